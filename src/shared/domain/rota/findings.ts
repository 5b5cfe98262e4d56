/** Every rule of a plan that is broken: law and contract (hard), and what is to be known (soft). */
import { dayAt, isZone } from '../clock/zoneDays'
import { workedMinutes } from './breaks'
import { lawOf } from './law/law'
import { leaveSpan } from './leave'
import type { RotaPerson } from './person'
import type { Finding, RotaLeave, RotaShift } from './plan'
import { clockChange, hours } from './rules/hours'
import { holiday, leave } from './rules/leave'
import { daysInRow, daysPerWeek, maxDay, maxWeek, underWeek } from './rules/limits'
import { nights, nightsInRow } from './rules/nights'
import { overlap } from './rules/overlap'
import { breaks, stretch } from './rules/pauses'
import { rest, weeklyRest } from './rules/rest'
import type { LeavePiece, PersonPlan, Piece, Rule } from './rules/types'
import { left, leftOf, zone } from './rules/unknown'
import { dayAfter, spanOf } from './when'

export interface PlanToCheck {
  people: readonly RotaPerson[]
  /** Also those around the span: rest, weeks and runs reach over its edges (four weeks on either side are enough). */
  shifts: readonly RotaShift[]
  leave: readonly RotaLeave[]
  /** Epoch ms (UTC): findings that touch `[from, to)`. */
  from: number
  to: number
}

/** Of those whose zone is known: days are reckoned on her wall. */
const rules: readonly Rule[] = [
  overlap,
  rest,
  weeklyRest,
  maxDay,
  maxWeek,
  underWeek,
  daysPerWeek,
  daysInRow,
  nightsInRow,
  nights,
  hours,
  leave,
  breaks,
  stretch,
  holiday,
  clockChange,
  left,
  zone,
]
const rulesNowhere: readonly Rule[] = [overlap, leave, left, zone]

const own = <Thing extends { personId: string }>(things: readonly Thing[], personId: string): Thing[] =>
  things.filter((thing) => thing.personId === personId)

/** One person's part of a plan as instants, with the law that counts on each day. */
export const planOf = (person: RotaPerson, plan: Pick<PlanToCheck, 'shifts' | 'leave' | 'from' | 'to'>): PersonPlan => {
  const pieces: Piece[] = []
  const nowhere: RotaShift[] = []
  for (const shift of own(plan.shifts, person.id)) {
    const span = spanOf(shift)
    if (!span) {
      nowhere.push(shift)
      continue
    }
    const day = dayAt(person.zone, span.startAt)
    pieces.push({
      shift,
      ...span,
      minutes: workedMinutes(shift.breaks, span),
      day,
      law: lawOf(person.country, dayAfter('1970-01-01', day)),
    })
  }
  pieces.sort((a, b) => a.startAt - b.startAt || a.endAt - b.endAt || (a.shift.id < b.shift.id ? -1 : 1))
  const off: LeavePiece[] = []
  for (const one of own(plan.leave, person.id)) {
    const span = leaveSpan(one)
    if (span) off.push({ leave: one, ...span })
  }
  return { person, pieces, nowhere, leave: off, from: plan.from, to: plan.to }
}

const byTime = (a: Finding, b: Finding): number => a.startAt - b.startAt || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)

const check = (plan: PersonPlan): Finding[] =>
  (isZone(plan.person.zone) ? rules : rulesNowhere)
    .flatMap((rule) => rule(plan))
    .filter(({ startAt, endAt }) => startAt < plan.to && endAt > plan.from)
    .sort(byTime)

/**
 * Findings of one person of the plan, by start: what an edit of hers has to look at again. Only her own shifts and leave are read.
 * None for somebody who is not in `people`. `mend` is null: `mendsFor` looks for it.
 */
export const findingsOfPerson = (plan: PlanToCheck, personId: string): Finding[] => {
  const person = plan.people.find(({ id }) => id === personId)
  return person ? check(planOf(person, plan)) : []
}

/**
 * All findings of the plan that touch `[from, to)`, by start, then person in their order, then rule. `mend` is null: `mendsFor`
 * looks for it. What each rule says, and by which law, stands with it in `rules/`.
 */
export const findingsOf = (plan: PlanToCheck): Finding[] => {
  const shifts = new Map<string, RotaShift[]>(plan.people.map(({ id }) => [id, []]))
  const off = new Map<string, RotaLeave[]>()
  const found: Finding[] = []
  for (const shift of plan.shifts) {
    const of = shifts.get(shift.personId)
    if (of) of.push(shift)
    else found.push(leftOf(shift.personId, shift, spanOf(shift)))
  }
  for (const one of plan.leave) off.set(one.personId, [...(off.get(one.personId) ?? []), one])
  for (const person of plan.people)
    found.push(...check(planOf(person, { ...plan, shifts: shifts.get(person.id) ?? [], leave: off.get(person.id) ?? [] })))
  return found.filter(({ startAt, endAt }) => startAt < plan.to && endAt > plan.from).sort(byTime)
}
