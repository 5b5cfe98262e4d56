import { dateOf } from '../../clock/zoneDays'
import type { Finding } from '../plan'
import { findingOf, grouped, mondayOf } from './finding'
import type { Piece, Rule } from './types'

const sum = (pieces: readonly Piece[]): number => pieces.reduce((minutes, piece) => minutes + piece.minutes, 0)

/**
 * `maxDay`, hard: work that begins on one day of hers, elapsed and without unpaid pauses, is at most `contract.maxDayMinutes`.
 * Figures: `minutes`, `most`, `date`.
 */
export const maxDay: Rule = (plan) => {
  const most = plan.person.contract.maxDayMinutes
  const found: Finding[] = []
  for (const [day, pieces] of grouped(plan.pieces, (piece) => piece.day)) {
    const minutes = sum(pieces)
    if (minutes > most) found.push(findingOf(plan, 'maxDay', 'hard', pieces, { minutes, most, date: dateOf(day) }))
  }
  return found
}

/**
 * `maxWeek`, hard: work that begins in one ISO week of her own calendar, elapsed and without unpaid pauses, is at most
 * `contract.maxWeeklyMinutes`. Figures: `minutes`, `most`, `date` of its Monday.
 */
export const maxWeek: Rule = (plan) => {
  const most = plan.person.contract.maxWeeklyMinutes
  const found: Finding[] = []
  for (const [monday, pieces] of grouped(plan.pieces, (piece) => mondayOf(piece.day))) {
    const minutes = sum(pieces)
    if (minutes > most) found.push(findingOf(plan, 'maxWeek', 'hard', pieces, { minutes, most, date: dateOf(monday) }))
  }
  return found
}

/** Runs of days that follow one another, each with its pieces. */
const runsOf = (pieces: readonly Piece[]): Piece[][][] => {
  const runs: Piece[][][] = []
  let before: number | null = null
  for (const [day, ofDay] of [...grouped(pieces, (piece) => piece.day)].sort(([a], [b]) => a - b)) {
    if (before !== null && day === before + 1) runs.at(-1)?.push(ofDay)
    else runs.push([ofDay])
    before = day
  }
  return runs
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
