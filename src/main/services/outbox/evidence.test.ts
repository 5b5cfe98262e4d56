import { expect, it } from 'vitest'
import { a, desk, lost, sent } from '../../../../test/faults/outboxDesk'
import { evidence, openDispute, reply, resolve } from '../../../shared/domain/outbox/outbox.fixture'

it('evidence leaves once its undo time is over, alone and after a look at its dispute', async () => {
  const { commit, pass, delivered, state, script, outbox, news } = await desk()
  const looked: string[] = []
  script.disputeHead = async (id) => {
    looked.push(id)
    return openDispute
  }
  await commit('a', [evidence()], { undoMs: 10_000, conversation: null })
  await pass(9_000)
  expect(delivered).toEqual([])
  await pass(2_000)
  expect(delivered).toMatchObject([{ key: a, conversationId: null, effect: { type: 'evidence' } }])
  expect(looked).toEqual([evidence().disputeId])
  expect(state(a)?.type).toBe('sent')
  // The row of the dispute is read again at once: until then its form would stand open.
  expect(news).toHaveLength(1)
  await expect(commit('b', [evidence(), resolve])).rejects.toMatchObject({ problem: { code: 'rejected', params: { fields: 'effects' } } })
  expect(outbox.waitingCount()).toBe(0)
})

it('undo, edit and drop give the whole form back as a draft', async () => {
  const { commit, pass, outbox, script, state } = await desk()
  await commit('a', [evidence('First word')], { undoMs: 10_000 })
  const undone = await outbox.undo({ key: a })
  expect(undone).toMatchObject({
    undone: true,
    draft: { kind: 'evidence', text: 'First word', key: a, evidence: { form: { kind: 'other' } } },
  })
  expect(outbox.list().drafts).toHaveLength(1)
  script.disputeHead = async () => ({ ...openDispute, state: 'lost', ways: [] })
  await commit('b', [evidence('Second word')])
  await pass(5_000)
  const { key } = outbox.list().items[0] ?? { key: a }
  expect(state(key)).toMatchObject({ type: 'held', why: ['disputeClosed'] })
  expect((await outbox.decide({ key, word: 'edit', basis: null })).draft).toMatchObject({ kind: 'evidence', text: 'Second word' })
  await commit('c', [evidence('Third word')])
  await pass(5_000)
  const dropped = outbox.list().items[0]
  await outbox.decide({ key: dropped?.key ?? a, word: 'drop', basis: null })
  const { texts } = outbox.earlier({
    backendId: dropped?.backendId ?? evidence().disputeId,
    conversationId: dropped?.conversationId ?? null,
    kind: 'evidence',
  } as never)
  expect(texts.map(({ draft }) => draft.text)).toContain('Third word')
})

it('a lost answer is looked up; what cannot be told asks, and nothing goes twice without her word', async () => {
  const { commit, pass, delivered, state, script, again } = await desk()
  script.deliver = async () => lost
  script.lookUp = async () => ({ type: 'cannotTell' })
  await commit('a', [evidence()])
  await pass(600_000)
  expect(delivered).toHaveLength(1)
  expect(state(a)?.type).toBe('unknown')
  const next = await again()
  await next.pass(600_000)
  expect(next.delivered).toEqual([])
  expect(next.state(a)?.type).toBe('unknown')
  next.script.disputeHead = async () => ({ ...openDispute, outboxKeys: [a] })
  await next.outbox.decide({ key: a, word: 'send', basis: null })
  await next.pass(60_000)
  expect(next.delivered).toEqual([])
  expect(next.state(a)?.type).toBe('sent')
})

it('a provider that takes no evidence, and one whose line is down', async () => {
  const { commit, pass, delivered, state, script } = await desk()
  script.disputeHead = () => Promise.reject(new Error('down'))
  await commit('a', [evidence()], { conversation: null })
  await pass(30_000)
  expect(state(a)?.type).toBe('waiting')
  script.disputeHead = async () => openDispute
  script.deliver = async () => sent()
  await pass(600_000)
  expect(delivered.length).toBe(1)
  await commit('b', [reply()])
  await pass(1_000)
  expect(delivered.length).toBe(2)
})
