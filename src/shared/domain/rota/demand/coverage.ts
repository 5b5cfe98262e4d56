/** Whether the people of a plan are enough for what is needed, hour by hour. */
import type { RotaPerson } from '../person'
import type { HourNeed, RotaLeave, RotaShift } from '../plan'
import { type Cell, canServe, type Duty, dutiesOf, languagesOf, presentIn } from './cells'
import { type Group, shareOut } from './share'
import { HOUR } from './wall'

/** One hour of one language at one shop (or any shop of it). */
export interface CoverCell extends Cell {
  /** Epoch ms (UTC): the hour's start. */
  at: number
  /** People needed; 0 and no span where nothing is. */
  need: number
  low: number
  high: number
  /** People there for it, at most as many as needed, and beyond it. */
  met: number
  spare: number
  why: Readonly<Record<string, number>>
}
export interface PersonAt {
  personId: string
  shiftId: string
  /** Part of the hour (0 to 1) in which she answers. */
  part: number
  /** For which needs she counts, in parts of the hour. */
  counts: readonly (Cell & { part: number })[]
}
export interface HourCover {
  at: number
  cells: readonly CoverCell[]
  on: readonly PersonAt[]
}

export interface CoverInput {
  needs: readonly HourNeed[]
  people: readonly RotaPerson[]
  /** What is planned: published with drafts laid over. */
  shifts: readonly RotaShift[]
  leave: readonly RotaLeave[]
  /** Epoch ms, whole hours, `[from, to)`. */
  from: number
  to: number
}

/**
 * Per hour: people on their shift, not on leave, break, lunch or training (by the minutes of each), not left, shared out among the
 * needs whose language they write (level `good` or better) and whose shop they are trained on (`share.ts`: a maximum flow, evenly
 * filled; one person counts in one need at a time). Languages that only spare people write get a cell without need.
 */
export const coverageOf = ({ needs, people, shifts, leave, from, to }: CoverInput): HourCover[] => {
  const known = new Map(people.map((person) => [person.id as string, person]))
  const byHour = new Map<number, HourNeed[]>()
  for (const need of needs) {
    const list = byHour.get(need.at)
    if (list) list.push(need)
    else byHour.set(need.at, [need])
  }
  const duties = dutiesOf(people, shifts, leave).filter(({ startAt, endAt }) => startAt < to && endAt > from)
  const hours: Duty[][] = Array.from({ length: Math.round((to - from) / HOUR) }, () => [])
  for (const duty of duties) {
    const end = Math.min(hours.length, Math.ceil((duty.endAt - from) / HOUR))
    for (let place = Math.max(0, Math.floor((duty.startAt - from) / HOUR)); place < end; place += 1) hours[place]?.push(duty)
  }
  return hours.map((on, place) => coverHour(from + place * HOUR, byHour.get(from + place * HOUR) ?? [], on, known))
}

const coverHour = (at: number, needs: readonly HourNeed[], duties: readonly Duty[], people: ReadonlyMap<string, RotaPerson>): HourCover => {
  const here = duties.flatMap((duty) => {
    const person = people.get(duty.personId)
    const part = presentIn(duty, at)
    return person && part > 0 ? [{ duty, person, part }] : []
  })
  const cells: (Cell & { need: HourNeed | null })[] = needs.map((need) => ({ language: need.language, shop: need.shop, need }))
  const asked = new Set(needs.map(({ language }) => language))
  for (const { person } of here)
    for (const language of languagesOf(person))
      if (!asked.has(language)) {
        asked.add(language)
        cells.push({ language, shop: null, need: null })
      }
  // People alike are one group; each takes part by the minutes she is there.
  const groups = new Map<string, { places: number[]; amount: number; members: typeof here }>()
  for (const one of here) {
    const places = cells.flatMap((cell, place) => (canServe(one.person, cell) ? [place] : []))
    const key = places.join()
    const group = groups.get(key)
    if (group) {
      group.amount += one.part
      group.members.push(one)
    } else groups.set(key, { places, amount: one.part, members: [one] })
  }
  const listed = [...groups.values()]
  const { met, spare, flow } = shareOut(
    listed.map(({ places, amount }): Group => ({ amount, cells: places })),
    cells.map(({ need }) => need?.people ?? 0),
  )
  return {
    at,
    cells: cells.map(({ language, shop, need }, place) => ({
      at,
      language,
      shop,
      need: need?.people ?? 0,
      low: need?.low ?? 0,
      high: need?.high ?? 0,
      met: met[place] ?? 0,
      spare: spare[place] ?? 0,
      why: need?.why ?? {},
    })),
    on: listed.flatMap(({ places, amount, members }, group) =>
      members.map(({ duty, part }) => ({
        personId: duty.personId,
        shiftId: duty.shiftId,
        part,
        counts: places.flatMap((place) => {
          const cell = cells[place]
          const given = ((flow[group]?.[place] ?? 0) * part) / amount
          return cell && given > 0.005 ? [{ language: cell.language, shop: cell.shop, part: given }] : []
        }),
      })),
    ),
  }
}

/** Cells of one row of a screen: a language at all shops, a shop in all languages, or one of both. */
export interface RowCell {
  at: number
  need: number
  low: number
  high: number
  met: number
  spare: number
  why: Readonly<Record<string, number>>
}
export const rowCell = ({ at, cells }: HourCover, wanted: { language: string | null; shop: string | null }): RowCell => {
  const sum = { at, need: 0, met: 0, spare: 0 }
  const why: Record<string, number> = {}
  let below = 0
  let above = 0
  for (const cell of cells) {
    if (wanted.language !== null && cell.language !== wanted.language) continue
    if (wanted.shop !== null && cell.shop !== wanted.shop) continue
    sum.need += cell.need
    sum.met += cell.met
    sum.spare += cell.spare
    below += (cell.need - cell.low) ** 2
    above += (cell.high - cell.need) ** 2
    for (const [name, figure] of Object.entries(cell.why)) why[name] = (why[name] ?? 0) + figure
  }
  return { ...sum, low: Math.max(0, sum.need - Math.sqrt(below)), high: sum.need + Math.sqrt(above), why }
}

/** A quarter of a person may be missing before it counts as one: breaks overlap, and needs are estimates. */
const SLACK = 0.25

export interface Verdict {
  /** Whole people: below 0 missing, above 0 to spare. */
  people: number
  /**
   * `short` however the day goes, `perhapsShort` or `perhapsEnough` where it lies within the span, `enough` however; `nobody`:
   * so little is needed that none is missing, and none is there.
   */
  state: 'none' | 'nobody' | 'short' | 'perhapsShort' | 'perhapsEnough' | 'enough'
}
export const verdictOf = ({ need, low, high, met, spare }: Pick<RowCell, 'need' | 'low' | 'high' | 'met' | 'spare'>): Verdict => {
  const lack = need - met
  const people = lack > SLACK ? -Math.ceil(lack - SLACK) : Math.floor(spare + SLACK)
  if (need <= 0) return { people, state: spare > 0 ? 'enough' : 'none' }
  const have = met + spare
  if (lack <= SLACK && have < 0.05) return { people: 0, state: 'nobody' }
  if (lack > SLACK) return { people, state: met + SLACK < low ? 'short' : 'perhapsShort' }
  return { people, state: have + SLACK < high ? 'perhapsEnough' : 'enough' }
}
