/** Pauses and lessons within a shift as instants, and what is left as work. */
import type { Break } from './plan'
import type { Span } from './when'
import { minutesOf } from './when'

export interface BreakSpan extends Span {
  kind: Break['kind']
  paid: boolean
}

/** Epoch ms (UTC), by start; minutes are elapsed ones since the shift's start, so a clock change moves none. What lies beyond its end is cut off. */
export const breakSpans = (breaks: readonly Break[], { startAt, endAt }: Span): BreakSpan[] =>
  breaks
    .map(({ kind, paid, afterMinutes, minutes }) => ({
      kind,
      paid,
      startAt: Math.min(endAt, startAt + afterMinutes * 60_000),
      endAt: Math.min(endAt, startAt + (afterMinutes + minutes) * 60_000),
    }))
    .filter((one) => one.endAt > one.startAt)
    .sort((a, b) => a.startAt - b.startAt || a.endAt - b.endAt)

/** Elapsed minutes of a shift less its unpaid pauses (`break` and `lunch`; a lesson is work), those that overlap taken once. */
export const workedMinutes = (breaks: readonly Break[], span: Span): number => {
  let off = 0
  let until = span.startAt
  for (const one of breaks.length ? breakSpans(breaks, span) : []) {
    if (one.paid || one.kind === 'training') continue
    off += Math.max(0, one.endAt - Math.max(one.startAt, until))
    until = Math.max(until, one.endAt)
  }
  return minutesOf(span) - Math.round(off / 60_000)
}
