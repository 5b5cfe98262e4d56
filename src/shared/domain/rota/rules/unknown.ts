import { isZone } from '../../clock/zoneDays'
import type { RotaPerson } from '../person'
import type { Finding, RotaShift } from '../plan'
import type { Span } from '../when'
import { findingOf } from './finding'
import type { Rule } from './types'

/** `left`, hard: a shift of somebody who has left. One finding for each shift. No figures. */
export const left: Rule = (plan) => (plan.person.left ? plan.pieces.map((piece) => findingOf(plan, 'left', 'hard', [piece], {})) : [])

/** As if it were in UTC. */
const inUtc = ({ date, start, end }: RotaShift): Span => ({
  startAt: Date.parse(`${date}T${start}:00Z`),
  endAt: Date.parse(`${date}T${end}:00Z`) + (end > start ? 0 : 86_400_000),
})

/** The same for a shift of a person who is not in the team's list (any more). `span` null: its zone is not known. */
export const leftOf = (personId: RotaPerson['id'], shift: RotaShift, span: Span | null): Finding => ({
  rule: 'left',
  weight: 'hard',
  personId,
  shiftIds: [shift.id],
  ...(span ?? inUtc(shift)),
  figures: {},
  mend: null,
})

/**
 * `zone`, hard: a shift in a time zone that this system does not know (span: as if it were in UTC), or a person in one (one finding over
 * all her shifts; her days are counted as UTC's meanwhile). Figures: `zone`.
 */
export const zone: Rule = (plan) => {
  const found: Finding[] = plan.nowhere.map((shift) => ({
    ...leftOf(plan.person.id, shift, null),
    rule: 'zone',
    figures: { zone: shift.zone },
  }))
  if (plan.pieces.length > 0 && !isZone(plan.person.zone))
    found.push(findingOf(plan, 'zone', 'hard', plan.pieces, { zone: plan.person.zone }))
  return found
}
