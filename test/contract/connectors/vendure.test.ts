/**
 * Vendure as it answers badly: error shapes, lost answers, bad input, lists that lie. What it answers well, and that every
 * request fits its schema, is judged against a real server (test/real/vendure).
 */
import { describe, expect, it } from 'vitest'
import type { Connector, Delivery } from '../../../src/main/connectors/connector'
import { vendure } from '../../../src/main/connectors/vendure/connector'
import { amountOf } from '../../../src/main/connectors/vendure/map'
import { type HttpAnswer, HttpFailure, type HttpRequest } from '../../../src/main/ports'
import { BackendId, localId, type OrderId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Effect } from '../../../src/shared/domain/outbox/types'
import { Page } from '../../../src/shared/domain/sync/types'
import { FakeVendure, vendureOrder } from './fakeVendure'
import { answer, needsOf, TestClock, TestHttp } from './ports'

const T0 = Date.parse('2026-09-21T10:00:00Z')
const never = new AbortController().signal
const backendId = BackendId.parse('backend1')
const orderId = (id: string): OrderId => localId(backendId, 'o', id)
const KEY = OutboxKey.parse('abcdefghijklmnopqrstuvwx')

const make = (orders: Record<string, unknown>[], values: Record<string, string> = {}) => {
  const clock = new TestClock(T0, true)
  const shop = new FakeVendure(orders, clock)
  const http = new TestHttp(shop.handle)
  const connector = vendure.create(needsOf(http, clock, { url: 'https://shop.example.test/', user: 'ana', password: 'pw', ...values }))
  return { clock, shop, http, connector }
}
const pullAll = async (connector: Connector, from: string | null = null, limit = 100) => {
  const pages: Page[] = []
  let cursor = from
  for (let turn = 0; turn < 400; turn += 1) {
    const page = Page.parse(await connector.pull(cursor, limit, never))
    pages.push(page)
    cursor = page.cursor
    if (!page.more) break
  }
  return { pages, cursor: cursor as string, orders: pages.flatMap(({ rows }) => rows.orders), bad: pages.flatMap(({ bad }) => bad) }
}
const note: Effect = { type: 'orderNote', orderId: orderId('1'), text: 'agreed', by: 'Ana' }
const delivery = (effect: Effect): Delivery => ({ key: KEY, conversationId: null, effect, index: 0, files: [], sender: { name: '' } })
const during = (http: TestHttp, operation: string, what: { before?: HttpFailure; after?: HttpFailure; instead?: HttpAnswer }) => {
  http.interfere = (request: HttpRequest) => (String(request.body).includes(operation) ? what : null)
}
const failing = (code: string) => answer(200, { data: null, errors: [{ message: 'x', path: ['x'], extensions: { code } }] })

