/** The lane that judges cases, over a real engine and an in-memory IndexedDB. */
import { describe, expect, it } from 'vitest'
import { readRows, viewCount, viewIds } from '../../src/renderer/data/read/list'
import { starterPlan } from '../../src/shared/domain/clock/starter'
import type { Conversation, Message } from '../../src/shared/domain/conversation/types'
import { localId, type PersonId } from '../../src/shared/domain/ids'
import type { Dispute } from '../../src/shared/domain/order/types'
import type { Rule } from '../../src/shared/domain/rules/types'
import {
  customer as aCustomer,
  aShop,
  backend,
  cid,
  conversation,
  counted,
  item,
  message,
  mid,
  one,
  order,
  policies,
  rows,
  type Stage,
  shop,
  stage,
  start,
  two,
  uid,
} from './kit'

const minute = 60_000
const hour = 60 * minute

const commit = (at: Stage, ...[page]: Parameters<typeof rows>) =>
  at.engine.writer.commit({ backendId: one, generation: 1, cursor: null, rows: rows(page) })
const settle = async ({ engine }: Stage) => {
  for (let steps = 0; await engine.cases.step(); steps += 1) if (steps > 200) throw new Error('the lane does not end')
}
const rowOf = async (at: Stage, n: number) => (await readRows(at.cache, [cid(n)])).get(cid(n))
const dueOf = async (at: Stage, n: number) => (await rowOf(at, n))?.due?.at
const waits = (n: number, more: Partial<Conversation> = {}) =>
  conversation(n, { createdAt: start, waitingSinceAt: start, lastIncomingAt: start, ...more })
const says = (n: number, of: number, text: string, more: Partial<Message> = {}) => message(n, of, { text, at: start, ...more })

const did = (n: number) => localId(two, 'd', n)
const dispute = (n: number, more: Partial<Dispute>): Dispute => ({
  id: did(n),
  backendId: two,
  shopId: shop,
  remoteId: String(n),
  reason: 'OTHER',
  stage: 'chargeback',
  state: 'needsResponse',
  amount: { minor: 1000, currency: 'EUR' },
  orderNumber: null,
  buyer: { email: null, phone: null, name: null },
  dueAt: null,
  createdAt: start,
  updatedAt: 1,
  messages: [],
  ...more,
})

const lost: Rule = {
  id: 'lost',
  name: 'Parcel trouble',
  on: true,
  shopIds: [],
  conditions: [{ type: 'text', where: 'message', words: [{ text: 'verloren', language: null }], not: false }],
  effects: [{ type: 'class', class: 'A' }],
  stop: false,
  starter: false,
  updatedAt: 1,
}
const slowPlan = { ...starterPlan(aShop, 1), targets: starterPlan(aShop, 1).targets.map((target) => ({ ...target, seconds: 7200 })) }

describe('a message that comes', () => {
  it('has its due time in the very commit, and its class once the lane has looked', async () => {
    const at = await stage()
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await commit(at, {
      conversations: [waits(1)],
      messages: [says(1, 1, 'Mein Paket ist verloren')],
      customers: [aCustomer(1, { country: 'DE' })],
    })
    expect(await dueOf(at, 1)).toBe(start + 4 * hour)
    expect((await rowOf(at, 1))?.class).toBeNull()
    await settle(at)
    expect(await rowOf(at, 1)).toMatchObject({ class: 'A', due: { at: start + 4 * hour } })
    expect(await viewIds(at.cache, { kind: 'classA' }, 10)).toEqual([cid(1)])
    expect(await viewCount(at.cache, { kind: 'classA' })).toBe(1)
    expect(await viewIds(at.cache, { kind: 'classA', shopId: shop }, 10)).toEqual([cid(1)])
    const { told, real } = await counted(at.cache)
    expect(told).toEqual(real)
  })

  it('and thanks starts no clock, in the commit and after it, until somebody says that it is a question', async () => {
    const at = await stage()
    await commit(at, {
      conversations: [waits(1)],
      messages: [
        says(1, 1, 'Wo ist mein Paket?'),
        says(2, 1, 'Unterwegs!', { kind: 'outgoing', author: { kind: 'agent', id: null, name: 'A' }, at: start + minute }),
      ],
    })
    await settle(at)
    expect(await dueOf(at, 1)).toBeUndefined()
    const thanked = {
      conversations: [waits(1, { updatedAt: 2, waitingSinceAt: start + hour, lastIncomingAt: start + hour })],
      messages: [says(3, 1, 'Thank you!', { language: 'en', at: start + hour })],
    }
    await commit(at, thanked)
    expect(await dueOf(at, 1)).toBeUndefined()
    await settle(at)
    expect(await dueOf(at, 1)).toBeUndefined()
    await at.engine.setPolicies(policies({ words: [{ type: 'notThanks', conversationId: cid(1), messageId: mid(3), at: start }] }))
    await settle(at)
    expect(await dueOf(at, 1)).toBe(start + hour + 24 * hour)
    await at.engine.setPolicies(policies())
    await settle(at)
    expect(await dueOf(at, 1)).toBeUndefined()
  })

  it('is due by what was known before: class and records stand while only a page of news is at hand', async () => {
    const at = await stage()
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await commit(at, {
      conversations: [waits(1)],
      messages: [
        says(1, 1, 'Verloren!'),
        says(2, 1, 'Wir suchen.', { kind: 'outgoing', author: { kind: 'agent', id: null, name: 'A' }, at: start + minute }),
      ],
    })
    await settle(at)
    await commit(at, {
      conversations: [waits(1, { updatedAt: 2, waitingSinceAt: start + hour, lastIncomingAt: start + hour })],
      messages: [says(3, 1, 'Und?', { at: start + hour })],
    })
    const quick = await rowOf(at, 1)
    expect(quick).toMatchObject({ class: 'A', due: { at: start + 25 * hour } })
    await settle(at)
    expect((await rowOf(at, 1))?.due).toEqual(quick?.due)
  })
})

