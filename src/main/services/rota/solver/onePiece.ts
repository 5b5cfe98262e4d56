/**
 * The whole model as one program in whole numbers, as one would give it to HiGHS by hand: what the generator is measured
 * against. One variable a person, day and type; weekends, breaks and runs by their usual rows.
 */
import type { Highs, PassiveCallbackEvent } from 'highs'
import { compile, ownCosts } from '../../../../shared/domain/rota/solve/compile'
import type { SolveModel, SolvePlan, SolveResult } from '../../../../shared/domain/rota/solve/types'
import type { SolveOptions } from './solve'

class Rows {
  readonly cost: number[] = []
  readonly upper: number[] = []
  readonly integer: (0 | 1)[] = []
  readonly lowerOf: number[] = []
  readonly upperOf: number[] = []
  readonly starts: number[] = [0]
  readonly indices: number[] = []
  readonly values: number[] = []
  column(cost: number, upper: number, integer: 0 | 1): number {
    this.cost.push(cost)
    this.upper.push(upper)
    this.integer.push(integer)
    return this.cost.length - 1
  }
  row(entries: readonly (readonly [number, number])[], lower: number, upper: number): void {
    for (const [index, value] of [...entries].sort(([a], [b]) => a - b)) {
      this.indices.push(index)
      this.values.push(value)
    }
    this.starts.push(this.indices.length)
    this.lowerOf.push(lower)
    this.upperOf.push(upper)
  }
}

/** Who meets what; of people who could meet several of one moment, so many are shared out among them as are there. */
function demandRows(model: SolveModel, program: Rows, at: (person: number, day: number, type: number) => number, endless: number): void {
  const compiled = compile(model)
  const entries: (readonly [number, number])[][] = model.demands.map(({ under, over }) => [
    [program.column(under, endless, 0), 1],
    [program.column(over, endless, 0), -1],
  ])
  const shared = new Map<string, { demands: number[]; present: number[] }>()
  for (const [person, { from, groups, meets }] of compiled.people.entries())
    for (let slot = 0; slot + 1 < from.length; slot++) {
      const type = slot % compiled.width
      if (type === compiled.off) continue
      const column = at(person, Math.floor(slot / compiled.width), type)
      for (let group = from[slot] ?? 0; group < (from[slot + 1] ?? 0); group++) {
        const demands = [...meets.subarray(groups[group], groups[group + 1])]
        const [only] = demands
        if (demands.length === 1 && only !== undefined) entries[only]?.push([column, 1])
        else {
          const key = demands.join()
          const known = shared.get(key)
          if (known) known.present.push(column)
          else shared.set(key, { demands, present: [column] })
        }
      }
    }
  for (const { demands, present } of shared.values()) {
    const parts = demands.map((demand) => {
      const part = program.column(0, endless, 0)
      entries[demand]?.push([part, 1])
      return [part, 1] as const
    })
    program.row([...parts, ...present.map((column) => [column, -1] as const)], 0, 0)
  }
  for (const [demand, { need }] of model.demands.entries()) program.row(entries[demand] ?? [], need, need)
}