describe('reading', () => {
  it('walks by time, finds by the round what moved no time, and reads whole only what has news', async () => {
    const orders = Array.from({ length: 130 }, (_, at) => vendureOrder(String(at + 1), new Date(T0 - (200 - at) * 60_000).toISOString()))
    const { connector, shop, clock } = make(orders)
    const first = await pullAll(connector)
    expect(new Set(first.orders.map(({ remoteId }) => remoteId)).size).toBe(130)
    expect(first.pages[0]?.progress).toMatchObject({ phase: 'first', total: 130 })
    clock.time += 11 * 60_000
    Object.assign(orders[4] ?? {}, { state: 'Shipped', newest: { items: [{ createdAt: new Date(clock.time - 60_000).toISOString() }] } })
    shop.asked.length = 0
    const second = await pullAll(connector, first.cursor)
    expect(second.orders.find(({ remoteId }) => remoteId === '5')).toMatchObject({ state: 'shipped', updatedAt: clock.time - 60_000 })
    // The newest of the walk by time come again, by its overlap; of the rest only what changed.
    expect(second.orders.length).toBeLessThan(6)
    expect(shop.asked.filter((name) => name === 'Stamps').length).toBeLessThan(6)
    expect(second.pages.at(-1)?.more).toBe(false)
  })

  it('does not lose orders that share their second, nor those that move while it reads', async () => {
    const same = new Date(T0 - 3_600_000).toISOString()
    const orders = Array.from({ length: 60 }, (_, at) => vendureOrder(String(at + 1), same))
    const { connector, shop } = make(orders)
    shop.after = (name) => {
      // Between two pages one of the first moves to the end.
      if (name === 'Orders') Object.assign(orders[0] ?? {}, { updatedAt: new Date(T0 - 1_000).toISOString() })
    }
    const { orders: got } = await pullAll(connector, null, 7)
    expect(new Set(got.map(({ remoteId }) => remoteId)).size).toBe(60)
  })

  it('ends where a server ignores where it shall go on', async () => {
    const { connector, shop } = make(Array.from({ length: 10 }, (_, at) => vendureOrder(String(at + 1), '2026-09-20T10:00:00Z')))
    shop.lies = true
    expect((await pullAll(connector, null, 100)).pages.length).toBeLessThan(250)
    expect((await connector.pull('{"v":7}', 10, never)).rows.orders.length).toBeGreaterThan(0)
  })

  it('leaves out carts and drafts, names what it cannot read, and takes shops’ own states by their parcels', async () => {
    const { connector } = make([
      vendureOrder('1', '2026-09-20T10:00:00Z', { state: 'AddingItems', active: true }),
      vendureOrder('2', '2026-09-20T10:00:01Z', { state: 'Draft' }),
      vendureOrder('3', '2026-09-20T10:00:02Z', { currencyCode: 'EURO' }),
      vendureOrder('4', '2026-09-20T10:00:03Z', { state: 'WaitingForFabric' }),
      vendureOrder('5', '2026-09-20T10:00:04Z', {
        state: 'Sewn',
        fulfillments: [{ id: 9, state: 'Shipped', method: 'DHL', trackingCode: 'J1' }],
      }),
      vendureOrder('6', '2026-09-20T10:00:05Z', { state: 'Sewn', payments: [] }),
      vendureOrder('7', '2026-09-20T10:00:06Z', { customer: null, shippingAddress: null, lines: 'none', notes: 3, code: 'x\ud83d' }),
      vendureOrder('8', '2026-09-20T10:00:07Z', {
        notes: { items: [{ createdAt: '2026-09-20T10:00:07Z', data: { note: 'n'.repeat(10_000_000) } }] },
      }),
    ])
    const { orders, bad } = await pullAll(connector)
    expect(orders.map(({ remoteId, state }) => `${remoteId} ${state}`)).toEqual(['4 paid', '5 shipped', '6 other', '7 paid', '8 paid'])
    expect(bad).toHaveLength(1)
    expect(orders.find(({ remoteId }) => remoteId === '8')?.note).toHaveLength(10_000)
  })

  it.each([
    [1990, 'EUR', 2, 1990],
    [1990, 'JPY', 2, 20],
    [500_000, 'JPY', 2, 5_000],
    [5_000, 'JPY', 0, 5_000],
    [12_345, 'KWD', 3, 12_345],
    [-5, 'EUR', 2, -5],
    [19_900, 'EUR', 3, 1_990],
  ])('reads %d %s at %d digits as %d', (value, currency, precision, minor) => {
    expect(amountOf(value, currency, precision)).toEqual({ minor, currency })
  })
})

describe('signing in', () => {
  it.each([
    [
      'a wrong password',
      answer(200, { data: { login: { __typename: 'InvalidCredentialsError', errorCode: 'INVALID_CREDENTIALS_ERROR' } } }),
      'signIn',
      'signIn',
    ],
    ['cookies only', answer(200, { data: { login: { __typename: 'CurrentUser', id: '1' } } }), 'read', 'forbidden'],
    ['another program', answer(200, '<html>'), 'recognise', 'badAnswer'],
    ['no such schema', answer(400, { errors: [{ message: 'x' }] }), 'signIn', 'rejected'],
    ['a broken server', answer(500, {}), 'recognise', 'serverError'],
    ['a limit', answer(429, {}, { 'Retry-After': '3' }), 'signIn', 'rateLimited'],
  ])('names %s', async (_what, instead, step, code) => {
    const { connector, http } = make([])
    during(http, 'mutation Login', { instead })
    expect((await connector.test(never)).steps.at(-1)).toMatchObject({ step, ok: false, why: { code } })
  })
  it('signs in once for calls that come together, anew once where the session ended, and never for ever', async () => {
    const { connector, shop } = make([vendureOrder('1', '2026-09-20T10:00:00Z')])
    await Promise.all([connector.pull(null, 10, never), connector.pull(null, 10, never), connector.orderHeads?.([orderId('1')], never)])
    expect(shop.asked.filter((name) => name === 'Login')).toHaveLength(1)
    shop.sessions.clear()
    expect((await connector.pull(null, 10, never)).rows.orders).toHaveLength(1)
    expect(shop.asked.filter((name) => name === 'Login')).toHaveLength(2)
    shop.refuses = true
    await expect(connector.pull(null, 10, never)).rejects.toMatchObject({ problem: { code: 'forbidden' } })
    expect(shop.asked.filter((name) => name === 'Login')).toHaveLength(3)
  })
  it('shows an API key in place of a name, and sends none that no header holds', async () => {
    const { connector, http } = make([], { user: '', password: 'key-1' })
    await connector.pull(null, 10, never)
    expect(http.requests[0]?.headers).toMatchObject({ 'vendure-api-key': 'key-1' })
    const bad = make([], { user: '', password: 'kéy 1' })
    expect((await bad.connector.test(never)).ok).toBe(false)
    expect(bad.http.requests).toHaveLength(0)
  })
  it.each<Record<string, string>>([{ path: '../other' }, { channel: 'a b' }, { url: 'http://shop.example.test' }])(
    'refuses %j without a call',
    async (values) => {
      const { connector, http } = make([], values)
      expect((await connector.test(never)).ok).toBe(false)
      expect(http.requests).toHaveLength(0)
    },
  )
})

