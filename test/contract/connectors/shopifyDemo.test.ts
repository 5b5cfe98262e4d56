/** The Shopify connector against the demo's own Shopify server, which answers by a schema checked against the vendor's. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shopify } from '../../../src/main/connectors/shopify/connector'
import type { Clock } from '../../../src/main/ports'
import { type OrderId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Order, Parcel } from '../../../src/shared/domain/order/types'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { Page } from '../../../src/shared/domain/sync/types'
import { type Desk, startDesk } from '../../demo/support'
import { nodeHttp } from './nodeHttp'
import { needsOf } from './ports'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.servers.stop())

const never = new AbortController().signal
const make = () => {
  const access = desk.servers.shops.find(({ shopId }) => shopId === 'voltaje')?.shopify
  if (!access) throw new Error('no Shopify shop')
  // The demo's purse fills by the demo's clock: waiting moves it.
  const clock: Clock = {
    now: () => desk.clock.now(),
    monotonic: () => desk.clock.now(),
    sleep: async (ms) => desk.clock.advance(ms),
  }
  return shopify.create(needsOf(nodeHttp(), clock, { url: access.baseUrl, token: access.token }, 365))
}
const pullAll = async (connector: ReturnType<typeof make>, from: string | null) => {
  const orders = new Map<string, Order>()
  const parcels: Parcel[] = []
  const bad: unknown[] = []
  let cursor = from
  for (let turn = 0; turn < 300; turn += 1) {
    const page = Page.parse(await connector.pull(cursor, 100, never))
    for (const order of page.rows.orders) orders.set(order.number, order)
    parcels.push(...page.rows.parcels)
    bad.push(...page.bad)
    cursor = page.cursor
    if (!page.more) return { orders, parcels, bad, cursor }
  }
  throw new Error('no end')
}

it('is tested, read whole, read on, asked how orders stand, and written to', async () => {
  const connector = make()
  expect(await connector.test(never)).toMatchObject({ ok: true })
  const first = await pullAll(connector, null)
  expect(first.bad).toEqual([])
  expect(first.orders.size).toBeGreaterThan(100)
  expect(first.parcels.length).toBeGreaterThan(50)
  expect(first.parcels.some(({ scans }) => scans.length > 1)).toBe(true)
  const all = [...first.orders.values()]
  expect(new Set(all.map(({ total }) => total.currency)).size).toBeGreaterThan(1)
  for (const state of ['shipped', 'delivered', 'partlyRefunded'] as const)
    expect(
      all.some((order) => order.state === state),
      state,
    ).toBe(true)

  const order = all.find(({ state, total }) => state === 'delivered' && total.minor > 1_000)
  if (!order) throw new Error('no delivered order')
  const id: OrderId = order.id
  expect(await connector.orderHeads?.([id], never)).toEqual([{ orderId: id, exists: true, state: 'delivered', refundedMinor: 0 }])
  desk.servers.shopify('voltaje').refund(order.number)
  desk.clock.advance(60_000)
  const [head] = (await connector.orderHeads?.([id], never)) ?? []
  expect(head).toMatchObject({ state: 'refunded', refundedMinor: order.total.minor })

  const say = (effect: Effect) =>
    connector.deliver(
      { key: OutboxKey.parse('abcdefghijklmnopqrstuvwx'), conversationId: null, effect, index: 0, files: [], sender: { name: '' } },
      never,
    )
  expect(await say({ type: 'orderNote', orderId: id, text: 'agreed', by: 'Ana' })).toMatchObject({ type: 'sent' })
  expect(await say({ type: 'orderNote', orderId: id, text: 'agreed', by: 'Ana' })).toMatchObject({ type: 'sent' })
  expect(await say({ type: 'orderTags', orderId: id, add: ['call back'], remove: order.tags ?? [] })).toMatchObject({ type: 'sent' })
  desk.clock.advance(10 * 60_000)
  const second = await pullAll(connector, first.cursor)
  expect(second.orders.size).toBeLessThan(10)
  const now = second.orders.get(order.number)
  expect(now?.state).toBe('refunded')
  expect(now?.tags).toEqual(['call back'])
  expect(now?.note?.match(/agreed/g)).toHaveLength(1)
})
