/** Who could cover an hour that is short, what it would take, and why others cannot. */
import { Temporal } from 'temporal-polyfill'
import { leaveSpan } from '../leave'
import type { RotaPerson } from '../person'
import type { Finding, HourNeed, RotaLeave, RotaShift, ShiftType } from '../plan'
import { dayAfter, minutesOf, type Span, spanOf } from '../when'
import { canServe, dutiesOf, presentIn, trainedOn, writes } from './cells'
import { coverageOf, type HourCover, rowCell } from './coverage'
import { HOUR } from './wall'

export interface Target {
  /** Epoch ms (UTC): the hour's start. */
  at: number
  /** Null: all languages, all shops. */
  language: string | null
  shop: string | null
}
export interface Way {
  do: 'moveBreak' | 'later' | 'earlier' | 'extra' | 'swap'
  personId: string
  /** With whom she swaps. */
  withId: string | null
  /** Shifts as they would stand. */
  shifts: readonly RotaShift[]
  /** When she would work, epoch ms (UTC). */
  startAt: number
  endAt: number
  /** Paid minutes more. */
  minutes: number
  /** People more in the hour that is asked for. */
  gain: number
  /** Hours that become shorter by it, the worst first. */
  opens: readonly { at: number; people: number }[]
  /** Soft rules that it breaks newly. */
  findings: readonly Finding[]
  /** In hours of a person; orders the ways. */
  cost: number
}
export type Cannot =
  /** `here`: she counts for it already; `far`: no shift of hers is near. */
  | { why: 'leave' | 'far' | 'training' | 'shop' | 'level' | 'here'; personId: string }
  /** She is there and counts elsewhere. */
  | { why: 'counted'; personId: string; language: string; shop: string | null }
  /** The hard rule that it would break. */
  | { why: 'rule'; personId: string; way: Way['do']; finding: Finding }
export interface Could {
  ways: Way[]
  cannot: Cannot[]
}

export interface CouldInput {
  people: readonly RotaPerson[]
  /** What is planned, four weeks around. */
  shifts: readonly RotaShift[]
  leave: readonly RotaLeave[]
  types: readonly ShiftType[]
  needs: readonly HourNeed[]
  /** Findings of one person with these shifts (`findingsOfPerson`), around the hour. */
  findingsOf: (personId: string, shifts: readonly RotaShift[]) => readonly Finding[]
}

/** A shift grows by so much at most. */
const STRETCH = 3 * HOUR
/** A shift for an hour of which no type of the team's is there. */
const SHORT = 4 * HOUR
/** Swaps that are looked at: what comes after would not be read. */
const MOST_SWAPS = 24
const BASE: Readonly<Record<Way['do'], number>> = { moveBreak: 0.1, later: 0.3, earlier: 0.4, swap: 0.8, extra: 1 }

const wallAt = (at: number, zone: string): { date: string; time: string } => {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'minute' }) }
}
const covers = (span: Span | null, at: number): span is Span => span !== null && span.startAt <= at && span.endAt >= at + HOUR
const overlaps = (a: Span, b: Span): boolean => a.startAt < b.endAt && b.startAt < a.endAt

/**
 * For each who can stand for the target: a break moved out of the hour, a shift that begins up to three hours earlier or ends as much
 * later, a shift changed with a colleague's, a shift on a free day (at times of hers or of the team's types, else four hours).
 * Each way is tried: kept where it brings at least a quarter of a person, breaks no hard rule newly, and sorted by cost: hours
 * paid more, hours that it opens elsewhere (twice), soft rules (half an hour each), and how much it asks of people.
 */
export const whoCould = (target: Target, input: CouldInput): Could => {
  const day = new Date(target.at).toISOString().slice(0, 10)
  const from = dayAfter(day, -2)
  const to = dayAfter(day, 2)
  const near = input.shifts.filter(({ date }) => date >= from && date <= to)
  const trial = new Trial(target, input, near)
  const cannot: Cannot[] = []
  const ways: Way[] = []
  const duties = dutiesOf(input.people, near, input.leave)
  for (const person of input.people) {
    if (person.left || (target.language !== null && !person.languages.some(({ code }) => code.split('-')[0] === target.language))) continue
    const id = person.id as string
    if (target.language !== null && !writes(person, target.language)) cannot.push({ why: 'level', personId: id })
    else if (!trainedOn(person, target.shop)) cannot.push({ why: 'shop', personId: id })
    else {
      const own = near.filter(({ personId }) => personId === person.id)
      const answer = tryPerson(
        person,
        own,
        duties.filter(({ personId }) => personId === id),
        trial,
        input,
      )
      if (answer) cannot.push(answer)
      else ways.push(...trial.take(id, cannot))
    }
  }
  ways.push(...trial.swaps(ways, cannot))
  ways.sort((a, b) => a.cost - b.cost || (a.personId < b.personId ? -1 : 1))
  // One line a person; of those who could do anything, nobody is told that she cannot.
  const found = new Set(ways.map(({ personId }) => personId))
  const said = new Set<string>()
  return {
    ways,
    cannot: cannot.filter(({ personId }) => !found.has(personId) && !said.has(personId) && said.add(personId)),
  }
}

