/** The list ordered anew under open windows: by a changed plan, and by one message; beside the same rows written without judging. */
import { openProfile } from './keys.mjs'
import { cpuOf, rest } from './program.mjs'
import { inside } from './shops.mjs'
import { median, p95, short } from './stats.mjs'
import { windowsOf } from './windows.mjs'

/** All processes of the program. @param {number} pid */
const cpuMs = (pid) => [...cpuOf(pid).values()].reduce((sum, ms) => sum + ms, 0)

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchInboxOrder(bench) {
  const { running } = await openProfile(bench)
  try {
    const engine = await running.page('engine.html')
    await rest(2000)
    await engine.evaluate(bench.tools.inboxOrder)
    const order = (/** @type {string} */ name, /** @type {number} */ input = 0) =>
      engine.evaluate(
        ([what, given]) => Reflect.get(globalThis, 'dragomanOrder')[what ?? ''](given),
        /** @type {[string, number]} */ ([name, input]),
      )
    const { conversations, open } = await order('begin')
    const pages = windowsOf(running)
    /** @type {{topMs: number, allMs: number, workMs: number, floorMs: number, rows: number, cpuMs: number, floorCpuMs: number}[]} */ const plans =
      []
    /** @type {number[]} */ const slow = []
    const spent = async (/** @type {() => Promise<any>} */ work) => {
      const before = cpuMs(running.pid)
      return { answer: await work(), cpuMs: cpuMs(running.pid) - before }
    }
    for (let round = 0; round < bench.rounds; round++) {
      for (const each of pages) await inside(each, 'watchFrames')
      const work = await spent(() => order('plan'))
      await rest(500)
      for (const each of pages) slow.push(...(await inside(each, 'framesSeen')).slow)
      await order('back')
      const floor = await spent(() => order('forth'))
      plans.push({ ...work.answer, floorMs: floor.answer, cpuMs: work.cpuMs, floorCpuMs: floor.cpuMs })
    }
    await rest(500)
    /** @type {{commitMs: number, judgedMs: number, floorMs: number}[]} */
    const arrivals = await order('arrive', bench.keys)
    const worst = Math.max(0, ...slow)
    const work = median(plans.map(({ workMs }) => workMs))
    const floor = median(plans.map(({ floorMs }) => floorMs))
    const arrived = p95(arrivals.map(({ commitMs }) => commitMs))
    const plain = p95(arrivals.map(({ floorMs }) => floorMs))
    const held = `${conversations} conversations held, ${open} of them open and ordered, ${pages.length} windows on the inbox`
    return {
      'inbox order, another plan': {
        value: work,
        unit: 'ms',
        floor,
        ratio: work / floor,
        limit: '<= 3 x the same rows written without judging, no frame over 50 ms',
        pass: work <= floor * 3 && worst <= 50,
        notes: [
          held,
          `${plans.map(({ rows }) => rows).join(', ')} rows moved; the first hundred stood after ${plans.map(({ topMs }) => short(topMs)).join(', ')} ms, all after ${plans.map(({ allMs }) => short(allMs)).join(', ')} ms with the rests that windows need`,
          `processor time of all processes, which other load changes little: ${short(median(plans.map((one) => one.cpuMs)))} ms beside ${short(median(plans.map((one) => one.floorCpuMs)))} ms, in pairs ${plans.map((one) => short(one.cpuMs / one.floorCpuMs)).join(', ')} x`,
          slow.length === 0 ? 'no window had a frame over 50 ms' : `frames over 50 ms: ${slow.length}, longest ${short(worst)} ms`,
        ],
        detail: { plans, slow },
      },
      'inbox order, a message comes': {
        value: arrived,
        unit: 'ms',
        floor: plain,
        ratio: arrived / plain,
        limit: 'p95 under 50 ms',
        pass: arrived <= 50,
        notes: [
          held,
          `${arrivals.length} messages; its row stands in its place after ${short(median(arrivals.map(({ commitMs }) => commitMs)))} ms (median), judged whole by the rules after ${short(median(arrivals.map(({ judgedMs }) => judgedMs)))} ms (p95 ${short(p95(arrivals.map(({ judgedMs }) => judgedMs)))})`,
        ],
        detail: { arrivals },
      },
    }
  } finally {
    await running.stop()
  }
}
