/** Key to paint, beside the same key on a static copy of the same screen; and opening what is not in memory. */
import { rest, startProgram, until } from './program.mjs'
import { fillPin, inside } from './shops.mjs'
import { median, p95, short } from './stats.mjs'
import { benchTemplates } from './templates.mjs'
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
 * @param {import('@playwright/test').Page} page @param {string} key @param {'cursor' | 'thread' | 'gone' | 'hits' | 'inserted'} until
 * @param {boolean} [reading] the copy first reads the opened conversation's rows raw
 */
export async function both(page, key, until, reading = false) {
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
export function keyResult(samples, notes) {
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

/** A letter as long as agents write them, with something in it that the guard marks, so that the strip stands too. */
const letter = `Thank you for writing to us. ${'I have looked at your order and asked the carrier where the parcel is; they answer within a day. '.repeat(18)}
We pay all import duties for you. The number of your card, 4111 1111 1111 1111, is not needed.
`

/**
 * A stroke in a long reply while the guard looks after each, beside the same stroke while it does not look at all.
 * @param {import('@playwright/test').Page} page @param {number} strokes
 */
async function guardWhileTyping(page, strokes) {
  await page.keyboard.press('r')
  await until(async () => page.evaluate(() => document.activeElement?.classList.contains('cm-content') ?? false), { what: 'the editor' })
  await page.keyboard.insertText(letter)
  await until(async () => (await inside(page, 'guarded')) > 0, { what: 'the strip of the guard' })
  /** @type {{program: number, copy: number}[]} */
  const samples = []
  const stroke = async (/** @type {boolean} */ floor) => {
    await inside(page, 'frames', 2)
    await inside(page, 'armTyping', floor)
    await page.keyboard.press('a')
    const took = await inside(page, 'taken')
    // Longer than the guard waits after a stroke: each one meets its look, as with somebody who types slowly.
    await rest(140)
    return took
  }
  for (let at = 0; at < strokes; at++) samples.push({ program: await stroke(false), copy: await stroke(true) })
  await inside(page, 'typingOver')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
  await inside(page, 'focusList')
  const result = keyResult(samples, [
    `a text of ${letter.length} characters with marks and strip; the floor is the same stroke without looks`,
  ])
  result.limit = '<= 1.5 x the stroke without the guard and < 50 ms'
  result.pass = (result.ratio ?? 9) <= 1.5 && result.value < 50
  return result
}

/** @param {unknown} error @returns {import('./stats.mjs').Result} */
const notMeasured = (error) => ({
  value: Number.NaN,
  unit: '',
  floor: null,
  ratio: null,
  limit: 'measured',
  pass: false,
  notes: [`not measured: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`],
})

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchKeys(bench) {
  const results = await screenKeys(bench)
  // The keys were measured, whatever became of the templates.
  const templates = await benchTemplates(bench).catch((error) => ({ templates: notMeasured(error) }))
  return { ...results, ...templates }
}

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
async function screenKeys(bench) {
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
    const typing = await guardWhileTyping(page, bench.keys)
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
      'guard while typing': typing,
    }
  } finally {
    await running.stop()
  }
}
