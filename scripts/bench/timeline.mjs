/** The rota's timeline of sixty people and four weeks in the packaged program, beside a static copy of it. */
import { keyResult } from './keys.mjs'
import { rest, startProgram, until } from './program.mjs'
import { inside } from './shops.mjs'
import { p95, short } from './stats.mjs'

const AT = Date.UTC(2026, 9, 22, 8, 12)
/** Until what was moved by keys is kept and drawn as such. */
const KEPT_MS = 1500
const SLOW_MS = 50

/** @typedef {{program: number, copy: number, slow: number[]}} Sample */

/** @param {import('./stats.mjs').Bench} bench */
async function openPlan({ program, tools }) {
  const running = await startProgram(program, {
    args: ['--demo', '--demo-quiet', `--demo-clock=${AT}`, '--window-size-px=1440x900'],
  })
  const page = await running.page('index.html')
  await until(() => page.evaluate(() => document.querySelectorAll('[role=option]').length > 5), { what: 'the list', timeoutMs: 300_000 })
  await page
    .getByRole('button', { name: 'Skip the tour' })
    .click({ timeout: 10_000 })
    .catch(() => undefined)
  await page.evaluate(tools.inPage)
  await page.bringToFront()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await until(() => page.evaluate(() => document.querySelector('#rota-timeline [data-shift]') !== null), {
    what: 'the timeline',
    timeoutMs: 300_000,
  })
  await page.keyboard.press('m')
  await until(() => page.evaluate(() => document.querySelector('#rota-timeline')?.getAttribute('data-scale') === 'fourWeeks'), {
    what: 'four weeks',
  })
  // The coverage below counts its arrivals once.
  await until(() => page.evaluate(() => document.querySelector('[data-coverage]')?.getAttribute('aria-busy') === 'false'), {
    what: 'the coverage',
    timeoutMs: 300_000,
  })
  await rest(3000)
  return { running, page }
}

/**
 * A change on the program, then the same on the copy.
 * @param {import('@playwright/test').Page} page @param {'bar' | 'week'} change @param {'keydown' | 'pointermove'} kind
 * @param {(copy: boolean) => Promise<void>} deed @param {number} restMs
 * @returns {Promise<Sample>}
 */
async function sample(page, change, kind, deed, restMs) {
  await inside(page, 'frames', 2)
  await inside(page, 'armProgram', change, kind)
  await inside(page, 'watchFrames')
  await deed(false)
  const program = await inside(page, 'taken')
  await inside(page, 'shootAfter')
  await rest(restMs)
  const { slow } = await inside(page, 'framesSeen')
  await inside(page, 'armCopy', null, kind)
  await deed(true)
  const copy = await inside(page, 'taken')
  await inside(page, 'removeCopy')
  return { program, copy, slow: slow.filter((/** @type {number} */ ms) => ms > SLOW_MS) }
}

/** @param {Sample[]} samples @param {string} what */
function moved(samples, what) {
  const slow = samples.flatMap((each) => each.slow)
  return keyResult(samples, [
    `${what}; frames over ${SLOW_MS} ms, what follows it included: ${slow.length}${slow.length > 0 ? ` (longest ${short(Math.max(...slow))} ms)` : ''}`,
  ])
}

/** From the top to the bottom and back by the wheel. @param {import('@playwright/test').Page} page */
async function wheel(page) {
  const box = await page.locator('#rota-timeline').first().boundingBox()
  if (!box) throw new Error('no timeline')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await inside(page, 'watchScroll')
  for (const way of [1, -1])
    for (let notch = 0; notch < 30; notch++) {
      await page.mouse.wheel(0, way * 100)
      await rest(30)
    }
  await rest(500)
  return inside(page, 'scrolled')
}

