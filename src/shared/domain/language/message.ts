/**
 * The language of one message. Statistics of letter groups (the desk's detector) are sure of long texts only, so a short one is
 * told by its script and the words that customers write, with the language of its conversation as what is likely beforehand.
 * Codes as elsewhere: `zh-CN` and `zh-TW` apart, Arabic and Greek also where they are written with Latin letters.
 */
import { sameLanguage } from '../translation/languages'
import { chineseWords, japaneseOnly, japaneseWords, mainlandWords, simplifiedOnly, taiwanWords, traditionalOnly } from './hanWords'
import { arabizi, greeklish, latinWords } from './messageWords'
import { arabicDigits, counted, neutral, sayNothing, withoutNoise, wordsOf } from './saysNothing'

/** ISO 639-1 code, or null where it is not sure. */
export type DetectText = (text: string) => string | null

const listOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean)
const simplified = new Set(simplifiedOnly)
const traditional = new Set(traditionalOnly)
const japanese = new Set(japaneseOnly)

/** Word → languages that have it. */
const known = new Map<string, string[]>()
for (const [language, text] of [...Object.entries(latinWords), ['ar', arabizi] as const, ['el', greeklish] as const])
  for (const word of new Set(listOf(text))) known.set(word, [...(known.get(word) ?? []), language])

const scripts = [
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['thai', /\p{Script=Thai}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['latin', /\p{Script=Latin}/u],
] as const
type Script = (typeof scripts)[number][0]
/** A letter of these says as much as two or three of an alphabet. */
const weight: Partial<Record<Script, number>> = { han: 2.5, kana: 2, hangul: 2 }

const [unknown, noLetter, noScript, firstScript] = [0, 1, 2, 3]
/** What the characters of the basic plane are, one byte each, filled as they are met: to ask the expressions of each letter took most of a look. */
const kinds = new Uint8Array(65_536)
const kindOf = (code: number): number => {
  const letter = String.fromCodePoint(code)
  if (!/\p{L}/u.test(letter)) return noLetter
  const at = scripts.findIndex(([, test]) => test.test(letter))
  return at < 0 ? noScript : firstScript + at
}
const kindAt = (code: number): number => {
  if (code >= kinds.length) return kindOf(code)
  if (kinds[code] === unknown) kinds[code] = kindOf(code)
  return kinds[code] ?? noLetter
}

/** By kind: what is no letter says nothing. */
const weights = [0, 0, 1, ...scripts.map(([script]) => weight[script] ?? 1)]

/** By script, in the order they are met. */
const lettersOf = (text: string): { counts: Map<Script, number>; other: number } => {
  const sums = new Float64Array(scripts.length + firstScript)
  const met: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0
    if (code >= kinds.length) at += 1
    const kind = kindAt(code)
    if (sums[kind] === 0) met.push(kind)
    sums[kind] = (sums[kind] ?? 0) + (weights[kind] ?? 0)
  }
  const counts = new Map<Script, number>()
  for (const kind of met) {
    const script = scripts[kind - firstScript]?.[0]
    if (script) counts.set(script, sums[kind] ?? 0)
  }
  return { counts, other: sums[noScript] ?? 0 }
}

const primary = (code: string): string => code.split('-')[0] ?? code
const likely = (prior: string | null, codes: readonly string[]): string | null => (prior && codes.includes(primary(prior)) ? prior : null)
const countOf = (text: string, set: ReadonlySet<string>): number => [...text].filter((letter) => set.has(letter)).length
const holds = (text: string, words: readonly string[]): number => words.filter((word) => text.includes(word)).length

const ofHan = (text: string, prior: string | null): string => {
  const [hans, hant, jp] = [countOf(text, simplified), countOf(text, traditional), countOf(text, japanese)]
  const japaneseSaid = holds(text, japaneseWords)
  const rest = japaneseWords.reduce((left, word) => left.replaceAll(word, ''), text)
  const chineseSaid = holds(rest, chineseWords)
  const ja = jp * 2 + japaneseSaid * 2 + (likely(prior, ['ja']) ? 1.5 : 0)
  const zh = hans * 2 + chineseSaid * 1.5 + (likely(prior, ['zh']) ? 1.5 : 0) + Math.max(0, hant - japaneseSaid) * 0.5
  if (ja > zh) return 'ja'
  const taiwan = hant + holds(text, taiwanWords) * 0.5
  const mainland = hans + holds(text, mainlandWords) * 0.5
  if (taiwan !== mainland) return taiwan > mainland ? 'zh-TW' : 'zh-CN'
  return likely(prior, ['zh']) ?? 'zh-CN'
}

