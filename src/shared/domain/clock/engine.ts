/** One engine for every deadline: what runs for a conversation, and what of it is due first. Semantics: docs/clocks.md. */
import type { CaseFacts } from '../case/types'
import { type ClockPolicy, type Context, contextOf, fixed } from './context'
import { disputeClocks } from './fixed/disputes'
import { marketClocks, reviewClocks } from './fixed/market'
import { promiseClocks } from './fixed/promises'
import { windowClocks } from './fixed/windows'
import { withdrawalClocks } from './fixed/withdrawal'
import { targetClocks } from './targets'
import type { Clock, Due, FixedClock } from './types'

const snoozeClocks = ({ facts, open }: Context): Clock[] => {
  const { status, snoozedUntilAt, lastActivityAt } = facts.conversation
  if (status !== 'snoozed' || snoozedUntilAt === null) return []
  return [fixed('snooze', lastActivityAt, snoozedUntilAt, 'the agent', { orders: open, code: open ? 'snooze.over' : 'snooze.running' })]
}

/**
 * Every clock of the conversation, the earliest deadline first. Pure: the same facts, plan and `now` (epoch ms UTC) give
 * the same clocks on every desk. Never throws: an unknown zone or calendar is counted as docs/clocks.md says.
 */
export const clocksOf = (facts: CaseFacts, policy: ClockPolicy, now: number): Clock[] => {
  const context = contextOf(facts, policy, now)
  if (facts.conversation.status === 'spam') return []
  const off = new Set<string>(policy.plan.off satisfies FixedClock[])
  return [
    ...targetClocks(context),
    ...snoozeClocks(context),
    ...[windowClocks, marketClocks, disputeClocks, withdrawalClocks, promiseClocks, reviewClocks]
      .flatMap((clocks) => clocks(context))
      .filter(({ kind }) => !off.has(kind)),
  ].sort((a, b) => a.at - b.at)
}

/** The earliest deadline that orders the list and does not stand still; null: nothing is due. */
export const dueOf = (clocks: readonly Clock[]): Due | null => {
  let first: Clock | null = null
  for (const clock of clocks) if (clock.orders && clock.pausedSince === null && (first === null || clock.at < first.at)) first = clock
  return first === null ? null : { at: first.at, targetMs: first.targetMs }
}
