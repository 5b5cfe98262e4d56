import { expect, test } from 'vitest'
import { free, standing } from './lane'
import { step } from './machine'
import { entry, evidence, openDispute, reply } from './outbox.fixture'
import { basisOfDispute, disputeStaleness, evidenceOf } from './staleDispute'

const NOW = 10_000
test.each([
  ['as it stood', {}, []],
  ['gone', { exists: false }, ['disputeClosed']],
  ['decided', { state: 'lost', ways: [] }, ['disputeClosed']],
  ['answered by a colleague', { state: 'underReview', ways: [] }, ['disputeAnswered']],
  ['looked at without our answer', { state: 'underReview' }, ['disputeAnswered']],
  ['handed in by the dashboard', { submissions: 1 }, ['disputeAnswered']],
  ['evidence since she looked', { evidenceSentAt: 5_000 }, ['disputeAnswered']],
  ['the way is shut', { ways: ['appeal'] }, ['disputeAnswered']],
  ['its date passed since she looked', { dueAt: 9_000 }, ['disputeOverdue']],
  ['its date had passed when she looked', { dueAt: 1_000 }, []],
  ['it has no date', { dueAt: null }, []],
] as const)('a dispute %s', (_name, more, why) => {
  const head = { ...openDispute, ...more, ways: [...('ways' in more ? more.ways : openDispute.ways)] }
  expect(disputeStaleness(evidence(), head, NOW)).toEqual(why)
  expect(disputeStaleness(evidence(), head, NOW, why)).toEqual([])
})

test('an appeal against what was lost already is no news', () => {
  const effect = evidence()
  const appeal = { ...effect, seen: { ...effect.seen, state: 'lost' as const }, form: { ...effect.form, way: 'appeal' as const } }
  expect(disputeStaleness(appeal, { ...openDispute, state: 'lost', ways: ['appeal'] }, NOW)).toEqual([])
})

test('evidence goes one by one for a dispute, whatever conversation; another dispute and the talk go on', () => {
  const one = { ...entry('a', [evidence()], { conversationId: null }), order: 0 }
  const same = { ...entry('b', [evidence('More')]), order: 1 }
  const other = { ...entry('c', [evidence('Else', '2')]), order: 2 }
  const talk = { ...entry('d', [reply()]), order: 3 }
  expect(free([one, same, other, talk]).map(({ item }) => item.key)).toEqual([one, other, talk].map(({ item }) => item.key))
  const held = { ...one, item: { ...one.item, state: { type: 'held' as const, why: ['disputeAnswered' as const], since: 1 } } }
  expect(free([held, same, other, talk]).map(({ item }) => item.key)).toEqual([held, other, talk].map(({ item }) => item.key))
  expect(standing([held, same, other, talk], () => false)).toEqual({ leaving: 2, asks: 1 })
})

test('evidence of an unknown end is looked up and never repeated by itself; her word over a hold lasts', () => {
  const start = entry('a', [evidence()])
  const trying = step(start, { type: 'attempt' }, 1)
  const cut = trying && step(trying, { type: 'interrupted', lookAt: 5 }, 2)
  expect(cut).toMatchObject({ item: { state: { type: 'sending' } }, tried: { unsure: true } })
  const asked = cut && step(cut, { type: 'cannotTell' }, 3)
  expect(asked?.item.state.type).toBe('unknown')
  const found = start && step(start, { type: 'found', messageId: null, conversationId: null }, 4)
  expect(found?.item.state.type).toBe('sent')
  const held = step(start, { type: 'held', why: ['disputeOverdue'], seen: basisOfDispute(openDispute, 5) }, 5)
  const sent = held && step(held, { type: 'agentSends', basis: null }, 6)
  expect(sent).toMatchObject({ accepted: ['disputeOverdue'], item: { state: { type: 'queued' } } })
  expect(evidenceOf(start.item)?.form.text).toBe('Delivered')
  expect(evidenceOf(entry('b', [reply()]).item)).toBeNull()
})
