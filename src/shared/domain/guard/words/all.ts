/** The languages the guard knows. */
import { any, arabic, words } from '../pattern'
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { it } from './it'
import { ja } from './ja'
import { more as arMore } from './more/ar'
import { more as deMore } from './more/de'
import { more as enMore } from './more/en'
import { more as esMore } from './more/es'
import { more as frMore } from './more/fr'
import { more as itMore } from './more/it'
import { more as jaMore } from './more/ja'
import { more as plMore } from './more/pl'
import { more as ptMore } from './more/pt'
import { more as zhMore } from './more/zh'
import { pl } from './pl'
import { pt } from './pt'
import { withMore } from './rules'
import type { GuardWords } from './types'
import { zh } from './zh'

export const allWords: readonly GuardWords[] = [
  withMore(en, words, enMore),
  withMore(de, words, deMore),
  withMore(fr, words, frMore),
  withMore(es, words, esMore),
  withMore(pt, words, ptMore),
  withMore(it, words, itMore),
  withMore(pl, words, plMore),
  withMore(ja, any, jaMore),
  withMore(zh, any, zhMore),
  withMore(ar, arabic, arMore),
]

/** Word lists of a BCP 47 language; null where there are none. */
export const wordsOf = (language: string | null): GuardWords | null => {
  const base = language?.toLowerCase().split(/[-_]/)[0] ?? ''
  return allWords.find((one) => one.language === base) ?? null
}
