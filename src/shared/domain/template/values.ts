/** What a body's variables stand for: text, money, moments, or a gap; and how each is written for the customer. */
import { Drop } from 'liquidjs'
import { amountOf } from '../order/amount'
import { gapMark, linkMark, unmarked } from './marks'

/** Of one rendering. */
export interface Writing {
  /** BCP 47 with the customer's country, for Intl. */
  intl: string
  /** IANA; null where nobody knows the customer's, then times are UTC and say so. */
  zone: string | null
  rtl: boolean
}

/** A value nobody knows. False in conditions, never a blank on paper. */
export class Gap extends Drop {
  constructor(readonly variable: string) {
    super()
  }
  override valueOf(): null {
    return null
  }
  override liquidMethodMissing(key: string | number): Gap {
    return new Gap(`${this.variable}.${String(key)}`)
  }
}

/** In conditions and sums: major units. */
export class MoneyValue extends Drop {
  constructor(
    readonly minor: number,
    readonly currency: string,
  ) {
    super()
  }
  override valueOf(): number {
    return amountOf(this)
  }
}

/** In conditions: epoch ms. */
export class MomentValue extends Drop {
  constructor(
    readonly at: number,
    /** How it is written where the text does not say. */
    readonly usual: 'date' | 'time',
  ) {
    super()
  }
  override valueOf(): number {
    return this.at
  }
}

export class LinkValue extends Drop {
  constructor(readonly url: string) {
    super()
  }
  override valueOf(): string {
    return this.url
  }
}

const dateStyles: Record<string, Intl.DateTimeFormatOptions> = {
  short: { dateStyle: 'short' },
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  full: { dateStyle: 'full' },
  weekday: { weekday: 'long' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
}

const written = (writing: Writing, at: number, options: Intl.DateTimeFormatOptions): string => {
  const make = (locale: string, timeZone: string) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at)
  try {
    return make(writing.intl, writing.zone ?? 'UTC')
  } catch {
    return make('en', 'UTC')
  }
}

export const writeDate = (writing: Writing, at: number, style = 'long'): string =>
  written(writing, at, dateStyles[style] ?? { dateStyle: 'long' })

export const writeTime = (writing: Writing, at: number): string =>
  written(
    writing,
    at,
    writing.zone ? { hour: 'numeric', minute: '2-digit' } : { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  )

export const writeMoney = (writing: Writing, amount: number, currency: string): string => {
  try {
    return new Intl.NumberFormat(writing.intl, { style: 'currency', currency }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}

export const writeNumber = (writing: Writing, value: number): string => {
  try {
    return new Intl.NumberFormat(writing.intl, { maximumFractionDigits: 3 }).format(value)
  } catch {
    return String(value)
  }
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
/** Letters and digits that would pull their neighbours to the wrong side of a right-to-left line. */
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}0-9]/u

/** A value that runs the other way than its text stands in an isolate of its own (UAX #9, 6.1 and BD9: FSI … PDI). */
export const isolated = (text: string, rtl: boolean): string =>
  (rtl ? leftToRight : rightToLeft).test(text) ? `\u2068${text}\u2069` : text

/** A value as it stands in the text, marks and all. */
export const writeValue = (writing: Writing, value: unknown): string => {
  if (value instanceof Gap) return gapMark(value.variable)
  if (value instanceof MoneyValue) return writeMoney(writing, value.valueOf(), value.currency)
  if (value instanceof MomentValue) return value.usual === 'time' ? writeTime(writing, value.at) : writeDate(writing, value.at)
  if (value instanceof LinkValue) return linkMark(unmarked(value.url))
  if (typeof value === 'number') return writeNumber(writing, value)
  if (typeof value === 'string') return value
  if (Array.isArray(value)) {
    const parts = value.map((one) => writeValue(writing, one))
    try {
      return new Intl.ListFormat(writing.intl, { type: 'conjunction' }).format(parts)
    } catch {
      return parts.join(', ')
    }
  }
  if (typeof value === 'boolean') return String(value)
  // Nothing, or nothing that can be written: a blank would look like a finished sentence.
  return gapMark('value')
}
