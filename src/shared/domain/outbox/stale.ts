/**
 * Has the conversation moved on since the agent wrote? Compares its head with the basis, minus what we did
 * ourselves. Harmless: notes, events, labels, read marks, bots and automatic answers, our own messages, statuses
 * and assignments, a change between open, pending and snoozed, a conversation that nobody has any more.
 */
import type { AgentId, MessageId, OrderId, OutboxKey } from '../ids'
import type { OrderHead } from '../order/types'
import { remaining } from './effects'
import type { Entry } from './records'
import type { Basis, Effect, Head, OutboxItem, SeenOrder, Staleness } from './types'

/** What this desk did in the conversation itself. */
export interface OwnEffects {
  keys: ReadonlySet<OutboxKey>
  messageIds: ReadonlySet<MessageId>
  /** Values our own status and assignment changes set. */
  statuses: ReadonlySet<string>
  assigneeIds: ReadonlySet<AgentId | null>
  /** Who the agent is at this backend. */
  me: AgentId | null
}

const cares = (effect: Effect): 'all' | 'customer' | 'no' => {
  if (effect.type === 'reply') return 'all'
  return effect.type === 'status' && effect.status === 'resolved' ? 'customer' : 'no'
}

/** Whether the head must be read before the rest of this item may go. */
export const needsHead = (item: OutboxItem): boolean =>
  item.conversationId !== null && remaining(item).some((effect) => cares(effect) !== 'no')

/** Orders that a reply rests on: to be looked at before it goes. Empty where nothing of them was seen, or nothing is said to a customer. */
export const ordersToLookAt = (item: OutboxItem): readonly SeenOrder[] =>
  remaining(item).some((effect) => cares(effect) === 'all') ? (item.basis?.orders ?? []) : []

const over = (state: SeenOrder['state']): boolean => state === 'refunded' || state === 'partlyRefunded' || state === 'cancelled'

type Standing = Pick<OrderHead, 'state' | 'refundedMinor'>

/** Whether an order was refunded, further refunded or cancelled between the two. That it moved on otherwise is no reason. */
const undone = (before: Standing, now: Standing): boolean =>
  now.refundedMinor > before.refundedMinor || (over(now.state) && now.state !== before.state)

/** Whether this is among the reasons why an item stands still. */
export const heldFor = (item: OutboxItem, why: Staleness): boolean => item.state.type === 'held' && item.state.why.includes(why)

/** Of the orders of the cache those that were refunded or cancelled since they were seen, to be shown beside a held text. */
export const ordersSince = <O extends { id: OrderId; state: OrderHead['state']; refunded: { minor: number } | null }>(
  orders: readonly O[],
  basis: Basis | null,
): O[] =>
  orders.filter(({ id, state, refunded }) => {
    const before = basis?.orders?.find(({ orderId }) => orderId === id)
    return before !== undefined && undone(before, { state, refundedMinor: refunded?.minor ?? 0 })
  })

/**
 * Whether one of the orders was refunded, further refunded or cancelled since it was seen. An order that is gone or
 * that nobody could tell of is no reason; nor is one that moved on otherwise (packed, sent, delivered).
 */
export const orderMovedOn = (seen: readonly SeenOrder[], heads: readonly OrderHead[]): boolean =>
  heads.some((head) => {
    const before = seen.find((one) => one.orderId === head.orderId)
    return before !== undefined && head.exists && undone(before, head)
  })

/** What was seen, with what was found since laid over it. */
const ordersNow = (seen: readonly SeenOrder[], heads: readonly OrderHead[]): SeenOrder[] =>
  seen.map((one) => {
    const head = heads.find(({ orderId, exists }) => exists && orderId === one.orderId)
    return head ? { orderId: one.orderId, state: head.state, refundedMinor: head.refundedMinor } : one
  })

/**
 * What the desk did in one conversation, from the entries that still stand. Of statuses and assignments only those
 * since the basis of `entry` was seen count, in the order of commits: an older one explains nothing that changed after it.
 */
