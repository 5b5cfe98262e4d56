/** What a timeline shows of time: its days at their true length, its nights, its edges. Pure; instants in epoch ms UTC. */
import { Temporal } from 'temporal-polyfill'
import { mondayOf } from '../../../../shared/domain/rota/edit'
import type { RotaSettings } from '../../../../shared/domain/rota/plan'
import type { Region } from '../../../../shared/domain/rota/types'
import { dayAfter, instantAt, type Span } from '../../../../shared/domain/rota/when'

export const SCALES = ['day', 'week', 'fourWeeks'] as const
export type Scale = (typeof SCALES)[number]
const DAYS: Record<Scale, number> = { day: 1, week: 7, fourWeeks: 28 }
const HOUR = 3_600_000

export interface Day extends Span {
  date: string
  /** 23, 24 or 25 (or what else the zone's clock makes of it). */
  hours: number
}
export interface Period extends Span {
  zone: string
  scale: Scale
  days: readonly Day[]
}

/** The first day of what a scale shows around a date: a week begins on Monday. */
export const firstOf = (scale: Scale, date: string): string => (scale === 'day' ? date : mondayOf(date))
/** So many turns of the scale on; four weeks go on by one. */
export const turned = (scale: Scale, date: string, turns: number): string => dayAfter(date, turns * (scale === 'day' ? 1 : 7))

export const periodOf = (scale: Scale, date: string, zone: string): Period => {
  const first = firstOf(scale, date)
  const days = Array.from({ length: DAYS[scale] }, (_, at): Day => {
    const day = dayAfter(first, at)
    const startAt = startOf(day, zone)
    const endAt = startOf(dayAfter(day, 1), zone)
    return { date: day, startAt, endAt, hours: (endAt - startAt) / HOUR }
  })
  return { zone, scale, days, startAt: days[0]?.startAt ?? 0, endAt: days.at(-1)?.endAt ?? 0 }
}
/** Midnight, or the first instant of the day where a clock change leaves midnight out. */
const startOf = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).startOfDay().epochMilliseconds

/** The period, made longer by what hangs over its edges, in steps of two hours: nothing that is shown is cut. */
export const axisOf = (period: Span, spans: Iterable<Span>): Span => {
  let { startAt, endAt } = period
  for (const span of spans) {
    if (span.startAt >= period.endAt || span.endAt <= period.startAt) continue
    startAt = Math.min(startAt, span.startAt)
    endAt = Math.max(endAt, span.endAt)
  }
  const step = 2 * HOUR
  return {
    startAt: period.startAt - Math.ceil((period.startAt - startAt) / step) * step,
    endAt: period.endAt + Math.ceil((endAt - period.endAt) / step) * step,
  }
}

/** Nights (22 to 6 on the wall) that touch a span. */
export const nightsOf = (axis: Span, zone: string): Span[] => {
  const nights: Span[] = []
  const first = Temporal.Instant.fromEpochMilliseconds(axis.startAt).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 })
  for (let day = first; ; day = day.add({ days: 1 })) {
    const startAt = instantAt(day.toString(), '22:00', zone)
    if (startAt >= axis.endAt) return nights
    const endAt = instantAt(day.add({ days: 1 }).toString(), '06:00', zone)
    if (endAt > axis.startAt) nights.push({ startAt: Math.max(startAt, axis.startAt), endAt: Math.min(endAt, axis.endAt) })
  }
}

export interface Tick {
  at: number
  /** `HH` on the wall. */
  hour: string
  /** The hour came before by the clock: it is repeated. */
  again: boolean
}
/** Whole hours on the wall, each `every` of them; a repeated hour stands twice. */
export const ticksOf = (axis: Span, zone: string, every: number): Tick[] => {
  const ticks: Tick[] = []
  // Between two changes of the clock the wall runs with UTC: the zone is asked at the changes alone, not at each of 2700 quarters.
  let there = Temporal.Instant.fromEpochMilliseconds(axis.startAt).toZonedDateTimeISO(zone)
  /** What the clock was put back by when this stretch began, ms. */
  let back = 0
  for (let from = axis.startAt; from < axis.endAt; ) {
    const offset = there.offsetNanoseconds / 1e6
    const change = there.getTimeZoneTransition('next')
    const until = Math.min(axis.endAt, change?.epochMilliseconds ?? axis.endAt)
    for (let at = Math.ceil((from + offset) / HOUR) * HOUR - offset; at < until; at += HOUR) {
      const hour = Math.floor((at + offset) / HOUR) % 24
      if (hour % every === 0) ticks.push({ at, hour: String(hour).padStart(2, '0'), again: at - from < back })
    }
    if (!change || until >= axis.endAt) return ticks
    from = until
    back = Math.max(0, offset - change.offsetNanoseconds / 1e6)
    there = change
  }
  return ticks
}

