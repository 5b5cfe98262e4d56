/** Needs of hours and languages as the solver's demands: who could meet each, less what those bring who are not planned anew. */
import { leaveSpan } from '../leave'
import type { RotaPerson } from '../person'
import type { HourNeed, RotaLeave, RotaShift } from '../plan'
import type { SolveDemand, SolveSlot } from '../solve/types'
import { spanOf } from '../when'
import type { Workable } from './rules'
import { hoursOf, type Slots } from './slots'

export interface PlannedPerson {
  readonly person: RotaPerson
  readonly workable: Workable
}

const levels = new Set(['good', 'fluent', 'native'])
const primary = (code: string): string => code.split('-')[0]?.toLowerCase() ?? code

/** Languages somebody writes well enough for customers, by primary subtag. */
export const writes = ({ languages }: RotaPerson, language: string): boolean =>
  languages.some(({ code, level }) => levels.has(level) && primary(code) === primary(language))
const servesShop = ({ shops }: RotaPerson, shop: string | null): boolean => shop === null || shops.length === 0 || shops.includes(shop)

interface Gathered {
  readonly key: string
  need: number
  readonly can: (person: RotaPerson) => boolean
}

/**
 * Needs of one hour whose people are the same become one. A shop by itself counts only where
 * fewer than two thirds of a language's people are trained on it: else it is part of its language.
 */
function gathered(needs: readonly HourNeed[], people: readonly RotaPerson[]): Map<number, Gathered[]> {
  const speakers = new Map<string, number>()
  const trained = new Map<string, number>()
  const count = (language: string, shop: string | null) => {
    const key = `${language}|${shop ?? ''}`
    let found = trained.get(key)
    if (found === undefined) {
      found = people.filter((person) => writes(person, language) && servesShop(person, shop)).length
      trained.set(key, found)
    }
    return found
  }
  const hours = new Map<number, Map<string, Gathered>>()
  for (const { at, language, shop, people: need } of needs) {
    if (need <= 0) continue
    let all = speakers.get(language)
    if (all === undefined) {
      all = count(language, null)
      speakers.set(language, all)
    }
    const own = shop !== null && count(language, shop) < (all * 2) / 3 ? shop : null
    let hour = hours.get(at)
    if (!hour) {
      hour = new Map()
      hours.set(at, hour)
    }
    const key = `${language}|${own ?? ''}`
    const known = hour.get(key)
    if (known) known.need += need
    else hour.set(key, { key, need, can: (person) => writes(person, language) && servesShop(person, own) })
  }
  return new Map([...hours].map(([at, hour]) => [at, [...hour.values()]]))
}

/** Shifts that stay as they are, as hours of people. */
function standing(
  shifts: readonly RotaShift[],
  leave: readonly RotaLeave[],
  people: ReadonlyMap<string, RotaPerson>,
): Map<number, RotaPerson[]> {
  const away = leave.flatMap((one) => {
    const span = leaveSpan(one)
    return span ? [{ personId: one.personId, ...span }] : []
  })
  const hours = new Map<number, RotaPerson[]>()
  for (const shift of shifts) {
    const person = people.get(shift.personId)
    const span = spanOf(shift)
    if (!person || person.left || !span) continue
    if (away.some((off) => off.personId === shift.personId && off.startAt < span.endAt && span.startAt < off.endAt)) continue
    for (const at of hoursOf(shift.work, shift.breaks, span)) {
      const list = hours.get(at)
      if (list) list.push(person)
      else hours.set(at, [person])
    }
  }
  return hours
}

export interface DemandInput {
  readonly needs: readonly HourNeed[]
  readonly planned: readonly PlannedPerson[]
  readonly slots: Slots
  /** What stays: of others, and what is not planned anew of those planned. */
  readonly stays: readonly RotaShift[]
  readonly everybody: readonly RotaPerson[]
  readonly leave: readonly RotaLeave[]
  readonly under: number
  readonly over: number
  /** Repair: the plan as it stood, whoever is away by now; no more is asked than it gave. Null: all that is needed. */
  readonly asItWas: readonly RotaShift[] | null
}

/** What is left to be met after these, each where most is missing (less than nothing where they are too many). */
function taken(cells: readonly Gathered[], needs: readonly number[], people: readonly RotaPerson[]): number[] {
  const left = [...needs]
  for (const person of people) {
    let most = -1
    for (const [place, { can }] of cells.entries()) if (can(person) && (most < 0 || (left[place] ?? 0) > (left[most] ?? 0))) most = place
    if (most >= 0) left[most] = (left[most] ?? 0) - 1
  }
  return left
}

/**
 * Parts of people become whole ones hour by hour, what is left over carried on: a third of somebody in each of three hours is one
 * hour's work, whoever does it beside other languages. Languages begin at different parts, so that not all become whole at once.
 */
function wholePeople(): (key: string, need: number) => number {
  const carried = new Map<string, number>()
  return (key, need) => {
    const sum = (carried.get(key) ?? ((carried.size * GOLDEN) % 1) - 0.5) + need
    const whole = Math.max(0, Math.round(sum))
    carried.set(key, sum - whole)
    return whole
  }
}
const GOLDEN = (Math.sqrt(5) - 1) / 2

export function demandsOf({ needs, planned, slots, stays, everybody, leave, under, over, asItWas }: DemandInput): SolveDemand[] {
  // Who is at work in which hour, by (day, slot): alike for all of one zone and the same open slots.
  const atWork = new Map<number, Map<string, { slots: SolveSlot[]; people: number[] }>>()
  for (const [index, { workable }] of planned.entries()) {
    const mine = new Map<number, SolveSlot[]>()
    for (const [day, row] of workable.spans.entries())
      for (const [type, span] of row.entries()) {
        const slot = slots.all[type]
        if (!span || !slot) continue
        for (const at of hoursOf(slot.work, slot.breaks, span)) {
          const list = mine.get(at)
          if (list) list.push({ day, type })
          else mine.set(at, [{ day, type }])
        }
      }
    for (const [at, list] of mine) {
      let hour = atWork.get(at)
      if (!hour) {
        hour = new Map()
        atWork.set(at, hour)
      }
      const key = list.map(({ day, type }) => `${day}:${type}`).join()
      const group = hour.get(key)
      if (group) group.people.push(index)
      else hour.set(key, { slots: list, people: [index] })
    }
  }
  const others = standing(stays, leave, new Map(everybody.map((person) => [person.id as string, person])))
  const before = asItWas && standing(asItWas, [], new Map(everybody.map((person) => [person.id as string, person])))
  const demands: SolveDemand[] = []
  const whole = wholePeople()
  for (const [at, cells] of [...gathered(needs, everybody)].sort(([a], [b]) => a - b)) {
    // What stood is let go of person by person, so that only what is lost is looked for again.
    const had =
      before &&
      taken(
        cells,
        cells.map(({ need }) => need),
        before.get(at) ?? [],
      )
    const asked = cells.map(({ need }, place) => (had ? need - Math.max(0, had[place] ?? 0) : need))
    const left = taken(cells, asked, others.get(at) ?? [])
    const here = [...(atWork.get(at)?.values() ?? [])]
    for (const [place, cell] of cells.entries()) {
      const { can } = cell
      const need = whole(cell.key, Math.max(0, left[place] ?? 0))
      const groups = here.flatMap((group) => {
        const people = group.people.filter((index) => can((planned[index] as PlannedPerson).person))
        return people.length ? [{ slots: group.slots, people }] : []
      })
      const [first, ...more] = groups
      if (first && need > 0) demands.push({ ...first, more, moment: at, need, under, over })
    }
  }
  return demands
}
