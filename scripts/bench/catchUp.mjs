/** Ten thousand changes with three windows on the inbox, beside the same writes with no page of the program on the screen. */
import { openProfile } from './keys.mjs'
import { rest } from './program.mjs'
import { inside } from './shops.mjs'
import { median, short } from './stats.mjs'
import { inboxWindows, windowsOf } from './windows.mjs'

const CHANGES = 10_000

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
    for (let round = 0; round <= bench.rounds; round++) {
      for (const other of windowsOf(running)) if (other !== page) await other.close()
      await page.goto('about:blank')
      await rest(500)
      const floor = await write()
      await page.goto(address)
      const pages = await inboxWindows(running, bench.tools.inPage, bench.windows)
      await rest(2000)
      for (const each of pages) await inside(each, 'watchFrames')
      const done = await write()
      await rest(500)
      const seen = await Promise.all(pages.map((each) => inside(each, 'framesSeen')))
      // The first of each fills caches for the rest.
      if (round === 0) continue
      alone.push(floor.ms)
      watched.push(done.ms)
      ;[commits, rows] = [done.commits, done.rows]
      wakes = Math.max(wakes, ...seen.map((each) => each.drawn))
      slow.push(...seen.flatMap((each) => each.slow))
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
        ],
        detail: { alone, watched, slow },
      },
    }
  } finally {
    await running.stop()
  }
}
