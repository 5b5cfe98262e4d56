/** Start to a usable list, beside a blank window of the same runtime. */
import { rest, startProgram, until } from './program.mjs'
import { fillPin, inside } from './shops.mjs'
import { median, p95, short } from './stats.mjs'

/** @param {import('@playwright/test').Page} page @returns {Promise<number>} epoch ms of the first paint with content */
const painted = (page) =>
  until(
    () =>
      page.evaluate(() => {
        const entry = performance.getEntriesByName('first-contentful-paint')[0]
        return entry ? performance.timeOrigin + entry.startTime : null
      }),
    { what: 'the first paint' },
  )

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchStart({ program, tools, profile, runs }) {
  /** @type {number[]} */ const blank = []
  /** @type {number[]} */ const door = []
  /** @type {number[]} */ const list = []
  for (let run = 0; run <= runs; run++) {
    const floor = await startProgram(tools.floorProgram, { args: ['--page=blank.html'] })
    const floorMs = (await painted(await floor.page('blank.html'))) - floor.startedAt
    await floor.stop()
    const running = await startProgram(program, { userDataDir: profile })
    const page = await running.page('index.html')
    const doorMs = (await painted(page)) - running.startedAt
    await page.evaluate(tools.inPage)
    await fillPin(page)
    await inside(page, 'watchList')
    const asked = await page.evaluate(() => performance.timeOrigin + performance.now())
    await page.keyboard.press('Enter')
    const listMs = (await until(() => inside(page, 'listAt'), { what: 'the list' })) - asked
    await rest(300)
    await running.stop()
    // The first start of each reads the disk for the rest.
    if (run === 0) continue
    blank.push(floorMs)
    door.push(doorMs)
    list.push(listMs)
  }
  const total = door.map((ms, at) => ms + (list[at] ?? 0))
  const ratio = median(total) / median(blank)
  return {
    start: {
      value: median(total),
      unit: 'ms',
      floor: median(blank),
      ratio,
      limit: '<= 2 x a blank window',
      pass: ratio <= 2,
      notes: [
        `start to the first screen ${short(median(door))} ms (${short(median(door) / median(blank))} x), PIN to usable list ${short(median(list))} ms, of which the PIN's scrypt is slow on purpose`,
        `p95 ${short(p95(total))} ms; ${runs} starts of each, in turns, after one that is not counted`,
      ],
      detail: { blank, door, list },
    },
  }
}
