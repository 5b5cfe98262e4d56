/**
 * Every lawful plan of one person as a layered graph: a path from the root through one arc a day is a plan, and each plan is a
 * path. So the cheapest plan under any costs is one pass over the arcs. People under the same rules share a graph; their
 * days off, bars and fixed days are costs without end.
 */
import { stepsOf } from './steps'
import type { SolveLimit, SolveModel, SolvePerson } from './types'

export interface PlanGraph {
  readonly days: number
  /** Nodes are numbered layer by layer; layer `d` stands before day `d`, the last one after the horizon. */
  readonly layers: Int32Array
  readonly arcs: Int32Array
  readonly to: Int32Array
  /** Type of the arc; the number of types stands for a day off. */
  readonly type: Uint8Array
  /** Limits that would make the graph too large: not each of its plans keeps them, `cheapest` sees to it. */
  readonly limits: readonly GraphLimit[]
}
export interface GraphLimit {
  readonly max: number
  /** `day * width + type`. */
  readonly uses: Int32Array
}

/** The rules of this person allow too many states to be listed. */
export class GraphTooLarge extends Error {
  override readonly name = 'GraphTooLarge'
}

const MOST_NODES = 1_500_000
/** Beyond so many, limits are left to the search for the cheapest plan. */
const EASY_NODES = 30_000
/** Of the machine of `steps.ts`. */
const MOST_STATES = 2048

class Grown {
  data = new Int32Array(1 << 14)
  length = 0
  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Int32Array(this.length * 2)
      wider.set(this.data)
      this.data = wider
    }
    this.data[this.length++] = value
  }
}

