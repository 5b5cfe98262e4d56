/** Look-ups, heads and files of Chatwoot. */
import { describe, expect, test } from 'vitest'
import { chatwoot } from '../../../src/main/connectors/chatwoot/system'
import type { FileToSend } from '../../../src/main/connectors/connector'
import { HttpFailure } from '../../../src/main/ports'
import { localId } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { backend, cid, clock, connector, deliveryOf, fake, http, judged, key, never, reply, send, use } from './chatwootBench'
import { answer, needsOf, settleTasks } from './ports'

describe('look-up', () => {
  const lose = (when: 'before' | 'after') => {
    http.interfere = (request) => (request.method === 'POST' ? { [when]: new HttpFailure('timeout', true) } : null)
  }
  const tryLost = async (when: 'before' | 'after', files: FileToSend[] = []) => {
    const triedAt = clock.now()
    lose(when)
    expect((await send(reply(), 1, files)).type).toBe('unknown')
    http.interfere = null
    return connector.lookUp(deliveryOf(reply(), 1, files), triedAt, never)
  }
  const prove = async () => {
    await send({ type: 'note', text: 'n', files: [] })
    await connector.head(cid(1), never)
  }

  test('found by key', async () => {
    fake.add(1, 100)
    expect(await tryLost('after')).toMatchObject({ type: 'found', conversationId: cid(1) })
  })
  test('absent where nobody has ever sent anything, whatever becomes of keys', async () => {
    fake.keepsKeys = false
    fake.add(1, 100, {}, [{ content: 'q' }])
    expect(await tryLost('before')).toEqual({ type: 'absent' })
    expect(await tryLost('after')).toEqual({ type: 'cannotTell' })
  })
  test('absent only where the server was seen to give keys back, once somebody has sent something', async () => {
    fake.add(1, 100, {}, [{ message_type: 1, sender: { id: 9, type: 'user' } }])
    expect(await tryLost('before')).toEqual({ type: 'cannotTell' })
    const before = clock.now()
    await connector.deliver({ ...deliveryOf(reply()), index: 1 }, never)
    await connector.head(cid(1), never)
    clock.time = before
    expect(await tryLost('before')).toEqual({ type: 'absent' })
  })
  test('what was learned outlives a restart', async () => {
    fake.add(1, 100)
    const needs = needsOf(http, clock, { url: 'https://chat.example.test', token: 'secret' })
    use(chatwoot.create(needs))
    await connector.deliver({ ...deliveryOf(reply()), index: 5 }, never)
    await connector.head(cid(1), never)
    await settleTasks()
    use(chatwoot.create(needs))
    expect(needs.stored.get('echo')).toBe('json')
    expect(await tryLost('before')).toEqual({ type: 'absent' })
  })
  test('other desks’ keys teach as much, those of conversations in every row that is read', async () => {
    const mine = key.slice(0, -1)
    fake.add(1, 100, { additional_attributes: { drg_key: `${mine}1` } }, [
      { message_type: 1, sender: { id: 9, type: 'user' }, content_attributes: { drg_key: `${mine}2:0` } },
    ])
    const needs = needsOf(http, clock, { url: 'https://chat.example.test', token: 'secret' })
    use(chatwoot.create(needs))
    let cursor: string | null = null
    for (let page = 0; page < 5; page += 1) cursor = (await connector.pull(cursor, 50, never)).cursor
    await settleTasks()
    expect(needs.stored.get('echo')?.split(',').sort()).toEqual(['conversation', 'json'])
  })
  test('a server that keeps no keys never says absent', async () => {
    fake.keepsKeys = false
    fake.add(1, 100)
    await connector.deliver({ ...deliveryOf(reply()), index: 1 }, never)
    await connector.head(cid(1), never)
    expect(await tryLost('after')).toEqual({ type: 'cannotTell' })
    expect(await tryLost('before')).toEqual({ type: 'cannotTell' })
  })
  test('a message of ours without its key (retried or deleted) makes it doubtful', async () => {
    const one = fake.add(1, 100)
    await connector.deliver({ ...deliveryOf(reply()), index: 1 }, never)
    await connector.head(cid(1), never)
    clock.time += 1000
    const lost = fake.say(one, { message_type: 1, content: '', sender: { id: 4, type: 'user' }, content_attributes: { deleted: true } })
    expect(lost.id).toBeGreaterThan(0)
    expect(await tryLost('before')).toEqual({ type: 'cannotTell' })
  })
  test('a refusal that words a broken part of the server proves nothing; that of a validation does', async () => {
    fake.add(1, 100)
    const refusing = (error: string, effect: Effect = reply()) => {
      http.interfere = (request) => (request.method === 'POST' ? { instead: answer(422, { error }) } : null)
      return send(effect)
    }
    expect(await refusing('Error connecting to Redis on redis:6379 (Errno::ECONNREFUSED)')).toMatchObject({ type: 'unknown' })
    expect(await refusing('execution expired: Net::OpenTimeout')).toMatchObject({ type: 'unknown' })
    const changes: Effect[] = [
      { type: 'status', status: 'resolved', until: null },
      { type: 'assign', assigneeId: null },
      { type: 'labels', add: ['vip'], remove: [] },
    ]
    for (const effect of changes) {
      expect(await refusing('Redis::CannotConnectError', effect)).toMatchObject({ type: 'unknown' })
      expect(await refusing('Assignee must exist', effect)).toMatchObject({ type: 'notSent', final: true })
    }
    expect(await refusing('Validation failed: Content is too long')).toMatchObject({ type: 'notSent', final: true })
    expect(await refusing('Invalid email address')).toMatchObject({ type: 'notSent', final: true })
  })
  test('files are judged apart from texts', async () => {
    fake.add(1, 100)
    await connector.deliver({ ...deliveryOf(reply()), index: 1 }, never)
    await connector.head(cid(1), never)
    expect(await tryLost('before', [{ name: 'a.txt', mime: 'text/plain', bytes: new Uint8Array([1]) }])).toEqual({ type: 'cannotTell' })
  })
  test('waits for a server that is still working, and reads past a flood', async () => {
    const one = fake.add(1, 100)
    await prove()
    const triedAt = clock.now()
    fake.say(one, { message_type: 1, sender: { id: 4, type: 'user' }, content_attributes: { drg_key: `${key}:3` } })
    for (let at = 0; at < 90; at += 1) fake.say(one, { content: `flood ${at}` })
    expect(await connector.lookUp({ ...deliveryOf(reply()), index: 3 }, triedAt, never)).toMatchObject({ type: 'found' })
    expect(clock.now() - triedAt).toBeGreaterThanOrEqual(10_000)
  })
  test('a start is absent only where the contact’s list reaches back far enough and all of it can be read', async () => {
    const start: Effect = {
      type: 'start',
      inboxId: localId(backend, 'i', 7),
      customerId: localId(backend, 'u', 55),
      to: [],
      cc: [],
      bcc: [],
      subject: null,
      text: 'Hallo',
      files: [],
      language: null,
      direction: 'ltr',
    }
    const wire = (id: number, more: object = {}) => ({
      id,
      status: 'open',
      last_activity_at: Math.floor(clock.now() / 1000),
      additional_attributes: { drg_key: 'another-key-of-ours' },
      ...more,
    })
    const ask = (payload: unknown[], sent: { key?: string }[] = []) => {
      const created_at = Math.floor(clock.now() / 1000)
      const messages = sent.map((one, at) => ({
        id: 900 + at,
        message_type: 1,
        content: 'x',
        created_at,
        sender: { id: 9, type: 'user' },
        content_attributes: one.key === undefined ? {} : { drg_key: one.key },
      }))
      fake.override = (path, request) => {
        if (path.endsWith('/contacts/55/conversations')) return answer(200, { payload })
        return path.endsWith('/messages') ? answer(200, { payload: request.url.includes('before=') ? [] : messages }) : null
      }
      return connector.lookUp(deliveryOf(start, null), clock.now(), never)
    }
    const few = Array.from({ length: 19 }, (_, at) => wire(at + 1))
    expect(await ask(few)).toEqual({ type: 'absent' })
    expect(await ask([...few, { id: 'x' }])).toEqual({ type: 'cannotTell' })
    // One that stood already may be where the inbox put it: its messages tell.
    expect(await ask([wire(1)], [{}])).toEqual({ type: 'cannotTell' })
    expect(await ask([wire(1)], [{ key: `${key}:0` }])).toMatchObject({ type: 'found', conversationId: cid(1) })
    const longAgo = Math.floor(clock.now() / 1000) - 90_000
    expect(await ask([wire(1, { last_activity_at: longAgo })], [{ key: `${key}:0` }])).toMatchObject({ type: 'found' })
    // Twenty, all with something new since: ours may be the one that fell out.
    expect(await ask([...few, wire(20)])).toEqual({ type: 'cannotTell' })
    expect(await ask([...few, wire(20, { last_activity_at: Math.floor(clock.now() / 1000) - 90_000 })])).toEqual({ type: 'absent' })
  })
  test('pages that never end are no proof', async () => {
    const one = fake.add(1, 100)
    await prove()
    fake.override = (path, request) =>
      path.endsWith('/messages') && request.method === 'GET' ? answer(200, { payload: one.messages }) : null
    expect(await connector.lookUp({ ...deliveryOf(reply()), index: 9 }, clock.now(), never)).toEqual({ type: 'cannotTell' })
  })
  test('states are compared; repeating them is safe', async () => {
    fake.add(1, 100)
    const status: Effect = { type: 'status', status: 'resolved', until: null }
    expect(await connector.lookUp(deliveryOf(status), clock.now(), never)).toEqual({ type: 'absent' })
    await send(status)
    expect(await connector.lookUp(deliveryOf(status), clock.now(), never)).toMatchObject({ type: 'found' })
    expect(await connector.lookUp(deliveryOf({ type: 'block', blocked: true }), clock.now(), never)).toEqual({ type: 'absent' })
    expect(await connector.lookUp(deliveryOf(status, 99), clock.now(), never)).toEqual({ type: 'cannotTell' })
  })
})

