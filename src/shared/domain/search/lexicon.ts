/**
 * The terms of a segment as one sorted text, so that a look inside all of them is one pass of the engine's own string search,
 * which is faster than any index over terms of this size. Terms in letters up to U+00FF stand in a text of their own: it takes
 * half the memory.
 */
import { Reader, Writer } from './bytes'
import { afterFields, Field } from './tokens'

/** Sorted terms between line ends, with the place of each. */
export interface TermList {
  readonly text: string
  /** Where each term begins; one more at the end. */
  readonly starts: Uint32Array
  /** Where each term's posting begins in the posting bytes; one more at the end. */
  readonly offsets: Uint32Array
}
export interface Lexicon {
  readonly narrow: TermList
  readonly wide: TermList
}

export const termAt = ({ text, starts }: TermList, at: number): string => text.substring(starts[at] ?? 0, (starts[at + 1] ?? 1) - 1)
export const sizeOf = ({ starts }: TermList): number => starts.length - 1

/** Of the first term that is not less than `term`. */
export const lowerBound = (list: TermList, term: string): number => {
  let low = 0
  let high = sizeOf(list)
  while (low < high) {
    const middle = (low + high) >> 1
    if (termAt(list, middle) < term) low = middle + 1
    else high = middle
  }
  return low
}

const wordLetter = /[\p{L}\p{N}]/u

/** How a term holds what was looked for. */
export const Hit = { inside: 0, start: 1, whole: 2 } as const
export type Hit = (typeof Hit)[keyof typeof Hit]

export interface Where {
  /** One field alone; without it all but facets. */
  field?: Field | null
  onlyStart?: boolean
  /** Numbers without their joints too. */
  loose?: boolean
}

/** The terms `[first, last)` that are looked at, as numbers. */
const rangesOf = (list: TermList, { field = null, loose = false }: Where): [number, number][] => {
  if (field === '') return [[lowerBound(list, afterFields), sizeOf(list)]]
  if (field !== null) return [[lowerBound(list, field), lowerBound(list, String.fromCharCode(field.charCodeAt(0) + 1))]]
  const first = lowerBound(list, Field.name)
  if (loose) return [[first, sizeOf(list)]]
  return [
    [first, lowerBound(list, Field.joined)],
    [lowerBound(list, afterFields), sizeOf(list)],
  ]
}

/**
 * Terms that hold `part`. `onlyStart`: as the beginning of a word.
 * @param each is told the term's number and the best way it holds the part
 */
export const findInside = (list: TermList, part: string, where: Where, each: (at: number, hit: Hit, inHead: boolean) => void): void => {
  for (const [first, last] of rangesOf(list, where)) if (first < last) findBetween(list, part, first, last, where.onlyStart ?? false, each)
}

const findBetween = (
  list: TermList,
  part: string,
  first: number,
  last: number,
  onlyStart: boolean,
  each: (at: number, hit: Hit, inHead: boolean) => void,
): void => {
  const { text, starts } = list
  const end = (starts[last] ?? 0) - 1
  let at = first
  let from = starts[first] ?? 0
  for (;;) {
    const found = text.indexOf(part, from)
    if (found < 0 || found >= end) return
    at = termHolding(starts, at, last, found)
    const begin = starts[at] ?? 0
    const after = (starts[at + 1] ?? 0) - 1
    const field = text.charCodeAt(begin)
    const head = field < 7 ? 1 : 0
    let hit: Hit = Hit.inside
    if (found === begin + head) hit = found + part.length === after ? Hit.whole : Hit.start
    // Asked only where it matters: a common syllable has thousands of places.
    else if ((onlyStart || field < 6) && !wordLetter.test(text[found - 1] ?? '')) hit = Hit.start
    if (onlyStart && hit === Hit.inside) {
      from = found + 1
      continue
    }
    each(at, hit, field < 6)
    from = after
  }
}

/** The term whose letters hold place `found`; looked for from `low` on, near first. */
const termHolding = (starts: Uint32Array, from: number, last: number, found: number): number => {
  let low = from
  let step = 1
  while (low + step < last && (starts[low + step] ?? 0) <= found) {
    low += step
    step *= 2
  }
  let high = Math.min(last, low + step)
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= found) low = middle
    else high = middle
  }
  return low
}

/** The term itself; -1 where it is none. */
export const findTerm = (list: TermList, term: string): number => {
  const at = lowerBound(list, term)
  return at < sizeOf(list) && termAt(list, at) === term ? at : -1
}

const narrowTerm = /^[\0-\xff]*$/
export const isNarrow = (term: string): boolean => narrowTerm.test(term)

const listOf = (text: string, lengths: Uint32Array, base: number): TermList => {
  const starts = new Uint32Array(lengths.length + 1)
  const offsets = new Uint32Array(lengths.length + 1)
  let place = 1
  let offset = base
  for (let at = 0; at < lengths.length; at += 1) {
    starts[at] = place
    offsets[at] = offset
    offset += lengths[at] ?? 0
    place = text.indexOf('\n', place) + 1
  }
  starts[lengths.length] = place
  offsets[lengths.length] = offset
  return { text, starts, offsets }
}

/** UTF-8; the host's own, which `shared` has not. */
export interface TextCodec {
  encode(text: string): Uint8Array
  decode(bytes: Uint8Array): string
}

/** `lengths`: bytes of each term's posting, in the order of the terms. Narrow postings stand before wide ones. */
export const encodeLexicon = (
  codec: TextCodec,
  narrow: readonly string[],
  wide: readonly string[],
  lengths: readonly number[],
): Uint8Array<ArrayBuffer> => {
  const out = new Writer(lengths.length * 2 + 64)
  for (const terms of [narrow, wide]) {
    const text = codec.encode(`\n${terms.join('\n')}\n`)
    out.number(terms.length)
    out.number(text.length)
    out.bytes(text)
  }
  for (const length of lengths) out.number(length)
  return out.done()
}

export const decodeLexicon = (codec: TextCodec, bytes: Uint8Array): Lexicon => {
  const reader = new Reader(bytes)
  const read = () => {
    const count = reader.number()
    return { count, text: codec.decode(reader.bytes(reader.number())) }
  }
  const lengths = (count: number) => Uint32Array.from({ length: count }, () => reader.number())
  const narrow = read()
  const wide = read()
  const narrowList = listOf(narrow.text, lengths(narrow.count), 0)
  return { narrow: narrowList, wide: listOf(wide.text, lengths(wide.count), narrowList.offsets[narrow.count] ?? 0) }
}

/** Bytes in memory, about. */
export const weightOf = ({ narrow, wide }: Lexicon): number =>
  narrow.text.length + wide.text.length * 2 + (narrow.starts.length + wide.starts.length) * 8
