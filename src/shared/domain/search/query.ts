/**
 * What a person types: words, "words that stand together", and filters such as `shop:nordlicht before:2026-05`. Names of filters
 * and of their values are taken in English, Chinese and Arabic, with any colon. All words must be met, each somewhere
 * in the conversation.
 */
import { fold } from '../conversation/fold'
import { type FilterKey, filterKeys, filterValues } from './filterWords'
import { bare, halvesOf, longestPart, pairsOf, runsOf, squeezed, wordsOf } from './tokens'

/** One look into the terms. */
export interface Part {
  text: string
  /** One or two letters of an alphabet: only where a word begins, or they would be everywhere. */
  onlyStart: boolean
}
export interface Word {
  /** As it was typed. */
  typed: string
  /** Folded, one space between words; without joints where `loose`. */
  folded: string
  /** A number: hyphens and spaces in texts do not count. */
  loose: boolean
  onlyStart: boolean
  /** All must be held by a conversation. */
  parts: Part[]
  /** Whether holding all parts is holding the word; otherwise the text has to be looked at. */
  exact: boolean
}
export interface Filter {
  key: FilterKey
  /** The whole piece, to be taken out of the text again. */
  typed: string
  /** As typed. */
  value: string
  /** What it means: a known value, epoch ms of `before` and `after`, folded text of the others. */
  means: string | number
}
export interface Query {
  words: Word[]
  filters: Filter[]
  /** Filters whose value means nothing. They are said, and hold nothing back. */
  bad: { key: FilterKey; value: string }[]
}

export interface QueryTime {
  /** Epoch ms (UTC). */
  now: number
  /** Start of a day of the agent's zone, epoch ms; `month` from 1. */
  dayStart(year: number, month: number, day: number): number
}

const pieces = /([^\s:："“”„«»]+[:：])?(?:["“„«]([^"“”„«»]*)(?:["”“»]|$)|(\S+))/gu
const digit = /[0-9]/
const alphabet = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}0-9]{1,2}$/u

const partsOf = (plain: string): Part[] => {
  const parts: Part[] = []
  for (let from = 0; from < plain.length; from += longestPart) parts.push({ text: plain.slice(from, from + longestPart), onlyStart: false })
  return parts
}

/** Of a folded word: pairs of characters in scripts without spaces, long pieces and halves of addresses of the others. */
export const partsIn = (plain: string): Part[] =>
  runsOf(plain).flatMap((run): Part[] =>
    run.dense ? pairsOf(run.text).map((text) => ({ text, onlyStart: false })) : halvesOf(run.text).flatMap(partsOf),
  )

/** Null where nothing of it can be looked for (punctuation alone). */
export const wordOf = (typed: string): Word | null => {
  const plain = bare(fold(typed).trim())
  if (plain === '') return null
  if (alphabet.test(plain)) {
    return { typed, folded: plain, loose: false, onlyStart: true, parts: [{ text: plain, onlyStart: true }], exact: true }
  }
  const number = squeezed(plain)
  // Of an address every sign counts.
  const loose = digit.test(plain) && !plain.includes('@') && runsOf(plain).every((run) => !run.dense)
  if (loose) {
    const folded = number ?? plain
    return { typed, folded, loose, onlyStart: false, parts: partsOf(folded), exact: folded.length <= longestPart }
  }
  const parts = partsIn(plain)
  const exact = parts.length === 1 && parts[0]?.text === plain
  return { typed, folded: plain, loose: false, onlyStart: false, parts, exact }
}

/** Words that stand together, one space between them. */
const phraseOf = (typed: string): Word | null => {
  const words = wordsOf(typed).filter((word) => word !== '')
  if (words.length < 2) return wordOf(typed)
  const folded = words.join(' ')
  const parts = words.flatMap((word) => wordOf(word)?.parts ?? [])
  return parts.length === 0 ? null : { typed, folded, loose: false, onlyStart: false, parts, exact: false }
}

const relative = /^(\d{1,4})(d|w|m|y|天|日|周|月|年)$/u
const units: Record<string, number> = { d: 1, 天: 1, 日: 1, w: 7, 周: 7, m: 30, 月: 30, y: 365, 年: 365 }
const day = 86_400_000

/** `2026`, `2026-05`, `2026-05-17` (also with / or .), `today`, `yesterday`, `14d`, `2w`, `3m`, `1y`: epoch ms, or null. */
export const instantOf = (value: string, { now, dayStart }: QueryTime): number | null => {
  const text = fold(value)
  const back = relative.exec(text)
  if (back) return now - Number(back[1]) * (units[back[2] ?? ''] ?? 0) * day
  const named = filterValues.day[text]
  if (named !== undefined) return named === 'today' ? startOf(now, dayStart) : startOf(startOf(now, dayStart) - 1, dayStart)
  const parts = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text)
  if (!parts) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)]
  if (month < 1 || month > 12 || date < 1 || date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return dayStart(year, month, date)
}

/** The last day start that is not after `at`: a zone is never further than a day from UTC's date. */
const startOf = (at: number, dayStart: QueryTime['dayStart']): number => {
  for (const shift of [1, 0, -1]) {
    const date = new Date(at + shift * day)
    const start = dayStart(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
    if (start <= at) return start
  }
  return at
}

const meaning = (key: FilterKey, value: string, time: QueryTime): string | number | null => {
  const folded = fold(value).trim()
  if (folded === '') return null
  if (key === 'before' || key === 'after') return instantOf(value, time)
  if (key === 'status' || key === 'has' || key === 'channel' || key === 'class') return filterValues[key][folded] ?? null
  return folded
}

/** Never fails: what cannot be understood is looked for as text, or named in `bad`. */
export const parseQuery = (typed: string, time: QueryTime): Query => {
  const query: Query = { words: [], filters: [], bad: [] }
  for (const [whole, head, quoted, plain] of typed.matchAll(pieces)) {
    const key = head ? filterKeys[fold(head.slice(0, -1))] : undefined
    if (key) {
      const value = quoted ?? plain ?? ''
      const means = meaning(key, value, time)
      if (means === null) query.bad.push({ key, value })
      else query.filters.push({ key, typed: whole, value, means })
      continue
    }
    if (quoted !== undefined && head) addWord(query, wordOf(head))
    addWord(query, quoted === undefined ? wordOf(whole) : phraseOf(quoted))
  }
  query.words = query.words.map((word, at) => groupOf(word, [query.words[at - 1], query.words[at + 1]]))
  return query
}

/** `1Z 999 AA1 01`: groups of one number; a short one beside another may stand inside it. */
const groupOf = (word: Word, beside: readonly (Word | undefined)[]): Word => {
  if (!word.onlyStart || !digit.test(word.folded) || !beside.some((other) => other && digit.test(other.folded))) return word
  return { ...word, loose: true, onlyStart: false, parts: [{ text: word.folded, onlyStart: false }] }
}

const addWord = (query: Query, word: Word | null): void => {
  if (word && !query.words.some((other) => other.folded === word.folded && other.onlyStart === word.onlyStart)) query.words.push(word)
}

export const isEmptyQuery = ({ words, filters }: Query): boolean => words.length === 0 && filters.length === 0
