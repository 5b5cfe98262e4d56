/**
 * The terms of a segment as one sorted text. Terms in letters up to U+00FF stand in a text of their own: it takes half the
 * memory. Where a term begins and where its posting does is held of every so many; those between are counted, a byte or two each.
 */
import { Reader, Writer } from './bytes'
import { Grams } from './grams'

/** Terms of a group. Measured: `docs/search.md`. */
const groupSize = 64

/** Sorted terms between line ends, with the place of each group. */
export class TermList {
  #grams: Grams | null = null

  constructor(
    readonly text: string,
    readonly size: number,
    /** Where each group begins in the text; one more at the end. */
    readonly starts: Uint32Array,
    /** Letters of each term. */
    readonly sizes: Uint8Array,
    /** Where the posting of a group's first term begins in the posting bytes. */
    readonly offsets: Uint32Array,
    /** Bytes of each term's posting, as numbers of seven bits a byte. */
    readonly lengths: Uint8Array,
    /** Where those of each group begin. */
    readonly lengthsAt: Uint32Array,
  ) {}

  get groups(): number {
    return this.starts.length - 1
  }

  /** Made when the terms are first looked into: merging does not need it. */
  grams(): Grams {
    this.#grams ??= new Grams(this.text, this.starts)
    return this.#grams
  }

  /** Bytes in memory, about. */
  get weight(): number {
    return this.starts.length * 12 + this.size + this.lengths.length + Grams.weight(this.groups)
  }
}
export interface Lexicon {
  readonly narrow: TermList
  readonly wide: TermList
}

/** Goes from term to term; it begins at the first. */
export class TermWalk {
  /** Where the present term begins in the text, and where it ends. */
  begin = 0
  end = 0
  /** Where its posting begins. */
  offset = 0
  #at = 0
  #lengthAt = 0

  constructor(private readonly list: TermList) {
    this.toGroup(0)
  }

  /** Whether all terms are behind. */
  get done(): boolean {
    return this.begin >= (this.list.starts[this.list.groups] ?? 0)
  }

  get term(): string {
    return this.list.text.substring(this.begin, this.end)
  }

  toGroup(group: number): void {
    const { starts, sizes, offsets, lengthsAt } = this.list
    this.#at = group * groupSize
    this.begin = starts[group] ?? 0
    this.end = this.begin + (sizes[this.#at] ?? 0)
    this.offset = offsets[group] ?? 0
    this.#lengthAt = lengthsAt[group] ?? 0
  }

  next(): void {
    const { lengths, sizes } = this.list
    let scale = 1
    for (;;) {
      const byte = lengths[this.#lengthAt++] ?? 0
      this.offset += (byte & 0x7f) * scale
      if (byte < 0x80) break
      scale *= 0x80
    }
    this.#at += 1
    this.begin = this.end + 1
    this.end = this.begin + (sizes[this.#at] ?? 0)
  }
}

/** The group that holds a place of the text. */
export const groupAt = (starts: Uint32Array, place: number, from = 0): number => {
  let low = from
  let high = starts.length - 1
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle
  }
  return low
}

/** At the first term that is not less than `term`. */
const walkTo = (list: TermList, term: string): TermWalk => {
  const { starts, sizes, text } = list
  let low = 0
  let high = list.groups
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    const begin = starts[middle] ?? 0
    if (text.substring(begin, begin + (sizes[middle * groupSize] ?? 0)) < term) low = middle
    else high = middle
  }
  const walk = new TermWalk(list)
  walk.toGroup(low)
  while (!walk.done && walk.term < term) walk.next()
  return walk
}

/** Where in the text the first term begins that is not less than `term`. */
export const lowerBound = (list: TermList, term: string): number => walkTo(list, term).begin

/** Where the posting of the term itself begins; -1 where it is none. */
export const findTerm = (list: TermList, term: string): number => {
  const walk = walkTo(list, term)
  return !walk.done && walk.term === term ? walk.offset : -1
}

const narrowTerm = /^[\0-\xff]*$/
export const isNarrow = (term: string): boolean => narrowTerm.test(term)

/** Takes the lengths of `count` postings from the reader. @returns the list, and where the posting after its last begins */
const listOf = (text: string, count: number, reader: Reader, base: number): { list: TermList; end: number } => {
  const groups = Math.ceil(count / groupSize)
  const starts = new Uint32Array(groups + 1)
  const offsets = new Uint32Array(groups + 1)
  const lengthsAt = new Uint32Array(groups + 1)
  const sizes = new Uint8Array(count)
  const lengthsFrom = reader.at
  let place = 1
  let offset = base
  for (let at = 0; at < count; at += 1) {
    if (at % groupSize === 0) {
      const group = at / groupSize
      starts[group] = place
      offsets[group] = offset
      lengthsAt[group] = reader.at - lengthsFrom
    }
    offset += reader.number()
    const end = text.indexOf('\n', place)
    if (end < 0 || end - place > 255) throw new Error('search: no term')
    sizes[at] = end - place
    place = end + 1
  }
  starts[groups] = place
  const lengths = reader.source.slice(lengthsFrom, reader.at)
  return { list: new TermList(text, count, starts, sizes, offsets, lengths, lengthsAt), end: offset }
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
  const narrow = read()
  const wide = read()
  const { list, end } = listOf(narrow.text, narrow.count, reader, 0)
  return { narrow: list, wide: listOf(wide.text, wide.count, reader, end).list }
}

/** Bytes in memory, about. */
export const weightOf = ({ narrow, wide }: Lexicon): number => narrow.text.length + wide.text.length * 2 + narrow.weight + wide.weight
