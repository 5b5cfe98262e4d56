/** In which states a conversation was, for clocks that stand still in some of them. */
import type { CaseFacts } from '../case/types'
import type { ConversationStatus } from '../conversation/types'

type Still = Exclude<ConversationStatus, 'open' | 'spam'>
export interface Pauses {
  /** When the matter began, epoch ms UTC. */
  startedAt: number
  /** Oldest first; half-open. */
  past: { status: Still; startAt: number; endAt: number }[]
  now: { status: Still; sinceAt: number } | null
}

/**
 * Pending, snoozed and resolved spells from the states the desk has seen (`statuses`, oldest first). Where it has seen
 * none, a conversation that stands still now does so since its last activity, and earlier pauses are not known.
 * `open`: a snooze that has run out goes on from its end.
 */
export const pausesOf = ({ conversation, statuses = [] }: CaseFacts, open: boolean): Pauses => {
  const startedAt = conversation.createdAt
  const seen = statuses.filter(({ at }) => at >= startedAt)
  const steps =
    seen.at(-1)?.status === conversation.status
      ? seen
      : [...seen, { status: conversation.status, at: Math.max(conversation.lastActivityAt, seen.at(-1)?.at ?? startedAt) }]
  const past: Pauses['past'] = []
  let now: Pauses['now'] = null
  for (const [index, { status, at }] of steps.entries()) {
    if (status === 'open' || status === 'spam') continue
    const next = steps[index + 1]
    if (next) past.push({ status, startAt: at, endAt: Math.max(at, next.at) })
    else if (open && conversation.snoozedUntilAt !== null)
      past.push({ status, startAt: at, endAt: Math.max(at, conversation.snoozedUntilAt) })
    else now = { status, sinceAt: at }
  }
  return { startedAt, past, now }
}
