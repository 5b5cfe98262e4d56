/**
 * The judge of a plan for the public benchmark: objective and every broken hard rule, read from the words of the format.
 * It shares no code with whatever made the plan (only the shape of the file), and must stay so.
 */
import type { BenchInstance, BenchStaff } from '../bench/format'

export interface Breach {
  readonly staff: string
  /** Day it shows on; -1 where it is about the whole plan. */
  readonly day: number
  readonly rule:
    | 'unknownShift'
    | 'succession'
    | 'maxShifts'
    | 'maxMinutes'
    | 'minMinutes'
    | 'maxRun'
    | 'minRun'
    | 'minOff'
    | 'maxWeekends'
    | 'dayOff'
    | 'shape'
}
export interface Verdict {
  readonly objective: number
  readonly breaches: readonly Breach[]
}
/** One row a person in the file's order, one shift id a day, '' where nothing is worked. */
export type BenchPlan = readonly (readonly string[])[]

/** Objective of the plan (sum of paid weights) and all it breaks. */
export function judgeBench(instance: BenchInstance, plan: BenchPlan): Verdict {
  const breaches: Breach[] = []
  if (plan.length !== instance.staff.length) breaches.push({ staff: '', day: -1, rule: 'shape' })
  instance.staff.forEach((person, index) => {
    breachesOf(instance, person, plan[index] ?? [], (day, rule) => breaches.push({ staff: person.id, day, rule }))
  })
  return { objective: objectiveOf(instance, plan), breaches }
}

function objectiveOf(instance: BenchInstance, plan: BenchPlan): number {
  let sum = 0
  const rowOf = new Map(instance.staff.map((person, index) => [person.id, plan[index] ?? []]))
  for (const { staff, day, shift, weight } of instance.on) if (rowOf.get(staff)?.[day] !== shift) sum += weight
  for (const { staff, day, shift, weight } of instance.off) if (rowOf.get(staff)?.[day] === shift) sum += weight
  for (const { day, shift, need, under, over } of instance.cover) {
    const present = plan.filter((row) => row[day] === shift).length
    if (present < need) sum += (need - present) * under
    if (present > need) sum += (present - need) * over
  }
  return sum
}

function breachesOf(
  instance: BenchInstance,
  person: BenchStaff,
  row: readonly string[],
  tell: (day: number, rule: Breach['rule']) => void,
) {
  const { days } = instance
  if (row.length !== days) tell(-1, 'shape')
  const shiftOf = new Map(instance.shifts.map((shift) => [shift.id, shift]))
  const counts = new Map<string, number>()
  let minutes = 0
  for (let day = 0; day < days; day++) {
    const id = row[day] ?? ''
    if (id === '') continue
    const shift = shiftOf.get(id)
    if (!shift) {
      tell(day, 'unknownShift')
      continue
    }
    minutes += shift.minutes
    counts.set(id, (counts.get(id) ?? 0) + 1)
    if (person.daysOff.has(day)) tell(day, 'dayOff')
    if (shift.notNext.includes(row[day + 1] ?? '')) tell(day + 1, 'succession')
  }
  for (const [id, limit] of person.maxShifts) if ((counts.get(id) ?? 0) > limit) tell(-1, 'maxShifts')
  if (minutes > person.maxMinutes) tell(-1, 'maxMinutes')
  if (minutes < person.minMinutes) tell(-1, 'minMinutes')

  // Stretches of equal days; those that touch an end of the horizon may be short.
  let start = 0
  for (let day = 1; day <= days; day++) {
    const works = (row[start] ?? '') !== ''
    if (day < days && ((row[day] ?? '') !== '') === works) continue
    const length = day - start
    const touches = start === 0 || day === days
    if (works && length > person.maxRun) tell(start, 'maxRun')
    if (works && !touches && length < person.minRun) tell(start, 'minRun')
    if (!works && !touches && length < person.minOff) tell(start, 'minOff')
    start = day
  }
  let weekends = 0
  for (let saturday = 5; saturday < days; saturday += 7) if ((row[saturday] ?? '') !== '' || (row[saturday + 1] ?? '') !== '') weekends++
  // A horizon of 1000 days at most, so a Sunday never stands without its Saturday: day 0 is a Monday.
  if (weekends > person.maxWeekends) tell(-1, 'maxWeekends')
}
