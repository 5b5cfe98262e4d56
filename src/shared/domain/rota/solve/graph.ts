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
const EASY_NODES = 40_000

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

  // Key of a node: state, minutes, meters. A plain number while it fits.
  const spans = meters.reduce((product, { span }) => product * span, mostMinutes + 2)
  if (spans * 4000 > Number.MAX_SAFE_INTEGER) return null

  interface Node {
    readonly state: number
    readonly minutes: number
    readonly used: readonly number[]
  }
  const settle = (node: Node, day: number): Node => ({
    state: node.state,
    // With enough worked only the upper limit counts, and that only as far as it can still be reached.
    minutes: node.minutes >= leastMinutes ? Math.max(node.minutes, leastMinutes, mostMinutes - (days - day) * longest) : node.minutes,
    used: node.used.map((value, index) => {
      const meter = meters[index] as Meter
      const left = meter.left(day)
      return left < 0 ? 0 : Math.max(value, meter.max - left, 0)
    }),
  })
  const keyOf = (node: Node): number => {
    let key = node.state
    key = key * (mostMinutes + 2) + node.minutes
    for (let index = 0; index < meters.length; index++) key = key * (meters[index] as Meter).span + (node.used[index] ?? 0)
    return key
  }

  const layers: number[] = [0]
  const arcs = new Grown()
  const to = new Grown()
  const kind = new Grown()
  let layer: Node[] = [settle({ state: steps.start, minutes: 0, used: meters.map(() => 0) }, 0)]
  let nodes = 1
  for (let day = 0; day < days; day++) {
    const seen = new Map<number, number>()
    const following: Node[] = []
    const base = nodes
    for (const node of layer) {
      arcs.push(to.length)
      const before = steps.worked(node.state)
      for (let type = 0; type <= off; type++) {
        const state = steps.next(node.state, type)
        if (state < 0) continue
        const minutes = type === off ? node.minutes : node.minutes + (length[type] ?? 0)
        if (minutes > mostMinutes || minutes + (days - day - 1) * longest < leastMinutes) continue
        const used =
          type === off || meters.length === 0
            ? node.used
            : node.used.map((value, at) => value + (meters[at] as Meter).use(day, type, before))
        if (type !== off && used.some((value, at) => value > (meters[at] as Meter).max)) continue
        const next = settle({ state, minutes, used }, day + 1)
        const key = keyOf(next)
        let index = seen.get(key)
        if (index === undefined) {
          index = base + following.length
          seen.set(key, index)
          following.push(next)
        }
        to.push(index)
        kind.push(type)
      }
    }
    layers.push(base)
    nodes += following.length
    if (nodes > most) return null
    layer = following
  }
  for (let index = 0; index <= layer.length; index++) arcs.push(to.length)
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
  for (let day = days - 1; day >= 0; day--) {
    const seen = new Map<string, number>()
    for (let node = layers[day] ?? 0; node < (layers[day + 1] ?? 0); node++) {
      let key = ''
      for (let arc = arcs[node] ?? 0; arc < (arcs[node + 1] ?? 0); arc++) {
        const target = same[to[arc] ?? 0] ?? -1
        if (target >= 0) key += `${kind[arc]}>${target};`
      }
      if (key === '') continue
      const first = seen.get(key)
      if (first === undefined) {
        seen.set(key, node)
        kept[day]?.push(node)
      }
      same[node] = first ?? node
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
