/** Where a translation goes when its message, conversation, customer or backend does (in-memory IndexedDB). */
import { describe, expect, it } from 'vitest'
import { readRow } from '../../src/renderer/data/read/list'
import { evictMessages } from '../../src/renderer/engine/keeping/forget'
import { defaultRule, type KeepingOrders } from '../../src/shared/domain/keeping/types'
import { backend, cid, conversation, customer, message, mid, one, order, rows, shop, start, two, uid } from './kit'
import { begun, german, ids, put, steps } from './translationKit'

describe('a translation goes', () => {
  const orders = (more: Partial<KeepingOrders> = {}): KeepingOrders => ({
    rules: [{ shopId: shop, rule: defaultRule }],
    holds: [],
    erasures: [],
    ...more,
  })
  const made = async (page: Parameters<typeof rows>[0] = {}) => {
    const at = await begun({
      conversations: [conversation(1), conversation(2)],
      messages: [message(1, 1, { text: german }), message(2, 2, { text: german })],
      customers: [customer(1), customer(2)],
      orders: [order(1)],
      ...page,
    })
    await at.s.engine.setBackends([backend(one), backend(two)])
    await steps(at.s)
    await at.s.engine.translate.ask(cid(1), null)
    expect(await ids(at.s)).toEqual([mid(1), mid(2)])
    return at.s
  }

  it('with a message that is gone, deleted or says something else; not with a mark more', async () => {
    const s = await made()
    await put(s, { messages: [message(1, 1, { text: german, updatedAt: 2, delivery: 'read' })] })
    expect(await ids(s)).toEqual([mid(1), mid(2)])
    await put(s, { messages: [message(1, 1, { text: 'Anders gesagt als zuvor.', updatedAt: 3 })] })
    expect(await ids(s)).toEqual([mid(2)])
    expect((await readRow(s.cache, cid(1)))?.read).toBeNull()
    await put(s, { messages: [message(2, 2, { text: german, deleted: true, updatedAt: 3 })] })
    expect(await ids(s)).toEqual([])
  })
  it('with the message, at the backend’s word', async () => {
    const s = await made()
    await put(s, { gone: { messages: [mid(1)] } })
    expect(await ids(s)).toEqual([mid(2)])
  })
  it('with its conversation', async () => {
    const s = await made()
    await put(s, { gone: { conversations: [cid(1)] } })
    expect(await ids(s)).toEqual([mid(2)])
  })
  it('with what a resync no longer sees', async () => {
    const s = await made()
    await s.engine.writer.startResync(one)
    await s.engine.writer.commit({
      backendId: one,
      generation: 2,
      cursor: null,
      rows: rows({ conversations: [conversation(2)], messages: [message(2, 2, { text: german })] }),
    })
    await s.engine.writer.endResync(one, 2)
    expect(await ids(s)).toEqual([mid(2)])
  })
  it('with an erased customer', async () => {
    const s = await made()
    await s.engine.setOrders(
      orders({
        erasures: [
          { id: 'e', at: start, shopId: shop, pending: true, customerIds: [uid(1)], conversationIds: [], recordIds: [], hashes: [] },
        ],
      }),
    )
    expect(await ids(s)).toEqual([mid(2)])
  })
  it('with messages that are let go to make room', async () => {
    const s = await made()
    await s.engine.writer.alone(() => evictMessages(s.engine.writer.context, [cid(1)]))
    expect(await ids(s)).toEqual([mid(2)])
  })
  it('with its shop’s time for keeping', async () => {
    const old = start - 400 * 86_400_000
    const s = await made({
      conversations: [
        conversation(1, { status: 'resolved', lastActivityAt: old, createdAt: old, waitingSinceAt: null, updatedAt: 2 }),
        conversation(2),
      ],
      messages: [message(1, 1, { text: german, at: old }), message(2, 2, { text: german })],
    })
    await s.engine.setOrders(orders())
    let over = false
    const look = s.engine.keeping.look().finally(() => {
      over = true
    })
    while (!over) {
      s.timers.fire()
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    await look
    expect(await ids(s)).toEqual([mid(2)])
  })
  it('with a removed backend', async () => {
    const s = await made()
    await s.engine.task({ type: 'forget', backendId: one })
    expect(await ids(s)).toEqual([])
  })
})
