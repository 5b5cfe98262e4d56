import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRows, type Rows } from '../sync/types'
import { heldAmong } from './holds'
import { conversationFate, customerFate, recordFate } from './retention'
import { mayEvict, spaceLevel } from './space'
import { forgottenBy, withoutForgotten, withoutHarm } from './tombstones'
import { defaultRule, type Erasure, type Hold, KeepingRule } from './types'

const day = 86_400_000
const now = 1_795_000_000_000
const idle = { draft: 0, queued: 0, held: 0, unknown: 0, failed: 0 }

describe('retention', () => {
  it.each([
    ['resolved', 366, 365, false, 'goes'],
    ['spam', 366, 365, false, 'goes'],
    ['resolved', 365, 365, false, 'young'],
    ['resolved', 5000, null, false, 'asBackend'],
    ['open', 5000, 1, false, 'open'],
    ['pending', 5000, 1, false, 'open'],
    ['snoozed', 5000, 1, false, 'open'],
    ['resolved', 5000, 1, true, 'held'],
  ] as const)('%s, untouched for %i days, kept for %s days, legal hold %s: %s', (status, age, days, kept, fate) => {
    expect(conversationFate({ ...idle, status, lastActivityAt: now - age * day }, days, now, kept)).toBe(fate)
  })
  it('never takes what is open, written to or held, whatever its age and the rule', () => {
    const row = fc.record({
      status: fc.constantFrom('open', 'pending', 'snoozed', 'resolved', 'spam'),
      lastActivityAt: fc.integer({ min: 0, max: now }),
      draft: fc.nat(1),
      queued: fc.nat(1),
      held: fc.nat(1),
      unknown: fc.nat(1),
      failed: fc.nat(1),
    })
    fc.assert(
      fc.property(row, fc.option(fc.integer({ min: 1, max: 3660 })), fc.boolean(), (facts, days, kept) => {
        const fate = conversationFate(facts, days, now, kept)
        const closed = facts.status === 'resolved' || facts.status === 'spam'
        const busy = facts.draft + facts.queued + facts.held + facts.unknown + facts.failed > 0
        const old = days !== null && facts.lastActivityAt < now - days * day
        expect(fate === 'goes').toBe(closed && !busy && !kept && old)
      }),
    )
  })
  it('takes the more the shorter the rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: now }), fc.integer({ min: 1, max: 3660 }), fc.nat(3000), (at, days, more) => {
        const row = { ...idle, status: 'resolved', lastActivityAt: at }
        if (conversationFate(row, days + more, now, false) === 'goes') expect(conversationFate(row, days, now, false)).toBe('goes')
      }),
    )
  })
  it('keeps a customer while anything of hers is here', () => {
    const old = { touchedAt: now - 400 * day, conversations: 0, records: 0 }
    expect(customerFate(old, 365, now, false)).toBe('goes')
    expect(customerFate({ ...old, conversations: 1 }, 365, now, false)).toBe('open')
    expect(customerFate({ ...old, records: 1 }, 365, now, false)).toBe('open')
    expect(customerFate({ ...old, touchedAt: now }, 365, now, false)).toBe('young')
    expect(customerFate(old, 365, now, true)).toBe('held')
    expect(customerFate(old, null, now, false)).toBe('asBackend')
  })
  it.each([
    ['disputes', 'needsResponse', 4000, 'open'],
    ['disputes', 'won', 4000, 'goes'],
    ['orders', 'shipped', 40, 'open'],
    ['orders', 'shipped', 400, 'goes'],
    ['orders', 'delivered', 40, 'goes'],
    ['orders', 'delivered', 20, 'young'],
    ['parcels', 'inTransit', 40, 'open'],
    ['parcels', 'delivered', 40, 'goes'],
  ] as const)('of %s in state %s after %i days: %s', (kind, state, age, fate) => {
    expect(recordFate({ kind, state, touchedAt: now - age * day }, 30, now, false)).toBe(fate)
    expect(recordFate({ kind, state, touchedAt: now - age * day }, 30, now, true)).toBe('held')
  })
  it('has a default that its own schema takes', () => expect(KeepingRule.parse(defaultRule)).toEqual(defaultRule))
})

describe('room on the disk', () => {
  const GB = 1e9
  it.each([
    [1, 100, 50, 'fine'],
    [81, 100, 50, 'tight'],
    [96, 100, 50, 'full'],
    [1, 100, 1.5, 'tight'],
    [1, 100, 0.3, 'full'],
    [null, null, null, 'fine'],
    [null, 100, 0.3, 'full'],
  ] as const)('%s of %s GB used, %s GB free: %s', (used, quota, free, level) => {
    const bytes = (gb: number | null) => (gb === null ? null : gb * GB)
    expect(spaceLevel({ usedBytes: bytes(used), quotaBytes: bytes(quota), freeBytes: bytes(free) })).toBe(level)
  })
  it('lets only closed conversations go that nobody works on', () => {
    const row = { ...idle, status: 'resolved', kept: false }
    expect(mayEvict(row)).toBe(true)
    for (const change of [
      { status: 'open' },
      { status: 'snoozed' },
      { kept: true },
      { draft: 1 },
      { queued: 1 },
      { held: 1 },
      { unknown: 1 },
      { failed: 1 },
    ])
      expect(mayEvict({ ...row, ...change })).toBe(false)
  })
})

