/**
 * Numbers, amounts, dates and times of a translation in the writing of its reader's language: written anew, never calculated
 * anew. No currency is changed into another, no zone into another; what can be read in two ways stays as it is.
 * Only for what a customer reads.
 */
import { even } from './facts/even'
import { monthNamed } from './facts/months'
import { primaryOf } from './sense/primary'
import type { Fact } from './types'
import { currenciesOf, dateReadings, numberReadings, timeReadings } from './values'

/** Figures in the digits that shops write to customers with: Arabic texts of shops use 0–9, and `ar` alone would not. */
const latinDigits = (locale: string): string => (/-u-/.test(locale) ? locale : `${locale}-u-nu-latn`)

const decimalsOf = (written: string, value: number): number => {
  const tail = /[.,](\d+)\D*$/.exec(even(written))?.[1] ?? ''
  return Number.isInteger(value) && tail.length === 3 ? 0 : tail.length > 0 && tail.length <= 3 ? tail.length : 0
}

/** Null where it cannot be told what it says. @param from language it was written in, which decides `1.299` */
const numberOf = (written: string, from: string): { value: number; decimals: number } | null => {
  const readings = numberReadings(written)
  const [first] = readings
  if (first === undefined) return null
  if (readings.length === 1) return { value: first, decimals: decimalsOf(written, first) }
  // «1.299» is a thousand and more where the full stop groups, and a little over one where it divides.
  const sign = /[.,]/.exec(even(written))?.[0]
  const group = new Intl.NumberFormat(latinDigits(from)).formatToParts(1_234_567.5).find(({ type }) => type === 'group')?.value
  const decimal = new Intl.NumberFormat(latinDigits(from)).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  if (sign === group) return { value: first, decimals: 0 }
  if (sign === decimal) return { value: readings[1] ?? first, decimals: 3 }
  return null
}

/** Marks that turn the direction, as CLDR puts them into Arabic amounts: our texts carry `dir` and need none. */
const bare = (text: string): string => text.replace(/[\u061c\u200e\u200f]/g, '')

