/** A profile with everything fetched, kept between runs, since fetching it takes longer than most benchmarks. */
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newUserDataDir } from '../e2eLaunch.mjs'
import { projectRoot } from '../lib/proc.mjs'
import { hashOf } from '../package.mjs'
import { fetchFirst, freePorts, startShops } from './shops.mjs'

/** What a kept profile depends on. */
const SOURCES = ['src/renderer/data', 'src/renderer/engine', 'src/main/connectors', 'src/main/services', 'src/main/demo', 'src/shared']

/**
 * @param {{program: string, tools: import('./build.mjs').Tools, size: import('./shops.mjs').Size, fresh: boolean,
 *   log: (line: string) => void}} options
 * @returns {Promise<{folder: string, place: import('./shops.mjs').Place}>}
 */
export async function keptProfile({ program, tools, size, fresh, log }) {
  const home = join(tools.home, 'profiles')
  await mkdir(home, { recursive: true })
  const hash = (await hashOf(projectRoot, SOURCES, program)).slice(0, 12)
  const start = `${size.conversations}-${size.messages}-`
  const folder = join(home, start + hash)
  const about = join(folder, 'bench.json')
  if (!fresh && existsSync(about)) return { folder, place: JSON.parse(await readFile(about, 'utf8')) }
  for (const name of await readdir(home)) if (name.startsWith(start)) await rm(join(home, name), { recursive: true, force: true })
  log(`Filling a profile with ${size.conversations} conversations and ${size.messages} messages ...`)
  const place = { portBase: await freePorts(), builtAt: Date.now() }
  const shops = await startShops(tools.serve, size, place)
  try {
    const userDataDir = await newUserDataDir('dragoman-bench-fill-')
    const { ms } = await fetchFirst({ program, inPage: tools.inPage, shops, size, userDataDir, log, settleMs: 60_000 })
    log(`  filled in ${(ms / 1000).toFixed(1)} s`)
    const part = `${folder}.part`
    await rm(part, { recursive: true, force: true })
    await cp(userDataDir, part, { recursive: true, filter: (path) => !/Singleton|DevToolsActivePort/.test(path) })
    await writeFile(join(part, 'bench.json'), JSON.stringify(place))
    await rename(part, folder)
    await rm(userDataDir, { recursive: true, force: true })
    return { folder, place }
  } finally {
    await shops.stop()
  }
}

/** A copy that a benchmark may write to. @param {string} folder */
export async function copyOf(folder) {
  const copy = await newUserDataDir('dragoman-bench-copy-')
  await cp(folder, copy, { recursive: true })
  return copy
}
