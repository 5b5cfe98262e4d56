/**
 * A shift moved, made longer or shorter, or given away. All of it on the wall clock of the shift's own zone, so that the hour a clock
 * change repeats or leaves out is stepped over and never stepped into twice.
 */
import { Temporal } from 'temporal-polyfill'
import type { RotaPerson } from './person'
import type { RotaShift, ShiftType } from './plan'
import { shiftOfType } from './rotations'
import { spanOf, wallMinutesOf } from './when'

const DAY = 1_440
/** The grid of the screen, in minutes. */
export const STEP = 15
/** No shift is longer: an end on its own start would mean a whole day. */
const LONGEST = DAY - STEP

const wall = (date: string, time: string): Temporal.PlainDateTime =>
  Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
const time = (at: Temporal.PlainDateTime): string => at.toPlainTime().toString({ smallestUnit: 'minute' })
const date = (at: Temporal.PlainDateTime): string => at.toPlainDate().toString()

/** The Monday of its ISO week. */
export const mondayOf = (day: string): string => {
  const plain = Temporal.PlainDate.from(day)
  return plain.subtract({ days: plain.dayOfWeek - 1 }).toString()
}
/** Calendar day and time of an instant (epoch ms UTC) on the wall of a zone, down to the step. Throws RangeError for a zone nobody knows. */
export const wallAt = (at: number, zone: string, step = STEP): { date: string; time: string } => {
  // A pointer stands between two milliseconds.
  const there = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone).toPlainDateTime()
  const down = there.with({ minute: Math.floor(there.minute / step) * step, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  return { date: date(down), time: time(down) }
}

/** Breaks that no longer fit into the shift's time fall away. */
const fitting = (shift: RotaShift): RotaShift => {
  const minutes = wallMinutesOf(shift)
  const breaks = shift.breaks.filter((one) => one.afterMinutes + one.minutes <= minutes)
  return breaks.length === shift.breaks.length ? shift : { ...shift, breaks }
}

/** The whole shift, so many minutes later on the wall (earlier where negative). */
export const moved = (shift: RotaShift, minutes: number): RotaShift => {
  const start = wall(shift.date, shift.start).add({ minutes })
  return { ...shift, date: date(start), start: time(start), end: time(start.add({ minutes: wallMinutesOf(shift) })) }
}

/** One edge moved; never shorter than a step or as long as a day. Breaks keep their wall time. */
export const resized = (shift: RotaShift, edge: 'start' | 'end', minutes: number): RotaShift => {
  const length = wallMinutesOf(shift)
  if (edge === 'end') {
    const longer = Math.min(LONGEST, Math.max(STEP, length + minutes))
    return fitting({ ...shift, end: time(wall(shift.date, shift.start).add({ minutes: longer })) })
  }
  const later = Math.min(length - STEP, Math.max(length - LONGEST, minutes))
  const start = wall(shift.date, shift.start).add({ minutes: later })
  const breaks = shift.breaks.flatMap((one) => (one.afterMinutes >= later ? [{ ...one, afterMinutes: one.afterMinutes - later }] : []))
  return fitting({ ...shift, date: date(start), start: time(start), breaks })
}

/**
 * To another person. What a type binds to a zone stays there; everything else begins at the same instant and is said on her own clock.
 * `type` null: none is known.
 */
export const givenTo = (shift: RotaShift, person: Pick<RotaPerson, 'id' | 'zone'>, type: ShiftType | null): RotaShift => {
  const zone = type?.zone ?? person.zone
  const there = zone === shift.zone ? shift : inZone(shift, zone)
  return { ...there, personId: person.id }
}

/** The same instants on another wall, as far as its clock can say them; a zone nobody knows changes nothing. */
export const inZone = (shift: RotaShift, zone: string): RotaShift => {
  const span = spanOf(shift)
  if (!span) return shift
  try {
    const start = wallAt(span.startAt, zone, 1)
    return { ...shift, zone, date: start.date, start: start.time, end: wallAt(span.endAt, zone, 1).time }
  } catch {
    return shift
  }
}

/** Begins at an instant (epoch ms UTC), down to the step, and is as long on the wall as before. */
export const begunAt = (shift: RotaShift, at: number): RotaShift => {
  const start = wallAt(at, shift.zone)
  return moved({ ...shift, date: start.date }, minutesBetween(shift.start, start.time))
}
const minutesBetween = (from: string, to: string): number =>
  Math.round(Temporal.PlainTime.from(from).until(Temporal.PlainTime.from(to)).total('minutes'))

/** A new shift of no type, from one instant to another (epoch ms UTC) on the person's clock. */
export const between = (person: Pick<RotaPerson, 'id' | 'zone'>, startAt: number, endAt: number, id: string): RotaShift => {
  const start = wallAt(startAt, person.zone)
  const end = wallAt(Math.min(endAt, startAt + LONGEST * 60_000), person.zone)
  return {
    id,
    personId: person.id,
    typeId: null,
    date: start.date,
    start: start.time,
    end: end.time === start.time ? time(wall(start.date, start.time).add({ minutes: 60 })) : end.time,
    zone: person.zone,
    breaks: [],
    work: 'service',
    note: '',
    override: null,
  }
}

/** Its times and breaks as the type says; person and day stay. */
export const asType = (shift: RotaShift, type: ShiftType, person: Pick<RotaPerson, 'id' | 'zone'>): RotaShift => ({
  ...shiftOfType(type, person, shift.date, shift.id),
  note: shift.note,
  override: shift.override,
})
