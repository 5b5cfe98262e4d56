/** All languages say the same things, nothing used is missing, and no screen speaks English by itself. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { texts as ar } from './locales/ar'
import { texts as en } from './locales/en'
import { texts as zhCN } from './locales/zh-CN'
import { pseudo } from './setup'
import type { Texts } from './tree'

const root = join(import.meta.dirname, '..')
const languages = ['en', 'zh-CN', 'ar'] as const
const PLURAL = /_(zero|one|two|few|many|other)$/

const flat = (tree: Texts, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const all = { en, 'zh-CN': zhCN, ar }
const texts = Object.fromEntries(languages.map((language) => [language, new Map(flat(all[language]))])) as Record<
  (typeof languages)[number],
  Map<string, string>
>
const plain = (key: string) => key.replace(PLURAL, '')
const plurals = new Set([...texts.en.keys()].filter((key) => key.endsWith('_other')).map(plain))
const bases = (language: (typeof languages)[number]) =>
  new Set([...texts[language].keys()].map((key) => (plurals.has(plain(key)) ? plain(key) : key)))

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : []
  })
const files = sources(root).map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }))

describe.each(languages)('%s', (language) => {
  it('has the keys of English, no more and no less', () => {
    expect([...bases(language)].sort()).toEqual([...bases('en')].sort())
  })
  it('leaves nothing empty', () => {
    expect([...texts[language]].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
  it('has every plural form its grammar knows, and no other', () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const wrong = [...plurals].filter((base) => {
      const forms = [...texts[language].keys()]
        .filter((key) => PLURAL.test(key) && plain(key) === base)
        .map((key) => key.slice(base.length + 1))
      return forms.sort().join() !== [...wanted].sort().join()
    })
    expect(wrong).toEqual([])
  })
  it('says a count in no other way than by plural forms', () => {
    expect([...texts[language]].filter(([key, text]) => text.includes('{{count}}') && !PLURAL.test(key)).map(([key]) => key)).toEqual([])
  })
  it('fills the gaps English has, and invents none', () => {
    const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')
    const english = new Map<string, Set<string>>()
    for (const [key, text] of texts.en) english.set(plain(key), new Set([...(english.get(plain(key)) ?? []), ...gaps(text)]))
    const wrong = [...texts[language]].filter(([key, text]) => {
      const known = english.get(plain(key)) ?? new Set()
      const used = gaps(text)
      return used.some((gap) => !known.has(gap)) || [...known].some((gap) => gap !== 'count' && !used.includes(gap))
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })
})

const figure = 'count|days|hours|minutes|nights|weeks|people|most|now|open|total|all|units|arrivals|personHours|agreed|times|away'
/** Nouns whose form the number before them decides; abbreviations (h, min, س, د) do not change. */
const counted = {
  en: new RegExp(`\\{\\{(?:${figure})\\}\\} (?:days?|hours?|nights?|weeks?|people|persons?|person-hours|shifts?|files?|orders?)\\b`, 'g'),
  ar: new RegExp(`\\{\\{(?:${figure})\\}\\} (?:يوم|أيام|ساع|ليال|ليلة|أسبوع|أسابيع|شخص|أشخاص|مناوب|دقيقة|دقائق|حرف|أحرف|سطر)`, 'g'),
}
describe.each(['en', 'ar'] as const)('%s: a number and its noun', (language) => {
  const wrong = (entries: Iterable<[string, string]>) =>
    [...entries].filter(([key, text]) => !PLURAL.test(key) && [...text.matchAll(counted[language])].length > 0).map(([key]) => key)
  it('stand together in plural forms only', () => {
    // What law sets is never one.
    expect(wrong(texts[language]).filter((key) => !(language === 'en' && key.startsWith('rotaLaw.')))).toEqual([])
  })
})
it('a number and its noun would be caught', () => {
  expect('{{days}} days in a row'.match(counted.en)).not.toBeNull()
  expect('خلال {{days}} يوم'.match(counted.ar)).not.toBeNull()
})

describe('keys in the code', () => {
  const known = bases('en')
  const literal = /(?:\bt|i18next\.t|title)(?:\(|:\s*)\s*'([a-z]+\.[\w.-]+)'/g
  const built = /(?:\bt|i18next\.t)\(\s*`([a-z]+\.[\w.-]*)\$\{/g
  it('exist', () => {
    const missing = files.flatMap(({ path, text }) =>
      [...text.matchAll(literal)]
        .map((match) => match[1] ?? '')
        .filter((key) => !known.has(key))
        .map((key) => `${path}: ${key}`),
    )
    expect(missing).toEqual([])
  })
  it('that are built at run time have a family', () => {
    const missing = files.flatMap(({ path, text }) =>
      [...text.matchAll(built)]
        .map((match) => match[1] ?? '')
        .filter((start) => ![...known].some((key) => key.startsWith(start)))
        .map((start) => `${path}: ${start}…`),
    )
    expect(missing).toEqual([])
  })
  it('are found at all (the check can see)', () => {
    expect(files.flatMap(({ text }) => [...text.matchAll(literal)]).length).toBeGreaterThan(80)
  })
})

describe('screens', () => {
  /** Words between tags, or in an attribute that is read out or drawn. */
  const spoken = [
    />\s*([A-Za-z][A-Za-z’',.!?]*(?:\s+[A-Za-z’',.!?]+)*)\s*<\//g,
    /\s(?:title|label|placeholder|alt|aria-label|aria-description)="([^"]*[A-Za-z][^"]*)"/g,
  ]
  const found = (text: string) => spoken.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  it('have no words of their own', () => {
    const own = files
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) => found(text.replace(/\/\*[\s\S]*?\*\//g, '')).map((words) => `${path}: ${words}`))
    expect(own).toEqual([])
  })
  it('would be caught if they had', () => {
    expect(found('<p>Hello there</p>')).toEqual(['Hello there'])
    expect(found('<input placeholder="Search here" />')).toEqual(['Search here'])
    expect(found('<p>{t(\'a.b\')}</p><b className="x" />')).toEqual([])
  })
})

it('the pseudo-locale marks words and keeps gaps', () => {
  expect(pseudo('Late {{span}}')).toMatch(/^⟦Láté \{\{span\}\}·+⟧$/)
})
