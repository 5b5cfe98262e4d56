/** The generator itself, in whatever thread it is called: it blocks until it is done. */
import type { Highs } from 'highs'
import { compile, isLawful, planOf, type Row, rowOf } from '../../../../shared/domain/rota/solve/compile'
import type { SolveModel, SolvePlan, SolveResult } from '../../../../shared/domain/rota/solve/types'
import { search } from './search'
import { lifted, randomOf, type Work } from './work'

export interface SolveOptions {
  readonly seconds: number
  readonly seed: number
  /** A plan to start from; rows that break a hard rule are planned anew. */
  readonly start: SolvePlan | null
  /** Milliseconds of a clock that only runs on. */
  readonly now: () => number
  readonly stopped: () => boolean
  readonly onBetter: (better: SolveResult) => void
}

/**
 * The best plan found within `seconds`.
 * @throws NoPlan where the hard rules of somebody leave nothing
 * @throws GraphTooLarge where the rules of one person are too many to be listed
 */
export function solveModel(highs: Highs, model: SolveModel, options: SolveOptions): SolveResult {
  const until = options.now() + options.seconds * 1000
  const compiled = compile(model)
  const work: Work = {
    compiled,
    highs,
    now: options.now,
    until,
    stopped: options.stopped,
    random: randomOf(options.seed),
    toGo: new Float64Array(compiled.mostNodes),
    costs: new Float64Array(compiled.days * compiled.width),
    best: null,
    // No weight is less than nothing.
    bound: 0,
    onBetter: ({ rows, objective }, bound) => options.onBetter({ plan: planOf(compiled, rows), objective, bound }),
  }
  search(work, startOf(work, options.start))
  if (!work.best) throw new Error('no plan was made')
  const bound = work.bound === null ? null : Math.min(lifted(compiled, work.bound), work.best.objective)
  return { plan: planOf(compiled, work.best.rows), objective: work.best.objective, bound }
}

function startOf({ compiled }: Work, start: SolvePlan | null): (Row | null)[] {
  const have = new Int32Array(compiled.demands.length)
  return compiled.people.map((_, person) => {
    const given = start?.[person]
    if (!given || given.length !== compiled.days) return null
    const plan = Uint8Array.from(given, (type) => type ?? compiled.off)
    if (!isLawful(compiled, person, plan)) return null
    // One after the other takes up what is still missing where she could meet either of two.
    const reward = Float64Array.from(compiled.demands, ({ need, under, over }, demand) => ((have[demand] ?? 0) < need ? under : -over))
    const row = rowOf(compiled, person, plan, reward)
    for (const demand of row.meets) have[demand] = (have[demand] ?? 0) + 1
    return row
  })
}