/** @throws where HiGHS finds no plan in time */
export function solveOnePiece(highs: Highs, model: SolveModel, options: SolveOptions): SolveResult {
  const { days, types } = model
  const endless = highs.infinity
  const program = new Rows()
  const width = types.length + 1
  // x[person][day * types + type]
  const x = model.people.map((_, person) => {
    const own = ownCosts(model, person)
    return Array.from({ length: days * types.length }, (_, at) => {
      const day = Math.floor(at / types.length)
      const cost = own[day * width + (at % types.length)] ?? 0
      const rest = own[day * width + types.length] ?? 0
      // A day that must be worked is a row below; the cost of a day off is the day's constant.
      return program.column(Number.isFinite(cost) ? cost - (Number.isFinite(rest) ? rest : 0) : 0, Number.isFinite(cost) ? 1 : 0, 1)
    })
  })
  let constant = 0
  for (const [person, rules] of model.people.entries()) {
    const own = ownCosts(model, person)
    const at = (day: number, type: number) => x[person]?.[day * types.length + type] ?? 0
    const works = (day: number, sign = 1) => types.map((_, type) => [at(day, type), sign] as const)
    for (let day = 0; day < days; day++) {
      const rest = own[day * width + types.length] ?? 0
      if (Number.isFinite(rest)) constant += rest
      program.row(works(day), Number.isFinite(rest) ? 0 : 1, 1)
      for (const [type, { notNext }] of types.entries())
        if (day + 1 < days)
          for (const next of notNext)
            program.row(
              [
                [at(day, type), 1],
                [at(day + 1, next), 1],
              ],
              -endless,
              1,
            )
    }
    const all = Array.from({ length: days }, (_, day) => day)
    program.row(
      all.flatMap((day) => types.map(({ minutes }, type) => [at(day, type), minutes] as const)),
      rules.minMinutes,
      rules.maxMinutes,
    )
    for (const { types: set, from, to, max, of } of rules.limits)
      program.row(
        all
          .slice(from, to + 1)
          .flatMap((day) => set.map((type) => [at(day, type), of === 'shifts' ? 1 : (types[type]?.minutes ?? 0)] as const)),
        -endless,
        max,
      )
    for (const { types: set, max } of rules.streaks)
      for (let day = 0; day + max < days; day++)
        program.row(
          all.slice(day, day + max + 1).flatMap((one) => set.map((type) => [at(one, type), 1] as const)),
          -endless,
          max,
        )
    for (let day = 0; day + rules.maxRun < days; day++)
      program.row(
        all.slice(day, day + rules.maxRun + 1).flatMap((one) => works(one)),
        -endless,
        rules.maxRun,
      )
    // Runs and breaks that are too short, length by length; those at an end of the horizon are free.
    for (let length = 1; length < rules.minRun; length++)
      for (let day = 0; day + length + 1 < days; day++)
        program.row(
          [...works(day), ...all.slice(day + 1, day + length + 1).flatMap((one) => works(one, -1)), ...works(day + length + 1)],
          1 - length,
          endless,
        )
    for (let length = 1; length < rules.minOff; length++)
      for (let day = 0; day + length + 1 < days; day++)
        program.row(
          [...works(day), ...all.slice(day + 1, day + length + 1).flatMap((one) => works(one, -1)), ...works(day + length + 1)],
          -endless,
          1,
        )
    const weekends = model.weekends.map((first) => {
      const worked = program.column(0, 1, 1)
      for (const day of [first, first + 1]) if (day < days) program.row([...works(day), [worked, -1]], -endless, 0)
      return [worked, 1] as const
    })
    program.row(weekends, -endless, rules.maxWeekends)
  }
  const at = (person: number, day: number, type: number) => x[person]?.[day * types.length + type] ?? 0
  for (const [person, { bans = [] }] of model.people.entries())
    for (const { day, type, next } of bans)
      program.row(
        [
          [at(person, day - 1, type), 1],
          [at(person, day, next), 1],
        ],
        -endless,
        1,
      )
  for (const { person, slots, above, weight } of model.shares ?? []) {
    const beyond = program.column(weight, endless, 0)
    program.row([...slots.map(({ day, type }) => [at(person, day, type), 1] as const), [beyond, -1]], -endless, above)
  }
  for (const { person, from, to, kinds, weight } of model.steady ?? []) {
    // Whichever kind is chosen: days worked that are of another.
    const unlike = program.column(weight, endless, 0)
    const length = to - from + 1
    const chosen = [...new Set(kinds)].map((kind) => {
      const choice = program.column(0, 1, 1)
      const others = Array.from({ length }, (_, index) => from + index).flatMap((day) =>
        kinds.flatMap((one, type) => (one === kind ? [] : [[at(person, day, type), 1] as const])),
      )
      program.row([...others, [choice, length], [unlike, -1]], -endless, length)
      return [choice, 1] as const
    })
    program.row(chosen, 1, 1)
  }
  demandRows(model, program, at, endless)
  const columns = program.cost.length
  const rows = program.lowerOf.length
  const solver = highs.createModel({
    numCols: columns,
    numRows: rows,
    offset: constant,
    colCost: Float64Array.from(program.cost),
    colLower: new Float64Array(columns),
    colUpper: Float64Array.from(program.upper),
    rowLower: Float64Array.from(program.lowerOf),
    rowUpper: Float64Array.from(program.upperOf),
    integrality: program.integer,
    matrix: {
      format: 'csr',
      numRows: rows,
      numCols: columns,
      starts: Int32Array.from(program.starts),
      indices: Int32Array.from(program.indices),
      values: Float64Array.from(program.values),
    },
  })
  try {
    const planOf = (values: ArrayLike<number>): SolvePlan =>
      x.map((mine) =>
        Array.from({ length: days }, (_, day) => {
          const type = types.findIndex((_, index) => (values[mine[day * types.length + index] ?? 0] ?? 0) > 0.5)
          return type < 0 ? null : type
        }),
      )
    const exact = (value: number) => Math.round(value * 1e6) / 1e6
    solver.options.set({ output_flag: false, time_limit: options.seconds, random_seed: options.seed })
    solver.run({
      [highs.constants.callbackType.mipInterrupt]: (event: { interrupt: () => void }) => {
        if (options.stopped()) event.interrupt()
      },
      // When it had which plan is what it is compared by.
      [highs.constants.callbackType.mipImprovingSolution]: ({ data }: PassiveCallbackEvent) => {
        const { mip_solution: values, objective_function_value: objective, mip_dual_bound: bound } = data
        if (values?.length !== columns || objective === undefined) return
        options.onBetter({
          plan: planOf(values),
          objective: exact(objective),
          bound: bound !== undefined && Number.isFinite(bound) ? bound : null,
        })
      },
    })
    const { colValue } = solver.getSolution()
    const objective = solver.getObjectiveValue()
    const bound = Number(solver.info.get('mip_dual_bound'))
    if (!Number.isFinite(objective) || colValue.length !== columns || solver.info.get('primal_solution_status') !== 2)
      throw new Error('no plan was found in time')
    return { plan: planOf(colValue), objective: exact(objective), bound: Number.isFinite(bound) ? bound : null }
  } finally {
    solver.dispose()
  }
}
