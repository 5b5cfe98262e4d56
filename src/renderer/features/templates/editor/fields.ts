/** Where Tab goes within what was just put in: its tab stops in order, then the gaps that nobody could fill. */
import {
  type ChangeDesc,
  EditorSelection,
  EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view'
import type { Rendered } from '../../../../shared/domain/template/types'

interface Span {
  from: number
  to: number
}
interface Fields {
  /** Spans of one group are written to at once: the same stop standing in several places. */
  groups: readonly (readonly Span[])[]
  at: number
  /** All that was put in. */
  whole: Span
}

/** Groups in the order Tab visits them, moved by `by`; a stop of order 0 is the last, as editors have it. */
export const groupsOf = ({ stops, gaps }: Pick<Rendered, 'stops' | 'gaps'>, by = 0): Span[][] => {
  const late = (order: number) => (order === 0 ? Number.POSITIVE_INFINITY : order)
  const orders = [...new Set(stops.map(({ order }) => order))].sort((a, b) => late(a) - late(b))
  const moved = ({ from, to }: Span): Span => ({ from: from + by, to: to + by })
  const inside = (gap: Span) => stops.some((stop) => stop.from <= gap.from && gap.to <= stop.to)
  return [
    ...orders.map((order) => stops.filter((stop) => stop.order === order).map(moved)),
    ...gaps.filter((gap) => !inside(gap)).map((gap) => [moved(gap)]),
  ]
}

const setFields = StateEffect.define<Fields | null>()

/** Null once all of it was replaced: by an undo, or another text. */
const mapped = (fields: Fields, changes: ChangeDesc): Fields | null => {
  let gone = false
  changes.iterChangedRanges((from, to) => {
    gone ||= from <= fields.whole.from && to >= fields.whole.to
  })
  if (gone) return null
  const map = (at: number, side: -1 | 1) => changes.mapPos(at, side)
  const span = ({ from, to }: Span): Span => ({ from: map(from, -1), to: map(to, 1) })
  return { ...fields, whole: span(fields.whole), groups: fields.groups.map((group) => group.map(span)) }
}

const fieldsField = StateField.define<Fields | null>({
  create: () => null,
  update(value, transaction) {
    let next = value
    if (next && transaction.docChanged) next = mapped(next, transaction.changes)
    for (const effect of transaction.effects) if (effect.is(setFields)) next = effect.value
    if (!next) return null
    const { main } = transaction.newSelection
    // Writing elsewhere ends it: Tab is then the way out of the editor again.
    return main.head < next.whole.from || main.head > next.whole.to ? null : next
  },
  provide: (field) => EditorView.decorations.from(field, (fields) => marksOf(fields)),
})

const stop = Decoration.mark({ class: 'cm-stop' })
const stopNow = Decoration.mark({ class: 'cm-stop cm-stopNow' })
const marksOf = (fields: Fields | null): DecorationSet =>
  fields
    ? Decoration.set(
        fields.groups.flatMap((group, at) =>
          group.flatMap(({ from, to }) => (from < to ? [(at === fields.at ? stopNow : stop).range(from, to)] : [])),
        ),
        true,
      )
    : Decoration.none

const selectionOf = (group: readonly Span[]): EditorSelection =>
  EditorSelection.create(
    group.map(({ from, to }) => EditorSelection.range(from, to)),
    0,
  )

/** What makes the fields of a text that a transaction puts in at `from`, and where the cursor goes. */
export const fieldsAt = (rendered: Rendered, from: number): Pick<TransactionSpec, 'effects' | 'selection'> => {
  const groups = groupsOf(rendered, from)
  const end = from + rendered.text.length
  const first = groups[0]
  return first
    ? { effects: setFields.of({ groups, at: 0, whole: { from, to: end } }), selection: selectionOf(first) }
    : { effects: setFields.of(null), selection: { anchor: end } }
}

const go =
  (by: 1 | -1) =>
  (view: EditorView): boolean => {
    const fields = view.state.field(fieldsField, false)
    if (!fields) return false
    const at = fields.at + by
    const group = fields.groups[at]
    if (group) view.dispatch({ selection: selectionOf(group), effects: setFields.of({ ...fields, at }), scrollIntoView: true })
    else if (by === 1) view.dispatch({ selection: { anchor: fields.whole.to }, effects: setFields.of(null), scrollIntoView: true })
    else return false
    return true
  }

/** For tests and screens: which field the cursor stands in, null outside any. */
export const fieldAt = (state: EditorState): number | null => state.field(fieldsField, false)?.at ?? null

export const fields: Extension = [
  fieldsField,
  EditorState.allowMultipleSelections.of(true),
  Prec.high(
    keymap.of([
      { key: 'Tab', run: go(1) },
      { key: 'Shift-Tab', run: go(-1) },
    ]),
  ),
]
