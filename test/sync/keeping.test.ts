/** Retention, holds, erasure and eviction by the engine over a real schema (in-memory IndexedDB). */
import { describe, expect, it } from 'vitest'
import { readRows } from '../../src/renderer/data/read/list'
import { isNoRoom } from '../../src/renderer/engine/keeping/room'
import type { BackendId } from '../../src/shared/domain/ids'
import { defaultRule, type Erasure, type Hold, type KeepingOrders, type KeepingRule } from '../../src/shared/domain/keeping/types'
import {
  backend,
  cid,
  conversation,
  counted,
  customer,
  dump,
  message,
  mid,
  one,
  order,
  parcel,
  rows,
  type Stage,
  shop,
  stage,
  start,
  two,
  uid,
} from './kit'

const day = 86_400_000
const old = start - 400 * day
const orders = (more: Partial<KeepingOrders> = {}, rule: Partial<KeepingRule> = {}): KeepingOrders => ({
  rules: [{ shopId: shop, rule: { ...defaultRule, ...rule } }],
  holds: [],
  erasures: [],
  ...more,
})
const hold = (target: Hold['target']): Hold => ({ id: 'h', backendId: one, shopId: shop, target, reason: 'Chargeback', setAt: start })
const closed = (n: number, more: object = {}) => conversation(n, { status: 'resolved', lastActivityAt: old, createdAt: old, ...more })
const fetched = async (s: Stage, page: ReturnType<typeof rows>, of: BackendId = one) => {
  s.backends.get(of)?.changes.push(page)
  await s.engine.setBackends([backend(one), backend(two)])
  await s.engine.pullAll()
}
const erasure = (more: Partial<Erasure> = {}): Erasure => ({
  id: 'e1',
  at: start,
  shopId: shop,
  pending: true,
  customerIds: [uid(1)],
  conversationIds: [],
  recordIds: [],
  hashes: [],
  ...more,
})
const ids = async (s: Stage, table: 'conversations' | 'messages' | 'customers' | 'orders' | 'parcels' | 'bodies' | 'messageHtml') =>
  (await s.cache.db[table].toCollection().primaryKeys()) as string[]
/** Waits while a rest between slices is fired. */
const looking = async (s: Stage) => {
  let over = false
  const look = s.engine.keeping.look().finally(() => {
    over = true
  })
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, 1))
    for (const [id, { run, ms }] of [...s.timers.waiting]) {
      if (ms > 100) continue
      s.timers.clear(id)
      run()
    }
  }
  await look
}

