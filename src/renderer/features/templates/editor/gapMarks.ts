/** Open gaps as chips that say what is missing: whole to the cursor, taken by one click, gone with one stroke. */
import { type Extension, RangeSet, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { openGapsOf } from '../../../../shared/domain/template/gaps'

export interface GapWords {
  /** What is missing. */
  name(variable: string): string
  /** What to do about it. */
  title(variable: string): string
}

class Chip extends WidgetType {
  constructor(
    readonly variable: string,
    readonly words: GapWords,
  ) {
    super()
  }
  override eq(other: Chip): boolean {
    return other.variable === this.variable && other.words === this.words
  }
  override toDOM(): HTMLElement {
    const chip = document.createElement('span')
    chip.className = 'cm-gap'
    chip.title = this.words.title(this.variable)
    chip.textContent = this.words.name(this.variable)
    return chip
  }
  override ignoreEvent(): boolean {
    return false
  }
}

export const gapMarks = (words: GapWords): Extension => {
  const marksOf = (text: string): DecorationSet =>
    Decoration.set(
      openGapsOf(text).map(({ from, to, variable }) => Decoration.replace({ widget: new Chip(variable, words) }).range(from, to)),
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
        const chip = event.target instanceof Element ? event.target.closest('.cm-gap') : null
        if (!chip) return false
        const at = view.posAtDOM(chip)
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
