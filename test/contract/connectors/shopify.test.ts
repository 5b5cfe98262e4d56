/** Shopify: every request judged by the vendor's introspection (2026-07), every way a call can end. */
import { describe, expect, it, test } from 'vitest'
import { type Connector, ConnectorError, type Delivery } from '../../../src/main/connectors/connector'
import { shopBase } from '../../../src/main/connectors/shopify/client'
import { shopify } from '../../../src/main/connectors/shopify/connector'
import { HttpFailure } from '../../../src/main/ports'
import { BackendId, localId, type OrderId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { Page } from '../../../src/shared/domain/sync/types'
import { FakeShopify, type ShopifyOrder, shopifyOrder } from './fakeShopify'
import { answer, needsOf, TestClock, TestHttp } from './ports'
import { SHOPIFY_DESCRIPTION, shopifyJudge } from './vendorGraphql'
import { whyMissing } from './vendorSpec'

const T0 = Date.parse('2026-09-21T10:00:00Z')
const never = new AbortController().signal
const judge = shopifyJudge()
const backendId = BackendId.parse('backend1')
const orderId = (id: number): OrderId => localId(backendId, 'o', id)

const make = (orders: ShopifyOrder[], days = 30, values: Record<string, string> = {}) => {
  const clock = new TestClock(T0, true)
  const shop = new FakeShopify(orders, judge, () => clock.time)
  const http = new TestHttp(shop.handle)
  const limited: (number | null)[] = []
  const connector = shopify.create({
    ...needsOf(http, clock, { url: 'north-lane', token: 'shpat_1', ...values }, days),
    onLimited: (until) => limited.push(until),
  })
  return { clock, http, shop, connector, limited }
}
const pullAll = async (connector: Connector, from: string | null = null, limit = 100) => {
  const pages: Page[] = []
  let cursor = from
  for (let turn = 0; turn < 500; turn += 1) {
    const page = Page.parse(await connector.pull(cursor, limit, never))
    pages.push(page)
    cursor = page.cursor
    if (!page.more) break
  }
  return { pages, cursor: cursor as string, orders: pages.flatMap(({ rows }) => rows.orders), bad: pages.flatMap(({ bad }) => bad) }
}
const KEY = OutboxKey.parse('abcdefghijklmnopqrstuvwx')
const delivery = (effect: Effect, key = KEY, index = 0): Delivery => ({
  key,
  conversationId: null,
  effect,
  index,
  files: [],
  sender: { name: 'North Lane' },
})
const note = (id: number, text = 'Refund agreed, 5 EUR'): Effect => ({ type: 'orderNote', orderId: orderId(id), text, by: 'Ana' })

// A skip says why requests are not judged; with the judge there is nothing to say.
if (!judge) test.skip(whyMissing(SHOPIFY_DESCRIPTION), () => {})

describe('reading', () => {
  it('fetches page by page, then only what changed, with every request as the vendor describes it', async () => {
    const orders = Array.from({ length: 45 }, (_, at) => shopifyOrder(at + 1, `2026-09-1${at % 9}T10:00:${10 + at}Z`))
    const { connector, shop, http } = make(orders)
    const first = await pullAll(connector)
    expect(first.orders).toHaveLength(45)
    expect(first.pages[0]?.progress).toEqual({ phase: 'first', done: 10, total: 45 })
    expect(first.bad).toEqual([])
    orders.push(shopifyOrder(46, '2026-09-20T08:00:00Z'))
    const second = await pullAll(connector, first.cursor)
    expect(second.orders.map(({ remoteId }) => remoteId)).toContain('46')
    expect(second.orders.length).toBeLessThan(10)
    expect(shop.faults).toEqual([])
    expect(http.requests.every(({ url }) => url === 'https://north-lane.myshopify.com/admin/api/2026-07/graphql.json')).toBe(true)
    // Its price being known, a page grows to what one query may cost.
    expect(shop.asked.some(({ variables }) => variables.first === 40)).toBe(true)
  })

  it('shows the customer’s currency, the shop’s beside it, and what stands in the order', async () => {
    const { connector } = make([
      shopifyOrder(1, '2026-09-20T10:00:00Z', {
        note: 'Gift',
        displayFinancialStatus: 'PARTIALLY_REFUNDED',
        returnStatus: 'RETURN_REQUESTED',
        returns: {
          nodes: [
            { status: 'CANCELED', createdAt: '2026-09-10T10:00:00Z' },
            { status: 'REQUESTED', createdAt: '2026-09-15T10:00:00Z' },
          ],
        },
        totalRefundedSet: { presentmentMoney: { amount: '5.00', currencyCode: 'USD' }, shopMoney: { amount: '4.6', currencyCode: 'EUR' } },
        refunds: [
          {
            createdAt: '2026-09-19T10:00:00Z',
            processedAt: '2026-09-19T10:00:00Z',
            totalRefundedSet: {
              presentmentMoney: { amount: '5.00', currencyCode: 'USD' },
              shopMoney: { amount: '4.6', currencyCode: 'EUR' },
            },
          },
        ],
      }),
    ])
    const page = Page.parse(await connector.pull(null, 100, never))
    expect(page.rows.orders[0]).toMatchObject({
      id: orderId(1),
      number: '#1001',
      state: 'partlyRefunded',
      total: { minor: 2150, currency: 'USD' },
      shopTotal: { minor: 1990, currency: 'EUR' },
      refunded: { minor: 500, currency: 'USD' },
      refunds: [{ at: Date.parse('2026-09-19T10:00:00Z'), amount: { minor: 500, currency: 'USD' } }],
      returnState: 'requested',
      returnRequestedAt: Date.parse('2026-09-15T10:00:00Z'),
      lines: [{ title: 'Hat · red', quantity: 2, price: { minor: 1075, currency: 'USD' } }],
      note: 'Gift',
      tags: ['vip'],
      language: 'fr-CA',
      country: 'DE',
      paidAt: Date.parse('2026-09-01T09:00:05Z'),
      shippedAt: Date.parse('2026-09-02T10:00:00Z'),
      trackingNumbers: ['JD1'],
      url: 'https://north-lane.myshopify.com/admin/orders/1',
    })
    expect(page.rows.parcels[0]).toMatchObject({
      trackingNumber: 'JD1',
      carrier: 'DHL',
      state: 'inTransit',
      orderNumber: '#1001',
      scans: [{ zone: 'UTC', place: 'Leipzig, Germany', text: 'In transit' }],
    })
    expect(page.rows.customers[0]).toMatchObject({ name: 'Ana Kim', zone: 'Europe/Berlin', language: 'fr-CA', country: 'DE' })
  })

  it.each([
    ['PAID', 'UNFULFILLED', {}, 'paid'],
    ['AUTHORIZED', 'UNFULFILLED', {}, 'paid'],
    ['PENDING', 'UNFULFILLED', {}, 'unpaid'],
    ['PENDING', 'FULFILLED', {}, 'shipped'],
    ['PAID', 'PARTIALLY_FULFILLED', {}, 'packing'],
    ['PAID', 'ON_HOLD', {}, 'packing'],
    ['VOIDED', 'UNFULFILLED', {}, 'cancelled'],
    ['REFUNDED', 'FULFILLED', {}, 'refunded'],
    ['PAID', 'FULFILLED', { cancelledAt: '2026-09-19T10:00:00Z' }, 'cancelled'],
    ['PAID', 'RESTOCKED', {}, 'other'],
    ['NEW_STATE', 'UNFULFILLED', {}, 'other'],
  ])('reads %s and %s %j as %s', async (displayFinancialStatus, displayFulfillmentStatus, more, state) => {
    const { connector } = make([shopifyOrder(1, '2026-09-20T10:00:00Z', { displayFinancialStatus, displayFulfillmentStatus, ...more })])
    expect((await pullAll(connector)).orders[0]?.state).toBe(state)
  })

  it('takes a redacted customer as unknown, leaves out orders of a trial, names what it cannot read', async () => {
    const { connector } = make([
      shopifyOrder(1, '2026-09-20T10:00:00Z', { email: null, phone: null, customer: null, shippingAddress: null, customerLocale: null }),
      shopifyOrder(2, '2026-09-20T10:00:01Z', { test: true }),
      shopifyOrder(3, '2026-09-20T10:00:02Z', { totalPriceSet: { presentmentMoney: { amount: 'free', currencyCode: 'USD' } } }),
      shopifyOrder(4, '2026-09-20T10:00:03Z', { name: 'x\ud800', note: `\ud83d${'n'.repeat(10_000_000)}` }),
      shopifyOrder(5, '2026-09-20T10:00:04Z', { fulfillments: null, lineItems: 'none', refunds: [null], tags: 7, transactions: [{}] }),
    ])
    const { orders, bad } = await pullAll(connector)
    expect(orders.map(({ remoteId }) => remoteId)).toEqual(['1', '4', '5'])
    expect(orders[0]?.buyer).toEqual({ email: null, phone: null, name: null })
    expect(orders[1]?.note?.length).toBeLessThanOrEqual(10_000)
    expect(bad).toHaveLength(1)
    expect(bad[0]?.remoteId).toBe('gid://shopify/Order/3')
  })

  it('asks for returns only with leave: one field without it would cost the page', async () => {
    const { connector, shop } = make([shopifyOrder(1, '2026-09-20T10:00:00Z')])
    await connector.pull(null, 10, never)
    shop.scopes = ['read_orders']
    await connector.test(never)
    await connector.pull(null, 10, never)
    expect(shop.asked.filter(({ operation }) => operation === 'Orders').map(({ variables }) => variables.returns)).toEqual([true, false])
  })

  it('ends a walk that a lying cursor would lead for ever, and begins anew from a broken one', async () => {
    const { connector, shop } = make([shopifyOrder(1, '2026-09-20T10:00:00Z')])
    shop.lies = true
    shop.points = { most: 1e9, left: 1e9, rate: 1e6 }
    expect((await pullAll(connector)).pages.length).toBeLessThan(120)
    shop.lies = false
    expect((await connector.pull('{"v":9}', 10, never)).rows.orders).toHaveLength(1)
    expect((await connector.pull('nonsense', 10, never)).rows.orders).toHaveLength(1)
  })

  it('asks for less where one query would cost too much', async () => {
    const { connector, shop } = make(Array.from({ length: 12 }, (_, at) => shopifyOrder(at + 1, `2026-09-20T10:00:${10 + at}Z`)))
    shop.price = 300
    expect((await pullAll(connector)).orders).toHaveLength(12)
  })
})

describe('limits', () => {
  it('waits for points it knows to be missing, and tells the gate when the shop says «throttled»', async () => {
    const orders = Array.from({ length: 60 }, (_, at) => shopifyOrder(at + 1, `2026-09-20T10:00:${10 + (at % 50)}Z`))
    const { connector, shop, clock, limited } = make(orders)
    shop.points = { most: 1000, left: 310, rate: 100 }
    const first = await connector.pull(null, 10, never)
    // 100 of 300 points are left, 200 needed and 100 kept for replies: two seconds by its own arithmetic, no refusal.
    const before = clock.time
    const second = await connector.pull(first.cursor, 10, never)
    expect(clock.time - before).toBe(2_000)
    expect(limited).toEqual([])
    // Another program at the same purse: what was saved for is gone.
    clock.time += 60_000
    shop.points.left = -10_000
    await expect(connector.pull(second.cursor, 10, never)).rejects.toMatchObject({ problem: { code: 'rateLimited' }, done: 'no' })
    expect(limited).toHaveLength(1)
    expect((limited[0] as number) - clock.time).toBeGreaterThan(1_000)
    expect(shop.faults).toEqual([])
  })

  it('hears 429 and Retry-After too', async () => {
    const { connector, http, limited } = make([])
    http.handler = () => answer(429, { errors: 'Too many' }, { 'Retry-After': '2.0' })
    await expect(connector.pull(null, 10, never)).rejects.toMatchObject({ problem: { code: 'rateLimited' }, retryAt: T0 + 2000 })
    expect(limited).toEqual([T0 + 2000])
  })
})

describe('the live test', () => {
  it('says what the token may do: 60 days without read_all_orders, no notes without write_orders', async () => {
    const { connector, shop } = make([shopifyOrder(1, '2026-09-20T10:00:00Z')])
    expect(await connector.test(never)).toMatchObject({ ok: true, found: [{ label: 'orders', value: '1' }] })
    expect(connector.capabilities).toMatchObject({ orderNote: true, orderTags: true, orderDays: null })
    shop.scopes = ['read_orders']
    shop.version = '2026-10'
    const report = await connector.test(never)
    expect(report.ok).toBe(true)
    expect(connector.capabilities).toMatchObject({ orderNote: false, orderTags: false, orderDays: 60 })
    shop.scopes = ['read_products']
    expect((await connector.test(never)).steps.at(-1)).toMatchObject({ step: 'read', ok: false, why: { code: 'forbidden' } })
    expect(shop.faults).toEqual([])
  })

  it.each([
    [401, { errors: '[API] Invalid API key' }, 'signIn', 'signIn'],
    [402, { errors: 'Unavailable Shop' }, 'rejected', 'signIn'],
    [403, { errors: 'Forbidden' }, 'forbidden', 'read'],
    [404, { errors: 'Not Found' }, 'notFound', 'recognise'],
    [500, { errors: 'Internal' }, 'serverError', 'recognise'],
    [200, '<html>shop</html>', 'badAnswer', 'recognise'],
    [200, { data: null }, 'badAnswer', 'recognise'],
    [200, { errors: [{ message: 'x', extensions: { code: 'ACCESS_DENIED' } }] }, 'forbidden', 'read'],
  ])('names %d %j', async (status, body, code, step) => {
    const { connector, http } = make([])
    http.handler = () => answer(status as number, body)
    expect((await connector.test(never)).steps.at(-1)).toMatchObject({ step, ok: false, why: { code } })
  })

  it('refuses a token that no header holds, and plain http, without a call', async () => {
    for (const values of [{ token: 'a b\n' }, { token: '' }, { url: 'http://shop.example.test' }] as Record<string, string>[]) {
      const { connector, http } = make([], 30, values)
      expect((await connector.test(never)).ok).toBe(false)
      expect(http.requests).toHaveLength(0)
    }
  })

  it.each([
    ['north-lane', 'https://north-lane.myshopify.com'],
    ['north-lane.myshopify.com', 'https://north-lane.myshopify.com'],
    ['https://north-lane.myshopify.com/admin/orders?x', 'https://north-lane.myshopify.com'],
    ['https://admin.shopify.com/store/north-lane/orders', 'https://north-lane.myshopify.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('reads the address %s', (typed, base) => expect(shopBase(typed)).toBe(base))
})

describe('writing', () => {
  it('adds a note to what stands, once, whatever is repeated', async () => {
    const { connector, shop } = make([shopifyOrder(1, '2026-09-20T10:00:00Z', { note: 'Gift wrap' })])
    expect(await connector.deliver(delivery(note(1)), never)).toMatchObject({ type: 'sent' })
    expect(await connector.deliver(delivery(note(1)), never)).toMatchObject({ type: 'sent' })
    expect(shop.orders[0]?.note).toBe('Gift wrap\n\n[2026-09-21 10:00 UTC · Ana · drg-abcdefghijkl.0]\nRefund agreed, 5 EUR')
    expect(await connector.lookUp(delivery(note(1)), T0, never)).toEqual({ type: 'found', messageId: null, conversationId: null })
    // The same words by another key are another note, and another effect of the key another one.
    expect(await connector.lookUp(delivery(note(1), OutboxKey.parse('zzzzzzzzzzzzzzzzzzzzzzzz')), T0, never)).toEqual({ type: 'absent' })
    expect(await connector.lookUp(delivery(note(1), KEY, 1), T0, never)).toEqual({ type: 'absent' })
    expect(shop.faults).toEqual([])
  })

  it('never doubles a note whose answer was lost', async () => {
    const { connector, shop, http } = make([shopifyOrder(1, '2026-09-20T10:00:00Z')])
    http.interfere = (request) => (String(request.body).includes('SetNote') ? { after: new HttpFailure('timeout', true) } : null)
    expect(await connector.deliver(delivery(note(1)), never)).toMatchObject({ type: 'unknown' })
    http.interfere = null
    expect((await connector.lookUp(delivery(note(1)), T0, never)).type).toBe('found')
    await connector.deliver(delivery(note(1)), never)
    expect(shop.orders[0]?.note?.match(/Refund agreed/g)).toHaveLength(1)
  })

  it('sets and takes tags as sets', async () => {
    const { connector, shop } = make([shopifyOrder(1, '2026-09-20T10:00:00Z')])
    const tags: Effect = { type: 'orderTags', orderId: orderId(1), add: ['refund agreed', ' '], remove: ['vip'] }
    expect(await connector.deliver(delivery(tags), never)).toMatchObject({ type: 'sent' })
    expect(await connector.deliver(delivery(tags), never)).toMatchObject({ type: 'sent' })
    expect(shop.orders[0]?.tags).toEqual(['refund agreed'])
    expect(shop.faults).toEqual([])
  })

  it.each([
    ['is gone', 9, 'notFound'],
    ['has no room', 1, 'tooLarge'],
  ])('refuses for good where the order %s', async (_why, id, code) => {
    const { connector } = make([shopifyOrder(1, '2026-09-20T10:00:00Z', { note: 'n'.repeat(4_990) })])
    expect(await connector.deliver(delivery(note(id)), never)).toMatchObject({ type: 'notSent', final: true, why: { code } })
  })

  it.each([
    ['no connection', { before: new HttpFailure('unreachable', false) }, { type: 'notSent', final: false }],
    ['cut after sending', { after: new HttpFailure('unreachable', true) }, { type: 'unknown' }],
    ['500', { instead: answer(500, {}) }, { type: 'unknown' }],
    ['no JSON', { instead: answer(200, '<html>') }, { type: 'unknown' }],
    ['401', { instead: answer(401, {}) }, { type: 'notSent', final: false }],
    [
      'a user error',
      { instead: answer(200, { data: { orderUpdate: { userErrors: [{ field: ['note'], message: 'is invalid' }] } } }) },
      { type: 'notSent', final: true },
    ],
    ['another shape', { instead: answer(200, { data: { orderUpdate: 7 } }) }, { type: 'unknown' }],
    [
      'throttled',
      { instead: answer(200, { errors: [{ message: 'T', extensions: { code: 'THROTTLED' } }] }) },
      { type: 'notSent', final: false, why: { code: 'rateLimited' } },
    ],
    [
      'denied',
      { instead: answer(200, { errors: [{ message: 'T', extensions: { code: 'ACCESS_DENIED' } }] }) },
      { type: 'notSent', final: true },
    ],
    ['an error without a code', { instead: answer(200, { errors: [{ message: 'T' }] }) }, { type: 'unknown' }],
  ])('tells what a failed write proves: %s', async (_what, interference, outcome) => {
    const { connector, http } = make([shopifyOrder(1, '2026-09-20T10:00:00Z')])
    http.interfere = (request) => (String(request.body).includes('SetNote') ? interference : null)
    expect(await connector.deliver(delivery(note(1)), never)).toMatchObject(outcome)
  })

  it('does nothing else', async () => {
    const { connector } = make([])
    expect(await connector.deliver(delivery({ type: 'read', unread: false }), never)).toMatchObject({
      type: 'notSent',
      final: true,
      why: { code: 'unsupported' },
    })
  })
})

describe('heads', () => {
  it('tell how orders stand now; gone ones as gone, unreadable ones not at all', async () => {
    const { connector, shop } = make([
      shopifyOrder(1, '2026-09-20T10:00:00Z', {
        displayFinancialStatus: 'REFUNDED',
        totalRefundedSet: { presentmentMoney: { amount: '21.50', currencyCode: 'USD' } },
      }),
      shopifyOrder(2, '2026-09-20T10:00:00Z', { totalPriceSet: null }),
    ])
    const ids = [orderId(1), orderId(2), orderId(3), 'backend1~o~x' as OrderId]
    expect(await connector.orderHeads?.(ids, never)).toEqual([
      { orderId: orderId(1), exists: true, state: 'refunded', refundedMinor: 2150 },
      { orderId: orderId(3), exists: false, state: 'other', refundedMinor: 0 },
    ])
    expect(shop.faults).toEqual([])
  })
  it('throw for a failing line', async () => {
    const { connector, http } = make([])
    http.handler = () => answer(500, {})
    await expect(connector.orderHeads?.([orderId(1)], never)).rejects.toBeInstanceOf(ConnectorError)
  })
})
