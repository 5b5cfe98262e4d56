/** What `scripts/faults.mjs` runs in each of its processes: seeds from … to …, or one seed step by step. Answers JSON lines. */
import { parseArgs } from 'node:util'
import { lineOf, planOf, type Step } from './plan'
import { product } from './product'
import { count, kindOf, noTallies } from './report'
import { runPlan } from './run'
import { shrink } from './shrink'

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
    steps: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const from = Number(values.from)
const last = from + Number(values.runs) - 1

/** Every step with its place, then what happened, line by line. */
const oneByOne = async (seed: number): Promise<void> => {
  const plan = planOf(seed)
  const places = values.only?.split(',').map(Number) ?? plan.steps.map((_, at) => at)
  const steps = plan.steps.filter((_, at): boolean => places.includes(at))
  process.stdout.write(`Seed ${seed}, ${plan.flavour}\n${places.map((at) => `${at}: ${lineOf(plan.steps[at] as Step)}`).join('\n')}\n\n`)
  const verdict = await runPlan(seed, product, { flavour: plan.flavour, steps }, (line) => process.stdout.write(`${line}\n`))
  process.stdout.write(`\n${JSON.stringify(verdict, null, 2)}\n`)
  process.exitCode = verdict.faults.length > 0 ? 1 : 0
}

const many = async (): Promise<void> => {
  const tallies = noTallies()
  for (let seed = from; seed <= last; seed += 1) {
    try {
      const verdict = await runPlan(seed, product)
      count(tallies, verdict)
      const [fault] = verdict.faults
      if (fault !== undefined) {
        const places = await shrink(seed, product, kindOf(fault))
        const { steps } = planOf(seed)
        say({
          failed: seed,
          flavour: verdict.flavour,
          faults: verdict.faults.slice(0, 6),
          only: places,
          steps: places.map((at) => lineOf(steps[at] as Step)),
        })
      }
    } catch (error) {
      say({
        failed: seed,
        flavour: planOf(seed).flavour,
        faults: [`other: ${(error as Error).stack ?? String(error)}`],
        only: [],
        steps: planOf(seed).steps.map(lineOf),
      })
      tallies[planOf(seed).flavour].faults.other += 1
    }
    if ((seed - from) % 100 === 99) say({ done: seed - from + 1 })
  }
  say({ tallies })
}

await (values.steps ? oneByOne(from) : many())
