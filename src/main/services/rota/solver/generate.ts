/** Column generation: new plans by price until none would help; the prices also prove how good any plan can be. */
import type { Row } from '../../../../shared/domain/rota/solve/compile'
import type { Column, LinearAnswer, Master, Part } from './master'
import { lifted, over, priced, type Work, worth } from './work'

export interface Generated {
  readonly linear: LinearAnswer
  /** No plan of this part can cost less; only without settled people does it speak of all. */
  readonly bound: number
}

/**
 * @param settled the columns of those whose plan is decided
 * @param upTo rounds at most
 * @param gap relative distance of prices and bound at which it is near enough
 * @param enough stops when the bound reaches it: nothing better is to be had
 */
export function generate(
  work: Work,
  master: Master,
  part: Part,
  settled: ReadonlyMap<number, Column>,
  { upTo, gap, enough }: { upTo: number; gap: number; enough: number },
): Generated | null {
  const { compiled } = work
  let bound = Number.NEGATIVE_INFINITY
  let centre: Float64Array | null = null
  let smooth = 0.6
  let linear = master.solve()
  for (let round = 0; linear && round < upTo && !over(work); round++) {
    const prices = boxed(work, linear.demandPrice)
    const trial: Float64Array = centre && smooth > 0 ? mixed(centre, prices, smooth) : prices
    let value = 0
    for (let demand = 0; demand < trial.length; demand++) value += (trial[demand] as number) * (part.need[demand] as number)
    const found: Column[] = []
    for (const [index, person] of part.people.entries()) {
      const mine = settled.get(person)
      if (mine) {
        value += mine.row.cost - worth(mine.row.meets, trial)
        continue
      }
      const { value: least, row } = priced(work, person, trial)
      value += least
      const helps = (one: Row) => one.cost - worth(one.meets, prices) - (linear?.personPrice[index] ?? 0) < -1e-6
      if (row && helps(row)) found.push({ person, row })
      // What costs beyond single days is not in that price: once more near a plan that minds it.
      const near = row && row.cost - worth(row.meets, trial) > least + 1e-6 ? (work.best?.rows[person] ?? row) : null
      const other = near ? priced(work, person, trial, { near }).row : null
      if (other && helps(other)) found.push({ person, row: other })
    }
    if (value > bound) {
      bound = value
      centre = trial
    }
    if (lifted(compiled, bound) >= enough - 1e-6) break
    if (linear.objective - bound <= gap * Math.max(1, Math.abs(linear.objective))) break
    if (!found.length) {
      if (trial === prices) break
      // The smoothed prices found nothing: look once with the true ones.
      smooth = smooth > 0.3 ? smooth - 0.3 : 0
      if (smooth < 0.3) centre = null
      continue
    }
    master.add(found)
    linear = master.solve()
  }
  return linear ? { linear, bound } : null
}

/** A price beyond what missing or surplus costs proves nothing. */
function boxed(work: Work, prices: Float64Array): Float64Array {
  return prices.map((price, demand) => {
    const weights = work.compiled.demands[demand]
    return weights ? Math.min(weights.under, Math.max(-weights.over, price)) : 0
  })
}
const mixed = (centre: Float64Array, prices: Float64Array, share: number): Float64Array =>
  prices.map((price, index) => share * (centre[index] as number) + (1 - share) * price)
