/** What of a name can be told apart without guessing. Pure. */

/** Scripts whose names stand family first as they are written, parted by a space or not at all (Unicode CLDR, personNames). */
const eastern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** Lower case words that belong to the family name behind them. */
const particles = new Set('van von der den de du da di la le ten ter zu zum el al bin ibn dos das do'.split(' '))
/** Languages with two family names, and those that put the family name first in Latin letters: a split would be a guess. */
const unsure = new Set(['es', 'pt', 'ca', 'gl', 'hu', 'vi'])

export interface NameParts {
  firstName: string | null
  lastName: string | null
}
const none: NameParts = { firstName: null, lastName: null }

/** `language`: BCP 47 of the customer, null where nobody knows it. */
export const splitName = (name: string | null, language: string | null): NameParts => {
  const words = (name ?? '').normalize('NFC').trim().split(/\s+/u).filter(Boolean)
  const [first, second] = words
  // An address or a number is nobody's name.
  if (!first || !second || words.some((word) => !/\p{L}/u.test(word) || word.includes('@'))) return none
  if (eastern.test(words.join(''))) {
    // Foreign names in katakana stand as at home.
    const foreign = words.every((word) => /^[\p{Script=Katakana}ー・]+$/u.test(word))
    if (words.length !== 2) return none
    return foreign ? { firstName: first, lastName: second } : { firstName: second, lastName: first }
  }
  const base = language?.split('-')[0]?.toLowerCase() ?? ''
  if (unsure.has(base)) return base === 'hu' || base === 'vi' ? none : { firstName: first, lastName: words.length === 2 ? second : null }
  if (words.length === 2) return { firstName: first, lastName: second }
  const particle = words.findIndex((word, at) => at > 0 && particles.has(word))
  return { firstName: first, lastName: particle > 0 ? words.slice(particle).join(' ') : null }
}

const women = new Set(
  'female f w woman frau mrs ms miss madame mme señora sra senhora signora sig.ra pani 女 女性 女士 أنثى سيدة'.split(' '),
)
const men = new Set('male m man herr mr monsieur señor sr senhor signore sig. pan 男 男性 先生 ذكر سيد'.split(' '))
const genderLabels = new Set(
  'gender sex salutation title geschlecht anrede genre civilité sexo género genero tratamento genere płeć 性别 性別 称呼 敬称 الجنس'.split(
    ' ',
  ),
)

/** Only what the shop's own record says; never guessed from a name. */
export const genderOf = (facts: readonly { label: string; value: string }[]): 'female' | 'male' | null => {
  for (const { label, value } of facts) {
    if (!genderLabels.has(label.trim().toLowerCase())) continue
    const word = value.trim().toLowerCase().replace(/\.$/, '')
    if (women.has(word)) return 'female'
    if (men.has(word)) return 'male'
  }
  return null
}
