import type { DemoContent } from '../content'
import { openDispute } from '../paypal/provider'
import type { Json } from '../types'
import type { PlannedOrder } from './parcels'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The one dispute, in PayPal's words. */
export function paypalDispute(content: DemoContent, order: PlannedOrder, baseUrl: string, now: number): Json {
  const { dispute } = content
  const openedAt = now - dispute.openedDaysAgo * DAY
  const shop = content.shops.find((s) => s.id === dispute.shop)
  return openDispute(
    {
      id: dispute.id,
      order: order.number,
      amount: dispute.amount,
      buyer: dispute.buyer.full,
      item: order.product.name,
      transaction: dispute.transaction,
      orderedAt: order.orderedAt,
      reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
      stage: 'INQUIRY',
      openedAt,
      dueAt: now + dispute.dueInDays * DAY,
      messages: dispute.messages
        .filter((m) => (m.by === 'customer' || m.by === 'agent') && m.hoursAfter >= -3)
        .map((m) => ({
          by: m.by === 'agent' ? ('SELLER' as const) : ('BUYER' as const),
          at: openedAt + m.hoursAfter * HOUR,
          text: m.text,
        })),
    },
    { name: shop?.name ?? dispute.shop, email: shop?.senderEmail ?? 'service@shop.example' },
    baseUrl,
  )
}
