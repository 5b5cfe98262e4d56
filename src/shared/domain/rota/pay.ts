/** Hours by kind and what they weigh in plain hours' wages, by the law of her country. Not a payroll: agreements and contracts pay more. */
import { isHoliday } from '../clock/holidays/holidays'
import { dateOf, dayAt, dayStartAt } from '../clock/zoneDays'
import { breakSpans } from './breaks'
import { type PlanToCheck, planOf } from './findings'
import type { Law } from './law/types'
import type { RotaPerson } from './person'
import { mondayOf, wallSpans } from './rules/finding'
import { isNight } from './rules/nights'
import type { Piece } from './rules/types'
import type { Span } from './when'

/** Elapsed minutes. `night`, `holiday`, `restDay` and `overtime` may be the same minutes; `plain` are those that are none of them. */
export interface Pay {
  /** From first to last minute of each shift, pauses included. */
  elapsed: number
  /** Without unpaid pauses. */
  worked: number
  plain: number
  night: number
  holiday: number
  restDay: number
  overtime: number
  /** Pauses (`break`, `lunch`), and lessons, which are work. */
  breakPaid: number
  breakUnpaid: number
  training: number
  /** What it costs in hours of plain wage: worked hours and every premium on top. */
  cost: number
}
const nothing = (): Pay => ({
  elapsed: 0,
  worked: 0,
  plain: 0,
  night: 0,
  holiday: 0,
  restDay: 0,
  overtime: 0,
  breakPaid: 0,
  breakUnpaid: 0,
  training: 0,
  cost: 0,
})

interface Part extends Span {
  piece: Piece
  night: boolean
  /** Share that the day itself adds: the holiday's or the rest day's, whichever is more. */
  holiday: number | null
  restDay: number | null
}

/** What is worked of a piece, unpaid pauses cut out. */
const workOf = (piece: Piece): Span[] => {
  const spans: Span[] = []
  let at = piece.startAt
  for (const pause of breakSpans(piece.shift.breaks, piece)) {
    if (pause.paid || pause.kind === 'training') continue
    if (pause.startAt > at) spans.push({ startAt: at, endAt: pause.startAt })
    at = Math.max(at, pause.endAt)
  }
  if (piece.endAt > at) spans.push({ startAt: at, endAt: piece.endAt })
  return spans
}

const holidayPremium = (person: RotaPerson, law: Law, day: number): number | null => {
  if (person.country === null || !law.holiday) return null
  const date = dateOf(day)
  if (law.holiday.lesser?.days.includes(date.slice(5))) return law.holiday.lesser.premium
  return isHoliday(person.country, day) ? law.holiday.premium : null
}

/** A piece's work cut where night, day or pause begins or ends. */
const partsOf = (person: RotaPerson, piece: Piece, seventh: ReadonlySet<number>): Part[] => {
  const { law } = piece
  const dark = wallSpans(person.zone, piece.day, piece, law.night.from, law.night.to)
  const darkMinutes = dark.reduce((sum, { startAt, endAt }) => sum + (endAt - startAt) / 60_000, 0)
  const cuts = new Set<number>()
  for (const { startAt, endAt } of dark) cuts.add(startAt).add(endAt)
  for (let day = piece.day + 1; dayStartAt(person.zone, day) < piece.endAt; day++) cuts.add(dayStartAt(person.zone, day))
  const parts: Part[] = []
  for (const span of workOf(piece)) {
    const edges = [span.startAt, ...[...cuts].filter((at) => at > span.startAt && at < span.endAt).sort((a, b) => a - b), span.endAt]
    edges.slice(1).forEach((endAt, index) => {
      const startAt = edges[index] ?? span.startAt
      const day = dayAt(person.zone, startAt)
      const rest = law.restDay
      const onRest = rest && (rest.weekday === null ? seventh.has(piece.day) : ((((day + 3) % 7) + 7) % 7) + 1 === rest.weekday)
      parts.push({
        piece,
        startAt,
        endAt,
        night: darkMinutes >= law.night.atLeast && dark.some((one) => one.startAt <= startAt && one.endAt >= endAt),
        holiday: holidayPremium(person, law, day),
        restDay: rest && onRest ? rest.premium : null,
      })
    })
  }
  return parts
}

