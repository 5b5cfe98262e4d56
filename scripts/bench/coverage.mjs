/** The rota's coverage over a full cache: how long until its numbers stand, at first and after the next start, and who waits for it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../lib/proc.mjs'
import { openProfile } from './keys.mjs'
import { cpuOf, rest, startProgram } from './program.mjs'
import { inside, PIN } from './shops.mjs'
import { median, p95, short } from './stats.mjs'

const SLOW_MS = 50
/** The plan with its coverage is a screen like any other; a first count of a year is shown as it goes on. */
const AGAIN_MS = 2000

/** Processor time by kind of thread between two looks, largest first. @param {Map<string, number>} before @param {Map<string, number>} after */
const spent = (before, after) =>
  [...after]
    .map(([name, ms]) => /** @type {[string, number]} */ ([name, ms - (before.get(name) ?? 0)]))
    .filter(([, ms]) => ms >= 200)
    .sort((a, b) => b[1] - a[1])
    .map(([name, ms]) => `${name.replace(/ \d+/, '')} ${short(ms / 1000)} s`)
    .join(', ')

/** @param {import('./stats.mjs').Bench} bench */
async function look(bench) {
  const { running, page } = await openProfile({ ...bench, windows: 1 })
  try {
    const quiet = await inside(page, 'touches', 3000)
    const before = cpuOf(running.pid)
    await inside(page, 'watchFrames')
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    const stands = inside(page, 'coverageStands')
    const touched = inside(page, 'touches', 4000)
    const ms = await stands
    const cpu = spent(before, cpuOf(running.pid))
    const { slow } = await inside(page, 'framesSeen')
    const busy = await touched
    // Left and come back to: nothing is counted twice in one session.
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await rest(1000)
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    const back = await inside(page, 'coverageStands')
    return { ms, back, cpu, slow: slow.filter((/** @type {number} */ each) => each > SLOW_MS), quiet, busy }
  } finally {
    await rest(1000)
    await running.stop()
  }
}

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchCoverage(bench) {
  const demo = async (/** @type {string} */ name) => JSON.parse(await readFile(join(projectRoot, 'resources/demo', name), 'utf8'))
  const filling = await startProgram(bench.program, { userDataDir: bench.profile })
  try {
    const page = await filling.page('index.html')
    await page.getByRole('button', { name: 'Bench' }).waitFor()
    await page.evaluate(bench.tools.inPage)
    await inside(page, 'addTeam', PIN, await demo('team.json'), await demo('shops.json'))
  } finally {
    await filling.stop()
  }
  const first = await look(bench)
  const second = await look(bench)
  const slow = [...first.slow, ...second.slow]
  return {
    'coverage stands': {
      value: second.ms / 1000,
      unit: 's',
      floor: null,
      ratio: null,
      limit: `< ${AGAIN_MS / 1000} s at the next start, no frame over ${SLOW_MS} ms`,
      pass: second.ms < AGAIN_MS && slow.length === 0,
      notes: [
        `first count ${short(first.ms / 1000)} s (${first.cpu}), after the next start ${short(second.ms / 1000)} s (${second.cpu}), come back to ${short(first.back)} ms`,
        `frames over ${SLOW_MS} ms: ${slow.length}${slow.length > 0 ? ` (${slow.map(short).join(', ')} ms)` : ''}`,
        `one small read meanwhile: median ${short(median(first.busy))} ms, p95 ${short(p95(first.busy))} ms, longest ${short(Math.max(...first.busy))} ms; before it ${short(median(first.quiet))} and ${short(p95(first.quiet))} ms`,
      ],
    },
  }
}
