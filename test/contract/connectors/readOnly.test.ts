/** WooCommerce, AfterShip and PayPal: orders, parcels and disputes are read. Evidence: `evidencePaypal.test.ts`. */
import { expect, test } from 'vitest'
import { aftership } from '../../../src/main/connectors/aftership/connector'
import { moneyOf } from '../../../src/main/connectors/common/money'
import type { Connector, Delivery, System } from '../../../src/main/connectors/connector'
import { paypal } from '../../../src/main/connectors/paypal/connector'
import { woocommerce } from '../../../src/main/connectors/woocommerce/connector'
import { mapOrder, WireOrder } from '../../../src/main/connectors/woocommerce/map'
import { HttpFailure } from '../../../src/main/ports'
import { BackendId, localId, ShopId } from '../../../src/shared/domain/ids'
import { Dispute, Order, Parcel } from '../../../src/shared/domain/order/types'
import { answer, type Handler, needsOf, settleTasks, TestClock, TestHttp } from './ports'
import { readDescription, seenBody, VendorSpec, whyMissing } from './vendorSpec'

const T0 = Date.parse('2026-09-21T10:00:00Z')
const never = new AbortController().signal
const values = { url: 'https://shop.example.test', key: 'ck', secret: 'cs', clientId: 'id' }

const make = (system: System, handler: Handler, more: Record<string, string> = {}) => {
  const clock = new TestClock(T0, false)
  const http = new TestHttp(handler)
  return { clock, http, connector: system.create(needsOf(http, clock, { ...values, ...more })) }
}
const pullAll = async (connector: Connector, from: string | null = null, limit = 100) => {
  const pages = []
  let cursor = from
  for (let turn = 0; turn < 200; turn += 1) {
    const page = await connector.pull(cursor, limit, never)
    pages.push(page)
    cursor = page.cursor
    if (!page.more) break
  }
  return { pages, cursor: cursor as string, rows: pages.map(({ rows }) => rows), bad: pages.flatMap(({ bad }) => bad) }
}

const order = (id: number, modified: string, more: Record<string, unknown> = {}) => ({
  id,
  number: `NL-${id}`,
  status: 'processing',
  currency: 'EUR',
  total: '29.35',
  date_created_gmt: '2026-09-01T09:00:00',
  date_modified_gmt: modified,
  date_paid_gmt: null,
  date_completed_gmt: null,
  billing: { first_name: 'Ana', last_name: 'Kim', email: 'ana@example.test', phone: '', country: 'de' },
  line_items: [{ id: 1, name: 'Hat &ndash; red', quantity: 2, price: 14.675, sku: 'H1' }],
  refunds: [],
  meta_data: [],
  ...more,
})
const shopOf =
  (orders: ReturnType<typeof order>[], lies = false): Handler =>
  (request) => {
    const query = new URL(request.url).searchParams
    const since = query.get('modified_after') ?? ''
    const size = Number(query.get('per_page'))
    const page = lies ? 1 : Number(query.get('page'))
    const found = orders.filter((one) => one.date_modified_gmt > since).sort((a, b) => a.id - b.id)
    return answer(200, found.slice((page - 1) * size, page * size), {
      'X-WP-Total': String(found.length),
      'X-WP-TotalPages': String(Math.ceil(found.length / size)),
    })
  }

test('money keeps every unit of every currency', () => {
  expect(moneyOf('29.35', 'EUR')).toEqual({ minor: 2935, currency: 'EUR' })
  expect(moneyOf('1.1', 'usd')).toEqual({ minor: 110, currency: 'USD' })
  expect(moneyOf('5000', 'JPY')).toEqual({ minor: 5000, currency: 'JPY' })
  expect(moneyOf('1.2345', 'KWD')).toEqual({ minor: 1235, currency: 'KWD' })
  expect(moneyOf('-0.005', 'EUR')).toEqual({ minor: -1, currency: 'EUR' })
  for (const bad of ['1,5', '', 'NaN', '1e3', '99999999999999999999']) expect(() => moneyOf(bad, 'EUR')).toThrow(RangeError)
  expect(() => moneyOf('1', 'EURO')).toThrow(RangeError)
})