describe('a conversation that was resolved before this desk knew it', () => {
  it('and is written to again waits since then, not since long ago', async () => {
    const at = await stage()
    const again = start + 720 * hour
    at.time.now = again + minute
    await commit(at, {
      conversations: [waits(1, { waitingSinceAt: again, lastIncomingAt: again, lastActivityAt: again })],
      messages: [
        says(1, 1, 'Wo ist mein Paket?'),
        says(2, 1, 'Conversation was marked resolved', { kind: 'event', author: { kind: 'system', id: null, name: '' }, at: start + hour }),
        says(3, 1, 'Und noch etwas: kommt es auch nach Wien?', { at: again }),
      ],
    })
    await settle(at)
    expect(await dueOf(at, 1)).toBeGreaterThan(again)
    // Nor after the next look, with what the desk has seen by then.
    at.engine.cases.touch([cid(1)])
    await settle(at)
    expect(await dueOf(at, 1)).toBeGreaterThan(again)
  })
})

describe('what persons say', () => {
  it('counts more than a rule, and its undoing gives the rule its word back', async () => {
    const at = await stage()
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await commit(at, { conversations: [waits(1)], messages: [says(1, 1, 'verloren')] })
    await settle(at)
    await at.engine.setPolicies(policies({ rules: [lost], words: [{ type: 'class', conversationId: cid(1), class: 'C', at: start }] }))
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('C')
    expect(await viewIds(at.cache, { kind: 'classA' }, 10)).toEqual([])
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
  })
})

describe('a changed policy', () => {
  const filled = async (count = 60) => {
    const at = await stage()
    await at.engine.setBackends([backend(one, { paused: true })])
    await commit(at, { conversations: Array.from({ length: count }, (_, n) => waits(n + 1, { waitingSinceAt: start + n })) })
    await settle(at)
    return at
  }

  it('orders the list anew, at once at its top, and ends', async () => {
    const at = await filled()
    expect(await dueOf(at, 60)).toBe(start + 59 + 4 * hour)
    await at.engine.setPolicies(policies({ plans: [slowPlan] }))
    expect(await dueOf(at, 1)).toBe(start + 2 * hour)
    await settle(at)
    expect(await dueOf(at, 60)).toBe(start + 59 + 2 * hour)
    const [mark] = await at.cache.db.caseMarks.toArray()
    expect(mark).not.toHaveProperty('quickAfter')
    expect(mark).not.toHaveProperty('wholeAfter')
  })

  it('goes on after a restart in the middle, and looks at nothing again that stands', async () => {
    const at = await filled()
    await at.engine.setPolicies(policies({ plans: [slowPlan] }))
    await at.engine.cases.step()
    const again = await at.restart()
    await again.engine.setBackends([backend(one, { paused: true })])
    await again.engine.setPolicies(policies({ plans: [slowPlan] }))
    await settle(again)
    expect(await dueOf(again, 60)).toBe(start + 59 + 2 * hour)
    const before = (await again.cache.db.conversations.toArray()).map(({ rev }) => rev)
    await again.engine.setPolicies(policies({ plans: [{ ...slowPlan, updatedAt: 9 }], rules: [] }))
    expect(await again.engine.cases.step()).toBeNull()
    expect((await again.cache.db.conversations.toArray()).map(({ rev }) => rev)).toEqual(before)
  })

  it('is no other one for having been saved again', async () => {
    const at = await filled(3)
    await at.engine.setPolicies(policies({ rules: [lost] }))
    await settle(at)
    await at.engine.setPolicies(policies({ rules: [{ ...lost, updatedAt: 99 }] }))
    expect(await at.engine.cases.step()).toBeNull()
  })

  it('leaves closed conversations out', async () => {
    const at = await stage()
    await at.engine.setBackends([backend(one, { paused: true })])
    await commit(at, { conversations: [waits(1, { status: 'resolved' }), waits(2)] })
    await settle(at)
    expect(await at.cache.db.assessments.toCollection().primaryKeys()).toEqual([cid(2)])
    expect((await rowOf(at, 1))?.due).toBeNull()
  })
})

