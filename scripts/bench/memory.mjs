/** Memory after a day's worth of opened conversations, beside a blank window. */
import { openProfile } from './keys.mjs'
import { pssOf, rest, startProgram } from './program.mjs'
import { inside } from './shops.mjs'
import { median, short } from './stats.mjs'

const MB = 1024 * 1024
const EXTRA = 250

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

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchMemory(bench) {
  const floor = await startProgram(bench.tools.floorProgram, { args: ['--page=blank.html'] })
  await floor.page('blank.html')
  const blank = await settled(floor.pid)
  await floor.stop()
  const { running, page } = await openProfile(bench)
  try {
    const first = await settled(running.pid)
    const seen = []
    for (let opened = 1; opened <= bench.opened; opened++) {
      await inside(page, 'focusList')
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await rest(120)
      if (opened % Math.ceil(bench.opened / 4) === 0) seen.push(await settled(running.pid))
    }
    const value = seen.at(-1) ?? first
    return {
      memory: {
        value,
        unit: 'MB PSS',
        floor: blank,
        ratio: value / blank,
        limit: `<= blank + ${EXTRA} MB`,
        pass: value <= blank + EXTRA,
        notes: [
          `blank ${short(blank)} MB; list drawn ${short(first)} MB; then after each quarter of ${bench.opened} opened: ${seen.map(short).join(', ')} MB`,
        ],
      },
    }
  } finally {
    await running.stop()
  }
}
