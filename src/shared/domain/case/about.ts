/** Where what is due soon leads. Pure. */
import type { ConversationId, DisputeId } from '../ids'

export type About =
  | { type: 'dispute'; disputeId: DisputeId }
  | { type: 'conversation'; conversationId: ConversationId }
  | { type: 'alerts' }

/** One leads to its dispute or its conversation; several, and one that has neither, to the list of what is due soon. */
export const aboutOf = (alerts: readonly { conversationId: ConversationId | null; disputeId: DisputeId | null }[]): About => {
  const [first, ...more] = alerts
  if (!first || more.length > 0) return { type: 'alerts' }
  if (first.disputeId) return { type: 'dispute', disputeId: first.disputeId }
  return first.conversationId ? { type: 'conversation', conversationId: first.conversationId } : { type: 'alerts' }
}
