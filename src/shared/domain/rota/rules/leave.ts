import { isHoliday } from '../../clock/holidays/holidays'
import { dateOf, dayAt, dayStartAt } from '../../clock/zoneDays'
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

/**
 * `holiday`, soft: a shift on a public holiday of her own country (nationwide ones, `clock/holidays`), by her own calendar; one finding
 * for each such day. Span: what they share. Figures: `minutes` shared, `date`. Not looked for where her country is not said.
 */
export const holiday: Rule = (plan) => {
  const { country, zone } = plan.person
  if (country === null) return []
  const found: Finding[] = []
  for (const piece of plan.pieces)
    for (let day = piece.day; day <= dayAt(zone, piece.endAt - 1); day++) {
      if (!isHoliday(country, day)) continue
      const span = { startAt: Math.max(piece.startAt, dayStartAt(zone, day)), endAt: Math.min(piece.endAt, dayStartAt(zone, day + 1)) }
      const minutes = Math.round((span.endAt - span.startAt) / 60_000)
      found.push(findingOf(plan, 'holiday', 'soft', [piece], { minutes, date: dateOf(day) }, span))
    }
  return found
}
