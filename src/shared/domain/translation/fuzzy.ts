/**
 * How alike two segments are, as translators count it: 1 − edit distance in words ÷ words of the longer (characters in scripts
 * without spaces). Facts stand in segments as `{1}`, `{2}` …; they and plain numbers count as one and the same word.
 * The bands are those of translation tools: 1.01 in context, 1 exact, 0.99 where only case, width, punctuation or numbers
 * differ, 0.75 to 0.98 fuzzy.
 */
import { fold } from '../conversation/fold'
import { languageOf, scriptOf } from '../template/choose'

/** The word that stands for every number and every fact. */
const numberWord = '#'
const words =
  /\{\d+\}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}]+)*|\p{N}[\p{L}\p{M}\p{N}]*(?:[.,:/-][\p{N}]+)*/gu
const hasLetter = /\p{L}/u
/** So many first letters two forms of one word share at least; a change of form costs half a word. */
const stemLength = 5
export const formCost = 0.5

/** Words of a segment as they are compared. */
export const fuzzyWords = (text: string): string[] => {
  const found = fold(text).match(words) ?? []
  return found.map((word) => (word.startsWith('{') || !hasLetter.test(word) ? numberWord : word.replaceAll('’', "'")))
}
/** What forms of one word have in common. */
export const stemOf = (word: string): string => (word.length > stemLength ? word.slice(0, stemLength) : word)

const quotes = /[\u00ab\u00bb\u2018-\u201f\u2039\u203a"`´｢｣「」『』]/g
const vowelMarks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g
/**
 * The segment as it was typed, but for white space, forms of one letter, shapes of quotation marks and apostrophes, and Arabic
 * vowel marks: what makes 1 out of 0.99.
 */
export const surfaceOf = (text: string): string =>
  text
    .replace(quotes, "'")
    .normalize('NFKC')
    .replace(vowelMarks, '')
    .replace(/\s+(?=[.,;:!?…。、！？؟،؛)\]»])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * Edit distance of two lists of numbers (ids of words). `stems` gives each word's stem: another form of one word costs
 * `formCost`. Beyond `most` the answer is Infinity.
 */
export const wordDistance = (
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  most: number,
  stems: (word: number) => number,
  rows: { last: Float64Array; next: Float64Array } = { last: new Float64Array(b.length + 1), next: new Float64Array(b.length + 1) },
): number => {
  const n = a.length
  const m = b.length
  if (Math.abs(n - m) > most) return Number.POSITIVE_INFINITY
  let { last, next } = rows
  for (let at = 0; at <= m; at += 1) last[at] = at
  const band = Math.ceil(most)
  for (let i = 1; i <= n; i += 1) {
    const word = a[i - 1] ?? -1
    const stem = stems(word)
    const from = Math.max(1, i - band)
    const until = Math.min(m, i + band)
    next[from - 1] = from === 1 ? i : Number.POSITIVE_INFINITY
    let least = next[from - 1] as number
    for (let j = from; j <= until; j += 1) {
      const other = b[j - 1] ?? -1
      const change = word === other ? 0 : stem === stems(other) ? formCost : 1
      let cost = (last[j - 1] as number) + change
      const drop = (j < i + band ? (last[j] as number) : Number.POSITIVE_INFINITY) + 1
      if (drop < cost) cost = drop
      const bring = (next[j - 1] as number) + 1
      if (bring < cost) cost = bring
      next[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return Number.POSITIVE_INFINITY
    ;[last, next] = [next, last]
  }
  const distance = last[m] as number
  return distance > most ? Number.POSITIVE_INFINITY : distance
}

/** From a distance to a score; `same`: the surfaces are the same. */
export const scoreOfDistance = (distance: number, longer: number, same: boolean): number => {
  if (distance === 0) return same ? 1 : 0.99
  return Math.max(0, Math.min(0.99, 1 - distance / Math.max(1, longer)))
}

/** How alike two segments are, 0 to 1; 1 only where nothing but white space differs. */
export const fuzzyScore = (a: string, b: string): number => {
  const same = surfaceOf(a) === surfaceOf(b)
  const [one, two] = [fuzzyWords(a), fuzzyWords(b)]
  // Nothing to compare word by word: «?», «:-)».
  if (one.length === 0 || two.length === 0) return same ? 1 : 0
  const ids = new Map<string, number>()
  const stems: string[] = []
  const id = (word: string): number => {
    const known = ids.get(word)
    if (known !== undefined) return known
    ids.set(word, stems.length)
    stems.push(stemOf(word))
    return stems.length - 1
  }
  const distance = wordDistance(one.map(id), two.map(id), Number.MAX_SAFE_INTEGER, (word) => {
    const stem = stems[word] ?? ''
    const at = stems.indexOf(stem)
    return at < 0 ? word : at
  })
  return scoreOfDistance(distance, Math.max(one.length, two.length), same)
}

const keys = new Map<string, string>()
/** Which memory a pair of languages belongs to: countries share one, scripts do not (`zh-CN` and `zh-TW`). */
export const pairKey = (from: string, to: string): string => {
  const asked = `${from}>${to}`
  const known = keys.get(asked)
  if (known !== undefined) return known
  const one = (code: string) => `${languageOf(code)}-${scriptOf(code)}`
  const key = `${one(from)}>${one(to)}`
  if (keys.size < 10_000) keys.set(asked, key)
  return key
}

/** What a translation into another country's form of the language is worth less (`pt-PT` where `pt-BR` is asked). */
export const countryPenalty = 0.03
export const countriesDiffer = (a: string, b: string): boolean => {
  const country = (code: string) => /[-_]([A-Za-z]{2}|\d{3})$/.exec(code)?.[1]?.toUpperCase() ?? null
  const [one, two] = [country(a), country(b)]
  return one !== null && two !== null && one !== two
}

/** FNV-1a over 64 bits in two halves, as 16 hexadecimal digits: which neighbour a segment had, without keeping its text. Empty for no neighbour. */
export const fingerprint = (text: string): string => {
  const plain = surfaceOf(text)
  if (plain === '') return ''
  let low = 0x811c9dc5
  let high = 0xcbf29ce4
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x01000197) ^ (low >>> 13)
  }
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0')
  return hex(high) + hex(low)
}
