/**
 * What a proposed plan leaves open and what it costs: read from its shifts, the needs and the contracts alone. Nothing of the
 * translation or the search is used, so what stands here is also the check of what the solver says.
 */
import { isHoliday } from '../../clock/holidays/holidays'
import { dayNumber, weekdayOf } from '../../clock/zoneDays'
import { coverageOf } from '../demand/coverage'
import { leaveSpan } from '../leave'
import type { RotaPerson } from '../person'
import type { RotaShift } from '../plan'
import { dayAfter, instantAt, minutesOf, spanOf } from '../when'
import { isNight } from './night'
import type { GenerateTask } from './task'

export interface Reason {
  /** `unmet`, `over`, `wish`, `fairNights`, `fairWeekends`, `fairHolidays`, `continuity`, `keep`, `agreed`, `more`. */
  readonly code: string
  readonly personId: RotaPerson['id'] | null
  /** Epoch ms (UTC). */
  readonly at: number | null
  readonly language: string | null
  readonly figures: Record<string, string | number>
  readonly cost: number
}

const HOUR = 3_600_000
const MOST = 400
/** Less of a person than that is not told. */
const TOLD = 0.25
const round = (value: number): number => Math.round(value * 10) / 10

/** The dearest first; beyond 400 the rest is one (`more`). @param shifts the plan as it would be */
export function reasonsOf(task: GenerateTask, shifts: readonly RotaShift[]): Reason[] {
  const people = task.rota.people.filter(({ id, left }) => !left && (task.people === null || task.people.includes(id)))
  const own = new Map<string, RotaShift[]>(people.map(({ id }) => [id, []]))
  for (const shift of shifts) own.get(shift.personId)?.push(shift)
  const all = [
    ...unmet(task, shifts),
    ...people.flatMap((person) => ofPerson(task, person, own.get(person.id) ?? [])),
    ...unfair(task, people, own),
  ].sort((a, b) => b.cost - a.cost || (a.at ?? 0) - (b.at ?? 0))
  if (all.length <= MOST) return all
  const rest = all.slice(MOST)
  const cost = rest.reduce((sum, reason) => sum + reason.cost, 0)
  return [
    ...all.slice(0, MOST),
    { code: 'more', personId: null, at: null, language: null, figures: { count: rest.length }, cost: round(cost) },
  ]
}

/** Hours on end in which a language lacks people, and what is beyond need, language by language. */
function unmet(task: GenerateTask, shifts: readonly RotaShift[]): Reason[] {
  // What has gone by cannot be met any more.
  const ahead = task.needs.filter(({ at }) => at + HOUR > task.now)
  if (!ahead.length) return []
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const { at } of ahead) {
    from = Math.min(from, at)
    to = Math.max(to, at + HOUR)
  }
  const hours = coverageOf({ needs: ahead, people: task.rota.people, shifts, leave: task.rota.leave, from, to })
  const open = new Map<string, { at: number; hours: number; missing: number; most: number }>()
  const spare = new Map<string, number>()
  const found: Reason[] = []
  const close = (language: string) => {
    const gap = open.get(language)
    open.delete(language)
    if (!gap) return
    const figures = {
      hours: gap.hours,
      missing: round(gap.most),
      personHours: round(gap.missing),
      ...whyNot(task, shifts, language, gap.at),
    }
    found.push({ code: 'unmet', personId: null, at: gap.at, language, figures, cost: Math.round(gap.missing * task.weights.under) })
  }
  for (const hour of hours) {
    const lacking = new Map<string, number>()
    for (const { language, need, met, spare: left } of hour.cells) {
      lacking.set(language, (lacking.get(language) ?? 0) + Math.max(0, need - met))
      if (need > 0 && left > 0) spare.set(language, (spare.get(language) ?? 0) + left)
    }
    for (const language of open.keys()) if ((lacking.get(language) ?? 0) < TOLD) close(language)
    for (const [language, missing] of lacking) {
      if (missing < TOLD) continue
      const gap = open.get(language) ?? { at: hour.at, hours: 0, missing: 0, most: 0 }
      open.set(language, { at: gap.at, hours: gap.hours + 1, missing: gap.missing + missing, most: Math.max(gap.most, missing) })
    }
  }
  for (const language of [...open.keys()]) close(language)
  for (const [language, left] of spare) {
    if (left < 1) continue
    // What people are there beyond need is told and not priced: agreed hours make most of it.
    found.push({ code: 'over', personId: null, at: null, language, figures: { personHours: round(left) }, cost: 0 })
  }
  return found
}

/** Where those are who write the language: at work, on leave, on other hours of that day, on a day off with their hours worked, or free. */
function whyNot({ rota }: GenerateTask, shifts: readonly RotaShift[], language: string, at: number): Record<string, number> {
  const counts = { speakers: 0, here: 0, leave: 0, otherHours: 0, full: 0, free: 0 }
  for (const person of rota.people) {
    const writes = person.languages.some(({ code, level }) => code.split('-')[0] === language.split('-')[0] && level !== 'basic')
    if (person.left || !writes) continue
    counts.speakers++
    const spans = shifts.filter(({ personId }) => personId === person.id).flatMap((shift) => ({ shift, span: spanOf(shift) }))
    const near = spans.filter(({ span }) => span && Math.abs(span.startAt - at) < 84 * HOUR)
    const away = rota.leave.some((one) => {
      const span = one.personId === person.id ? leaveSpan(one) : null
      return span !== null && span.startAt <= at && at < span.endAt
    })
    const week = near.reduce((sum, { span }) => sum + (span ? minutesOf(span) : 0), 0)
    if (away) counts.leave++
    else if (near.some(({ span }) => span && span.startAt <= at && at < span.endAt)) counts.here++
    else if (near.some(({ span }) => span && Math.abs(span.startAt - at) < 16 * HOUR)) counts.otherHours++
    else if (week >= person.contract.weeklyMinutes - 240) counts.full++
    else counts.free++
  }
  return counts
}

