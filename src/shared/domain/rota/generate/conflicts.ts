/** Why somebody has no lawful plan, in the rota's words: an irreducible set of her rules, each with its figures. */
import { conflictsOf } from '../solve/conflicts'
import type { SolvePerson } from '../solve/types'
import type { Translated } from './model'

export interface NamedRule {
  /** `agreed`, `daysInRow`, `nightsInRow`, `nights`, `maxWeek`, `daysPerWeek`, `rest`, `dayOff`, `barred`, `fixed`. */
  readonly code: string
  readonly params: Record<string, string | number>
}
export interface NamedConflict {
  /** Index in the model. */
  readonly person: number
  readonly rules: readonly NamedRule[]
}

/** @param people indexes in the model that have no plan */
export function namedConflicts(translated: Translated, people: readonly number[]): NamedConflict[] {
  return conflictsOf(translated.model, people).map(({ person, rules }) => ({
    person,
    rules: rules.map((rule) => named(translated, person, rule)),
  }))
}

function named({ model, tasks, dates }: Translated, person: number, rule: string): NamedRule {
  const rules = model.people[person] as SolvePerson
  const contract = tasks[person]?.person.contract
  const [kind = '', place = ''] = rule.split(':')
  const date = dates[Number(place)] ?? ''
  switch (kind) {
    case 'minMinutes':
      return { code: 'agreed', params: { minutes: rules.minMinutes } }
    case 'maxMinutes':
      return { code: 'maxHours', params: { minutes: rules.maxMinutes } }
    case 'maxRun':
      return { code: 'daysInRow', params: { most: rules.maxRun } }
    case 'streaks':
      return { code: 'nightsInRow', params: { most: contract?.maxNightsInRow ?? 0 } }
    case 'succession':
      return { code: 'rest', params: { minutes: contract?.minRestMinutes ?? 0 } }
    case 'limit': {
      const limit = rules.limits[Number(place)]
      const from = dates[limit?.from ?? 0] ?? ''
      if (limit?.of === 'minutes') return { code: 'maxWeek', params: { minutes: limit.max, date: from } }
      const all = limit?.types.length === model.types.length
      return { code: all ? 'daysPerWeek' : 'nights', params: { most: limit?.max ?? 0, date: from } }
    }
    default:
      return { code: kind, params: { date } }
  }
}