test('WooCommerce: pages, then only what changed, in UTC whatever the clock of the machine', async () => {
  const orders = Array.from({ length: 25 }, (_, at) => order(at + 1, `2026-09-1${at % 9}T10:00:00`))
  const { connector, http } = make(woocommerce, shopOf(orders))
  const first = await pullAll(connector, null, 10)
  const all = first.rows.flatMap((rows) => rows.orders)
  expect(all).toHaveLength(25)
  expect(Order.parse(all[0])).toMatchObject({
    number: 'NL-1',
    total: { minor: 2935 },
    createdAt: Date.parse('2026-09-01T09:00:00Z'),
    country: 'DE',
    state: 'paid',
    buyer: { name: 'Ana Kim', phone: null },
  })
  expect(all[0]?.lines[0]).toMatchObject({ title: 'Hat – red', quantity: 2, price: { minor: 1468, currency: 'EUR' } })
  expect(first.pages[0]?.progress).toEqual({ phase: 'first', done: 10, total: 25 })
  orders.push(order(26, '2026-09-20T08:00:00', { status: 'completed', date_completed_gmt: '2026-09-20T08:00:00' }))
  const second = await pullAll(connector, first.cursor)
  expect(second.rows.flatMap((rows) => rows.orders.map(({ remoteId }) => remoteId))).toContain('26')
  expect(http.requests.at(-1)?.headers?.authorization).toBe(`Basic ${Buffer.from('ck:cs').toString('base64')}`)
  expect(http.requests.every(({ url }) => !url.includes('ck') && url.includes('dates_are_gmt=true'))).toBe(true)
})

test('WooCommerce: refunds, parcels of plugins, bad items, notices before JSON, a server that lies about pages', async () => {
  const rows = [
    order(1, '2026-09-10T10:00:00', {
      refunds: [{ total: '-5.00' }],
      meta_data: [
        { key: '_wc_shipment_tracking_items', value: [{ tracking_number: 'JD1234567', date_shipped: 1_790_000_000 }] },
        { key: '_tracking_number', value: '1Z999' },
      ],
    }),
    order(2, '2026-09-10T10:00:00', { total: 'free' }),
    order(3, '2026-09-10T10:00:00', { date_created_gmt: null }),
    order(4, '2026-09-10T10:00:00', { status: 'checkout-draft' }),
  ]
  const { connector, http } = make(woocommerce, shopOf(rows))
  const { rows: got, bad } = await pullAll(connector)
  expect(got[0]?.orders).toHaveLength(1)
  expect(got[0]?.orders[0]).toMatchObject({
    state: 'partlyRefunded',
    refunded: { minor: 500 },
    trackingNumbers: ['JD1234567', '1Z999'],
    shippedAt: 1_790_000_000_000,
  })
  expect(bad.map(({ remoteId }) => remoteId)).toEqual(['2', '3'])
  http.handler = () =>
    answer(200, `<b>Notice</b>: undefined index in x.php\n${JSON.stringify([order(9, '2026-09-10T10:00:00')])}`, {
      'content-type': 'application/json',
    })
  expect((await connector.pull(null, 100, never)).rows.orders).toHaveLength(1)
  http.handler = shopOf(
    Array.from({ length: 30 }, (_, at) => order(at + 1, '2026-09-10T10:00:00')),
    true,
  )
  expect((await pullAll(connector, null, 10)).pages.length).toBeLessThan(4)
})

