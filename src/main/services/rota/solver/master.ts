/**
 * The restricted master: each column is one person's whole plan, each person has one, and each demand counts who meets it.
 * Solved as a linear program (with prices for the next columns) or in whole numbers over the columns at hand.
 */
import type { Model } from 'highs'
import type { Row } from '../../../../shared/domain/rota/solve/compile'
import { over, type Work } from './work'

export interface Column {
  readonly person: number
  readonly row: Row
}
/** The people whose plans are open, and what the others leave to be met (less than nothing where they are too many). */
export interface Part {
  readonly people: readonly number[]
  readonly need: Int32Array
}
export interface LinearAnswer {
  readonly objective: number
  /** Price of each demand, and of each person's one plan (in the order of `part.people`). */
  readonly demandPrice: Float64Array
  readonly personPrice: Float64Array
  /** How much of each column is taken. */
  readonly values: Float64Array
}

export interface Master {
  readonly columns: readonly Column[]
  add(columns: readonly Column[]): void
  /** Only this column may serve its person from now on. */
  settle(person: number, column: number): void
  solve(): LinearAnswer | null
  /** Whole plans out of the columns; null where none better than `below` was found within so many branchings. */
  solveWhole(branchings: number, below: number): Column[] | null
  dispose(): void
}

export function createMaster(work: Work, part: Part): Master {
  const { highs, compiled } = work
  const demands = compiled.demands.length
  const rows = part.people.length + demands
  const place = new Map(part.people.map((person, index) => [person, index]))
  const model: Model = highs.createModel()
  model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 0 })
  const slack = (sign: number, weights: readonly number[]) => ({
    cost: Float64Array.from(weights),
    lower: new Float64Array(demands),
    upper: new Float64Array(demands).fill(highs.infinity),
    matrix: {
      format: 'csc' as const,
      numRows: rows,
      numCols: demands,
      starts: Int32Array.from({ length: demands + 1 }, (_, index) => index),
      indices: Int32Array.from({ length: demands }, (_, index) => part.people.length + index),
      values: new Float64Array(demands).fill(sign),
    },
  })
  const bounds = new Float64Array(rows)
  bounds.fill(1, 0, part.people.length)
  bounds.set(part.need, part.people.length)
  model.addRows({
    lower: bounds,
    upper: bounds,
    matrix: {
      format: 'csr',
      numRows: rows,
      numCols: 0,
      starts: new Int32Array(rows + 1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  })
  if (demands > 0) {
    model.addCols(
      slack(
        1,
        compiled.demands.map(({ under }) => under),
      ),
    )
    model.addCols(
      slack(
        -1,
        compiled.demands.map(({ over: weight }) => weight),
      ),
    )
  }
  const columns: Column[] = []
  const settled = new Map<number, number>()
  const base = 2 * demands

  const entriesOf = ({ person, row }: Column) => {
    const sums = new Map<number, number>([[place.get(person) ?? 0, 1]])
    for (const demand of row.meets) {
      const at = part.people.length + demand
      sums.set(at, (sums.get(at) ?? 0) + 1)
    }
    return [...sums].sort(([a], [b]) => a - b)
  }
  return {
    columns,
    add(more) {
      if (!more.length) return
      const starts = [0]
      const indices: number[] = []
      const values: number[] = []
      for (const column of more) {
        for (const [at, value] of entriesOf(column)) {
          indices.push(at)
          values.push(value)
        }
        starts.push(indices.length)
      }
      model.addCols({
        cost: Float64Array.from(more, ({ row }) => row.cost),
        lower: new Float64Array(more.length),
        upper: Float64Array.from(more, ({ person }) => (settled.has(person) ? 0 : 1)),
        matrix: {
          format: 'csc',
          numRows: rows,
          numCols: more.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
        },
      })
      columns.push(...more)
    },
    settle(person, chosen) {
      settled.set(person, chosen)
      const mine = columns.flatMap((column, index) => (column.person === person ? [index] : []))
      model.changeColsBounds(
        { kind: 'set', indices: Int32Array.from(mine, (index) => base + index) },
        Float64Array.from(mine, (index) => (index === chosen ? 1 : 0)),
        Float64Array.from(mine, (index) => (index === chosen ? 1 : 0)),
      )
    },
    solve() {
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) {
        // A basis gone bad: once more from nothing.
        model.clearSolver()
        model.run()
        if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null
      }
      const { colValue, rowDual } = model.getSolution()
      return {
        objective: model.getObjectiveValue(),
        personPrice: rowDual.slice(0, part.people.length),
        demandPrice: rowDual.slice(part.people.length),
        values: colValue.slice(base),
      }
    },
    solveWhole(branchings, below) {
      if (!columns.length) return null
      const copy = highs.createModel(model.getModel())
      try {
        copy.options.set({
          output_flag: false,
          mip_max_nodes: branchings,
          time_limit: Math.max(0.1, (work.until - work.now()) / 1000),
          random_seed: Math.floor(work.random() * 1e6),
          // No plan that is not better is of use.
          objective_bound: below,
        })
        copy.changeColsIntegrality(
          { kind: 'range', from: base, to: base + columns.length - 1 },
          new Int32Array(columns.length).fill(highs.constants.variableType.integer),
        )
        copy.run({
          [highs.constants.callbackType.mipInterrupt]: (event: { interrupt: () => void }) => {
            if (over(work)) event.interrupt()
          },
        })
        const { colValue } = copy.getSolution()
        if (colValue.length < base + columns.length) return null
        const chosen = columns.filter((_, index) => (colValue[base + index] ?? 0) > 0.5)
        return chosen.length === part.people.length && new Set(chosen.map(({ person }) => person)).size === chosen.length ? chosen : null
      } finally {
        copy.dispose()
      }
    },
    dispose: () => model.dispose(),
  }
}
