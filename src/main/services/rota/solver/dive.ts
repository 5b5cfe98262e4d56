/**
 * From prices to a whole plan: the surest people are settled, the others' prices made anew, until all are. The same for a
 * few people while the rest stands (a part), where the bound often proves at once that nothing better is to be had.
 */
import type { Row } from '../../../../shared/domain/rota/solve/compile'
import { type Generated, generate } from './generate'
import { type Column, createMaster, type Part } from './master'
import { lifted, over, type Work } from './work'

export interface Dived {
  /** Rows of the part's people, by person; null where none better than `enough` was found. */
  readonly rows: ReadonlyMap<number, Row> | null
  /** What the part can cost at least, with the first prices; null when time ended before. */
  readonly bound: number | null
  /** Every plan that was thought of. */
  readonly columns: readonly Column[]
  /** Prices at the end of the first round. */
  readonly prices: Float64Array | null
}

export interface DiveOptions {
  /** Cost of the part that must be undercut; Infinity takes any. */
  readonly enough: number
  readonly rounds: number
  readonly gap: number
  /** Branchings of a search in whole numbers over the columns, 0 for none. */
  readonly whole: number
  /** Told the first bound as soon as it is known. */
  readonly onBound?: (bound: number) => void
}

export function dive(work: Work, part: Part, known: readonly Column[], options: DiveOptions): Dived {
  const master = createMaster(work, part)
  try {
    master.add(known)
    const settled = new Map<number, Column>()
    let state: Generated | null = generate(work, master, part, settled, { upTo: options.rounds, gap: options.gap, enough: options.enough })
    if (!state) return { rows: null, bound: null, columns: master.columns, prices: null }
    const bound = state.bound
    const prices = state.linear.demandPrice
    const answer = (rows: ReadonlyMap<number, Row> | null): Dived => ({ rows, bound, columns: master.columns, prices })
    if (Number.isFinite(bound)) options.onBound?.(bound)
    if (lifted(work.compiled, bound) >= options.enough - 1e-6) return answer(null)
    let below = options.enough
    let found: Map<number, Row> | null = null
    const take = (columns: Iterable<Column>) => {
      const rows = new Map<number, Row>()
      for (const { person, row } of columns) rows.set(person, row)
      const cost = costOf(work, part, rows)
      if (cost >= below - 1e-9) return
      below = cost
      found = rows
    }

    while (state && settled.size < part.people.length && !over(work)) {
      settleSurest(work, master.columns, state.linear.values, part, settled, (person, column) => master.settle(person, column))
      if (settled.size === part.people.length) break
      state = generate(work, master, part, settled, { upTo: 8, gap: Math.max(options.gap, 5e-4), enough: below })
      if (state && lifted(work.compiled, state.bound) >= below - 1e-6) break
    }
    if (settled.size === part.people.length) take(settled.values())
    if (options.whole > 0 && lifted(work.compiled, bound) < below - 1e-6 && !over(work)) {
      const wide = createMaster(work, part)
      try {
        wide.add(master.columns)
        const chosen = wide.solveWhole(options.whole, below)
        if (chosen) take(chosen)
      } finally {
        wide.dispose()
      }
    }
    return answer(found)
  } finally {
    master.dispose()
  }
}

/** What the part costs with these rows, cover included. */
export function costOf(work: Work, part: Part, rows: ReadonlyMap<number, Row>): number {
  const left = Int32Array.from(part.need)
  let cost = 0
  for (const row of rows.values()) {
    cost += row.cost
    for (const demand of row.meets) left[demand] = (left[demand] ?? 0) - 1
  }
  work.compiled.demands.forEach(({ under, over: weight }, demand) => {
    const missing = left[demand] ?? 0
    cost += missing > 0 ? missing * under : -missing * weight
  })
  return cost
}

function settleSurest(
  work: Work,
  columns: readonly Column[],
  values: Float64Array,
  part: Part,
  settled: Map<number, Column>,
  settle: (person: number, column: number) => void,
): void {
  const best = new Map<number, { column: number; value: number }>()
  columns.forEach(({ person }, column) => {
    if (settled.has(person)) return
    const value = values[column] ?? 0
    if (value > (best.get(person)?.value ?? -1)) best.set(person, { column, value })
  })
  // A touch of chance between equals, so that no two dives are the same.
  const ranked = [...best]
    .map(([person, entry]) => ({ person, ...entry, rank: entry.value + work.random() * 0.05 }))
    .sort((a, b) => b.rank - a.rank)
  const most = Math.max(1, Math.ceil(part.people.length * 0.08))
  let guessed = 0
  for (const { person, column, value } of ranked) {
    const sure = value > 0.999
    if (!sure) {
      if (guessed >= 1 && (guessed >= most || value < 0.75)) continue
      guessed++
    }
    settled.set(person, columns[column] as Column)
    settle(person, column)
  }
}
