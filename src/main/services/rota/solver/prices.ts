/**
 * A bound without a linear program, for models of so many demands that one takes too long: prices go step by step towards what is
 * missing (subgradient, Polyak's step), and whatever they are, what everybody's cheapest plan costs under them proves how good any
 * plan can be.
 */
import { lifted, over, priced, proven, type Work } from './work'

/** Raises `work.bound`; ends after `ms`, so many rounds, or when nothing moves any more. */
export function raiseBound(work: Work, ms: number, rounds = 300): void {
  const { compiled } = work
  const until = work.now() + ms
  // Half of what a missing person costs is a fair price to begin with.
  let prices = Float64Array.from(compiled.demands, ({ under }) => under / 2)
  let best = Number.NEGATIVE_INFINITY
  let bestPrices = prices
  let pace = 1
  let since = 0
  for (let round = 0; round < rounds && work.now() < until && !over(work) && !proven(work) && pace > 0.005; round++) {
    const missing = Float64Array.from(compiled.demands, ({ need }) => need)
    let value = 0
    for (let demand = 0; demand < prices.length; demand++) value += (prices[demand] as number) * (missing[demand] as number)
    for (let person = 0; person < compiled.people.length; person++) {
      const { value: least, row } = priced(work, person, prices)
      value += least
      if (row) for (const demand of row.meets) missing[demand] = (missing[demand] as number) - 1
    }
    if (value > best) {
      best = value
      bestPrices = prices
      since = 0
      work.bound = Math.max(work.bound ?? Number.NEGATIVE_INFINITY, lifted(compiled, best))
    } else if (++since >= 8) {
      pace /= 2
      since = 0
      prices = bestPrices
    }
    // What lies at the edge of its box and would leave it moves nothing.
    let norm = 0
    for (const [demand, { under, over: weight }] of compiled.demands.entries()) {
      const step = missing[demand] as number
      const at = prices[demand] as number
      if ((step > 0 && at >= under) || (step < 0 && at <= -weight)) missing[demand] = 0
      else norm += step * step
    }
    if (norm === 0) return
    const aim = (work.best?.objective ?? 2 * best) - value
    const length = (pace * Math.max(aim, 1)) / norm
    prices = prices.map((price, demand) => {
      const { under, over: weight } = compiled.demands[demand] as (typeof compiled.demands)[number]
      return Math.min(under, Math.max(-weight, price + length * (missing[demand] as number)))
    })
  }
}