describe('a look of retention', () => {
  it('takes closed and old conversations with their messages, and leaves the rest and the counts right', async () => {
    const s = await stage()
    await s.engine.setOrders(orders())
    await fetched(
      s,
      rows({
        conversations: [
          closed(1),
          closed(2, { lastActivityAt: start }),
          conversation(3, { lastActivityAt: old }),
          closed(4, { status: 'spam' }),
          closed(5, { mergedIntoId: cid(1) }),
        ],
        messages: [
          message(1, 1, { at: old, html: '<p>x</p>' }),
          message(2, 2),
          message(3, 3, { at: old }),
          message(4, 4, { at: old }),
          message(5, 5, { at: old }),
        ],
      }),
    )
    await looking(s)
    expect(await ids(s, 'conversations')).toEqual([cid(2), cid(3)])
    expect(await ids(s, 'messages')).toEqual([mid(2), mid(3)])
    expect(await ids(s, 'bodies')).toEqual([cid(2), cid(3)])
    expect(await ids(s, 'messageHtml')).toEqual([])
    const { told, real } = await counted(s.cache)
    expect(told).toEqual(real)
    expect(s.keeping.rounds).toEqual([{ counts: expect.objectContaining({ conversations: 2, messages: 3 }), held: [] }])
  })
  it('walks over more than a slice, kept ones between', async () => {
    const s = await stage()
    await s.engine.setOrders(orders({ holds: Array.from({ length: 60 }, (_, n) => hold({ type: 'conversation', id: cid(n * 5) })) }))
    const many = Array.from({ length: 300 }, (_, n) => closed(n, { lastActivityAt: old - n }))
    await fetched(s, rows({ conversations: many }))
    await looking(s)
    expect((await ids(s, 'conversations')).length).toBe(60)
  })
  it('leaves what has a draft', async () => {
    const s = await stage()
    await s.engine.setOrders(orders())
    await fetched(s, rows({ conversations: [closed(1)] }))
    const draft = { id: 'd', backendId: one, conversationId: cid(1), kind: 'reply', text: 'hello', files: [], updatedAt: 1 }
    await s.engine.putDraft(draft as never)
    await looking(s)
    expect(await ids(s, 'conversations')).toEqual([cid(1)])
  })
  it('takes records and customers that nothing refers to', async () => {
    const s = await stage()
    await s.engine.setOrders(orders({}, { records: 30, customers: 30 }))
    await fetched(
      s,
      rows({
        customers: [customer(1, { createdAt: old }), customer(2, { createdAt: old })],
        conversations: [conversation(2)],
        orders: [
          order(1, { state: 'delivered', createdAt: old }),
          order(2, { state: 'delivered', createdAt: start }),
          order(3, { state: 'paid', createdAt: start - 40 * day }),
        ],
      }),
    )
    await looking(s)
    expect(await ids(s, 'orders')).toEqual([order(2).id, order(3).id])
    expect(await ids(s, 'customers')).toEqual([uid(2)])
  })
  it('does nothing where all is kept as long as the backend has it', async () => {
    const s = await stage()
    await s.engine.setOrders(orders({}, { conversations: null, customers: null, records: null }))
    await fetched(s, rows({ conversations: [closed(1)], orders: [order(1, { state: 'delivered', createdAt: old })] }))
    const before = await dump(s.cache)
    await looking(s)
    expect(await dump(s.cache)).toEqual(before)
  })
})

describe('a legal hold', () => {
  const page = () =>
    rows({
      customers: [customer(1, { email: 'mia@post.example', createdAt: old })],
      conversations: [closed(1), closed(2, { customerId: uid(1) })],
      messages: [
        message(1, 1, {
          at: old,
          attachments: [{ id: `${one}~f~1` as never, name: 'a', mime: 'image/png', size: 1, kind: 'image', ref: 'r', contentId: null }],
        }),
      ],
      orders: [order(1, { state: 'delivered', createdAt: old, buyer: { email: 'mia@post.example', phone: null, name: null } })],
    })
  it('on a customer keeps all of hers against age, the backend and a resync; lifted, it goes', async () => {
    const s = await stage()
    const held = orders({ holds: [hold({ type: 'customer', id: uid(1) })] }, { records: 30, customers: 30 })
    await s.engine.setOrders(held)
    await fetched(s, page())
    await looking(s)
    expect(await ids(s, 'conversations')).toEqual([cid(1), cid(2)])
    expect(await ids(s, 'orders')).toEqual([order(1).id])
    expect(await ids(s, 'customers')).toEqual([uid(1)])
    expect(s.keeping.rounds[0]?.held).toEqual([{ backendId: one, attachmentId: `${one}~f~1`, ref: 'r' }])
    await fetched(
      s,
      rows({
        gone: { conversations: [cid(1)], messages: [mid(1)], customers: [uid(1)] },
        messages: [message(1, 1, { deleted: true, text: '', updatedAt: 9 })],
      }),
    )
    expect(await ids(s, 'messages')).toEqual([mid(1)])
    const row = await s.cache.db.messages.get(mid(1))
    expect(row?.deleted).toBe(0)
    // A resync that sees nothing of it any more.
    const backendOne = s.backends.get(one)
    if (backendOne) backendOne.changes.length = 0
    await s.engine.task({ type: 'resync', backendId: one })
    await s.engine.pullAll()
    expect(await ids(s, 'conversations')).toEqual([cid(1), cid(2)])
    await s.engine.setOrders(orders({}, { records: 30, customers: 30 }))
    await looking(s)
    expect(await ids(s, 'conversations')).toEqual([])
    expect(await ids(s, 'orders')).toEqual([])
  })
  it('on a conversation keeps that one alone', async () => {
    const s = await stage()
    await s.engine.setOrders(orders({ holds: [hold({ type: 'conversation', id: cid(1) })] }))
    await fetched(s, page())
    await looking(s)
    expect(await ids(s, 'conversations')).toEqual([cid(1)])
  })
})

