/** `FAULT_RUNS` and `FAULT_SEED` choose how many runs and from which seed; a failing seed is printed to be replayed. */
import { describe, expect, it } from 'vitest'
import { simulate, type Verdict } from './simulation'

const runs = Number(process.env.FAULT_RUNS ?? 300)
const first = Number(process.env.FAULT_SEED ?? 1)

const timeout = 60_000 + runs * 60

const series = async (lookUp: 'conclusive' | 'neverAbsent', count: number) => {
  const verdicts: Verdict[] = []
  for (let seed = first; seed < first + count; seed += 1) verdicts.push(await simulate(seed, { lookUp }))
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, verdict) => total + of(verdict), 0)
  const bad = verdicts.filter(({ faults }) => faults.length > 0)
  const [committed, asked] = [sum((verdict) => verdict.committed), sum((verdict) => verdict.asked)]
  console.log(
    `${lookUp}: ${count} runs from seed ${first}, ${committed} committed, ${sum((verdict) => verdict.restarts)} power cuts, ` +
      `${sum((verdict) => verdict.held)} held, ${asked} asked the agent (${((100 * asked) / committed).toFixed(2)} %), ${bad.length} runs at fault`,
  )
  return { verdicts, bad, restarts: sum((verdict) => verdict.restarts), held: sum((verdict) => verdict.held), asked, committed }
}

describe('outbox under faults', () => {
  it(
    'loses, doubles, reorders and strands nothing where a look-up can be sure',
    async () => {
      const { bad, restarts, held } = await series('conclusive', Math.ceil(runs / 2))
      expect(bad.map(({ seed, faults }) => ({ seed, faults }))).toEqual([])
      // A simulation in which nothing happens proves nothing.
      expect(restarts).toBeGreaterThan(0)
      expect(held).toBeGreaterThan(0)
    },
    timeout,
  )

  it(
    'sends nothing twice without the agent’s word where absence is never sure',
    async () => {
      const { bad, asked } = await series('neverAbsent', Math.floor(runs / 2))
      expect(bad.map(({ seed, faults }) => ({ seed, faults }))).toEqual([])
      expect(asked).toBeGreaterThan(0)
    },
    timeout,
  )

  it('asks nobody and needs no restart when nothing goes wrong', async () => {
    const verdict = await simulate(first, { lookUp: 'conclusive', trouble: 0 })
    expect(verdict.faults).toEqual([])
  })
})
