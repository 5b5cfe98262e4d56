import { describe, expect, it } from 'vitest'
import { createHost, handClock } from '../../../../test/contract/host'
import type { DeskEvent } from '../../../shared/contract'
import type { CaseAlert, CaseMarks } from '../../../shared/contract/cases'
import type { Wanted } from '../../../shared/contract/desk'
import type { Shop } from '../../../shared/domain/backend/types'
import type { ShopPlan } from '../../../shared/domain/clock/types'
import { type BackendId, localId, type PersonId, type ShopId } from '../../../shared/domain/ids'
import type { Presence } from '../../../shared/domain/rota/plan'
import type { Person } from '../../../shared/domain/rota/types'
import type { Rule } from '../../../shared/domain/rules/types'
import type { Notify } from '../../ports'
import { createCases } from './cases'

const one = 'aaaaaa' as BackendId
const two = 'bbbbbb' as BackendId
const shop = { id: 'shop' as ShopId, name: 'Nordlicht' } as Shop
const talk = localId(one, 'c', 1)
const other = localId(two, 'c', 2)
const message = localId(one, 'm', 1)
const ana = 'ana' as PersonId
const ben = 'ben' as PersonId
const hour = 3_600_000

const planOf = (shopId: ShopId, highValueMinor: number): ShopPlan => ({
  shopId,
  calendars: [],
  targets: [],
  off: [],
  highValueMinor,
  alertSeconds: [900],
  updatedAt: 1,
})
const rule = {
  id: 'r1',
  name: 'Mine',
  on: true,
  shopIds: [],
  conditions: [],
  effects: [{ type: 'class', class: 'A' }],
  stop: false,
  starter: false,
  updatedAt: 1,
} satisfies Rule

const stage = async (
  documents = new Map<string, string>(),
  { me = ana as PersonId | null, onShift = [ana] as PersonId[], says = null as Presence['state'] | null } = {},
) => {
  const hand = handClock()
  const host = createHost({ clock: hand.clock })
  const told: DeskEvent[] = []
  const committed: CaseMarks[] = []
  const shown: Parameters<Notify['show']>[0][] = []
  const asked: Wanted[] = []
  const shifts = onShift.map((personId) => ({ personId, startAt: hand.clock.now() - hour, endAt: hand.clock.now() + hour, zone: 'UTC' }))
  const since = hand.clock.now() - 600_000
  const presences: Presence[] = says && me ? [{ personId: me, at: since, state: says, since, unsent: 0, oldestUnsentAt: null }] : []
  const cases = createCases({
    clock: hand.clock,
    log: host.ports.log,
    notify: { show: (notice) => shown.push(notice), badge: () => undefined },
    documents: {
      readSealed: async (name) => JSON.parse(documents.get(name) ?? 'null'),
      writeSealed: async (name, content) => void documents.set(name, JSON.stringify(content)),
    },
    shops: () => [shop],
    shopOf: (backendId) => (backendId === one ? shop.id : backendId === two ? 'other shop' : null),
    team: async () => ({ people: [{ id: ana }, { id: ben }] as Person[], shifts, presences }),
    me: async () => me,
    language: () => 'en',
    starterPlan: ({ id }) => planOf(id, 10_000),
    starterRules: () => [],
    commit: async (marks) => void committed.push(marks),
    wanted: (what) => () => asked.push(what),
    emit: (event) => told.push(event),
  })
  await cases.open()
  const alert = (handler: CaseAlert['handler'], more: Partial<CaseAlert> = {}): CaseAlert => ({
    conversationId: talk,
    disputeId: null,
    shopId: shop.id,
    kind: 'firstReply',
    at: hand.clock.now() + 15 * 60_000,
    before: 900,
    handler,
    ...more,
  })
  return { cases, hand, documents, told, shown, asked, committed, alert }
}

