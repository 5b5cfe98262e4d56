/** Every verb of the Chatwoot connector against a small Chatwoot in memory, each request judged by the vendor's description. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { chatwoot } from '../../../src/main/connectors/chatwoot/system'
import type { Connector, Delivery, FileToSend } from '../../../src/main/connectors/connector'
import { HttpFailure } from '../../../src/main/ports'
import { BackendId, localId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { Page } from '../../../src/shared/domain/sync/types'
import { chatwootRules } from './chatwootRules'
import { FakeChatwoot } from './fakeChatwoot'
import { answer, needsOf, settleTasks, TestClock, TestHttp } from './ports'
import { readDescription, seenBody, VendorSpec, whyMissing } from './vendorSpec'

const T0 = Date.parse('2026-09-21T10:00:00Z')
const description = readDescription('chatwoot/application_swagger.json')
const spec = description ? new VendorSpec(description, chatwootRules) : null
const backend = BackendId.parse('backend1')
const never = new AbortController().signal
const key = OutboxKey.parse('c2f1c2f1c2f1c2f1')

let clock: TestClock
let fake: FakeChatwoot
let http: TestHttp
let connector: Connector
const faults: string[] = []

beforeEach(() => {
  clock = new TestClock(T0)
  fake = new FakeChatwoot(() => clock.now())
  http = new TestHttp((request) => {
    if (spec) {
      const verdict = spec.judge({ method: request.method, url: request.url, ...seenBody(request.body) })
      faults.push(...verdict.faults.map((fault) => `${verdict.operation}: ${fault}`))
    }
    return fake.handle(request)
  })
  connector = chatwoot.create(needsOf(http, clock, { url: 'https://chat.example.test', token: 'secret' }))
})

afterAll(() => {
  if (spec)
    console.info(`chatwoot requests judged by the vendor's description: ${spec.counts.vendor}, by schemas of ours: ${spec.counts.own}`)
})

const cid = (id: number) => localId(backend, 'c', id)
const deliveryOf = (effect: Effect, conversation: number | null = 1, files: FileToSend[] = []): Delivery => ({
  key,
  conversationId: conversation === null ? null : cid(conversation),
  effect,
  index: 0,
  files,
  sender: { name: 'North' },
})
const reply = (text = 'Guten Tag', more: Partial<Extract<Effect, { type: 'reply' }>> = {}): Effect => ({
  type: 'reply',
  text,
  files: [],
  subject: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  language: 'de',
  direction: 'ltr',
  ...more,
})
const send = (effect: Effect, conversation: number | null = 1, files: FileToSend[] = []) =>
  connector.deliver(deliveryOf(effect, conversation, files), never)

/** Pulls until nothing more stands ready; answers everything that came. */
const pullAll = async (from: string | null = null, limit = 100) => {
  const pages: Page[] = []
  let cursor = from
  for (let turn = 0; turn < 500; turn += 1) {
    const page = Page.parse(await connector.pull(cursor, limit, never))
    pages.push(page)
    cursor = page.cursor
    if (!page.more) break
  }
  const rows = pages.flatMap((page) => page.rows.conversations)
  const messages = pages.flatMap((page) => page.rows.messages)
  return {
    pages,
    cursor: cursor as string,
    rows,
    messages,
    ids: new Set(rows.map(({ remoteId }) => Number(remoteId))),
    bad: pages.flatMap(({ bad }) => bad),
  }
}

describe.skipIf(!spec)(spec ? 'requests' : whyMissing('chatwoot/application_swagger.json'), () => {
  test('the judge refuses a wrong call', () => {
    const post = (path: string, body: unknown) =>
      spec?.judge({ method: 'POST', url: `https://x.test/api/v1/accounts/3/conversations/1/${path}`, body, form: false }).faults
    expect(post('toggle_status', { status: 'asleep' })).not.toEqual([])
    expect(post('nonsense', {})).not.toEqual([])
    expect(
      post('messages', {
        content: 'x',
        message_type: 'outgoing',
        private: false,
        echo_id: 'a',
        content_attributes: { drg_key: `${key}:0` },
        source_id: 's',
      }),
    ).not.toEqual([])
    expect(
      spec?.judge({ method: 'GET', url: 'https://x.test/api/v1/accounts/3/conversations?colour=red', body: null, form: false }).faults,
    ).not.toEqual([])
  })
})

