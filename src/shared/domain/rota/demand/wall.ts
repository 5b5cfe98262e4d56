/** Hours of the week by the customers' wall clock, so that a clock change moves their habits with them. */
import { Temporal } from 'temporal-polyfill'

export const HOUR = 3_600_000
export const WEEK_HOURS = 168

/** Where most who write a language live, if that is one zone with a clock change; others are reckoned in UTC. By CLDR's likely region. */
const zones: Readonly<Record<string, string>> = {
  de: 'Europe/Berlin',
  fr: 'Europe/Paris',
  it: 'Europe/Rome',
  nl: 'Europe/Amsterdam',
  pl: 'Europe/Warsaw',
  ro: 'Europe/Bucharest',
  cs: 'Europe/Prague',
  sv: 'Europe/Stockholm',
  da: 'Europe/Copenhagen',
  fi: 'Europe/Helsinki',
  el: 'Europe/Athens',
  hu: 'Europe/Budapest',
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
  zh: 'Asia/Shanghai',
  th: 'Asia/Bangkok',
  vi: 'Asia/Ho_Chi_Minh',
  id: 'Asia/Jakarta',
  tr: 'Europe/Istanbul',
}
export const zoneOf = (language: string): string => zones[language] ?? 'UTC'

/**
 * The hour of the week (0 is Monday 00:00) of each hour of `[from, to)` (epoch ms, whole hours) by the wall clock of `zone`:
 * one look at the zone per change of its clock, not per hour. Zones off by parts of an hour are rounded down to whole hours.
 */
export const weekHours = (zone: string, from: number, to: number): Uint8Array => {
  const found = new Uint8Array(Math.max(0, Math.round((to - from) / HOUR)))
  let moment = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  let offset = moment.offsetNanoseconds / 1e6
  let nextAt = moment.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY
  for (let at = from, place = 0; at < to; at += HOUR, place += 1) {
    while (at >= nextAt) {
      moment = Temporal.Instant.fromEpochMilliseconds(nextAt).toZonedDateTimeISO(zone)
      offset = moment.offsetNanoseconds / 1e6
      nextAt = moment.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY
    }
    // 1970-01-01 was a Thursday: three days after Monday.
    found[place] = (Math.floor((at + offset) / HOUR) + 72) % WEEK_HOURS
  }
  return found
}
