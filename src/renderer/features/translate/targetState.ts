/**
 * The customer's text in an editor of its own: every stroke belongs to one segment, what stands between segments stays, and
 * facts are moved or taken out as a whole, never changed.
 */
import { Annotation, EditorState, type Extension, StateEffect, StateField, Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

export interface Span {
  from: number
  to: number
}
/** A place with a look: how a segment stands, a fact, a word of the glossary, a difference. */
export interface Mark extends Span {
  look: 'chip' | 'stale' | 'hand' | 'trouble' | 'term' | 'termBad' | 'difference'
  title?: string
}

export const fromOutside = Annotation.define<boolean>()
const putSegments = StateEffect.define<readonly Span[]>()
const putMarks = StateEffect.define<readonly Mark[]>()

/** A stroke at the seam of two segments belongs to the one before it. */
const moved = (spans: readonly Span[], transaction: Transaction): Span[] => {
  let least = 0
  return spans.map(({ from, to }) => {
    const start = Math.max(least, transaction.changes.mapPos(from, -1))
    const end = Math.max(start, transaction.changes.mapPos(to, 1))
    least = end
    return { from: start, to: end }
  })
}

const segments = StateField.define<readonly Span[]>({
  create: () => [],
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(putSegments)) return effect.value
    return transaction.docChanged ? moved(value, transaction) : value
  },
})

interface Drawn {
  chips: readonly Span[]
  set: DecorationSet
}
const draw = (marks: readonly Mark[], length: number): Drawn => {
  const inside = marks.map((mark) => ({ ...mark, to: Math.min(mark.to, length) })).filter(({ from, to }) => from < to)
  return {
    chips: inside.filter(({ look }) => look === 'chip'),
    set: Decoration.set(
      inside.map(({ from, to, look, title }) =>
        Decoration.mark({ class: `tr-${look}`, attributes: { 'data-look': look, ...(title ? { title } : {}) } }).range(from, to),
      ),
      true,
    ),
  }
}
const drawn = StateField.define<Drawn>({
  create: () => ({ chips: [], set: Decoration.none }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(putMarks)) return draw(effect.value, transaction.newDoc.length)
    if (!transaction.docChanged) return value
    const { changes } = transaction
    return {
      chips: value.chips.flatMap(({ from, to }) => {
        const chip = { from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }
        return chip.from < chip.to ? [chip] : []
      }),
      set: value.set.map(changes),
    }
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ set }) => set),
    EditorView.atomicRanges.of((view) => {
      const { chips } = view.state.field(field)
      return Decoration.set(chips.map(({ from, to }) => Decoration.mark({}).range(from, to)))
    }),
  ],
})

/** Marks alone, for an editor whose text is one's own: chips are shown there and bind nothing. */
export const marksOnly: Extension = [
  StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(value, transaction) {
      for (const effect of transaction.effects) if (effect.is(putMarks)) return draw(effect.value, transaction.newDoc.length).set
      return transaction.docChanged ? value.map(transaction.changes) : value
    },
    provide: (field) => EditorView.decorations.from(field),
  }),
]

const guarded = EditorState.changeFilter.of((transaction) => {
  if (transaction.annotation(fromOutside)) return true
  const { chips } = transaction.startState.field(drawn)
  let cuts = false
  transaction.changes.iterChangedRanges((from, to) => {
    for (const chip of chips) {
      const touches = from === to ? from > chip.from && from < chip.to : from < chip.to && to > chip.from
      cuts ||= touches && !(from <= chip.from && to >= chip.to)
    }
  })
  if (cuts) return false
  const spans = transaction.startState.field(segments)
  const between: number[] = []
  for (const [at, { to }] of spans.entries()) {
    const next = spans[at + 1]?.from ?? transaction.startState.doc.length
    if (next > to) between.push(to, next)
  }
  return between
})

/** `onTarget`: a segment's words were changed by hand. `onSegment`: the cursor stands in another one. */
export const targetExtension = (tell: { onTarget(at: number, target: string): void; onSegment(at: number): void }): Extension => [
  segments,
  drawn,
  guarded,
  EditorView.updateListener.of((update) => {
    const spans = update.state.field(segments)
    if (update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside))) {
      const before = update.startState.field(segments)
      for (const [at, { from, to }] of spans.entries()) {
        const was = before[at]
        const target = update.state.sliceDoc(from, to)
        if (was && update.startState.sliceDoc(was.from, was.to) !== target) tell.onTarget(at, target)
      }
    }
    if (update.selectionSet || update.focusChanged) {
      const { head } = update.state.selection.main
      const at = spans.findIndex(({ from, to }) => head >= from && head <= to)
      if (at >= 0 && update.view.hasFocus) tell.onSegment(at)
    }
  }),
]

/** Takes a text over that was changed elsewhere; the cursor stays where its letters stay. Never while an input method composes. */
export const takeOver = (view: EditorView, text: string, spans: readonly Span[]): boolean => {
  if (view.composing) return false
  const was = view.state.doc.toString()
  let from = 0
  const shorter = Math.min(was.length, text.length)
  while (from < shorter && was[from] === text[from]) from += 1
  let end = 0
  while (end < shorter - from && was[was.length - 1 - end] === text[text.length - 1 - end]) end += 1
  view.dispatch({
    ...(was === text ? {} : { changes: { from, to: was.length - end, insert: text.slice(from, text.length - end) } }),
    effects: putSegments.of(spans),
    annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
  })
  return true
}

export const showLooks = (view: EditorView, marks: readonly Mark[]): boolean => {
  if (view.composing) return false
  view.dispatch({ effects: putMarks.of(marks) })
  return true
}
/** For tests: where the segments stand now. */
export const spansOf = (state: EditorState): readonly Span[] => state.field(segments)
/** What makes segments and marks stand in a state without a view. */
export const placing = (spans: readonly Span[], marks: readonly Mark[] = []) => [putSegments.of(spans), putMarks.of(marks)]
