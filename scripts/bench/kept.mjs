/** A profile with everything fetched, kept between runs, since fetching it takes longer than most benchmarks. */
import { existsSync } from 'node:fs'
import { copyFile, cp, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { newUserDataDir } from '../e2eLaunch.mjs'
import { projectRoot } from '../lib/proc.mjs'
import { hashOf } from '../package.mjs'
import { rest, startProgram, until } from './program.mjs'
import { fillPin, freePorts, inside, PIN, SEED, startShops } from './shops.mjs'

/** What the rows of a kept profile look like depends on these; `--fresh` is for the rest. */
const SOURCES = [
  'src/renderer/data/schema',
  'src/renderer/data/sealing.ts',
  'src/renderer/data/viewKeys.ts',
  'src/renderer/data/matching.ts',
  'src/main/demo/big.ts',
  'test/bench/fill.ts',
  'test/bench/pages.ts',
]

/** What the slow lanes make of those rows depends on these: where they changed, the lanes work again on what is kept. */
const SLOW_SOURCES = [
  'src/shared/domain/clock',
  'src/shared/domain/case',
  'src/shared/domain/rules',
  'src/renderer/engine/cases',
  'src/renderer/engine/cards',
  'src/shared/domain/guard/incoming.ts',
  'src/renderer/engine/search',
]

/**
 * One for each size. Made by the program itself and connected to accounts that are still empty; its cache is then filled
 * by the engine's own writer (`fill.ts`), and from then on servers that hold the same rows stand behind it. A filling
 * that was cut goes on where it stood.
 * @param {{program: string, tools: import('./build.mjs').Tools, size: import('./shops.mjs').Size, fresh: boolean,
 *   log: (line: string) => void}} options
 * @returns {Promise<{folder: string, place: import('./shops.mjs').Place}>}
 */
export async function keptProfile({ program, tools, size, fresh, log }) {
  const home = join(tools.home, 'profiles')
  await mkdir(home, { recursive: true })
  const hash = (await hashOf(projectRoot, SOURCES, 'kept')).slice(0, 12)
  const start = `${size.conversations}-${size.messages}-`
  const folder = join(home, start + hash)
  const about = join(folder, 'bench.json')
  if (fresh) await rm(folder, { recursive: true, force: true })
  if (existsSync(about)) {
    /** @type {import('./shops.mjs').Place} */
    const place = JSON.parse(await readFile(about, 'utf8'))
    await settleProfile({ program, tools, size, place, folder, log })
    return { folder, place }
  }
  for (const name of await readdir(home))
    if (name.startsWith(start) && !name.startsWith(start + hash)) await rm(join(home, name), { recursive: true, force: true })
  log(`Filling a profile with ${size.conversations} conversations and ${size.messages} messages ...`)
  const part = `${folder}.part`
  const begun = join(part, 'begun.json')
  /** @type {import('./shops.mjs').Place} */
  const place = existsSync(begun) ? JSON.parse(await readFile(begun, 'utf8')) : { portBase: await freePorts(), builtAt: Date.now() }
  const shops = await startShops(tools.serve, { conversations: 0, messages: 0 }, place)
  try {
    const { ms, rows } = await fillProfile({ program, tools, size, place, part, begun, shops, log })
    log(`  filled in ${(ms / 1000).toFixed(1)} s, ${((rows / ms) * 1000).toFixed(0)} rows/s`)
  } finally {
    await shops.stop()
  }
  for (const name of await readdir(part)) if (/Singleton|DevToolsActivePort/.test(name)) await rm(join(part, name), { force: true })
  await writeFile(join(part, 'bench.json'), JSON.stringify(place))
  await rename(part, folder)
  await settleProfile({ program, tools, size, place, folder, log })
  return { folder, place }
}

/**
 * Once for each profile: its cases are judged and its search index is built. Until then those lanes would take their half of
 * the time from all that is measured. Done on a copy, so that a cut one leaves the profile as it was.
 * @param {{program: string, tools: import('./build.mjs').Tools, size: import('./shops.mjs').Size, place: import('./shops.mjs').Place,
 *   folder: string, log: (line: string) => void}} options
 */
async function settleProfile({ program, tools, size, place, folder, log }) {
  const made = join(folder, 'settled')
  const by = await hashOf(projectRoot, SLOW_SOURCES, 'settled')
  if ((await readFile(made, 'utf8').catch(() => '')) === by) return
  log('Judging its cases and building its search index ...')
  const copy = await copyOf(folder)
  const shops = await startShops(tools.serve, size, place)
  try {
    const running = await startProgram(program, { userDataDir: copy })
    try {
      const page = await running.page('index.html')
      await page.evaluate(tools.inPage)
      await fillPin(page)
      await page.keyboard.press('Enter')
      const engine = await running.page('engine.html')
      await rest(5000)
      await page.goto('about:blank')
      await engine.evaluate(tools.settle)
      await engine.evaluate(() => Reflect.get(globalThis, 'dragomanSettle').begin())
      let said = Date.now()
      const settled = await until(
        async () => {
          const state = await engine.evaluate(() => Reflect.get(globalThis, 'dragomanSettle').state())
          if (Date.now() - said > 15_000) {
            said = Date.now()
            log(`  ${state.portions} portions, ${(state.ms / 1000).toFixed(0)} s`)
          }
          return state.done || state.failed ? state : null
        },
        { what: 'the slow lanes', timeoutMs: 3_600_000, everyMs: 500 },
      )
      if (settled.failed) throw new Error(settled.failed)
      log(`  done in ${(settled.ms / 1000).toFixed(1)} s`)
      await rest(2000)
    } finally {
      await running.stop()
    }
  } finally {
    await shops.stop()
  }
  for (const name of await readdir(copy)) if (/Singleton|DevToolsActivePort/.test(name)) await rm(join(copy, name), { force: true })
  await writeFile(join(copy, 'settled'), by)
  await rm(folder, { recursive: true, force: true })
  await cp(copy, folder, { recursive: true })
  await rm(copy, { recursive: true, force: true })
}

/**
 * @param {{program: string, tools: import('./build.mjs').Tools, size: import('./shops.mjs').Size, place: import('./shops.mjs').Place,
 *   part: string, begun: string, shops: import('./shops.mjs').Shops, log: (line: string) => void}} options
 */
async function fillProfile({ program, tools, size, place, part, begun, shops, log }) {
  const again = existsSync(begun)
  await mkdir(part, { recursive: true })
  const running = await startProgram(program, { userDataDir: part })
  try {
    const page = await running.page('index.html')
    await page.evaluate(tools.inPage)
    if (again) {
      await fillPin(page)
      await page.keyboard.press('Enter')
    } else {
      await until(() => page.evaluate(() => document.querySelector('button') !== null), { what: 'the first run' })
      await inside(page, 'makeProfile', 'Bench', PIN, shops.shops)
      await writeFile(begun, JSON.stringify(place))
    }
    const engine = await running.page('engine.html')
    // Its own engine first hears from the servers that there is nothing, and keeps their cursors.
    await rest(5000)
    // The window would read every row that is written.
    await page.goto('about:blank')
    await engine.evaluate(tools.fill)
    await engine.evaluate((given) => Reflect.get(globalThis, 'dragomanFill').begin(given), {
      directories: shops.directories,
      size,
      seed: SEED,
      builtAt: place.builtAt,
    })
    let said = Date.now()
    const filled = await until(
      async () => {
        const state = await engine.evaluate(() => Reflect.get(globalThis, 'dragomanFill').state())
        if (Date.now() - said > 15_000) {
          said = Date.now()
          log(`  ${state.written} of ${state.conversations} conversations, ${((state.rows / state.ms) * 1000 || 0).toFixed(0)} rows/s`)
        }
        return state.done || state.failed ? state : null
      },
      { what: 'the filling', timeoutMs: 3_600_000, everyMs: 500 },
    )
    if (filled.failed) throw new Error(filled.failed)
    await rest(1000)
    return filled
  } catch (error) {
    log(running.log().split('\n').slice(-20).join('\n'))
    throw error
  } finally {
    await running.stop()
  }
}

/**
 * A copy that a benchmark may write to. LevelDB's tables are never changed once they are whole, so they are shared.
 * @param {string} folder
 */
export async function copyOf(folder) {
  const copy = await newUserDataDir('dragoman-bench-copy-')
  /** @type {string[]} */
  const shared = []
  await cp(folder, copy, {
    recursive: true,
    filter: (path) => {
      if (!path.endsWith('.ldb')) return true
      shared.push(path)
      return false
    },
  })
  for (const path of shared) {
    const to = join(copy, relative(folder, path))
    await link(path, to).catch(() => copyFile(path, to))
  }
  return copy
}
