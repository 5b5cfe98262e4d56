import type { RotaPerson } from '../person'
import type { Finding } from '../plan'
import { findingOf, runsOf, wallSpans } from './finding'
import type { Piece, Rule } from './types'

const FOUR_WEEKS = 28

/**
 * Whether a shift is a night shift as her country's law has it: so many elapsed minutes of it between the law's hours on her own wall,
 * pauses included (`Law.nightShift`; where the law says nothing: three hours between 22:00 and 06:00, 2003/88/EC art. 2(4)).
 */
export const isNight = (person: Pick<RotaPerson, 'zone'>, piece: Pick<Piece, 'startAt' | 'endAt' | 'day' | 'law'>): boolean => {
  const { from, to, minutes } = piece.law.nightShift
  if (piece.endAt - piece.startAt < minutes * 60_000) return false
  return wallSpans(person.zone, piece.day, piece, from, to).reduce((ms, span) => ms + span.endAt - span.startAt, 0) >= minutes * 60_000
}

/** `nightsInRow`, hard: at most `contract.maxNightsInRow` days of hers one after the other begin a night shift. Figures: `nights`, `most`. */
export const nightsInRow: Rule = (plan) => {
  const most = plan.person.contract.maxNightsInRow
  return runsOf(plan.pieces.filter((piece) => isNight(plan.person, piece)))
    .filter((run) => run.length > most)
    .map((run) => findingOf(plan, 'nightsInRow', 'hard', run.flat(), { nights: run.length, most }))
}

/**
 * `nights`, hard: at most `contract.maxNights` night shifts begin in any 28 days of hers. One finding for the first 28 days that have
 * too many, then for the next after them. Figures: `nights`, `most`.
 */
export const nights: Rule = (plan) => {
  const most = plan.person.contract.maxNights
  const found: Finding[] = []
  const pieces = plan.pieces.filter((piece) => isNight(plan.person, piece))
  for (let first = 0; first + most < pieces.length; first++) {
    const start = pieces[first]
    if (!start) break
    const window = pieces.slice(first).filter(({ day }) => day < start.day + FOUR_WEEKS)
    if (window.length <= most) continue
    found.push(findingOf(plan, 'nights', 'hard', window, { nights: window.length, most }))
    first += window.length - 1
  }
  return found
}
