/** Which holds stand on what. */
import type { Hold } from './types'

/** Holds that stand on this conversation: its own, and those of its customer. */
export const holdsOn = (holds: readonly Hold[], of: { id: string; customerId: string | null }): Hold[] =>
  heldAmong(holds, { conversationIds: [of.id], customerIds: of.customerId === null ? [] : [of.customerId] })

/** Holds on any of these conversations or customers. */
export const heldAmong = (holds: readonly Hold[], of: { customerIds: Iterable<string>; conversationIds: Iterable<string> }): Hold[] => {
  const customers = new Set<string>(of.customerIds)
  const conversations = new Set<string>(of.conversationIds)
  return holds.filter(({ target }) => (target.type === 'customer' ? customers : conversations).has(target.id))
}
