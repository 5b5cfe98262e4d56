/** When to tell someone that a deadline comes near. */
import type { Clock, ShopPlan } from './types'

const HOUR = 3600
/** PRODUCT.md 6: alarm at 72 h and 24 h. */
const DISPUTE = [72 * HOUR, 24 * HOUR]
/** Where no point of the plan lies within the time allowed: when a fifth of it is left. */
const SHARE_LEFT = 0.2
/** Longer ago than this a deadline is in the list, not news, ms. */
const OLD_MS = 3_600_000

export interface Alert {
  kind: Clock['kind']
  targetId: string | null
  /** The deadline, epoch ms UTC. */
  at: number
  /** Seconds before the deadline. */
  before: number
  /** When it is to be told, epoch ms UTC. */
  firesAt: number
}

const pointsOf = (clock: Clock, plan: Pick<ShopPlan, 'alertSeconds'>): Alert[] => {
  if (!clock.orders || clock.pausedSince !== null || clock.kind === 'snooze') return []
  const allowed = Math.floor((clock.at - clock.startedAt) / 1000)
  const inside = plan.alertSeconds.filter((before) => before < allowed)
  const early = inside.some((before) => before > 0) || plan.alertSeconds.length === 0 ? [] : [Math.floor(allowed * SHARE_LEFT)]
  const points = new Set([...inside, ...early, ...(clock.kind === 'dispute' ? DISPUTE : [])])
  return [...points].map((before) => ({
    kind: clock.kind,
    targetId: clock.targetId,
    at: clock.at,
    before,
    firesAt: Math.max(clock.startedAt, clock.at - before * 1000),
  }))
}

/**
 * What is to be told at `now` (epoch ms UTC): of each clock that orders the list and runs, the last point that has come
 * (so that a desk that was off tells one thing, not three), nothing once the deadline is over an hour old. The points are
 * the plan's, disputes' 72 h and 24 h besides. Whoever tells it remembers what it told: (kind, at, before) names an alert.
 */
export const alertsOf = (clocks: readonly Clock[], plan: Pick<ShopPlan, 'alertSeconds'>, now: number): Alert[] =>
  clocks
    .flatMap((clock) => {
      if (now > clock.at + OLD_MS) return []
      const due = pointsOf(clock, plan)
        .filter(({ firesAt }) => firesAt <= now)
        .sort((a, b) => a.before - b.before)[0]
      return due ? [due] : []
    })
    .sort((a, b) => a.at - b.at)

/** When the next alert comes (epoch ms UTC, after `now`); null: none. */
export const nextAlertAt = (clocks: readonly Clock[], plan: Pick<ShopPlan, 'alertSeconds'>, now: number): number | null => {
  let next: number | null = null
  for (const clock of clocks)
    for (const { firesAt } of pointsOf(clock, plan)) if (firesAt > now && (next === null || firesAt < next)) next = firesAt
  return next
}
