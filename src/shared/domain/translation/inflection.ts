/**
 * Endings and clitics by language, as data: enough to know a glossary's word again in another case, number or person, and no
 * more. All folded (`conversation/fold`): lower case, without accents and Arabic vowel marks.
 */
import { languageOf } from '../template/choose'

const list = (text: string): readonly string[] => text.split(' ').sort((a, b) => b.length - a.length)

/** Of nouns and adjectives: a verb of the same root is another word. */
const endings: Readonly<Record<string, readonly string[]>> = {
  en: list('s es ed d ing er ers ies y ied f ves fe'),
  de: list('e en er es em n s ern ens erin innen in'),
  es: list('s es a as o os z ces'),
  pt: list('s es a as o os oes ao aes m ns l is'),
  fr: list('s x e es al ale ales aux'),
  it: list('o a i e he hi'),
  pl: list('a y i e o u ow owi om em ami ach ie mi iem emu ego ych ymi im ich iej ej ek ka ki ke kach kami ce'),
  nl: list('s e en er ers'),
  sv: list('en et n t ar er or na s a e as ens ets'),
  tr: list('lar ler i u in un a e da de dan den lari leri ini unu si su sini ya ye yi yu nin nun'),
  ru: list('а я ы и е у ю ой ей ом ем ам ям ами ями ах ях ов ев ий ый ая ое ые ого его ому ему ых их'),
}
const leastStem = 3
/** Languages that write several words as one. */
const joining = new Set(['de', 'nl', 'sv', 'da', 'nb', 'fi'])
/** A part of a compound, and what is beside it, is no shorter. */
const leastPart = 4

const arabicBefore = new Set(['', ...list('و ف ب ك ل ال وال فال بال كال لل ولل وب ول ف س ول')])
const arabicBehind = new Set(['', ...list('ي ك ه ها هم هن كم كن نا ات ون ين ان تي تك ته تها تهم تكم تنا تين')])

/** What a word (folded) may be without its ending; the word itself among it. */
const stemsOf = (word: string, language: string): Set<string> => {
  const stems = new Set([word])
  for (const ending of endings[language] ?? [])
    if (word.length - ending.length >= leastStem && word.endsWith(ending)) stems.add(word.slice(0, -ending.length))
  return stems
}
const known = new Map<string, Set<string>>()
/** A term's words are asked for again and again. */
const stemsOfTerm = (term: string, language: string): Set<string> => {
  const key = `${language} ${term}`
  const found = known.get(key) ?? stemsOf(term, language)
  if (known.size > 5_000) known.clear()
  known.set(key, found)
  return found
}

/** Whether a word of a text is a form of the term's word; both folded. */
export const isFormOf = (word: string, term: string, language: string): boolean => {
  if (word === term) return true
  if (languageOf(language) === 'ar') {
    // The feminine ending is ه when folded, and ت before a suffix.
    const bare = term.length > 4 && term.startsWith('ال') ? term.slice(2) : term
    for (const form of bare.endsWith('ه') ? [bare, bare.slice(0, -1)] : [bare]) {
      if (form.length < 2) continue
      for (let at = word.indexOf(form); at >= 0; at = word.indexOf(form, at + 1))
        if (arabicBefore.has(word.slice(0, at)) && arabicBehind.has(word.slice(at + form.length))) return true
    }
    return false
  }
  const primary = languageOf(language)
  if (joining.has(primary) && term.length >= leastPart && word.length - term.length >= leastPart)
    if (word.startsWith(term) || word.endsWith(term)) return true
  const stems = stemsOfTerm(term, primary)
  for (const stem of stemsOf(word, primary))
    if (
      stems.has(stem) &&
      (stem.length >= leastPart || stem === term || stem === word || (word.length === term.length && word.length === stem.length + 1))
    )
      return true
  return false
}