const amount = (written: string, from: string, to: string): string | null => {
  const currencies = currenciesOf(written)
  const number = numberOf(written.replace(/[^\d٠-٩۰-۹０-９.,'’٫٬\s\u00a0\u202f万-]/gu, ' ').trim(), from)
  if (!number || /\d\s?[kKm万]|\d-{1,2}\s?€|[,.]-/.test(even(written)) || /^[-+]/.test(even(written).trim())) return null
  const [currency] = currencies
  // A sign that several countries share stays the sign it was: nobody said which.
  if (currency === undefined || currencies.length > 1) return shared(written, number, to)
  const places = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  if (number.decimals > places) return null
  const whole = number.decimals === 0
  return bare(
    new Intl.NumberFormat(latinDigits(to), {
      style: 'currency',
      currency,
      minimumFractionDigits: whole ? 0 : places,
      maximumFractionDigits: places,
    }).format(number.value),
  )
}
/** `$12.50` for a German reader: `12,50 $`. */
const shared = (written: string, { value, decimals }: { value: number; decimals: number }, to: string): string | null => {
  const sign = /US\$|CA\$|A\$|HK\$|NT\$|MX\$|[$£¥￥]/.exec(written)?.[0]
  if (!sign) return null
  const digits = bare(
    new Intl.NumberFormat(latinDigits(to), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  )
  const parts = new Intl.NumberFormat(latinDigits(to), { style: 'currency', currency: 'EUR' }).formatToParts(1).map(({ type }) => type)
  return parts.indexOf('currency') < parts.indexOf('integer') ? `${sign}${digits}` : `${digits}\u00a0${sign}`
}

/** Spans of days are left to the engine: languages join them by words. */
const span = /\d\.?\s?(?:[-–—~〜]|to|bis|al?|au|à|do|und|and|et|y|e)\s?\d{1,2}(?:\D|$)/u

const date = (written: string, from: string, to: string): string | null => {
  const text = even(written)
  const readings = dateReadings(written)
  const named = monthIn(text)
  if (span.test(text.replace(/\d{4}-\d{2}-\d{2}/, '')) || /[(]|周|星期|曜/.test(text)) return null
  const one = readings.length === 1 ? readings[0] : byHabit(readings, text, from)
  if (!one || (one.day === null && one.year === null)) return null
  // A weekday before it stays a word for the engine; only the day itself is written anew.
  const weekday = /^\p{L}/u.test(text) && !startsWithMonthName(text)
  if (weekday) return null
  const at = new Date(Date.UTC(one.year ?? 2024, one.month - 1, one.day ?? 1))
  if (one.day !== null && (at.getUTCDate() !== one.day || at.getUTCMonth() !== one.month - 1)) return null
  const short = !named && !/[年月]/.test(text)
  return bare(
    new Intl.DateTimeFormat(latinDigits(to), {
      timeZone: 'UTC',
      calendar: 'gregory',
      ...(one.year === null ? {} : { year: 'numeric' }),
      month: short && !/^(?:ja|zh|ko)/.test(to) ? '2-digit' : 'long',
      ...(one.day === null ? {} : { day: short && !/^(?:ja|zh|ko)/.test(to) ? '2-digit' : 'numeric' }),
    }).format(at),
  )
}
const monthIn = (text: string): boolean =>
  [...text.matchAll(/(?:كانون|تشرين) \p{L}+|\p{L}[\p{L}\p{M}]+/gu)].some(([name]) => monthNamed(name) !== null)
const startsWithMonthName = (text: string): boolean => monthNamed(/^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? '') !== null

/** `04/05/2026` as its writer's country orders it; without a country («en») nobody knows. */
const byHabit = (readings: readonly { year: number | null; month: number; day: number | null }[], text: string, from: string) => {
  if (readings.length !== 2 || !/[-/]/.test(text)) return undefined
  const primary = primaryOf(from)
  if (primary === 'en' && !/^en-(?:US|GB|AU|NZ|IE|IN|ZA|PH)$/i.test(from)) return undefined
  return /^en-(?:US|PH)$/i.test(from) ? readings[1] : readings[0]
}

const time = (written: string, to: string): string | null => {
  const readings = timeReadings(written)
  const [minutes] = readings
  if (minutes === undefined || readings.length !== 1) return null
  const twelve = new Intl.DateTimeFormat(to, { hour: 'numeric' }).resolvedOptions().hour12 === true
  // Twenty-four hours are read everywhere; only «pm» is not.
  if (!/[ap]\.?\s?m|午|上午|下午|晚上|صباح|مساء|Uhr|h|時|点/iu.test(written) && !twelve) return null
  const text = new Intl.DateTimeFormat(latinDigits(to), { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }).format(
    Date.UTC(2024, 0, 1, 0, minutes),
  )
  return `${bare(text)}${primaryOf(to) === 'de' ? ' Uhr' : ''}`
}

const number = (written: string, from: string, to: string): string | null => {
  const text = even(written)
  // Years, ordinals and short whole numbers are the same everywhere; what has no sign in it needs none.
  if (!/\d[.,' \u00a0]\d/.test(text) || /[^\d.,' %\u00a0+-]/.test(text) || (text.match(/[.,]/g)?.length ?? 0) > 3) return null
  const value = numberOf(text.replace(/%/g, ''), from)
  if (!value) return null
  const grouped = /\d[.,' \u00a0]\d{3}/.test(text) && value.value >= 1_000
  const digits = bare(
    new Intl.NumberFormat(latinDigits(to), {
      minimumFractionDigits: value.decimals,
      maximumFractionDigits: value.decimals,
      useGrouping: grouped,
    }).format(Math.abs(value.value)),
  )
  const sign = /^[-+]/.exec(text.trim())?.[0] ?? ''
  return `${sign}${digits}${/%/.test(text) ? (/\s%/.test(written) ? '\u00a0%' : '%') : ''}`
}

/**
 * One fact as its reader writes it; null where it stays as it is.
 * @param from BCP 47 of the text it was written in; its country decides what `04/05` is
 * @param to BCP 47 of the reader
 */
export const localised = ({ kind, value }: Pick<Fact, 'kind' | 'value'>, from: string, to: string): string | null => {
  const made =
    kind === 'amount'
      ? amount(value, from, to)
      : kind === 'date'
        ? date(value, from, to)
        : kind === 'time'
          ? time(value, to)
          : kind === 'number'
            ? number(value, from, to)
            : null
  return made === value ? null : made
}

/**
 * A translation with its numbers as its reader writes them.
 * @param facts of the text, in their order, written as the source wrote them: what an engine put into its language's writing is
 *   not to be read as the source's («1.299 g» for «1,299 g»). Those that are not amounts, dates, times or numbers stay
 */
export const localiseFacts = (text: string, facts: readonly Fact[], from: string, to: string): { text: string; facts: Fact[] } => {
  let out = ''
  let at = 0
  const placed: Fact[] = []
  for (const fact of facts) {
    if (fact.from < at) continue
    const value = localised(fact, from, to) ?? fact.value
    out += text.slice(at, fact.from)
    // «12,50 € EUR»: a unit that the language repeats behind it is the engine's word, not ours.
    placed.push({ kind: fact.kind, value, from: out.length, to: out.length + value.length })
    out += value
    at = fact.to
  }
  return { text: out + text.slice(at), facts: placed }
}