test('WooCommerce: heads tell how orders stand now, gone ones as gone, unreadable ones not at all', async () => {
  const rows = [
    order(1, '2026-09-10T10:00:00', { status: 'refunded', refunds: [{ total: '-29.35' }] }),
    order(2, '2026-09-10T10:00:00', { total: 'free' }),
  ]
  const { connector, http } = make(woocommerce, (request) => {
    const wanted = new URL(request.url).searchParams.get('include')?.split(',') ?? []
    return answer(
      200,
      rows.filter(({ id }) => wanted.includes(String(id))),
    )
  })
  const id = (remote: number | string) => localId(BackendId.parse('backend1'), 'o', remote)
  expect(await connector.orderHeads?.([id(1), id(2), id(3), id('x')], never)).toEqual([
    { orderId: id(1), exists: true, state: 'refunded', refundedMinor: 2935 },
    { orderId: id(3), exists: false, state: 'other', refundedMinor: 0 },
    { orderId: id('x'), exists: false, state: 'other', refundedMinor: 0 },
  ])
  http.handler = () => answer(500, {})
  await expect(connector.orderHeads?.([id(1)], never)).rejects.toMatchObject({ problem: { code: 'serverError' } })
})

const samples = readDescription('woocommerce/wc-v3-samples.json') as { samples?: { orders?: { response: unknown }[] } } | null
test.skipIf(!samples)(
  samples ? 'WooCommerce: the published sample orders can be read' : whyMissing('woocommerce/wc-v3-samples.json'),
  () => {
    const found = (samples?.samples?.orders ?? [])
      .flatMap(({ response }) => (Array.isArray(response) ? response : [response]))
      .filter((one) => (one as { line_items?: unknown })?.line_items)
    expect(found.length).toBeGreaterThan(2)
    for (const one of found)
      Order.parse(
        mapOrder(WireOrder.parse(one), { backendId: BackendId.parse('backend1'), shopId: ShopId.parse('s'), base: 'https://x.test' }),
      )
  },
)

const tracking = (id: string, updated: string, more: Record<string, unknown> = {}) => ({
  id,
  tracking_number: 'JD1',
  slug: 'dhl',
  tag: 'InTransit',
  order_number: 'NL-1042',
  updated_at: updated,
  customers: [{ name: 'Ana', email: 'ana@example.test' }],
  latest_estimated_delivery: { datetime: '2026-09-25' },
  checkpoints: [
    {
      checkpoint_time: '2026-09-21T17:30:00',
      tag: 'InTransit',
      message: 'Departed',
      location: 'Leipzig',
      country_region: 'DEU',
      hash: 'a',
    },
    {
      checkpoint_time: '2026-09-21T17:30:00',
      tag: 'InTransit',
      message: 'Departed',
      location: 'Leipzig',
      country_region: 'DEU',
      hash: 'a',
    },
    { checkpoint_time: '2026-09-20T10:00:00+02:00', tag: 'InfoReceived', message: 'Label', hash: 'b' },
    { checkpoint_time: 'yesterday', message: 'x' },
    7,
  ],
  ...more,
})

test('AfterShip: cursor pages, scans as given, bad items, a cursor that never ends', async () => {
  const { connector, http } = make(
    aftership,
    (request) => {
      const cursor = new URL(request.url).searchParams.get('cursor')
      const page =
        cursor === null
          ? [tracking('p1', '2026-09-20T10:00:00Z')]
          : [tracking('p2', '2026-09-21T10:00:00+00:00', { tag: 'Exception', subtag_message: 'Returned to sender' }), { id: 'p3' }]
      return answer(200, {
        meta: { code: 200 },
        data: { pagination: { total: 3, next_cursor: cursor === null ? 'n1' : '', has_next_page: cursor === null }, trackings: page },
      })
    },
    { url: '' },
  )
  const { rows, bad, cursor } = await pullAll(connector)
  const parcels = rows.flatMap((one) => one.parcels)
  expect(parcels.map(({ remoteId, state }) => `${remoteId} ${state}`)).toEqual(['p1 inTransit', 'p2 returned'])
  expect(Parcel.parse(parcels[0]).scans).toEqual([
    { at: Date.parse('2026-09-20T08:00:00Z'), zone: 'UTC', place: '', text: 'Label', state: 'labelled' },
    { at: Date.parse('2026-09-21T17:30:00Z'), zone: null, place: 'Leipzig, DEU', text: 'Departed', state: 'inTransit' },
  ])
  expect(parcels[0]?.expectedAt).toBe(Date.parse('2026-09-25T00:00:00Z'))
  expect(bad).toHaveLength(1)
  expect(http.requests[0]?.headers?.['as-api-key']).toBe('ck')
  expect(http.requests[0]?.url).toMatch(
    /^https:\/\/api\.aftership\.com\/tracking\/2026-07\/trackings\?updated_at_min=2026-08-22T10%3A00%3A00Z/,
  )
  await pullAll(connector, cursor)
  expect(http.requests.at(-2)?.url).toContain('updated_at_min=2026-09-21T09%3A55%3A00Z')
  http.handler = () =>
    answer(200, {
      meta: { code: 200 },
      data: { pagination: { next_cursor: 'same', has_next_page: true }, trackings: [tracking('p1', '2026-09-20T10:00:00Z')] },
    })
  expect((await pullAll(connector)).pages.length).toBeLessThan(4)
})