describe('an erasure', () => {
  const mia = { email: 'mia@post.example', phone: null, name: null }
  const page = () =>
    rows({
      customers: [customer(1, { email: mia.email }), customer(2)],
      conversations: [conversation(1, { customerId: uid(1), lastIncomingAt: start - 5, createdAt: start - 9 }), conversation(2)],
      messages: [message(1, 1, { at: start - 5, html: '<b>secret</b>' }), message(2, 2)],
      orders: [order(1, { buyer: mia, trackingNumbers: ['T1'] }), order(2)],
      parcels: [parcel(1, { orderNumber: 'NL-1' }), parcel(2)],
    })
  it('takes all of hers over all backends of the shop, says what, and leaves no row of it', async () => {
    const s = await stage()
    await s.engine.setOrders(orders())
    await fetched(s, page())
    await fetched(
      s,
      rows({ customers: [customer(7, { email: mia.email }, two)], conversations: [conversation(7, { customerId: uid(7, two) }, two)] }),
      two,
    )
    await s.engine.setOrders(orders({ erasures: [erasure()] }))
    expect(await ids(s, 'conversations')).toEqual([cid(2)])
    expect(await ids(s, 'messages')).toEqual([mid(2)])
    expect(await ids(s, 'messageHtml')).toEqual([])
    expect(await ids(s, 'customers')).toEqual([uid(2)])
    expect(await ids(s, 'orders')).toEqual([order(2).id])
    expect(await ids(s, 'parcels')).toEqual([parcel(2).id])
    const { told, real } = await counted(s.cache)
    expect(told).toEqual(real)
    expect(s.keeping.erased).toHaveLength(1)
    expect(s.keeping.erased[0]).toMatchObject({
      id: 'e1',
      counts: { conversations: 2, messages: 1, customers: 2, records: 2 },
      found: { customerIds: [uid(1), uid(7, two)], conversationIds: expect.arrayContaining([cid(1), cid(7, two)]) },
    })
    expect(s.keeping.erased[0]?.found.hashes.join()).not.toContain('mia')
  })
  it('is not undone by the next fetch, nor by a resync; what she writes then comes in alone', async () => {
    const s = await stage()
    await s.engine.setOrders(orders())
    await fetched(s, page())
    await s.engine.setOrders(orders({ erasures: [erasure()] }))
    const done = s.keeping.erased[0]
    if (!done) throw new Error('not erased')
    await s.engine.setOrders(orders({ erasures: [erasure({ pending: false, ...done.found })] }))
    await fetched(s, page())
    await s.engine.task({ type: 'resync', backendId: one })
    await s.engine.pullAll()
    expect(await ids(s, 'conversations')).toEqual([cid(2)])
    expect(await ids(s, 'orders')).toEqual([order(2).id])
    await fetched(
      s,
      rows({
        conversations: [conversation(1, { customerId: uid(1), createdAt: start - 9, updatedAt: 5, lastIncomingAt: start + 99 })],
        customers: [customer(1, { updatedAt: 5 })],
        messages: [message(1, 1, { at: start - 5 }), message(9, 1, { at: start + 99, text: 'It is me again' })],
      }),
    )
    expect(await ids(s, 'conversations')).toEqual([cid(1), cid(2)])
    expect(await ids(s, 'messages')).toEqual([mid(2), mid(9)])
    expect((await readRows(s.cache, [cid(1)])).get(cid(1))?.preview?.text).toBe('It is me again')
  })
  it('goes on after a restart that cut it short', async () => {
    const s = await stage()
    await s.engine.setOrders(orders())
    await fetched(s, page())
    const again = await s.restart()
    await again.engine.setOrders(orders({ erasures: [erasure()] }))
    expect(await ids(again, 'conversations')).toEqual([cid(2)])
    expect(again.keeping.erased).toHaveLength(1)
  })
})