export const ownEffects = (entries: Iterable<Entry>, entry: Entry, me: AgentId | null): OwnEffects => {
  const { conversationId, basis } = entry.item
  const seen = entry.basisOrder ?? entry.order
  const own = {
    keys: new Set<OutboxKey>(),
    messageIds: new Set<MessageId>(),
    statuses: new Set<string>(),
    assigneeIds: new Set<AgentId | null>(),
  }
  for (const { item, messageIds, order, sentOrder } of entries) {
    if (item.conversationId !== conversationId) continue
    own.keys.add(item.key)
    for (const id of messageIds) own.messageIds.add(id)
    if (item.state.type === 'sent' && basis && (sentOrder ?? order) < seen) continue
    for (const effect of item.effects.slice(0, item.done)) {
      if (effect.type === 'status') own.statuses.add(effect.status)
      if (effect.type === 'assign') own.assigneeIds.add(effect.assigneeId)
    }
  }
  return { ...own, me }
}

type Recent = Head['recent'][number]

/**
 * Messages the agent had not seen. By place where the last message she saw is still among the recent ones (times
 * of many backends have only seconds); else by the backend's own time of the last customer message.
 */
const newerThan = (head: Head, basis: Basis): Recent[] => {
  const place = basis.lastMessageId === null ? -1 : head.recent.findIndex((message) => message.id === basis.lastMessageId)
  if (place >= 0) return head.recent.slice(0, place)
  const since = basis.lastIncomingAt
  return since === null ? head.recent : head.recent.filter((message) => message.at > since)
}

const statusChange = (head: Head, basis: Basis, own: OwnEffects, ownMessage: boolean): Staleness | null => {
  const closed = (status: string) => status === 'resolved' || status === 'spam'
  if (head.status === basis.status || own.statuses.has(head.status)) return null
  if (closed(head.status) && !closed(basis.status)) return 'resolved'
  // Many backends open a conversation by themselves when we answer in it.
  return closed(basis.status) && !closed(head.status) && !ownMessage ? 'reopened' : null
}

/**
 * Why the item must be held, empty when it may go. `basis` null (nothing was seen) leaves only what makes
 * the effect pointless. Reasons in `accepted` the agent has already waved through. `orders`: those of
 * `ordersToLookAt` as they stand now, as far as their backends told.
 */
export const staleness = (
  item: OutboxItem,
  head: Head,
  own: OwnEffects,
  accepted: readonly Staleness[] = [],
  orders: readonly OrderHead[] = [],
): Staleness[] => {
  const care = remaining(item).map(cares)
  const all = care.includes('all')
  if (!all && !care.includes('customer')) return []
  const why = new Set<Staleness>()
  if (!head.exists) why.add('deleted')
  else if (head.mergedInto !== null) why.add('merged')
  else {
    const approved = remaining(item).some((effect) => effect.type === 'reply' && effect.approved !== undefined)
    if (all && !head.canReply && !approved) why.add('windowClosed')
    if (item.basis) {
      const newer = newerThan(head, item.basis)
      const ours = (message: Recent) => own.messageIds.has(message.id) || (message.outboxKey !== null && own.keys.has(message.outboxKey))
      if (newer.some((message) => message.kind === 'incoming' && !message.byBot)) why.add('newCustomerMessage')
      if (all) {
        if (newer.some((message) => message.kind === 'outgoing' && !message.byBot && !ours(message))) why.add('colleagueReplied')
        const change = statusChange(head, item.basis, own, newer.some(ours))
        if (change) why.add(change)
        const mine = head.assigneeId === own.me || own.assigneeIds.has(head.assigneeId)
        if (head.assigneeId !== null && head.assigneeId !== item.basis.assigneeId && !mine) why.add('reassigned')
        if (orderMovedOn(ordersToLookAt(item), orders)) why.add('orderRefunded')
      }
    }
  }
  return [...why].filter((reason) => !accepted.includes(reason))
}

/** The head as a basis: what an agent who is shown it has seen. `before`: the item's own, for orders nobody could tell of. */
export const basisOf = (head: Head, now: number, before: Basis | null = null, orders: readonly OrderHead[] = []): Basis => ({
  lastMessageId: head.recent[0]?.id ?? null,
  lastIncomingAt: head.recent.find((message) => message.kind === 'incoming')?.at ?? null,
  status: head.status,
  assigneeId: head.assigneeId,
  seenAt: now,
  ...(before?.orders ? { orders: ordersNow(before.orders, orders) } : {}),
})
