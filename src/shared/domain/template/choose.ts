/** Which body of a template a customer gets, and what is to be said about that choice. */
import type { Register, Template, TemplateBody } from './types'

export interface Wanted {
  /** BCP 47 of the customer's language; null where nobody knows it. */
  locale: string | null
  /** The shop's languages, the one it writes most first. */
  shopLanguages?: readonly string[]
  /** How formal it should be; a body of another register is taken where there is none of this. */
  register?: Register | null
  /** The name of one of several bodies. */
  variant?: string | null
}

export interface Choice {
  body: TemplateBody
  /** Nobody wrote it in the language that was wanted. */
  fallback: boolean
  /** When its source changed after this body was last made or checked against it; null where it is fresh. */
  staleSince: number | null
  /** All bodies of the chosen locale, the chosen one first. */
  variants: TemplateBody[]
}

export const languageOf = (locale: string): string => locale.split(/[-_]/)[0]?.toLowerCase() ?? ''

const scripts = new Map<string, string>()
/** The script a locale is written in (`zh-TW` is Hant, `zh-CN` Hans), by CLDR's likely subtags; '' for what is no locale. */
export const scriptOf = (locale: string): string => {
  const known = scripts.get(locale)
  if (known !== undefined) return known
  let script = ''
  try {
    script = new Intl.Locale(locale.replaceAll('_', '-')).maximize().script ?? ''
  } catch {
    // A code nobody registered: it has no script to compare.
  }
  if (scripts.size > 500) scripts.clear()
  scripts.set(locale, script)
  return script
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
/** Whether a reader of `wanted` reads `locale` as her own language. */
export const speaks = (locale: string, wanted: string): boolean =>
  languageOf(locale) === languageOf(wanted) && scriptOf(locale) === scriptOf(wanted)

/** Locales of the same language for one wanted: the exact, then that of no country, then any of the script. */
const near = (locales: readonly string[], wanted: string): string | undefined =>
  locales.find((one) => same(one, wanted)) ??
  locales.find((one) => speaks(one, wanted) && !/[-_]/.test(one)) ??
  locales.find((one) => speaks(one, wanted))

const localeFor = (template: Template, { locale, shopLanguages = [] }: Wanted): string | undefined => {
  const locales = [...new Set(template.bodies.map((body) => body.locale))]
  const chain = [...(locale ? [locale] : []), ...shopLanguages, template.sourceLocale, 'en']
  for (const one of chain) {
    // Another script of the customer's own language serves her better than another language.
    const found = near(locales, one) ?? (one === locale ? locales.find((each) => languageOf(each) === languageOf(one)) : undefined)
    if (found) return found
  }
  return locales[0]
}

/** Epoch ms when the body's source changed after it; null for the source itself and for what is fresh. */
export const staleSince = (template: Template, body: TemplateBody): number | null => {
  if (body.locale === template.sourceLocale) return null
  const sources = template.bodies.filter(({ locale }) => locale === template.sourceLocale)
  const source = sources.find(({ variant }) => variant === body.variant) ?? sources[0]
  return source && source.updatedAt > (body.basedOn ?? body.updatedAt) ? source.updatedAt : null
}

/** Exact locale, its language, the shop's languages, the source, English, any. Null for a template without bodies. */
export const chooseBody = (template: Template, wanted: Wanted): Choice | null => {
  const locale = localeFor(template, wanted)
  if (locale === undefined) return null
  const bodies = template.bodies.filter((body) => body.locale === locale)
  const worth = (body: TemplateBody): number =>
    (wanted.variant != null && body.variant === wanted.variant ? 4 : 0) +
    (wanted.register && body.register === wanted.register ? 2 : 0) +
    (body.variant === '' ? 1 : 0)
  const variants = [...bodies].sort((a, b) => worth(b) - worth(a))
  const body = variants[0]
  if (!body) return null
  return { body, variants, fallback: wanted.locale !== null && !speaks(locale, wanted.locale), staleSince: staleSince(template, body) }
}
