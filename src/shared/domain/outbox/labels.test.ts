import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationId } from '../ids'
import { goAlong, type LabelsEffect, mergeLabels } from './labels'
import { entry, labels, note, resolve } from './outbox.fixture'

/** As connectors carry one change out: what is to be removed is not added. */
const apply = (set: readonly string[], effects: readonly LabelsEffect[]): string[] => {
  let now = new Set(set)
  for (const { add, remove } of effects) now = new Set([...now, ...add].filter((label) => !remove.includes(label)))
  return [...now].sort()
}

describe('label changes', () => {
  it('come to the same as one after the other', () => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
    const change = fc.record({ type: fc.constant('labels' as const), add: some, remove: some })
    fc.assert(
      fc.property(some, fc.array(change, { minLength: 1, maxLength: 6 }), (set, changes) => {
        expect(apply(set, [mergeLabels(changes)])).toEqual(apply(set, changes))
      }),
    )
  })

  const names = (first: ReturnType<typeof entry>, ...rest: ReturnType<typeof entry>[]) =>
    goAlong([first, ...rest], first).map(({ item }) => item.key.replace(/^key-|_+$/g, ''))

  it('go along up to the first that must wait, past what is no label', () => {
    expect(
      names(
        entry('a', [labels('x')]),
        entry('b', [note()]),
        entry('c', [labels('y')]),
        entry('d', [labels('z')], { conversationId: 'shopone1~c~2' as ConversationId }),
        entry('e', [labels('v')], { state: { type: 'undoable', until: 9 } }),
        entry('f', [labels('w')]),
      ),
    ).toEqual(['c'])
  })
  it('stay where they are part of something larger', () => {
    expect(names(entry('a', [labels('x')]), entry('b', [labels('y'), resolve]), entry('c', [labels('z')]))).toEqual([])
    expect(names(entry('a', [labels('x'), resolve]), entry('b', [labels('y')]))).toEqual([])
  })
})