describe('the outbox', () => {
  it("'s labels are a condition at once", async () => {
    const at = await stage()
    const vip: Rule = { ...lost, id: 'vip', conditions: [{ type: 'label', labels: ['vip'], not: false }] }
    await at.engine.setPolicies(policies({ rules: [vip] }))
    await commit(at, { conversations: [waits(1)] })
    await settle(at)
    await at.engine.putItem(item('labels', { effects: [{ type: 'labels', add: ['vip'], remove: [] }] }))
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
  })
})

describe('records of the customer', () => {
  it('are judged when they come, whichever backend they come from', async () => {
    const at = await stage()
    const rich: Rule = { ...lost, id: 'rich', conditions: [{ type: 'orderCount', min: 1, max: null }] }
    await at.engine.setPolicies(policies({ rules: [rich] }))
    await commit(at, { conversations: [waits(1)], customers: [aCustomer(1, { email: 'mia@mail.example' })] })
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBeNull()
    await at.engine.writer.commit({
      backendId: two,
      generation: 1,
      cursor: null,
      rows: rows({ orders: [order(1, { buyer: { email: 'mia@mail.example', phone: null, name: null } }, two)] }),
    })
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
    expect(uid(1)).toContain(one)
  })
})

describe('time', () => {
  it('wakes a snoozed case, and alerts fifteen minutes before the deadline with who has it', async () => {
    const at = await stage()
    await commit(at, {
      conversations: [waits(1), waits(2, { assigneeId: 'backend1~a~7' as never })],
      agents: [{ id: 'backend1~a~7' as never, backendId: one, remoteId: '7', name: 'Ben', email: 'Ben@desk.example', available: null }],
    })
    const ben = {
      id: 'ben' as PersonId,
      name: 'Ben',
      email: 'ben@desk.example',
      region: 'eu',
      zone: 'Europe/Berlin',
      city: '',
      role: 'agent',
      languages: [],
      week: [],
    } as const
    await at.engine.setPolicies(policies({ team: { people: [{ ...ben, languages: [], week: [] }], shifts: [] } }))
    await settle(at)
    await at.engine.watch.tick()
    expect(at.alerts).toEqual([])
    at.time.now = start + 4 * hour - 15 * minute
    await at.engine.watch.tick()
    at.alerts.sort((a, b) => ((a.conversationId ?? '') < (b.conversationId ?? '') ? -1 : 1))
    expect(at.alerts.map(({ conversationId, kind, at: dueAt, before, handler }) => [conversationId, kind, dueAt, before, handler])).toEqual(
      [
        [cid(1), 'firstReply', start + 4 * hour, 900, null],
        [cid(2), 'firstReply', start + 4 * hour, 900, { personId: 'ben' }],
      ],
    )
    // What was told is not asked again; what is held back is.
    at.alerts.length = 0
    await at.engine.watch.tick()
    expect(at.alerts.map(({ conversationId }) => conversationId)).toEqual([cid(2)])
    at.alerts.length = 0
    at.time.now = start + 8 * hour
    await at.engine.watch.tick()
    expect(at.alerts).toEqual([])
    // Nothing is left to look at.
    expect(await at.cache.db.assessments.where('alertAt').above(0).count()).toBe(0)
  })

  it('tells a dispute by its record, once, whether its buyer wrote or not', async () => {
    const at = await stage()
    const due = { state: 'needsResponse', dueAt: start + 71 * hour, createdAt: start - 48 * hour } as const
    await commit(at, {
      conversations: [
        waits(1, { waitingSinceAt: null, lastIncomingAt: null }),
        waits(2, { waitingSinceAt: null, lastIncomingAt: null, status: 'resolved' }),
      ],
      customers: [aCustomer(1, { email: 'mia@mail.example' }), aCustomer(2, { email: 'mia@mail.example' })],
    })
    await at.engine.writer.commit({
      backendId: two,
      generation: 1,
      cursor: null,
      rows: rows({
        disputes: [
          dispute(1, { ...due, buyer: { email: 'mia@mail.example', phone: null, name: null } }),
          dispute(2, due),
          dispute(3, { ...due, evidenceSentAt: start }),
          dispute(4, { ...due, state: 'won' }),
        ],
      }),
    })
    await settle(at)
    await at.engine.watch.tick()
    const told = at.alerts.filter(({ kind }) => kind === 'dispute')
    expect(told.map(({ disputeId, before, conversationId }) => [disputeId, before, conversationId !== null]).sort()).toEqual([
      [did(1), 72 * 3600, true],
      [did(2), 72 * 3600, false],
    ])
  })

  it('is looked at in its turn, however often cases are judged meanwhile', async () => {
    const at = await stage({ time: { now: start, mono: 0 } })
    await at.engine.watch.plan()
    const first = [...at.timers.waiting.values()].filter(({ ms }) => ms === 30_000).length
    at.time.mono = 20_000
    const before = [...at.timers.waiting.keys()]
    await at.engine.watch.plan()
    expect(first).toBe(1)
    expect([...at.timers.waiting.keys()]).toEqual(before)
  })

  it('judges again what a rule waits for', async () => {
    const at = await stage()
    const long: Rule = { ...lost, id: 'long', conditions: [{ type: 'waiting', minMinutes: 30 }] }
    await at.engine.setPolicies(policies({ rules: [long] }))
    await commit(at, { conversations: [waits(1)], messages: [says(1, 1, 'Hallo?')] })
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBeNull()
    at.time.now = start + 31 * minute
    await at.engine.watch.tick()
    await settle(at)
    expect((await rowOf(at, 1))?.class).toBe('A')
  })
})

