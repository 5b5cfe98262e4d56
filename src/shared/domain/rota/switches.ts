/** A clock change played through before it comes: who works longer or shorter, whose rest is cut, which overlap grows or shrinks. */
import { type ClockChange, clockChangesBetween } from './clockChanges'
import { findingsOfPerson, type PlanToCheck, planOf } from './findings'
import type { RotaPerson } from './person'
import type { Finding, RotaSettings } from './plan'
import { stricter } from './rules/finding'
import type { Region } from './types'
import { minutesOf, type Span, wallMinutesOf } from './when'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
/** Zones that change on one night: the world's zones are a day apart, and each changes by its own clock. */
const ONE_NIGHT_MS = 26 * HOUR_MS

/** Changes of the people's zones in `[fromAt, toAt)` (epoch ms UTC), those of one night together, by the first of them. */
export const switchesBetween = (people: readonly Pick<RotaPerson, 'zone'>[], fromAt: number, toAt: number): ClockChange[][] => {
  const changes = [...new Set(people.map(({ zone }) => zone))]
    .flatMap((zone) => clockChangesBetween(zone, fromAt, toAt))
    .sort((a, b) => a.at - b.at || (a.zone < b.zone ? -1 : 1))
  const nights: ClockChange[][] = []
  for (const change of changes) {
    const night = nights.at(-1)
    if (night?.[0] && change.at - night[0].at < ONE_NIGHT_MS) night.push(change)
    else nights.push([change])
  }
  return nights
}

export interface Length extends Span {
  personId: string
  shiftId: string
  /** Elapsed, and as its wall says; pauses included. */
  minutes: number
  wallMinutes: number
}
export interface CutRest extends Span {
  personId: string
  /** Shifts before and after it. */
  shiftIds: readonly [string, string]
  /** Elapsed, and what it would be if the clock stood still. */
  minutes: number
  wallMinutes: number
  needed: number
  /** Of the law, where it asks for more than the contract. */
  source: string | null
}
/** Minutes in which somebody of both is on, on a day (UTC) on which that is so before or after: the mean. */
export interface Overlap {
  /** Regions, or IANA zones. */
  a: string
  b: string
  beforeMinutes: number
  afterMinutes: number
}
export interface Rehearsal {
  /** Those of the night, the one asked for first. Empty: nothing changes there and then. */
  changes: readonly ClockChange[]
  lengths: readonly Length[]
  /** Too short by contract or law; those that the change alone makes so have `wallMinutes` of at least `needed`. */
  rests: readonly CutRest[]
  /** Only those that grow or shrink. */
  regions: readonly Overlap[]
  zones: readonly Overlap[]
  /** People on in each hour of the day (UTC), mean of the week: before, and with the same wall times after. */
  hours: { before: readonly number[]; after: readonly number[] }
  /** People of both regions on at each hand-over, mean of the week. */
  handOvers: readonly {
    from: Region
    to: Region
    time: string
    before: { from: number; to: number }
    after: { from: number; to: number }
  }[]
  /** Hard findings of those whose shift or rest lies over the change, in the two days around it. */
  findings: readonly Finding[]
}

interface Work extends Span {
  personId: string
  region: Region
  zone: string
}

const joined = (spans: readonly Span[]): Span[] => {
  const all: Span[] = []
  for (const span of [...spans].sort((a, b) => a.startAt - b.startAt)) {
    const last = all.at(-1)
    if (last && span.startAt <= last.endAt) last.endAt = Math.max(last.endAt, span.endAt)
    else all.push({ ...span })
  }
  return all
}
/** Minutes of each UTC day in which both are on. */
const sharedByDay = (a: readonly Span[], b: readonly Span[]): Map<number, number> => {
  const days = new Map<number, number>()
  for (const one of a)
    for (const other of b) {
      const endAt = Math.min(one.endAt, other.endAt)
      for (let at = Math.max(one.startAt, other.startAt); at < endAt; ) {
        const until = Math.min(endAt, (Math.floor(at / DAY_MS) + 1) * DAY_MS)
        const day = Math.floor(at / DAY_MS)
        days.set(day, (days.get(day) ?? 0) + (until - at) / 60_000)
        at = until
      }
    }
  return days
}

const overlapsOf = (before: readonly Work[], after: readonly Work[], of: (work: Work) => string): Overlap[] => {
  const names = [...new Set(before.map(of))].sort()
  const spans = (works: readonly Work[], name: string) => joined(works.filter((work) => of(work) === name))
  const found: Overlap[] = []
  names.forEach((a, place) => {
    for (const b of names.slice(place + 1)) {
      const was = sharedByDay(spans(before, a), spans(before, b))
      const becomes = sharedByDay(spans(after, a), spans(after, b))
      const days = new Set([...was.keys(), ...becomes.keys()]).size
      const mean = (shared: Map<number, number>) =>
        Math.round([...shared.values()].reduce((sum, minutes) => sum + minutes, 0) / Math.max(1, days))
      const overlap = { a, b, beforeMinutes: mean(was), afterMinutes: mean(becomes) }
      if (overlap.beforeMinutes !== overlap.afterMinutes) found.push(overlap)
    }
  })
  return found
}

