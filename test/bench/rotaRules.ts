/**
 * How long the rules take on a rota of 60 people and four weeks (eight with what lies around), in plain Node: a first look with nothing
 * remembered, a whole check, one edit's check, a mend, a rehearsal. Floor: going once through the same shifts as JSON, so that a loaded
 * machine shows. Then the clock changes of all zones, counted (`--zones`, `--all`, `--seed N`).
 */
import { performance } from 'node:perf_hooks'
import { findingsOf, findingsOfPerson, type PlanToCheck } from '../../src/shared/domain/rota/findings'
import { lawfulBreaks } from '../../src/shared/domain/rota/law/lawfulBreaks'
import { mendsFor } from '../../src/shared/domain/rota/mends'
import { payOf } from '../../src/shared/domain/rota/pay'
import { RotaPerson, usualContract } from '../../src/shared/domain/rota/person'
import type { RotaShift } from '../../src/shared/domain/rota/plan'
import { shiftsOfWeek } from '../../src/shared/domain/rota/rotations'
import { rehearse } from '../../src/shared/domain/rota/switches'
import { wallMinutesOf } from '../../src/shared/domain/rota/when'
import { checkZones } from '../rota/zoneCheck'

const DAY = 86_400_000
const places = [
  ['Asia/Manila', 'PH', 'apac'],
  ['America/Bogota', 'CO', 'americas'],
  ['Europe/Bucharest', 'RO', 'eu'],
  ['Europe/Warsaw', 'PL', 'eu'],
  ['America/Sao_Paulo', 'BR', 'americas'],
  ['Asia/Tokyo', 'JP', 'apac'],
] as const
const starts = ['06:00', '08:00', '12:00', '15:00', '22:00']
const ends = ['14:30', '16:30', '20:30', '23:30', '06:30']

const people = Array.from({ length: 60 }, (_, n): RotaPerson => {
  const [zone, country, region] = places[n % places.length] ?? places[0]
  const kind = n % starts.length
  const week = [1, 2, 3, 4, 5].map((day) => ({ weekday: ((day + n) % 7) + 1, start: starts[kind] ?? '', end: ends[kind] ?? '' }))
  const contract = { ...usualContract, maxNights: 28, maxNightsInRow: 5 }
  return RotaPerson.parse({
    id: `p${n}`,
    name: `${n}`,
    email: null,
    region,
    zone,
    city: '',
    role: 'agent',
    languages: [],
    week,
    country,
    contract,
  })
})
const middle = Date.UTC(2026, 9, 25)
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
const shifts = people.flatMap((person) =>
  shiftsOfWeek(person, { from: iso(middle - 28 * DAY), until: iso(middle + 28 * DAY) }).map(
    (shift): RotaShift => ({
      ...shift,
      breaks: lawfulBreaks(person.country, shift.date, wallMinutesOf(shift)),
    }),
  ),
)
const plan: PlanToCheck = { people, shifts, leave: [], from: middle - 14 * DAY, to: middle + 14 * DAY }

const timed = (runs: number, deed: (run: number) => void): { median: number; p95: number } => {
  const times = Array.from({ length: runs }, (_, run) => {
    const from = performance.now()
    deed(run)
    return performance.now() - from
  }).sort((a, b) => a - b)
  return { median: times[Math.floor(runs / 2)] ?? 0, p95: times[Math.min(runs - 1, Math.floor(runs * 0.95))] ?? 0 }
}
const line = (what: string, { median, p95 }: { median: number; p95: number }) =>
  console.log(`${what.padEnd(62)} ${median.toFixed(2).padStart(9)} ms  p95 ${p95.toFixed(2).padStart(9)} ms`)

const args = process.argv.slice(2)
console.log(`${people.length} people, ${shifts.length} shifts of eight weeks; findings asked for in four`)
line(
  'first look, nothing remembered',
  timed(1, () => findingsOf(plan)),
)
const text = JSON.stringify(shifts)
line(
  'floor: the same shifts read from JSON',
  timed(50, () => JSON.parse(text)),
)
line(
  'findingsOf, everybody',
  timed(50, () => findingsOf(plan)),
)
line(
  'one edit: findingsOfPerson after a shift of hers moved (goal 16 ms)',
  timed(200, (run) => {
    const at = (run * 37) % shifts.length
    const moved = shifts.map((shift, index) => (index === at ? { ...shift, start: '07:15' } : shift))
    findingsOfPerson({ ...plan, shifts: moved }, moved[at]?.personId ?? '')
  }),
)
const broken = shifts.map((shift, index) => (index % 40 === 0 ? { ...shift, start: '23:00', end: '08:00' } : shift))
const hard = findingsOf({ ...plan, shifts: broken }).filter(({ weight }) => weight === 'hard')
let mendedCount = 0
line(
  `mendsFor, each of ${hard.length} hard findings`,
  timed(hard.length, (run) => {
    const finding = hard[run]
    if (finding && mendsFor({ ...plan, shifts: broken }, finding).length > 0) mendedCount++
  }),
)
console.log(`  of which mended: ${mendedCount}`)
line(
  'rehearse, 25 October',
  timed(10, () => rehearse(plan, { zone: 'Europe/Bucharest', at: Date.UTC(2026, 9, 25, 1) })),
)
line(
  'payOf, everybody',
  timed(10, () => {
    for (const { id } of people) payOf(plan, id)
  }),
)
if (args.includes('--zones') || args.includes('--all')) {
  const seed = Number(args[args.indexOf('--seed') + 1] ?? 7) || 7
  const from = performance.now()
  const {
    zones,
    changes,
    shifts: laid,
    faults,
  } = checkZones(Intl.supportedValuesOf('timeZone'), [2020, 2040], seed, args.includes('--all'))
  const seconds = ((performance.now() - from) / 1_000).toFixed(1)
  console.log(
    `clock changes 2020 to 2040: ${zones} zones, ${changes} changes, ${laid} shifts over them, ${faults.length} faults (seed ${seed}, ${seconds} s)`,
  )
  for (const fault of faults) console.log(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
