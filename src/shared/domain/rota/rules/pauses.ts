import { breakSpans } from '../breaks'
import type { Finding } from '../plan'
import { findingOf } from './finding'
import type { Piece, Rule } from './types'

const pausesOf = (piece: Piece) => breakSpans(piece.shift.breaks, piece).filter(({ kind }) => kind !== 'training')

/**
 * `breaks`, hard: a shift with more than so many minutes of work (elapsed, all its pauses taken off) has the pauses her law asks for
 * (`Law.breaks`; breaks and lunch count, lessons do not). Of several figures the greatest counts. Fewer minutes do
 * where they are paid and the law says so (`ifPaid`). Figures: `minutes` of pauses, `needed` (the law's ordinary figure, unpaid), `beyond` (minutes of work from which they are owed), `source`.
 */
export const breaks: Rule = (plan) => {
  const found: Finding[] = []
  for (const piece of plan.pieces) {
    if (piece.law.breaks.length === 0) continue
    const pauses = pausesOf(piece)
    const sum = (spans: typeof pauses) => Math.round(spans.reduce((ms, { startAt, endAt }) => ms + endAt - startAt, 0) / 60_000)
    const minutes = sum(pauses)
    const paid = sum(pauses.filter((one) => one.paid))
    const work = Math.round((piece.endAt - piece.startAt) / 60_000) - minutes
    const owed = piece.law.breaks
      .filter((rule) => work > rule.beyond && minutes < rule.minutes && paid < rule.ifPaid)
      .sort((a, b) => b.minutes - a.minutes)[0]
    if (!owed) continue
    found.push(findingOf(plan, 'breaks', 'hard', [piece], { minutes, needed: owed.minutes, beyond: owed.beyond, source: owed.source }))
  }
  return found
}

/**
 * `stretch`, hard: no longer work without a pause than her law allows (`Law.stretch`), lessons being work. Span: the longest such
 * stretch of a shift. Figures: `minutes`, `most`, `source`.
 */
export const stretch: Rule = (plan) => {
  const found: Finding[] = []
  for (const piece of plan.pieces) {
    const { stretch: law } = piece.law
    if (!law) continue
    let longest = { startAt: piece.startAt, endAt: piece.startAt }
    let startAt = piece.startAt
    for (const pause of [...pausesOf(piece), { startAt: piece.endAt, endAt: piece.endAt }]) {
      if (pause.startAt - startAt > longest.endAt - longest.startAt) longest = { startAt, endAt: pause.startAt }
      startAt = Math.max(startAt, pause.endAt)
    }
    const minutes = Math.round((longest.endAt - longest.startAt) / 60_000)
    if (minutes > law.minutes)
      found.push(findingOf(plan, 'stretch', 'hard', [piece], { minutes, most: law.minutes, source: law.source }, longest))
  }
  return found
}