/** Hands what she could do to the trial, or says why there is nothing to try. */
const tryPerson = (
  person: RotaPerson,
  own: readonly RotaShift[],
  duties: ReturnType<typeof dutiesOf>,
  trial: Trial,
  { leave, types, shifts }: CouldInput,
): Cannot | null => {
  const personId = person.id as string
  const { at } = trial.target
  const hour = { startAt: at, endAt: at + HOUR }
  if (leave.some((one) => one.personId === person.id && overlaps(leaveSpan(one) ?? { startAt: 0, endAt: 0 }, hour)))
    return { why: 'leave', personId }
  for (const shift of own) {
    const span = spanOf(shift)
    if (!span || !overlaps(span, hour)) continue
    if (shift.work === 'training') return { why: 'training', personId }
    const present = duties.find(({ shiftId }) => shiftId === shift.id)
    if (present && presentIn(present, at) < 0.99) {
      const moved = breakMoved(shift, span, at)
      if (moved) {
        trial.add({ do: 'moveBreak', personId, withId: null, shifts: [moved], ...span })
        return null
      }
    }
    const counted = trial.before.on.find((one) => one.personId === personId)?.counts.find((one) => !trial.asks(one))
    if (covers(span, at))
      return counted ? { why: 'counted', personId, language: counted.language, shop: counted.shop } : { why: 'here', personId }
  }
  let close = false
  for (const shift of own) {
    const span = shift.work === 'service' ? spanOf(shift) : null
    if (!span) continue
    if (span.endAt <= at + HOUR && span.endAt > at - STRETCH && at + HOUR - span.endAt > 0) {
      close = true
      const { time } = wallAt(at + HOUR, shift.zone)
      trial.add({ do: 'later', personId, withId: null, shifts: [{ ...shift, end: time }], startAt: span.startAt, endAt: at + HOUR })
    } else if (span.startAt > at && span.startAt <= at + HOUR + STRETCH) {
      close = true
      const { date, time } = wallAt(at, shift.zone)
      trial.add({
        do: 'earlier',
        personId,
        withId: null,
        shifts: [{ ...shift, date, start: time, breaks: breaksLater(shift, span.startAt - at) }],
        startAt: at,
        endAt: span.endAt,
      })
    }
  }
  if (close) return null
  const free = freeShift(person, shifts, types, at)
  const span = free && spanOf(free)
  // A second shift on the same day would split it.
  if (
    !free ||
    !span ||
    own.some((shift) => overlaps(spanOf(shift) ?? hour, { startAt: span.startAt - 4 * HOUR, endAt: span.endAt + 4 * HOUR }))
  )
    return { why: 'far', personId }
  trial.add({ do: 'extra', personId, withId: null, shifts: [free], ...span })
  return null
}

/** Breaks where they were, though the shift begins earlier. */
const breaksLater = ({ breaks }: RotaShift, by: number): RotaShift['breaks'] =>
  breaks.map((one) => ({ ...one, afterMinutes: Math.min(1_440, one.afterMinutes + Math.round(by / 60_000)) }))

/** The shift with what lies in the hour moved behind it, or before it. */
const breakMoved = (shift: RotaShift, span: Span, at: number): RotaShift | null => {
  const inHour = (afterMinutes: number, minutes: number) =>
    overlaps(
      { startAt: span.startAt + afterMinutes * 60_000, endAt: span.startAt + (afterMinutes + minutes) * 60_000 },
      { startAt: at, endAt: at + HOUR },
    )
  const moving = shift.breaks.filter((one) => one.kind !== 'training' && inHour(one.afterMinutes, one.minutes))
  if (moving.length === 0) return null
  const later = Math.round((at + HOUR - span.startAt) / 60_000)
  const earlier = Math.round((at - span.startAt) / 60_000)
  const length = moving.reduce((sum, { minutes }) => sum + minutes, 0)
  const place = later + length + 30 <= minutesOf(span) ? later : earlier - length >= 30 ? earlier - length : null
  if (place === null) return null
  let next = place
  return {
    ...shift,
    breaks: shift.breaks.map((one) => {
      if (!moving.includes(one)) return one
      const afterMinutes = next
      next += one.minutes
      return { ...one, afterMinutes }
    }),
  }
}

