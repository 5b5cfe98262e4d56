/** Orders in the outbox: their own lane, and a reply that rests on one which was refunded meanwhile. */
import { describe, expect, it } from 'vitest'
import type { ConversationId, OrderId } from '../ids'
import type { OrderHead } from '../order/types'
import { free } from './lane'
import { step } from './machine'
import { entry, head, item, keyOf, message, messageId, note, reply } from './outbox.fixture'
import { entryOf } from './reduce'
import { basisOf, ordersSince, ordersToLookAt, ownEffects, staleness } from './stale'
import type { Basis, Effect, SeenOrder } from './types'

const one = 'ordersone~o~1' as OrderId
const two = 'ordersone~o~2' as OrderId
const other = 'shopone1~c~2' as ConversationId
const orderNote = (orderId = one): Effect => ({ type: 'orderNote', orderId, text: 'agreed', by: 'Ana' })
const tags: Effect = { type: 'orderTags', orderId: one, add: ['vip'], remove: [] }
const seen: SeenOrder[] = [
  { orderId: one, state: 'shipped', refundedMinor: 0 },
  { orderId: two, state: 'partlyRefunded', refundedMinor: 500 },
]
const basis: Basis = { lastMessageId: messageId('1'), lastIncomingAt: 1_000, status: 'open', assigneeId: null, seenAt: 2_000, orders: seen }
const now = head([message('1', 'incoming', 1_000)])
const mine = item('mine', [reply()], { basis })
const own = ownEffects([], entryOf(mine, null, 1), null)
const order = (orderId: OrderId, state: OrderHead['state'], refundedMinor = 0, exists = true): OrderHead => ({
  orderId,
  exists,
  state,
  refundedMinor,
})

describe('the lane of an order', () => {
  it('keeps what is written to one order in line, whatever conversation it came from, and lets all else pass', () => {
    const entries = [
      entry('a', [orderNote()]),
      entry('b', [tags], { conversationId: other }),
      entry('c', [orderNote(two)]),
      entry('d', [reply()]),
      entry('e', [note()]),
    ]
    expect(free(entries).map((each) => each.item.key)).toEqual(['a', 'c', 'd', 'e'].map(keyOf))
  })
  it('lets others pass one that waits for the agent', () => {
    const failed = { type: 'failed' as const, why: { code: 'rejected' as const, params: {} }, since: 0 }
    expect(free([entry('a', [orderNote()], { state: failed }), entry('b', [tags])]).map((each) => each.item.key)).toContain(keyOf('b'))
  })
})

describe('a note that was perhaps written', () => {
  const tried = { at: 1, unsure: false, looks: 0, lookAt: 1 }
  it('is looked up before it is written again, also after a restart; tags are simply set again', () => {
    const noted = { ...entry('a', [orderNote()], { state: { type: 'sending', since: 1 } }), tried }
    expect(step(noted, { type: 'interrupted', lookAt: 9 }, 2)?.tried).toMatchObject({ unsure: true, lookAt: 9 })
    const tagged = { ...entry('a', [tags], { state: { type: 'sending', since: 1 } }), tried }
    expect(step(tagged, { type: 'interrupted', lookAt: 9 }, 2)).toMatchObject({ tried: null, item: { state: { type: 'queued' } } })
  })
})

describe('a reply that rests on orders', () => {
  it.each<[string, OrderHead[]]>([
    ['refunded', [order(one, 'refunded', 2_000)]],
    ['refunded in part', [order(one, 'partlyRefunded', 100)]],
    ['refunded in part although its state stands', [order(one, 'shipped', 100)]],
    ['cancelled', [order(one, 'cancelled')]],
    ['refunded further', [order(two, 'partlyRefunded', 600)]],
    ['refunded wholly after a part', [order(two, 'refunded', 500)]],
  ])('is held when one was %s', (_what, heads) => {
    expect(staleness(mine, now, own, [], heads)).toEqual(['orderRefunded'])
  })
  it.each<[string, OrderHead[]]>([
    ['moved on', [order(one, 'delivered'), order(two, 'partlyRefunded', 500)]],
    ['is gone', [order(one, 'refunded', 2_000, false)]],
    ['was not seen', [order('ordersone~o~3' as OrderId, 'refunded', 5)]],
    ['could not be told', []],
    ['got back less than before', [order(two, 'partlyRefunded', 400)]],
  ])('goes when one %s', (_what, heads) => {
    expect(staleness(mine, now, own, [], heads)).toEqual([])
  })
  it('is no matter of notes, labels and resolving, nor of records from before orders were seen', () => {
    expect(ordersToLookAt(item('a', [note()], { basis }))).toEqual([])
    expect(ordersToLookAt(item('a', [reply()], { basis: { ...basis, orders: undefined } }))).toEqual([])
    expect(ordersToLookAt(item('a', [reply()], { basis: null }))).toEqual([])
    expect(ordersToLookAt(mine)).toEqual(seen)
  })
  it('is not held again for what she was shown, but for what came after', () => {
    const heads = [order(one, 'refunded', 2_000)]
    const held = step(entryOf(mine, null, 1), { type: 'held', why: ['orderRefunded'], seen: basisOf(now, 3_000, basis, heads) }, 3_000)
    // Her screen's copy of the conversation says nothing of orders.
    const { orders: _orders, ...bare } = basis
    for (const shown of [null, bare, { ...bare, lastIncomingAt: 9_000 }]) {
      const sent = held && step(held, { type: 'agentSends', basis: shown }, 4_000)
      if (!sent) throw new Error('not sent')
      expect(staleness(sent.item, now, own, [], heads).includes('orderRefunded')).toBe(false)
      expect(staleness(sent.item, now, own, [], [order(two, 'refunded', 900)])).toContain('orderRefunded')
    }
  })
  it('keeps what she saw of orders when a failed one is tried again', () => {
    const { orders: _orders, ...bare } = basis
    const failed = { ...mine, state: { type: 'failed' as const, why: { code: 'rejected' as const, params: {} }, since: 1 } }
    expect(step(entryOf(failed, null, 1), { type: 'agentSends', basis: bare }, 2)?.item.basis?.orders).toEqual(seen)
  })
  it('names the orders to be shown beside her text', () => {
    const cached = [
      { id: one, state: 'refunded' as const, refunded: { minor: 2_000 } },
      { id: two, state: 'partlyRefunded' as const, refunded: { minor: 500 } },
    ]
    expect(ordersSince(cached, basis).map(({ id }) => id)).toEqual([one])
    expect(ordersSince(cached, null)).toEqual([])
  })
})