describe('pull', () => {
  test('first fetch: recent ones and all open ones whatever their age, with messages and sets', async () => {
    for (let id = 1; id <= 60; id += 1) fake.add(id, id * 3600, { status: id % 2 ? 'open' : 'resolved' })
    for (let id = 61; id <= 130; id += 1) fake.add(id, 40 * 86_400 + id, { status: ['open', 'pending', 'snoozed', 'resolved'][id % 4] })
    const { ids, pages, messages } = await pullAll()
    for (let id = 1; id <= 60; id += 1) expect(ids.has(id)).toBe(true)
    for (let id = 61; id <= 130; id += 1) expect(ids.has(id), `old ${id}`).toBe(id % 4 !== 3)
    expect(messages.length).toBeGreaterThanOrEqual(ids.size)
    expect(pages[0]?.rows.agents).toHaveLength(1)
    expect(pages[0]?.rows.inboxes?.map(({ channel }) => channel)).toEqual(['email', 'whatsapp'])
    expect(pages[0]?.rows.labels?.[0]?.colour).toBe('#ff0000')
    for (const page of pages) expect(page.rows.conversations.length).toBeLessThanOrEqual(10)
    expect(pages[0]?.progress.phase).toBe('first')
  })

  test('rows that move between pages are not missed', async () => {
    for (let id = 1; id <= 120; id += 1) fake.add(id, id * 60, {})
    let calls = 0
    fake.beforeList = () => {
      calls += 1
      // Rows of the head leave: those after them move up one page.
      if (calls === 2) for (const id of [1, 2, 3]) fake.conversations.delete(id)
      if (calls === 4) fake.say(fake.conversations.get(110) as never, {})
    }
    const { ids } = await pullAll()
    for (let id = 4; id <= 120; id += 1) expect(ids.has(id), `row ${id}`).toBe(true)
  })

  test('a server that lies about pages does not hold the desk for ever', async () => {
    for (let id = 1; id <= 60; id += 1) fake.add(id, id * 60)
    fake.override = (path, request) => {
      const url = new URL(request.url)
      if (path !== '/api/v1/accounts/3/conversations' || !url.searchParams.has('page')) return null
      return answer(200, {
        data: {
          meta: { all_count: 60 },
          payload: [...fake.conversations.values()].slice(0, 25).map(({ messages, ...row }) => ({ ...row, messages: [messages[0]] })),
        },
      })
    }
    const { ids, pages } = await pullAll()
    expect(ids.size).toBe(25)
    expect(pages.length).toBeLessThan(60)
  })

  test('live: what changed comes, what did not is not read again, the same cursor may be asked twice', async () => {
    for (let id = 1; id <= 5; id += 1) fake.add(id, 86_400 * id)
    const first = await pullAll()
    clock.time += 60_000
    await pullAll(first.cursor)
    clock.time += 600_000
    fake.say(fake.conversations.get(3) as never, { content: 'Wo ist mein Paket?' })
    const second = await pullAll(first.cursor)
    const again = await pullAll(first.cursor)
    expect([...second.ids]).toEqual([3])
    expect([...again.ids]).toEqual([3])
    expect(second.messages.map(({ text }) => text)).toContain('Wo ist mein Paket?')
    const before = http.requests.length
    const quiet = await pullAll(second.cursor)
    expect(quiet.rows).toEqual([])
    expect(http.requests.length - before).toBe(1)
  })

  test('the server clock rules, however wrong ours is, and jumps of ours lose nothing', async () => {
    fake.skewSeconds = -7 * 3600
    fake.add(1, 86_400)
    const first = await pullAll()
    clock.time += 300_000
    fake.say(fake.conversations.get(1) as never, { content: 'one' })
    const second = await pullAll(first.cursor)
    expect(second.messages.map(({ text }) => text)).toContain('one')
    // Our clock is set back two hours; the server's goes on.
    clock.time -= 7_200_000
    fake.skewSeconds += 7_200 + 600
    fake.say(fake.conversations.get(1) as never, { content: 'two' })
    const third = await pullAll(second.cursor)
    expect(third.messages.map(({ text }) => text)).toContain('two')
    expect(third.rows[0]?.updatedAt).toBeGreaterThan(second.rows[0]?.updatedAt ?? Number.POSITIVE_INFINITY)
  })

  test('more new messages than one page holds, all of them', async () => {
    fake.add(1, 86_400)
    const first = await pullAll()
    clock.time += 3_600_000
    for (let at = 0; at < 70; at += 1) fake.say(fake.conversations.get(1) as never, { content: `n${at}` })
    const { messages } = await pullAll(first.cursor)
    expect(messages.filter(({ text }) => /^n\d+$/.test(text))).toHaveLength(70)
  })

  test('a long gap is walked over page by page', async () => {
    for (let id = 1; id <= 80; id += 1) fake.add(id, 86_400 + id)
    const first = await pullAll()
    clock.time += 3 * 86_400_000
    for (let id = 10; id <= 50; id += 1) fake.say(fake.conversations.get(id) as never, { content: 'back' })
    Object.assign(fake.conversations.get(70) ?? {}, { updated_at: fake.now() - 100 })
    const before = http.requests.length
    const { ids, pages } = await pullAll(first.cursor)
    for (let id = 10; id <= 50; id += 1) expect(ids.has(id)).toBe(true)
    expect(ids.has(70)).toBe(true)
    expect(ids.has(60)).toBe(false)
    expect(pages[0]?.progress.phase).toBe('catchUp')
    expect(http.requests.slice(before).every(({ url }) => !/updated_within=2\d{5}/.test(url))).toBe(true)
  })

  test('a server that ignores updated_within is noticed and walked over', async () => {
    fake.ignoresWindow = true
    for (let id = 1; id <= 30; id += 1) fake.add(id, 86_400 + id * 60)
    const first = await pullAll()
    clock.time += 900_000
    fake.say(fake.conversations.get(29) as never, { content: 'late' })
    const { messages } = await pullAll(first.cursor)
    expect(messages.map(({ text }) => text)).toContain('late')
  })

  test('bad items are named, the rest goes on', async () => {
    fake.add(1, 100, { status: 'exploded' })
    fake.add(2, 200, {}, [{ message_type: 9 }, { content: 'half \ud83d and whole 😀' }])
    fake.add(3, 300, {}, [{ content: 'x'.repeat(10_000_000) }])
    fake.add(4, 400, { meta: 'nonsense' })
    fake.conversations.set(5, { ...fake.add(5, 500), id: 'five' as never })
    const { ids, bad, messages, rows } = await pullAll()
    expect([...ids].sort()).toEqual([2, 3, 4])
    expect(bad.map(({ what, remoteId }) => `${what} ${remoteId}`)).toEqual(expect.arrayContaining(['conversation 1', 'conversation five']))
    expect(bad.some(({ what }) => what === 'message')).toBe(true)
    expect(messages.find(({ text }) => text.startsWith('half'))?.text).toBe('half \ufffd and whole 😀')
    expect(messages.find(({ text }) => text.startsWith('xxx'))?.text).toHaveLength(1_000_000)
    expect(rows.find(({ remoteId }) => remoteId === '4')?.customerId).toBeNull()
  })

  test('one conversation that fails does not stop the others; a failing line does', async () => {
    fake.add(1, 100)
    fake.add(2, 200)
    fake.override = (path) => (path.endsWith('/conversations/1/messages') ? answer(500, { error: 'boom' }) : null)
    // A 500 may pass: the page fails twice before the rest goes on without it.
    for (let turn = 0; turn < 2; turn += 1)
      await expect(connector.pull(null, 100, never)).rejects.toMatchObject({ problem: { code: 'serverError' } })
    const { ids, bad } = await pullAll()
    expect(ids).toEqual(new Set([1, 2]))
    expect(bad[0]).toEqual({ what: 'conversation', remoteId: '1', why: 'messages: serverError' })
    expect(new Set(bad.map(({ remoteId }) => remoteId))).toEqual(new Set(['1']))
    fake.override = (path) => (path.endsWith('/messages') ? answer(429, 'Retry later', { 'retry-after': '30' }) : null)
    await expect(connector.pull(null, 100, never)).rejects.toMatchObject({
      problem: { code: 'rateLimited' },
      retryAt: clock.now() + 30_000,
    })
  })

  test('a cursor of another account or of nonsense starts from the beginning', async () => {
    fake.add(1, 100)
    const page = await connector.pull('{"v":9}', 100, never)
    expect(page.rows.conversations).toHaveLength(1)
  })

  test('older messages of one conversation, and a conversation that is gone', async () => {
    fake.add(
      1,
      100,
      {},
      Array.from({ length: 65 }, (_, at) => ({ content: `m${at}` })),
    )
    const first = await connector.pullConversation(cid(1), null, 20, never)
    expect(first.rows.messages).toHaveLength(20)
    expect(first.more).toBe(true)
    const older = await connector.pullConversation(cid(1), first.rows.messages[0]?.id ?? null, 200, never)
    expect(older.rows.messages).toHaveLength(45)
    expect(older.more).toBe(false)
    expect((await connector.pullConversation(cid(99), null, 20, never)).rows.gone.conversations).toEqual([cid(99)])
  })
})

