/** Every effect on Chatwoot, and every way its sending can end. */
import { describe, expect, test } from 'vitest'
import { chatwoot } from '../../../src/main/connectors/chatwoot/system'
import { HttpFailure } from '../../../src/main/ports'
import { localId } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { backend, cid, clock, connector, deliveryOf, fake, http, judged, key, never, reply, send, use } from './chatwootBench'
import { answer, needsOf } from './ports'

const T0 = Date.parse('2026-09-21T10:00:00Z')

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
      '401 for an inbox of others: the token itself is good',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(401, { error: 'You are not authorized to do this action' }) : null)
      },
      { type: 'notSent', final: true, why: { code: 'forbidden' } },
    ],
    [
      '407 of a proxy that wants a name',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(407, '<html>') : null)
      },
      { type: 'notSent', final: false, why: { code: 'proxy', params: { context: 'auth' } } },
    ],
    [
      '511 of a network that wants a sign-in',
      () => {
        fake.override = (path) => (path.endsWith('/messages') ? answer(511, '<html>') : null)
      },
      { type: 'notSent', final: false, why: { code: 'portal' } },
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

  test('a silence asked for while a verb is under way stops its next call', async () => {
    const one = fake.add(1, 100)
    let quiet = 0
    const needs = needsOf(http, clock, { url: 'https://chat.example.test', token: 'secret' })
    use(chatwoot.create({ ...needs, quietUntil: () => quiet }))
    http.interfere = (request) => {
      if (request.url.endsWith('/labels') && request.method === 'GET') quiet = clock.now() + 60_000
      return null
    }
    const until = clock.now() + 60_000
    expect(await send({ type: 'labels', add: ['a'], remove: [] })).toMatchObject({
      type: 'notSent',
      final: false,
      why: { code: 'rateLimited' },
    })
    expect(one.labels).toEqual([])
    expect(quiet).toBeGreaterThanOrEqual(until)
    clock.time += 61_000
    http.interfere = () => null
    expect(await send({ type: 'labels', add: ['a'], remove: [] })).toMatchObject({ type: 'sent' })
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

judged(20, 20)
