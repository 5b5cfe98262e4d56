/** Open hours as instants, and counting in them. */
import type { Calendar } from './types'
import { type DayNumber, dateOf, dayAt, isZone, wallAt, weekdayOf } from './zoneDays'

/** Half-open [start, end), epoch ms UTC. */
export interface Stretch {
  startAt: number
  endAt: number
}
/** Disjoint stretches in order, the open time before each added up (ms). */
interface Opened {
  startAt: Float64Array
  endAt: Float64Array
  before: Float64Array
}
/** Whether public holidays of a country close a day. */
export type IsHoliday = (country: string, day: DayNumber) => boolean

/** Joins what overlaps or touches. */
export const union = (stretches: readonly Stretch[]): Stretch[] => {
  const answer: Stretch[] = []
  for (const { startAt, endAt } of [...stretches].sort((a, b) => a.startAt - b.startAt)) {
    if (endAt <= startAt) continue
    const last = answer.at(-1)
    if (last && startAt <= last.endAt) last.endAt = Math.max(last.endAt, endAt)
    else answer.push({ startAt, endAt })
  }
  return answer
}

export const opened = (stretches: readonly Stretch[]): Opened => {
  const joined = union(stretches)
  const answer = {
    startAt: new Float64Array(joined.length),
    endAt: new Float64Array(joined.length),
    before: new Float64Array(joined.length + 1),
  }
  joined.forEach(({ startAt, endAt }, index) => {
    answer.startAt[index] = startAt
    answer.endAt[index] = endAt
    answer.before[index + 1] = (answer.before[index] ?? 0) + endAt - startAt
  })
  return answer
}

/** How many stretches begin at or before the instant. */
const begunBy = ({ startAt }: Opened, at: number): number => {
  let low = 0
  let high = startAt.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((startAt[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** Open time before the instant since the list's beginning, ms. */
export const openBefore = (list: Opened, at: number): number => {
  const begun = begunBy(list, at)
  if (begun === 0) return 0
  const last = begun - 1
  return (list.before[last] ?? 0) + Math.min(at, list.endAt[last] ?? 0) - (list.startAt[last] ?? 0)
}

/** The first instant at which `open` ms of open time have passed since the list's beginning; null where the list ends before. */
export const whenOpen = (list: Opened, open: number): number | null => {
  const count = list.startAt.length
  if (count === 0 || open > (list.before[count] ?? 0)) return null
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list.before[middle + 1] ?? 0) >= open) high = middle
    else low = middle + 1
  }
  return (list.startAt[low] ?? 0) + open - (list.before[low] ?? 0)
}

const stretchesOf = (calendar: Calendar, zone: string, day: DayNumber, isHoliday: IsHoliday): Stretch[] => {
  const date = dateOf(day)
  const exception = calendar.exceptions.find((one) => one.date === date)
  const closed = !exception && calendar.holidays.some((country) => isHoliday(country, day))
  const spans = exception?.spans ?? (closed ? [] : calendar.week.filter(({ weekday }) => weekday === weekdayOf(day)))
  return spans.map(({ start, end }) => ({
    startAt: wallAt(zone, day, start),
    endAt: wallAt(zone, end > start ? day : day + 1, end),
  }))
}

interface Kept extends Opened {
  fromDay: DayNumber
  toDay: DayNumber
}
/** By calendar object and zone: a changed plan is a new object, and what it made goes with it. */
const kept = new WeakMap<Calendar, Map<string, Kept>>()
const STEP = 120
/** Where even these many days do not hold the time asked for, the calendar cannot say when it is due. */
const FARTHEST = 1200

const expanded = (calendar: Calendar, zone: string, fromDay: DayNumber, toDay: DayNumber, isHoliday: IsHoliday): Kept => {
  let zones = kept.get(calendar)
  if (!zones) {
    zones = new Map()
    kept.set(calendar, zones)
  }
  const had = zones.get(zone)
  if (had && had.fromDay <= fromDay && had.toDay >= toDay) return had
  const first = had ? Math.min(had.fromDay, fromDay - 14) : fromDay - 14
  const last = had ? Math.max(had.toDay, toDay + STEP) : toDay + STEP
  const stretches: Stretch[] = []
  // A span that began the day before may reach into the first day.
  for (let day = first - 1; day <= last; day++) stretches.push(...stretchesOf(calendar, zone, day, isHoliday))
  const now = { ...opened(stretches), fromDay: first, toDay: last }
  zones.set(zone, now)
  return now
}

/** The zone a calendar counts in: its own, the customer's (null: not known), else its fallback, else UTC. */
export const zoneOf = (calendar: Calendar, customerZone: string | null): string => {
  if (calendar.zone === 'customer') {
    if (customerZone !== null && isZone(customerZone)) return customerZone
  } else if (isZone(calendar.zone)) return calendar.zone
  return isZone(calendar.fallbackZone) ? calendar.fallbackZone : 'UTC'
}

/** The instant by which `ms` of the calendar's open time have passed since `startAt` (epoch ms UTC); null: not within three years. */
export const afterOpen = (calendar: Calendar, zone: string, startAt: number, ms: number, isHoliday: IsHoliday): number | null => {
  const day = dayAt(zone, startAt)
  for (let ahead = STEP; ahead <= FARTHEST; ahead *= 3) {
    const list = expanded(calendar, zone, day, day + ahead, isHoliday)
    const at = whenOpen(list, openBefore(list, startAt) + ms)
    if (at !== null) return at
    if (list.startAt.length === 0 && ahead > STEP) return null
  }
  return null
}

/** Open time of the calendar within [from, to), ms. */
export const openWithin = (calendar: Calendar, zone: string, fromAt: number, toAt: number, isHoliday: IsHoliday): number => {
  if (toAt <= fromAt) return 0
  const list = expanded(calendar, zone, dayAt(zone, fromAt), dayAt(zone, toAt), isHoliday)
  return openBefore(list, toAt) - openBefore(list, fromAt)
}
