/** Has the dispute moved on since the agent confirmed its evidence? */
import type { DisputeHead, DisputeSeen } from '../dispute/evidence'
import { remaining } from './effects'
import type { Basis, Effect, OutboxItem, Staleness } from './types'

/** The evidence an item would send next, or null. */
export const evidenceOf = (item: OutboxItem): Extract<Effect, { type: 'evidence' }> | null => {
  const [next] = remaining(item)
  return next?.type === 'evidence' ? next : null
}

const over = (state: DisputeSeen['state']): boolean => state === 'won' || state === 'lost' || state === 'closed'

/**
 * Why evidence must be held, empty when it may go: the dispute ended, somebody answered it, or its date passed since
 * the agent confirmed. What stood so already when she looked is not news. `now` is epoch ms.
 */
export const disputeStaleness = (
  { seen, form }: Extract<Effect, { type: 'evidence' }>,
  head: DisputeHead,
  now: number,
  accepted: readonly Staleness[] = [],
): Staleness[] => {
  const why = new Set<Staleness>()
  if (!head.exists || (over(head.state) && !over(seen.state))) why.add('disputeClosed')
  else {
    const moreSent = (head.submissions ?? 0) > (seen.submissions ?? 0) || (head.evidenceSentAt ?? 0) > (seen.evidenceSentAt ?? 0)
    const shut = !head.ways.includes(form.way)
    if (moreSent || shut || (seen.state === 'needsResponse' && head.state === 'underReview')) why.add('disputeAnswered')
    if (head.dueAt !== null && head.dueAt < now && head.dueAt >= seen.seenAt) why.add('disputeOverdue')
  }
  return [...why].filter((reason) => !accepted.includes(reason))
}

/** What stands in the journal for a hold of evidence: of a dispute only its state has a place in a basis. */
export const basisOfDispute = (head: DisputeHead, now: number): Basis => ({
  lastMessageId: null,
  lastIncomingAt: null,
  status: head.state,
  assigneeId: null,
  seenAt: now,
})
