/**
 * `npm run faults -- --runs N --seed S`: the fault simulation of the send path, in plain Node on every core. Prints failing
 * seeds with their shortest list of steps and a table at the end. `--seed S --runs 1 --steps` shows one run line by line,
 * `--only 0,4,7` plays some of its steps.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bundle } from './lib/bundle.mjs'
import { projectRoot } from './lib/proc.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'boolean', default: false },
    only: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
})
for (const name of /** @type {const} */ (['runs', 'seed', 'jobs'])) {
  if (!/^\d{1,9}$/.test(values[name])) {
    console.error(`--${name} takes a whole number`)
    process.exit(2)
  }
}
const [runs, seed, jobs] = [Number(values.runs), Number(values.seed), Math.max(1, Number(values.jobs))]

const outDir = join(projectRoot, '.cache/faults')
await bundle({ cli: 'test/faults/oracle/cli.ts', report: 'test/faults/oracle/report.ts' }, { outDir, format: 'mjs' })
const program = join(outDir, 'cli.mjs')

/** @param {string[]} args @param {'inherit' | 'pipe'} stdout */
const start = (args, stdout) =>
  spawn(process.execPath, ['--enable-source-maps', program, ...args], { cwd: projectRoot, stdio: ['ignore', stdout, 'inherit'] })
/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
const ended = (child) => new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))

if (values.steps)
  process.exit(await ended(start(['--from', String(seed), '--steps', ...(values.only ? ['--only', values.only] : [])], 'inherit')))

const { merge, noTallies, tableOf } = await import(join(outDir, 'report.mjs'))
const tallies = noTallies()
const began = Date.now()
let failures = 0
let broken = 0
const share = Math.ceil(runs / jobs)
await Promise.all(
  Array.from({ length: jobs }, async (_, at) => {
    const from = seed + at * share
    const own = Math.min(share, seed + runs - from)
    if (own <= 0) return
    const child = start(['--from', String(from), '--runs', String(own)], 'pipe')
    const code = ended(child)
    let told = false
    for await (const line of createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) })) {
      const news = JSON.parse(line)
      if (news.tallies) {
        told = true
        merge(tallies, news.tallies)
      }
      if (news.failed === undefined) continue
      failures += 1
      console.log(`FAILED seed ${news.failed} (${news.flavour})`)
      for (const fault of news.faults) console.log(`  ${fault}`)
      console.log(`  shortest list of steps: --seed ${news.failed} --runs 1 --steps --only ${news.only.join(',')}`)
      for (const step of news.steps) console.log(`    ${step}`)
    }
    if ((await code) !== 0 || !told) broken += 1
  }),
)
console.log(`\n${tableOf(tallies)}\n`)
console.log(
  `${runs} runs from seed ${seed} in ${((Date.now() - began) / 1000).toFixed(1)} s, ${failures} failed${broken > 0 ? `, ${broken} processes broke` : ''}`,
)
process.exit(failures + broken > 0 ? 1 : 0)
