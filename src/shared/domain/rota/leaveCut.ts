/** What becomes of shifts that lie in leave. */
import { Temporal } from 'temporal-polyfill'
import type { RotaDeed } from './deeds'
import { leaveSpan } from './leave'
import type { Override, RotaLeave, RotaShift } from './plan'
import { type Span, spanOf } from './when'

/** Less than so much of a shift is not worth coming for, ms. */
const shortest = 60 * 60_000

const wallAt = (at: number, zone: string): { date: string; time: string } => {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/** What is left of it before or after the leave, on its own wall clock; null: nothing that is worth coming for. */
const restOf = (shift: RotaShift, span: Span, leave: Span): RotaShift | null => {
  const before = leave.startAt - span.startAt
  const after = span.endAt - leave.endAt
  if (Math.max(before, after) < shortest) return null
  const part = before >= after ? { startAt: span.startAt, endAt: leave.startAt } : { startAt: leave.endAt, endAt: span.endAt }
  const from = wallAt(part.startAt, shift.zone)
  const skipped = Math.round((part.startAt - span.startAt) / 60_000)
  const minutes = Math.round((part.endAt - part.startAt) / 60_000)
  const breaks = shift.breaks.flatMap((one) => {
    const afterMinutes = one.afterMinutes - skipped
    return afterMinutes > 0 && afterMinutes + one.minutes < minutes ? [{ ...one, afterMinutes }] : []
  })
  return { ...shift, date: from.date, start: from.time, end: wallAt(part.endAt, shift.zone).time, breaks }
}

/**
 * Deeds that take her shifts out of her leave: those that lie in it go, one that it cuts keeps its longer rest (an hour at least).
 * What has begun by `now` (epoch ms UTC) stays as it is: it was worked, or whoever plans says otherwise.
 */
export const cutByLeave = (shifts: readonly RotaShift[], leave: RotaLeave, now: number, why: Omit<Override, 'was'>): RotaDeed[] => {
  const away = leaveSpan(leave)
  if (!away) return []
  return shifts.flatMap((shift): RotaDeed[] => {
    const span = shift.personId === leave.personId ? spanOf(shift) : null
    if (!span || span.startAt <= now || span.startAt >= away.endAt || span.endAt <= away.startAt) return []
    const rest = restOf(shift, span, away)
    if (!rest) return [{ do: 'remove', kind: 'shift', id: shift.id }]
    const was = shift.override?.was ?? { personId: shift.personId, date: shift.date, start: shift.start, end: shift.end }
    return [{ do: 'put', thing: { kind: 'shift', body: { ...rest, override: { ...why, was } } } }]
  })
}
