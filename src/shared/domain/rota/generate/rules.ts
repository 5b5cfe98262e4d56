/** One person's contract, leave and neighbouring shifts as the solver's rules. */
import { type DayNumber, dayNumber, weekdayOf } from '../../clock/zoneDays'
import { findingsOfPerson } from '../findings'
import { lawOf } from '../law/law'
import { lawfulBreaks } from '../law/lawfulBreaks'
import { leaveSpan } from '../leave'
import type { RotaPerson } from '../person'
import type { Break, RotaLeave, RotaShift } from '../plan'
import type { SolveLimit, SolvePerson } from '../solve/types'
import { dayAfter, minutesOf, type Span, spanOf } from '../when'
import { isNight } from './night'
import { minutesIn, type Slot, type Slots } from './slots'

export interface PersonTask {
  readonly person: RotaPerson
  readonly dates: readonly string[]
  readonly slots: Slots
  /** Slots she may be given at all. */
  readonly open: ReadonlySet<number>
  /** What stands on each day, by slot; null: nothing. */
  readonly current: readonly (number | null)[]
  /** Days that stay as they are: a second shift on it, a lesson. */
  readonly fixed: ReadonlySet<number>
  /** Her other shifts, before, after and beside what is planned: they stay. */
  readonly around: readonly RotaShift[]
  readonly leave: readonly RotaLeave[]
  /** Hours that are agreed are worked (`plan`); a repair minds the limits only. */
  readonly agreed: boolean
  /** Epoch ms: what has begun stays, and nothing begins before it. */
  readonly now: number
}

const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const mondayOf = (day: DayNumber): DayNumber => day - (weekdayOf(day) - 1)

/** What her law or her contract asks for, whichever is more. */
const restOf = ({ contract, country }: RotaPerson, dates: readonly string[]): number =>
  Math.max(contract.minRestMinutes, lawOf(country, dates[0] as string).dailyRest?.minutes ?? 0)
const maxWeekOf = ({ contract, country }: RotaPerson, date: string): number =>
  Math.min(contract.maxWeeklyMinutes, lawOf(country, date).maxWeek?.minutes ?? Number.POSITIVE_INFINITY)
/** A weekly rest of more than a day is two days off together: a late before and an early after one leave less than the law asks. */
const minOffOf = ({ country }: RotaPerson, dates: readonly string[]): number =>
  (lawOf(country, dates[0] as string).weeklyRest?.minutes ?? 0) > 1440 ? 2 : 1

const alone = new Map<string, boolean>()
/** The rules' own word on a shift that stands by itself: hours, longest day, pauses. */
function isLawfulAlone(person: RotaPerson, slot: Slot, date: string, span: Span): boolean {
  const { contract, country, zone } = person
  const key = JSON.stringify([slot, date, zone, country, contract])
  const known = alone.get(key)
  if (known !== undefined) return known
  const breaks = breaksFor(person, slot, date, span)
  const shift: RotaShift = {
    id: 'alone',
    personId: person.id,
    typeId: slot.typeId,
    date,
    start: slot.start,
    end: slot.end,
    zone: slot.zone ?? zone,
    breaks: [...breaks],
    work: slot.work,
    note: '',
    override: null,
  }
  const found = findingsOfPerson({ people: [person], shifts: [shift], leave: [], from: span.startAt, to: span.endAt }, person.id)
  const lawful = !found.some(({ weight }) => weight === 'hard')
  if (alone.size > 50_000) alone.clear()
  alone.set(key, lawful)
  return lawful
}

/** The type's pauses where they are what her law asks for, else those of the law. */
export function breaksFor(person: RotaPerson, slot: Slot, date: string, span: Span): readonly Break[] {
  const minutes = minutesOf(span)
  const off = (breaks: readonly Break[]) => breaks.reduce((sum, one) => sum + (one.kind === 'training' ? 0 : one.minutes), 0)
  const asked = lawfulBreaks(person.country, date, minutes)
  return off(slot.breaks) >= off(asked) ? slot.breaks : asked
}

/** Work minutes and instants of what may be worked on each day; null where it may not. */
export interface Workable {
  /** `[day][slot]`. */
  readonly spans: readonly (readonly (Span | null)[])[]
  /** Of each slot: night work on at least one of the days. */
  readonly nights: readonly number[]
}

