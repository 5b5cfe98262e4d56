/** Open hours as instants, and counting in them. */
import type { Calendar } from './types'
import { type DayNumber, dateOf, dayAt, dayStartAt, isZone, wallAt, weekdayOf } from './zoneDays'

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

/** Days worked out at once. Blocks do not overlap: what reaches over the edge counts in the block it lies in. */
const BLOCK = 128
/** Where even these many days do not hold the time asked for, the calendar cannot say when it is due. */
const FARTHEST = 1080
/** By calendar object, zone and block: a changed plan is a new object, and what it made goes with it. */
const kept = new WeakMap<Calendar, Map<string, Opened>>()

const blockOf = (calendar: Calendar, zone: string, block: number, isHoliday: IsHoliday): Opened => {
  let blocks = kept.get(calendar)
  if (!blocks) {
    blocks = new Map()
    kept.set(calendar, blocks)
  }
  const key = `${zone} ${block}`
  let list = blocks.get(key)
  if (!list) {
    const first = block * BLOCK
    const from = dayStartAt(zone, first)
    const to = dayStartAt(zone, first + BLOCK)
    const stretches: Stretch[] = []
    // A span that began the day before may reach into the first day.
    for (let day = first - 1; day < first + BLOCK; day++) {
      for (const { startAt, endAt } of stretchesOf(calendar, zone, day, isHoliday)) {
        stretches.push({ startAt: Math.max(startAt, from), endAt: Math.min(endAt, to) })
      }
    }
    list = opened(stretches)
    blocks.set(key, list)
  }
  return list
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
  let left = ms
  for (let block = Math.floor(day / BLOCK); block * BLOCK <= day + FARTHEST; block++) {
    const list = blockOf(calendar, zone, block, isHoliday)
    const before = openBefore(list, startAt)
    const there = (list.before.at(-1) ?? 0) - before
    if (left <= there) return whenOpen(list, before + left)
    left -= there
  }
  return null
}

/** Open time of the calendar within [from, to), ms. */
export const openWithin = (calendar: Calendar, zone: string, fromAt: number, toAt: number, isHoliday: IsHoliday): number => {
  if (toAt <= fromAt) return 0
  const last = Math.floor(dayAt(zone, toAt) / BLOCK)
  let open = 0
  for (let block = Math.floor(dayAt(zone, fromAt) / BLOCK); block <= last; block++) {
    const list = blockOf(calendar, zone, block, isHoliday)
    open += openBefore(list, toAt) - openBefore(list, fromAt)
  }
  return open
}
