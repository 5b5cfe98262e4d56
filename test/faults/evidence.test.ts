import { expect, test } from 'vitest'
import { judge, type Provider, runEvidence } from './evidenceRun'

/** Runs of each provider; any number by `EVIDENCE_RUNS`. */
const RUNS = Number(process.env.EVIDENCE_RUNS ?? 100)

test.each<Provider>(['paypal', 'stripe'])('%s: evidence arrives once, or the agent is asked', async (provider) => {
  const counts: Record<string, number> = {}
  const faults: string[] = []
  let cuts = 0
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const run = await runEvidence(provider, seed)
    for (const fault of judge(run)) faults.push(`seed ${seed}: ${fault}`)
    const ending = run.state === 'gone' ? 'sent' : run.state
    counts[ending] = (counts[ending] ?? 0) + 1
    cuts += run.cuts
  }
  console.info(`${provider}: ${RUNS} runs, ${cuts} power cuts, ${JSON.stringify(counts)}`)
  expect(faults).toEqual([])
  expect(counts.sent ?? 0).toBeGreaterThan(RUNS / 3)
})
