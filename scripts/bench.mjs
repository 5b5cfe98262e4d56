/**
 * `npm run bench [name ...]`: the packaged program in real Electron against floors measured beside it in the same run.
 * Prints a table and writes bench/results.json. A missed goal is printed as missed and makes the exit code 1.
 * 100,000 conversations and 1,000,000 messages, and a tenth of it; `--conversations=10000 --messages=100000` sets another
 * size, `--no-growth` leaves out the tenth, `--windows=1` opens fewer than three; `--quick` is a tenth of the size measured
 * less often; `--fresh` fills the kept profiles anew.
 */
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { benchTools } from './bench/build.mjs'
import { benchCatchUp } from './bench/catchUp.mjs'
import { benchCoverage } from './bench/coverage.mjs'
import { benchEngine, benchFetch } from './bench/fetch.mjs'
import { benchInboxOrder } from './bench/inboxOrder.mjs'
import { copyOf, keptProfile } from './bench/kept.mjs'
import { benchKeys } from './bench/keys.mjs'
import { benchMemory } from './bench/memory.mjs'
import { benchRota } from './bench/rota.mjs'
import { benchSearch } from './bench/search.mjs'
import { startShops } from './bench/shops.mjs'
import { benchStart } from './bench/start.mjs'
import { short, table } from './bench/stats.mjs'
import { benchTimeline } from './bench/timeline.mjs'
import { testProgram } from './e2eLaunch.mjs'
import { ensureBuild } from './lib/build.mjs'
import { projectRoot } from './lib/proc.mjs'
import { packageProgram } from './package.mjs'
import { describeRuntime, resolveRuntime } from './runtime.mjs'

/** @typedef {Record<string, import('./bench/stats.mjs').Result>} Results */
/** @typedef {{bench: (bench: import('./bench/stats.mjs').Bench) => Promise<Results>, profile: boolean, most?: number, fixed?: boolean}} Entry */

/**
 * `profile`: needs one whose first fetch is whole, and its servers; `most`: conversations beyond which more would only take longer;
 * `fixed`: does not depend on how many there are.
 * @type {Record<string, Entry>}
 */
const entries = {
  start: { bench: benchStart, profile: true },
  keys: { bench: benchKeys, profile: true },
  engine: { bench: benchEngine, profile: false, most: 10_000 },
  fetch: { bench: benchFetch, profile: false, most: 10_000 },
  search: { bench: benchSearch, profile: false },
  catchUp: { bench: benchCatchUp, profile: true },
  'inbox-order': { bench: benchInboxOrder, profile: true },
  memory: { bench: benchMemory, profile: true },
  coverage: { bench: benchCoverage, profile: true },
  // The rota is the same whatever is cached: sixty people, four weeks.
  rota: { bench: benchRota, profile: false, fixed: true },
  timeline: { bench: benchTimeline, profile: false, fixed: true },
}
/** Grows with the data at most so much, from a tenth to all. */
const GROWTH = 1.5

const args = process.argv.slice(2)
const log = (/** @type {string} */ line) => console.log(line)
const number = (/** @type {string} */ name, /** @type {number} */ otherwise) =>
  Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)

/**
 * @param {string[]} names @param {import('./bench/shops.mjs').Size} size
 * @param {{program: string, tools: import('./bench/build.mjs').Tools, quick: boolean, full: number}} given `full`: conversations of the larger size
 */