export function workableOf({ person, dates, slots, open, current, fixed, around, leave, now }: PersonTask): Workable {
  const { zone } = person
  const rest = restOf(person, dates) * 60_000
  const off = leave.flatMap((one) => leaveSpan(one) ?? [])
  const others = around.flatMap((shift) => spanOf(shift) ?? [])
  const nights = new Set<number>()
  const spans = dates.map((date, day) =>
    slots.all.map((slot, index): Span | null => {
      const stands = current[day] === index
      if (!stands && !open.has(index)) return null
      if (!stands && slot.work !== 'service') return null
      const span = slots.span(index, date, zone)
      if (!span) return null
      if (!stands && span.startAt < now) return null
      if (!stands && !isLawfulAlone(person, slot, date, span)) return null
      if (off.some(({ startAt, endAt }) => span.startAt < endAt && startAt < span.endAt)) return null
      if (!(fixed.has(day) && stands) && others.some(({ startAt, endAt }) => span.startAt < endAt + rest && startAt - rest < span.endAt))
        return null
      if (isNight(person, date, span)) nights.add(index)
      return span
    }),
  )
  return { spans, nights: [...nights] }
}

/** Which slots of a day come too early after one of the day before, by what really passes between them. */
export function bansOf({ person, dates, slots }: PersonTask): NonNullable<SolvePerson['bans']> {
  const rest = restOf(person, dates) * 60_000
  const bans: { day: number; type: number; next: number }[] = []
  for (let day = 1; day < dates.length; day++) {
    const before = slots.all.map((_, type) => slots.span(type, dates[day - 1] as string, person.zone))
    const after = slots.all.map((_, type) => slots.span(type, dates[day] as string, person.zone))
    for (const [type, first] of before.entries())
      for (const [next, second] of after.entries())
        if (first && second && second.startAt - first.endAt < rest) bans.push({ day, type, next })
  }
  return bans
}

interface Done {
  readonly day: DayNumber
  readonly minutes: number
  readonly night: boolean
}
const doneOf = ({ person, around }: PersonTask): Done[] =>
  around.flatMap((shift) => {
    const span = spanOf(shift)
    return span ? [{ day: dayNumber(shift.date), minutes: minutesIn(shift.breaks, span), night: isNight(person, shift.date, span) }] : []
  })

/** Minutes, days and nights of each week and four weeks, with what is done around the span taken off. */
function limitsOf(task: PersonTask, nights: readonly number[]): SolveLimit[] {
  const { person, dates, slots } = task
  const { contract } = person
  const first = dayNumber(dates[0] as string)
  const last = first + dates.length - 1
  const types = slots.all.map((_, index) => index)
  const done = doneOf(task)
  const limits: SolveLimit[] = []
  for (let monday = mondayOf(first); monday <= last; monday += 7) {
    const inWeek = done.filter(({ day }) => day >= monday && day < monday + 7)
    const span = { from: Math.max(0, monday - first), to: Math.min(dates.length - 1, monday + 6 - first) }
    const longer = longerBy(task, span.from, span.to)
    const minutes = maxWeekOf(person, dates[span.from] as string) - longer - inWeek.reduce((sum, one) => sum + one.minutes, 0)
    const days = contract.maxDaysPerWeek - new Set(inWeek.map(({ day }) => day)).size
    // Days alone often say it all, and fewer limits make a smaller search.
    if (Math.min(Math.max(0, days), span.to - span.from + 1) * longest(slots) > minutes)
      limits.push({ types, ...span, max: Math.max(0, minutes), of: 'minutes' })
    if (days < span.to - span.from + 1) limits.push({ types, ...span, max: Math.max(0, days), of: 'shifts' })
  }
  if (nights.length) limits.push(...nightLimits(task, nights, done))
  return limits
}

/** By how many minutes at most the work of these days lasts longer than the clock says. */
function longerBy({ person, dates, slots }: PersonTask, from: number, to: number): number {
  let sum = 0
  for (let day = from; day <= to; day++) {
    let most = 0
    for (const [index, slot] of slots.all.entries()) {
      const span = slots.span(index, dates[day] as string, person.zone)
      if (span) most = Math.max(most, minutesIn(slot.breaks, span) - nominalMinutes(slot))
    }
    sum += most
  }
  return sum
}

/** On the clock, less unpaid pauses. */
export const nominalMinutes = (slot: Slots['all'][number]): number => {
  const minutes = minute(slot.end) - minute(slot.start)
  return minutesIn(slot.breaks, { startAt: 0, endAt: (minutes > 0 ? minutes : minutes + 1440) * 60_000 })
}

/** Any four weeks: those that end with a week of the span, so that few limits say it; between them the rules have the last word. */
function nightLimits({ person, dates }: PersonTask, nights: readonly number[], done: readonly Done[]): SolveLimit[] {
  const first = dayNumber(dates[0] as string)
  const limits: SolveLimit[] = []
  for (let end = 6; ; end += 7) {
    const to = Math.min(end, dates.length - 1)
    const from = Math.max(0, to - 27)
    const before = done.filter(({ day, night }) => night && day >= first + to - 27 && day <= first + to).length
    limits.push({ types: nights, from, to, max: Math.max(0, person.contract.maxNights - before), of: 'shifts' })
    if (to === dates.length - 1) break
  }
  const after = done.filter(({ day, night }) => night && day >= first + dates.length && day < first + dates.length + 27).length
  if (after > 0)
    limits.push({
      types: nights,
      from: Math.max(0, dates.length - 27),
      to: dates.length - 1,
      max: Math.max(0, person.contract.maxNights - after),
      of: 'shifts',
    })
  return limits.filter(
    ({ max, from, to }, index) =>
      max < to - from + 1 && limits.findIndex((one) => one.to === to && one.from === from && one.max <= max) === index,
  )
}

