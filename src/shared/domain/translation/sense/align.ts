/**
 * Sentences of two texts side by side: one to one, two drawn into one, gone or new. By length and common words, as Gale and
 * Church (1993) align bilingual text; costs were set on the open examples.
 */
import { fold } from '../../conversation/fold'
import { segmentsOf } from '../segments'

export interface SentencePlace {
  text: string
  from: number
  to: number
}
export interface Pair {
  source: readonly SentencePlace[]
  target: readonly SentencePlace[]
}

/** Sentences with a word in them, and where they stand. */
export const sentencesWithPlaces = (text: string): SentencePlace[] => {
  let at = 0
  return segmentsOf(text).flatMap((segment) => {
    const from = at
    at += segment.text.length + segment.gap.length
    return /\p{L}/u.test(segment.text) ? [{ text: segment.text, from, to: from + segment.text.length }] : []
  })
}

/** Beginnings of words, so that an ending does not part them; of Chinese and Japanese two signs each. */
const stems = (text: string): Set<string> => {
  const found = new Set<string>()
  for (const [word] of fold(text).matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]{3,}|[\u0621-\u064a]{2,}/gu))
    found.add(word.replace(/^(?:و|ب|ل|ف)?ال/, '').slice(0, 5))
  for (const [run] of fold(text).matchAll(/[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}/gu))
    for (let at = 0; at + 1 < run.length; at += 1) found.add(run.slice(at, at + 2))
  return found
}
const dice = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  if (one.size === 0 || other.size === 0) return 0
  let both = 0
  for (const stem of one) if (other.has(stem)) both += 1
  return (2 * both) / (one.size + other.size)
}

const gone = 0.85
const merged = 0.3

const cost = (source: readonly SentencePlace[], target: readonly SentencePlace[]): number => {
  if (source.length === 0 || target.length === 0) return gone
  const [a, b] = [source.map(({ text }) => text).join(' '), target.map(({ text }) => text).join(' ')]
  const lengths = Math.abs(Math.log(a.length / b.length))
  return (source.length + target.length > 2 ? merged : 0) + 1 - 0.6 * dice(stems(a), stems(b)) + 0.8 * Math.min(lengths, 1.5)
}

/** More sentences than this are not laid side by side: nobody reads differences in a book. */
const most = 60

/** The cheapest order-keeping alignment. */
export const alignSentences = (source: readonly SentencePlace[], target: readonly SentencePlace[]): Pair[] => {
  if (source.length > most || target.length > most) return []
  const moves = [
    [1, 1],
    [1, 0],
    [0, 1],
    [2, 1],
    [1, 2],
  ] as const
  const best: { cost: number; move: (typeof moves)[number] | null }[][] = Array.from({ length: source.length + 1 }, () =>
    Array.from({ length: target.length + 1 }, () => ({ cost: Number.POSITIVE_INFINITY, move: null })),
  )
  const start = best[0]?.[0]
  if (start) start.cost = 0
  for (let i = 0; i <= source.length; i += 1)
    for (let j = 0; j <= target.length; j += 1) {
      const here = best[i]?.[j]
      if (!here) continue
      for (const move of moves) {
        const before = i >= move[0] && j >= move[1] ? best[i - move[0]]?.[j - move[1]] : undefined
        if (!before || before.cost === Number.POSITIVE_INFINITY) continue
        const sum = before.cost + cost(source.slice(i - move[0], i), target.slice(j - move[1], j))
        if (sum < here.cost) {
          here.cost = sum
          here.move = move
        }
      }
    }
  const pairs: Pair[] = []
  for (let i = source.length, j = target.length; i > 0 || j > 0; ) {
    const move = best[i]?.[j]?.move
    if (!move) break
    pairs.unshift({ source: source.slice(i - move[0], i), target: target.slice(j - move[1], j) })
    i -= move[0]
    j -= move[1]
  }
  return pairs
}
