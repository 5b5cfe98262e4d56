/** The labelled list of changes against connector and guard together: nothing harmful may pass, hardly anything harmless be held. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { BackendId, localId, OutboxKey, ShopId } from '../../../shared/domain/ids'
import { item, labels, note, reply, resolve } from '../../../shared/domain/outbox/outbox.fixture'
import { staleness } from '../../../shared/domain/outbox/stale'
import type { Basis, Effect, Staleness } from '../../../shared/domain/outbox/types'
import type { HttpAnswer } from '../../ports'
import { chatwoot } from './system'

const Message = z.record(z.string(), z.unknown())
const Case = z.strictObject({
  name: z.string(),
  why: z.string().optional(),
  seen: z.strictObject({ status: z.string().optional(), assignee: z.number().optional() }).default({}),
  after: z.array(Message).default([]),
  fill: z.strictObject({ count: z.number(), message: Message }).optional(),
  row: Message.default({}),
  effect: z.enum(['reply', 'resolve', 'both', 'note', 'labels']).default('reply'),
  ownKeys: z.boolean().default(false),
  ownIds: z.array(z.number()).default([]),
  ownStatus: z.string().optional(),
  ownAssignee: z.number().optional(),
  shuffled: z.boolean().default(false),
  sameSecond: z.boolean().default(false),
  older: z.boolean().default(false),
  gone: z.boolean().default(false),
})
type Case = z.infer<typeof Case>
const { harmless, harmful } = z
  .object({ harmless: z.array(Case), harmful: z.array(Case) })
  .parse(JSON.parse(readFileSync(new URL('./stale.cases.json', import.meta.url), 'utf8')))

const backendId = BackendId.parse('backend1')
const AT = 1_790_000_000
const effects: Record<Case['effect'], Effect[]> = {
  reply: [reply()],
  resolve: [resolve],
  both: [reply(), resolve],
  note: [note()],
  labels: [labels('vip')],
}
const never = new AbortController().signal

/** The conversation as the server has it now. */
const wireOf = (one: Case) => {
  const { assignee, team, assignee_type: kind, ...rest } = one.row
  const row = {
    id: 1,
    inbox_id: 7,
    status: 'open',
    can_reply: true,
    created_at: AT - 900,
    last_activity_at: AT,
    meta: {
      assignee: assignee === undefined ? null : { id: assignee },
      assignee_type: kind,
      team: team === undefined ? null : { id: team },
      sender: { id: 55 },
    },
    ...rest,
  }
  const first = { id: 100, message_type: 0, content: 'Where is it?', sender: { id: 55, type: 'contact' }, created_at: AT }
  const more = [...one.after, ...Array.from({ length: one.fill?.count ?? 0 }, () => one.fill?.message ?? {})]
  const at = (place: number) => (one.older ? AT - 600 : one.sameSecond ? AT : AT + 10 + place)
  const messages = [first, ...more.map((message, place) => ({ id: 101 + place, created_at: at(place), ...message }))].slice(-20)
  return { row, messages: one.shuffled ? messages.reverse() : messages }
}

const held = async (one: Case): Promise<Staleness[]> => {
  const { row, messages } = wireOf(one)
  const give = (status: number, body: unknown): HttpAnswer => {
    const text = JSON.stringify(body)
    return { status, headers: { 'content-type': 'application/json' }, bytes: Buffer.from(text), text: () => text }
  }
  const connector = chatwoot.create({
    backendId,
    shopId: ShopId.parse('shop'),
    values: { url: 'https://c.example.test', token: 'secret', account: '3' },
    fetchDays: 30,
    clock: { now: () => (AT + 5_000) * 1000, monotonic: () => 0, sleep: async () => undefined },
    random: { bytes: (length) => new Uint8Array(length), number: () => 0 },
    http: {
      request: async ({ url }) => {
        if (url.endsWith('/profile')) return give(200, { id: 4, name: 'Ben', account_id: 3, accounts: [{ id: 3 }] })
        if (one.gone) return give(404, { error: 'Resource could not be found' })
        return give(200, url.includes('/messages') ? { payload: messages } : row)
      },
      socket: () => {
        throw new Error('no socket here')
      },
    },
    log: { info: () => undefined, warn: () => undefined },
    store: { get: async () => null, set: async () => undefined },
    hmac: (text) => text,
  })
  const id = localId(backendId, 'c', 1)
  const agent = (number: number | undefined) => (number === undefined ? null : localId(backendId, 'a', number))
  const basis: Basis = {
    lastMessageId: localId(backendId, 'm', 100),
    lastIncomingAt: AT * 1000,
    status: one.seen.status ?? 'open',
    assigneeId: agent(one.seen.assignee),
    seenAt: AT * 1000,
  }
  const own = {
    keys: new Set(one.ownKeys ? [OutboxKey.parse('own-key-000000000001')] : []),
    messageIds: new Set(one.ownIds.map((number) => localId(backendId, 'm', number))),
    statuses: new Set(one.ownStatus === undefined ? [] : [one.ownStatus]),
    assigneeIds: new Set(one.ownAssignee === undefined ? [] : [agent(one.ownAssignee)]),
    me: agent(4),
  }
  return staleness(item('x', effects[one.effect], { backendId, conversationId: id, basis }), await connector.head(id, never), own)
}

it('is long enough to mean something, and says nothing twice', () => {
  expect(harmless.length).toBeGreaterThanOrEqual(60)
  expect(harmful.length).toBeGreaterThanOrEqual(40)
  const names = [...harmless, ...harmful].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

it('lets nothing harmful pass, and says why it holds', async () => {
  const missed: string[] = []
  for (const one of harmful) {
    const why: string[] = await held(one)
    if (!why.includes(one.why ?? '')) missed.push(`${one.name}: ${why.join(' ') || 'passed'} instead of ${one.why}`)
  }
  expect(missed).toEqual([])
})

it('holds under 2 % of what is harmless', async () => {
  const wrong: string[] = []
  for (const one of harmless) {
    const why = await held(one)
    if (why.length > 0) wrong.push(`${one.name}: ${why.join(' ')}`)
  }
  expect(wrong.length / harmless.length, wrong.join('\n')).toBeLessThan(0.02)
})
