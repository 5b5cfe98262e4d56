/** What an order says of its return and its money. */
import type { CaseFacts } from '../../case/types'
import type { Order, Parcel } from '../../order/types'

/** Versions of rows of some systems are counters, not instants: those tell nothing of when. */
const AN_INSTANT = 100_000_000_000

/** Whether money went back at or after the instant: by the dates of the refunds; where the system lists none, an order that is refunded, in part or whole, and has changed since. */
export const refundedSince = (order: Order, at: number): boolean => {
  if (order.refunds !== undefined && order.refunds.length > 0) return order.refunds.some((refund) => refund.at >= at)
  if (order.updatedAt >= AN_INSTANT && order.updatedAt < at) return false
  return order.state === 'refunded' || order.state === 'partlyRefunded' || (order.refunded !== null && order.refunded.minor > 0)
}

/** What was sent to the customer: a parcel that goes back to the shop is no part of the delivery. */
const parcelsOf = (order: Order, parcels: readonly Parcel[]): Parcel[] =>
  parcels.filter(
    ({ orderNumber, trackingNumber, direction }) =>
      direction !== 'return' && (orderNumber === order.number || (orderNumber === null && order.trackingNumbers.includes(trackingNumber))),
  )

/** When the last part of the order reached the customer (epoch ms UTC); null while a parcel is still under way or nothing is known. */
export const deliveredAt = (order: Order, parcels: readonly Parcel[]): number | null => {
  if (order.deliveredAt !== null && order.deliveredAt !== undefined) return order.deliveredAt
  const own = parcelsOf(order, parcels)
  let last: number | null = null
  for (const { deliveredAt: at } of own) {
    if (at === null) return null
    last = Math.max(last ?? 0, at)
  }
  return last
}

/**
 * When the customer asked for the return: as the shop's system says, else her first message after the delivery that the
 * desk knows, else when the conversation began if that was after the delivery. Null: nothing tells.
 */
export const returnAskedAt = (order: Order, { parcels, messages, conversation }: CaseFacts): number | null => {
  if (order.returnRequestedAt !== null && order.returnRequestedAt !== undefined) return order.returnRequestedAt
  const since = deliveredAt(order, parcels) ?? order.shippedAt ?? order.createdAt
  const first = messages.find((message) => message.kind === 'incoming' && !message.deleted && message.at >= since)
  return first?.at ?? (conversation.createdAt >= since ? conversation.createdAt : null)
}
