import { describe, expect, it } from 'vitest'
import { a, basis, desk, lost, texts } from '../../../../test/faults/outboxDesk'
import type { OrderId } from '../../../shared/domain/ids'
import type { OrderHead } from '../../../shared/domain/order/types'
import { keyOf, reply } from '../../../shared/domain/outbox/outbox.fixture'
import type { Effect } from '../../../shared/domain/outbox/types'

const orderId = 'ordersone~o~1' as OrderId
const resting = { ...basis, orders: [{ orderId, state: 'shipped' as const, refundedMinor: 0 }] }
const refunded: OrderHead = { orderId, exists: true, state: 'refunded', refundedMinor: 2_000 }

describe('a look at the orders before a reply leaves', () => {
  it('holds it when one was refunded meanwhile, fetches the news, and lets it go at her word', async () => {
    const { outbox, commit, pass, script, state, delivered, news } = await desk()
    script.orderHeads = async () => [refunded]
    await commit('a', [reply('We sent it')], { basis: resting })
    await pass(1_000)
    expect(state(a)).toMatchObject({ type: 'held', why: ['orderRefunded'] })
    expect(news).toEqual(['ordersone'])
    await outbox.decide({ key: a, word: 'send', basis: null })
    await pass(1_000)
    expect(texts(delivered)).toEqual(['We sent it'])
  })

  it('sends where nothing happened to them', async () => {
    const { commit, pass, script, delivered } = await desk()
    script.orderHeads = async () => [{ ...refunded, state: 'delivered', refundedMinor: 0 }]
    await commit('a', [reply('We sent it')], { basis: resting })
    await pass(1_000)
    expect(delivered).toHaveLength(1)
  })

  it.each<[string, (() => Promise<OrderHead[]>) | null]>([
    ['whose line is down', null],
    ['that refuses', () => Promise.reject(new Error('no'))],
    ['that never answers', () => new Promise(() => undefined)],
  ])('does not wait longer than seconds for a shop %s', async (_what, orderHeads) => {
    const { commit, pass, script, delivered } = await desk()
    script.orderHeads = orderHeads
    await commit('a', [reply('We sent it')], { basis: resting })
    await pass(8_000)
    expect(delivered).toHaveLength(1)
  })

  it('is left out where she saw no orders', async () => {
    const { commit, pass, script, delivered } = await desk()
    let asked = 0
    script.orderHeads = async () => {
      asked += 1
      return [refunded]
    }
    await commit('a', [reply('Hello')], { basis })
    await pass(1_000)
    expect(delivered).toHaveLength(1)
    expect(asked).toBe(0)
  })
})

describe('a note on an order', () => {
  const note: Effect = { type: 'orderNote', orderId, text: 'agreed', by: 'Ana' }
  it('is never written twice: what was perhaps written is looked up first', async () => {
    const { commit, pass, script, state, delivered, looked } = await desk()
    script.deliver = async () => lost
    script.lookUp = async () => ({ type: 'found', messageId: null, conversationId: null })
    await commit('a', [note])
    await pass(10_000)
    expect(delivered).toHaveLength(1)
    expect(looked).toHaveLength(1)
    expect(state(a)?.type).toBe('sent')
  })
  it('survives a power cut in the middle of its try and is looked up then', async () => {
    const first = await desk()
    first.script.deliver = () => new Promise(() => undefined)
    await first.commit('a', [note])
    await first.pass(500)
    const second = await first.again()
    second.script.lookUp = async () => ({ type: 'found', messageId: null, conversationId: null })
    await second.pass(10_000)
    expect(second.delivered).toHaveLength(0)
    expect(second.state(keyOf('a'))?.type).toBe('sent')
  })
})
