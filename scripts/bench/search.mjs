/** Searching: ours, sealed and on the disk, beside MiniSearch and FlexSearch in memory, and a plain scan that says what is right. */
import { startProgram } from './program.mjs'
import { median, p95, short } from './stats.mjs'

const MB = 1e6
/** Beyond this only ours is measured: the others would not fit. */
const MOST_BESIDE = 20_000

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchSearch({ tools, size, log }) {
  const running = await startProgram(tools.floorProgram, { args: ['--page=search.html'] })
  try {
    const page = await running.page('search.html')
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
    await page.waitForFunction(() => document.body.dataset.ready === '')
    const session = await page.context().newCDPSession(page)
    const heap = async () => {
      for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize
    }
    /** @param {string} name @param {unknown} [given] @returns {Promise<any>} */
    const call = (name, given) =>
      page.evaluate(([of, value]) => Reflect.get(globalThis, 'dragomanSearch')[String(of)](value), [name, given])
    const filled = await call('fill', { conversations: size.conversations, messages: size.messages })
    log(`    index of ${size.messages} messages in ${short(filled.buildMs / 1000)} s, ${short(filled.bytes / MB)} MB on disk`)
    const asked = await call('ask', 25)
    const cold = await call('cold')
    const before = await heap()
    const ours = await call('ours')
    // Its numbers lie outside the heap; its texts are counted twice rather than not.
    const oursBytes = (await heap()) - before + ours.weight
    const shown = await call('shown')
    const notes = [
      `${asked} questions of 1-3 words and 1, 2, 4 CJK characters; p95 by kind: ${byKind(ours)}`,
      `median ${short(median(ours.ms))} ms; ${oftenOf(ours)}; from the disk, nothing held: p95 ${short(p95(cold))} ms; first rows looked at (40; 16 where the texts decide): median ${short(median(shown))}, p95 ${short(p95(shown))} ms`,
      `index built in ${short(filled.buildMs / 1000)} s (${short((filled.buildMs * 1000) / size.messages)} µs a message), ${filled.segments} segments, ${short(filled.bytes / MB)} MB sealed on disk`,
    ]
    if (size.conversations > MOST_BESIDE) {
      return {
        'search, p95': { value: p95(ours.ms), unit: 'ms p95', floor: null, ratio: null, limit: 'printed', pass: true, notes },
        'search, memory': { value: oursBytes / MB, unit: 'MB', floor: null, ratio: null, limit: 'printed', pass: true, notes: [] },
      }
    }
    /** @param {string} name */
    const other = async (name) => {
      const from = await heap()
      const buildMs = await call(`build${name}`)
      const answer = await call(`ask${name}`)
      const bytes = (await heap()) - from
      await call(`drop${name}`)
      return { ...answer, buildMs, bytes }
    }
    const mini = await other('Mini')
    const flex = await other('Flex')
    const equal = await call('compare')
    for (const one of equal.candidates)
      notes.push(
        `structure «${one.name}»: ${one.terms} terms, ${short(one.disk / MB)} MB, ${short(one.held / MB)} MB of it held, built in ${short(one.buildMs / 1000)} s; median ${short(median(one.ms))}, p95 ${short(p95(one.ms))} ms; ${one.wrong} wrong candidates`,
      )
    const faster = p95(mini.ms) <= p95(flex.ms) ? mini : flex
    for (const [name, one] of /** @type {const} */ ([
      ['MiniSearch', mini],
      ['FlexSearch', flex],
    ]))
      notes.push(
        `${name}: median ${short(median(one.ms))}, p95 ${short(p95(one.ms))} ms, ${short(one.bytes / MB)} MB, built in ${short(one.buildMs / 1000)} s; ${oftenOf(one)}; ${byKind(one)}`,
      )
    const ratio = p95(ours.ms) / p95(faster.ms)
    const share = oursBytes / faster.bytes
    return {
      'search, p95': {
        value: p95(ours.ms),
        unit: 'ms p95',
        floor: p95(faster.ms),
        ratio,
        limit: '<= 1 x the faster',
        pass: ratio <= 1,
        notes,
      },
      'search, memory': {
        value: oursBytes / MB,
        unit: 'MB',
        floor: faster.bytes / MB,
        ratio: share,
        limit: '<= 0.2 x the faster',
        pass: share <= 0.2,
        notes: [],
      },
      'search, right': {
        value: equal.ours,
        unit: 'questions',
        floor: equal.questions,
        ratio: equal.ours / equal.questions,
        limit: 'all as a plain scan',
        pass: equal.ours === equal.questions,
        notes: [
          `exactly what a plain scan finds: ours ${equal.ours} of ${equal.questions} (index alone ${equal.index}), MiniSearch ${equal.mini}, FlexSearch ${equal.flex} (they cannot look inside words)`,
        ],
      },
    }
  } finally {
    await running.stop()
  }
}

/** @param {{ms: number[], kinds: string[]}} answer */
const byKind = ({ ms, kinds }) =>
  [...new Set(kinds)].map((kind) => `${kind} ${short(p95(ms.filter((_value, at) => kinds[at] === kind)))} ms`).join(', ')

/** @param {{again: number[]}} answer */
const oftenOf = ({ again }) => `each ten times in one go: median ${short(median(again))}, p95 ${short(p95(again))} ms`
