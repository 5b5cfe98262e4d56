/** The report's own program; `scripts/rotaReport.mjs` builds and starts it. */
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRotaSolver } from '../../src/main/host/rotaSolver'
import { coverageOf } from '../../src/shared/domain/rota/demand/coverage'
import { findingsOf } from '../../src/shared/domain/rota/findings'
import { changesOf, withChanges } from '../../src/shared/domain/rota/generate/changes'
import { modelOf } from '../../src/shared/domain/rota/generate/model'
import { reasonsOf } from '../../src/shared/domain/rota/generate/reasons'
import { tallyOf } from '../../src/shared/domain/rota/generate/tally'
import type { GenerateTask } from '../../src/shared/domain/rota/generate/task'
import type { RotaLeave, RotaShift } from '../../src/shared/domain/rota/plan'
import type { SolveResult } from '../../src/shared/domain/rota/solve/types'
import { dayAfter } from '../../src/shared/domain/rota/when'
import { checkZones } from '../rota/zoneCheck'
import { demoTeam } from './rota/demoTeam'
import { drawnDemand, tenMarkets } from './rota/drawnDemand'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    plain: { type: 'string', default: '60' },
    from: { type: 'string', default: '2026-10-12' },
    days: { type: 'string', default: '28' },
  },
})
const { from } = values
const days = Number(values.days)
const worker = join(__dirname, 'rotaSolverWorker.cjs')
const say = (words: string) => process.stdout.write(`${words}\n`)
const spread = (numbers: readonly number[]) => `${Math.min(...numbers)} to ${Math.max(...numbers)}`

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number; processor: number }> {
  const began = performance.now()
  const cpu = process.cpuUsage()
  const answer = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { answer, seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6 }
}

let ids = 0
const planOf = (task: GenerateTask, translated: ReturnType<typeof modelOf>, { plan }: SolveResult): RotaShift[] =>
  withChanges(
    task.shifts,
    changesOf(task, translated, plan, () => `g${ids++}`),
  )

function described(task: GenerateTask, shifts: readonly RotaShift[]): void {
  const { people, leave } = task.rota
  const at = task.needs.map((need) => need.at)
  const hours = coverageOf({ needs: task.needs, people, shifts, leave, from: Math.min(...at), to: Math.max(...at) + 3_600_000 })
  const cells = hours.flatMap((hour) => hour.cells)
  const need = cells.reduce((sum, cell) => sum + cell.need, 0)
  const met = cells.reduce((sum, cell) => sum + cell.met, 0)
  say(`coverage: ${met.toFixed(0)} of ${need.toFixed(0)} person-hours needed are there (${((100 * met) / need).toFixed(1)} %)`)
  const tallies = people.map((person) => tallyOf(person, shifts, from, days))
  say(`hours: ${spread(tallies.map(({ minutes }) => Math.round(minutes / 60)))} a person`)
  say(
    `nights: ${spread(tallies.map(({ nights }) => nights))} · weekend days: ${spread(tallies.map(({ weekendDays }) => weekendDays))} · own holidays: ${spread(tallies.map(({ holidays }) => holidays))}`,
  )
  const findings = findingsOf({
    people,
    shifts,
    leave,
    from: Date.parse(from) - 7 * 86_400_000,
    to: Date.parse(from) + (days + 7) * 86_400_000,
  })
  const hard = findings.filter(({ weight }) => weight === 'hard')
  const soft = new Map<string, number>()
  for (const { rule, weight } of findings) if (weight === 'soft') soft.set(rule, (soft.get(rule) ?? 0) + 1)
  say(`rules: ${hard.length} hard broken; to be known: ${[...soft].map(([rule, count]) => `${rule} ${count}`).join(', ') || 'none'}`)
  const costs = new Map<string, number>()
  for (const { code, cost } of reasonsOf(task, shifts)) costs.set(code, (costs.get(code) ?? 0) + cost)
  say(`cost by the evaluator (no code of the search): ${[...costs].map(([code, cost]) => `${code} ${Math.round(cost)}`).join(', ')}`)
}

/** What the seams of all clock changes are held to, counted. */
function zonesChecked(): void {
  const began = performance.now()
  const { zones, changes, shifts, faults } = checkZones(Intl.supportedValuesOf('timeZone'), [2020, 2040], 7, false)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(`clock changes 2020 to 2040: ${zones} zones, ${changes} changes, ${shifts} shifts over them, ${faults.length} faults (${seconds} s)`)
  for (const fault of faults) say(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

async function main(): Promise<void> {
  zonesChecked()
  const team = await demoTeam(process.cwd())
  const { rota } = team
  const demand = drawnDemand(team, tenMarkets, from, days)
  const wanted = demand.needs.reduce((sum, { people }) => sum + people, 0)
  say(
    `needs by the program's own forecast over ${demand.weeks} weeks of drawn history (${demand.arrivals} arrivals): ${demand.needs.length} of an hour, a language and a shop, ${wanted.toFixed(0)} person-hours`,
  )
  const task: GenerateTask = {
    mode: 'plan',
    rota,
    shifts: [],
    from,
    days,
    people: null,
    needs: demand.needs,
    weights: rota.settings.weights,
    now: 0,
  }
  const translated = modelOf(task)
  say(
    `${rota.people.length} people, ${days} days from ${from}, ${translated.model.demands.length} demands of hours and languages; load ${loadavg()[0]?.toFixed(1)}`,
  )
  const ours = await timed(() => createRotaSolver(worker)(translated.model, { seconds: Number(values.seconds), start: translated.start }))
  const { objective, bound } = ours.answer
  say(`generator: ${objective} (bound ${bound ?? '-'}) in ${ours.seconds.toFixed(1)} s, ${ours.processor.toFixed(1)} s of processor`)
  const shifts = planOf(task, translated, ours.answer)
  described(task, shifts)

  const plain = await timed(() =>
    createRotaSolver(worker, { onePiece: true })(translated.model, { seconds: Number(values.plain) }).catch((error: Error) => error),
  )
  say(
    `plain HiGHS, one piece: ${plain.answer instanceof Error ? plain.answer.message : plain.answer.objective} in ${plain.seconds.toFixed(1)} s, ${plain.processor.toFixed(1)} s of processor`,
  )

  for (const day of [3, 10, 17]) {
    const date = dayAfter(from, day)
    const ill = shifts.find((shift) => shift.date === date)
    if (!ill) continue
    const leave: RotaLeave = {
      id: 'ill',
      personId: ill.personId,
      kind: 'sick',
      startDate: date,
      endDate: date,
      startTime: null,
      endTime: null,
      zone: ill.zone,
      note: '',
    }
    const repair: GenerateTask = { ...task, mode: 'repair', rota: { ...rota, shifts, leave: [leave] }, shifts }
    const begun = performance.now()
    const mended = await timed(async () => {
      const model = modelOf(repair)
      const result = await createRotaSolver(worker)(model.model, { seconds: 4 - (performance.now() - begun) / 1000, start: model.start })
      return changesOf(repair, model, result.plan, () => `r${ids++}`)
    })
    const after = withChanges(shifts, mended.answer)
    const hard = findingsOf({ people: rota.people, shifts: after, leave: [leave], from: 0, to: 4e12 }).filter(
      ({ weight }) => weight === 'hard',
    ).length
    say(
      `repair of ${date}: ${mended.answer.length} changes, ${hard} hard rules broken, ${mended.seconds.toFixed(1)} s, ${mended.processor.toFixed(1)} s of processor`,
    )
  }
}
void main()
