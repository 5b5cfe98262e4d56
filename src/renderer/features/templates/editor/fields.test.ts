import { history, undo } from '@codemirror/commands'
import { EditorState, type Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import type { MacroAction, Rendered } from '../../../../shared/domain/template/types'
import { fieldAt, fields, groupsOf } from './fields'
import { actsOf, putIn } from './putIn'

const rendered: Rendered = {
  text: 'Hello Mia, we pay 10 and 10 for [[order.number]].',
  locale: 'en',
  stops: [
    { order: 2, from: 18, to: 20 },
    { order: 1, from: 6, to: 9 },
    { order: 2, from: 25, to: 27 },
  ],
  gaps: [{ from: 32, to: 48, variable: 'order.number' }],
}
const make = (doc: string) =>
  EditorState.create({ doc, selection: { anchor: doc.length }, extensions: [history(), fields, actsOf(() => undefined)] })
const label: MacroAction = { type: 'labels', add: ['delay'], remove: [] }

describe('tab stops', () => {
  it('come in their order, one that stands twice at once, then the gaps', () =>
    expect(groupsOf(rendered, 100).map((group) => group.map(({ from }) => from))).toEqual([[106], [118, 125], [132]]))
  it('a gap within a stop is that stop', () =>
    expect(groupsOf({ stops: [{ order: 1, from: 0, to: 20 }], gaps: [{ from: 2, to: 10, variable: 'x' }] })).toHaveLength(1))
  it('a stop of order 0 is the last', () =>
    expect(
      groupsOf({
        stops: [
          { order: 0, from: 0, to: 1 },
          { order: 3, from: 5, to: 6 },
        ],
        gaps: [],
      }).map((group) => group[0]?.from),
    ).toEqual([5, 0]))
})

describe('putting in', () => {
  it('takes the trigger’s place, and its first stop the cursor', () => {
    const after = make('Hi ;w').update(putIn({ rendered, actions: [] }, 3, 5)).state
    expect(after.doc.toString()).toBe(`Hi ${rendered.text}`)
    expect(after.sliceDoc(after.selection.main.from, after.selection.main.to)).toBe('Mia')
    expect(fieldAt(after)).toBe(0)
  })
  it('goes with one undo, and the trigger stands again', () => {
    let state = make('').update({ changes: { from: 0, insert: 'Hi ;w' }, selection: { anchor: 5 }, userEvent: 'input.type' }).state
    state = state.update(putIn({ rendered, actions: [label] }, 3, 5)).state
    undo({
      state,
      dispatch: (transaction: Transaction) => {
        state = transaction.state
      },
    })
    expect(state.doc.toString()).toBe('Hi ;w')
    expect(fieldAt(state)).toBeNull()
  })
  it('ends when the cursor leaves what was put in', () => {
    const state = make('Hi ;w').update(putIn({ rendered, actions: [] }, 3, 5)).state
    expect(fieldAt(state.update({ selection: { anchor: 0 } }).state)).toBeNull()
  })
  it('without stops the cursor stands behind it', () => {
    const plain: Rendered = { text: 'Hello', locale: 'en', gaps: [], stops: [] }
    const state = make('').update(putIn({ rendered: plain, actions: [] }, 0, 0)).state
    expect(state.selection.main.head).toBe(5)
    expect(fieldAt(state)).toBeNull()
  })
})