/** A shift of hers, or of the team, at the times at which it covers the hour. */
const freeShift = (person: RotaPerson, shifts: readonly RotaShift[], types: readonly ShiftType[], at: number): RotaShift | null => {
  const id = `cover ${person.id} ${at}`
  const base = { id, personId: person.id, note: '', override: null }
  const local = wallAt(at, person.zone)
  const patterns: Omit<RotaShift, 'id' | 'personId' | 'note' | 'override' | 'date'>[] = [
    ...shifts.filter((shift) => shift.personId === person.id && shift.work === 'service'),
    ...types
      .filter(({ work }) => work === 'service')
      .map(({ id: typeId, start, end, zone, breaks, work }) => ({
        typeId,
        start,
        end,
        zone: zone ?? person.zone,
        breaks: [...breaks],
        work,
      })),
  ]
  const tried = new Set<string>()
  for (const { typeId, start, end, zone, breaks, work } of patterns) {
    const key = `${start} ${end} ${zone}`
    if (tried.has(key)) continue
    tried.add(key)
    for (const date of [local.date, dayAfter(local.date, -1), dayAfter(local.date, 1)]) {
      const shift = { ...base, typeId, date, start, end, zone, breaks, work }
      if (covers(spanOf(shift), at)) return shift
    }
  }
  return {
    ...base,
    typeId: null,
    date: local.date,
    start: local.time,
    end: wallAt(at + SHORT, person.zone).time,
    zone: person.zone,
    breaks: [],
    work: 'service',
  }
}

type Idea = Pick<Way, 'do' | 'personId' | 'withId' | 'shifts' | 'startAt' | 'endAt'>

/** Lays ideas over the plan and looks what comes of them. */
class Trial {
  readonly before: HourCover
  private readonly base = new Map<number, HourCover>()
  private readonly known = new Map<string, ReadonlySet<string>>()
  private ideas: Idea[] = []

  constructor(
    readonly target: Target,
    private readonly input: CouldInput,
    private readonly near: readonly RotaShift[],
  ) {
    this.before = this.hours(near, target.at, target.at + HOUR)[0] ?? { at: target.at, cells: [], on: [] }
  }

  asks({ language, shop }: { language: string; shop: string | null }): boolean {
    return (this.target.language === null || language === this.target.language) && (this.target.shop === null || shop === this.target.shop)
  }
  add(idea: Idea): void {
    this.ideas.push(idea)
  }
  take(personId: string, cannot: Cannot[]): Way[] {
    const ideas = this.ideas
    this.ideas = []
    const ways = ideas.flatMap((idea) => this.tried(idea, cannot))
    if (ways.length === 0 && !cannot.some((one) => one.personId === personId)) cannot.push({ why: 'far', personId })
    return ways
  }

  /** Somebody of that day who can stand for it, against somebody who is there then and cannot. */
  swaps(ways: readonly Way[], cannot: Cannot[]): Way[] {
    const { at, language, shop } = this.target
    const done = new Set(ways.filter((way) => way.do === 'moveBreak').map(({ personId }) => personId))
    const people = new Map(this.input.people.map((person) => [person.id as string, person]))
    const serves = (id: string) => {
      const person = people.get(id)
      return person !== undefined && !person.left && canServe(person, { language: language ?? '*', shop })
    }
    const spans = this.near.flatMap((shift) => {
      const span = shift.work === 'service' ? spanOf(shift) : null
      return span ? [{ shift, span }] : []
    })
    const there = spans.filter(({ shift, span }) => covers(span, at) && !serves(shift.personId))
    const others = spans.filter(
      ({ shift, span }) =>
        serves(shift.personId) &&
        !done.has(shift.personId) &&
        !overlaps(span, { startAt: at, endAt: at + HOUR }) &&
        Math.abs(span.startAt - at) < 14 * HOUR,
    )
    const pairs = others
      .flatMap((one) => there.map((other) => ({ one, other })))
      // Nearest hours first: they change the two lives least.
      .sort((a, b) => Math.abs(a.one.span.startAt - a.other.span.startAt) - Math.abs(b.one.span.startAt - b.other.span.startAt))
      .slice(0, MOST_SWAPS)
    const best = new Map<string, Way>()
    for (const { one, other } of pairs) {
      const idea: Idea = {
        do: 'swap',
        personId: one.shift.personId,
        withId: other.shift.personId,
        shifts: [
          { ...one.shift, personId: other.shift.personId },
          { ...other.shift, personId: one.shift.personId },
        ],
        startAt: other.span.startAt,
        endAt: other.span.endAt,
      }
      for (const way of this.tried(idea, cannot)) {
        const known = best.get(way.personId)
        if (!known || way.cost < known.cost) best.set(way.personId, way)
      }
    }
    return [...best.values()]
  }

