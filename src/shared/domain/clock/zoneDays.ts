/** Days of a zone as instants, remembered: clocks ask for the same few days a hundred thousand times. */
import { Temporal } from 'temporal-polyfill'

/** A calendar day as the number of days since 1970-01-01 (proleptic Gregorian, no zone). */
export type DayNumber = number
export const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Year 1 to 9999, about: beyond, what a system sent is no date, and days are UTC's. */
const isDate = (day: DayNumber): boolean => day > -719_000 && day < 2_932_000

/** The day `YYYY-MM-DD` as a number; NaN where it is no date. */
export const dayNumber = (date: string): DayNumber => Date.parse(`${date}T00:00:00Z`) / DAY_MS
/** `YYYY-MM-DD`; empty beyond the year 9999. */
export const dateOf = (day: DayNumber): string => (isDate(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : '')
/** 1 is Monday (ISO 8601). */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

const known = new Map<string, boolean>()
/** Whether this system knows the IANA zone. */
export const isZone = (zone: string): boolean => {
  let answer = known.get(zone)
  if (answer === undefined) {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
      answer = true
    } catch {
      answer = false
    }
    known.set(zone, answer)
  }
  return answer
}

const starts = new Map<string, Map<DayNumber, number>>()
/** The day's first instant in the zone, epoch ms (UTC): 01:00 on its clock where the change skips midnight. An unknown zone counts as UTC. */
export const dayStartAt = (zone: string, day: DayNumber): number => {
  let days = starts.get(zone)
  if (!days) {
    days = new Map()
    starts.set(zone, days)
  }
  let at = days.get(day)
  if (at === undefined) {
    at = isZone(zone) && isDate(day) ? Temporal.PlainDate.from(dateOf(day)).toZonedDateTime(zone).epochMilliseconds : day * DAY_MS
    days.set(day, at)
  }
  return at
}

/** The zone's calendar day of an instant (epoch ms UTC). */
export const dayAt = (zone: string, at: number): DayNumber => {
  let day = Math.floor(at / DAY_MS)
  while (at < dayStartAt(zone, day)) day--
  while (at >= dayStartAt(zone, day + 1)) day++
  return day
}

/**
 * The instant at which the zone's clock shows `HH:MM` (or `24:00`, the next day's beginning) on that day, epoch ms (UTC).
 * A time that the change skips moves forward by what is skipped, one that it repeats means its first turn
 * (RFC 5545, 3.3.5; Temporal's `compatible`), as the rota does.
 */
export const wallAt = (zone: string, day: DayNumber, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  if (hours === 24) return dayStartAt(zone, day + 1)
  const start = dayStartAt(zone, day)
  const past = hours * HOUR_MS + minutes * 60_000
  if (dayStartAt(zone, day + 1) - start === DAY_MS || !isZone(zone) || !isDate(day)) return start + past
  return Temporal.PlainDate.from(dateOf(day)).toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).epochMilliseconds
}

/**
 * The end of the last of so many whole days after an instant, the day of the instant itself not counted, by the clock of the
 * zone: as people count, and Regulation (EEC) 1182/71, art. 3. Epoch ms (UTC), the first instant that is too late.
 */
export const wholeDaysAfter = (zone: string, at: number, days: number): number => dayStartAt(zone, dayAt(zone, at) + days + 1)