describe('room on the disk', () => {
  const page = () =>
    rows({
      conversations: [closed(1), closed(2), conversation(3)],
      messages: [message(1, 1), message(2, 2), message(3, 3)],
    })
  it('lets files go first, then the messages of closed conversations, never those held or open', async () => {
    const s = await stage()
    await s.engine.setOrders(orders({ holds: [hold({ type: 'conversation', id: cid(2) })] }))
    await fetched(s, page())
    await s.engine.setOrders(orders({ holds: [hold({ type: 'conversation', id: cid(2) })] }))
    s.keeping.estimate = { usage: 97, quota: 100 }
    await s.engine.room.look()
    expect(s.keeping.spaces.map(({ shrink, space }) => [shrink, space.level])).toEqual([
      [false, 'full'],
      [true, 'full'],
      [false, 'full'],
    ])
    expect(s.keeping.spaces.at(-1)?.space.evicted).toBe(1)
    expect(await ids(s, 'messages')).toEqual([mid(2), mid(3)])
    expect(await ids(s, 'conversations')).toEqual([cid(1), cid(2), cid(3)])
  })
  it('does nothing while there is enough', async () => {
    const s = await stage()
    await s.engine.setOrders(orders())
    await fetched(s, page())
    await s.engine.room.look()
    expect(s.keeping.spaces).toHaveLength(1)
    expect(await ids(s, 'messages')).toHaveLength(3)
  })
  it('a write that finds none pauses pulling, says so, evicts, and goes on', async () => {
    const s = await stage()
    await s.engine.setOrders(orders())
    await fetched(s, page())
    s.time.mono = 0
    const put = s.cache.db.messages.bulkPut.bind(s.cache.db.messages)
    s.cache.db.messages.bulkPut = (() => Promise.reject(new DOMException('full', 'QuotaExceededError'))) as never
    s.backends.get(one)?.changes.push(rows({ conversations: [conversation(9)], messages: [message(9, 9)] }))
    await s.engine.pullAll()
    await s.engine.room.look()
    expect(s.engine.room.resting()).toBe(true)
    expect(s.keeping.spaces.at(-1)?.space).toMatchObject({ paused: true, level: 'full', evicted: 2 })
    expect(await ids(s, 'messages')).toEqual([mid(3)])
    const asked = s.backends.get(one)?.calls
    await s.engine.pullAll()
    expect(s.backends.get(one)?.calls).toBe(asked)
    s.cache.db.messages.bulkPut = put
    s.time.mono = 11_000
    await s.engine.pullAll()
    expect(await ids(s, 'messages')).toEqual([mid(3), mid(9)])
    await s.engine.room.look()
    expect(s.keeping.spaces.at(-1)?.space).toMatchObject({ paused: false, level: 'fine' })
  })
  it.each([
    [new DOMException('', 'QuotaExceededError'), true],
    [Object.assign(new Error('Transaction aborted'), { name: 'AbortError', inner: new DOMException('', 'QuotaExceededError') }), true],
    [Object.assign(new Error('bulk'), { failures: [new DOMException('', 'QuotaExceededError')] }), true],
    [new Error('Encountered full disk while opening backing store'), true],
    [new Error('the key is gone'), false],
    [null, false],
  ])('tells %s apart', (error, is) => expect(isNoRoom(error)).toBe(is))
})

describe('a removed backend', () => {
  it('says what went', async () => {
    const s = await stage()
    await fetched(
      s,
      rows({ conversations: [conversation(1)], messages: [message(1, 1), message(2, 1)], customers: [customer(1)], orders: [order(1)] }),
    )
    await s.engine.task({ type: 'forget', backendId: one })
    expect(s.keeping.removed).toEqual([
      { backendId: one, counts: expect.objectContaining({ conversations: 1, messages: 2, customers: 1, records: 1 }) },
    ])
  })
})
