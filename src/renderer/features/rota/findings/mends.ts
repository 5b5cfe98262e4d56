/** What would mend a person's findings: looked for only where somebody wants to know, since each is tried before it is offered. */
import { findingsOfPerson } from '../../../../shared/domain/rota/findings'
import type { Finding } from '../../../../shared/domain/rota/plan'
import type { Plan } from '../current'
import type { PlanRow } from '../rows'

const known = new WeakMap<PlanRow, readonly Finding[]>()

export const mendsOf = (plan: Plan, row: PlanRow): readonly Finding[] => {
  const before = known.get(row)
  if (before) return before
  const found =
    row.findings.length === 0
      ? row.findings
      : findingsOfPerson(
          {
            people: [row.person],
            shifts: row.items.flatMap(({ shift, is }) => (is === 'gone' ? [] : [shift])),
            leave: row.leave.map(({ leave }) => leave),
            from: plan.period.startAt,
            to: plan.period.endAt,
          },
          row.person.id,
        )
  known.set(row, found)
  return found
}