describe('forgetting', () => {
  it('takes what is kept of the case along', async () => {
    const at = await stage()
    await commit(at, { conversations: [waits(1), waits(2)] })
    await settle(at)
    await commit(at, { gone: { conversations: [cid(1)] } })
    expect(await at.cache.db.assessments.toCollection().primaryKeys()).toEqual([cid(2)])
    await at.engine.writer.forget(one)
    expect(await at.cache.db.assessments.count()).toBe(0)
    expect(await at.cache.db.caseTodo.count()).toBe(0)
  })
})

describe('marks that rules ask for', () => {
  const tagged: Rule = { ...lost, effects: [...lost.effects, { type: 'labels', add: ['parcel'] }, { type: 'priority', priority: 'high' }] }
  const news = { at: start + minute }
  const mine = (n: number, more: Partial<Conversation> = {}) =>
    waits(n, { assigneeId: 'backend1~a~7' as never, lastIncomingAt: start + minute, waitingSinceAt: start + minute, ...more })
  const working = async () => {
    const at = await stage()
    await at.engine.writer.setMe(one, 'backend1~a~7')
    await at.engine.setPolicies(policies({ rules: [tagged] }))
    return at
  }

  it('are set by the desk whose agent has the case, for what comes while it runs', async () => {
    const at = await working()
    await commit(at, {
      conversations: [
        mine(1),
        mine(2, { assigneeId: null }),
        mine(3, { lastIncomingAt: start, waitingSinceAt: start }),
        mine(4, { labels: ['Parcel'], priority: 'low' }),
      ],
      messages: [1, 2, 3, 4].map((n) => says(n, n, 'verloren', n === 3 ? {} : news)),
    })
    await settle(at)
    expect(at.applied).toEqual([{ conversationId: cid(1), labels: ['parcel'], priority: 'high' }])
  })

  it('and never again once they were', async () => {
    const at = await working()
    await at.engine.setPolicies(
      policies({ rules: [tagged], words: [{ type: 'applied', conversationId: cid(1), labels: ['parcel'], priority: 'high', at: start }] }),
    )
    await commit(at, { conversations: [mine(1)], messages: [says(1, 1, 'verloren', news)] })
    await settle(at)
    expect(at.applied).toEqual([])
  })
})
