/** Why somebody has no lawful plan: a set of her hard rules that conflict, none of which can be left out. */
import { allowsPlan, ownCosts } from './compile'
import { planGraph } from './graph'
import type { SolveModel } from './types'

/**
 * A rule by name: `minMinutes`, `maxMinutes`, `minRun`, `maxRun`, `minOff`, `maxWeekends`, `streaks`, `succession`,
 * `limit:<index>`, `dayOff:<day>`, `barred:<day>`, `fixed:<day>`.
 */
export interface Conflict {
  /** Index in the model. */
  readonly person: number
  readonly rules: readonly string[]
}

/**
 * An irreducible subset of `items` for which `holds` is false (deletion filter: each is left out once).
 * @param holds monotone: a subset of what holds, holds
 * @returns empty when everything holds together
 */
export function irreducible<Item>(items: readonly Item[], holds: (subset: readonly Item[]) => boolean): Item[] {
  if (holds(items)) return []
  let kept = [...items]
  for (const item of items) {
    const without = kept.filter((other) => other !== item)
    if (!holds(without)) kept = without
  }
  return kept
}

/** The conflicting rules of each of these people; those who have a plan are left out. */
export function conflictsOf(model: SolveModel, people: readonly number[]): Conflict[] {
  return people.flatMap((index) => {
    const person = model.people[index]
    if (!person) return []
    const once = (name: string, days: readonly number[]) => [...new Set(days)].map((day) => `${name}:${day}`)
    // What the law and the contract say is looked at last, so that the days by hand are named only where they matter.
    const rules = [
      ...once('dayOff', person.daysOff),
      ...once(
        'barred',
        person.barred.map(({ day }) => day),
      ),
      ...once(
        'fixed',
        person.fixed.map(({ day }) => day),
      ),
      ...person.limits.map((_, limit) => `limit:${limit}`),
      'streaks',
      'maxWeekends',
      'succession',
      'maxRun',
      'minRun',
      'minOff',
      'maxMinutes',
      'minMinutes',
    ]
    const holds = (subset: readonly string[]): boolean => {
      const kept = new Set(subset)
      const without = new Set(rules.filter((rule) => !kept.has(rule)))
      return allowsPlan(planGraph(model, person, without), ownCosts(model, index, without), model.types.length + 1)
    }
    const found = irreducible(rules, holds)
    return found.length ? [{ person: index, rules: found }] : []
  })
}
