/** Which holds stand on what. */
import type { Hold } from './types'

/** Holds on any of these conversations or customers. */
export const heldAmong = (holds: readonly Hold[], of: { customerIds: Iterable<string>; conversationIds: Iterable<string> }): Hold[] => {
  const customers = new Set<string>(of.customerIds)
  const conversations = new Set<string>(of.conversationIds)
  return holds.filter(({ target }) => (target.type === 'customer' ? customers : conversations).has(target.id))
}
