import type { DemoShop } from '../content'
import type { StripeData } from '../stripe/model'
import { StripeStore } from '../stripe/store'
import type { PlannedOrder } from './parcels'

const DAY = 86_400_000

/** The shop's card payments: of all its orders, one is disputed by the buyer's bank and one is only asked about. */
export function stripeAccount(shop: DemoShop, orders: readonly PlannedOrder[], now: number): StripeData {
  const data: StripeData = { disputes: [], charges: [], files: [], events: [], kept: {}, nextId: 1 }
  const waiting = orders.filter((order) => order.story.status === 'open' && order.parcel?.parcel.status !== 'delivered')
  const asked = orders.filter((order) => order.story.status === 'open' && order.parcel?.parcel.status === 'delivered')
  const open = (order: PlannedOrder | undefined, how: { openedAt: number; dueAt: number; reason: string; inquiry: boolean }): void => {
    if (!order) return
    new StripeStore(data, { now: () => how.openedAt }).open({
      order: order.number,
      minor: Math.round((order.product.price + (order.product.price >= 60 ? 0 : 4.9)) * 100),
      currency: shop.currency,
      buyer: { name: order.person.full, email: order.email },
      product: order.product.name,
      orderedAt: order.orderedAt,
      ...how,
    })
  }
  open(waiting[0], { openedAt: now - 5 * DAY, dueAt: now + 2 * DAY + 7 * 3_600_000, reason: 'product_not_received', inquiry: false })
  open(asked[0], { openedAt: now - 2 * DAY, dueAt: now + 9 * DAY, reason: 'product_unacceptable', inquiry: true })
  return data
}
