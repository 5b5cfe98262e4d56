/**
 * Who stands for which need within one hour. Somebody with several languages counts in one at a time, so the hour's people are
 * a flow: from each group of people alike, through the needs they can stand for. It is filled in even steps (each need a quarter
 * further at a time, along augmenting paths that may move others to where they can stand as well), so that shortage is shared
 * as far as skills allow, and as its last step is a maximum flow, no need stays open that anybody could have filled.
 * What is left after that is put to use in even steps too, where fewest are to spare.
 */
export interface Group {
  /** People (in parts of the hour). */
  amount: number
  /** Places of the needs they can stand for. */
  cells: readonly number[]
}

const TINY = 1e-9
const STEPS = 4

export interface Shared {
  /** People per need, as many as it wants at most. */
  met: Float64Array
  /** What is left beyond the needs, where it could be used. */
  spare: Float64Array
  /** Of each group (rows) at each cell. */
  flow: readonly Float64Array[]
}

/** Cells by place; `wants` in people. */
export const shareOut = (groups: readonly Group[], wants: readonly number[]): Shared => {
  const cells = wants.length
  const flow = groups.map(() => new Float64Array(cells))
  const left = Float64Array.from(groups, ({ amount }) => amount)
  const have = new Float64Array(cells)
  const room = new Float64Array(cells)
  const met = new Float64Array(cells)

  /** Shortest path from a group with people left to a cell with room, through cells whose people can go elsewhere. */
  const augment = (): boolean => {
    const groupFrom = new Int32Array(groups.length).fill(-2)
    const cellFrom = new Int32Array(cells).fill(-1)
    const queue: number[] = []
    groups.forEach((_, place) => {
      if ((left[place] ?? 0) <= TINY) return
      groupFrom[place] = -1
      queue.push(place)
    })
    for (let next = 0; next < queue.length; next += 1) {
      const group = queue[next] ?? 0
      for (const cell of groups[group]?.cells ?? []) {
        if (cellFrom[cell] !== -1) continue
        cellFrom[cell] = group
        if ((room[cell] ?? 0) - (have[cell] ?? 0) > TINY) {
          push(cell, groupFrom, cellFrom)
          return true
        }
        groups.forEach((_, other) => {
          if (groupFrom[other] !== -2 || (flow[other]?.[cell] ?? 0) <= TINY) return
          groupFrom[other] = cell
          queue.push(other)
        })
      }
    }
    return false
  }
  const push = (end: number, groupFrom: Int32Array, cellFrom: Int32Array): void => {
    const steps: [group: number, cell: number, via: number][] = []
    let amount = (room[end] ?? 0) - (have[end] ?? 0)
    let cell = end
    while (cell >= 0) {
      const group = cellFrom[cell] ?? 0
      const via = groupFrom[group] ?? -1
      amount = Math.min(amount, (via < 0 ? left[group] : flow[group]?.[via]) ?? 0)
      steps.push([group, cell, via])
      cell = via
    }
    for (const [group, into, via] of steps) {
      const row = flow[group]
      if (!row) continue
      row[into] = (row[into] ?? 0) + amount
      if (via >= 0) row[via] = (row[via] ?? 0) - amount
      else left[group] = (left[group] ?? 0) - amount
    }
    have[end] = (have[end] ?? 0) + amount
  }

  for (let step = 1; step <= STEPS; step += 1) {
    wants.forEach((want, cell) => {
      room[cell] = (want * step) / STEPS
    })
    while (augment());
  }
  have.forEach((amount, cell) => {
    met[cell] = amount
  })
  // Spare people go where fewest are spare: each cell takes a little more at a time, until all have a place.
  const usable = () => left.reduce((sum, each, place) => sum + ((groups[place]?.cells.length ?? 0) > 0 ? each : 0), 0)
  for (let rest = usable(), spare = 0; rest > TINY && cells > 0; rest = usable()) {
    spare += Math.max(0.25, rest / cells / 2)
    wants.forEach((want, cell) => {
      if ((met[cell] ?? 0) >= want - TINY) room[cell] = want + spare
    })
    while (augment());
  }
  return { met, spare: have.map((amount, cell) => amount - (met[cell] ?? 0)), flow }
}
