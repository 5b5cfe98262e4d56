import type { Finding } from '../plan'
import { findingOf, stricter } from './finding'
import type { Piece, Rule } from './types'

const DAY_MINUTES = 1_440
const SIX_DAYS_MS = 6 * DAY_MINUTES * 60_000

/**
 * `rest`, hard: between the end of work and the next beginning lie at least the elapsed minutes of `contract.minRestMinutes` or of her
 * law's daily rest, whichever is more (2003/88/EC art. 3: eleven hours in each 24). Shifts that begin on one day of hers are one
 * working day, however it is split, as long as it leaves that rest out of the 24 hours from its first start. What overlaps is
 * `overlap`'s. Span: the rest itself. Figures: `minutes` of rest, `needed`, `source` where it is the law's.
 */
export const rest: Rule = (plan) => {
  const found: Finding[] = []
  let last: Piece | null = null
  let dayStartAt = 0
  for (const piece of plan.pieces) {
    if (last) {
      const { limit: needed, source } = stricter(plan.person.contract.minRestMinutes, last.law.dailyRest, 'least')
      const minutes = Math.round((piece.startAt - last.endAt) / 60_000)
      const split = piece.day === last.day && (piece.endAt - dayStartAt) / 60_000 <= DAY_MINUTES - needed
      if (minutes >= 0 && minutes < needed && !split) {
        const span = { startAt: last.endAt, endAt: piece.startAt }
        found.push(findingOf(plan, 'rest', 'hard', [last, piece], { minutes, needed, ...source }, span))
      }
    }
    if (piece.day !== last?.day) dayStartAt = piece.startAt
    if (!last || piece.endAt > last.endAt) last = piece
  }
  return found
}

/**
 * `weeklyRest`, hard: the law's weekly rest, uninterrupted, begins at the latest 6 × 24 elapsed hours after the end of the one before
 * (the reading of Regulation (EC) 561/2006 art. 8(6), which needs no calendar week). One finding for the whole stretch from the first
 * start to the last end without such a rest. Figures: `minutes` of the longest rest in it, `needed`, `days` of 24 hours begun, `source`.
 * Not asked where her law names none.
 */
export const weeklyRest: Rule = (plan) => {
  const found: Finding[] = []
  let chain: Piece[] = []
  let endAt = 0
  let longest = 0
  const close = () => {
    const first = chain[0]
    const law = first?.law.weeklyRest
    if (first && law && endAt - first.startAt > SIX_DAYS_MS) {
      const days = Math.ceil((endAt - first.startAt) / (DAY_MINUTES * 60_000))
      const figures = { minutes: longest, needed: law.minutes, days, source: law.source }
      found.push(findingOf(plan, 'weeklyRest', 'hard', chain, figures, { startAt: first.startAt, endAt }))
    }
  }
  for (const piece of plan.pieces) {
    const gap = Math.round((piece.startAt - endAt) / 60_000)
    if (chain.length === 0 || gap >= (piece.law.weeklyRest?.minutes ?? 0)) {
      close()
      chain = [piece]
      longest = 0
      endAt = piece.endAt
    } else {
      chain.push(piece)
      longest = Math.max(longest, gap)
      endAt = Math.max(endAt, piece.endAt)
    }
  }
  close()
  return found
}
