/** An agent's own weeks: what she works, in her own zone, with its true length. */

import { workedMinutes } from '../../../../shared/domain/rota/breaks'
import { type ClockChange, clockChangesBetween } from '../../../../shared/domain/rota/clockChanges'
import { leaveSpan } from '../../../../shared/domain/rota/leave'
import { leaveThatCounts } from '../../../../shared/domain/rota/onShift'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { Rota, RotaLeave, RotaShift } from '../../../../shared/domain/rota/plan'
import { dayAfter, instantAt, type Span, spanOf } from '../../../../shared/domain/rota/when'
import { dateIn, mondayOf } from '../parts/days'

export interface MyShift extends Span {
  shift: RotaShift
  /** Elapsed minutes without unpaid breaks. */
  minutes: number
}
export interface MyDay {
  date: string
  shifts: MyShift[]
  leave: RotaLeave[]
  change: ClockChange | null
}
export interface MyWeek {
  monday: string
  days: MyDay[]
  /** Elapsed minutes planned, and of them already worked. */
  planned: number
  worked: number
}

/** Hers, by start; shifts of no known zone are left out. */
export const shiftsOf = (rota: Pick<Rota, 'shifts'>, personId: string): MyShift[] =>
  rota.shifts
    .flatMap((shift) => {
      const span = shift.personId === personId ? spanOf(shift) : null
      return span ? [{ shift, ...span, minutes: workedMinutes(shift.breaks, span) }] : []
    })
    .sort((a, b) => a.startAt - b.startAt)

/** Minutes of a shift that have passed at `now` (epoch ms): breaks that lie behind are taken off. */
export const workedBy = ({ shift, startAt, endAt }: MyShift, now: number): number =>
  now <= startAt ? 0 : workedMinutes(shift.breaks, { startAt, endAt: Math.min(endAt, now) })

/** `count` weeks from the one that holds `now`, Monday first, on the person's own calendar. A shift counts on the day it starts there. */
export const weeksOf = (rota: Rota, person: RotaPerson, now: number, count: number): MyWeek[] => {
  const mine = shiftsOf(rota, person.id)
  const first = mondayOf(dateIn(now, person.zone))
  const away = leaveThatCounts(rota).filter(({ personId }) => personId === person.id)
  return Array.from({ length: count }, (_, week) => {
    const monday = dayAfter(first, week * 7)
    const days = Array.from({ length: 7 }, (__, day): MyDay => {
      const date = dayAfter(monday, day)
      const startAt = instantAt(date, '00:00', person.zone)
      const endAt = instantAt(dayAfter(date, 1), '00:00', person.zone)
      return {
        date,
        shifts: mine.filter((one) => one.startAt >= startAt && one.startAt < endAt),
        leave: away.filter((one) => {
          const span = leaveSpan(one)
          return span !== null && span.startAt < endAt && span.endAt > startAt
        }),
        change: clockChangesBetween(person.zone, startAt, endAt)[0] ?? null,
      }
    })
    const all = days.flatMap(({ shifts }) => shifts)
    return {
      monday,
      days,
      planned: all.reduce((sum, { minutes }) => sum + minutes, 0),
      worked: all.reduce((sum, one) => sum + workedBy(one, now), 0),
    }
  })
}

/** The shift that runs, and the first that has not begun. */
export const nowAndNext = (shifts: readonly MyShift[], now: number): { running: MyShift | null; next: MyShift | null } => ({
  running: shifts.find(({ startAt, endAt }) => startAt <= now && now < endAt) ?? null,
  next: shifts.find(({ startAt }) => startAt > now) ?? null,
})
