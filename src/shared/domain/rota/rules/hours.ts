import type { DayNumber } from '../../clock/zoneDays'
import { clockChangesBetween } from '../clockChanges'
import type { Finding } from '../plan'
import { instantOn, minutesOf, type Span, wallMinutesOf } from '../when'
import { findingOf } from './finding'
import type { Rule } from './types'

/**
 * `hours`, hard: a shift lies between `contract.earliest` and `contract.latest` on her own wall, of the day on which it starts or, where
 * latest is not after earliest, of the evening before. Without an earliest the day begins at 00:00; without a latest it never ends.
 * Figures: `minutes` outside, `earliest`, `latest` (wall times, empty where there is none).
 */
export const hours: Rule = (plan) => {
  const { earliest, latest } = plan.person.contract
  const { zone } = plan.person
  if (earliest === null && latest === null) return []
  const from = earliest ?? '00:00'
  const windowOf = (day: DayNumber): Span => {
    const end = latest === null ? Number.POSITIVE_INFINITY : instantOn(latest > from ? day : day + 1, latest, zone)
    return { startAt: instantOn(day, from, zone), endAt: end }
  }
  const found: Finding[] = []
  for (const piece of plan.pieces) {
    const overnight = latest !== null && latest <= from
    const outside = (overnight ? [piece.day, piece.day - 1] : [piece.day]).map((day) => {
      const window = windowOf(day)
      const inside = Math.max(0, Math.min(piece.endAt, window.endAt) - Math.max(piece.startAt, window.startAt))
      return Math.round((piece.endAt - piece.startAt - inside) / 60_000)
    })
    const minutes = Math.min(...outside)
    if (minutes > 0) found.push(findingOf(plan, 'hours', 'hard', [piece], { minutes, earliest: earliest ?? '', latest: latest ?? '' }))
  }
  return found
}

/**
 * `clockChange`, soft: a shift lasts other than the clock on its wall says, for that clock is changed within it.
 * Figures: `minutes` elapsed, `wall` minutes, `changeAt`.
 */
export const clockChange: Rule = (plan) => {
  const found: Finding[] = []
  for (const piece of plan.pieces) {
    const minutes = minutesOf(piece)
    const wall = wallMinutesOf(piece.shift)
    if (minutes === wall) continue
    // A time within the missing hour is moved onto the change or past it, so it is looked for a little around.
    const [change] = clockChangesBetween(piece.shift.zone, piece.startAt - 7_200_000, piece.endAt + 7_200_000)
    found.push(findingOf(plan, 'clockChange', 'soft', [piece], { minutes, wall, changeAt: change?.at ?? piece.startAt }))
  }
  return found
}
