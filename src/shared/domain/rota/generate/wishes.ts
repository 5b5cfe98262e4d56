/** What is wished, shared and kept: everything that costs and never forbids. */
import { isHoliday } from '../../clock/holidays/holidays'
import { dayNumber, weekdayOf } from '../../clock/zoneDays'
import type { RotaPerson } from '../person'
import type { RotaShift, RotaWeights } from '../plan'
import type { SolveShare, SolveSlot, SolveSteady, SolveWish } from '../solve/types'
import { spanOf } from '../when'
import { isNight } from './night'
import type { Workable } from './rules'
import type { Slots } from './slots'

/** Of a wish's weight (1 to 100) and the team's weight for wishes: a wish of ten costs what the team's weight says. */
export const wishCost = (weight: number, team: number): number => Math.max(team > 0 ? 1 : 0, Math.round((weight * team) / 10))

export function wishesOf(person: RotaPerson, index: number, dates: readonly string[], slots: Slots, team: number): SolveWish[] {
  if (team <= 0) return []
  return person.wishes.flatMap((wish) =>
    dates.flatMap((date, day): SolveWish[] => {
      const meant =
        wish.date === null ? wish.weekdays.length === 0 || wish.weekdays.includes(weekdayOf(dayNumber(date))) : wish.date === date
      if (!meant) return []
      const weight = wishCost(wish.weight, team)
      const paidWhen = wish.wants === 'work' ? 'notWorked' : 'worked'
      if (wish.typeId === null) return [{ person: index, day, type: null, paidWhen, weight }]
      const type = slots.all.findIndex(({ typeId }) => typeId === wish.typeId)
      return type < 0 ? [] : [{ person: index, day, type, paidWhen, weight }]
    }),
  )
}

export type ShareKind = 'fairNights' | 'fairWeekends' | 'fairHolidays'
export const shareKinds: readonly ShareKind[] = ['fairNights', 'fairWeekends', 'fairHolidays']
/** So many weeks before the span count for what somebody's share is. */
export const PAST_DAYS = 84
/** Each so many beyond her share cost once more: the third costs more than the first. */
export const SHARE_STEP = 2

/** Whether a shift on that day of hers is night work, weekend work, work on a public holiday of her own country. */
export function countsFor(kind: ShareKind, person: RotaPerson, date: string, span: { startAt: number; endAt: number }): boolean {
  const day = dayNumber(date)
  if (kind === 'fairNights') return isNight(person, date, span)
  if (kind === 'fairWeekends') return weekdayOf(day) >= 6
  return person.country !== null && isHoliday(person.country, day)
}

/** What each did of a kind in the weeks before. */
export function donePast(kind: ShareKind, person: RotaPerson, shifts: readonly RotaShift[], from: string): number {
  const first = dayNumber(from)
  return shifts.filter((shift) => {
    const day = dayNumber(shift.date)
    const span = day < first && day >= first - PAST_DAYS ? spanOf(shift) : null
    return span !== null && countsFor(kind, person, shift.date, span)
  }).length
}

export interface ShareInput {
  readonly person: RotaPerson
  readonly workable: Workable
  readonly past: readonly RotaShift[]
}

/** Shares of all three kinds: those who did more in the weeks before have less of it left. */
export function sharesOf(people: readonly ShareInput[], dates: readonly string[], weights: RotaWeights): SolveShare[] {
  return shareKinds.flatMap((kind) => {
    if (weights[kind] <= 0) return []
    const could = people.map(({ person, workable, past }) => {
      const slots: SolveSlot[] = workable.spans.flatMap((row, day) =>
        row.flatMap((span, type) => (span && countsFor(kind, person, dates[day] as string, span) ? [{ day, type }] : [])),
      )
      return { slots, past: slots.length ? donePast(kind, person, past, dates[0] as string) : 0 }
    })
    const able = could.filter(({ slots }) => slots.length > 0)
    if (able.length === 0) return []
    const mean = able.reduce((sum, one) => sum + one.past, 0) / able.length
    // As much again as in as many days before, less what she did beyond the others (or more, where she did less).
    const again = (mean * dates.length) / PAST_DAYS
    return could.flatMap(({ slots, past }, person) => {
      if (!slots.length) return []
      const share = Math.max(0, Math.round(again + (mean - past)))
      return [0, 1, 2].map((step) => ({ person, slots, above: share + step * SHARE_STEP, weight: weights[kind] }))
    })
  })
}

/** One of each week: days that begin at another time than most of that week cost. */
export function steadyOf(person: number, dates: readonly string[], slots: Slots, weight: number): SolveSteady[] {
  if (weight <= 0) return []
  const starts = [...new Set(slots.all.map(({ start }) => start))]
  const kinds = slots.all.map(({ start }) => starts.indexOf(start))
  const weeks: SolveSteady[] = []
  let from = 0
  for (let day = 1; day <= dates.length; day++) {
    if (day < dates.length && weekdayOf(dayNumber(dates[day] as string)) !== 1) continue
    weeks.push({ person, from, to: day - 1, kinds, weight })
    from = day
  }
  return weeks
}
