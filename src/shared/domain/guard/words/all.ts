/** The languages the guard knows. */
import { en } from './en'
import type { GuardWords } from './types'

export const allWords: readonly GuardWords[] = [en]

/** Word lists of a BCP 47 language; null where there are none. */
export const wordsOf = (language: string | null): GuardWords | null => {
  const base = language?.toLowerCase().split(/[-_]/)[0] ?? ''
  return allWords.find((words) => words.language === base) ?? null
}
