/** Key to paint, beside the same key on a static copy of the same screen; and opening what is not in memory. */
import { rest, startProgram, until } from './program.mjs'
import { fillPin, inside } from './shops.mjs'
import { median, p95, short } from './stats.mjs'
import { inboxWindows } from './windows.mjs'

const FRAME = 1000 / 60

/** @param {Pick<import('./stats.mjs').Bench, 'program' | 'tools' | 'profile' | 'windows'>} bench @returns {Promise<{running: import('./program.mjs').Running, page: import('@playwright/test').Page}>} */
export async function openProfile({ program, tools, profile, windows }) {
  const running = await startProgram(program, { userDataDir: profile })
  const page = await running.page('index.html')
  await page.evaluate(tools.inPage)
  await fillPin(page)
  await page.keyboard.press('Enter')
  await until(async () => (await inside(page, 'rows')) > 5, { what: 'the list' })
  await inboxWindows(running, tools.inPage, windows)
  await page.bringToFront()
  await rest(3000)
  await inside(page, 'focusList')
  return { running, page }
}

/**
 * One key on the program, then on the copy.
 * @param {import('@playwright/test').Page} page @param {string} key @param {'cursor' | 'thread' | 'gone'} until
 * @param {boolean} [reading] the copy first reads the opened conversation's rows raw
 */
async function both(page, key, until, reading = false) {
  await inside(page, 'frames', 2)
  await inside(page, 'armProgram', until)
  await page.keyboard.press(key)
  const program = await inside(page, 'taken').catch(async (error) => {
    const state = await inside(page, 'state')
    if (process.env.BENCH_SHOT) await page.screenshot({ path: process.env.BENCH_SHOT })
    throw new Error(`${key} (until ${until}): ${error.message.split('\n')[0]}; ${JSON.stringify(state)}`)
  })
  await rest(250)
  await inside(page, 'armCopy', reading ? await inside(page, 'openId') : null)
  await page.keyboard.press(key)
  const copy = await inside(page, 'taken')
  await inside(page, 'removeCopy')
  return { program, copy }
}

/** @param {{program: number, copy: number}[]} samples @param {string[]} notes @returns {import('./stats.mjs').Result} */
function keyResult(samples, notes) {
  const own = samples.map(({ program }) => program)
  const floor = samples.map(({ copy }) => copy)
  const ratio = p95(own) / p95(floor)
  return {
    value: p95(own),
    unit: 'ms p95',
    floor: p95(floor),
    ratio,
    limit: '<= 2 x the static copy and < 50 ms',
    pass: ratio <= 2 && p95(own) < 50,
    notes: [
      `median ${short(median(own))} ms beside ${short(median(floor))} ms; p95 is ${short(p95(own) / FRAME)} frames; ${samples.length} keys`,
      ...notes,
    ],
    detail: { program: own, copy: floor },
  }
}

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchKeys(bench) {
  const { running, page } = await openProfile(bench)
  try {
    /** @type {Record<string, {program: number, copy: number}[]>} */
    const samples = { j: [], enter: [], e: [], open: [] }
    await page.keyboard.press('j')
    await rest(300)
    for (let at = 0; at < bench.keys; at++) samples.j?.push(await both(page, 'j', 'cursor'))
    for (let at = 0; at < bench.keys; at++) {
      await page.keyboard.press('j')
      // As a person does who reads the row first: it is read ahead meanwhile.
      await rest(250)
      samples.enter?.push(await both(page, 'Enter', 'thread'))
      await inside(page, 'focusList')
    }
    for (let at = 0; at < bench.keys; at++) {
      await page.keyboard.press('j')
      samples.open?.push(await both(page, 'Enter', 'thread', true))
      await inside(page, 'focusList')
    }
    for (let at = 0; at < bench.keys; at++) samples.e?.push(await both(page, 'e', 'gone'))
    const open = keyResult(samples.open ?? [], [
      'Enter at once after j, nothing read ahead; the copy reads the same rows raw, then shows the same thread',
    ])
    open.limit = '<= 2 x raw reading and showing'
    open.pass = (open.ratio ?? 9) <= 2
    return {
      'key j': keyResult(samples.j ?? [], []),
      'key Enter': keyResult(samples.enter ?? [], []),
      'key e': keyResult(samples.e ?? [], []),
      'open on screen': open,
    }
  } finally {
    await running.stop()
  }
}
