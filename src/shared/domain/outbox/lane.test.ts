import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationId } from '../ids'
import { nextTryAt } from './backoff'
import { speaks } from './effects'
import { free, standing } from './lane'
import { entry, labels, note, reply, resolve } from './outbox.fixture'
import type { Entry } from './records'
import type { Effect, OutboxState } from './types'

const states: Record<string, OutboxState> = {
  queued: { type: 'queued' },
  undoable: { type: 'undoable', until: 9 },
  waiting: { type: 'waiting', until: 9, why: { code: 'offline', params: {} } },
  sending: { type: 'sending', since: 1 },
  held: { type: 'held', why: ['resolved'], since: 1 },
  unknown: { type: 'unknown', since: 1 },
  failed: { type: 'failed', why: { code: 'rejected', params: {} }, since: 1 },
}
const at = (name: string, state: string, effects: Effect[], conversation = 'one') =>
  entry(name, effects, { ...(states[state] ? { state: states[state] } : {}), conversationId: conversation as ConversationId })
const names = (entries: Entry[]) => free(entries).map(({ item }) => item.key.replace(/^key-|_+$/g, ''))

describe('lane', () => {
  it.each(Object.keys(states))('keeps later replies and statuses behind a reply that is %s, but no note, label or read mark', (state) => {
    const entries = [
      at('a', state, [reply()]),
      at('b', 'queued', [reply()]),
      at('c', 'queued', [resolve]),
      at('d', 'queued', [note()]),
      at('e', 'queued', [labels('x')]),
      at('f', 'queued', [{ type: 'read', unread: false }]),
      at('g', 'queued', [reply()], 'two'),
    ]
    expect(names(entries)).toEqual(['a', 'd', 'e', 'f', 'g'])
  })

  it('lets the answer pass a «resolve» that is held for the very message it answers', () => {
    expect(names([at('a', 'held', [resolve]), at('b', 'queued', [reply()])])).toEqual(['a', 'b'])
  })

  it('keeps label changes in order, but not behind one that failed', () => {
    expect(names([at('a', 'waiting', [labels('x')]), at('b', 'queued', [labels('y')])])).toEqual(['a'])
    expect(names([at('a', 'failed', [labels('x')]), at('b', 'queued', [labels('y')])])).toEqual(['a', 'b'])
  })

  it('never frees a reply while an earlier one of its conversation is not sent', () => {
    const anyEntry = fc.record({
      state: fc.constantFrom('sent', ...Object.keys(states)),
      effects: fc.array(fc.constantFrom<Effect>(reply(), note(), labels('x'), resolve), { minLength: 1, maxLength: 3 }),
      conversation: fc.constantFrom('one', 'two'),
    })
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), (list) => {
        const entries = list.map(({ state, effects, conversation }, index) => {
          const made = at(String(index), state, effects, conversation)
          return state === 'sent'
            ? { ...made, item: { ...made.item, done: effects.length, state: { type: 'sent', at: 1, messageId: null } as const } }
            : made
        })
        const freed = new Set(free(entries).map(({ item }) => item.key))
        for (const conversation of ['one', 'two']) {
          const talking = entries.filter(
            ({ item }) => item.conversationId === conversation && item.state.type !== 'sent' && item.effects.some(speaks),
          )
          for (const later of talking.slice(1)) expect(freed.has(later.item.key)).toBe(false)
          const first = entries.find(({ item }) => item.conversationId === conversation && item.state.type !== 'sent')
          if (first) expect(freed.has(first.item.key)).toBe(true)
        }
      }),
    )
  })
})

describe('what will leave by itself', () => {
  it('counts neither what waits for her word nor what stands behind it', () => {
    const entries = [
      at('a', 'held', [reply()]),
      at('b', 'queued', [reply()]),
      at('c', 'queued', [note()]),
      at('d', 'undoable', [reply()], 'two'),
      at('e', 'waiting', [reply()], 'three'),
    ]
    expect(standing(entries, () => false)).toEqual({ leaving: 3, asks: 1 })
    expect(standing(entries, ({ item }) => item.conversationId !== 'one')).toEqual({ leaving: 1, asks: 1 })
  })
})

describe('back-off', () => {
  it('grows, stays within its bounds and never comes before the time the server named', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 3_600_000 })),
        (refusals, random, after) => {
          const now = 1_000_000
          const next = nextTryAt(now, refusals, random, after === null ? null : now + after)
          expect(Number.isInteger(next)).toBe(true)
          expect(next).toBeGreaterThanOrEqual(now + (after ?? 1_000))
          expect(next).toBeLessThanOrEqual(now + (after === null ? 300_000 : after + 1_000))
        },
      ),
    )
    expect(nextTryAt(0, 0, 0.5, 1e15)).toBeLessThanOrEqual(3_601_000)
    expect(nextTryAt(0, 6, 0, null)).toBeGreaterThan(nextTryAt(0, 0, 0.999, null))
  })
})
