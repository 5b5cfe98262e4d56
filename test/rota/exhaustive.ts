import type { BenchInstance } from '../../src/shared/domain/rota/bench/format'
import { judgeBench } from '../../src/shared/domain/rota/judge/judge'

/** The least objective of all lawful plans: every row of everybody is tried, the judge alone decides. For small instances only. */
export function optimumOf(instance: BenchInstance): number {
  const ids = ['', ...instance.shifts.map(({ id }) => id)]
  const rowsOf = (person: number): string[][] => {
    const alone = { ...instance, staff: instance.staff.slice(person, person + 1) }
    const rows: string[][] = []
    for (let code = 0; code < ids.length ** instance.days; code++) {
      const row = Array.from({ length: instance.days }, (_, day) => ids[Math.floor(code / ids.length ** day) % ids.length] ?? '')
      if (judgeBench(alone, [row]).breaches.length === 0) rows.push(row)
    }
    return rows
  }
  const all = instance.staff.map((_, person) => rowsOf(person))
  let best = Number.POSITIVE_INFINITY
  const walk = (plan: string[][]) => {
    if (plan.length === all.length) {
      best = Math.min(best, judgeBench(instance, plan).objective)
      return
    }
    for (const row of all[plan.length] ?? []) walk([...plan, row])
  }
  walk([])
  return best
}