/** Days in a row before and after what is planned. */
function runBeside(days: ReadonlySet<DayNumber>, from: DayNumber, step: 1 | -1): number {
  let run = 0
  while (days.has(from + run * step)) run++
  return run
}

/** Agreed minutes of each week that the span touches: of one that lies in it in part as much as its days hold. */
function mostAgreed({ person, dates, slots, leave }: PersonTask): number {
  const first = dayNumber(dates[0] as string)
  let sum = 0
  for (let monday = mondayOf(first); monday < first + dates.length; monday += 7) {
    const days = dates.slice(Math.max(0, monday - first), Math.max(0, monday + 7 - first))
    const away = days.filter((date) => leave.some((one) => date >= one.startDate && date <= one.endDate)).length
    sum += Math.min((person.contract.weeklyMinutes * (7 - away)) / 7, (days.length - away) * longest(slots))
  }
  return Math.round(sum)
}

const longest = (slots: Slots): number => Math.max(0, ...slots.all.map(nominalMinutes))

/** @returns the person's rules; without a plan that keeps them the solver says so, and `conflictsOf` which */
export function personRules(task: PersonTask, workable: Workable): SolvePerson {
  const { person, dates, slots, current, fixed, leave } = task
  const { contract } = person
  const first = dayNumber(dates[0] as string)
  const around = doneOf(task)
  const days = new Set(around.map(({ day }) => day))
  const nightDays = new Set(around.filter(({ night }) => night).map(({ day }) => day))
  const runBefore = runBeside(days, first - 1, -1)
  const worked = [...days].filter((day) => day < first)
  const freeBefore = worked.length ? first - 1 - Math.max(...worked) : 7
  const runAfter = runBeside(days, first + dates.length, 1)
  const barred: { day: number; type: number }[] = []
  const daysOff: number[] = []
  for (const [day, row] of workable.spans.entries()) {
    if (row.every((span) => span === null)) daysOff.push(day)
    else for (const [type, span] of row.entries()) if (!span) barred.push({ day, type })
  }
  const limits = limitsOf(task, workable.nights)
  const all = slots.all.map((_, index) => index)
  // The run that begins after the span counts on: of its last days one is free.
  if (runAfter > 0) {
    const most = Math.max(0, contract.maxDaysInRow - runAfter)
    if (most + 1 <= dates.length) limits.push({ types: all, from: dates.length - most - 1, to: dates.length - 1, max: most, of: 'shifts' })
  }
  const beforeShift = task.around.filter(({ date }) => date === dayAfter(dates[0] as string, -1)).at(-1)
  const nightsBefore = runBeside(nightDays, first - 1, -1)
  const streaks =
    workable.nights.length && contract.maxNightsInRow < dates.length
      ? [{ types: workable.nights, max: Math.max(0, contract.maxNightsInRow) }]
      : []
  const away = dates.filter((date) =>
    leave.some((one) => !one.startTime && !one.endTime && date >= one.startDate && date <= one.endDate),
  ).length
  const aim = Math.round((contract.weeklyMinutes * (dates.length - away)) / 7)
  const most = longest(slots)
  return {
    id: person.id,
    minMinutes: task.agreed ? Math.max(0, aim - Math.round(most / 2)) : 0,
    // The generator plans what is agreed; more than that is a lead's own decision.
    maxMinutes: task.agreed ? Math.max(aim, mostAgreed(task)) + Math.round(most / 2) : dates.length * 1440,
    minRun: 1,
    maxRun: contract.maxDaysInRow,
    minOff: task.agreed ? minOffOf(person, dates) : 1,
    maxWeekends: dates.length,
    limits,
    streaks,
    daysOff,
    barred,
    fixed: [...fixed].flatMap((day) => {
      const type = current[day] ?? null
      // Leave goes before what was fixed.
      return type !== null && workable.spans[day]?.[type] ? [{ day, type }] : []
    }),
    bans: bansOf(task),
    before:
      beforeShift && runBefore > 0
        ? { type: restedType(slots), run: runBefore, streaks: streaks.map(() => nightsBefore) }
        : { type: null, run: Math.max(1, freeBefore), streaks: streaks.map(() => 0) },
  }
}

/** Rest after the last shift before the span is in `barred` by its own instants; any type says that she worked. */
const restedType = (slots: Slots): number => Math.max(0, slots.all.length - 1)
