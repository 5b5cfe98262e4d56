/**
 * `npm test`: every stage in order, also after one failed; `--quick` leaves out what is slow.
 * The last line is `N passed, N failed, N skipped`; the exit code is 1 when anything failed.
 * `--only=unit,e2e` runs some stages by name.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { closingLine, countPlaywright, countVitest, none, sum } from './lib/counts.mjs'
import { isRoot, projectEnv, projectRoot, run, runTool } from './lib/proc.mjs'
import { packageProgram } from './package.mjs'
import { describeRuntime } from './runtime.mjs'
import { displayPackages, electronPackages, ensureDebianPackages, ensureDisplay, fontPackages, serverPackages } from './system.mjs'

/**
 * @typedef {import('./lib/counts.mjs').Counts} Counts
 * @typedef {object} Stage
 * @property {string} name
 * @property {boolean} [slow] left out by --quick
 * @property {() => Promise<Counts>} run
 */

/** @param {string} line */
const log = (line) => console.log(line)
const reports = join(projectRoot, '.cache/reports')

/**
 * A stage that is one yes or no.
 * @param {string} name of a script in package.json
 * @returns {() => Promise<Counts>}
 */
const script = (name) => async () => {
  const { code } = await run('npm', ['run', '--silent', name], { output: 'inherit' })
  return code === 0 ? { ...none(), passed: 1 } : failed(`npm run ${name}`)
}

/** @param {string} what @returns {Counts} */
const failed = (what) => ({ ...none(), failed: 1, notes: [`FAILED ${what}`] })
/** @param {string} why @returns {Counts} */
const skipped = (why) => ({ ...none(), skipped: 1, notes: [`skipped ${why}`] })

/**
 * @param {string} file
 * @returns {Promise<any | null>} null when the runner died before it wrote its report
 */
async function reportIn(file) {
  return readFile(file, 'utf8').then(JSON.parse, () => null)
}

/** @param {string} project one of vitest.config.ts @returns {() => Promise<Counts>} */
const vitest = (project) => async () => {
  const file = join(reports, `${project}.json`)
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = ['run', '--project', project, ...output]
  const { code } = await runTool('vitest/vitest.mjs', args, { output: 'inherit' })
  const report = await reportIn(file)
  return report ? countVitest(report, code) : failed(`${project}: no report (code ${code})`)
}

async function realServers() {
  const servers = await ensureDebianPackages(serverPackages, { log })
  // The tests themselves skip what they cannot start, and say so one by one.
  if (!servers.ok) log(`Real servers are missing: ${servers.line}`)
  return vitest('real')()
}

async function endToEnd() {
  const display = process.env.DISPLAY ? [] : displayPackages
  const needed = await ensureDebianPackages([...electronPackages, ...display], { log })
  if (!needed.ok && process.platform === 'linux' && display.length > 0) return skipped(`end to end: ${needed.line}`)
  const fonts = await ensureDebianPackages(fontPackages, { log })
  if (!fonts.ok) log(`Pictures may show boxes: ${fonts.line}`)
  await ensureBuild({ log })
  const { runtime } = await packageProgram({ kind: 'test', log })
  await packageProgram({ kind: 'release', log })
  log(`End to end in ${describeRuntime(runtime)}${isRoot ? ', as an unprivileged user with the sandbox on' : ''}`)

  const screen = await ensureDisplay({ log })
  try {
    const file = join(reports, 'e2e.json')
    const env = projectEnv({ PLAYWRIGHT_JSON_OUTPUT_NAME: file, DISPLAY: screen.display })
    const args = ['test', '--reporter=list,json']
    const { code } = await runTool('@playwright/test/cli.js', args, { output: 'inherit', env })
    const report = await reportIn(file)
    return report ? countPlaywright(report, code) : failed(`end to end: no report (code ${code})`)
  } finally {
    screen.stop()
  }
}

/** @type {Stage[]} */
const stages = [
  { name: 'types', run: script('types') },
  { name: 'lint', run: script('lint') },
  { name: 'walls', run: script('check:walls') },
  { name: 'unused', slow: true, run: script('check:unused') },
  { name: 'unit', run: vitest('unit') },
  { name: 'contract', slow: true, run: vitest('contract') },
  { name: 'faults', slow: true, run: vitest('faults') },
  { name: 'real', slow: true, run: realServers },
  { name: 'e2e', slow: true, run: endToEnd },
]

/** @param {string[]} args @returns {Stage[]} */
function chosen(args) {
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  const unknown = only?.find((name) => !stages.some((stage) => stage.name === name))
  if (unknown !== undefined) throw new Error(`No stage ${unknown}; there are: ${stages.map((s) => s.name).join(' ')}`)
  if (only) return stages.filter((stage) => only.includes(stage.name))
  return args.includes('--quick') ? stages.filter((stage) => !stage.slow) : stages
}

async function main() {
  if (!existsSync(join(projectRoot, 'node_modules'))) throw new Error('Run `npm ci` first')
  const plan = chosen(process.argv.slice(2))
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  /** @type {Counts[]} */
  const all = []
  const table = []
  for (const stage of plan) {
    log(`\n=== ${stage.name}`)
    const began = Date.now()
    const counts = await stage.run().catch((error) => failed(`${stage.name}: ${error.message}`))
    for (const note of counts.notes) log(`  ${note}`)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    table.push(`${stage.name.padEnd(10)} ${closingLine(counts)} (${seconds} s)`)
    all.push(counts)
  }
  const total = sum(all)
  log('\n=== summary')
  for (const line of table) log(line)
  for (const note of total.notes) log(`  ${note}`)
  log(closingLine(total))
  process.exitCode = total.failed > 0 ? 1 : 0
}

main().catch((error) => {
  console.error(error.message)
  log(closingLine({ passed: 0, failed: 1, skipped: 0 }))
  process.exitCode = 1
})
