import type { SolveModel, SolvePlan, SolveType } from '../solve/types'
import type { BenchInstance } from './format'

/** The benchmark's instance in the generator's own words. */
export function modelOfBench(instance: BenchInstance): SolveModel {
  const typeOf = new Map(instance.shifts.map((shift, index) => [shift.id, index]))
  const personOf = new Map(instance.staff.map((person, index) => [person.id, index]))
  const indexOf = (map: ReadonlyMap<string, number>, id: string): number => {
    const index = map.get(id)
    if (index === undefined) throw new Error(`unknown id ${id}`)
    return index
  }
  const types: SolveType[] = instance.shifts.map(({ id, minutes, notNext }) => ({
    id,
    minutes,
    notNext: notNext.map((next) => indexOf(typeOf, next)),
  }))
  const weekends: number[] = []
  for (let saturday = 5; saturday < instance.days; saturday += 7) weekends.push(saturday)
  const wish =
    (paidWhen: 'worked' | 'notWorked') =>
    ({ staff, day, shift, weight }: BenchInstance['on'][number]) => ({
      person: indexOf(personOf, staff),
      day,
      type: indexOf(typeOf, shift),
      paidWhen,
      weight,
    })
  return {
    days: instance.days,
    types,
    weekends,
    people: instance.staff.map((person) => ({
      id: person.id,
      minMinutes: person.minMinutes,
      maxMinutes: person.maxMinutes,
      minRun: person.minRun,
      maxRun: person.maxRun,
      minOff: person.minOff,
      maxWeekends: person.maxWeekends,
      limits: [...person.maxShifts].map(([id, max]) => ({
        types: [indexOf(typeOf, id)],
        from: 0,
        to: instance.days - 1,
        max,
        of: 'shifts',
      })),
      streaks: [],
      daysOff: [...person.daysOff],
      barred: [],
      fixed: [],
      before: null,
    })),
    demands: instance.cover.map(({ day, shift, need, under, over }) => ({
      slots: [{ day, type: indexOf(typeOf, shift) }],
      people: null,
      need,
      under,
      over,
    })),
    wishes: [...instance.on.map(wish('notWorked')), ...instance.off.map(wish('worked'))],
    kept: [],
  }
}

/** A plan with the file's own shift ids, '' where nothing is worked. */
export const namedPlan = (instance: BenchInstance, plan: SolvePlan): string[][] =>
  plan.map((row) => row.map((type) => (type === null ? '' : (instance.shifts[type]?.id ?? ''))))
