/**
 * Endings and clitics by language, as data: enough to know a glossary's word again in another case, number or person, and no
 * more. All folded (`conversation/fold`): lower case, without accents and Arabic vowel marks.
 */
import { languageOf } from '../template/choose'

const list = (text: string): readonly string[] => text.split(' ').sort((a, b) => b.length - a.length)

/** Cut once, the longest first, where so many letters stay. */
const endings: Readonly<Record<string, readonly string[]>> = {
  en: list("'s s' s es ed d ing er ers ies y ied"),
  de: list('e en er es em n s ern ens erin innen in ung ungen te ten t est st'),
  es: list('s es a as o os ado ada ados adas ar er ir ando iendo e en an on'),
  pt: list('s es a as o os oes ao aes ado ada ados adas ar er ir ando endo e em am'),
  fr: list('s x e es ee ees er ez ent ant ait ais aux al ale ales eaux'),
  it: list('o a i e he hi ato ata ati ate are ere ire ando endo'),
  pl: list(
    'a y i e o u ow owi om em ami ach ie mi iem emu ego ych ymi im ich iej ej a by byc ac ic yc ony ona one ana any ane ek ka ki ke',
  ),
  nl: list('s e en er ers de den te ten t'),
  sv: list('en et n t ar er or na s a e as ens ets'),
  tr: list('lar ler i u in un a e da de dan den lari leri ini unu si su sini ya ye yi yu nin nun'),
  ru: list('а я ы и е у ю ой ей ом ем ам ям ами ями ах ях ов ев ий ый ая ое ые ого его ому ему ых их'),
}
const leastStem = 3

const arabicBefore = new Set(['', ...list('و ف ب ك ل ال وال فال بال كال لل ولل وب ول ف س ول')])
const arabicBehind = new Set(['', ...list('ي ك ه ها هم هن كم كن نا ات ون ين ان تي تك ته تها تهم تكم تنا تين')])

/** The part of a word (folded) that its forms share; the word itself where nothing is known of the language. */
export const stemIn = (word: string, language: string): string => {
  for (const ending of endings[languageOf(language)] ?? [])
    if (word.length - ending.length >= leastStem && word.endsWith(ending)) return word.slice(0, -ending.length)
  return word
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
  const stem = stemIn(term, language)
  if (stem.length < leastStem) return false
  return (
    stemIn(word, language) === stem || (word.startsWith(term) && (endings[languageOf(language)] ?? []).includes(word.slice(term.length)))
  )
}