  private tried(idea: Idea, cannot: Cannot[]): Way[] {
    const replaced = new Map(idea.shifts.map((shift) => [shift.id, shift]))
    const laid = (all: readonly RotaShift[]) => [...all.filter(({ id }) => !replaced.has(id)), ...idea.shifts]
    const touched = [...this.near.filter(({ id }) => replaced.has(id)), ...idea.shifts].flatMap((shift) => spanOf(shift) ?? [])
    const from = Math.floor(Math.min(...touched.map(({ startAt }) => startAt)) / HOUR) * HOUR
    const to = Math.ceil(Math.max(...touched.map(({ endAt }) => endAt)) / HOUR) * HOUR
    const before = this.hours(this.near, from, to)
    const after = this.hours(laid(this.near), from, to, false)
    const place = Math.round((this.target.at - from) / HOUR)
    const of = (hour: HourCover | undefined) => {
      const cell = hour && rowCell(hour, this.target)
      return cell ? cell.met + cell.spare : 0
    }
    const gain = of(after[place]) - of(before[place])
    if (gain < 0.25) return []
    const lack = (hour: HourCover | undefined) => hour?.cells.reduce((sum, { need, met }) => sum + Math.max(0, need - met), 0) ?? 0
    const opens = after
      .map((hour, at) => ({ at: hour.at, people: lack(hour) - lack(before[at]) }))
      .filter(({ people }) => people > 0.25)
      .sort((a, b) => b.people - a.people)
    const changed = laid(this.input.shifts)
    const findings: Finding[] = []
    for (const personId of new Set([idea.personId, ...idea.shifts.map((shift) => shift.personId as string)])) {
      const known = this.findingsBefore(personId)
      const fresh = this.input.findingsOf(personId, changed).filter((finding) => !known.has(keyOf(finding)))
      const hard = fresh.find(({ weight }) => weight === 'hard')
      if (hard) {
        cannot.push({ why: 'rule', personId: idea.personId, way: idea.do, finding: hard })
        return []
      }
      findings.push(...fresh)
    }
    const sum = (list: readonly RotaShift[]) =>
      list.reduce((total, shift) => total + minutesOf(spanOf(shift) ?? { startAt: 0, endAt: 0 }), 0)
    const minutes = sum(idea.shifts) - sum(this.near.filter(({ id }) => replaced.has(id)))
    const opened = opens.reduce((total, { people }) => total + people, 0)
    const cost = BASE[idea.do] + Math.max(0, minutes) / 60 + 2 * opened + findings.length / 2
    return [{ ...idea, minutes, gain, opens, findings, cost }]
  }

  private findingsBefore(personId: string): ReadonlySet<string> {
    const found = this.known.get(personId) ?? new Set(this.input.findingsOf(personId, this.input.shifts).map(keyOf))
    this.known.set(personId, found)
    return found
  }

  private hours(shifts: readonly RotaShift[], from: number, to: number, keep = true): HourCover[] {
    const { people, leave, needs } = this.input
    if (!keep) return coverageOf({ people, shifts, leave, needs: this.needsOf(from, to), from, to })
    const missing = Array.from({ length: (to - from) / HOUR }, (_, place) => from + place * HOUR).filter((at) => !this.base.has(at))
    const first = missing[0]
    const last = missing.at(-1)
    if (first !== undefined && last !== undefined)
      for (const hour of coverageOf({
        people,
        shifts,
        leave,
        needs: needs.filter(({ at }) => at >= first && at <= last),
        from: first,
        to: last + HOUR,
      }))
        this.base.set(hour.at, hour)
    return Array.from(
      { length: (to - from) / HOUR },
      (_, place) => this.base.get(from + place * HOUR) ?? { at: from + place * HOUR, cells: [], on: [] },
    )
  }
  private needsOf(from: number, to: number): readonly HourNeed[] {
    return this.input.needs.filter(({ at }) => at >= from && at < to)
  }
}
const keyOf = ({ rule, personId, startAt, shiftIds }: Finding): string =>
  `${rule} ${personId} ${shiftIds.length > 0 ? shiftIds.join() : startAt}`
