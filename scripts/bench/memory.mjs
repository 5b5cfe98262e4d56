/** Memory after a day's worth of opened conversations, beside a blank window. */
import { openProfile } from './keys.mjs'
import { pssBy, pssOf, rest, startProgram } from './program.mjs'
import { inside } from './shops.mjs'
import { median, short } from './stats.mjs'

const MB = 1024 * 1024
const EXTRA = 250
const PARTS = 5
/** MB for each hundred opened that count as none. */
const NOISE = 5

/** @param {number} pid @returns {Promise<number>} MB, the middle of five looks */
async function settled(pid) {
  await rest(4000)
  const seen = []
  for (let at = 0; at < 5; at++) {
    seen.push(pssOf(pid) / MB)
    await rest(300)
  }
  return median(seen)
}

/** @param {number} pid */
const shares = (pid) =>
  pssBy(pid)
    .map(
      ({ role, bytes, own, files, shared }) =>
        `${role} ${short(bytes / MB)} (${[own, files, shared].map((part) => short(part / MB)).join(' + ')})`,
    )
    .join(', ')

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchMemory(bench) {
  const floor = await startProgram(bench.tools.floorProgram, { args: ['--page=blank.html'] })
  await floor.page('blank.html')
  const blank = await settled(floor.pid)
  const blankShares = shares(floor.pid)
  await floor.stop()
  const { running, page } = await openProfile(bench)
  try {
    const first = await settled(running.pid)
    const seen = []
    for (let opened = 1; opened <= bench.opened; opened++) {
      await inside(page, 'focusList')
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await rest(100)
      if (opened % Math.ceil(bench.opened / PARTS) === 0) seen.push(await settled(running.pid))
    }
    const value = seen.at(-1) ?? first
    // What the first fifth fills (caches, code) is not growth.
    const slope = (((seen.at(-1) ?? 0) - (seen[0] ?? 0)) / ((bench.opened * (PARTS - 1)) / PARTS)) * 100
    return {
      memory: {
        value,
        unit: 'MB PSS',
        floor: blank,
        ratio: value / blank,
        limit: `<= blank + ${EXTRA} MB, slope 0`,
        pass: value <= blank + EXTRA && slope <= NOISE,
        notes: [
          `${bench.windows} windows; blank ${short(blank)} MB; lists drawn ${short(first)} MB; then after each fifth of ${bench.opened} opened: ${seen.map(short).join(', ')} MB; slope ${slope.toFixed(1)} MB for each hundred opened (up to ${NOISE} count as none)`,
          `by process (own + its share of the program's files + shared): ${shares(running.pid)}`,
          `blank window by process: ${blankShares}`,
        ],
      },
    }
  } finally {
    await running.stop()
  }
}