/** A sum that may only grow up to `max`; below what could still bind all values are one. */
interface Meter {
  readonly max: number
  readonly span: number
  readonly use: (day: number, type: number, workedBefore: boolean) => number
  /** Most that can still be used from `day` on; -1 when the meter is over. */
  readonly left: (day: number) => number
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

function limitMeter(model: SolveModel, limit: SolveLimit): Meter | null {
  const units = model.types.map((type, index) => (limit.types.includes(index) ? (limit.of === 'shifts' ? 1 : type.minutes) : 0))
  const unit = units.reduce(divisor, 0)
  if (unit === 0) return null
  const uses = units.map((value) => value / unit)
  const most = Math.max(...uses)
  const max = Math.floor(limit.max / unit)
  const left = (day: number) => (day > limit.to ? -1 : (limit.to - Math.max(day, limit.from) + 1) * most)
  if (left(0) <= max) return null
  return { max, span: max + 1, left, use: (day, type) => (day < limit.from || day > limit.to ? 0 : (uses[type] ?? 0)) }
}

function weekendMeter(model: SolveModel, max: number): Meter | null {
  if (model.weekends.length <= max) return null
  const first = new Set(model.weekends)
  return {
    max,
    span: max + 1,
    left: (day) => model.weekends.filter((start) => start + 1 >= day).length,
    use: (day, _type, workedBefore) => (first.has(day) || (first.has(day - 1) && !workedBefore) ? 1 : 0),
  }
}

/**
 * The graph of one person's rules; without arcs where no plan keeps them.
 * @param without names of rules to leave out (see `conflicts.ts`)
 * @throws GraphTooLarge
 */
export function planGraph(model: SolveModel, person: SolvePerson, without: ReadonlySet<string> = new Set()): PlanGraph {
  const width = model.types.length + 1
  const meters = person.limits.flatMap((limit, index) => {
    const meter = without.has(`limit:${index}`) ? null : limitMeter(model, limit)
    return meter ? [meter] : []
  })
  const inside = meters.sort((a, b) => a.span - b.span)
  const outside: Meter[] = []
  for (;;) {
    const graph = listed(model, person, without, inside, inside.some(({ max }) => max > 0) ? EASY_NODES : MOST_NODES)
    if (graph)
      return {
        ...graph,
        limits: outside.map(({ max, use }) => ({
          max,
          uses: Int32Array.from({ length: model.days * width }, (_, at) =>
            at % width === width - 1 ? 0 : use(Math.floor(at / width), at % width, false),
          ),
        })),
      }
    const largest = inside.pop()
    if (!largest || largest.max === 0) throw new GraphTooLarge(`more than ${MOST_NODES} states`)
    outside.push(largest)
  }
}

/** null where there would be more than `most` nodes. */
function listed(
  model: SolveModel,
  person: SolvePerson,
  without: ReadonlySet<string>,
  limits: readonly Meter[],
  most: number,
): PlanGraph | null {
  const { days, types } = model
  const off = types.length
  const steps = stepsOf(person, types, without)
  const unit = types.reduce((sum, { minutes }) => divisor(sum, minutes), 0) || 1
  const length = types.map(({ minutes }) => minutes / unit)
  const longest = Math.max(0, ...length)
  const mostMinutes = without.has('maxMinutes') ? days * longest : Math.min(days * longest, Math.floor(person.maxMinutes / unit))
  const leastMinutes = without.has('minMinutes') ? 0 : Math.ceil(person.minMinutes / unit)
  const weekends = without.has('maxWeekends') ? null : weekendMeter(model, person.maxWeekends)
  const meters = weekends ? [weekends, ...limits] : limits

  // Key of a node: minutes, meters, state. A whole number without loss.
  const spans = meters.reduce((product, { span }) => product * span, mostMinutes + 2)
  if (spans * MOST_STATES > 2 ** 48 && limits.length > 0) return null
  if (spans * MOST_STATES > Number.MAX_SAFE_INTEGER) return null

  // `(day * types + type) * types + next`
  const bans = without.has('succession') ? [] : (person.bans ?? [])
  const banned = new Uint8Array(bans.length > 0 ? days * off * off : 0)
  for (const { day, type, next } of bans) banned[(day * off + type) * off + next] = 1
  const count = meters.length
  // One node after the other: state, minutes, each meter.
  const stride = 2 + count
  const layers: number[] = [0]
  const arcs = new Grown()
  const to = new Grown()
  const kind = new Grown()
  let layer = new Grown()
  let nodes = 1
  // How far each meter can still go, and what a type adds, a day.
  const left = new Int32Array(count)
  const next = new Int32Array(stride)
  const settle = (day: number): void => {
    // With enough worked only the upper limit counts, and that only as far as it can still be reached.
    const minutes = next[1] as number
    if (minutes >= leastMinutes) next[1] = Math.max(minutes, leastMinutes, mostMinutes - (days - day) * longest)
    for (let at = 0; at < count; at++) {
      const still = left[at] as number
      next[2 + at] = still < 0 ? 0 : Math.max(next[2 + at] as number, (meters[at] as Meter).max - still, 0)
    }
  }
  const measure = (day: number): void => {
    for (let at = 0; at < count; at++) left[at] = (meters[at] as Meter).left(day)
  }
  next[0] = steps.start
  measure(0)
  settle(0)
  for (const value of next) layer.push(value)
  for (let day = 0; day < days; day++) {
    const seen = new Map<number, number>()
    const following = new Grown()
    const base = nodes
    const remaining = (days - day - 1) * longest
    measure(day + 1)
    const uses = [false, true].map((worked) => meters.map(({ use }) => types.map((_, type) => use(day, type, worked))))
    for (let at = 0; at < layer.length; at += stride) {
      arcs.push(to.length)
      const state = layer.data[at] as number
      const added = uses[steps.worked(state) ? 1 : 0] as number[][]
      const last = steps.last(state)
      for (let type = 0; type <= off; type++) {
        const reached = steps.next(state, type)
        if (reached < 0) continue
        if (bans.length > 0 && type !== off && last >= 0 && banned[(day * off + last) * off + type]) continue
        const minutes = (layer.data[at + 1] as number) + (type === off ? 0 : (length[type] as number))
        if (minutes > mostMinutes || minutes + remaining < leastMinutes) continue
        next[0] = reached
        next[1] = minutes
        let within = true
        for (let meter = 0; meter < count; meter++) {
          const sum = (layer.data[at + 2 + meter] as number) + (type === off ? 0 : ((added[meter] as number[])[type] as number))
          if (type !== off && sum > (meters[meter] as Meter).max) within = false
          next[2 + meter] = sum
        }
        if (!within) continue
        settle(day + 1)
        let key = next[1] as number
        for (let meter = 0; meter < count; meter++) key = key * (meters[meter] as Meter).span + (next[2 + meter] as number)
        key = key * MOST_STATES + reached
        let index = seen.get(key)
        if (index === undefined) {
          index = nodes++
          seen.set(key, index)
          for (let value = 0; value < stride; value++) following.push(next[value] as number)
        }
        to.push(index)
        kind.push(type)
      }
    }
    layers.push(base)
    if (nodes > most || steps.count() > MOST_STATES) return null
    layer = following
  }
  for (let at = 0; at <= layer.length; at += stride) arcs.push(to.length)
  layers.push(nodes)
  return pruned(days, layers, nodes, arcs.data, to.data, kind.data)
}

/**
 * Keeps what lies on a path from root to end, and makes one of nodes from which the same plans lead on.
 */
function pruned(days: number, layers: readonly number[], nodes: number, arcs: Int32Array, to: Int32Array, kind: Int32Array): PlanGraph {
  const same = new Int32Array(nodes).fill(-1)
  const last = layers[days] ?? 0
  if (last < nodes) same.fill(last, last, nodes)
  const kept: number[][] = Array.from({ length: days + 1 }, () => [])
  if (last < nodes) kept[days]?.push(last)
  const chain = new Int32Array(nodes).fill(-1)
  const alike = (one: number, other: number): boolean => {
    let a = arcs[one] as number
    let b = arcs[other] as number
    for (;;) {
      while (a < (arcs[one + 1] as number) && (same[to[a] as number] as number) < 0) a++
      while (b < (arcs[other + 1] as number) && (same[to[b] as number] as number) < 0) b++
      const ended = a === (arcs[one + 1] as number)
      if (ended || b === (arcs[other + 1] as number)) return ended && b === (arcs[other + 1] as number)
      if (kind[a] !== kind[b] || same[to[a] as number] !== same[to[b] as number]) return false
      a++
      b++
    }
  }
  for (let day = days - 1; day >= 0; day--) {
    // Nodes of one hash are a chain; those with the same arcs become one.
    const heads = new Map<number, number>()
    for (let node = layers[day] as number; node < (layers[day + 1] as number); node++) {
      let hash = 0
      let live = 0
      for (let arc = arcs[node] as number; arc < (arcs[node + 1] as number); arc++) {
        const target = same[to[arc] as number] as number
        if (target < 0) continue
        live++
        hash = (Math.imul(hash, 31) + Math.imul(target, 0x9e3779b1) + (kind[arc] as number)) | 0
      }
      if (live === 0) continue
      let twin = heads.get(hash) ?? -1
      while (twin >= 0 && !alike(twin, node)) twin = chain[twin] as number
      if (twin >= 0) {
        same[node] = twin
        continue
      }
      chain[node] = heads.get(hash) ?? -1
      heads.set(hash, node)
      kept[day]?.push(node)
      same[node] = node
    }
  }
  if ((same[0] ?? -1) < 0)
    return { days, layers: new Int32Array(days + 2), arcs: new Int32Array(1), to: new Int32Array(0), type: new Uint8Array(0), limits: [] }
  const reached = new Uint8Array(nodes)
  reached[0] = 1
  const number = new Int32Array(nodes)
  const outLayers: number[] = []
  const outArcs: number[] = []
  const outTo: number[] = []
  const outType: number[] = []
  let count = 0
  for (let day = 0; day <= days; day++) {
    outLayers.push(count)
    for (const node of kept[day] ?? []) {
      if (!reached[node]) continue
      number[node] = count++
      outArcs.push(outTo.length)
      if (day === days) continue
      for (let arc = arcs[node] ?? 0; arc < (arcs[node + 1] ?? 0); arc++) {
        const target = same[to[arc] ?? 0] ?? -1
        if (target < 0) continue
        reached[target] = 1
        outTo.push(target)
        outType.push(kind[arc] ?? 0)
      }
    }
  }
  outLayers.push(count)
  outArcs.push(outTo.length)
  return {
    days,
    layers: Int32Array.from(outLayers),
    arcs: Int32Array.from(outArcs),
    to: Int32Array.from(outTo, (target) => number[target] ?? 0),
    type: Uint8Array.from(outType),
    limits: [],
  }
}
