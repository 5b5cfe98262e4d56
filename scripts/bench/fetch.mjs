/** First fetch: the engine by itself beside raw puts, and the whole way from the shops' servers. */
import { cpus } from 'node:os'
import { newUserDataDir } from '../e2eLaunch.mjs'
import { cpuOf, startProgram } from './program.mjs'
import { fetchFirst, freePorts, startShops } from './shops.mjs'
import { median, p95, short } from './stats.mjs'

/**
 * What other load on the machine changes less than the time by the clock.
 * @param {Map<string, number>} engine @param {Map<string, number>} raw @returns {string[]}
 */
function processorTime(engine, raw) {
  const sum = (/** @type {Map<string, number>} */ of) => [...of.values()].reduce((all, ms) => all + ms, 0)
  const pair = (/** @type {number} */ a, /** @type {number} */ b) => `${short(a / 1000)} beside ${short(b / 1000)} s`
  const kinds = [...engine].filter(([who, ms]) => Math.max(ms, raw.get(who) ?? 0) >= 200).sort((a, b) => b[1] - a[1])
  return [
    `processor time, engine beside raw puts: ${pair(sum(engine), sum(raw))} (${short(sum(raw) / sum(engine))}); ${kinds.map(([who, ms]) => `${who} ${pair(ms, raw.get(who) ?? 0)}`).join(', ')} (main, other threads: IndexedDB's disk; renderer: the page, Web Crypto in its other threads)`,
  ]
}

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchEngine({ tools, size, rounds, opens }) {
  /** @type {any[]} */
  const done = []
  /** Processor time, ms, by part and by kind of process and thread. @type {Map<string, Map<string, number>>} */
  const spent = new Map()
  for (let round = 0; round < rounds; round++) {
    const running = await startProgram(tools.floorProgram, { args: ['--page=engine.html'] })
    try {
      const page = await running.page('engine.html')
      page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
      await page.waitForFunction(() => document.body.dataset.ready === '')
      let [part, from] = ['start', cpuOf(running.pid)]
      await page.exposeFunction('benchPart', (/** @type {string} */ next) => {
        const now = cpuOf(running.pid)
        const of = spent.get(part) ?? new Map()
        for (const [who, ms] of now) {
          const kind = who.replace(/ \d+,/, ',')
          of.set(kind, (of.get(kind) ?? 0) + ms - (from.get(who) ?? 0))
        }
        spent.set(part, of)
        ;[part, from] = [next, now]
      })
      done.push(await page.evaluate((given) => Reflect.get(globalThis, 'dragomanEngine').run(given), { ...size, opens }))
    } finally {
      await running.stop()
    }
  }
  const rate = done.map(({ rows, engineMs }) => (rows / engineMs) * 1000)
  const rawRate = done.map(({ rows, rawMs }) => (rows / rawMs) * 1000)
  const ratio = median(done.map(({ engineMs, rawMs }) => rawMs / engineMs))
  const open = done.flatMap(({ openMs }) => openMs)
  const openRaw = done.flatMap(({ openRawMs }) => openRawMs)
  const openRatio = p95(open) / p95(openRaw)
  return {
    'first fetch, engine': {
      value: median(rate),
      unit: 'rows/s',
      floor: median(rawRate),
      ratio,
      limit: '>= 0.8 x raw puts',
      pass: ratio >= 0.8,
      notes: [
        `${done[0].rows} rows, sealed, in ${done[0].commits} commits; ${rounds} runs: ratios ${done.map(({ engineMs, rawMs }) => short(rawMs / engineMs)).join(', ')}`,
        ...processorTime(spent.get('engine') ?? new Map(), spent.get('raw') ?? new Map()),
      ],
    },
    'open, data only': {
      value: p95(open),
      unit: 'ms p95',
      floor: p95(openRaw),
      ratio: openRatio,
      limit: '<= 2 x raw reading',
      pass: openRatio <= 2,
      notes: [
        `median ${short(median(open))} ms beside ${short(median(openRaw))} ms; read, unsealed and put in order as a live query; ${open.length} conversations`,
      ],
      detail: { open, openRaw },
    },
  }
}

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchFetch({ program, tools, size, log, rawRate }) {
  const place = { portBase: await freePorts(), builtAt: Date.now() }
  const shops = await startShops(tools.serve, size, place)
  try {
    const userDataDir = await newUserDataDir('dragoman-bench-fetch-')
    const before = await shops.spent()
    /** @type {Map<string, number>} */ let begin = new Map()
    /** @type {Map<string, number>} */ let end = new Map()
    const { ms, counts } = await fetchFirst({
      program,
      inPage: tools.inPage,
      shops,
      size,
      userDataDir,
      log,
      onStart: (pid) => {
        begin = cpuOf(pid)
      },
      onEnd: (pid) => {
        end = cpuOf(pid)
      },
    })
    const after = await shops.spent()
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const split = [...end].map(([name, spent]) => [name.replace(/ \d+,/, ','), spent - (begin.get(name) ?? 0)])
    const words = split
      .filter(([, spent]) => Number(spent) > 200)
      .sort((a, b) => Number(b[1]) - Number(a[1]))
      .map(([name, spent]) => `${name} ${short(Number(spent) / 1000)} s`)
    const rate = (rows / ms) * 1000
    const ratio = rawRate ? rate / rawRate : null
    return {
      'first fetch, whole way': {
        value: rate,
        unit: 'rows/s',
        floor: rawRate,
        ratio,
        limit: '>= 0.8 x raw puts',
        pass: ratio !== null && ratio >= 0.8,
        notes: [
          `${rows} rows in ${short(ms / 1000)} s over ${after.requests - before.requests} requests to servers on this machine; ${cpus().length} cores shared by all`,
          `CPU: servers ${short((after.cpuMs - before.cpuMs) / 1000)} s, ${words.join(', ')} (main, main thread: connector and port; main, other threads: IndexedDB's disk; renderer: engine or window)`,
        ],
        detail: { split },
      },
    }
  } finally {
    await shops.stop()
  }
}
