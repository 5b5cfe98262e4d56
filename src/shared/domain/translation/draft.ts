/**
 * A text beside its translation while it is written: which segments stay, which must be made anew, and what the whole reads
 * like. What a person wrote herself is never replaced unasked. Pure; places are UTF-16.
 */
import { openGapsOf } from '../template/gaps'
import { hasWords, segmentsOf, type TextSegment } from './segments'
import type { DraftSegment, DraftTranslation, FactTrouble, TranslatedSegment } from './types'

const fresh = ({ text, gap }: TextSegment): DraftSegment => {
  const same = !hasWords(text)
  return { source: text, target: same ? text : '', gap, by: same ? 'same' : null, engine: null, back: null, troubles: [] }
}

/** A piece that stood as one although it is cut into several (an aligned template's paragraph) stays one. */
const rejoined = (pieces: readonly TextSegment[], known: Iterable<DraftSegment>): TextSegment[] => {
  const whole = [...pieces]
  for (const { source, by } of known) {
    if (by !== 'template' && by !== 'hand') continue
    const count = segmentsOf(source).length
    if (count < 2) continue
    for (let at = 0; at + count <= whole.length; at += 1) {
      const run = whole.slice(at, at + count)
      const text = run.map((piece, i) => piece.text + (i < count - 1 ? piece.gap : '')).join('')
      if (text !== source) continue
      whole.splice(at, count, { text, gap: run[count - 1]?.gap ?? '' })
      break
    }
  }
  return whole
}

/** The most that a draft keeps: one with more could not be saved at all. */
const mostSegments = 2_000
const mostTroubles = 50
/** So many signs a piece make fewer than that of the longest text. */
const pieceLength = 200

/** Lists of thousands of lines go a few lines a piece. */
const fewEnough = (pieces: TextSegment[]): TextSegment[] => {
  if (pieces.length <= mostSegments) return pieces
  const joined: TextSegment[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && last.text.length + last.gap.length + piece.text.length + piece.gap.length <= pieceLength) {
      last.text += last.gap + piece.text
      last.gap = piece.gap
    } else joined.push({ ...piece })
  }
  return joined
}

/** How much of the longer text both begin and end with, 0 to 1. */
const likeness = (a: string, b: string): number => {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return Math.max(a.length, b.length) === 0 ? 1 : (start + end) / Math.max(a.length, b.length)
}
const ALIKE = 0.4

/** Its target under another source: shown until it is made anew, and where she wrote it herself, until she says so. */
const carried = (was: DraftSegment, { text, gap }: TextSegment): DraftSegment => {
  const madeFor = was.madeFor ?? was.source
  if (was.by === null || was.by === 'same') return fresh({ text, gap })
  const { madeFor: _old, looked: _looked, ...kept } = was
  // Typed back to what it was made for: it is right again.
  return madeFor === text ? { ...kept, source: text, gap } : { ...kept, source: text, gap, madeFor }
}

/**
 * What stands the same in both languages: names, numbers, dates in figures. A word that is none would leave untranslated, so
 * its sentence is made like any other.
 */
