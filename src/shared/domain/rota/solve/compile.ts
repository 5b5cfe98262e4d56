/** The model as arrays: each person's graph of lawful plans, what her days cost by themselves, and which demands they meet. */
import { cheapest, keepsLimits } from './cheapest'
import { type Extras, extraCost, extrasOf } from './extras'
import { type PlanGraph, planGraph } from './graph'
import type { SolveModel, SolvePlan } from './types'

/** A day's types, then a day off: `day * width + type`. */
export interface CompiledPerson {
  readonly graph: PlanGraph
  /** Wishes and what is kept; endless where it may not be. */
  readonly own: Float64Array
  /** What (day, type) meets: `groups[from[slot]] … groups[from[slot + 1] - 1]`; of each group one demand, `meets[groups[at]] … meets[groups[at + 1] - 1]`. */
  readonly from: Int32Array
  readonly groups: Int32Array
  readonly meets: Int32Array
  readonly extras: Extras
}
export interface Compiled {
  readonly days: number
  readonly off: number
  readonly width: number
  readonly people: readonly CompiledPerson[]
  readonly demands: readonly { readonly need: number; readonly under: number; readonly over: number }[]
  /** All weights are whole, so is each objective. */
  readonly whole: boolean
  readonly mostNodes: number
}

/** What one person's whole plan costs and meets. */
export interface Row {
  readonly plan: Uint8Array
  readonly cost: number
  /** Demand by demand, one entry for each time it is met. */
  readonly meets: Int32Array
}

/** These people have no lawful plan at all; `conflicts.ts` says why. */
export class NoPlan extends Error {
  override readonly name = 'NoPlan'
  constructor(readonly people: readonly number[]) {
    super('no lawful plan')
  }
}

/**
 * @throws NoPlan where the hard rules of somebody leave nothing
 * @throws GraphTooLarge
 */
export function compile(model: SolveModel): Compiled {
  const off = model.types.length
  const width = off + 1
  const graphs = new Map<string, PlanGraph>()
  const meetings = new Map<string, Meetings>()
  const people = model.people.map((person, index): CompiledPerson => {
    const { id: _id, daysOff: _off, barred: _barred, fixed: _fixed, ...all } = person
    // "None of these" is a bar: so those who may work different types share a graph.
    const rules = { ...all, limits: all.limits.filter(({ max }) => max > 0) }
    const key = JSON.stringify(rules)
    let graph = graphs.get(key)
    if (!graph) {
      graph = planGraph(model, { ...person, ...rules })
      graphs.set(key, graph)
    }
    return { graph, own: ownCosts(model, index), ...meetingsOf(model, index, meetings), extras: extrasOf(model, index) }
  })
  const mostNodes = Math.max(1, ...people.map(({ graph }) => graph.layers.at(-1) ?? 0))
  const compiled: Compiled = {
    days: model.days,
    off,
    width,
    people,
    demands: model.demands.map(({ need, under, over }) => ({ need, under, over })),
    whole:
      model.demands.every(({ under, over }) => Number.isInteger(under) && Number.isInteger(over)) &&
      [...model.wishes, ...model.kept, ...(model.shares ?? []), ...(model.steady ?? [])].every(({ weight }) => Number.isInteger(weight)),
    mostNodes,
  }
  const none = people.flatMap((person, index) => (allowsPlan(person.graph, person.own, width) ? [] : [index]))
  if (none.length) throw new NoPlan(none)
  return compiled
}

/** Costs of each (day, type) of one person by itself; endless where a hard rule of that day forbids it. */
export function ownCosts(model: SolveModel, index: number, without: ReadonlySet<string> = new Set()): Float64Array {
  const off = model.types.length
  const width = off + 1
  const own = new Float64Array(model.days * width)
  const person = model.people[index]
  const add = (day: number, type: number, weight: number) => {
    const at = day * width + type
    own[at] = (own[at] ?? 0) + weight
  }
  const others = (day: number, type: number | null, weight: number) => {
    for (let other = 0; other <= off; other++) if (other !== (type ?? off)) add(day, other, weight)
  }
  for (const { person: who, day, type, paidWhen, weight } of model.wishes) {
    if (who !== index) continue
    if (type !== null) {
      if (paidWhen === 'worked') add(day, type, weight)
      else others(day, type, weight)
    } else if (paidWhen === 'worked') others(day, null, weight)
    else add(day, off, weight)
  }
  for (const { person: who, day, type, weight } of model.kept) if (who === index) others(day, type, weight)
  const forbidden = Number.POSITIVE_INFINITY
  for (const day of person?.daysOff ?? []) if (!without.has(`dayOff:${day}`)) others(day, null, forbidden)
  for (const { day, type } of person?.barred ?? []) if (!without.has(`barred:${day}`)) add(day, type, forbidden)
  for (const [limit, { types, from, to, max }] of (person?.limits ?? []).entries()) {
    if (max > 0 || without.has(`limit:${limit}`)) continue
    for (let day = from; day <= Math.min(to, model.days - 1); day++) for (const type of types) add(day, type, forbidden)
  }
  for (const { day, type } of person?.fixed ?? []) if (!without.has(`fixed:${day}`)) others(day, type, forbidden)
  return own
}

