/** Which documents of a segment answer a query, best first. */
import { findInside, Hit, type Where } from './inside'
import { findTerm, isNarrow, type Lexicon, type TermList } from './lexicon'
import { allBits, andInto, type Bits, countBits, noBits, orInto, orPosting, withoutInto } from './postings'
import { type Part, partsIn, type Query, type Word } from './query'
import { Field, wordsOf } from './tokens'

export interface SegmentView {
  docs: number
  dead: Bits | null
  lexicon: Lexicon
  blockStarts: ArrayLike<number>
  /** The blocks of these numbers, in their order; at once where they are at hand. */
  blocks(numbers: readonly number[]): readonly Uint8Array[] | Promise<readonly Uint8Array[]>
}

/** What a look into the terms found. */
interface Look {
  /**
   * Ascending: twice where each posting begins, and one more where it is laid over the second set too: a whole word, or the
   * beginning of one in name, subject, label or number.
   */
  places: number[]
  any: Bits
  strong: Bits
}

/** Other terms that stand for a word which occurs nowhere, by its folded text. */
export type Instead = ReadonlyMap<string, readonly string[]>

const lists = ({ narrow, wide }: Lexicon): TermList[] => [narrow, wide]

/** Letters beyond U+00FF stand in no narrow term. */
const listsFor = ({ narrow, wide }: Lexicon, text: string): TermList[] => (isNarrow(text) ? [narrow, wide] : [wide])

const placesOf = (lexicon: Lexicon, part: Part, where: Where): number[] => {
  const places: number[] = []
  for (const list of listsFor(lexicon, part.text)) {
    findInside(list, part.text, { ...where, onlyStart: part.onlyStart }, ({ offset }, hit, inHead) => {
      places.push(offset * 2 + (hit === Hit.whole || (inHead && hit === Hit.start) ? 1 : 0))
    })
  }
  return places
}

const placesOfTerms = (lexicon: Lexicon, terms: readonly string[]): number[] =>
  terms
    .flatMap((term) =>
      lists(lexicon).flatMap((list) => {
        const offset = findTerm(list, term)
        return offset < 0 ? [] : [offset * 2]
      }),
    )
    .sort((a, b) => a - b)

/** All that must be met, each a list of looks of which all must be met too; null as soon as one of them finds no term. */
const looksOf = ({ lexicon, docs }: SegmentView, query: Query, instead: Instead): Look[][] | null => {
  const found: number[][][] = []
  const add = (looks: readonly (() => number[])[]): boolean => {
    const places: number[][] = []
    for (const look of looks) {
      const of = look()
      if (of.length === 0) return false
      places.push(of)
    }
    found.push(places)
    return true
  }
  for (const word of query.words) {
    const terms = instead.get(word.folded)
    const looks = terms
      ? [() => placesOfTerms(lexicon, terms)]
      : word.parts.map((part) => () => placesOf(lexicon, part, { loose: word.loose }))
    if (!add(looks)) return null
  }
  for (const { key, means } of query.filters) {
    if (key === 'has' && !add([() => placesOfTerms(lexicon, [`${Field.facet}has:${means}`])])) return null
    if (key !== 'from' && key !== 'label') continue
    const field = key === 'from' ? Field.name : Field.label
    const parts = wordsOf(String(means)).flatMap(partsIn)
    if (!add(parts.map((part) => () => placesOf(lexicon, part, { field })))) return null
  }
  return found.map((looks) => looks.map((places) => ({ places, any: noBits(docs), strong: noBits(docs) })))
}

const blockOf = (starts: ArrayLike<number>, offset: number, from: number): number => {
  let low = from
  let high = starts.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}

/** Blocks that these postings stand in, ascending. */
const blocksOf = (starts: ArrayLike<number>, looks: readonly Look[]): number[] => {
  const wanted = new Set<number>()
  for (const { places } of looks) {
    let block = 0
    let end = 0
    for (const place of places) {
      const offset = place >>> 1
      if (offset < end) continue
      block = blockOf(starts, offset, block)
      end = starts[block + 1] ?? Number.POSITIVE_INFINITY
      wanted.add(block)
    }
  }
  return [...wanted].sort((a, b) => a - b)
}

/** Blocks that are held at once, so that a search of one letter does not bring the whole index into memory. */
const atOnce = 64

const readLooks = async ({ blockStarts, blocks, docs }: SegmentView, looks: readonly Look[]): Promise<void> => {
  const numbers = blocksOf(blockStarts, looks)
  const next = looks.map(() => 0)
  for (let from = 0; from < numbers.length; from += atOnce) {
    const part = numbers.slice(from, from + atOnce)
    const reading = blocks(part)
    const bytes = reading instanceof Promise ? await reading : reading
    part.forEach((number, at) => {
      const block = bytes[at]
      if (!block) return
      const start = blockStarts[number] ?? 0
      const end = blockStarts[number + 1] ?? Number.POSITIVE_INFINITY
      looks.forEach(({ places, any, strong }, which) => {
        let place = next[which] ?? 0
        for (; place < places.length; place += 1) {
          const of = places[place] ?? 0
          const offset = of >>> 1
          if (offset >= end) break
          orPosting(of % 2 === 1 ? strong : any, block, offset - start, docs)
        }
        next[which] = place
      })
    })
  }
  for (const each of looks) orInto(each.any, each.strong)
}

/** What answers, by how well. */
export interface Answering {
  /** Documents by how many words they hold whole, most first; newest first in each. */
  levels: Bits[]
  total: number
}

const nothing: Answering = { levels: [], total: 0 }

/** Splits `found` by how many of `strong` hold each: most first. */
const levelsOf = (found: Bits, strong: readonly Bits[]): Bits[] => {
  const levels = [found]
  for (const bits of strong) {
    const top = new Uint32Array(found.length)
    levels.unshift(top)
    // From the best down: each gives to the one above it what this word holds too.
    levels.forEach((above, at) => {
      const below = levels[at + 1]
      if (!below) return
      for (let word = 0; word < below.length; word += 1) {
        const both = (below[word] ?? 0) & (bits[word] ?? 0)
        if (both === 0) continue
        above[word] = (above[word] ?? 0) | both
        below[word] = (below[word] ?? 0) & ~both
      }
    })
  }
  return levels
}

export const evaluate = async (view: SegmentView, query: Query, instead: Instead = new Map()): Promise<Answering> => {
  const all = looksOf(view, query, instead)
  // A word that no term holds ends it before anything is read.
  if (!all) return nothing
  await readLooks(view, all.flat())
  const found = allBits(view.docs)
  if (view.dead) withoutInto(found, view.dead)
  for (const looks of all) for (const { any } of looks) andInto(found, any)
  const total = countBits(found)
  if (total === 0) return nothing
  const strong = all.slice(0, query.words.length).map((looks) => {
    const [first, ...others] = looks
    const bits = first ? first.strong : noBits(view.docs)
    for (const other of others) andInto(bits, other.strong)
    return bits
  })
  return { levels: levelsOf(found, strong), total }
}

/** Whether any term of the segment holds all parts of the word, not looking at documents. */
export const knowsWord = (lexicon: Lexicon, word: Word): boolean =>
  word.parts.every((part) => placesOf(lexicon, part, { loose: word.loose }).length > 0)