/** @param {import('@playwright/test').Page} page @param {number} rounds @returns {Promise<import('./stats.mjs').Result>} */
async function scrolling(page, rounds) {
  /** @type {{frames: number[], slow: number[], moved: number}[]} */
  const own = []
  /** @type {typeof own} */
  const copies = []
  let rows = 0
  // Rows are drawn for the first time once only.
  await wheel(page)
  for (let round = 0; round < rounds; round++) {
    own.push(await wheel(page))
    rows = await inside(page, 'layScroll')
    copies.push(await wheel(page))
    await inside(page, 'removeScroll')
  }
  const all = own.flatMap(({ frames }) => frames)
  const floor = copies.flatMap(({ frames }) => frames)
  const slow = own.flatMap((each) => each.slow)
  const ratio = p95(all) / p95(floor)
  return {
    value: p95(all),
    unit: 'ms p95',
    floor: p95(floor),
    ratio,
    limit: '<= 2 x the static copy, no frame over 50 ms',
    pass: ratio <= 2 && slow.length === 0,
    notes: [
      `time between frames while it moves, ${all.length} frames over ${short(own.reduce((sum, each) => sum + each.moved, 0))} px (copy of ${rows} rows: ${floor.length} over ${short(copies.reduce((sum, each) => sum + each.moved, 0))}); longest ${short(Math.max(...all))} ms beside ${short(Math.max(...floor))}`,
      `frames over ${SLOW_MS} ms: ${slow.length}${slow.length > 0 ? ` (longest ${short(Math.max(...slow))} ms)` : ''} beside ${copies.flatMap((each) => each.slow).length}`,
    ],
  }
}

/** The cursor on a shift that lies free, in a row that is in sight. @param {import('@playwright/test').Page} page */
async function toShift(page) {
  await page.locator('#rota-timeline').focus()
  await page.keyboard.press('Home')
  for (let at = 0; at < 30; at++) {
    const id = await page.locator('#rota-timeline').getAttribute('aria-activedescendant')
    if (id?.startsWith('rota-shift-')) return id
    await page.keyboard.press('ArrowRight')
    await rest(60)
  }
  throw new Error('no shift in this row')
}

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchTimeline(bench) {
  const { running, page } = await openPlan(bench)
  try {
    const scroll = await scrolling(page, bench.rounds)
    /** @type {Record<'key' | 'pointer' | 'week', Sample[]>} */
    const samples = { key: [], pointer: [], week: [] }
    await toShift(page)
    for (let at = 0; at < bench.keys; at++) {
      const key = at % 6 < 3 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft'
      samples.key.push(await sample(page, 'bar', 'keydown', () => page.keyboard.press(key), KEPT_MS))
      if (at % 3 === 2) {
        await page.keyboard.press('ArrowDown')
        await toShift(page)
      }
    }
    const bar = page.locator(`[id="${await toShift(page)}"]`).first()
    const box = await bar.boundingBox()
    if (!box) throw new Error('no bar')
    let x = box.x + box.width / 2
    const y = box.y + box.height / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    x += 8
    await page.mouse.move(x, y)
    await rest(300)
    for (let at = 0; at < bench.keys; at++) {
      x += at % 40 < 20 ? 3 : -3
      // On the copy a px beside: a pointer that stays where it is moves nothing.
      samples.pointer.push(await sample(page, 'bar', 'pointermove', (copy) => page.mouse.move(copy ? x + 1 : x, y), 400))
    }
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await rest(600)
    await page.locator('#rota-timeline').focus()
    for (let at = 0; at < bench.keys; at++) {
      const key = at % 4 < 2 ? 'PageDown' : 'PageUp'
      samples.week.push(await sample(page, 'week', 'keydown', () => page.keyboard.press(key), KEPT_MS))
    }
    return {
      'rota: scroll 60 x 28': scroll,
      'rota: move by key': moved(samples.key, 'a quarter of an hour by Alt and arrow'),
      'rota: move by pointer': moved(samples.pointer, 'a step of 3 px with the button held'),
      'rota: another week': moved(samples.week, 'four weeks on by one and back'),
    }
  } finally {
    await running.stop()
  }
}
