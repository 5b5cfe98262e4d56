/** Times, dates, amounts and due words in the interface language and the agent's zone. All instants are epoch ms UTC. */
import type { TFunction } from 'i18next'

/** Arabic is read with Latin digits at the desks that asked; one kind of digit also keeps columns straight. English dates put the day first, as most of the desks do. */
export const numberingLocale = (language: string): string =>
  /^ar\b/.test(language) ? `${language}-u-nu-latn` : language === 'en' ? 'en-GB' : language

export type DueTone = 'calm' | 'soon' | 'late'
export interface DueWords {
  tone: DueTone
  text: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Format {
  /** `14:05` on the agent's clock. */
  time: (at: number, zone?: string) => string
  /** `Tue 24 Nov`, with the year where it is another one. */
  date: (at: number, zone?: string) => string
  /** `Tue`. */
  weekday: (at: number, zone?: string) => string
  /** `24 Nov 2026, 14:05`. */
  dateTime: (at: number, zone?: string) => string
  /** Today → time; this year → date; else date with year. */
  when: (at: number, now: number) => string
  /** `today`, `yesterday`, or the date: heads of days. */
  day: (at: number, now: number) => string
  /** `12 min`, `1 h 05`, `2 d 3 h`. Never negative, rounded down to the minute (seconds under two minutes). */
  span: (ms: number) => string
  /** `12 min`, amber under 20 % of the time allowed, `late 2 min` in red. */
  due: (at: number, targetMs: number, now: number) => DueWords
  /** `2 min ago`. */
  ago: (at: number, now: number) => string
  number: (value: number) => string
  money: (amount: number, currency: string) => string
  percent: (share: number) => string
  /** `German`; the code itself where the name is not known. */
  language: (code: string) => string
  /** `DE`, `PT`, `ZH`: the row's short form, never a flag. */
  languageCode: (code: string) => string
  country: (code: string) => string
  list: (items: string[]) => string
  bytes: (size: number) => string
}

export const makeFormat = (language: string, zone: string, t: TFunction): Format => {
  const locale = numberingLocale(language)
  const cache = new Map<string, Intl.DateTimeFormat>()
  const formatter = (name: string, timeZone: string, options: Intl.DateTimeFormatOptions) => {
    const key = `${name} ${timeZone}`
    let found = cache.get(key)
    if (!found) {
      found = new Intl.DateTimeFormat(locale, { ...options, timeZone })
      cache.set(key, found)
    }
    return found
  }
  const counters = new Map<string, Intl.NumberFormat>()
  const counter = (name: string, options: Intl.NumberFormatOptions) => {
    let found = counters.get(name)
    if (!found) {
      found = new Intl.NumberFormat(locale, options)
      counters.set(name, found)
    }
    return found
  }
  const numbers = new Intl.NumberFormat(locale)
  const languages = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  const time = (at: number, timeZone = zone) =>
    formatter('time', timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  const year = (at: number, timeZone: string) => formatter('year', timeZone, { year: 'numeric' }).format(at)
  const dayKey = (at: number, timeZone = zone) =>
    formatter('key', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  const date = (at: number, timeZone = zone) => formatter('date', timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at)
  const longDate = (at: number, timeZone = zone) =>
    formatter('long', timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
  const span = (ms: number) => {
    const whole = Math.max(0, ms)
    if (whole < 2 * MINUTE) {
      const seconds = Math.floor(whole / 1000)
      return seconds < 60
        ? t('common.span.seconds', { s: seconds })
        : t('common.span.minuteSeconds', { m: 1, s: String(seconds - 60).padStart(2, '0') })
    }
    if (whole < HOUR) return t('common.span.minutes', { m: Math.floor(whole / MINUTE) })
    if (whole < DAY) {
      const h = Math.floor(whole / HOUR)
      const m = Math.floor((whole % HOUR) / MINUTE)
      return m === 0 ? t('common.span.hours', { h }) : t('common.span.hoursMinutes', { h, m: String(m).padStart(2, '0') })
    }
    const d = Math.floor(whole / DAY)
    const h = Math.floor((whole % DAY) / HOUR)
    return h === 0 || d > 6 ? t('common.span.days', { d }) : t('common.span.daysHours', { d, h })
  }
  /** What has passed: whole minutes, the first one from its beginning. */
  const ofMinutes = (ms: number) => (ms < 2 * MINUTE ? t('common.span.minutes', { m: 1 }) : span(ms))
  return {
    time,
    date: (at, timeZone = zone) => date(at, timeZone),
    weekday: (at, timeZone = zone) => formatter('weekday', timeZone, { weekday: 'short' }).format(at),
    dateTime: (at, timeZone = zone) => `${longDate(at, timeZone)}, ${time(at, timeZone)}`,
    when: (at, now) => (dayKey(at) === dayKey(now) ? time(at) : year(at, zone) === year(now, zone) ? date(at) : longDate(at)),
    day: (at, now) => {
      if (dayKey(at) === dayKey(now)) return t('common.today')
      if (dayKey(at) === dayKey(now - DAY)) return t('common.yesterday')
      return year(at, zone) === year(now, zone) ? date(at) : longDate(at)
    },
    span,
    due: (at, targetMs, now) => {
      const left = at - now
      if (left < 0) return { tone: 'late', text: t('common.late', { span: ofMinutes(-left) }) }
      return { tone: left < targetMs * 0.2 ? 'soon' : 'calm', text: span(left) }
    },
    ago: (at, now) => (now - at < MINUTE ? t('common.justNow') : t('common.ago', { span: ofMinutes(now - at) })),
    number: (value) => numbers.format(value),
    money: (amount, currency) => {
      try {
        return counter(currency, { style: 'currency', currency }).format(amount)
      } catch {
        return `${numbers.format(amount)} ${currency}`
      }
    },
    percent: (share) => counter('percent', { style: 'percent' }).format(share),
    language: (code) => {
      try {
        return languages.of(code) ?? code
      } catch {
        return code
      }
    },
    languageCode: (code) => (code.split('-')[0] ?? code).toUpperCase(),
    country: (code) => {
      try {
        return countries.of(code) ?? code
      } catch {
        return code
      }
    },
    list: (items) => lists.format(items),
    bytes: (size) => {
      // Intl writes «935 byte» in English, so kilobytes are the least unit.
      const [value, unit] =
        size >= 1_073_741_824
          ? [size / 1_073_741_824, 'gigabyte']
          : size < 1_048_576
            ? [size === 0 ? 0 : Math.max(size / 1024, 0.1), 'kilobyte']
            : [size / 1_048_576, 'megabyte']
      const digits = value < 10 ? 1 : 0
      return counter(`${unit} ${digits}`, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }).format(value)
    },
  }
}
