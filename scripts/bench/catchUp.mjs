/** Ten thousand changes with three windows on the inbox, beside the same writes with no page of the program on the screen. */
import { openProfile } from './keys.mjs'
import { cpuOf, rest } from './program.mjs'
import { inside } from './shops.mjs'
import { median, short } from './stats.mjs'
import { inboxWindows, windowsOf } from './windows.mjs'

const CHANGES = 10_000

/**
 * What was spent between two looks, ms of processor time by kind of process and thread, most first.
 * @param {Map<string, number>} from @param {Map<string, number>} to @returns {string}
 */
const spent = (from, to) =>
  [...to]
    .map(([who, ms]) => /** @type {[string, number]} */ ([who, ms - (from.get(who) ?? 0)]))
    .filter(([, ms]) => ms >= 100)
    .sort((a, b) => b[1] - a[1])
    .map(([who, ms]) => `${who} ${short(ms / 1000)} s`)
    .join(', ')

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchCatchUp(bench) {
  const { running, page } = await openProfile({ ...bench, windows: 1 })
  try {
    const engine = await running.page('engine.html')
    await rest(2000)
    await engine.evaluate(bench.tools.catchUp)
    const changes = Math.min(CHANGES, bench.size.conversations)
    const write = () => engine.evaluate((count) => Reflect.get(globalThis, 'dragomanCatchUp').run(count), changes)
    const address = page.url()
    /** @type {number[]} */ const alone = []
    /** @type {number[]} */ const watched = []
    /** @type {number[]} */ const slow = []
    let [commits, rows, wakes] = [0, 0, 0]
    /** @returns {Promise<{ms: number, rows: number, commits: number, cpu: string}>} */
    const measured = async () => {
      const from = cpuOf(running.pid)
      const done = await write()
      return { ...done, cpu: spent(from, cpuOf(running.pid)) }
    }
    const unwatched = async () => {
      for (const other of windowsOf(running)) if (other !== page) await other.close()
      await page.goto('about:blank')
      await rest(2000)
      return measured()
    }
    const withWindows = async () => {
      if (page.url() !== address) await page.goto(address)
      const pages = await inboxWindows(running, bench.tools.inPage, bench.windows)
      await rest(2000)
      for (const each of pages) await inside(each, 'watchFrames')
      const done = await measured()
      await rest(500)
      /** @type {{drawn: number, slow: number[]}[]} */
      const seen = await Promise.all(pages.map((each) => inside(each, 'framesSeen')))
      return { ...done, seen }
    }
    /** @type {string[]} */ const cpu = []
    // In turns, or whoever comes second would always have the tables to merge that the first has left. The first pair fills caches for the rest.
    for (let round = 0; round <= Math.max(2, bench.rounds); round++) {
      const first = round % 2 === 0 ? await unwatched() : null
      const done = await withWindows()
      const floor = first ?? (await unwatched())
      if (round === 0) continue
      alone.push(floor.ms)
      watched.push(done.ms)
      cpu.push(`with windows: ${done.cpu}`, `without: ${floor.cpu}`)
      ;[commits, rows] = [done.commits, done.rows]
      wakes = Math.max(wakes, ...done.seen.map((each) => each.drawn))
      slow.push(...done.seen.flatMap((each) => each.slow))
    }
    const ratio = median(watched.map((ms, at) => ms / (alone[at] ?? ms)))
    const worst = Math.max(0, ...slow)
    return {
      'catch-up': {
        value: median(watched),
        unit: 'ms',
        floor: median(alone),
        ratio,
        limit: '<= 1.3 x without windows, no frame over 50 ms',
        pass: ratio <= 1.3 && worst <= 50,
        notes: [
          `${changes} conversations changed, ${rows} rows in ${commits} commits, ${bench.windows} windows on the inbox; pairs: ${watched.map((ms, at) => `${short(ms)}/${short(alone[at] ?? 0)}`).join(', ')} ms`,
          slow.length === 0
            ? 'no window had a frame over 50 ms'
            : `frames over 50 ms in all windows and rounds: ${slow.length}, longest ${short(worst)} ms (the windows share the cores with the engine and the disk)`,
          `a list changed at most ${wakes} times in a round`,
          ...cpu.map((line) => `processor time ${line}`),
        ],
        detail: { alone, watched, slow },
      },
    }
  } finally {
    await running.stop()
  }
}