describe('policies', () => {
  it("are the starter's until somebody changes them, and stand over a restart", async () => {
    const s = await stage()
    expect(s.cases.policies()).toEqual({ plans: [planOf(shop.id, 10_000)], rules: [], words: [], links: [] })
    await s.cases.savePlan(planOf(shop.id, 5))
    await s.cases.saveRules([rule])
    await s.cases.say({ type: 'class', conversationId: talk, class: 'A', at: 1 }, false)
    await s.cases.say({ type: 'class', conversationId: talk, class: 'C', at: 2 }, false)
    expect(s.told).toHaveLength(4)
    const again = await stage(s.documents)
    expect(again.cases.policies()).toEqual({
      plans: [planOf(shop.id, 5)],
      rules: [rule],
      words: [{ type: 'class', conversationId: talk, class: 'C', at: 2 }],
      links: [],
    })
    await again.cases.say({ type: 'class', conversationId: talk, class: null, at: 3 }, true)
    expect(again.cases.policies().words).toEqual([])
  })

  it('of a shop that is not here are refused', async () => {
    const s = await stage()
    await expect(s.cases.savePlan(planOf('nobody' as ShopId, 5))).rejects.toMatchObject({ problem: { code: 'notFound' } })
  })

  it('leave out one item that cannot be read, and keep the rest', async () => {
    const s = await stage()
    await s.cases.saveRules([rule])
    const raw = JSON.parse(s.documents.get('cases.sealed') ?? '')
    raw.rules.unshift({ id: 7 })
    s.documents.set('cases.sealed', JSON.stringify(raw))
    expect((await stage(s.documents)).cases.policies().rules).toEqual([rule])
  })

  it('are shut by a lock', async () => {
    const s = await stage()
    s.cases.lock()
    expect(() => s.cases.policies()).toThrow('locked')
  })

  it('forget an erased customer, a removed backend and an empty shop', async () => {
    const s = await stage()
    await s.cases.savePlan(planOf(shop.id, 5))
    await s.cases.say({ type: 'notThanks', conversationId: talk, messageId: message, at: 1 }, false)
    await s.cases.say({ type: 'class', conversationId: other, class: 'B', at: 1 }, false)
    await s.cases.alert([s.alert(null)])
    await s.cases.forget([talk], [])
    expect(s.cases.policies().words.map(({ conversationId }) => conversationId)).toEqual([other])
    expect(s.documents.get('cases.sealed')).not.toContain(talk)
    await s.cases.forgetBackend(two, false, shop.id)
    expect(s.cases.policies().words).toEqual([])
    expect(s.cases.policies().plans[0]?.highValueMinor).toBe(5)
    await s.cases.forgetBackend(one, true, shop.id)
    expect(s.cases.policies().plans[0]?.highValueMinor).toBe(10_000)
  })
})

describe('links', () => {
  const [here, there, alsoHere] = [localId(one, 'u', 1), localId(two, 'u', 2), localId(one, 'u', 3)]
  const link = { customerIds: [here, there] as [typeof here, typeof there], at: 1 }
  it('stand over a restart, and are taken back', async () => {
    const s = await stage()
    await s.cases.link(link, false)
    const again = await stage(s.documents)
    expect(again.cases.policies().links).toEqual([link])
    await again.cases.link({ customerIds: [there, here], at: 2 }, true)
    expect(again.cases.policies().links).toEqual([])
  })
  it('are refused within one shop and for a shop that is not here', async () => {
    const s = await stage()
    for (const other of [alsoHere, localId('gone99' as typeof one, 'u', 1)])
      await expect(s.cases.link({ customerIds: [here, other], at: 1 }, false)).rejects.toMatchObject({ problem: { code: 'notFound' } })
    expect(s.cases.policies().links).toEqual([])
  })
  it('go with an erased customer and with a removed backend', async () => {
    const s = await stage()
    await s.cases.link(link, false)
    await s.cases.forget([], [there])
    expect(s.cases.policies().links).toEqual([])
    expect(s.documents.get('cases.sealed')).not.toContain(there)
    await s.cases.link(link, false)
    await s.cases.forgetBackend(two, false, shop.id)
    expect(s.cases.policies().links).toEqual([])
  })
})