const description = readDescription('paypal/customer_disputes_v1.json')
const spec = description ? new VendorSpec(description) : null
const dispute = (id: string, more: Record<string, unknown> = {}) => ({
  dispute_id: id,
  create_time: '2026-09-20T09:00:00.000Z',
  update_time: '2026-09-21T09:00:01.000Z',
  status: 'WAITING_FOR_SELLER_RESPONSE',
  reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  dispute_state: 'REQUIRED_ACTION',
  dispute_life_cycle_stage: 'INQUIRY',
  dispute_amount: { currency_code: 'USD', value: '50.00' },
  seller_response_due_date: '2026-10-10T00:00:00.000Z',
  ...more,
})

test('PayPal: signs in once, list and detail, next pages by link, token renewed, deadlines as given', async () => {
  let tokens = 0
  let refuse = false
  const faults: string[] = []
  const { connector, http } = make(
    paypal,
    (request) => {
      const url = new URL(request.url)
      if (url.pathname === '/v1/oauth2/token') {
        tokens += 1
        return answer(200, { access_token: `t${tokens}`, expires_in: 3600 })
      }
      if (spec) faults.push(...spec.judge({ method: request.method, url: request.url, ...seenBody(request.body) }).faults)
      if (refuse && request.headers?.authorization === 'Bearer t1') return answer(401, { error: 'invalid_token' })
      const id = url.pathname.split('/')[4]
      if (id === 'PP-2') return answer(404, { name: 'RESOURCE_NOT_FOUND' })
      if (id)
        return answer(
          200,
          dispute(id, {
            disputed_transactions: [{ invoice_number: 'NL-1042', buyer: { name: 'Ana' } }],
            messages: [{ posted_by: 'BUYER', time_posted: '2026-09-20T09:05:00.000Z', content: 'Where?' }],
          }),
        )
      if (url.searchParams.has('next_page_token'))
        return answer(200, {
          items: [
            dispute('PP-2', { status: 'RESOLVED', dispute_state: 'RESOLVED' }),
            dispute('PP-3', { dispute_amount: { currency_code: 'USD', value: 'many' } }),
          ],
          links: [],
        })
      return answer(200, {
        items: [dispute('PP-1')],
        links: [{ rel: 'next', href: 'https://api-m.paypal.com/v1/customer/disputes?page_size=50&next_page_token=abc' }],
      })
    },
    { url: '' },
  )
  const { rows, bad, cursor } = await pullAll(connector)
  const found = rows.flatMap((one) => one.disputes)
  expect(Dispute.parse(found[0])).toMatchObject({
    remoteId: 'PP-1',
    state: 'needsResponse',
    stage: 'inquiry',
    dueAt: Date.parse('2026-10-10T00:00:00Z'),
    orderNumber: 'NL-1042',
    amount: { minor: 5000 },
    messages: [{ by: 'buyer', text: 'Where?' }],
  })
  expect(found[1]).toMatchObject({ remoteId: 'PP-2', state: 'closed' })
  expect(bad.map(({ remoteId }) => remoteId)).toEqual(['PP-2'])
  expect(tokens).toBe(1)
  refuse = true
  await connector.pull(cursor, 50, never)
  expect(tokens).toBe(2)
  expect(http.requests.some(({ url }) => url.includes('update_time_after=2026-09-21T08%3A55%3A01.000Z'))).toBe(true)
  if (spec) {
    expect(faults).toEqual([])
    console.info(`paypal requests judged by the vendor's description: ${spec.counts.vendor}, by schemas of ours: ${spec.counts.own}`)
  }
  http.handler = (request) =>
    request.url.includes('oauth2')
      ? answer(200, { access_token: 't', expires_in: 9 })
      : answer(200, { items: [dispute('PP-1')], links: [{ rel: 'next', href: 'https://evil.example.test/v1/customer/disputes?x=1' }] })
  expect((await pullAll(connector)).pages).toHaveLength(1)
  expect(http.requests.every(({ url }) => !url.includes('evil'))).toBe(true)
})

