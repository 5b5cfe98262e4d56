/** When a zone's clock is put forward or back, and which hour of the wall is missing or comes twice. */
import { Temporal } from 'temporal-polyfill'
import type { Span } from './when'

export interface ClockChange {
  /** IANA. */
  zone: string
  /** Epoch ms (UTC): the first instant of the new time. */
  at: number
  /** Minutes east of UTC before and from `at` on. */
  beforeMinutes: number
  afterMinutes: number
  kind: 'forward' | 'back'
  /** Of the wall: the span that no clock there shows (forward), or that it shows twice (back). `start` on `date`. */
  date: string
  start: string
  end: string
  /**
   * What is to be hatched on a ruler of true length: the second turn of the repeated hour; for a missing hour the instant itself
   * (it has no length: `startAt` = `endAt` = `at`).
   */
  hatch: Span
}

const MINUTE_NS = 60_000_000_000
const DAY_MS = 86_400_000
const known = new Map<string, readonly ClockChange[]>()

const changeAt = (zone: string, at: number): ClockChange => {
  const minutes = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / MINUTE_NS
  const beforeMinutes = minutes(at - 1)
  const afterMinutes = minutes(at)
  const wall = (offset: number) => new Date(at + offset * 60_000).toISOString()
  const forward = afterMinutes > beforeMinutes
  const [first, last] = forward ? [wall(beforeMinutes), wall(afterMinutes)] : [wall(afterMinutes), wall(beforeMinutes)]
  return {
    zone,
    at,
    beforeMinutes,
    afterMinutes,
    kind: forward ? 'forward' : 'back',
    date: first.slice(0, 10),
    start: first.slice(11, 16),
    end: last.slice(11, 16),
    hatch: { startAt: at, endAt: forward ? at : at + (beforeMinutes - afterMinutes) * 60_000 },
  }
}

const ofYear = (zone: string, year: number): readonly ClockChange[] => {
  const key = `${zone} ${year}`
  const before = known.get(key)
  if (before) return before
  const found: ClockChange[] = []
  const end = Date.UTC(year + 1, 0, 1)
  try {
    let now = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1) - 1).toZonedDateTimeISO(zone)
    for (;;) {
      const next = now.getTimeZoneTransition('next')
      if (!next || next.epochMilliseconds >= end) break
      const change = changeAt(zone, next.epochMilliseconds)
      // A zone's new name or rule that leaves the clock alone is no change to anybody.
      if (change.beforeMinutes !== change.afterMinutes) found.push(change)
      now = next
    }
  } catch {
    // A zone that this system does not know.
  }
  known.set(key, found)
  return found
}

/**
 * Clock changes of an IANA zone in `[fromAt, toAt)` (epoch ms UTC), by time. None for a zone that this system does not know.
 * A change that skips a whole day (Samoa 2011) has `start` = `end` on the wall.
 */
export const clockChangesBetween = (zone: string, fromAt: number, toAt: number): ClockChange[] => {
  const found: ClockChange[] = []
  const last = new Date(toAt + DAY_MS).getUTCFullYear()
  for (let year = new Date(fromAt - DAY_MS).getUTCFullYear(); year <= last; year++)
    for (const change of ofYear(zone, year)) if (change.at >= fromAt && change.at < toAt) found.push(change)
  return found
}
