/** Terms that a mistyped Latin word was probably meant to be. */

import { findInside } from './inside'
import { lowerBound, type TermList } from './lexicon'
import type { Word } from './query'
import { afterFields } from './tokens'

export interface Similar {
  term: string
  /** Letters to change, add, drop or swap with their neighbour. */
  distance: number
}

const latin = /^[\p{Script=Latin}]{5,32}$/u

/** How many mistakes a word may have: none in short words and numbers, one from five letters on, two from nine on. */
export const allowance = (word: Word): number => {
  if (word.parts.length !== 1 || !latin.test(word.folded)) return 0
  return word.folded.length >= 9 ? 2 : 1
}

/** Edit distance with swapped neighbours (restricted Damerau-Levenshtein); `most + 1` where it is larger than `most`. */
export const distanceOf = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_none, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (before[j - 2] ?? 0) + 1)
      row.push(value)
      if (value < least) least = value
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

/** The word in `count` pieces: of so many, at least one stands unchanged in a word with `count - 1` mistakes, two where neighbours may swap. */
const piecesOf = (word: string, count: number): string[] => {
  const length = Math.floor(word.length / count)
  return Array.from({ length: count }, (_none, at) => word.slice(at * length, at === count - 1 ? undefined : (at + 1) * length))
}

/** Terms of the list (text and names) within the word's allowance, nearest first, at most `most`. */
export const similarTerms = (list: TermList, word: Word, most = 12): Similar[] => {
  const allowed = allowance(word)
  if (allowed === 0) return []
  const seen = new Map<string, number>()
  const textFrom = lowerBound(list, afterFields)
  // A swap over the border of two pieces changes both, so there is one piece more than twice the mistakes where letters allow it.
  const count = Math.min(allowed * 2 + 1, Math.floor(word.folded.length / 2))
  for (const piece of new Set(piecesOf(word.folded, count))) {
    findInside(list, piece, {}, ({ term: whole, begin }) => {
      if (seen.has(whole)) return
      const plain = begin < textFrom ? whole.slice(1) : whole
      seen.set(whole, distanceOf(word.folded, plain, allowed))
    })
  }
  return [...seen]
    .flatMap(([term, distance]) => (distance <= allowed ? [{ term, distance }] : []))
    .sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1))
    .slice(0, most)
}
