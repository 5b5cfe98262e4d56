/** Which documents of a segment answer a query, best first. */
import { findInside, findTerm, Hit, isNarrow, type Lexicon, type TermList, type Where } from './lexicon'
import { allBits, andInto, type Bits, eachBit, hasBit, isEmpty, noBits, orInto, orPosting, withoutInto } from './postings'
import type { Part, Query, Word } from './query'
import { Field, wordsOf } from './tokens'

export interface SegmentView {
  docs: number
  dead: Bits | null
  lexicon: Lexicon
  blockStarts: ArrayLike<number>
  /** The blocks of these numbers, in their order. */
  blocks(numbers: readonly number[]): Promise<Uint8Array[]>
}

interface Place {
  offset: number
  /** Laid over the second set too: a whole word, or the beginning of one in name, subject, label or number. */
  strong: boolean
}
/** What a look into the terms found. */
interface Look {
  places: Place[]
  any: Bits
  strong: Bits
}

/** Other terms that stand for a word which occurs nowhere, by its folded text. */
export type Instead = ReadonlyMap<string, readonly string[]>

const lists = ({ narrow, wide }: Lexicon): TermList[] => [narrow, wide]

/** Letters beyond U+00FF stand in no narrow term. */
const listsFor = ({ narrow, wide }: Lexicon, text: string): TermList[] => (isNarrow(text) ? [narrow, wide] : [wide])

const look = (docs: number, places: Place[]): Look => ({ places, any: noBits(docs), strong: noBits(docs) })

const placesOf = (lexicon: Lexicon, part: Part, where: Where): Place[] => {
  const places: Place[] = []
  for (const list of listsFor(lexicon, part.text)) {
    findInside(list, part.text, { ...where, onlyStart: part.onlyStart }, (at, hit, inHead) => {
      places.push({ offset: list.offsets[at] ?? 0, strong: hit === Hit.whole || (inHead && hit === Hit.start) })
    })
  }
  return places
}

const placesOfTerms = (lexicon: Lexicon, terms: readonly string[]): Place[] =>
  terms.flatMap((term) =>
    lists(lexicon).flatMap((list) => {
      const at = findTerm(list, term)
      return at < 0 ? [] : [{ offset: list.offsets[at] ?? 0, strong: false }]
    }),
  )

/** All that must be met, each a list of looks of which all must be met too. */
const looksOf = (view: SegmentView, query: Query, instead: Instead): Look[][] => {
  const { lexicon, docs } = view
  const words = query.words.map((word) => {
    const terms = instead.get(word.folded)
    if (terms) return [look(docs, placesOfTerms(lexicon, terms))]
    return word.parts.map((part) => look(docs, placesOf(lexicon, part, { loose: word.loose })))
  })
  const filters = query.filters.flatMap(({ key, means }): Look[][] => {
    if (key === 'has') return [[look(docs, placesOfTerms(lexicon, [`${Field.facet}has:${means}`]))]]
    if (key !== 'from' && key !== 'label') return []
    const field = key === 'from' ? Field.name : Field.label
    return wordsOf(String(means))
      .filter((text) => text !== '')
      .map((text) => [look(docs, placesOf(lexicon, { text, onlyStart: false }, { field }))])
  })
  return [...words, ...filters]
}

const blockOf = (starts: ArrayLike<number>, offset: number): number => {
  let low = 0
  let high = starts.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}

const readLooks = async ({ blockStarts, blocks, docs }: SegmentView, looks: readonly Look[]): Promise<void> => {
  const wanted = new Map<number, { place: Place; look: Look }[]>()
  for (const each of looks) {
    for (const place of each.places) {
      const number = blockOf(blockStarts, place.offset)
      const list = wanted.get(number)
      if (list) list.push({ place, look: each })
      else wanted.set(number, [{ place, look: each }])
    }
  }
  const numbers = [...wanted.keys()].sort((a, b) => a - b)
  // A share at a time, so that a search of one letter does not hold the whole index in memory.
  for (let from = 0; from < numbers.length; from += 64) {
    const part = numbers.slice(from, from + 64)
    const bytes = await blocks(part)
    part.forEach((number, at) => {
      const block = bytes[at]
      if (!block) return
      for (const { place, look: into } of wanted.get(number) ?? []) {
        const start = place.offset - (blockStarts[number] ?? 0)
        orPosting(place.strong ? into.strong : into.any, block, start, docs)
      }
    })
  }
  for (const each of looks) orInto(each.any, each.strong)
}

/** Documents by how well they answer, best first; each list newest first. */
export const evaluate = async (view: SegmentView, query: Query, instead: Instead = new Map()): Promise<number[][]> => {
  const all = looksOf(view, query, instead)
  // A word that no term holds ends it before anything is read.
  if (all.some((looks) => looks.some(({ places }) => places.length === 0))) return []
  await readLooks(view, all.flat())
  const found = allBits(view.docs)
  if (view.dead) withoutInto(found, view.dead)
  for (const looks of all) for (const { any } of looks) andInto(found, any)
  if (isEmpty(found)) return []
  const strong = all.slice(0, query.words.length).map((looks) => {
    const [first, ...others] = looks
    const bits = first ? first.strong : noBits(view.docs)
    for (const other of others) andInto(bits, other.strong)
    return bits
  })
  const levels: number[][] = Array.from({ length: strong.length + 1 }, () => [])
  eachBit(found, (doc) => {
    let score = 0
    for (const bits of strong) if (hasBit(bits, doc)) score += 1
    levels[strong.length - score]?.push(doc)
  })
  return levels
}

/** Whether any term of the segment holds all parts of the word, not looking at documents. */
export const knowsWord = ({ narrow, wide }: Lexicon, word: Word): boolean =>
  word.parts.every((part) => {
    let found = false
    for (const list of [narrow, wide]) {
      if (!found) {
        findInside(list, part.text, { onlyStart: part.onlyStart, loose: word.loose }, () => {
          found = true
        })
      }
    }
    return found
  })
