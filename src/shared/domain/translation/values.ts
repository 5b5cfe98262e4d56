/** What a fact says, apart from how it is written: `1.299,00 €` is `€1,299`, `12. März` is `3月12日`, `٣` is 3. */
import { fold } from '../conversation/fold'
import { bareNumber } from '../guard/known'
import { even } from './facts/even'
import { monthNamed } from './facts/months'
import type { Fact } from './types'

/** All ways it can be read; two facts are the same where one reading of each is. */
export interface Value {
  numbers: readonly number[]
  /** ISO 4217 codes that its sign may mean; empty where it has none. */
  currencies: readonly string[]
  /** `days`: the first and, for a span, the last. */
  dates: readonly { year: number | null; month: number; day: number | null }[]
  /** Minutes from midnight. */
  minutes: readonly number[]
  /** Letters and digits only, folded. */
  bare: string
}

/**
 * Readings of a written number. One sign with three digits behind it may group or divide: both.
 * @example numberReadings('1.299') → [1299, 1.299]; numberReadings('1.299,00') → [1299]
 */
export const numberReadings = (written: string): number[] => {
  const text = even(written).replace(/(\d)['\s](?=\d)/g, '$1')
  const digits = /\d[\d.,]*\d|\d/.exec(text)?.[0]
  if (!digits) return []
  const factor = /\d\s?万/.test(text) ? 10_000 : 1
  const rest = factor > 1 ? Number(/万\s?(\d+)/.exec(text)?.[1] ?? 0) : 0
  const read = (number: string): number => Number(number) * factor + rest
  const signs = digits.replace(/\d/g, '')
  if (signs === '') return [read(digits)]
  const last = digits.search(/[.,]\d*$/)
  const tail = digits.slice(last + 1)
  const joined = digits.replace(/[.,]/g, '')
  const divided = `${digits.slice(0, last).replace(/[.,]/g, '')}.${tail}`
  const kinds = new Set(signs)
  if (kinds.size === 2) return [signs.lastIndexOf(signs.at(-1) ?? '') === signs.indexOf(signs.at(-1) ?? '') ? read(divided) : read(joined)]
  if (signs.length > 1) return [read(joined)]
  return tail.length === 3 && /^[1-9]\d{0,2}$/.test(digits.slice(0, last)) ? [read(joined), read(divided)] : [read(divided)]
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/us\$|usd|美元|美金|米ドル/, 'USD'],
  [/r\$|brl|reais|\breal\b/, 'BRL'],
  [/ca\$|cad/, 'CAD'],
  [/au?\$|aud/, 'AUD'],
  [/mx\$|mxn|pesos?/, 'MXN ARS CLP COP'],
  [/hk\$|hkd|港币/, 'HKD'],
  [/nt\$|twd/, 'TWD'],
  [/\$|dollar|dolar|ドル|دولار|bucks/, 'USD CAD AUD MXN HKD SGD NZD ARS CLP COP TWD'],
  [/€|euro|eur\b|欧元|歐元|ユーロ|يورو/, 'EUR'],
  [/£|gbp|pounds?|libras?|sterlin|pfund|quid|pence|英镑|ポンド/, 'GBP'],
  [/جنيه|egp|ج\.? ?م/, 'EGP GBP'],
  [/円|jpy|yen|iene|日元/, 'JPY'],
  [/cny|rmb|元|块|人民币/, 'CNY'],
  [/¥|￥/, 'JPY CNY'],
  [/zł|zl|pln|zloty/, 'PLN'],
  [/chf|franken|franchi/, 'CHF'],
  [/francs?/, 'CHF XOF'],
  [/kr\b|kron/, 'SEK NOK DKK'],
  [/₺|\btl\b|try\b|lira|ليره/, 'TRY'],
  [/ريال|sar|ر\.? ?س|qar|omr/, 'SAR QAR OMR YER'],
  [/درهم|دراهم|aed|د\.? ?إ|د\.? ?ا|mad\b/, 'AED MAD'],
  [/دينار|دنانير|kwd|د\.? ?ك|jod|tnd|dzd|bhd/, 'KWD JOD TND DZD BHD'],
  [/₹|inr/, 'INR'],
  [/₽|rub/, 'RUB'],
  [/₩|krw|원/, 'KRW'],
]
/** ISO 4217 codes that a written amount may mean; several where its sign is shared. */
export const currenciesOf = (written: string): string[] => {
  const text = fold(written)
  const raw = even(written).toLowerCase()
  for (const [pattern, codes] of signs) if (pattern.test(raw) || pattern.test(text)) return codes.split(' ')
  return []
}

type Day = Value['dates'][number]
const real = ({ month, day }: Day): boolean => month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31))
const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : text.length <= 2 ? 2000 + Number(text) : Number(text)

