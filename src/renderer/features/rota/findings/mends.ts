/** What would mend a person's findings: looked for only where somebody wants to know, since each is tried before it is offered. */
import type { PlanToCheck } from '../../../../shared/domain/rota/findings'
import { mendsFor } from '../../../../shared/domain/rota/mends'
import type { Finding, RotaShift } from '../../../../shared/domain/rota/plan'
import type { Plan } from '../current'
import type { PlanRow } from '../rows'

const plans = new WeakMap<Plan['rows'], PlanToCheck>()
/** Everybody is in it: a shift may be mended by giving it to a colleague. */
const planOf = (plan: Plan): PlanToCheck => {
  const known = plans.get(plan.rows)
  if (known) return known
  const made: PlanToCheck = {
    people: plan.rows.map(({ person }) => person),
    shifts: plan.rows.flatMap(({ items }) => items.flatMap(({ shift, is }): RotaShift[] => (is === 'gone' ? [] : [shift]))),
    leave: plan.rows.flatMap((row) => row.leave.map(({ leave }) => leave)),
    from: plan.period.startAt,
    to: plan.period.endAt,
  }
  plans.set(plan.rows, made)
  return made
}

const known = new WeakMap<Finding, Finding>()
export const mendOf = (plan: Plan, finding: Finding): Finding => {
  const before = known.get(finding)
  if (before) return before
  const [mend] = mendsFor(planOf(plan), finding)
  const found = mend ? { ...finding, mend } : finding
  known.set(finding, found)
  return found
}
/** Of one row: at most so many are looked for. */
const MOST = 20
export const mendsOf = (plan: Plan, row: PlanRow): readonly Finding[] =>
  row.findings.map((finding, at) => (at < MOST ? mendOf(plan, finding) : finding))
