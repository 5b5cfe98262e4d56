/** Our connector against a real Vendure 3.7 server on loopback, every request judged by that server's own schema. */
import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connector, Delivery } from '../../../src/main/connectors/connector'
import { vendure } from '../../../src/main/connectors/vendure/connector'
import type { Clock, Http, HttpRequest } from '../../../src/main/ports'
import { BackendId, localId, type OrderId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Order } from '../../../src/shared/domain/order/types'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { Page } from '../../../src/shared/domain/sync/types'
import { nodeHttp } from '../../contract/connectors/nodeHttp'
import { needsOf } from '../../contract/connectors/ports'
import { VendorGraphql } from '../../contract/connectors/vendorGraphql'
import { startVendure, type Vendure, whyNoVendure } from './server'
import { type OpenShop, openShop } from './shop'

const why = await whyNoVendure()
const never = new AbortController().signal
const backendId = BackendId.parse('backend1')
const orderId = (id: string): OrderId => localId(backendId, 'o', id)
const ana = { firstName: 'Ana', lastName: 'Kim', emailAddress: 'ana@example.test' }
const KEY = OutboxKey.parse('abcdefghijklmnopqrstuvwx')

/** Real time, and as much of it added as a test wants to have passed. */
let ahead = 0
const clock: Clock = {
  now: () => Date.now() + ahead,
  monotonic: () => performance.now() + ahead,
  sleep: (ms, signal) =>
    new Promise((done, fail) => {
      const timer = setTimeout(done, ms)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        fail(signal.reason)
      })
    }),
}
const second = () => new Promise((done) => setTimeout(done, 1_100))