/** Readings of a written date; `04/05` has two. Of a span the first day. */
export const dateReadings = (written: string): Day[] => {
  const text = even(written).trim()
  const eastern = /(?:(令和|平成)?(\d{1,4})年)?\s?(?:(\d{1,2})月)\s?(?:(\d{1,2}))?/.exec(text)
  if (eastern) {
    const era = eastern[1] === '令和' ? 2018 : eastern[1] === '平成' ? 1988 : 0
    const year = eastern[2] === undefined ? null : era > 0 ? era + Number(eastern[2]) : yearOf(eastern[2])
    return [{ year, month: Number(eastern[3]), day: eastern[4] === undefined ? null : Number(eastern[4]) }].filter(real)
  }
  const word = [...text.matchAll(/(?:كانون|تشرين) \p{L}+|\p{L}[\p{L}\p{M}]+/gu)]
    .map(([name]) => monthNamed(name))
    .find((month) => month !== null)
  if (word !== undefined && word !== null) {
    const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? /'(\d{2})(?!\d)/.exec(text)?.[1]
    const day = /(?<!\d|')\d{1,2}(?!\d)/.exec(text)?.[0]
    return [{ year: yearOf(year), month: word, day: day === undefined ? null : Number(day) }].filter(real)
  }
  const parts = text.match(/\d+/g) ?? []
  const [first, second, third] = parts
  if (first === undefined || second === undefined) return []
  if (first.length === 4)
    return [{ year: Number(first), month: Number(second), day: third === undefined ? null : Number(third) }].filter(real)
  const year = yearOf(third)
  const dayFirst = { year, month: Number(second), day: Number(first) }
  const monthFirst = { year, month: Number(first), day: Number(second) }
  return (text.includes('.') ? [dayFirst] : dayFirst.day === dayFirst.month ? [dayFirst] : [dayFirst, monthFirst]).filter(real)
}

/** Readings in minutes from midnight; `3:30` without a half of the day has two. */
export const timeReadings = (written: string): number[] => {
  const text = even(written).toLowerCase()
  const found = /(\d{1,2})(?:\s?[:.h時点點]\s?(\d{2}|半)?)?/.exec(text)
  if (!found) return []
  const hour = Number(found[1])
  const minute = found[2] === '半' || /半/.test(text) ? 30 : Number(found[2] ?? 0)
  if (hour > 24 || minute > 59) return []
  const late = /p\.?\s?m|午後|下午|晚上|夜|夕方|傍晚|مساء|عصر|(?<!\p{L})م(?!\p{L})/u.test(text)
  const early = /a\.?\s?m|午前|上午|早上|凌晨|朝|صباح|(?<!\p{L})ص(?!\p{L})/u.test(text)
  if (late) return [((hour % 12) + 12) * 60 + minute]
  if (early) return [(hour % 12) * 60 + minute]
  return hour >= 1 && hour <= 12 ? [hour * 60 + minute, ((hour % 12) + 12) * 60 + minute] : [(hour % 24) * 60 + minute]
}

const none: Value = { numbers: [], currencies: [], dates: [], minutes: [], bare: '' }
export const valueOfFact = ({ kind, value }: Pick<Fact, 'kind' | 'value'>): Value => {
  const bare = bareNumber(value) || fold(value).replace(/[\s\p{P}]/gu, '')
  if (kind === 'amount') return { ...none, bare, numbers: numberReadings(value), currencies: currenciesOf(value) }
  if (kind === 'date') return { ...none, bare, dates: dateReadings(value), numbers: numberReadings(value) }
  if (kind === 'time') return { ...none, bare, minutes: timeReadings(value), numbers: numberReadings(value) }
  if (kind === 'number') return { ...none, bare, numbers: numberReadings(value) }
  return { ...none, bare }
}

const meet = <T>(one: readonly T[], other: readonly T[], same: (a: T, b: T) => boolean = (a, b) => a === b): boolean =>
  one.some((a) => other.some((b) => same(a, b)))
const sameDay = (a: Day, b: Day): boolean =>
  a.month === b.month && (a.day === b.day || a.day === null || b.day === null) && (a.year === b.year || a.year === null || b.year === null)

/** Whether two facts say the same, each in its own language's writing. */
export const sameFact = (one: Pick<Fact, 'kind' | 'value'>, other: Pick<Fact, 'kind' | 'value'>): boolean => {
  const [a, b] = [valueOfFact(one), valueOfFact(other)]
  const plain = a.dates.length === 0 && b.dates.length === 0 && a.minutes.length === 0 && b.minutes.length === 0
  if (one.value === other.value) return true
  if (plain && a.bare !== '' && a.bare === b.bare)
    return a.currencies.length === 0 || b.currencies.length === 0 || meet(a.currencies, b.currencies)
  if (a.dates.length > 0 && b.dates.length > 0) return meet(a.dates, b.dates, sameDay)
  if (a.minutes.length > 0 && b.minutes.length > 0) return meet(a.minutes, b.minutes)
  if (a.dates.length > 0 || b.dates.length > 0) return false
  if (one.kind !== other.kind && !(isCount(one.kind) && isCount(other.kind))) return false
  if (!meet(a.numbers, b.numbers)) return false
  return a.currencies.length === 0 || b.currencies.length === 0 || meet(a.currencies, b.currencies)
}
const isCount = (kind: Fact['kind']): boolean => kind === 'amount' || kind === 'number' || kind === 'time'
