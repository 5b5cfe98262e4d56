/** The rota's words translated into the solver's: dates into day numbers, zones and law into rules by number. */
import type { RotaPerson } from '../person'
import type { RotaLeave, RotaShift } from '../plan'
import type { SolveKept, SolveModel, SolvePlan } from '../solve/types'
import { dayAfter, spanOf } from '../when'
import { demandsOf } from './demands'
import { nominalMinutes, type PersonTask, personRules, workableOf } from './rules'
import { type Slot, Slots, slotOfShift } from './slots'
import type { GenerateTask } from './task'
import { sharesOf, steadyOf, wishesOf } from './wishes'

export interface Translated {
  readonly model: SolveModel
  /** What stands, to start from; null: nothing does. */
  readonly start: SolvePlan | null
  readonly people: readonly RotaPerson[]
  readonly dates: readonly string[]
  readonly slots: readonly Slot[]
  /** By person and day: the shift that stands and is planned anew. */
  readonly current: readonly (readonly (RotaShift | null)[])[]
  readonly tasks: readonly PersonTask[]
}

/** A day that changes in a repair costs as much as two people missing for an hour: a shift that nobody needs is not replaced. */
const REPAIR_KEEP = 2

/** A type of another place is for who is there, or has worked it; without a place of its own, or by UTC, it is for all. */
function isOpen(slot: Slot, person: RotaPerson, known: ReadonlySet<string>): boolean {
  if (slot.typeId === null || slot.work !== 'service') return false
  return slot.zone === null || slot.zone === person.zone || /^(Etc\/|UTC$)/.test(slot.zone) || known.has(slot.typeId)
}

/** @param agreed whether agreed hours bind (see `PersonTask`); those in `eased` need not reach theirs */
export function modelOf(task: GenerateTask, eased: ReadonlySet<string> = new Set()): Translated {
  const { rota, shifts, from, days, mode, weights } = task
  const dates = Array.from({ length: days }, (_, day) => dayAfter(from, day))
  const until = dayAfter(from, days)
  const wanted = task.people === null ? null : new Set(task.people)
  const people = rota.people.filter((person) => !person.left && (wanted === null || wanted.has(person.id)))
  const types = new Map(rota.types.map((type) => [type.id, type]))
  const own = new Map<string, RotaShift[]>(people.map(({ id }) => [id, []]))
  for (const shift of shifts) own.get(shift.personId)?.push(shift)
  const leave = new Map<string, RotaLeave[]>(people.map(({ id }) => [id, []]))
  for (const one of rota.leave) leave.get(one.personId)?.push(one)

  const slots = new Slots()
  for (const { id, start, end, zone, breaks, work } of rota.types)
    if (work === 'service') slots.add({ typeId: id, start, end, zone, breaks, work })
  const standing = people.map((person) => standingOf(person, own.get(person.id) ?? [], dates, until, slots, types, task.now))
  const tasks = people.map((person, index): PersonTask => {
    const stands = standing[index] as Standing
    const known = new Set((own.get(person.id) ?? []).flatMap(({ typeId }) => (typeId === null ? [] : [typeId])))
    return {
      person,
      dates,
      slots,
      open: new Set(slots.all.flatMap((slot, number) => (isOpen(slot, person, known) ? [number] : []))),
      current: stands.numbers,
      fixed: stands.fixed,
      around: stands.around,
      leave: leave.get(person.id) ?? [],
      agreed: mode === 'plan' && !eased.has(person.id),
      now: task.now,
    }
  })
  const workable = tasks.map(workableOf)
  const model: SolveModel = {
    days,
    types: slots.all.map((slot, index) => ({ id: String(index), minutes: nominalMinutes(slot), notNext: [] })),
    people: tasks.map((one, index) => personRules(one, workable[index] as (typeof workable)[number])),
    weekends: [],
    demands: demandsOf({
      needs: task.needs,
      planned: people.map((person, index) => ({ person, workable: workable[index] as (typeof workable)[number] })),
      slots,
      stays: [...shifts.filter(({ personId }) => !own.has(personId)), ...tasks.flatMap(({ around }) => around)],
      everybody: rota.people,
      leave: rota.leave,
      under: weights.under,
      over: weights.over,
      asItWas: mode === 'repair' ? shifts : null,
    }),
    wishes: people.flatMap((person, index) => wishesOf(person, index, dates, slots, weights.wish)),
    kept: keptOf(task, standing, dates),
    shares: sharesOf(
      people.map((person, index) => ({ person, workable: workable[index] as (typeof workable)[number], past: own.get(person.id) ?? [] })),
      dates,
      weights,
    ),
    steady: people.flatMap((_, index) => steadyOf(index, dates, slots, weights.continuity)),
  }
  const some = standing.some(({ numbers }) => numbers.some((number) => number !== null))
  return {
    model,
    start: some ? standing.map(({ numbers }) => numbers) : null,
    people,
    dates,
    slots: slots.all,
    current: standing.map(({ current }) => current),
    tasks,
  }
}

interface Standing {
  readonly current: (RotaShift | null)[]
  readonly numbers: (number | null)[]
  readonly fixed: Set<number>
  readonly around: RotaShift[]
}

/** The first shift of each day is planned anew; lessons stay, so does what has begun, and a day with two shifts. */
function standingOf(
  person: RotaPerson,
  shifts: readonly RotaShift[],
  dates: readonly string[],
  until: string,
  slots: Slots,
  types: Parameters<typeof slotOfShift>[2],
  now: number,
): Standing {
  const current: (RotaShift | null)[] = dates.map(() => null)
  const numbers: (number | null)[] = dates.map(() => null)
  const fixed = new Set<number>()
  const around: RotaShift[] = []
  for (const shift of [...shifts].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const day = dates.indexOf(shift.date)
    const number = day < 0 ? null : slots.add(slotOfShift(shift, person, types))
    if (day < 0 || number === null || current[day]) {
      around.push(shift)
      if (day >= 0 && current[day]) fixed.add(day)
      continue
    }
    current[day] = shift
    numbers[day] = number
    if (shift.work === 'training' || (spanOf(shift)?.startAt ?? now) < now) fixed.add(day)
  }
  around.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return {
    current,
    numbers,
    fixed,
    around: around.filter(({ date }) => date >= dayAfter(dates[0] as string, -84) && date < dayAfter(until, 28)),
  }
}

/** Plan: what is published, in weeks in which anything of hers is. Repair: everything. */
function keptOf({ mode, rota, weights }: GenerateTask, standing: readonly Standing[], dates: readonly string[]): SolveKept[] {
  if (mode === 'repair') {
    const weight = weights.under * REPAIR_KEEP
    return standing.flatMap(({ numbers }, person) => numbers.map((type, day) => ({ person, day, type, weight })))
  }
  if (weights.keep <= 0) return []
  const published = new Set(rota.shifts.map(({ id }) => id))
  return standing.flatMap(({ current, numbers }, person) =>
    dates.flatMap((_, day): SolveKept[] => {
      const week = Math.floor(day / 7) * 7
      const any = current.slice(week, week + 7).some((shift) => shift !== null && published.has(shift.id))
      return any ? [{ person, day, type: numbers[day] ?? null, weight: weights.keep }] : []
    }),
  )
}