/** Premium of a minute of this part, as a share of the plain wage. */
const premiumOf = (part: Part, overtime: boolean): number => {
  const { law } = part.piece
  const day = Math.max(part.holiday ?? 0, part.restDay ?? 0)
  // An hour of 52.5 minutes: sixty of them are paid as more than an hour.
  const longer = part.night ? 60 / law.night.hour : 1
  const night = part.night ? law.night.premium : 0
  const over = overtime ? (part.night && law.overtime.night !== null ? law.overtime.night - night : law.overtime.premium) : 0
  return longer * (1 + day + night + over) - 1
}

/**
 * What one person's shifts that begin in `[from, to)` (epoch ms UTC) come to. Minutes are elapsed ones: a night of the clock change is
 * paid as it was. Night, holidays and days of rest are of her own calendar and her law as of the shift's day (`law/`); a minute on a
 * holiday that is a day of rest too gets the greater of both. Overtime is the end of what goes beyond the law's normal day (a night
 * shift's where it has one) or ISO week, never counted twice; weeks that begin before `from` count with what `plan` knows of them. Premiums add
 * up. Nothing for somebody who is not in `people`.
 */
export const payOf = (plan: PlanToCheck, personId: string): Pay => {
  const pay = nothing()
  const person = plan.people.find(({ id }) => id === personId)
  if (!person) return pay
  const { pieces } = planOf(person, plan)
  const daysOfWeek = new Map<number, Set<number>>()
  for (const { day } of pieces) daysOfWeek.set(mondayOf(day), (daysOfWeek.get(mondayOf(day)) ?? new Set()).add(day))
  const seventh = new Set([...daysOfWeek.values()].filter(({ size }) => size === 7).map((days) => Math.max(...days)))
  /** Minutes of the day and of the week that were normal so far. */
  const dayMinutes = new Map<number, number>()
  const weekMinutes = new Map<number, number>()

  for (const piece of pieces) {
    const counts = piece.startAt >= plan.from && piece.startAt < plan.to
    const { normal } = piece.law
    const most = normal.nightDay !== null && isNight(person, piece) ? normal.nightDay : normal.day
    if (counts) {
      pay.elapsed += (piece.endAt - piece.startAt) / 60_000
      for (const { kind, paid, startAt, endAt } of breakSpans(piece.shift.breaks, piece))
        pay[kind === 'training' ? 'training' : paid ? 'breakPaid' : 'breakUnpaid'] += (endAt - startAt) / 60_000
    }
    for (const part of partsOf(person, piece, seventh)) {
      const minutes = (part.endAt - part.startAt) / 60_000
      const monday = mondayOf(piece.day)
      const ofDay = dayMinutes.get(piece.day) ?? 0
      const ofWeek = weekMinutes.get(monday) ?? 0
      const room = Math.max(0, Math.min(most === null ? minutes : most - ofDay, normal.week === null ? minutes : normal.week - ofWeek))
      const plain = Math.min(minutes, room)
      dayMinutes.set(piece.day, ofDay + plain)
      weekMinutes.set(monday, ofWeek + plain)
      if (!counts) continue
      const over = minutes - plain
      pay.worked += minutes
      pay.overtime += over
      if (part.night) pay.night += minutes
      if (part.holiday !== null) pay.holiday += minutes
      if (part.restDay !== null) pay.restDay += minutes
      if (!part.night && part.holiday === null && part.restDay === null) pay.plain += plain
      pay.cost += (plain * (1 + premiumOf(part, false)) + over * (1 + premiumOf(part, true))) / 60
    }
  }
  return pay
}
