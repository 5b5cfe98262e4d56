/** The generator beside plain HiGHS in one piece, and what an edit's rules cost; in plain Node, by `test/bench/rotaPace.ts`. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { benchProgram } from '../lib/bundle.mjs'
import { projectNode, projectRoot } from '../lib/proc.mjs'
import { median, p95, short } from './stats.mjs'

const EDIT_MS = 16

/** What `test/bench/rotaPace.ts` and `rotaPublish.ts` say, and what it means stands there. */
/** @typedef {{found: {at: number, objective: number}[], bound: number | null, failed: string | null}} Way */
/** @typedef {{people: number, days: number, demands: number, ours: Way, plain: Way}} Compared */
/** @typedef {{cutOff: number, whole: Compared, part: Compared, edits: number[], shifts: number}} Pace */
/** @typedef {{objects: number, ours: number, bare: number, rates: number[]}} Publication */

/**
 * Seconds to a plan as good as the floor's best or better, beside the seconds that one took. Where the floor found none until it was
 * cut off, ours is its first plan and the ratio what it is at most.
 * @param {Compared} compared @param {number} cutOff @returns {import('./stats.mjs').Result}
 */
function generated({ people, days, demands, ours, plain }, cutOff) {
  const rival = plain.found.at(-1)
  const reached = rival ? ours.found.find(({ objective }) => objective <= rival.objective) : ours.found[0]
  const floor = rival?.at ?? cutOff
  const value = reached?.at ?? Number.NaN
  const last = ours.found.at(-1)
  const first = ours.found[0]
  return {
    value,
    unit: 's',
    floor,
    ratio: value / floor,
    limit: '<= 1 x HiGHS in one piece, equal or better',
    pass: value <= floor,
    notes: [
      `${people} people, ${days} days, ${demands} demands; ours: ${first ? `first ${short(first.objective)} after ${short(first.at)} s, ` : ''}${last ? `best ${short(last.objective)} after ${short(last.at)} s` : `none (${ours.failed})`}, bound ${ours.bound === null ? 'none' : short(ours.bound)}`,
      rival
        ? `HiGHS in one piece, cut off after ${cutOff} s: ${short(rival.objective)} after ${short(rival.at)} s${plain.bound === null ? '' : `, bound ${short(plain.bound)}`}`
        : `HiGHS in one piece, cut off after ${cutOff} s: no plan (${plain.failed}); the floor is the cut-off`,
    ],
    detail: { ours: ours.found, plain: plain.found },
  }
}

/** What a program of ours says in one line. @param {...string} args @returns {Promise<any>} */
async function told(...args) {
  const { stdout } = await promisify(execFile)(projectNode(), args, { cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(stdout)
}

/** @param {Publication} publication @returns {import('./stats.mjs').Result} */
function publishedRow({ objects, ours, bare, rates }) {
  return {
    value: objects / ours,
    unit: 'objects/s',
    floor: objects / bare,
    ratio: bare / ours,
    limit: '>= 0.8 x the same texts sent by a bare loop',
    pass: bare / ours >= 0.8,
    notes: [
      `${objects} objects into a new Radicale: ${short(ours)} s beside ${short(bare)} s; the loop's own rate by tenths: ${rates.map(short).join(', ')} a second (the server reads its whole calendar for each new object)`,
    ],
  }
}

/** @param {import('./stats.mjs').Bench} bench @returns {Promise<Record<string, import('./stats.mjs').Result>>} */
export async function benchRota({ runs }) {
  // Quick runs are those with fewer starts.
  const quick = runs <= 3
  /** @type {Pace} */
  const pace = await told(await benchProgram('rotaPace', { solver: true }), '--seconds=30', `--plain=${quick ? 60 : 300}`)
  /** @type {Publication | null} */
  const publication = await told(await benchProgram('rotaPublish'), `--shifts=${quick ? 400 : 1800}`)
  // Without a plan there was nothing to edit, and what takes no time then says nothing.
  const edit = pace.shifts > 0 ? p95(pace.edits) : Number.NaN
  return {
    'rota: generate': generated(pace.whole, pace.cutOff),
    'rota: generate, a third': generated(pace.part, pace.cutOff),
    'rota: edit re-checked': {
      value: edit,
      unit: 'ms p95',
      floor: null,
      ratio: null,
      limit: `< ${EDIT_MS} ms`,
      pass: edit < EDIT_MS,
      notes: [
        pace.shifts === 0
          ? 'not measured: no plan was found whose shifts could be edited'
          : `median ${short(median(pace.edits))} ms, longest ${short(Math.max(...pace.edits))} ms; ${pace.edits.length} edits of ${pace.shifts} shifts, each to all rows of the timeline with their findings`,
      ],
    },
    ...(publication ? { 'rota: first publication': publishedRow(publication) } : {}),
  }
}