const ofKana = (text: string, prior: string | null): string => {
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  // «の» and a goods' name in katakana stand in Chinese letters too.
  const decoration = text.replace(/[のノ]/gu, '').match(/\p{Script=Hiragana}/gu) === null
  return han > 3 * kana && decoration && countOf(text, simplified) + countOf(text, traditional) + holds(text, chineseWords) >= 2
    ? ofHan(text, prior)
    : 'ja'
}

const ofArabic = (text: string, prior: string | null, found: string | null): string => {
  if (/[ٹڈڑںے]/u.test(text)) return 'ur'
  const few = (text.match(/\p{L}/gu)?.length ?? 0) < 30
  if (/[پچژگ]/u.test(text) && !/[ةىإأؤ]/u.test(text)) return likely(prior, ['fa', 'ur', 'ckb']) ?? 'fa'
  return likely(prior, ['ar', 'fa', 'ur']) ?? (!few && found && ['fa', 'ur', 'ckb', 'ar'].includes(found) ? found : 'ar')
}

const ofCyrillic = (text: string, prior: string | null, found: string | null): string => {
  const few = (text.match(/\p{L}/gu)?.length ?? 0) < 30
  if (/[ґєії]/iu.test(text)) return /ў/iu.test(text) ? 'be' : 'uk'
  if (/[ћђљњџј]/iu.test(text)) return /[ѓќѕ]/iu.test(text) ? 'mk' : 'sr'
  const cyrillic = ['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky', 'mn']
  if (/[ыэё]/iu.test(text)) return likely(prior, ['be', 'kk', 'ky', 'mn']) ?? 'ru'
  const here = found && cyrillic.includes(found) ? found : null
  return (few ? (likely(prior, cyrillic) ?? 'ru') : null) ?? here ?? likely(prior, cyrillic) ?? 'ru'
}

const marks: readonly [RegExp, string[], number][] = [
  [/ß/u, ['de'], 2],
  [/[äöü]/u, ['de', 'sv', 'tr'], 0.6],
  [/[¿¡ñ]/u, ['es'], 2],
  [/[ãõ]/u, ['pt'], 2],
  [/ç/u, ['fr', 'pt', 'tr'], 0.7],
  [/[êâîôûœ]/u, ['fr', 'pt'], 0.5],
  [/[èù]/u, ['fr', 'it'], 0.5],
  [/ì|ò/u, ['it'], 1],
  [/[łżźśćńąę]/u, ['pl'], 2],
  [/[ığİ]/u, ['tr'], 2],
  [/ş/u, ['tr', 'ro'], 0.8],
  [/[ăâțș]/u, ['ro'], 0.8],
  [/[åøæ]/u, ['sv', 'da', 'no'], 1],
  [/[ěřůťď]/u, ['cs'], 2],
  [/[őű]/u, ['hu'], 2],
  [/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]/u, ['vi'], 2],
]

const digit = /\d/u
/** All marks are. */
const beyondAscii = /[\u0080-\u{10ffff}]/u

/** What speaks for each language in Latin letters, by words and marks. */
const latinScores = (text: string, words: readonly string[]): Map<string, number> => {
  const scores = new Map<string, number>()
  const add = (language: string, by: number) => scores.set(language, (scores.get(language) ?? 0) + by)
  for (const word of words) {
    const languages = known.get(word) ?? (word.includes("'") ? known.get(word.replace(/^[ldcjmnst]'|'[a-z]+$/u, '')) : undefined) ?? []
    for (const language of languages) add(language, (word.length > 3 ? 1.3 : 1) / languages.length ** 0.7)
    if (digit.test(word) && arabicDigits.test(word) && !counted.test(word)) add('ar', 1.5)
  }
  if (!beyondAscii.test(text)) return scores
  const lower = text.toLowerCase()
  for (const [mark, languages, by] of marks) if (mark.test(lower)) for (const language of languages) add(language, by)
  return scores
}

