import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationId } from '../ids'
import { mayLeave, step } from './machine'
import { entry, head, item, keyOf, labels, note, reply, resolve } from './outbox.fixture'
import type { Entry, ItemEvent, OutboxRecord } from './records'
import { nothing, reduce, snapshot } from './reduce'
import { basisOf } from './stale'
import type { Effect, Problem } from './types'

const why: Problem = { code: 'offline', params: {} }
const events: ItemEvent[] = [
  { type: 'undoOver' },
  { type: 'delayed', why, until: 9 },
  { type: 'held', why: ['newCustomerMessage'], seen: basisOf(head([]), 5) },
  { type: 'attempt' },
  { type: 'done', messageId: null, conversationId: null },
  { type: 'notSent', why, until: 9, sure: true },
  { type: 'refused', why },
  { type: 'perhaps', lookAt: 9 },
  { type: 'interrupted', lookAt: 9 },
  { type: 'found', messageId: null, conversationId: null },
  { type: 'absent' },
  { type: 'lookLater', lookAt: 9 },
  { type: 'lookDelayed', why, until: 9 },
  { type: 'cannotTell' },
  { type: 'agentSends', basis: null },
  { type: 'lookAgain' },
]
const named = (type: ItemEvent['type']): ItemEvent => {
  const found = events.find((event) => event.type === type)
  if (!found) throw new Error(type)
  return found
}
const walk = (from: Entry, ...types: ItemEvent['type'][]): Entry | null =>
  types.reduce<Entry | null>((at, type) => (at ? step(at, named(type), 10) : null), from)

const undoable = () => entry('a', [reply()], { state: { type: 'undoable', until: 5 } })