export interface Handing {
  at: number
  from: Region
  to: Region
}
/** Instants within a span at which work changes hands. */
export const handingsOf = (axis: Span, handOvers: RotaSettings['handOvers']): Handing[] => {
  const found: Handing[] = []
  const first = new Date(axis.startAt).toISOString().slice(0, 10)
  for (let day = first; instantAt(day, '00:00', 'UTC') < axis.endAt; day = dayAfter(day, 1))
    for (const { from, to, time } of handOvers) {
      const at = instantAt(day, time, 'UTC')
      if (at >= axis.startAt && at < axis.endAt) found.push({ at, from, to })
    }
  return found.sort((a, b) => a.at - b.at)
}

/** Two numbers of people who hand over, side by side. */
const HANDING_PX = 34
/** The words of a clock change: half of them lie on either side of it. */
const CHANGE_PX = 84
/**
 * Which hand-overs have room for their numbers. In a narrow window one that would lie over the one before it, or over what is said of a
 * clock change, is left out: two half-read ones say less than one. Where nobody goes and nobody comes nothing changes hands.
 */
export const toldHandings = <H extends { at: number; off: number; on: number }>(
  handings: readonly H[],
  changesAt: readonly number[],
  pxPerHour: number,
): H[] => {
  const apart = (a: number, b: number) => (Math.abs(a - b) / HOUR) * pxPerHour
  const told: H[] = []
  for (const one of handings) {
    if (one.off === 0 && one.on === 0) continue
    const before = told.at(-1)
    if (before && apart(one.at, before.at) < HANDING_PX) continue
    if (changesAt.some((at) => apart(one.at, at) < (HANDING_PX + CHANGE_PX) / 2)) continue
    told.push(one)
  }
  return told
}
/** Whether a day is wide enough for the words of its clock change. */
export const hasRoomForChange = (pxPerHour: number): boolean => pxPerHour * 24 >= CHANGE_PX

/** A span of the wall in its fewest signs: `03–04`, and `02:00–02:30` where it is no whole hours. */
export const wallSpan = (start: string, end: string): string =>
  start.endsWith(':00') && end.endsWith(':00') ? `${start.slice(0, 2)}–${end.slice(0, 2)}` : `${start}–${end}`

/** Share of the axis at which an instant lies, in percent. */
export const percent = (axis: Span, at: number): number => ((at - axis.startAt) / (axis.endAt - axis.startAt)) * 100

/** Of things that lie over each other: the lane of each, and of how many it is one. What touches nothing has all of the height. */
export const lanesOf = (spans: readonly Span[]): { lane: number; lanes: number }[] => {
  const placed = spans.map(() => ({ lane: 0, lanes: 1 }))
  const order = spans.map((_, at) => at).sort((a, b) => (spans[a]?.startAt ?? 0) - (spans[b]?.startAt ?? 0))
  let heap: number[] = []
  let ends: number[] = []
  const close = () => {
    for (const at of heap) placed[at] = { lane: placed[at]?.lane ?? 0, lanes: ends.length }
    heap = []
    ends = []
  }
  for (const at of order) {
    const span = spans[at]
    if (!span) continue
    if (ends.every((end) => end <= span.startAt)) close()
    const free = ends.findIndex((end) => end <= span.startAt)
    const lane = free < 0 ? ends.length : free
    ends[lane] = span.endAt
    placed[at] = { lane, lanes: 1 }
    heap.push(at)
  }
  close()
  return placed
}