async function measure(names, size, { program, tools, quick, full }) {
  /** @type {Results} */
  const results = {}
  /** @type {Awaited<ReturnType<typeof keptProfile>> | null} */
  let kept = null
  /** @param {string} name @param {unknown} error */
  const missed = (name, error) => {
    const why = error instanceof Error ? error.message : String(error)
    const notes = [`not measured: ${why}`]
    results[name] = { value: Number.NaN, unit: '', floor: null, ratio: null, limit: 'measured', pass: false, notes }
  }
  try {
    if (names.some((name) => entries[name]?.profile))
      kept = await keptProfile({ program, tools, size, fresh: args.includes('--fresh'), log })
  } catch (error) {
    // What needs no profile is measured all the same.
    for (const name of names) if (entries[name]?.profile) missed(name, error)
  }
  for (const name of names) {
    const entry = entries[name]
    if (!entry || results[name]) continue
    log(`  ${name} ...`)
    /** @type {import('./bench/shops.mjs').Shops | null} */
    let shops = null
    let profile = ''
    try {
      if (entry.profile && kept) {
        shops = await startShops(tools.serve, size, kept.place)
        profile = await copyOf(kept.folder)
      }
      const part = entry.most && entry.most < full ? entry.most / full : 1
      const own = { conversations: size.conversations * part, messages: size.messages * part }
      const rawRate = results['first fetch, engine']?.floor ?? null
      const counts = quick
        ? { runs: 3, rounds: 1, keys: 15, opens: 60, opened: 100 }
        : { runs: 5, rounds: 3, keys: 40, opens: 200, opened: 500 }
      Object.assign(
        results,
        await entry.bench({ program, tools, size: own, profile, windows: number('windows', 3), ...counts, rawRate, log }),
      )
    } catch (error) {
      missed(name, error)
    } finally {
      await shops?.stop()
      if (profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  return results
}

/** @param {Results} small @param {Results} full */
function addGrowth(small, full) {
  for (const [name, result] of Object.entries(full)) {
    const before = small[name]
    if (!before || Number.isNaN(before.value) || Number.isNaN(result.value) || result.unit === 'MB PSS' || result.unit === 'questions')
      continue
    const growth = result.unit === 'rows/s' ? before.value / result.value : result.value / before.value
    const grown = `from a tenth of the data: ${short(before.value)} -> ${short(result.value)} ${result.unit}, ${short(growth)} x (limit ${GROWTH} x)`
    result.notes.push(growth < GROWTH ? grown : `${grown} MISSED`)
    result.pass &&= growth < GROWTH
  }
}

async function main() {
  const chosen = args.filter((arg) => !arg.startsWith('--'))
  const unknown = chosen.find((name) => !(name in entries))
  if (unknown) throw new Error(`No benchmark ${unknown}; there are: ${Object.keys(entries).join(' ')}`)
  const names = chosen.length > 0 ? chosen : Object.keys(entries)
  const quick = args.includes('--quick')
  const size = {
    conversations: number('conversations', quick ? 10_000 : 100_000),
    messages: number('messages', quick ? 100_000 : 1_000_000),
  }
  if (!process.env.DRAGOMAN_TEST_PROGRAM) {
    await ensureBuild({ log })
    await packageProgram({ kind: 'test', log })
  }
  const program = testProgram()
  if (!existsSync(program)) throw new Error(`Not packaged: ${program}`)
  const tools = await benchTools({ log })
  const given = { program, tools, quick, full: size.conversations }
  const loadBefore = loadavg()[0] ?? 0
  const tenth = { conversations: Math.ceil(size.conversations / 10), messages: Math.ceil(size.messages / 10) }
  const growth = !args.includes('--no-growth')
  if (growth) log(`At ${tenth.conversations} conversations, ${tenth.messages} messages:`)
  const growing = names.filter((name) => !entries[name]?.fixed)
  const small = growth ? await measure(growing, tenth, given) : {}
  log(`At ${size.conversations} conversations, ${size.messages} messages:`)
  const full = await measure(names, size, given)
  addGrowth(small, full)

  const rows = Object.entries(full).map(([name, { value, unit, floor, ratio, limit, pass }]) => [
    name,
    `${short(value)} ${unit}`,
    floor === null ? '-' : short(floor),
    ratio === null ? '-' : `${short(ratio)} x`,
    limit,
    pass ? 'met' : 'MISSED',
  ])
  const load = `load ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after, on ${cpus().length} cores`
  log(`\n${describeRuntime(await resolveRuntime({ log }))}`)
  log(`${load}; whatever else runs here disturbs value and floor alike\n`)
  log(table([['what', 'value', 'floor', 'ratio', 'goal', ''], ...rows]))
  for (const [name, { notes }] of Object.entries(full)) for (const note of notes) log(`${name}: ${note}`)
  await mkdir(join(projectRoot, 'bench'), { recursive: true })
  await writeFile(join(projectRoot, 'bench/results.json'), `${JSON.stringify({ size, load, ...full, tenth: small }, null, 2)}\n`)
  const missed = rows.filter((row) => row[5] !== 'met').length
  log(`\n${rows.length - missed} met, ${missed} missed`)
  process.exit(missed > 0 ? 1 : 0)
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
