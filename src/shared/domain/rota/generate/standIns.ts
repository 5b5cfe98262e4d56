/** Stand-ins without a search: each shift that falls into leave goes to whoever makes up most of what is lost and may take it by the rules. */
import { canServe } from '../demand/cells'
import { coverageOf } from '../demand/coverage'
import { findingsOfPerson } from '../findings'
import { leaveSpan } from '../leave'
import type { RotaPerson } from '../person'
import type { RotaShift, ShiftChange } from '../plan'
import { dayAfter, type Span, spanOf } from '../when'
import { takenOver } from './changes'
import { isNight } from './night'
import { breaksFor } from './rules'
import { minutesIn, slotOfShift } from './slots'
import type { GenerateTask } from './task'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Person-hours that a shift must be missed by, as in a repair by search (`REPAIR_KEEP`): what nobody needs is not replaced. */
const LEAST = 2

interface Lost {
  readonly shift: RotaShift
  readonly span: Span
}
const meet = (a: Span, b: Span): boolean => a.startAt < b.endAt && b.startAt < a.endAt

/**
 * For a repair to which the search has no answer in time: exact by the rota's own rules, one shift after the other, by start; never
 * more than one person changes for a shift, and nothing else moves. What nobody needs, or nobody may take, falls away.
 * @param pause between two shifts, each of which takes up to 0.1 s
 */
export async function standIns(task: GenerateTask, pause: () => Promise<void>): Promise<ShiftChange[]> {
  const { rota, from, days, now } = task
  const until = dayAfter(from, days)
  const wanted = task.people === null ? null : new Set(task.people)
  const people = rota.people.filter(({ id, left }) => !left && (wanted === null || wanted.has(id)))
  const planned = new Set<string>(people.map(({ id }) => id))
  const away = rota.leave.flatMap((one) => {
    const span = leaveSpan(one)
    return span ? [{ personId: one.personId, ...span }] : []
  })
  const isAway = (personId: string, span: Span) => away.some((off) => off.personId === personId && meet(off, span))
  const lost = task.shifts
    .flatMap((shift): Lost[] => {
      const span =
        shift.work === 'service' && planned.has(shift.personId) && shift.date >= from && shift.date < until ? spanOf(shift) : null
      return span && span.startAt >= now && isAway(shift.personId, span) ? [{ shift, span }] : []
    })
    .sort((a, b) => a.span.startAt - b.span.startAt)
  const gone = new Set(lost.map(({ shift }) => shift.id))
  let shifts = task.shifts.filter(({ id }) => !gone.has(id))
  const changes: ShiftChange[] = []
  for (const one of lost) {
    const free = people.filter(({ id }) => id !== one.shift.personId && !isAway(id, one.span))
    const after = standIn(task, one, free, shifts)
    if (after) shifts = [...shifts, after]
    changes.push({ before: one.shift, after })
    await pause()
  }
  return changes
}

function standIn(task: GenerateTask, { shift, span }: Lost, free: readonly RotaPerson[], shifts: readonly RotaShift[]): RotaShift | null {
  const { rota, now } = task
  const from = Math.floor(span.startAt / HOUR) * HOUR
  const to = Math.ceil(span.endAt / HOUR) * HOUR
  const needs = task.needs.filter(({ at, people }) => at >= from && at < to && people > 0)
  const [first, last] = [dayAfter(shift.date, -6), dayAfter(shift.date, 6)]
  const spans = new Map(shifts.flatMap((one) => (one.date >= first && one.date <= last ? [[one, spanOf(one)] as const] : [])))
  const within = (near: Span) => [...spans].flatMap(([one, at]) => (at && meet(at, near) ? [one] : []))
  const here = within({ startAt: from, endAt: to })
  const others = rota.leave.filter(({ personId }) => personId !== shift.personId)
  /** Person-hours that are met. */
  const met = (more: readonly RotaShift[]) =>
    coverageOf({ needs, people: rota.people, shifts: [...here, ...more], leave: others, from, to })
      .flatMap(({ cells }) => cells)
      .reduce((sum, cell) => sum + cell.met, 0)
  const without = met([])
  const missed = met([shift]) - without
  if (missed < LEAST) return null

  const was = rota.people.find(({ id }) => id === shift.personId)
  const slot = was && slotOfShift(shift, was, new Map(rota.types.map((type) => [type.id, type])))
  const busy = new Set<string>(within(span).map(({ personId }) => personId))
  const week = within({ startAt: span.startAt - 4 * DAY, endAt: span.endAt + 3 * DAY })
  const minutes = (person: RotaPerson) =>
    week.reduce((sum, one) => sum + (one.personId === person.id ? minutesIn(one.breaks, spans.get(one) ?? span) : 0), 0)
  return (
    free
      // On another clock than the shift's only by day: nobody is got out of bed for it.
      .filter((person) => !busy.has(person.id) && (person.zone === shift.zone || !isNight(person, shift.date, span)))
      .filter((person) => needs.some((need) => canServe(person, need)))
      .map((person) => {
        const breaks = slot ? breaksFor(person, slot, shift.date, span) : shift.breaks
        const after = takenOver({ rota, now }, shift, person.id, breaks)
        // More than was lost is not looked for; a quarter of an hour is no difference.
        const gain = Math.min(missed, met([after]) - without)
        return { person, after, gain, rank: Math.round(gain * 4), near: person.zone === shift.zone ? 0 : 1, minutes: minutes(person) }
      })
      .filter(({ gain }) => gain >= LEAST)
      .sort((a, b) => b.rank - a.rank || a.near - b.near || a.minutes - b.minutes)
      .find(({ person, after }) => isLawfulFor(task, person, after, span, shifts))?.after ?? null
  )
}

/** Whether it breaks nothing hard that was not broken before. */
function isLawfulFor(task: GenerateTask, person: RotaPerson, after: RotaShift, span: Span, shifts: readonly RotaShift[]): boolean {
  const own = shifts.filter(({ personId }) => personId === person.id)
  const hard = (plan: readonly RotaShift[]) =>
    findingsOfPerson(
      { people: [person], shifts: plan, leave: task.rota.leave, from: span.startAt - 28 * DAY, to: span.endAt + 28 * DAY },
      person.id,
    ).filter(({ weight }) => weight === 'hard')
  const found = hard([...own, after])
  return !found.some(({ shiftIds }) => shiftIds.includes(after.id)) && found.length <= hard(own).length
}
