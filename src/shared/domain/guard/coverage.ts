/** What a check can see of a language, so that the screen can say what it cannot. */
import type { GuardCheck } from './types'
import { wordsOf } from './words/all'
import type { GuardWords } from './words/types'

/** `full`: made for this language; `any`: needs no words, works in all; `none`: looks at nothing there. */
export type Coverage = 'full' | 'any' | 'none'

const anyLanguage: ReadonlySet<GuardCheck> = new Set<GuardCheck>([
  'cardNumber',
  'iban',
  'securityCode',
  'wrongShop',
  'wrongOrder',
  'unfilled',
  'untouched',
])

/** @param language BCP 47; null where nobody knows */
export const coverage = (check: GuardCheck, language: string | null): Coverage => {
  if (anyLanguage.has(check)) return 'any'
  const words = wordsOf(language)
  if (!words) return 'none'
  if (check === 'wrongLanguage') return words.frequent.size > 0 || /^(?:ja|zh|ar)$/.test(words.language) ? 'full' : 'none'
  if (check === 'wrongCustomer') return words.salutation.opens.length > 0 ? 'full' : 'none'
  if (check === 'culture') return words.culture.length > 0 ? 'full' : 'none'
  return words[check as Exclude<keyof GuardWords, 'language' | 'salutation' | 'frequent' | 'culture'>].length > 0 ? 'full' : 'none'
}
