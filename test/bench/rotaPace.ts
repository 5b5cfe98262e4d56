/**
 * The bench's own program for the rota, in plain Node: the generator beside HiGHS on the whole model in one piece, and what an
 * edit's rules cost the timeline. Prints one line of JSON. `--seconds N` (30) for ours, `--plain N` (60): where the floor is cut off.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRotaSolver } from '../../src/main/host/rotaSolver'
import { rowMaker } from '../../src/renderer/features/rota/rows'
import { changesOf, withChanges } from '../../src/shared/domain/rota/generate/changes'
import { modelOf } from '../../src/shared/domain/rota/generate/model'
import type { GenerateTask } from '../../src/shared/domain/rota/generate/task'
import type { RotaShift } from '../../src/shared/domain/rota/plan'
import type { SolveResult } from '../../src/shared/domain/rota/solve/types'
import { dayAfter, instantAt } from '../../src/shared/domain/rota/when'
import { type DemoTeam, demoTeam } from './rota/demoTeam'
import { drawnDemand, fiveMarkets } from './rota/drawnDemand'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' }, plain: { type: 'string', default: '60' } } })
const from = '2026-10-12'
const worker = join(__dirname, 'rotaSolverWorker.cjs')
const EDITS = 200

/** Each better plan, seconds after it was asked for. */
interface Way {
  found: { at: number; objective: number }[]
  bound: number | null
  failed: string | null
}
interface Compared {
  people: number
  days: number
  demands: number
  ours: Way
  plain: Way
}
interface Pace {
  cutOff: number
  whole: Compared
  /** A third of the team, two weeks: small enough for the floor to find something. */
  part: Compared
  /** ms of each edit. */
  edits: number[]
  shifts: number
}

async function way(onePiece: boolean, seconds: number, { model, start }: ReturnType<typeof modelOf>): Promise<[Way, SolveResult | null]> {
  const began = performance.now()
  const found: Way['found'] = []
  const tell = (objective: number) => {
    if (objective < (found.at(-1)?.objective ?? Number.POSITIVE_INFINITY)) found.push({ at: (performance.now() - began) / 1000, objective })
  }
  try {
    const result = await createRotaSolver(worker, { onePiece })(model, { seconds, start, onBetter: ({ objective }) => tell(objective) })
    tell(result.objective)
    return [{ found, bound: result.bound, failed: null }, result]
  } catch (error) {
    return [{ found, bound: null, failed: error instanceof Error ? error.message : String(error) }, null]
  }
}

const taskOf = (team: DemoTeam, people: number, days: number): GenerateTask => {
  // Every third of the team, so that regions and languages are mixed as they are in all of it.
  const step = Math.floor(team.rota.people.length / people)
  const rota = { ...team.rota, people: team.rota.people.filter((_, place) => place % step === 0).slice(0, people) }
  const { needs } = drawnDemand({ ...team, rota }, fiveMarkets, from, days)
  const part = people / team.rota.people.length
  return {
    mode: 'plan',
    rota,
    shifts: [],
    from,
    days,
    people: null,
    needs: needs.map((need) => ({ ...need, people: need.people * part })),
    weights: rota.settings.weights,
    now: 0,
  }
}

async function compared(task: GenerateTask, seconds: number, cutOff: number): Promise<[Compared, RotaShift[]]> {
  const translated = modelOf(task)
  const [ours, result] = await way(false, seconds, translated)
  const [plain] = await way(true, cutOff, translated)
  let ids = 0
  const changes = result ? changesOf(task, translated, result.plan, () => `g${ids++}`) : []
  return [
    { people: task.rota.people.length, days: task.days, demands: translated.model.demands.length, ours, plain },
    withChanges([], changes),
  ]
}

/** What the timeline does with a shift that was moved: its row made anew, with all rules of that person asked. */
function edits(task: GenerateTask, shifts: readonly RotaShift[]): number[] {
  const rota = { ...task.rota, shifts: [...shifts] }
  const last = dayAfter(from, task.days - 1)
  const span = { startAt: instantAt(from, '00:00', 'UTC'), endAt: instantAt(dayAfter(from, task.days), '00:00', 'UTC') }
  const make = rowMaker()
  const asked = { rota, drafts: [], first: from, last, span }
  make({ ...asked, preview: new Map() })
  return Array.from({ length: EDITS }, (_, at) => {
    const shift = shifts[(at * 37) % shifts.length]
    const moved = shift ? new Map([[shift.id, { ...shift, start: '07:15' }]]) : new Map()
    const began = performance.now()
    make({ ...asked, preview: moved })
    return performance.now() - began
  })
}

async function main(): Promise<void> {
  const team = await demoTeam(process.cwd())
  const cutOff = Number(values.plain)
  const task = taskOf(team, team.rota.people.length, 28)
  const [whole, shifts] = await compared(task, Number(values.seconds), cutOff)
  const [part] = await compared(taskOf(team, 20, 14), Number(values.seconds), cutOff)
  const pace: Pace = { cutOff, whole, part, edits: edits(task, shifts), shifts: shifts.length }
  process.stdout.write(`${JSON.stringify(pace)}\n`)
}
void main()
