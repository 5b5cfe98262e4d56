import type { Finding } from '../plan'
import { findingOf } from './finding'
import type { Rule } from './types'

/** `leave`, hard: a shift of hers within her leave, of any kind. Span: what they share. Figures: `minutes` shared, `kind` of leave. */
export const leave: Rule = (plan) => {
  const found: Finding[] = []
  for (const piece of plan.pieces)
    for (const off of plan.leave) {
      const span = { startAt: Math.max(piece.startAt, off.startAt), endAt: Math.min(piece.endAt, off.endAt) }
      if (span.endAt <= span.startAt) continue
      const minutes = Math.round((span.endAt - span.startAt) / 60_000)
      found.push(findingOf(plan, 'leave', 'hard', [piece], { minutes, kind: off.leave.kind }, span))
    }
  return found
}