describe.skipIf(why !== null)(why ? `Vendure: ${why}` : 'Vendure', () => {
  let server: Vendure
  let shop: OpenShop
  let judge: VendorGraphql
  const faults: string[] = []
  const asked: string[] = []

  const judged = (inner: Http): Http => ({
    ...inner,
    request: (request: HttpRequest) => {
      const body = JSON.parse(String(request.body)) as { query: string }
      asked.push(/(?:query|mutation) (\w+)/.exec(body.query)?.[1] ?? '')
      faults.push(...judge.judge(body))
      return inner.request(request)
    },
  })
  const make = (values: Record<string, string> = {}, http: Http = judged(nodeHttp())): Connector =>
    vendure.create(needsOf(http, clock, { url: server.url, user: server.user, password: server.password, ...values }))
  const pullAll = async (connector: Connector, from: string | null, limit = 100) => {
    const pages: Page[] = []
    let cursor = from
    for (let turn = 0; turn < 100; turn += 1) {
      const page = Page.parse(await connector.pull(cursor, limit, never))
      pages.push(page)
      cursor = page.cursor
      if (!page.more) break
    }
    const orders = new Map<string, Order>(pages.flatMap(({ rows }) => rows.orders.map((order): [string, Order] => [order.remoteId, order])))
    return {
      pages,
      cursor: cursor as string,
      orders,
      parcels: pages.flatMap(({ rows }) => rows.parcels),
      bad: pages.flatMap(({ bad }) => bad),
    }
  }
  const delivery = (effect: Effect, key = KEY, index = 0): Delivery => ({
    key,
    conversationId: null,
    effect,
    index,
    files: [],
    sender: { name: '' },
  })

  beforeAll(async () => {
    server = await startVendure()
    shop = await openShop(server)
    judge = new VendorGraphql(
      (await shop.introspection(getIntrospectionQuery())) as unknown as Record<string, unknown> & IntrospectionQuery,
    )
  })
  afterAll(async () => {
    await server?.stop()
  })

  it('signs in, says who we are, and tells a wrong password from a wrong address', async () => {
    const report = await make().test(never)
    expect(report).toMatchObject({ ok: true, me: { name: 'Super Admin' }, found: [{ label: 'orders', value: '0' }] })
    expect((await make({ password: 'wrong' }).test(never)).steps.at(-1)).toMatchObject({
      step: 'signIn',
      ok: false,
      why: { code: 'signIn' },
    })
    expect((await make({ path: 'nothing-here' }).test(never)).steps.at(-1)).toMatchObject({ step: 'recognise', ok: false })
    expect((await make({ user: '', password: 'no-key' }).test(never)).ok).toBe(false)
    expect((await make({ url: 'http://127.0.0.1:1' }).test(never)).steps.at(-1)).toMatchObject({
      step: 'reach',
      why: { code: 'unreachable' },
    })
  })

  it('reads orders page by page, then what changed, also where the shop moves no time of the order', async () => {
    const placed = []
    for (let at = 0; at < 12; at += 1) placed.push(await shop.buy({ ...ana, emailAddress: `buyer${at}@example.test` }, 1))
    const connector = make()
    const first = await pullAll(connector, null, 5)
    expect([...first.orders.keys()].sort()).toEqual(placed.map(({ id }) => id).sort())
    expect(first.bad).toEqual([])
    expect(first.pages.length).toBeGreaterThan(2)
    const order = await shop.buy(ana)
    expect(order.totalWithTax).toBe(4_480)
    const second1 = await pullAll(connector, first.cursor)
    expect(second1.orders.get(order.id)).toMatchObject({
      number: order.code,
      state: 'paid',
      total: { minor: 4_480, currency: 'EUR' },
      refunded: null,
      buyer: { email: 'ana@example.test', name: 'Ana Kim', phone: '+49 30 1234567' },
      country: 'DE',
      lines: [{ sku: 'H1', title: 'Hat red', quantity: 2, price: { minor: 1_990, currency: 'EUR' } }],
    })
    expect(second1.pages.flatMap(({ rows }) => rows.customers)).toContainEqual(
      expect.objectContaining({ email: 'ana@example.test', name: 'Ana Kim' }),
    )
    await second()
    const parcel = await shop.pack(order.id, 'JD014600001')
    await shop.moveParcel(parcel, 'Shipped')
    await shop.refund(order.id)
    // The shop's `updatedAt` stands where it was; the round looks at the history.
    ahead += 11 * 60_000
    const date = (request: HttpRequest) =>
      nodeHttp()
        .request(request)
        .then((answer) => ({ ...answer, headers: { ...answer.headers, date: new Date(clock.now()).toUTCString() } }))
    const later = make({}, judged({ ...nodeHttp(), request: date }))
    const third = await pullAll(later, second1.cursor)
    const now = third.orders.get(order.id)
    expect(now).toMatchObject({ state: 'partlyRefunded', refunded: { minor: 1_990 }, trackingNumbers: ['JD014600001'] })
    expect(now?.refunds).toHaveLength(1)
    expect(now?.shippedAt).not.toBeNull()
    expect(third.parcels).toContainEqual(expect.objectContaining({ trackingNumber: 'JD014600001', carrier: 'DHL', state: 'inTransit' }))
    expect(now?.updatedAt).toBeGreaterThan(second1.orders.get(order.id)?.updatedAt ?? 0)
    await shop.moveParcel(parcel, 'Delivered')
    ahead += 11 * 60_000
    const fourth = await pullAll(later, third.cursor)
    expect(fourth.orders.get(order.id)).toMatchObject({ state: 'partlyRefunded' })
    expect(fourth.orders.get(order.id)?.deliveredAt).not.toBeNull()
    expect(asked).toContain('Stamps')
  })

  it('tells how orders stand now, gone ones as gone', async () => {
    const order = await shop.buy(ana, 1)
    const connector = make()
    expect(await connector.orderHeads?.([orderId(order.id), orderId('4711')], never)).toEqual([
      { orderId: orderId(order.id), exists: true, state: 'paid', refundedMinor: 0 },
      { orderId: orderId('4711'), exists: false, state: 'other', refundedMinor: 0 },
    ])
    await shop.refund(order.id)
    const [head] = (await connector.orderHeads?.([orderId(order.id)], never)) ?? []
    expect(head).toMatchObject({ state: 'partlyRefunded', refundedMinor: 1_990 })
    await shop.cancel(order.id)
    expect((await connector.orderHeads?.([orderId(order.id)], never))?.[0]).toMatchObject({ state: 'cancelled' })
  })

  it('shows a cancelled order with what was paid for it', async () => {
    const order = await shop.buy(ana, 3)
    await shop.cancel(order.id)
    const { orders } = await pullAll(make(), null)
    expect(orders.get(order.id)).toMatchObject({ state: 'cancelled', total: { minor: order.totalWithTax }, lines: [{ quantity: 3 }] })
  })

  it('adds a note for the shop’s people, finds it again, and shows it with the next page', async () => {
    const order = await shop.buy(ana, 1)
    const connector = make()
    const note: Effect = { type: 'orderNote', orderId: orderId(order.id), text: 'Refund agreed\nin two parts', by: 'Ana' }
    expect(await connector.lookUp(delivery(note), 0, never)).toEqual({ type: 'absent' })
    expect(await connector.deliver(delivery(note), never)).toMatchObject({ type: 'sent' })
    expect(await connector.lookUp(delivery(note), 0, never)).toMatchObject({ type: 'found' })
    expect(await connector.lookUp(delivery(note, KEY, 1), 0, never)).toEqual({ type: 'absent' })
    const { history } = await shop.look(order.id)
    expect(history.items).toHaveLength(1)
    expect(history.items[0]).toMatchObject({
      isPublic: false,
      data: { note: expect.stringMatching(/ · Ana · drg-abcdefghijkl\.0\]\nRefund agreed\nin two parts$/) },
    })
    const { orders } = await pullAll(connector, (await pullAll(make(), null)).cursor)
    expect(orders.get(order.id)?.note).toContain('Refund agreed')
    const gone: Effect = { ...note, orderId: orderId('4711') }
    expect(await connector.deliver(delivery(gone), never)).toMatchObject({ type: 'notSent', final: true, why: { code: 'notFound' } })
    expect(
      await connector.deliver(delivery({ type: 'orderTags', orderId: orderId(order.id), add: ['x'], remove: [] }), never),
    ).toMatchObject({
      type: 'notSent',
      final: true,
      why: { code: 'unsupported' },
    })
  })

  it('signs in anew where its session has ended', async () => {
    const connector = make(
      {},
      {
        ...nodeHttp(),
        request: (request) =>
          nodeHttp().request({ ...request, headers: { ...request.headers, ...(calls++ === 2 ? { authorization: 'Bearer ended' } : {}) } }),
      },
    )
    let calls = 0
    expect((await connector.test(never)).ok).toBe(true)
    expect((await connector.test(never)).ok).toBe(true)
    expect(calls).toBe(5)
  })

  it('was asked nothing that its schema does not know', () => {
    expect(new Set(asked)).toEqual(new Set(['Login', 'Me', 'Precision', 'Orders', 'Stamps', 'Heads', 'Notes', 'AddNote']))
    expect(faults).toEqual([])
  })
})
