/** `npm run faults -- --runs N --seed S`: the fault simulation of the send path; failing seeds are printed. */
import { parseArgs } from 'node:util'
import { projectEnv, runTool } from './lib/proc.mjs'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } } })
for (const name of /** @type {const} */ (['runs', 'seed'])) {
  if (!/^\d{1,9}$/.test(values[name])) {
    console.error(`--${name} takes a whole number`)
    process.exit(2)
  }
}
const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', 'faults'], {
  output: 'inherit',
  env: projectEnv({ FAULT_RUNS: values.runs, FAULT_SEED: values.seed }),
})
process.exit(code ?? 1)