const at = now
const of = (more: object | string): never => more as never
const erasure = (more: Partial<Erasure> = {}): Erasure => ({
  id: 'e',
  at,
  shopId: of('s'),
  pending: false,
  customerIds: [of('b~u~1')],
  conversationIds: [of('b~c~1')],
  recordIds: ['b~o~1'],
  hashes: ['hash'],
  ...more,
})
const conversation = (more: object = {}) =>
  of({ id: 'b~c~1', customerId: 'b~u~1', createdAt: at - 9, lastIncomingAt: at - 5, preview: null, ...more })
const message = (more: object = {}) => of({ id: 'b~m~1', conversationId: 'b~c~1', at: at - 5, kind: 'incoming', deleted: false, ...more })
const page = (more: Partial<Rows>): Rows => ({ ...emptyRows(), ...more })
const nothing = { alive: new Set<string>(), hashes: new Map<string, string[]>() }

describe('tombstones', () => {
  const forgotten = () => forgottenBy([erasure()])
  it('keep the old out, whole', () => {
    const rows = page({
      conversations: [conversation(), conversation({ id: 'b~c~2' })],
      messages: [message(), message({ id: 'b~m~2', conversationId: 'b~c~2' })],
      customers: [of({ id: 'b~u~1' }), of({ id: 'b~u~9' })],
      orders: [of({ id: 'b~o~1', createdAt: at + 5 }), of({ id: 'b~o~2', createdAt: at - 1 }), of({ id: 'b~o~3', createdAt: at + 1 })],
    })
    const known = {
      alive: new Set<string>(),
      hashes: new Map([
        ['b~o~2', ['hash']],
        ['b~o~3', ['hash']],
        ['b~u~9', ['hash']],
      ]),
    }
    const { rows: left, dropped } = withoutForgotten(rows, forgotten(), known)
    expect(left.conversations).toEqual([])
    expect(left.messages).toEqual([])
    expect(left.customers).toEqual([])
    // A new order of hers is new data.
    expect(left.orders.map(({ id }) => id)).toEqual(['b~o~3'])
    expect([...dropped.keys()]).toEqual(['b~c~1', 'b~c~2'])
  })
  it('let in what she writes afterwards, and nothing with it', () => {
    const fresh = message({ id: 'b~m~7', at: at + 1 })
    const rows = page({
      conversations: [conversation({ preview: { text: 'old', by: 'customer', at: at - 5 } })],
      messages: [message(), fresh],
      customers: [of({ id: 'b~u~1' })],
    })
    const { rows: left } = withoutForgotten(rows, forgotten(), nothing)
    expect(left.messages).toEqual([fresh])
    expect(left.customers).toHaveLength(1)
    expect(left.conversations[0]?.preview).toBeNull()
  })
  it('are not woken by a status, a label or a note', () => {
    const rows = page({ conversations: [conversation({ lastActivityAt: at + 9 })], messages: [message({ at: at + 1, kind: 'note' })] })
    expect(withoutForgotten(rows, forgotten(), nothing).rows.conversations).toEqual([])
  })
  it('let a conversation that lives again be changed', () => {
    const rows = page({ conversations: [conversation()] })
    expect(withoutForgotten(rows, forgotten(), { ...nothing, alive: new Set(['b~c~1']) }).rows.conversations).toHaveLength(1)
  })
  it('touch nobody else', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 50 })), (numbers) => {
        const rows = page({
          conversations: numbers.map((n) => conversation({ id: `b~c~${n}`, customerId: `b~u~${n}` })),
          messages: numbers.map((n) => message({ id: `b~m~${n}`, conversationId: `b~c~${n}` })),
          customers: numbers.map((n) => of({ id: `b~u~${n}` })),
          orders: numbers.map((n) => of({ id: `b~o~${n}`, createdAt: 1 })),
        })
        expect(withoutForgotten(rows, forgotten(), nothing).rows).toEqual(rows)
      }),
    )
  })
})

describe('a legal hold', () => {
  it('keeps what the backend takes away or empties', () => {
    const held = { conversations: new Set(['b~c~1']), customers: new Set(['b~u~1']), records: new Set(['b~o~1']) }
    const rows = page({
      messages: [message({ deleted: true, text: '' }), message({ id: 'b~m~2', conversationId: 'b~c~2', deleted: true })],
      gone: {
        conversations: [of('b~c~1'), of('b~c~2')],
        messages: [of('b~m~1'), of('b~m~2')],
        customers: [of('b~u~1')],
        orders: [of('b~o~1')],
        parcels: [],
        disputes: [],
      },
    })
    const left = withoutHarm(rows, held, new Set(['b~m~1']))
    expect(left.messages.map(({ id }) => id)).toEqual(['b~m~2'])
    expect(left.gone).toMatchObject({ conversations: ['b~c~2'], messages: ['b~m~2'], customers: [], orders: [] })
  })
  it('is found among what is to go', () => {
    const hold = (type: 'customer' | 'conversation', id: string): Hold => of({ id: `h${id}`, target: { type, id } })
    const holds = [hold('customer', 'b~u~1'), hold('conversation', 'b~c~1'), hold('conversation', 'b~c~2')]
    expect(heldAmong(holds, { customerIds: ['b~u~1'], conversationIds: ['b~c~2'] })).toEqual([holds[0], holds[2]])
    expect(heldAmong(holds, { customerIds: [], conversationIds: [] })).toEqual([])
  })
})
