/** Who works how much, and how much of it at night, on weekends and on her own country's holidays: before a plan and after it. */
import { isHoliday } from '../../clock/holidays/holidays'
import { dayNumber, weekdayOf } from '../../clock/zoneDays'
import { workedMinutes } from '../breaks'
import type { RotaPerson } from '../person'
import type { RotaShift } from '../plan'
import { dayAfter, spanOf } from '../when'
import { isNight } from './night'

export interface Tally {
  /** Elapsed, less unpaid pauses. */
  readonly minutes: number
  readonly nights: number
  /** Days worked on Saturdays and Sundays of the shift's own date. */
  readonly weekendDays: number
  readonly holidays: number
}

/** Shifts of one person whose `date` lies in `days` days from `from` (ISO day). */
export function tallyOf(person: RotaPerson, shifts: readonly RotaShift[], from: string, days: number): Tally {
  const until = dayAfter(from, days)
  let minutes = 0
  let nights = 0
  let weekendDays = 0
  let holidays = 0
  for (const shift of shifts) {
    if (shift.personId !== person.id || shift.date < from || shift.date >= until) continue
    const span = spanOf(shift)
    if (!span) continue
    const day = dayNumber(shift.date)
    minutes += workedMinutes(shift.breaks, span)
    if (isNight(person, shift.date, span)) nights++
    if (weekdayOf(day) >= 6) weekendDays++
    if (person.country !== null && isHoliday(person.country, day)) holidays++
  }
  return { minutes, nights, weekendDays, holidays }
}
