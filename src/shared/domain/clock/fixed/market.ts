/** A marketplace's own times, and those of PRODUCT.md that no shop chooses. */
import { type Context, fixed } from '../context'
import type { Clock } from '../types'
import { refundedSince, returnAskedAt } from './refunds'

const HOUR = 3_600_000
const ANSWER = 'Amazon Seller Central: answer every buyer message within 24 hours'
const RETURN = 'Amazon Seller Central: answer a return request, claims follow after 72 hours'
const REVIEW = 'Dragoman: review recovery within 48 h'

/**
 * Every buyer's message of a marketplace within 24 h on all days, thanks too, automatic answers not counting; pending
 * and snoozed do not stop it. A return asked for there within 72 h, until the order's return moves on or money went back.
 */
export const marketClocks = ({ facts, waiting, alive }: Context): Clock[] => {
  const { conversation, orders } = facts
  if (conversation.channel !== 'marketplace' || !alive) return []
  const clocks: Clock[] = []
  if (waiting.unansweredAt !== null) clocks.push(fixed('marketplaceAnswer', waiting.unansweredAt, waiting.unansweredAt + 24 * HOUR, ANSWER))
  for (const order of orders) {
    if (order.returnState !== 'requested') continue
    const from = returnAskedAt(order, facts)
    if (from === null || refundedSince(order, from)) continue
    clocks.push(fixed('marketplaceReturn', from, from + 72 * HOUR, RETURN, { params: { order: order.number } }))
  }
  return clocks
}

/** Class C (review, after-sale feedback): 48 h from when the customer began to wait. */
export const reviewClocks = ({ policy, waiting, open }: Context): Clock[] =>
  policy.class === 'C' && open && waiting.sinceAt !== null
    ? [fixed('reviewRecovery', waiting.sinceAt, waiting.sinceAt + 48 * HOUR, REVIEW)]
    : []
