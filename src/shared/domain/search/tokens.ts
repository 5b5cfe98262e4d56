/**
 * What of a text stands in the index. A term is what stands between two spaces, folded, without the punctuation around it:
 * a search looks *inside* terms, so parts of compounds, stems behind an article, halves of an address need no terms of their
 * own. Scripts without spaces give each pair of neighbouring characters. Numbers stand a second time without their
 * hyphens and spaces.
 */
import { fold } from '../conversation/fold'

/**
 * A term of these fields begins with the field's letter, which no folded text contains; message text has none. `joined` are
 * numbers without their hyphens and spaces: only a search for a number looks there.
 */
export const Field = {
  facet: '\u0001',
  name: '\u0002',
  subject: '\u0003',
  label: '\u0004',
  number: '\u0005',
  joined: '\u0006',
  text: '',
} as const
export type Field = (typeof Field)[keyof typeof Field]
/** Sorts after every field letter and before every text. */
export const afterFields = '\u0007'

export const withoutField = (term: string): string => (term < afterFields ? term.slice(1) : term)

/** Longest term; what is longer (links, pasted code) gives overlapping windows. */
const longest = 48
/** Any part of a long term up to so many characters stands whole in one of its windows. */
export const longestPart = longest / 2

/** Scripts that are written without spaces. */
export const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu
const maybeDense = /[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uffff\ud800-\udfff]/
const around = /^[\p{P}+=<>^|~$`¨´]+|[\p{P}+=<>^|~$`¨´]+$/gu
const edge = /^[a-z0-9]+$/
/** What is left out of numbers, in texts as in searches. */
export const joints = /[\s\-\u2010-\u2015._/#:]/g
const digit = /[0-9]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: field letters must not come out of a text
const spaces = /[\s\0-\x1f]+/

/** A run of a script that is written without spaces, or of all others. */
export interface Run {
  text: string
  dense: boolean
}

/** Without the punctuation around it; '' where nothing is left. */
export const bare = (word: string): string => (edge.test(word) ? word : word.replace(around, ''))

export const runsOf = (word: string): Run[] => {
  if (!maybeDense.test(word)) return [{ text: word, dense: false }]
  return [...word.matchAll(runs)].flatMap(([text]): Run[] => {
    if (dense.test(text)) return [{ text, dense: true }]
    const plain = bare(text)
    return plain ? [{ text: plain, dense: false }] : []
  })
}

/** Neighbouring pairs of a run; of a single character that one. */
export const pairsOf = (run: string): string[] => {
  const letters = [...run]
  if (letters.length < 2) return letters
  const pairs: string[] = []
  for (let at = 1; at < letters.length; at += 1) pairs.push((letters[at - 1] ?? '') + (letters[at] ?? ''))
  return pairs
}

export const wordsOf = (text: string): string[] => fold(text).split(spaces)

/** A number's spelling without joints; null for what has no digit or nothing to leave out. */
export const squeezed = (word: string): string | null => {
  if (!digit.test(word)) return null
  const plain = word.replace(joints, '')
  return plain === word ? null : plain
}

/**
 * An address in its two halves, each with the sign between: a desk has as many addresses as customers, but few of their
 * second halves. Whatever is looked for over the sign is looked for in halves too.
 */
export const halvesOf = (text: string): string[] => {
  const halves: string[] = []
  let from = 0
  for (let at = text.indexOf('@', 1); at >= 0 && at < text.length - 1; at = text.indexOf('@', at + 1)) {
    halves.push(text.slice(from, at + 1))
    from = at
  }
  halves.push(text.slice(from))
  return halves
}

const addLong = (term: string, add: (term: string) => void): void => {
  if (term.length <= longest) {
    add(term)
    return
  }
  for (let from = 0; from < term.length; from += longestPart) {
    add(term.slice(from, from + longest))
    if (from + longest >= term.length) return
  }
}

/** Groups of one number that were written apart: `1Z 999 AA1`. Each has a digit; two letters may lead. */
const joinGroups = (words: readonly string[], add: (term: string) => void): void => {
  let group = ''
  let count = 0
  const end = () => {
    if (count > 1 && group.length >= 4) addLong(group, add)
    group = ''
    count = 0
  }
  words.forEach((word, at) => {
    const plain = word.length <= 20 ? word.replace(joints, '') : ''
    if (plain !== '' && digit.test(plain) && count < 10) {
      if (count === 0) {
        const before = words[at - 1] ?? ''
        group = /^[a-z]{2}$/.test(before) ? before : ''
      }
      group += plain
      count += 1
    } else end()
  })
  end()
}

/** The numbers of a text without their joints, where that is another spelling; those of an address by its halves. */
const eachJoined = (words: readonly string[], add: (term: string) => void): void => {
  for (const half of words.flatMap(halvesOf)) {
    const plain = squeezed(half)
    if (plain && plain.length >= 3) for (const run of runsOf(plain)) if (!run.dense) addLong(run.text, add)
  }
  joinGroups(words, add)
}

/** Folded text, then its numbers without their joints: where numbers are looked for. */
export const looseText = (folded: string): string => {
  const joined: string[] = []
  eachJoined(folded.split(spaces).map(bare), (term) => joined.push(term))
  return `${folded}\n${joined.join('\n')}`
}

/** Calls `add` for every term of the text; some more than once. */
export const eachTerm = (text: string, field: Field, add: (term: string) => void): void => {
  const put = field === '' ? add : (term: string) => add(field + term)
  const words = wordsOf(text).map(bare)
  for (const word of words) {
    if (word === '') continue
    for (const run of runsOf(word)) {
      if (run.dense) for (const pair of pairsOf(run.text)) put(pair)
      else for (const half of halvesOf(run.text)) addLong(half, put)
    }
  }
  eachJoined(words, (term) => add(Field.joined + term))
}