describe('item machine', () => {
  it.each<[string, ItemEvent['type'][], string | null]>([
    ['a reply goes', ['undoOver', 'attempt', 'done'], 'sent'],
    ['nothing is tried before the undo time is over', ['attempt'], null],
    ['an outcome needs a try', ['undoOver', 'done'], null],
    ['a lost answer is looked up', ['undoOver', 'attempt', 'perhaps'], 'sending'],
    ['an unsure item is never tried again by itself', ['undoOver', 'attempt', 'perhaps', 'attempt'], null],
    ['found means sent', ['undoOver', 'attempt', 'perhaps', 'found'], 'sent'],
    ['surely absent goes again', ['undoOver', 'attempt', 'perhaps', 'absent', 'attempt', 'done'], 'sent'],
    ['cannot tell asks the agent', ['undoOver', 'attempt', 'perhaps', 'cannotTell'], 'unknown'],
    ['unknown goes on by her word only', ['undoOver', 'attempt', 'perhaps', 'cannotTell', 'absent'], null],
    ['and by her word it does', ['undoOver', 'attempt', 'perhaps', 'cannotTell', 'agentSends', 'attempt'], 'sending'],
    ['or is looked up again', ['undoOver', 'attempt', 'perhaps', 'cannotTell', 'lookAgain', 'found'], 'sent'],
    ['a message that came in proves an unknown one', ['undoOver', 'attempt', 'perhaps', 'cannotTell', 'found'], 'sent'],
    ['a restart makes a try unsure', ['undoOver', 'attempt', 'interrupted', 'attempt'], null],
    ['a look-up that fails keeps it unsure', ['undoOver', 'attempt', 'perhaps', 'lookDelayed', 'attempt'], null],
    ['nor does «send» forget that it is unsure', ['undoOver', 'attempt', 'perhaps', 'lookDelayed', 'agentSends', 'attempt'], null],
    ['held waits', ['undoOver', 'held', 'attempt'], null],
    ['held goes by her word', ['undoOver', 'held', 'agentSends', 'attempt'], 'sending'],
    ['refused fails', ['undoOver', 'attempt', 'refused'], 'failed'],
    ['sent is final', ['undoOver', 'attempt', 'done', 'agentSends'], null],
  ])('%s', (_name, types, expected) => {
    expect(walk(undoable(), ...types)?.item.state.type ?? null).toBe(expected)
  })

  it('goes on with the second effect after the first was found', () => {
    const found = walk(entry('a', [reply(), resolve]), 'attempt', 'perhaps', 'found')
    expect(found?.item).toMatchObject({ done: 1, state: { type: 'queued' } })
    expect(walk(entry('a', [reply(), resolve]), 'attempt', 'done', 'attempt', 'done')?.item).toMatchObject({ done: 2, attempts: 1 })
  })

  it('repeats a harmless effect after a restart, but takes no undo for it', () => {
    const again = walk(entry('a', [labels('x')]), 'attempt', 'interrupted')
    expect(again?.item.state.type).toBe('queued')
    expect(again && mayLeave(again, 'undo')).toBe(false)
  })

  it('takes over the head it was held for as the basis, and remembers a closed window', () => {
    const seen = basisOf(head([]), 7)
    const held = step(entry('a', [reply()]), { type: 'held', why: ['windowClosed', 'resolved'], seen }, 8)
    const sent = held && step(held, { type: 'agentSends', basis: null }, 9)
    expect(sent).toMatchObject({ accepted: ['windowClosed'], item: { basis: seen } })
  })

  it('goes along to the conversation it was merged into, with what was seen there', () => {
    const seen = basisOf(head([]), 7)
    const there = 'shopone1~c~9' as ConversationId
    const held = step(entry('a', [reply()]), { type: 'held', why: ['merged'], seen, movedTo: there }, 8)
    const old = { lastMessageId: null, lastIncomingAt: 9_999, status: 'open', assigneeId: null, seenAt: 8 }
    const sent = held && step(held, { type: 'agentSends', basis: old }, 9)
    expect(sent).toMatchObject({ movedTo: null, accepted: [], item: { conversationId: there, basis: seen } })
  })

  it('is not held again for what it was held for, although the screen knows less', () => {
    const seen = { lastMessageId: null, lastIncomingAt: 5_000, status: 'resolved', assigneeId: null, seenAt: 7 }
    const held = step(entry('a', [reply()]), { type: 'held', why: ['newCustomerMessage', 'resolved'], seen }, 8)
    const lagging = { ...seen, lastIncomingAt: 1_000, status: 'open' }
    expect(held && step(held, { type: 'agentSends', basis: lagging }, 9)?.item.basis).toEqual(seen)
    const ahead = { ...seen, lastIncomingAt: 6_000, status: 'open', seenAt: 9 }
    expect(held && step(held, { type: 'agentSends', basis: ahead }, 9)?.item.basis).toEqual({ ...ahead, status: 'resolved' })
  })

  it.each<[string, ItemEvent['type'][]]>([
    ['after «absent» came too early', ['undoOver', 'attempt', 'perhaps', 'absent']],
    ['after the agent said «send again»', ['undoOver', 'attempt', 'perhaps', 'cannotTell', 'agentSends']],
    ['after a refusal that was none', ['undoOver', 'attempt', 'refused']],
    ['while it is held', ['undoOver', 'held']],
    ['in a journal older than what it sent', []],
  ])('is sent once its message is seen, %s', (_name, types) => {
    expect(walk(undoable(), ...types, 'found')?.item.state.type).toBe('sent')
  })

  it('undoes only what cannot have left', () => {
    expect(mayLeave(undoable(), 'undo')).toBe(true)
    const perhaps = walk(undoable(), 'undoOver', 'attempt', 'perhaps', 'lookDelayed')
    expect(perhaps && mayLeave(perhaps, 'undo')).toBe(false)
    const refused = walk(undoable(), 'undoOver', 'attempt', 'notSent')
    expect(refused && mayLeave(refused, 'undo')).toBe(true)
    const wordOver = walk(undoable(), 'undoOver', 'attempt', 'perhaps', 'cannotTell', 'agentSends')
    expect(wordOver && mayLeave(wordOver, 'undo')).toBe(false)
    const trying = walk(undoable(), 'undoOver', 'attempt')
    expect(trying && mayLeave(trying, 'drop')).toBe(false)
  })

  const anyEffects = fc.array(fc.constantFrom<Effect>(reply(), note(), labels('x'), resolve), { minLength: 1, maxLength: 4 })
  const anyEvents = fc.array(fc.constantFrom(...events), { maxLength: 60 })

  it('never tries an effect again between a lost answer and a look-up or the agent’s word', () => {
    fc.assert(
      fc.property(anyEffects, anyEvents, (effects, types) => {
        let at: Entry = entry('a', effects)
        let perhaps = false
        for (const event of types) {
          const next = step(at, event, 10)
          if (!next) continue
          if (event.type === 'attempt') expect(perhaps).toBe(false)
          if (event.type === 'perhaps') perhaps = true
          if (event.type === 'absent' || event.type === 'found' || (event.type === 'agentSends' && at.item.state.type === 'unknown'))
            perhaps = false
          expect(next.item.done).toBeGreaterThanOrEqual(at.item.done)
          expect(next.item.done === next.item.effects.length).toBe(next.item.state.type === 'sent')
          at = next
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('replays: any cut of the records, taken as a snapshot and continued, ends in the same state', () => {
    fc.assert(
      fc.property(anyEffects, anyEvents, fc.nat(61), (effects, types, cut) => {
        const records: OutboxRecord[] = [
          { type: 'commit', item: item('a', effects), draft: null },
          ...types.map((event): OutboxRecord => ({ type: 'event', key: keyOf('a'), event, at: 10 })),
        ]
        const whole = reduce(nothing, records)
        const resumed = reduce(reduce(nothing, snapshot(reduce(nothing, records.slice(0, cut)))), records.slice(cut))
        expect(resumed.entries).toEqual(whole.entries)
        expect(resumed.nextOrder).toBe(whole.nextOrder)
      }),
    )
  })
})