type Meetings = Pick<CompiledPerson, 'from' | 'groups' | 'meets'>

function meetingsOf(model: SolveModel, person: number, known: Map<string, Meetings>): Meetings {
  const mine = model.demands.flatMap(({ slots, people, more }, index) => {
    if (people === null || people.includes(person)) return [{ index, slots, as: 0 }]
    const as = more?.findIndex((one) => one.people.includes(person)) ?? -1
    return as < 0 ? [] : [{ index, slots: more?.[as]?.slots ?? [], as: as + 1 }]
  })
  const key = mine.map(({ index, as }) => (as ? `${index}:${as}` : index)).join()
  const found = known.get(key)
  if (found) return found
  const width = model.types.length + 1
  const lists: number[][][] = Array.from({ length: model.days * width }, () => [])
  const groupOf = new Map<string, number[]>()
  for (const { index, slots } of mine) {
    const moment = model.demands[index]?.moment
    for (const { day, type } of slots) {
      const slot = day * width + type
      const group = moment === undefined ? undefined : groupOf.get(`${slot}:${moment}`)
      if (group) {
        group.push(index)
        continue
      }
      const made = [index]
      lists[slot]?.push(made)
      if (moment !== undefined) groupOf.set(`${slot}:${moment}`, made)
    }
  }
  const from = new Int32Array(lists.length + 1)
  for (const [slot, list] of lists.entries()) from[slot + 1] = (from[slot] ?? 0) + list.length
  const all = lists.flat()
  const groups = new Int32Array(all.length + 1)
  for (const [at, group] of all.entries()) groups[at + 1] = (groups[at] ?? 0) + group.length
  const made = { from, groups, meets: Int32Array.from(all.flat()) }
  known.set(key, made)
  return made
}

/** Whether this graph has a plan that these costs allow. */
export function allowsPlan(graph: PlanGraph, own: Float64Array, width: number): boolean {
  const toGo = new Float64Array(graph.layers.at(-1) ?? 0)
  return Number.isFinite(cheapest(graph, own, width, toGo, new Uint8Array(graph.days)).value)
}

/**
 * One person's plan with its cost (Infinity where a hard rule of a day forbids it) and what it meets: of demands of one moment
 * the one with the highest reward, the first where there are none.
 */
export function rowOf(compiled: Compiled, person: number, plan: Uint8Array, reward: Float64Array | null = null): Row {
  const { own, from, groups, meets, extras } = compiled.people[person] as CompiledPerson
  let cost = extraCost(extras, plan, compiled.width)
  const met: number[] = []
  for (let day = 0; day < compiled.days; day++) {
    const slot = day * compiled.width + (plan[day] ?? 0)
    cost += own[slot] ?? 0
    for (let at = from[slot] ?? 0; at < (from[slot + 1] ?? 0); at++) met.push(bestOf(groups, meets, at, reward))
  }
  return { plan, cost, meets: Int32Array.from(met) }
}

function bestOf(groups: Int32Array, meets: Int32Array, group: number, reward: Float64Array | null): number {
  const first = groups[group] as number
  let best = meets[first] as number
  if (reward)
    for (let at = first + 1; at < (groups[group + 1] as number); at++) {
      const other = meets[at] as number
      if ((reward[other] as number) > (reward[best] as number)) best = other
    }
  return best
}

/** Whether the plan keeps the person's hard rules. */
export function isLawful(compiled: Compiled, person: number, plan: Uint8Array): boolean {
  const { graph, own } = compiled.people[person] as CompiledPerson
  let node = 0
  for (let day = 0; day < compiled.days; day++) {
    const type = plan[day] ?? 0
    if (!Number.isFinite(own[day * compiled.width + type])) return false
    let target = -1
    for (let arc = graph.arcs[node] ?? 0; arc < (graph.arcs[node + 1] ?? 0); arc++)
      if (graph.type[arc] === type) target = graph.to[arc] ?? -1
    if (target < 0) return false
    node = target
  }
  return keepsLimits(graph, compiled.width, plan)
}

/** Sum of all that is paid. */
export function objectiveOf(compiled: Compiled, rows: readonly Row[]): number {
  const have = new Int32Array(compiled.demands.length)
  let sum = 0
  for (const { cost, meets } of rows) {
    sum += cost
    for (const demand of meets) have[demand] = (have[demand] ?? 0) + 1
  }
  compiled.demands.forEach(({ need, under, over }, index) => {
    const present = have[index] ?? 0
    sum += present < need ? (need - present) * under : (present - need) * over
  })
  return sum
}

export const planOf = (compiled: Compiled, rows: readonly Row[]): SolvePlan =>
  rows.map(({ plan }) => Array.from(plan, (type) => (type === compiled.off ? null : type)))
