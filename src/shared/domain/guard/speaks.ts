/**
 * Which language a text is in, by its script and its small words. The engine's detector (eld) stands in a hidden page with a
 * table of two megabytes; the guard runs at each key in every page, and needs to tell only whole sentences of these languages.
 */
import type { GuardText } from './text'
import { allWords } from './words/all'

/** Small words of languages the guard has no lists for, so that Dutch is not taken for bad German. */
const others: readonly (readonly [string, ReadonlySet<string>])[] = (
  [
    [
      'nl',
      'de het een en van ik je u uw wij niet dat die is zijn met voor op aan ook maar bij naar uit wordt hebben heeft kunnen kunt graag bestelling',
    ],
    ['sv', 'och att det som en ett är inte för med på av till vi du din ditt har kan kommer från eller vår om'],
    ['tr', 've bir bu icin ile da de siparisiniz olarak var cok ne gibi daha sizin biz size ancak tarafindan'],
    ['ro', 'si in la cu pe de nu este pentru va dumneavoastra am sunt comanda din care sa ca'],
    ['cs', 'je se na v ze pro vas jsme objednavka nebo ale jako dekujeme jsou vam'],
  ] as const
).map(([language, words]) => [language, new Set(words.split(' '))])

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3041-\u30ff]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['ko', /[\uac00-\ud7af]/g],
  ['ar', /[\u0621-\u064a]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['he', /[\u05d0-\u05ea]/g],
  ['th', /[\u0e00-\u0e7f]/g],
]
const count = (text: string, pattern: RegExp): number => {
  let number = 0
  pattern.lastIndex = 0
  while (pattern.test(text)) number += 1
  return number
}

const never = /(?!)/g
const ownLetters: Readonly<Record<string, RegExp>> = {
  de: /[äöüß]/g,
  es: /[ñ¿¡]/g,
  pt: /[ãõ]/g,
  pl: /[ąęłśżźćń]/g,
  fr: /[çêèœûîà]|qu'|(?<![a-z])[cdjlmnst]'/g,
  it: /(?<![a-z])(?:[a-z]{1,4}l|un|quest|d|c)'|[àèìòù](?![a-zà-ÿ])/g,
}

export interface Spoken {
  language: string
  /** How many letters or small words speak for it. */
  weight: number
}

const longest = 1_500

/** Scores of the languages a text may be in, best first; links, addresses and numbers left out. */
export const spokenIn = (text: GuardText): readonly Spoken[] => {
  const known = heard.get(text)
  if (known) return known
  const found = listen(text)
  heard.set(text, found)
  return found
}
const heard = new WeakMap<GuardText, readonly Spoken[]>()

const listen = (text: GuardText): Spoken[] => {
  const said = text.spoken.slice(0, longest).replace(/\S*[@/\d]\S*|\{\{[^}]*\}\}/g, ' ')
  const latin = count(said, /[a-z]/g)
  const found: Spoken[] = []
  const kana = count(said, /[\u3041-\u30ff]/g)
  for (const [language, pattern] of scripts) {
    const letters = count(said, pattern)
    if (letters < 4) continue
    if (language === 'zh' && kana > 0 && kana * 6 > letters) continue
    const own = language === 'ja' ? letters + count(said, /[\u4e00-\u9fff]/g) : letters
    // One letter of these scripts says as much as two or three of ours; names of products stay Latin in all of them.
    const each = language === 'ja' || language === 'zh' ? 3 : 1
    if (own * each * 1.2 > latin) found.push({ language, weight: own / 2 })
  }
  // Persian and Urdu write Arabic letters and four more.
  const persian = count(said, /[پچژگ]/g)
  if (persian >= 2) found.push({ language: 'fa', weight: latin / 2 + count(said, /[\u0621-\u064a]/g) })
  if (found.length > 0) return found.sort((a, b) => b.weight - a.weight)
  const tokens = said.match(/[a-z]+/g) ?? []
  const lists = [...allWords.map(({ language, frequent }) => [language, frequent] as const), ...others]
  const written = text.original.slice(0, longest).toLowerCase()
  return (
    lists
      .map(([language, frequent]) => ({ language, weight: tokens.reduce((sum, word) => sum + (frequent.has(word) ? 1 : 0), 0) }))
      // Letters that few other languages write; two words with them say as much as two small words.
      .map(({ language, weight }) => ({ language, weight: weight + Math.min(2, count(written, ownLetters[language] ?? never)) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
  )
}

/** The language of a text, or null where it is too short or too mixed to tell. */
export const languageOf = (text: GuardText): string | null => {
  const [first, second] = spokenIn(text)
  return first && first.weight >= 3 && first.weight >= 1.5 * (second?.weight ?? 0) ? first.language : null
}
