/** Marks in the editor: a block is waved, a warning dashed, a hint dotted, so that colour is never all that tells them. */
import { isolateHistory } from '@codemirror/commands'
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { GuardLevel } from '../../../shared/domain/guard/types'
import styles from './Guard.module.css'
import type { Mend } from './verdict'

export interface Mark {
  from: number
  to: number
  level: GuardLevel
  /** What it is, in words: shown under the pointer. */
  title: string
}

const putMarks = StateEffect.define<readonly Mark[]>()

const decorated = (marks: readonly Mark[], length: number): DecorationSet =>
  Decoration.set(
    marks
      .map(({ from, to, level, title }) => ({ from, to: Math.min(to, length), level, title }))
      .filter(({ from, to }) => from < to)
      .map(({ from, to, level, title }) =>
        Decoration.mark({ tagName: 'mark', class: `${styles.mark} ${styles[level]}`, attributes: { title, 'data-guard': level } }).range(
          from,
          to,
        ),
      ),
    true,
  )

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(putMarks)) return decorated(effect.value, transaction.newDoc.length)
    return transaction.docChanged ? marks.map(transaction.changes) : marks
  },
  provide: (own) => EditorView.decorations.from(own),
})

export const guardMarks: Extension = field

/** Never while an input method composes: a mark laid into the letters under way would end them. Answers whether they stand. */
export const showMarks = (view: EditorView, marks: readonly Mark[]): boolean => {
  if (view.composing) return false
  view.dispatch({ effects: putMarks.of(marks) })
  return true
}

export const jumpTo = (view: EditorView, { from, to }: { from: number; to: number }): void => {
  const end = view.state.doc.length
  view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true })
  view.focus()
}

/** One step of the history, so that one undo takes it back. Nothing where the text is no longer the one that was judged. */
export const applyMend = (view: EditorView, { from, to, text }: Mend, was: string): boolean => {
  if (view.state.sliceDoc(from, to) !== was) return false
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.guard',
    scrollIntoView: true,
  })
  view.focus()
  return true
}
