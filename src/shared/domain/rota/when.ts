/**
 * From wall-clock times to instants. A time that a clock change skips moves forward by what is skipped; one it repeats means its
 * first turn (Temporal's `compatible`, as RFC 5545 3.3.5 asks), for starts and ends alike: so shifts that meet on the wall meet
 * in time, and none overlaps what it did not overlap on the wall.
 */
import { Temporal } from 'temporal-polyfill'

export interface WallSpan {
  /** Day of its start in `zone`. */
  date: string
  /** `HH:MM`; an end not after its start lies on the next day. */
  start: string
  end: string
  /** IANA. */
  zone: string
}
export interface Span {
  /** Epoch ms (UTC), `[startAt, endAt)`. */
  startAt: number
  endAt: number
}

/** Epoch ms (UTC) of a wall time. Throws RangeError where zone, date or time is none. */
export const instantAt = (date: string, time: string, zone: string): number =>
  Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).epochMilliseconds

/** Null where this system does not know the zone. */
export const spanOf = ({ date, start, end, zone }: WallSpan): Span | null => {
  try {
    const endDate = end > start ? date : Temporal.PlainDate.from(date).add({ days: 1 }).toString()
    return { startAt: instantAt(date, start, zone), endAt: instantAt(endDate, end, zone) }
  } catch {
    return null
  }
}

/** Elapsed minutes: seven for eight hours on the wall where the clock goes forward in it. */
export const minutesOf = ({ startAt, endAt }: Span): number => Math.round((endAt - startAt) / 60_000)
