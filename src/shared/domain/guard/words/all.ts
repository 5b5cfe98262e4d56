/** The languages the guard knows. */
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { it } from './it'
import { ja } from './ja'
import { pl } from './pl'
import { pt } from './pt'
import type { GuardWords } from './types'
import { zh } from './zh'

export const allWords: readonly GuardWords[] = [en, de, fr, es, pt, it, pl, ja, zh, ar]

/** Word lists of a BCP 47 language; null where there are none. */
export const wordsOf = (language: string | null): GuardWords | null => {
  const base = language?.toLowerCase().split(/[-_]/)[0] ?? ''
  return allWords.find((words) => words.language === base) ?? null
}
