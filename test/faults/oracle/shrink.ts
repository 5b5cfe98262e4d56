/** Makes a failing plan short: steps are left out as long as a fault of the same kind comes. */
import { planOf, type Step } from './plan'
import type { Product } from './product'
import { type FaultKind, kindOf } from './report'
import { runPlan } from './run'

export const shrink = async (seed: number, product: Product, kind: FaultKind, mostRuns = 300): Promise<number[]> => {
  const { flavour, steps } = planOf(seed)
  let kept = steps.map((_, at) => at)
  let runs = 0
  const fails = async (places: readonly number[]): Promise<boolean> => {
    runs += 1
    const some = places.map((at) => steps[at] as Step)
    const { faults } = await runPlan(seed, product, { flavour, steps: some }).catch(() => ({ faults: [] as string[] }))
    return faults.some((fault) => kindOf(fault) === kind)
  }
  for (let size = Math.ceil(kept.length / 2); size >= 1 && runs < mostRuns; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < kept.length && runs < mostRuns; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)]
      if (await fails(fewer)) kept = fewer
      else at += size
    }
  return kept
}