const looksLikeName = (text: string): boolean => {
  const parts = withoutNoise(text).trim().split(/\s+/u)
  return parts.length >= 2 && parts.length <= 4 && parts.every((part) => /^\p{Lu}[\p{L}'’.-]*[.,]?$/u.test(part))
}

/** Of short texts the detector's word counts only for languages that customers of shops are likely to write. */
const usual = new Set(Object.keys(latinWords))

const ofLatin = (text: string, words: readonly string[], prior: string | null, detected: string | null): string | null => {
  const letters = words.join('').length
  const found = detected && (letters >= 40 || usual.has(detected)) ? detected : null
  const scores = latinScores(text, words)
  const best = (): [string, number] | undefined => [...scores].sort((a, b) => b[1] - a[1])[0]
  const said = best()?.[1] ?? 0
  const plain = prior === null ? null : primary(prior)
  // The detector does not know these two and takes them for something else.
  const transliterated = Math.max(scores.get('ar') ?? 0, scores.get('el') ?? 0) >= said && said >= 1
  const trust = letters >= 70 ? 4 : letters >= 40 ? 2.2 : letters >= 20 ? 1.1 : 0.4
  if (found && !(transliterated && letters < 200)) scores.set(found, (scores.get(found) ?? 0) + trust)
  if (plain && (said > 0 || found || letters > 0))
    scores.set(plain, (scores.get(plain) ?? 0) + (letters < 12 ? 0.9 : letters < 30 ? 0.6 : 0.3))
  const first = best()
  if (!first) return null
  const [language, score] = first
  // Words nobody knows: the conversation's language, unless they are probably a name.
  if (said === 0 && (!found || letters < 20)) return looksLikeName(text) ? null : (prior ?? (letters < 12 ? null : found))
  if (score < 0.5) return prior
  return plain === language ? prior : language
}

/**
 * @param detect what the desk's own detector says of a text; null where it is not sure
 * @param prior the language of the conversation, as far as it is known
 * @returns BCP 47; null where it says nothing of a language
 */
export const languageOfMessage = (text: string, detect: DetectText, prior: string | null): string | null => {
  const words = wordsOf(text)
  if (sayNothing(words)) return null
  const { counts, other } = lettersOf(withoutNoise(text))
  const all = [...counts.values()].reduce((sum, count) => sum + count, other)
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]
  if (!most || all === 0) return prior
  const found = detect(text)
  const cjk = (counts.get('han') ?? 0) + (counts.get('kana') ?? 0)
  // A sentence in letters of its own outweighs the Latin names of goods and shops in it.
  const latin = (counts.get('latin') ?? 0) * 0.6
  const [script] =
    most[0] === 'latin'
      ? ([...counts].filter(([one, count]) => one !== 'latin' && count > latin).sort((a, b) => b[1] - a[1])[0] ?? most)
      : most
  if (cjk > latin && cjk >= (counts.get('hangul') ?? 0) && (script === 'han' || script === 'kana' || cjk > (counts.get(script) ?? 0)))
    return (counts.get('kana') ?? 0) > 0 ? ofKana(text, prior) : ofHan(text, prior)
  switch (script) {
    case 'hangul':
      return 'ko'
    case 'greek':
      return 'el'
    case 'thai':
      return 'th'
    case 'hebrew':
      return likely(prior, ['he', 'yi']) ?? 'he'
    case 'devanagari':
      return likely(prior, ['hi', 'mr', 'ne']) ?? found ?? 'hi'
    case 'arabic':
      return ofArabic(text, prior, found)
    case 'cyrillic':
      return ofCyrillic(text, prior, found)
    default: {
      const telling = words.filter((word) => /\p{L}/u.test(word) && !neutral.has(word))
      const told = ofLatin(text, telling, prior, found)
      // The more exact of two names of one language.
      return told && prior && sameLanguage(told, prior) ? prior : told
    }
  }
}