describe('alerts', () => {
  it('come once: in a row, at the same moment, and after a restart', async () => {
    const s = await stage()
    await Promise.all([s.cases.alert([s.alert(null)]), s.cases.alert([s.alert(null)])])
    expect(s.shown).toMatchObject([{ title: 'Nordlicht', body: 'An answer is due in 15 min', tag: 'due' }])
    expect(s.told.filter(({ type }) => type === 'alerts')).toHaveLength(1)
    const again = await stage(s.documents)
    await again.cases.alert([s.alert(null)])
    expect(again.shown).toEqual([])
    await again.cases.alert([s.alert(null, { before: 300 })])
    expect(again.shown).toHaveLength(1)
  })

  it.each([
    ['nobody has it, the agent is on shift', ana, [ana], null, 1],
    ['the agent has it herself', ana, [ana], { personId: ana }, 1],
    ['the agent is off shift', ana, [ben], null, 0],
    ['no person is set', null, [], null, 1],
    ['a person whom the rota does not know', 'zoe', [], null, 1],
    ['a colleague at work has it', ana, [ana, ben], { personId: ben }, 0],
    ['a colleague who went home has it', ana, [ana], { personId: ben }, 1],
    ['a colleague whom the rota does not know has it', ana, [ana], { personId: null }, 0],
  ] as const)('%s', async (_name, me, onShift, handler, count) => {
    const s = await stage(new Map(), { me: me as PersonId | null, onShift: [...onShift] })
    await s.cases.alert([s.alert(handler)])
    expect(s.shown).toHaveLength(count)
  })

  it.each([
    ['break', [ana], 0],
    ['away', [ana], 0],
    ['off', [ana], 0],
    ['on', [], 1],
  ] as const)('go by what the agent says of herself: %s', async (says, onShift, told) => {
    const s = await stage(undefined, { onShift: [...onShift], says })
    await s.cases.alert([s.alert(null)])
    expect(s.shown).toHaveLength(told)
  })

  it('held back are told when the agent comes on', async () => {
    const off = await stage(new Map(), { onShift: [ben] })
    expect(await off.cases.alert([off.alert(null)])).toEqual([0])
    const on = await stage(off.documents)
    await on.cases.alert([off.alert(null)])
    expect([off.shown.length, on.shown.length]).toEqual([0, 1])
  })

  it('of a colleague whom the rota does not know come once it is late', async () => {
    const s = await stage()
    const late = s.alert({ personId: null }, { at: s.hand.clock.now() - 1, before: 0 })
    expect(await s.cases.alert([s.alert({ personId: null }), late])).toEqual([0])
    expect(s.shown).toHaveLength(1)
  })

  it('of a dispute are one, whichever conversation leads to it', async () => {
    const s = await stage()
    const disputeId = localId(one, 'd', 1)
    const dispute = (conversationId: CaseAlert['conversationId']) =>
      s.alert(null, { conversationId, disputeId, kind: 'dispute', at: s.hand.clock.now() + hour, before: 24 * 3600 })
    await s.cases.alert([dispute(null)])
    await s.cases.alert([dispute(talk)])
    expect(s.shown).toHaveLength(1)
  })

  it('of one moment are one notice, a dispute says its hours', async () => {
    const s = await stage()
    const at = s.hand.clock.now()
    await s.cases.alert([s.alert(null), s.alert(null, { conversationId: other, at: at + 5 * 60_000 })])
    await s.cases.alert([s.alert(null, { kind: 'dispute', at: at + 71.5 * hour, before: 72 * 3600 })])
    expect(s.shown.map(({ title, body }) => [title, body])).toEqual([
      ['2 answers are due soon', 'The first of them in 5 min'],
      ['Nordlicht', 'A payment dispute must be answered within 72 h'],
    ])
  })

  it('lead, once clicked, to the conversation, the dispute, or the list of several', async () => {
    const s = await stage()
    const disputeId = localId(one, 'd', 1)
    await s.cases.alert([s.alert(null)])
    await s.cases.alert([s.alert(null, { disputeId, kind: 'dispute' })])
    await s.cases.alert([s.alert(null, { kind: 'nextReply' }), s.alert(null, { conversationId: other })])
    expect(s.asked).toEqual([])
    for (const { clicked } of s.shown) clicked?.()
    expect(s.asked).toEqual([{ type: 'conversation', conversationId: talk }, { type: 'dispute', disputeId }, { type: 'alerts' }])
  })
})

describe('marks of rules', () => {
  it('are set once each, over a restart, and not again after an agent took them away', async () => {
    const s = await stage()
    const asked = { conversationId: talk, labels: ['parcel'], priority: 'high' as const }
    await s.cases.apply([asked])
    await s.cases.apply([asked])
    expect(s.committed).toEqual([asked])
    const again = await stage(s.documents)
    await again.cases.apply([{ ...asked, labels: ['parcel', 'refund'] }])
    expect(again.committed).toEqual([{ conversationId: talk, labels: ['refund'], priority: null }])
    expect(again.cases.policies().words).toEqual([
      { type: 'applied', conversationId: talk, labels: ['parcel', 'refund'], priority: 'high', at: expect.any(Number) },
    ])
  })
})