describe('head and files', () => {
  test('newest first, bots told apart, gone is a fact', async () => {
    const one = fake.add(1, 100, {}, [{ content: 'q' }])
    fake.say(one, { message_type: 3, content: 'We are away', sender: null })
    fake.say(one, { message_type: 1, sender: { id: 9, name: 'Rule' }, content_attributes: { automation_rule_id: 4 } })
    fake.say(one, { message_type: 2, content: 'Ben resolved', sender: null })
    fake.say(one, { message_type: 1, sender: { id: 4, type: 'user' } })
    const head = await connector.head(cid(1), never)
    expect(head.recent.map(({ kind, byBot }) => `${kind} ${byBot}`)).toEqual([
      'outgoing false',
      'event true',
      'outgoing true',
      'outgoing true',
      'incoming false',
    ])
    expect(head.recent[0]?.authorId).toBe(localId(backend, 'a', 4))
    expect(await connector.head(cid(2), never)).toMatchObject({ exists: false })
  })
  test('the token never goes to storage, and clear text is refused', async () => {
    fake.override = (path) =>
      path.endsWith('.png') ? { ...answer(200, new Uint8Array([1, 2, 3])), headers: { 'content-type': 'image/PNG; x=1' } } : null
    const file = await connector.fetchAttachment(localId(backend, 'f', 1), 'https://storage.example.test/x.png', never)
    expect(file).toEqual({ mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) })
    expect(http.requests.at(-1)?.headers).toEqual({})
    await connector.fetchAttachment(localId(backend, 'f', 1), 'https://chat.example.test/rails/x.png', never)
    expect(http.requests.at(-1)).toMatchObject({ headers: { api_access_token: 'secret' }, redirect: 'follow' })
    await expect(connector.fetchAttachment(localId(backend, 'f', 1), 'http://storage.example.test/x.png', never)).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    })
    for (const ref of [
      'file:///etc/passwd',
      'https://127.0.0.1/x',
      'https://2130706433/x',
      'https://10.0.0.8/x',
      'https://[::1]/x',
      'https://router/x',
      'https://nas.local/x',
      'https://169.254.169.254/x',
    ])
      await expect(connector.fetchAttachment(localId(backend, 'f', 1), ref, never), ref).rejects.toMatchObject({
        problem: { code: 'forbidden' },
      })
    // A read that fails has done nothing, so a forward that needs it has surely not begun.
    fake.override = (path) => (path.endsWith('.png') ? answer(500, {}) : null)
    await expect(connector.fetchAttachment(localId(backend, 'f', 1), 'https://chat.example.test/x.png', never)).rejects.toMatchObject({
      done: 'no',
    })
  })
})

judged(30, 5)
