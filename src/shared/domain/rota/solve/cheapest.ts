/** The cheapest plan of a graph: one pass backwards, and where limits stand outside the graph a best-first search by its values. */
import type { PlanGraph } from './graph'

/** So many steps of the search, unless told otherwise; then only the bound is known. */
const MOST_STEPS = 30_000

/**
 * @param costs `day * width + type`, endless where it may not be
 * @param toGo scratch, at least as long as the graph has nodes
 * @param plan takes the types, one a day
 * @returns no plan costs less than `value` (Infinity: there is none); `found` when `plan` costs just that
 */
export function cheapest(
  graph: PlanGraph,
  costs: Float64Array,
  width: number,
  toGo: Float64Array,
  plan: Uint8Array,
  most = MOST_STEPS,
): { readonly value: number; readonly found: boolean } {
  const { days, layers, arcs, to, type } = graph
  if (to.length === 0) return { value: Number.POSITIVE_INFINITY, found: false }
  toGo.fill(0, layers[days], layers[days + 1])
  for (let day = days - 1; day >= 0; day--) {
    const row = day * width
    for (let node = layers[day] as number; node < (layers[day + 1] as number); node++) {
      let best = Number.POSITIVE_INFINITY
      for (let arc = arcs[node] as number; arc < (arcs[node + 1] as number); arc++) {
        const cost = (costs[row + (type[arc] as number)] as number) + (toGo[to[arc] as number] as number)
        if (cost < best) best = cost
      }
      toGo[node] = best
    }
  }
  const value = toGo[0] as number
  if (!Number.isFinite(value)) return { value: Number.POSITIVE_INFINITY, found: false }
  let node = 0
  for (let day = 0; day < days; day++) {
    for (let arc = arcs[node] as number; arc < (arcs[node + 1] as number); arc++) {
      if ((costs[day * width + (type[arc] as number)] as number) + (toGo[to[arc] as number] as number) > (toGo[node] as number)) continue
      plan[day] = type[arc] as number
      node = to[arc] as number
      break
    }
  }
  return keepsLimits(graph, width, plan) ? { value, found: true } : bestFirst(graph, costs, width, toGo, plan, most)
}

/** Whether the plan keeps what stands outside the graph. */
export function keepsLimits({ limits, days }: PlanGraph, width: number, plan: Uint8Array): boolean {
  return limits.every(({ max, uses }) => {
    let sum = 0
    for (let day = 0; day < days; day++) sum += uses[day * width + (plan[day] as number)] as number
    return sum <= max
  })
}

interface Label {
  readonly least: number
  readonly paid: number
  readonly node: number
  readonly day: number
  readonly used: readonly number[]
  readonly type: number
  readonly from: Label | null
}

/** Labels leave in the order of the least they can still cost, so the first that reaches the end is the cheapest. */
function bestFirst(
  { limits, days, arcs, to, type }: PlanGraph,
  costs: Float64Array,
  width: number,
  toGo: Float64Array,
  plan: Uint8Array,
  most: number,
): { value: number; found: boolean } {
  const heap: Label[] = []
  push(heap, { least: toGo[0] as number, paid: 0, node: 0, day: 0, used: limits.map(() => 0), type: 0, from: null })
  // What left a node earlier was cheaper: a later label that used no less of anything is of no use.
  const left = new Map<number, (readonly number[])[]>()
  for (let steps = 0; heap.length > 0; steps++) {
    const label = pop(heap) as Label
    if (label.day === days) {
      for (let at: Label = label; at.from; at = at.from) plan[at.day - 1] = at.type
      return { value: label.least, found: true }
    }
    if (steps > most) return { value: label.least, found: false }
    const earlier = left.get(label.node)
    if (earlier?.some((used) => used.every((sum, index) => sum <= (label.used[index] as number)))) continue
    if (earlier) earlier.push(label.used)
    else left.set(label.node, [label.used])
    for (let arc = arcs[label.node] as number; arc < (arcs[label.node + 1] as number); arc++) {
      const slot = label.day * width + (type[arc] as number)
      const paid = label.paid + (costs[slot] as number)
      const least = paid + (toGo[to[arc] as number] as number)
      if (!Number.isFinite(least)) continue
      const used = label.used.map((sum, index) => sum + (limits[index]?.uses[slot] ?? 0))
      if (used.some((sum, index) => sum > (limits[index]?.max ?? 0))) continue
      push(heap, { least, paid, node: to[arc] as number, day: label.day + 1, used, type: type[arc] as number, from: label })
    }
  }
  return { value: Number.POSITIVE_INFINITY, found: false }
}

/** Deeper first among equals: they end sooner. */
const before = (a: Label, b: Label) => a.least < b.least - 1e-12 || (a.least <= b.least + 1e-12 && a.day > b.day)

function push(heap: Label[], label: Label): void {
  let at = heap.push(label) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(label, heap[parent] as Label)) break
    heap[at] = heap[parent] as Label
    at = parent
  }
  heap[at] = label
}

function pop(heap: Label[]): Label | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!last || heap.length === 0) return first
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1] as Label, heap[child] as Label)) child++
    if (!before(heap[child] as Label, last)) break
    heap[at] = heap[child] as Label
    at = child
  }
  heap[at] = last
  return first
}
