import type { Finding } from '../plan'
import { findingOf } from './finding'
import type { Piece, Rule } from './types'

const DAY_MINUTES = 1_440

/**
 * `rest`, hard: between the end of work and the next beginning lie at least `contract.minRestMinutes` elapsed minutes
 * (2003/88/EC art. 3: eleven hours in each 24). Shifts that begin on one day of hers are one working day, however it is split,
 * as long as it leaves the rest out of the 24 hours from its first start. What overlaps is `overlap`'s; span: the rest itself.
 * Figures: `minutes` of rest, `needed`.
 */
export const rest: Rule = (plan) => {
  const needed = plan.person.contract.minRestMinutes
  const found: Finding[] = []
  let last: Piece | null = null
  let dayStartAt = 0
  for (const piece of plan.pieces) {
    if (last) {
      const minutes = Math.round((piece.startAt - last.endAt) / 60_000)
      const split = piece.day === last.day && (piece.endAt - dayStartAt) / 60_000 <= DAY_MINUTES - needed
      if (minutes >= 0 && minutes < needed && !split)
        found.push(findingOf(plan, 'rest', 'hard', [last, piece], { minutes, needed }, { startAt: last.endAt, endAt: piece.startAt }))
    }
    if (piece.day !== last?.day) dayStartAt = piece.startAt
    if (!last || piece.endAt > last.endAt || piece.day !== last.day) last = piece
  }
  return found
}