const fills = (value: string): boolean => {
  if (/[\r\n]/.test(value)) return false
  const words = value.trim().split(/\s+/u)
  // A script without capitals shows no names: a short one may be one.
  const small =
    (value.match(/\p{Lo}/gu)?.length ?? 0) > 12 || words.some((word) => /^\P{L}*\p{Ll}/u.test(word) && !/[\p{Nd}@]|:\/\//u.test(word))
  return words.length <= 4 && !small
}

/** A template's sentence whose open gaps she fills by hand: the same words stand in both languages. */
const filledTemplate = (remembered: ReadonlyMap<string, DraftSegment>, text: string): DraftSegment | undefined => {
  for (const segment of remembered.values()) {
    const gaps = segment.by === 'template' ? openGapsOf(segment.source) : []
    if (gaps.length === 0) continue
    const values = new Map<string, string>()
    let at = 0
    let rest = 0
    const fits = gaps.every((gap, i) => {
      const before = segment.source.slice(at, gap.from)
      if (!text.startsWith(before, rest)) return false
      const behind = segment.source.slice(gap.to, gaps[i + 1]?.from ?? segment.source.length)
      const from = rest + before.length
      const to = i === gaps.length - 1 ? text.length - behind.length : behind === '' ? -1 : text.indexOf(behind, from)
      if (to < from || !text.startsWith(behind, to)) return false
      const value = text.slice(from, to)
      if (!fills(value) || (values.get(gap.variable) ?? value) !== value) return false
      values.set(gap.variable, value)
      at = gap.to
      rest = to
      return true
    })
    if (!fits) continue
    const target = openGapsOf(segment.target).reduceRight(
      (filled, gap) => filled.slice(0, gap.from) + (values.get(gap.variable) ?? filled.slice(gap.from, gap.to)) + filled.slice(gap.to),
      segment.target,
    )
    return { ...segment, source: text, target, back: null }
  }
  return undefined
}

/** Pairs a run of old segments with the run of pieces that stands there now. */
const paired = (
  olds: readonly DraftSegment[],
  pieces: readonly TextSegment[],
  remembered: ReadonlyMap<string, DraftSegment>,
): DraftSegment[] => {
  const left = [...olds]
  const take = (at: number): DraftSegment | undefined => left.splice(at, 1)[0]
  // The same sentence elsewhere first, so that none of these is given to another.
  const exact = pieces.map((piece) => {
    const at = left.findIndex((old) => old.source === piece.text)
    return at < 0 ? null : (take(at) ?? null)
  })
  const inPlace = left.length === exact.filter((one) => one === null).length
  return pieces.map((piece, i) => {
    const found = exact[i]
    if (found) return { ...found, gap: piece.gap }
    const known = remembered.get(piece.text) ?? filledTemplate(remembered, piece.text)
    let best = -1
    let worth = 0
    for (const [at, old] of left.entries()) {
      const alike = likeness(old.source, piece.text)
      if (alike > worth && alike >= ALIKE) {
        worth = alike
        best = at
      }
    }
    // Rewritten where it stood: what she wrote herself stays to be looked at, whatever it says now.
    if (best < 0 && inPlace && left[0]?.by === 'hand') best = 0
    const old = best < 0 ? undefined : take(best)
    if (known) return { ...known, source: piece.text, gap: piece.gap }
    return old ? carried(old, piece) : fresh(piece)
  })
}

/**
 * The translation beside another form of the text. Segments whose source stands keep their target; a changed one keeps it
 * marked (`madeFor`); what was written by hand goes only with its whole sentence.
 * @param remembered earlier segments of this text by their source, for what was taken out and comes back
 */
export const followSource = (
  was: DraftTranslation,
  text: string,
  remembered: ReadonlyMap<string, DraftSegment> = new Map(),
): DraftTranslation => {
  const olds = was.segments
  const pieces = text === '' ? [] : fewEnough(rejoined(segmentsOf(text), [...olds, ...remembered.values()]))
  const shorter = Math.min(olds.length, pieces.length)
  let start = 0
  while (start < shorter && olds[start]?.source === pieces[start]?.text) start += 1
  let end = 0
  while (end < shorter - start && olds[olds.length - 1 - end]?.source === pieces[pieces.length - 1 - end]?.text) end += 1
  const kept = (at: number, piece: TextSegment): DraftSegment => {
    const old = olds[at]
    return old ? { ...old, gap: piece.gap } : fresh(piece)
  }
  const segments = [
    ...pieces.slice(0, start).map((piece, i) => kept(i, piece)),
    ...paired(olds.slice(start, olds.length - end), pieces.slice(start, pieces.length - end), remembered),
    ...pieces.slice(pieces.length - end).map((piece, i) => kept(olds.length - end + i, piece)),
  ]
  return { ...was, segments }
}

/** Nobody has made it, or not for what the source says now. Those by hand wait for her word instead. */
export const wanting = ({ by, madeFor }: DraftSegment): boolean => by === null || (madeFor !== undefined && by !== 'hand')

/** It was written by hand, and what it translates has changed since. */
export const sourceChanged = ({ by, madeFor }: DraftSegment): boolean => by === 'hand' && madeFor !== undefined

/** The line ends of editors: what stands on the screen must be what leaves, sign by sign. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Puts answers in, by source; a segment that changed meanwhile, or was written by hand, is left alone. */
export const withAnswers = (was: DraftTranslation, answers: ReadonlyMap<string, TranslatedSegment>): DraftTranslation => ({
  ...was,
  segments: was.segments.map((segment) => {
    const answer = wanting(segment) ? answers.get(segment.source) : undefined
    if (!answer || answer.text === null) return segment
    const { source, gap } = segment
    return {
      source,
      gap,
      target: lines(answer.text),
      by: answer.by ?? 'engine',
      engine: answer.engine,
      back: null,
      troubles: answer.troubles,
    }
  }),
})

/** What comes back, by the target it comes back from. */
export const withBacks = (was: DraftTranslation, backs: ReadonlyMap<string, { text: string; engine: string }>): DraftTranslation => ({
  ...was,
  segments: was.segments.map((segment) => {
    const back = backs.get(segment.target)
    return back && segment.back === null ? { ...segment, back } : segment
  }),
})

const changed = (was: DraftTranslation, at: number, change: (segment: DraftSegment) => DraftSegment): DraftTranslation => ({
  ...was,
  segments: was.segments.map((segment, i) => (i === at ? change(segment) : segment)),
})

/** Written by hand, for the source as it stands now. */
export const withTarget = (was: DraftTranslation, at: number, target: string, troubles: readonly FactTrouble[]): DraftTranslation =>
  changed(was, at, ({ source, gap }) => ({
    source,
    gap,
    target,
    by: 'hand',
    engine: null,
    back: null,
    troubles: troubles.slice(0, mostTroubles),
  }))

/** A match or an aligned template in place of what stood there. */
export const withMade = (
  was: DraftTranslation,
  at: number,
  made: Pick<DraftSegment, 'target' | 'by' | 'engine' | 'troubles'>,
): DraftTranslation => changed(was, at, ({ source, gap }) => ({ source, gap, ...made, target: lines(made.target), back: null }))

/** She has looked: what she wrote stays for the changed source, and troubles are let go. */
export const withLooked = (was: DraftTranslation, at: number): DraftTranslation =>
  changed(was, at, ({ madeFor: _old, ...segment }) => ({ ...segment, ...(segment.troubles.length > 0 ? { looked: true } : {}) }))

/** To be made anew, whoever made it. */
export const withoutTarget = (was: DraftTranslation, at: number): DraftTranslation =>
  changed(was, at, ({ source, gap }) => fresh({ text: source, gap }))

/** Another register: what engines made is made anew; what people wrote and approved stays. */
export const withRegister = (was: DraftTranslation, register: DraftTranslation['register']): DraftTranslation => ({
  ...was,
  register,
  segments: was.segments.map((segment) =>
    segment.by === 'engine' || segment.by === 'memory' ? fresh({ text: segment.source, gap: segment.gap }) : segment,
  ),
})
