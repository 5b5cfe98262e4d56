import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { placing, spansOf, targetExtension } from './targetState'

const none = { onTarget: () => undefined, onSegment: () => undefined }
/** «Hallo Mia. Nr. 1042 kommt.» in two segments, the number a chip. */
const begun = () => {
  const state = EditorState.create({ doc: 'Hallo Mia. Nr. 1042 kommt.', extensions: targetExtension(none) })
  return state.update({
    effects: placing(
      [
        { from: 0, to: 10 },
        { from: 11, to: 26 },
      ],
      [{ from: 15, to: 19, look: 'chip' }],
    ),
  }).state
}
const typed = (state: EditorState, from: number, to: number, insert: string) => state.update({ changes: { from, to, insert } }).state
const words = (state: EditorState) => spansOf(state).map(({ from, to }) => state.sliceDoc(from, to))

describe("the customer's text under the hand", () => {
  it('gives every stroke to one segment', () => {
    expect(words(typed(begun(), 10, 10, '!'))).toEqual(['Hallo Mia.!', 'Nr. 1042 kommt.'])
    expect(words(typed(begun(), 11, 11, 'Die '))).toEqual(['Hallo Mia.', 'Die Nr. 1042 kommt.'])
    expect(words(typed(begun(), 0, 5, 'Guten Tag'))).toEqual(['Guten Tag Mia.', 'Nr. 1042 kommt.'])
  })
  it('keeps what stands between segments, whatever is taken out', () => {
    const all = typed(begun(), 0, 26, '')
    expect(all.doc.toString().trim()).toBe('')
    expect(words(all)).toEqual(['', ''])
    expect(typed(begun(), 10, 11, '').doc.toString()).toBe('Hallo Mia. Nr. 1042 kommt.')
  })
  it('lets a fact be taken out or moved as a whole, and never be changed', () => {
    expect(typed(begun(), 16, 16, '9').doc.toString()).toBe('Hallo Mia. Nr. 1042 kommt.')
    expect(typed(begun(), 17, 22, '').doc.toString()).toBe('Hallo Mia. Nr. 1042 kommt.')
    expect(typed(begun(), 15, 19, '').doc.toString()).toBe('Hallo Mia. Nr.  kommt.')
    expect(typed(begun(), 19, 19, ' bald').doc.toString()).toBe('Hallo Mia. Nr. 1042 bald kommt.')
  })
})
