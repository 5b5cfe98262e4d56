/** Where the cursor can stand in a row: each shift of it, and each day on which none begins. Pure. */
import { wallAt } from '../../../shared/domain/rota/edit'
import type { PlanRow } from './rows'
import type { Period } from './timeline/axis'
import type { Cursor } from './view'

export interface Stop {
  date: string
  shiftId: string | null
  /** Epoch ms (UTC). */
  at: number
}

export const stopsOf = (row: Pick<PlanRow, 'items'>, period: Period): Stop[] => {
  const stops: Stop[] = []
  for (const { shift, startAt, endAt } of row.items)
    if (startAt < period.startAt && endAt > period.startAt)
      stops.push({ date: wallAt(startAt, period.zone).date, shiftId: shift.id, at: startAt })
  for (const day of period.days) {
    const own = row.items.filter(({ startAt }) => startAt >= day.startAt && startAt < day.endAt)
    if (own.length === 0) stops.push({ date: day.date, shiftId: null, at: day.startAt })
    for (const { shift, startAt } of own) stops.push({ date: day.date, shiftId: shift.id, at: startAt })
  }
  return stops
}

/** The stop a cursor stands on, or the nearest of its day; -1 in a row without any. */
export const placeOf = (stops: readonly Stop[], cursor: Pick<Cursor, 'date' | 'shiftId'>): number => {
  const exact = stops.findIndex(({ shiftId, date }) => (cursor.shiftId ? shiftId === cursor.shiftId : date === cursor.date && !shiftId))
  if (exact >= 0) return exact
  const sameDay = stops.findIndex(({ date }) => date >= cursor.date)
  return sameDay >= 0 ? sameDay : stops.length - 1
}

/** The stop of another row that is nearest in time. */
export const nearest = (stops: readonly Stop[], at: number): Stop | null =>
  stops.reduce<Stop | null>((best, stop) => (!best || Math.abs(stop.at - at) < Math.abs(best.at - at) ? stop : best), null)