const all: [string, System][] = [
  ['woocommerce', woocommerce],
  ['aftership', aftership],
  ['paypal', paypal],
]
const errors: [string, Handler, object, string][] = [
  ['401', () => answer(401, { code: 'woocommerce_rest_cannot_view' }), { code: 'signIn' }, 'signIn'],
  ['403', () => answer(403, { code: 'x' }), { code: 'forbidden' }, 'read'],
  ['404', () => answer(404, '<html>'), { code: 'notFound' }, 'recognise'],
  ['429', () => answer(429, { meta: { code: 429 } }, { 'X-RateLimit-Reset': String(T0 / 1000 + 7) }), { code: 'rateLimited' }, 'signIn'],
  ['500', () => answer(500, '<html>'), { code: 'serverError' }, 'recognise'],
  ['page', () => answer(200, '<!doctype html>'), { code: 'badAnswer' }, 'recognise'],
  ['broken', () => answer(200, '{"x":', { 'content-type': 'application/json' }), { code: 'badAnswer' }, 'recognise'],
  ['other shape', () => answer(200, { hello: 1 }), { code: 'badAnswer' }, 'recognise'],
  [
    'no line',
    () => {
      throw new HttpFailure('unreachable', false)
    },
    { code: 'unreachable' },
    'reach',
  ],
  [
    'certificate',
    () => {
      throw new HttpFailure('tls', false)
    },
    { code: 'tls' },
    'reach',
  ],
  [
    'too large',
    () => {
      throw new HttpFailure('tooLarge', true)
    },
    { code: 'tooLarge' },
    'recognise',
  ],
]
test.each(
  all.flatMap(([name, system]) => errors.map(([error, handler, problem, step]) => ({ name, system, error, handler, problem, step }))),
)('$name names what is wrong: $error', async ({ system, handler, problem, step }) => {
  const { connector } = make(system, handler)
  await expect(connector.pull(null, 50, never)).rejects.toMatchObject({ problem })
  const report = await connector.test(never)
  expect(report.ok).toBe(false)
  expect(report.steps.at(-1)).toMatchObject({ step, ok: false })
})

test.each(all)('%s writes into no conversation, and polls with jitter', async (_name, system) => {
  const { connector, http, clock } = make(system, () => answer(500, ''))
  expect(await connector.deliver({ effect: { type: 'note', text: 'x', files: [] } } as unknown as Delivery, never)).toEqual({
    type: 'notSent',
    why: { code: 'unsupported', params: {} },
    final: true,
    retryAt: null,
  })
  await expect(connector.head('x' as never, never)).rejects.toMatchObject({ problem: { code: 'unsupported' } })
  expect(http.requests).toEqual([])
  const knocks: string[] = []
  const ending = new AbortController()
  const running = connector.knocks((knock) => knocks.push(knock.type), ending.signal)
  await settleTasks()
  await clock.move(system === paypal ? 3_000_000 : 600_000)
  ending.abort()
  await running
  expect(knocks[0]).toBe('live')
  expect(knocks.length).toBeGreaterThanOrEqual(9)
  expect(knocks.length).toBeLessThanOrEqual(15)
})