const hoursOf = (works: readonly Work[]): number[] => {
  const minutes = Array<number>(24).fill(0)
  for (const { startAt, endAt } of works)
    for (let at = startAt; at < endAt; ) {
      const until = Math.min(endAt, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS)
      const hour = Math.floor((at % DAY_MS) / HOUR_MS)
      minutes[hour] = (minutes[hour] ?? 0) + (until - at) / 60_000
      at = until
    }
  return minutes.map((sum) => sum / 60 / 7)
}
const onAt = (works: readonly Work[], region: Region, time: string): number => {
  const offset = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000
  let on = 0
  for (const { startAt, endAt, region: of } of works) {
    if (of !== region) continue
    const first = Math.ceil((startAt - offset) / DAY_MS) * DAY_MS + offset
    for (let at = first; at < endAt; at += DAY_MS) on++
  }
  return on / 7
}

/**
 * Plays the clock change of an IANA zone at an instant (epoch ms UTC; any within the day of the change will do) through a plan, together
 * with those of the people's other zones in the same night. Lengths and rests are those of the plan itself. Overlaps, hours and
 * hand-overs compare the shifts that begin in the seven days before the change with the same wall times after it, other zones left as
 * they are, so that only the clock makes the difference. Training counts as being on; leave is taken out as whole shifts that touch it.
 */
export const rehearse = (
  plan: Pick<PlanToCheck, 'people' | 'shifts' | 'leave'>,
  change: { zone: string; at: number },
  handOvers: RotaSettings['handOvers'] = [],
): Rehearsal => {
  const zones = new Set([change.zone, ...plan.people.map(({ zone }) => zone), ...plan.shifts.map(({ zone }) => zone)])
  const [asked] = clockChangesBetween(change.zone, change.at - DAY_MS, change.at + DAY_MS)
  const at = asked?.at ?? change.at
  const changes = asked
    ? [...zones]
        .flatMap((zone) => clockChangesBetween(zone, at - ONE_NIGHT_MS, at + ONE_NIGHT_MS))
        .sort((a, b) => (a === asked ? -1 : b === asked ? 1 : a.at - b.at))
    : []
  const byZone = new Map(changes.map((one) => [one.zone, one]))

  const lengths: Length[] = []
  const rests: CutRest[] = []
  const concerned = new Set<string>()
  const before: Work[] = []
  const after: Work[] = []
  const near = plan.shifts.filter(({ date }) => Math.abs(Date.parse(date) - at) < WEEK_MS + 3 * DAY_MS)
  for (const person of plan.people) {
    if (person.left) continue
    const { pieces, leave } = planOf(person, { shifts: near, leave: plan.leave, from: at - WEEK_MS, to: at + WEEK_MS })
    pieces.forEach((piece, index) => {
      const { shift, startAt, endAt } = piece
      const of = byZone.get(shift.zone)
      const minutes = minutesOf(piece)
      const wallMinutes = wallMinutesOf(shift)
      if (of && minutes !== wallMinutes && startAt <= of.at && endAt > of.at - HOUR_MS) {
        lengths.push({ personId: person.id, shiftId: shift.id, startAt, endAt, minutes, wallMinutes })
        concerned.add(person.id)
      }
      const next = pieces[index + 1]
      const turn = next && byZone.get(next.shift.zone)
      if (next && turn && endAt <= turn.at && turn.at <= next.startAt) {
        const rest = Math.round((next.startAt - endAt) / 60_000)
        const { limit: needed, source } = stricter(person.contract.minRestMinutes, piece.law.dailyRest, 'least')
        concerned.add(person.id)
        if (rest < needed && piece.day !== next.day)
          rests.push({
            personId: person.id,
            shiftIds: [shift.id, next.shift.id],
            startAt: endAt,
            endAt: next.startAt,
            minutes: rest,
            wallMinutes: rest + turn.afterMinutes - turn.beforeMinutes,
            needed,
            source: source.source ?? null,
          })
      }
      if (startAt < at - WEEK_MS || startAt >= at || leave.some((off) => off.startAt < endAt && off.endAt > startAt)) return
      const work = { personId: person.id, region: person.region, zone: shift.zone }
      // As the wall has it on any other day: the night of the change itself would be counted longer or shorter.
      const usual = { startAt, endAt: startAt + wallMinutes * 60_000 }
      const by = of ? (of.afterMinutes - of.beforeMinutes) * 60_000 : 0
      before.push({ ...work, ...usual })
      after.push({ ...work, startAt: usual.startAt - by, endAt: usual.endAt - by })
    })
  }
  const span = { from: at - DAY_MS, to: at + DAY_MS }
  return {
    changes,
    lengths: lengths.sort((a, b) => a.startAt - b.startAt),
    rests: rests.sort((a, b) => a.startAt - b.startAt),
    regions: overlapsOf(before, after, ({ region }) => region),
    zones: overlapsOf(before, after, ({ zone }) => zone),
    hours: { before: hoursOf(before), after: hoursOf(after) },
    handOvers: handOvers.map(({ from, to, time }) => ({
      from,
      to,
      time,
      before: { from: onAt(before, from, time), to: onAt(before, to, time) },
      after: { from: onAt(after, from, time), to: onAt(after, to, time) },
    })),
    findings: [...concerned]
      .flatMap((personId) => findingsOfPerson({ ...plan, shifts: near, ...span }, personId))
      .filter(({ weight }) => weight === 'hard'),
  }
}