describe('writing a note', () => {
  it.each([
    ['no connection', { before: new HttpFailure('unreachable', false) }, { type: 'notSent', final: false }],
    ['cut after sending', { after: new HttpFailure('timeout', true) }, { type: 'unknown' }],
    ['500', { instead: answer(500, {}) }, { type: 'unknown' }],
    ['an inner error', { instead: failing('INTERNAL_SERVER_ERROR') }, { type: 'unknown' }],
    ['no JSON', { instead: answer(200, '<html>') }, { type: 'unknown' }],
    ['another shape', { instead: answer(200, { data: { addNoteToOrder: 1 } }) }, { type: 'unknown' }],
    ['no leave', { instead: failing('FORBIDDEN') }, { type: 'notSent', final: true, why: { code: 'forbidden' } }],
    ['no such order', { instead: failing('ENTITY_NOT_FOUND') }, { type: 'notSent', final: true, why: { code: 'notFound' } }],
    ['bad input', { instead: failing('BAD_USER_INPUT') }, { type: 'notSent', final: true, why: { code: 'rejected' } }],
    ['a limit', { instead: answer(429, {}) }, { type: 'notSent', final: false, why: { code: 'rateLimited' } }],
  ])('tells what it proves: %s', async (_what, interference, outcome) => {
    const { connector, http } = make([vendureOrder('1', '2026-09-20T10:00:00Z')])
    during(http, 'mutation AddNote', interference)
    expect(await connector.deliver(delivery(note), never)).toMatchObject(outcome)
  })
  it('is found although its answer was lost, absent where it never came, and an open question beyond a thousand notes', async () => {
    const { connector, shop, http } = make([vendureOrder('1', '2026-09-20T10:00:00Z')])
    expect(await connector.lookUp(delivery(note), T0, never)).toEqual({ type: 'absent' })
    during(http, 'mutation AddNote', { after: new HttpFailure('timeout', true) })
    await connector.deliver(delivery(note), never)
    expect(await connector.lookUp(delivery(note), T0, never)).toMatchObject({ type: 'found' })
    shop.notes.length = 0
    for (let at = 0; at < 1_100; at += 1) shop.notes.push(`other ${at}`)
    expect(await connector.lookUp(delivery(note), T0, never)).toEqual({ type: 'cannotTell' })
    during(http, 'query Notes', { instead: answer(200, { data: { order: 7 } }) })
    await expect(connector.lookUp(delivery(note), T0, never)).rejects.toMatchObject({ problem: { code: 'badAnswer' } })
  })
  it('knocks, so that the note is fetched at once', async () => {
    const { connector } = make([vendureOrder('1', '2026-09-20T10:00:00Z')])
    const knocks: string[] = []
    const ending = new AbortController()
    void connector.knocks(({ type }) => {
      knocks.push(type)
      if (knocks.length > 20) ending.abort()
    }, ending.signal)
    const before = knocks.length
    await connector.deliver(delivery(note), never)
    expect(knocks.slice(before)).toContain('changed')
    ending.abort()
  })
})

describe('heads', () => {
  it('leave out what came unreadable, and throw for a failing line', async () => {
    const { connector, http } = make([vendureOrder('1', '2026-09-20T10:00:00Z', { totalWithTax: 'much' })])
    expect(await connector.orderHeads?.([orderId('1'), orderId('2')], never)).toEqual([
      { orderId: orderId('2'), exists: false, state: 'other', refundedMinor: 0 },
    ])
    http.handler = () => answer(503, {})
    await expect(connector.orderHeads?.([orderId('1')], never)).rejects.toMatchObject({ problem: { code: 'serverError' } })
  })
})
