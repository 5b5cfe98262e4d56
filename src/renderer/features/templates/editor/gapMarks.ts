/** Open gaps as chips: whole to the cursor, taken by one click, gone with one stroke, and never mistaken for words. */
import { type Extension, RangeSet, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { openGapsOf } from '../../../../shared/domain/template/gaps'

/** `words`: what is said of a gap when it is pointed at. */
export const gapMarks = (words: (variable: string) => string): Extension => {
  const marksOf = (text: string): DecorationSet =>
    Decoration.set(
      openGapsOf(text).map(({ from, to, variable }) =>
        Decoration.mark({ class: 'cm-gap', attributes: { title: words(variable), 'data-gap': variable } }).range(from, to),
      ),
    )
  const field = StateField.define<DecorationSet>({
    create: (state) => marksOf(state.doc.toString()),
    update: (marks, transaction) => (transaction.docChanged ? marksOf(transaction.state.doc.toString()) : marks),
    provide: (of) => [EditorView.decorations.from(of), EditorView.atomicRanges.of((view) => view.state.field(of, false) ?? RangeSet.empty)],
  })
  return [
    field,
    EditorView.domEventHandlers({
      click: (event, view) => {
        if (!(event.target instanceof Element) || !event.target.closest('.cm-gap')) return false
        const at = view.posAtDOM(event.target)
        const gap = openGapsOf(view.state.doc.toString()).find(({ from, to }) => from <= at && at <= to)
        if (gap) view.dispatch({ selection: { anchor: gap.from, head: gap.to } })
        return gap !== undefined
      },
    }),
  ]
}

/** Takes the first gap at or behind the cursor, else the first of all. Answers whether there was one. */
export const jumpToGap = (view: EditorView): boolean => {
  const gaps = openGapsOf(view.state.doc.toString())
  const { head } = view.state.selection.main
  const gap = gaps.find(({ from }) => from >= head) ?? gaps[0]
  if (!gap) return false
  view.dispatch({ selection: { anchor: gap.from, head: gap.to }, scrollIntoView: true })
  view.focus()
  return true
}
