/** Every rule of a plan that is broken: law and contract (hard), and what is to be known (soft). */
import { dayAt } from '../clock/zoneDays'
import { workedMinutes } from './breaks'
import { leaveSpan } from './leave'
import type { RotaPerson } from './person'
import type { Finding, RotaLeave, RotaShift } from './plan'
import { within } from './rules/finding'
import { leave } from './rules/leave'
import { daysInRow, maxDay, maxWeek } from './rules/limits'
import { overlap } from './rules/overlap'
import { rest } from './rules/rest'
import type { LeavePiece, PersonPlan, Piece, Rule } from './rules/types'
import { spanOf } from './when'

export interface PlanToCheck {
  people: readonly RotaPerson[]
  /** Also those around the span: rest, weeks and runs reach over its edges (four weeks on either side are enough). */
  shifts: readonly RotaShift[]
  leave: readonly RotaLeave[]
  /** Epoch ms (UTC): findings that touch `[from, to)`. */
  from: number
  to: number
}

const rules: readonly Rule[] = [overlap, rest, maxDay, maxWeek, daysInRow, leave]

const planOf = (person: RotaPerson, shifts: readonly RotaShift[], leaves: readonly RotaLeave[], from: number, to: number): PersonPlan => {
  const pieces: Piece[] = []
  for (const shift of shifts) {
    const span = spanOf(shift)
    if (span) pieces.push({ shift, ...span, minutes: workedMinutes(shift.breaks, span), day: dayAt(person.zone, span.startAt) })
  }
  pieces.sort((a, b) => a.startAt - b.startAt || a.endAt - b.endAt || (a.shift.id < b.shift.id ? -1 : 1))
  const off: LeavePiece[] = []
  for (const one of leaves) {
    const span = leaveSpan(one)
    if (span) off.push({ leave: one, ...span })
  }
  return { person, pieces, leave: off, from, to }
}

const check = (plan: PersonPlan): Finding[] =>
  within(
    plan,
    rules.flatMap((rule) => rule(plan)),
  ).sort((a, b) => a.startAt - b.startAt || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))

/** Findings of one person of the plan, by start: what an edit of hers has to look at again. None for somebody who is not in it. */
export const findingsOfPerson = ({ people, shifts, leave: leaves, from, to }: PlanToCheck, personId: string): Finding[] => {
  const person = people.find(({ id }) => id === personId)
  if (!person) return []
  const own = <Thing extends { personId: string }>(things: readonly Thing[]) => things.filter((thing) => thing.personId === personId)
  return check(planOf(person, own(shifts), own(leaves), from, to))
}

/** All findings of the plan, by start. The sources of the rules are with the rules (`rules/`), of the law with `law/`. */
export const findingsOf = ({ people, shifts, leave: leaves, from, to }: PlanToCheck): Finding[] => {
  const shiftsBy = new Map<string, RotaShift[]>(people.map(({ id }) => [id, []]))
  for (const shift of shifts) shiftsBy.get(shift.personId)?.push(shift)
  const leaveBy = new Map<string, RotaLeave[]>(people.map(({ id }) => [id, []]))
  for (const one of leaves) leaveBy.get(one.personId)?.push(one)
  return people
    .flatMap((person) => check(planOf(person, shiftsBy.get(person.id) ?? [], leaveBy.get(person.id) ?? [], from, to)))
    .sort((a, b) => a.startAt - b.startAt)
}
