import { describe, expect, it } from 'vitest'
import { a, basis, desk, first, lost, sent, texts } from '../../../../test/faults/outboxDesk'
import type { ConversationId } from '../../../shared/domain/ids'
import { head, keyOf, labels, message, messageId, reply } from '../../../shared/domain/outbox/outbox.fixture'
import type { Basis } from '../../../shared/domain/outbox/types'

const mineAt = (at: number) => message('5', 'outgoing', at, { outboxKey: a })

describe('what the server shows counts more than what we think', () => {
  it('does not send again what stands there, although look-ups said absent', async () => {
    const { commit, pass, script, state, delivered } = await desk()
    script.deliver = async () => lost
    await commit('a', [reply('Hello')], { basis })
    await pass(3_000)
    // A slow server does it after the third look-up.
    script.head = async () => head([mineAt(90_000), first])
    await pass(200_000)
    expect(delivered).toHaveLength(1)
    expect(state(a)).toMatchObject({ type: 'sent', messageId: messageId('5') })
  })

  it('does not send again at the agent’s word what stands there', async () => {
    const { outbox, commit, pass, script, state, delivered } = await desk()
    script.sure = 'neverAbsent'
    script.lookUp = async () => ({ type: 'cannotTell' })
    script.deliver = async () => lost
    await commit('a', [reply('Hello')], { basis })
    await pass(20_000)
    expect(state(a)?.type).toBe('unknown')
    script.head = async () => head([mineAt(30_000), first])
    await outbox.decide({ key: a, word: 'send', basis: null })
    await pass(5_000)
    expect(delivered).toHaveLength(1)
    expect(state(a)?.type).toBe('sent')
  })

  it('takes a message that a pull brings while it waits to go again', async () => {
    const { outbox, commit, pass, script, state, delivered } = await desk()
    script.sure = 'neverAbsent'
    script.lookUp = async () => ({ type: 'cannotTell' })
    script.deliver = async () => lost
    await commit('a', [reply('Hello')], { basis })
    await pass(20_000)
    script.head = async () => {
      throw new Error('no line')
    }
    await outbox.decide({ key: a, word: 'send', basis: null })
    await pass(1_000)
    expect(state(a)?.type).toBe('waiting')
    await outbox.arrived([{ key: a, messageId: messageId('5') }])
    await pass(400_000)
    expect(state(a)?.type).toBe('sent')
    expect(delivered).toHaveLength(1)
  })
})

it('goes to the conversation it was merged into, at the agent’s word and after that one’s own check', async () => {
  const there = 'shopone1~c~9' as ConversationId
  const { outbox, commit, pass, script, state, delivered } = await desk()
  const news = message('8', 'incoming', 9_000)
  const heads: Record<string, ReturnType<typeof head>> = { [there]: head([news]) }
  script.head = async (id) => heads[id] ?? head([first], { mergedInto: there })
  await commit('a', [reply('Hello')], { basis })
  await pass(1_000)
  expect(state(a)).toMatchObject({ type: 'held', why: ['merged'] })
  // While she thinks, the customer writes there once more: that she has not seen.
  heads[there] = head([message('9', 'incoming', 11_000), news])
  const stale: Basis = { ...basis, lastIncomingAt: 1_000 }
  await outbox.decide({ key: a, word: 'send', basis: stale })
  await pass(1_000)
  expect(state(a)).toMatchObject({ type: 'held', why: ['newCustomerMessage'] })
  await outbox.decide({ key: a, word: 'send', basis: null })
  await pass(1_000)
  expect(delivered.map(({ conversationId }) => conversationId)).toEqual([there])
})

describe('labels', () => {
  it('leave all the same when the try of one that goes along cannot be written', async () => {
    const { commit, pass, script, state, delivered, disk, events, sim } = await desk()
    script.on = false
    await commit('a', [labels('x')])
    await commit('b', [labels('y')])
    events.push = (event) => {
      // The disk is full from the moment the first one's try stands.
      if (event.type === 'outbox' && event.item.key === a && event.item.state.type === 'sending' && sim.clock.now() < 20_000)
        disk.setFull(1)
      return 0
    }
    script.on = true
    await pass(31_000)
    expect(delivered).toHaveLength(1)
    disk.setFull(0)
    await pass(120_000)
    expect([state(a)?.type, state(keyOf('b'))?.type]).toEqual(['sent', 'sent'])
    expect(delivered.map(({ effect }) => effect)).toEqual([labels('x'), labels('y')])
  })

  it('that wait together leave in one call', async () => {
    const { commit, pass, script, state, delivered } = await desk()
    script.on = false
    await commit('a', [labels('x')])
    await commit('b', [{ type: 'labels', add: ['y'], remove: ['x'] }])
    await commit('c', [labels('z')])
    script.on = true
    await pass(40_000)
    expect(delivered.map(({ effect }) => effect)).toEqual([{ type: 'labels', add: ['y', 'z'], remove: ['x'] }])
    for (const name of ['a', 'b', 'c']) expect(state(keyOf(name))?.type).toBe('sent')
  })

  it('go one by one once their common call was refused, so that a bad one stops no other', async () => {
    const { commit, pass, script, state, delivered } = await desk()
    script.on = false
    script.deliver = async ({ effect }) =>
      effect.type === 'labels' && effect.add.includes('bad')
        ? { type: 'notSent', why: { code: 'rejected', params: {} }, final: true, retryAt: null }
        : sent()
    await commit('a', [labels('x')])
    await commit('b', [labels('bad')])
    await commit('c', [labels('z')])
    script.on = true
    await pass(60_000)
    expect(state(a)?.type).toBe('sent')
    expect(state(keyOf('b'))?.type).toBe('failed')
    expect(state(keyOf('c'))?.type).toBe('sent')
    expect(texts(delivered)).toHaveLength(4)
  })
})
