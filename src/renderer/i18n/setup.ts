import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { UiLanguage } from '../../shared/domain/desk/types'
import { numberingLocale } from './format'
import type { Texts } from './tree'

/**
 * Each language is a file of its own that only a window which speaks it reads: the other two would be a third of what the first screen
 * had to run, and stay in memory for each window.
 */
const load: Record<UiLanguage, () => Promise<{ texts: Texts }>> = {
  en: () => import('./locales/en'),
  'zh-CN': () => import('./locales/zh-CN'),
  ar: () => import('./locales/ar'),
}

/** Lengthens and marks every text, so that what is not translated, or is cut off, is seen at once. */
export const pseudo = (text: string): string => {
  const marked = text.replace(
    /(\{\{[^}]*\}\}|<[^>]*>)|([a-zA-Z])/g,
    (_all, kept: string | undefined, letter: string | undefined) => kept ?? ACCENTS[letter ?? ''] ?? letter ?? '',
  )
  return `⟦${marked}${'·'.repeat(Math.ceil(text.length * 0.3))}⟧`
}
const ACCENTS: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ', s: 'š', A: 'Á', E: 'É', O: 'Ó', U: 'Ú' }

const map = (tree: Texts, change: (text: string) => string): Texts =>
  Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? change(value) : map(value, change)]))

export const directionOf = (language: string): 'rtl' | 'ltr' => (/^(ar|he|fa|ur)\b/.test(language) ? 'rtl' : 'ltr')

const numbers = new Map<string, Intl.NumberFormat>()
const numberOf = (language: string, value: number): string => {
  const locale = numberingLocale(language)
  const found = numbers.get(locale) ?? new Intl.NumberFormat(locale)
  numbers.set(locale, found)
  return found.format(value)
}

/** A count has its thousands apart; all other values come as their callers wrote them (a year, a port, an error's number). */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language, options) =>
    typeof value === 'number' && options?.interpolationkey === 'count' ? numberOf(language ?? wanted, value) : value,
}

/** `pseudo` replaces every text by its marked form (tests only: `?pseudo` in the address). */
export const startI18n = async (language: UiLanguage, options: { pseudo?: boolean } = {}): Promise<void> => {
  pseudoOn = options.pseudo ?? false
  wanted = pseudoOn ? 'en' : language
  const { texts } = await load[wanted]()
  const lng = pseudoOn ? 'en-XA' : language
  await i18next
    .use(initReactI18next)
    .use(formatter)
    .init({
      lng,
      // Every language has every key (`complete.test.ts`): none has to stand in for another.
      fallbackLng: false,
      // No key names a namespace: spares a look at each.
      nsSeparator: false,
      supportedLngs: ['en', 'zh-CN', 'ar', 'en-XA'],
      resources: { [lng]: { translation: pseudoOn ? map(texts, pseudo) : texts } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    })
  mark(language)
}
let pseudoOn = false
let wanted: UiLanguage = 'en'

const mark = (language: UiLanguage) => {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/** Reads a language's texts without speaking it: for words that others read (`i18next.getFixedT`). */
export const haveTexts = async (language: UiLanguage): Promise<void> => {
  if (i18next.hasResourceBundle(language, 'translation')) return
  const { texts } = await load[language]()
  i18next.addResourceBundle(language, 'translation', texts)
}

export const setLanguage = async (language: UiLanguage): Promise<void> => {
  wanted = language
  if (!pseudoOn && i18next.language !== language) {
    await haveTexts(language)
    // Another was chosen while this one was being read.
    if (wanted !== language) return
    await i18next.changeLanguage(language)
  }
  mark(language)
}
