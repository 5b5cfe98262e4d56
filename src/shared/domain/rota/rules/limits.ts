import { type DayNumber, dateOf, dayStartAt } from '../../clock/zoneDays'
import type { Finding } from '../plan'
import { findingOf, grouped, mondayOf, runsOf, stricter } from './finding'
import type { PersonPlan, Piece, Rule } from './types'

const sum = (pieces: readonly Piece[]): number => pieces.reduce((minutes, piece) => minutes + piece.minutes, 0)
const weeks = (plan: PersonPlan): Map<DayNumber, Piece[]> => grouped(plan.pieces, (piece) => mondayOf(piece.day))

/**
 * `maxDay`, hard: work that begins on one day of hers, elapsed and without unpaid pauses, is at most `contract.maxDayMinutes` or what
 * her law allows, whichever is less. Figures: `minutes`, `most`, `date`, `source` where it is the law's.
 */
export const maxDay: Rule = (plan) => {
  const found: Finding[] = []
  for (const [day, pieces] of grouped(plan.pieces, (piece) => piece.day)) {
    const minutes = sum(pieces)
    const { limit: most, source } = stricter(plan.person.contract.maxDayMinutes, pieces[0]?.law.maxDay ?? null, 'most')
    if (minutes > most) found.push(findingOf(plan, 'maxDay', 'hard', pieces, { minutes, most, date: dateOf(day), ...source }))
  }
  return found
}

/**
 * `maxWeek`, hard: work that begins in one ISO week of her own calendar, elapsed and without unpaid pauses, is at most
 * `contract.maxWeeklyMinutes`, or what her law allows for each single week, whichever is less (what it allows on average over months
 * is the contract's to keep). Figures: `minutes`, `most`, `date` of its Monday, `source` where it is the law's.
 */
export const maxWeek: Rule = (plan) => {
  const found: Finding[] = []
  for (const [monday, pieces] of weeks(plan)) {
    const minutes = sum(pieces)
    const law = pieces[0]?.law.maxWeek
    const { limit: most, source } = stricter(plan.person.contract.maxWeeklyMinutes, law?.averageWeeks === 1 ? law : null, 'most')
    if (minutes > most) found.push(findingOf(plan, 'maxWeek', 'hard', pieces, { minutes, most, date: dateOf(monday), ...source }))
  }
  return found
}

/** Days of a week on leave, a day with a time on it as half, at most as many as she works in a week. */
const leaveDaysIn = (plan: PersonPlan, monday: DayNumber): number => {
  let days = 0
  for (let day = monday; day < monday + 7; day++) {
    const startAt = dayStartAt(plan.person.zone, day)
    const endAt = dayStartAt(plan.person.zone, day + 1)
    const touching = plan.leave.filter((off) => off.startAt < endAt && off.endAt > startAt)
    if (touching.some((off) => off.startAt <= startAt && off.endAt >= endAt)) days += 1
    else if (touching.length > 0) days += 0.5
  }
  return Math.min(days, plan.person.contract.maxDaysPerWeek)
}

/**
 * `underWeek`, soft: in an ISO week of hers that lies wholly in `[from, to)` she works less than `contract.weeklyMinutes`; each day of
 * leave takes its share of them (`weeklyMinutes / maxDaysPerWeek`, half a day half of it). Weeks before her first and
 * after her last shift are not looked at: there nothing is planned yet. Span: the week. Figures: `minutes`, `agreed` (leave taken off), `date` of its Monday.
 */
export const underWeek: Rule = (plan) => {
  const { zone, contract } = plan.person
  const worked = weeks(plan)
  const found: Finding[] = []
  const first = plan.pieces[0]
  const last = plan.pieces.at(-1)
  if (!first || !last) return found
  for (let monday = mondayOf(first.day); monday <= last.day; monday += 7) {
    const span = { startAt: dayStartAt(zone, monday), endAt: dayStartAt(zone, monday + 7) }
    if (span.startAt < plan.from || span.endAt > plan.to) continue
    const pieces = worked.get(monday) ?? []
    const minutes = sum(pieces)
    if (minutes >= contract.weeklyMinutes) continue
    const share = contract.maxDaysPerWeek > 0 ? leaveDaysIn(plan, monday) / contract.maxDaysPerWeek : 1
    const agreed = Math.round(contract.weeklyMinutes * (1 - share))
    if (minutes < agreed) found.push(findingOf(plan, 'underWeek', 'soft', pieces, { minutes, agreed, date: dateOf(monday) }, span))
  }
  return found
}

/**
 * `daysPerWeek`, hard: work begins on at most `contract.maxDaysPerWeek` days of an ISO week of hers.
 * Figures: `days`, `most`, `date` of its Monday.
 */
export const daysPerWeek: Rule = (plan) => {
  const most = plan.person.contract.maxDaysPerWeek
  const found: Finding[] = []
  for (const [monday, pieces] of weeks(plan)) {
    const days = new Set(pieces.map(({ day }) => day)).size
    if (days > most) found.push(findingOf(plan, 'daysPerWeek', 'hard', pieces, { days, most, date: dateOf(monday) }))
  }
  return found
}

/**
 * `daysInRow`, hard: work begins on at most `contract.maxDaysInRow` days of hers one after the other. One finding for the whole run.
 * Figures: `days`, `most`.
 */
export const daysInRow: Rule = (plan) => {
  const most = plan.person.contract.maxDaysInRow
  return runsOf(plan.pieces)
    .filter((run) => run.length > most)
    .map((run) => findingOf(plan, 'daysInRow', 'hard', run.flat(), { days: run.length, most }))
}
