/** Packs are made in the languages of the starter library, with English for the rest. */
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { it } from './it'
import { ja } from './ja'
import { pl } from './pl'
import { ptBR } from './pt-BR'
import type { PackWords } from './types'
import { zhCN } from './zh-CN'

const all: Record<string, PackWords> = { en, de, fr, es, 'pt-BR': ptBR, ja, 'zh-CN': zhCN, ar, it, pl }

/** The pack's language for a BCP 47 code: its own, its language's, else English. */
export const packLanguage = (code: string | null): string => {
  if (!code) return 'en'
  if (code in all) return code
  const base = code.split('-')[0]?.toLowerCase() ?? ''
  return Object.keys(all).find((one) => one === base || one.split('-')[0] === base) ?? 'en'
}
export const packWords = (code: string | null): PackWords => all[packLanguage(code)] ?? en
