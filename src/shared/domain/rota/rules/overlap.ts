import type { Finding } from '../plan'
import { findingOf } from './finding'
import type { Rule } from './types'

/**
 * `overlap`, hard: two shifts of hers at the same time, whatever their zones. One finding for each pair; its span is what they share.
 * Figures: `minutes` shared.
 */
export const overlap: Rule = (plan) => {
  const found: Finding[] = []
  plan.pieces.forEach((piece, index) => {
    for (let next = index + 1; next < plan.pieces.length; next++) {
      const other = plan.pieces[next]
      if (!other || other.startAt >= piece.endAt) break
      const span = { startAt: other.startAt, endAt: Math.min(piece.endAt, other.endAt) }
      found.push(findingOf(plan, 'overlap', 'hard', [piece, other], { minutes: Math.round((span.endAt - span.startAt) / 60_000) }, span))
    }
  })
  return found
}
