import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { UiLanguage } from '../../shared/domain/desk/types'

/** One file per area and language; an area is the first part of every key: `inbox.late`. */
const files = import.meta.glob<Record<string, unknown>>('./locales/*/*.json', { eager: true, import: 'default' })

type Tree = { [key: string]: string | Tree }

/** Lengthens and marks every text, so that what is not translated, or is cut off, is seen at once. */
export const pseudo = (text: string): string => {
  const marked = text.replace(
    /(\{\{[^}]*\}\}|<[^>]*>)|([a-zA-Z])/g,
    (_all, kept: string | undefined, letter: string | undefined) => kept ?? ACCENTS[letter ?? ''] ?? letter ?? '',
  )
  return `⟦${marked}${'·'.repeat(Math.ceil(text.length * 0.3))}⟧`
}
const ACCENTS: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ', s: 'š', A: 'Á', E: 'É', O: 'Ó', U: 'Ú' }

const map = (tree: Tree, change: (text: string) => string): Tree =>
  Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? change(value) : map(value, change)]))

export const resources = (): Record<string, { translation: Tree }> => {
  const all: Record<string, { translation: Tree }> = {}
  for (const [path, content] of Object.entries(files)) {
    const [, language, area] = /\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? []
    if (!language || !area) continue
    all[language] ??= { translation: {} }
    all[language].translation[area] = content as Tree
  }
  return all
}

const withPseudo = (all: ReturnType<typeof resources>) => ({ ...all, 'en-XA': { translation: map(all.en?.translation ?? {}, pseudo) } })

export const directionOf = (language: string): 'rtl' | 'ltr' => (/^(ar|he|fa|ur)\b/.test(language) ? 'rtl' : 'ltr')

/** `pseudo` replaces every text by its marked form (tests only: `?pseudo` in the address). */
export const startI18n = async (language: UiLanguage, options: { pseudo?: boolean } = {}): Promise<void> => {
  pseudoOn = options.pseudo ?? false
  await i18next.use(initReactI18next).init({
    lng: pseudoOn ? 'en-XA' : language,
    fallbackLng: 'en',
    // No key names a namespace: spares a look at each.
    nsSeparator: false,
    supportedLngs: ['en', 'zh-CN', 'ar', 'en-XA'],
    resources: pseudoOn ? withPseudo(resources()) : resources(),
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  mark(language)
}
let pseudoOn = false

const mark = (language: UiLanguage) => {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

export const setLanguage = async (language: UiLanguage): Promise<void> => {
  if (!pseudoOn && i18next.language !== language) await i18next.changeLanguage(language)
  mark(language)
}
