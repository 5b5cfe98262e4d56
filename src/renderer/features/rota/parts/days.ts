/** Days as data and as words. A date is `YYYY-MM-DD`; a weekday ISO 8601, 1 is Monday. */
import type { Format } from '../../../i18n/format'

export const isoWeekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** 1 June 2026 was a Monday. */
export const weekdayName = (weekday: number, format: Format): string => format.weekday(Date.UTC(2026, 5, weekday, 12), 'UTC')
/** Noon UTC of a date: an instant that names the same day wherever it is worded in UTC. */
export const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`)
export const dateWords = (date: string, format: Format): string => format.date(noonOf(date), 'UTC')
export const weekdayOf = (date: string): number => new Date(noonOf(date)).getUTCDay() || 7
/** The day of an instant (epoch ms UTC) on a zone's calendar. */
export const dateIn = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
export const mondayOf = (date: string): string => new Date(noonOf(date) - (weekdayOf(date) - 1) * 86_400_000).toISOString().slice(0, 10)
