/** Who could cover an hour that is short, what it would take, and why others cannot. */
import { Temporal } from 'temporal-polyfill'
import { leaveSpan } from '../leave'
import type { RotaPerson } from '../person'
import type { RotaShift, ShiftType } from '../plan'
import { dayAfter, minutesOf, type Span, spanOf } from '../when'
import { dutiesOf, presentIn, trainedOn, writes } from './cells'
import { Trial } from './trial'
import { HOUR } from './wall'
import { type Cannot, type Could, type CouldInput, covers, overlaps, type Target, type Way } from './ways'

/** A shift grows by so much at most. */
const STRETCH = 3 * HOUR
/** A shift for an hour of which no type of the team's is there. */
const SHORT = 4 * HOUR

const wallAt = (at: number, zone: string): { date: string; time: string } => {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

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
