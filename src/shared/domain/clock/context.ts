/** What the single clocks are worked out from. */
import type { CaseFacts, Team } from '../case/types'
import { countryOf, customerZoneOf } from './region'
import type { Clock, FixedClock, ServiceClass, ShopPlan } from './types'
import { type Waiting, waitingOf } from './waiting'

export interface ClockPolicy {
  plan: ShopPlan
  team: Team
  class: ServiceClass | null
  highValue: boolean
}

export interface Context {
  facts: CaseFacts
  policy: ClockPolicy
  /** Epoch ms UTC. */
  now: number
  waiting: Waiting
  /** Somebody should act in it: open, or its snooze has run out. */
  open: boolean
  /** Not resolved and no spam. */
  alive: boolean
  /** ISO 3166-1 alpha-2, or null. */
  country: string | null
  /** IANA, or null where it is not known. */
  zone: string | null
}

export const contextOf = (facts: CaseFacts, policy: ClockPolicy, now: number): Context => {
  const { status, snoozedUntilAt } = facts.conversation
  const woken = status === 'snoozed' && snoozedUntilAt !== null && snoozedUntilAt <= now
  return {
    facts,
    policy,
    now,
    waiting: waitingOf(facts),
    open: status === 'open' || woken,
    alive: status !== 'resolved' && status !== 'spam',
    country: countryOf(facts),
    zone: customerZoneOf(facts),
  }
}

type Params = Clock['why']['params']
/** A clock of a rule that is not the shop's to choose. */
export const fixed = (
  kind: FixedClock | 'snooze',
  startedAt: number,
  at: number,
  source: string,
  more: { orders?: boolean; code?: string; params?: Params } = {},
): Clock => ({
  kind,
  targetId: null,
  at,
  startedAt: Math.min(startedAt, at),
  targetMs: Math.max(1, at - startedAt),
  pausedSince: null,
  orders: more.orders ?? true,
  why: { code: more.code ?? kind, params: more.params ?? {} },
  source,
})