describe('deliver', () => {
  test('every effect, and what the server then holds', async () => {
    const one = fake.add(1, 100, { labels: ['vip', 'old'] }, [{ content: 'q' }])
    const asked = one.messages[0]?.id ?? 0
    expect(
      await send(reply('Guten Tag', { messageId: localId(backend, 'm', asked), cc: [{ name: '', address: 'boss@example.test' }] })),
    ).toMatchObject({ type: 'sent' })
    expect(one.messages.at(-1)).toMatchObject({ content: 'Guten Tag', content_attributes: { drg_key: `${key}:0`, in_reply_to: asked } })
    expect(JSON.parse(http.requests.at(-1)?.body as string).cc_emails).toBe('boss@example.test')
    expect(await send(reply('', {}), 1, [{ name: 'a.png', mime: 'image/png', bytes: new Uint8Array([1]) }])).toMatchObject({ type: 'sent' })
    expect(one.messages.at(-1)?.attachments).toHaveLength(1)
    await send({ type: 'note', text: 'only us', files: [] })
    expect(one.messages.at(-1)?.private).toBe(true)
    await send({ type: 'status', status: 'snoozed', until: T0 + 3_600_500 })
    expect(one).toMatchObject({ status: 'snoozed', snoozed_until: Math.floor((T0 + 3_600_500) / 1000) })
    await send({ type: 'status', status: 'pending', until: null })
    await send({ type: 'assign', assigneeId: localId(backend, 'a', 4) })
    expect(one.meta).toMatchObject({ assignee: { id: 4 } })
    await send({ type: 'assign', assigneeId: null })
    await send({ type: 'team', teamId: localId(backend, 't', 2) })
    expect(one.meta).toMatchObject({ assignee: null, team: { id: 2 } })
    await send({ type: 'team', teamId: null })
    await send({ type: 'labels', add: ['refund', 'vip'], remove: ['old'] })
    expect(one.labels).toEqual(['vip', 'refund'])
    await send({ type: 'priority', priority: 'urgent' })
    expect(one.priority).toBe('urgent')
    await send({ type: 'priority', priority: null })
    expect(one.priority).toBeNull()
    await send({ type: 'read', unread: false })
    await send({ type: 'read', unread: true })
    expect(await send({ type: 'block', blocked: true })).toMatchObject({ type: 'sent' })
    expect(fake.contacts.get(55)?.blocked).toBe(true)
    await connector.typing?.(cid(1), true)
    expect(http.requests.at(-1)?.url).toContain('toggle_typing_status')
    expect(await send({ type: 'status', status: 'spam', until: null })).toMatchObject({
      type: 'notSent',
      final: true,
      why: { code: 'unsupported' },
    })
    expect(http.requests.every(({ body }) => !String(body).includes('"source_id"'))).toBe(true)
  })

  test('priority none where the server refuses the documented word', async () => {
    const one = fake.add(1, 100, { priority: 'high' })
    fake.override = (path, request) =>
      path.endsWith('toggle_priority') && String(request.body).includes('none') ? answer(500, { error: 'enum' }) : null
    expect(await send({ type: 'priority', priority: null })).toMatchObject({ type: 'sent' })
    expect(one.priority).toBeNull()
  })

  test('starting: contact, inbox, conversation, message; an earlier try is taken up, not doubled', async () => {
    const start: Effect = {
      type: 'start',
      inboxId: localId(backend, 'i', 7),
      customerId: null,
      to: [{ name: 'Zoë', address: 'zoe@example.test' }],
      cc: [],
      bcc: [],
      subject: 'Ihr Paket',
      text: 'Hallo',
      files: [],
      language: 'de',
      direction: 'ltr',
    }
    http.interfere = (request) =>
      request.method === 'POST' && request.url.endsWith('/messages') ? { before: new HttpFailure('unreachable', true) } : null
    expect((await send(start, null)).type).toBe('unknown')
    http.interfere = null
    const outcome = await send(start, null)
    expect(outcome).toMatchObject({ type: 'sent' })
    expect(fake.conversations.size).toBe(1)
    const [made] = fake.conversations.values()
    expect(made).toMatchObject({ additional_attributes: { drg_key: key, mail_subject: 'Ihr Paket' } })
    expect(made?.messages).toHaveLength(1)
    expect(await send(start, null)).toMatchObject(outcome)
    expect(made?.messages).toHaveLength(1)
    expect(fake.contacts.size).toBe(2)
    expect(await connector.lookUp(deliveryOf(start, null), clock.now(), never)).toMatchObject({ type: 'found' })
    expect(await send({ ...start, to: [] } as Effect, null)).toMatchObject({ type: 'notSent', final: true })
  })

  test('forwarding: a new mail with the words, the head and the files of the old one; refused elsewhere', async () => {
    const one = fake.add(1, 100, {}, [
      {
        content: 'Bitte an das Lager',
        attachments: [{ id: 9, file_type: 'file', data_url: 'https://chat.example.test/blob/beleg.pdf' }],
        content_attributes: { email: { subject: 'Beleg', from: ['ana@example.test'] } },
      },
    ])
    fake.override = (path) =>
      path.startsWith('/blob/') ? { ...answer(200, new Uint8Array([5, 6])), headers: { 'content-type': 'application/pdf' } } : null
    const effect: Effect = {
      type: 'forward',
      messageId: localId(backend, 'm', one.messages[0]?.id ?? 0),
      to: [{ name: 'Lager', address: 'lager@example.test' }],
      cc: [],
      bcc: [],
      subject: null,
      text: 'Siehe unten',
      files: [],
    }
    expect(await send(effect)).toMatchObject({ type: 'sent' })
    const made = [...fake.conversations.values()].at(-1)
    expect(made).toMatchObject({ additional_attributes: { mail_subject: 'Fwd: Beleg' } })
    expect(String(made?.messages[0]?.content)).toMatch(/Siehe unten[\s\S]*From:[\s\S]*Bitte an das Lager/)
    expect(made?.messages[0]?.attachments).toHaveLength(1)
    ;(one.meta as Record<string, unknown>).channel = 'Channel::Whatsapp'
    expect(await send(effect)).toMatchObject({ type: 'notSent', final: true, why: { code: 'unsupported' } })
  })

  const shapes: [string, () => void, object][] = [
    [
      '401',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(401, { error: 'no' }) : null)
      },
      { type: 'notSent', final: false, why: { code: 'signIn' } },
    ],
    [
      '403',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(403, { error: 'no' }) : null)
      },
      { type: 'notSent', final: true, why: { code: 'forbidden' } },
    ],
    [
      '404',
      () => {
        fake.conversations.clear()
      },
      { type: 'notSent', final: true, why: { code: 'notFound' } },
    ],
    [
      '408 of a proxy',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(408, '<html>') : null)
      },
      { type: 'unknown', why: { code: 'timeout' } },
    ],
    [
      '413',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(413, '<html>') : null)
      },
      { type: 'notSent', final: true, why: { code: 'tooLarge' } },
    ],
    [
      '422 with attributes',
      () => {
        fake.override = (path) =>
          path.endsWith('/messages') ? answer(422, { message: 'Content is too long', attributes: ['content'] }) : null
      },
      { type: 'notSent', final: true, why: { code: 'rejected', params: { fields: 'content' } } },
    ],
    [
      '429 seconds',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(429, 'Retry later', { 'Retry-After': '12' }) : null)
      },
      { type: 'notSent', final: false, retryAt: T0 + 12_000 },
    ],
    [
      '429 date against the server clock',
      () => {
        fake.skewSeconds = 3600
        fake.override = (path) =>
          path.endsWith('/messages') ? answer(429, 'x', { 'retry-after': new Date(T0 + 3_600_000 + 90_000).toUTCString() }) : null
      },
      { type: 'notSent', retryAt: T0 + 90_000 },
    ],
    [
      '429 without a time',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(429, '') : null)
      },
      { type: 'notSent', final: false, retryAt: null },
    ],
    [
      '429 with nonsense',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(429, '', { 'retry-after': 'soon' }) : null)
      },
      { type: 'notSent', retryAt: null },
    ],
    [
      '500',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(500, { error: 'x' }) : null)
      },
      { type: 'unknown', why: { code: 'serverError' } },
    ],
    [
      '502 page of a proxy',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(502, '<html>Bad gateway') : null)
      },
      { type: 'unknown', why: { code: 'serverError' } },
    ],
    [
      'a page instead of JSON after sending',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(200, '<!doctype html>') : null)
      },
      { type: 'unknown', why: { code: 'notChatwoot' } },
    ],
    [
      'JSON without an id',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(200, {}) : null)
      },
      { type: 'unknown', why: { code: 'badAnswer' } },
    ],
    [
      'not reached',
      () => {
        http.interfere = (request) => (request.url.endsWith('/messages') ? { before: new HttpFailure('unreachable', false) } : null)
      },
      { type: 'notSent', final: false, why: { code: 'unreachable' } },
    ],
    [
      'cut after sending',
      () => {
        http.interfere = (request) => (request.url.endsWith('/messages') ? { after: new HttpFailure('unreachable', true) } : null)
      },
      { type: 'unknown', why: { code: 'unreachable' } },
    ],
    [
      'timed out',
      () => {
        http.interfere = (request) => (request.url.endsWith('/messages') ? { after: new HttpFailure('timeout', true) } : null)
      },
      { type: 'unknown', why: { code: 'timeout' } },
    ],
    [
      'certificate',
      () => {
        http.interfere = (request) => (request.url.endsWith('/messages') ? { before: new HttpFailure('tls', false) } : null)
      },
      { type: 'notSent', final: false, why: { code: 'tls' } },
    ],
    [
      'aborted in flight',
      () => {
        http.interfere = (request) => (request.url.endsWith('/messages') ? { after: new HttpFailure('aborted', true) } : null)
      },
      { type: 'unknown', why: { code: 'cancelled' } },
    ],
    [
      'a login page by redirect',
      () => {
        http.interfere = (request) => (request.url.endsWith('/messages') ? { after: new HttpFailure('redirect', true) } : null)
      },
      { type: 'unknown', why: { code: 'badAnswer' } },
    ],
    [
      'answer too large',
      () => {
        http.interfere = (request) => (request.url.endsWith('/messages') ? { after: new HttpFailure('tooLarge', true) } : null)
      },
      { type: 'unknown', why: { code: 'tooLarge' } },
    ],
    [
      'profile timed out before anything was sent',
      () => {
        http.interfere = (request) => (request.url.endsWith('/profile') ? { after: new HttpFailure('timeout', true) } : null)
      },
      { type: 'notSent', final: false, why: { code: 'timeout' } },
    ],
  ]
  test.each(shapes)('classifies: %s', async (_name, arrange, expected) => {
    fake.add(1, 100)
    arrange()
    expect(await send(reply())).toMatchObject(expected)
  })

  test('reading labels that fails does nothing, writing them that fails may have', async () => {
    fake.add(1, 100)
    http.interfere = (request) =>
      request.url.endsWith('/labels') && request.method === 'GET' ? { after: new HttpFailure('timeout', true) } : null
    expect(await send({ type: 'labels', add: ['a'], remove: [] })).toMatchObject({ type: 'notSent' })
    http.interfere = (request) =>
      request.url.endsWith('/labels') && request.method === 'POST' ? { after: new HttpFailure('timeout', true) } : null
    expect(await send({ type: 'labels', add: ['a'], remove: [] })).toMatchObject({ type: 'unknown' })
  })
})

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
  test('absent only where the server was seen to give keys back', async () => {
    fake.add(1, 100)
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
    connector = chatwoot.create(needs)
    await connector.deliver({ ...deliveryOf(reply()), index: 5 }, never)
    await connector.head(cid(1), never)
    await settleTasks()
    connector = chatwoot.create(needs)
    expect(needs.stored.get('echo')).toBe('json')
    expect(await tryLost('before')).toEqual({ type: 'absent' })
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
    await expect(connector.fetchAttachment(localId(backend, 'f', 1), 'file:///etc/passwd', never)).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    })
  })
})

test.skipIf(!spec)('every request of these tests was as described', () => {
  // Storage links are no API calls.
  expect([...new Set(faults.filter((fault) => !/\/(blob|x\.png|rails)/.test(fault)))]).toEqual([])
  expect(spec?.counts.vendor).toBeGreaterThan(100)
  expect(spec?.counts.own).toBeGreaterThan(50)
})
