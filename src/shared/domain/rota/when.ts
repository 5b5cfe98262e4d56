/**
 * From wall-clock times to instants. A time that a clock change skips moves forward by what is skipped; one it repeats means its
 * first turn (Temporal's `compatible`, as RFC 5545 3.3.5 asks), for starts and ends alike. So shifts that meet on the wall meet in
 * time, whatever the clock does; those that do not touch on the wall do not in time, unless one of them ends within the missing hour and
 * the next begins right after it (the rule `overlap` says so then); and none ends before it starts.
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

const DAY_MS = 86_400_000
/** Short enough that no zone changes its clock twice in it. */
const BLOCK_MS = 2 * DAY_MS
/** No clock is further from UTC. */
const FARTHEST_MS = DAY_MS
const offsets = new Map<string, Map<number, number>>()
const MOST_BLOCKS = 20_000

/** Offset (ms) in force at the beginning of a block. Throws RangeError for a zone that nobody knows. */
const offsetOf = (zone: string, block: number): number => {
  let blocks = offsets.get(zone)
  if (!blocks || blocks.size > MOST_BLOCKS) {
    blocks = new Map()
    offsets.set(zone, blocks)
  }
  let offset = blocks.get(block)
  if (offset === undefined) {
    offset = Temporal.Instant.fromEpochMilliseconds(block * BLOCK_MS).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
    blocks.set(block, offset)
  }
  return offset
}

/** Dates and their day since 1970, both ways: a plan has few of them, and reading one takes longer than all the rest. */
const days = new Map<string, number>()
const dates = new Map<number, string>()
const MOST_DATES = 20_000

const isoOf = (day: number): string => {
  let date = dates.get(day)
  if (date === undefined) {
    if (dates.size > MOST_DATES) dates.clear()
    date = new Date(day * DAY_MS).toISOString().slice(0, 10)
    dates.set(day, date)
  }
  return date
}
const dayOf = (date: string): number => {
  let day = days.get(date)
  if (day === undefined) {
    day = date.length === 10 ? Date.parse(`${date}T00:00:00Z`) / DAY_MS : Number.NaN
    // V8 reads 31 February as 3 March.
    if (Number.isNaN(day) || isoOf(day) !== date) throw new RangeError(`no date: ${date}`)
    if (days.size > MOST_DATES) days.clear()
    days.set(date, day)
  }
  return day
}

const WALL = /^([01]\d|2[0-3]):([0-5]\d)$/
const walls = new Map<string, number>()
/** Minutes since midnight of `HH:MM`. Throws RangeError where it is none. */
const minuteOf = (time: string): number => {
  let minute = walls.get(time)
  if (minute === undefined) {
    const wall = WALL.exec(time)
    if (!wall) throw new RangeError(`no wall time: ${time}`)
    minute = Number(wall[1]) * 60 + Number(wall[2])
    walls.set(time, minute)
  }
  return minute
}

/** Epoch ms (UTC) of a wall time (`HH:MM`) on a day (number of days since 1970-01-01). Throws RangeError where zone or time is none. */
export const instantOn = (day: number, time: string, zone: string): number => {
  const asUtc = day * DAY_MS + minuteOf(time) * 60_000
  // Thousands of shifts are reckoned at every look; nearly all of them lie days from any change.
  const first = Math.floor((asUtc - FARTHEST_MS) / BLOCK_MS)
  const last = Math.floor((asUtc + FARTHEST_MS) / BLOCK_MS) + 1
  const offset = offsetOf(zone, first)
  let same = true
  for (let block = first + 1; block <= last && same; block++) same = offsetOf(zone, block) === offset
  if (same) return asUtc - offset
  return Temporal.PlainDate.from(isoOf(day)).toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).epochMilliseconds
}

/** Epoch ms (UTC) of a wall time (`YYYY-MM-DD`, `HH:MM`). Throws RangeError where zone, date or time is none. */
export const instantAt = (date: string, time: string, zone: string): number => instantOn(dayOf(date), time, zone)

/** The day `count` days after `date` (`YYYY-MM-DD`). Throws RangeError where it is no date. */
export const dayAfter = (date: string, count: number): string => isoOf(dayOf(date) + count)

/** Null where this system does not know the zone. */
export const spanOf = ({ date, start, end, zone }: WallSpan): Span | null => {
  try {
    const day = dayOf(date)
    const startAt = instantOn(day, start, zone)
    // One that begins in the missing hour and ends soon after it has nothing left to last.
    return { startAt, endAt: Math.max(startAt, instantOn(end > start ? day : day + 1, end, zone)) }
  } catch {
    return null
  }
}

/** Elapsed minutes: seven for eight hours on the wall where the clock goes forward in it. */
export const minutesOf = ({ startAt, endAt }: Span): number => Math.round((endAt - startAt) / 60_000)

/** Minutes on the wall, whatever the clock does meanwhile; a whole day where start and end are the same. Throws RangeError where a time is none. */
export const wallMinutesOf = ({ start, end }: { start: string; end: string }): number => {
  const minutes = minuteOf(end) - minuteOf(start)
  return minutes > 0 ? minutes : minutes + 1_440
}