function ofPerson(task: GenerateTask, person: RotaPerson, shifts: readonly RotaShift[]): Reason[] {
  const { weights, rota, from, days } = task
  const dates = Array.from({ length: days }, (_, day) => dayAfter(from, day))
  const byDate = new Map(shifts.map((shift) => [shift.date, shift]))
  const reason = (code: string, date: string | null, figures: Reason['figures'], cost: number): Reason => ({
    code,
    personId: person.id,
    at: date === null ? null : instantAt(date, '12:00', person.zone),
    language: null,
    figures,
    cost,
  })
  const found: Reason[] = []
  for (const wish of person.wishes)
    for (const date of dates) {
      const meant =
        wish.date === null ? wish.weekdays.length === 0 || wish.weekdays.includes(weekdayOf(dayNumber(date))) : wish.date === date
      if (!meant || weights.wish === 0) continue
      const shift = byDate.get(date)
      const works = shift !== undefined && (wish.typeId === null || shift.typeId === wish.typeId)
      if (works === (wish.wants === 'work')) continue
      const type = wish.typeId === null ? '' : (rota.types.find(({ id }) => id === wish.typeId)?.name ?? '')
      found.push(reason('wish', date, { wants: wish.wants, type }, Math.max(1, Math.round((wish.weight * weights.wish) / 10))))
    }
  let unlike = 0
  for (let monday = 0 - (weekdayOf(dayNumber(from)) - 1); monday < days; monday += 7) {
    const starts = dates.slice(Math.max(0, monday), monday + 7).flatMap((date) => byDate.get(date)?.start ?? [])
    const counts = new Map<string, number>()
    for (const start of starts) counts.set(start, (counts.get(start) ?? 0) + 1)
    unlike += starts.length - Math.max(0, ...counts.values())
  }
  if (unlike > 0 && weights.continuity > 0) found.push(reason('continuity', null, { days: unlike }, unlike * weights.continuity))
  if (task.mode === 'plan') {
    const minutes = dates.reduce((sum, date) => {
      const shift = byDate.get(date)
      const span = shift ? spanOf(shift) : null
      const unpaid = shift?.breaks.reduce((all, one) => all + (one.paid || one.kind === 'training' ? 0 : one.minutes), 0) ?? 0
      return sum + (span ? minutesOf(span) - unpaid : 0)
    }, 0)
    const away = dates.filter((date) =>
      rota.leave.some((one) => one.personId === person.id && one.startDate <= date && date <= one.endDate),
    ).length
    const agreed = Math.round((person.contract.weeklyMinutes * (days - away)) / 7)
    if (agreed - minutes > 600) found.push(reason('agreed', null, { minutes, agreed }, 0))
  }
  const published = rota.shifts.filter(({ personId, date }) => personId === person.id && dates.includes(date))
  const moved = published.filter((was) => {
    const is = byDate.get(was.date)
    return !is || is.start !== was.start || is.end !== was.end
  }).length
  if (moved > 0) found.push(reason('keep', null, { days: moved }, moved * weights.keep))
  return found
}

/** Nights, days of weekends and of her own country's holidays beyond her share, twelve weeks back counted in. */
function unfair({ weights, from, days }: GenerateTask, people: readonly RotaPerson[], own: ReadonlyMap<string, RotaShift[]>): Reason[] {
  const first = dayNumber(from)
  return (['fairNights', 'fairWeekends', 'fairHolidays'] as const).flatMap((code) => {
    if (weights[code] === 0) return []
    const counts = people.map((person) => {
      let past = 0
      let now = 0
      for (const shift of own.get(person.id) ?? []) {
        const day = dayNumber(shift.date)
        const span = spanOf(shift)
        if (!span || day < first - 84 || day >= first + days) continue
        const counted =
          code === 'fairNights'
            ? isNight(person, shift.date, span)
            : code === 'fairWeekends'
              ? weekdayOf(day) >= 6
              : person.country !== null && isHoliday(person.country, day)
        if (counted && day < first) past++
        else if (counted) now++
      }
      return { person, past, now }
    })
    const total = counts.reduce((sum, { past, now }) => sum + past + now, 0)
    const mean = total / Math.max(1, people.length)
    return counts.flatMap(({ person, past, now }): Reason[] => {
      const beyond = past + now - Math.ceil(mean)
      if (now === 0 || beyond <= 1) return []
      return [
        {
          code,
          personId: person.id,
          at: null,
          language: null,
          figures: { now, past, share: round(mean) },
          cost: Math.min(now, beyond) * weights[code],
        },
      ]
    })
  })
}
