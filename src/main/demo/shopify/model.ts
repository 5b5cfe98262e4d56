/** What the Shopify shop holds, as plain data that a snapshot can keep. Times are epoch ms (UTC), money minor units of the shop's currency. */

export interface ShopifyAddress {
  first: string
  last: string
  address1: string
  city: string
  zip: string
  country: string
  phone: string | null
  zone: string | null
}

export interface ShopifyLine {
  id: number
  title: string
  variant: string | null
  sku: string
  quantity: number
  /** Price of one piece. */
  unitMinor: number
  /** How many went back into the shop by refunds. */
  refunded: number
}

export type FulfillmentState =
  | 'ATTEMPTED_DELIVERY'
  | 'CANCELED'
  | 'CARRIER_PICKED_UP'
  | 'CONFIRMED'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE'
  | 'FULFILLED'
  | 'IN_TRANSIT'
  | 'LABEL_PRINTED'
  | 'NOT_DELIVERED'
  | 'OUT_FOR_DELIVERY'

export interface ShopifyFulfillment {
  id: number
  createdAt: number
  updatedAt: number
  status: 'SUCCESS' | 'CANCELLED' | 'PENDING'
  display: FulfillmentState
  company: string | null
  tracking: string | null
  trackingUrl: string | null
  inTransitAt: number | null
  deliveredAt: number | null
  expectedAt: number | null
  events: { id: number; at: number; status: string; message: string; city: string | null; country: string | null }[]
}

export interface ShopifyRefund {
  id: number
  createdAt: number
  note: string | null
  minor: number
  lines: { lineId: number; quantity: number; minor: number; restock: 'RETURN' | 'NO_RESTOCK' | 'CANCEL' }[]
  returnId: number | null
}

export interface ShopifyReturn {
  id: number
  status: 'CANCELED' | 'CLOSED' | 'DECLINED' | 'OPEN' | 'REQUESTED'
  createdAt: number
  approvedAt: number | null
  closedAt: number | null
  decline: { reason: 'FINAL_SALE' | 'OTHER' | 'RETURN_PERIOD_ENDED'; note: string | null } | null
  quantity: number
}

export interface ShopifyDispute {
  id: number
  kind: 'CHARGEBACK' | 'INQUIRY'
  status: 'ACCEPTED' | 'CHARGE_REFUNDED' | 'LOST' | 'NEEDS_RESPONSE' | 'PREVENTED' | 'UNDER_REVIEW' | 'WON'
  reason: string
  minor: number
  initiatedAt: number
  dueAt: number | null
  sentAt: number | null
  finalizedAt: number | null
}

export interface ShopifyOrder {
  id: number
  number: number
  /** As customers name it; the shop's own prefix before the number. */
  name: string
  customerId: number | null
  createdAt: number
  updatedAt: number
  /** The change before the last one: what a search index that lags still knows. */
  updatedBefore: number
  cancelled: { at: number; reason: 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'OTHER' | 'STAFF'; note: string | null } | null
  closedAt: number | null
  edited: boolean
  test: boolean
  payment: 'AUTHORIZED' | 'EXPIRED' | 'PAID' | 'PARTIALLY_PAID' | 'PENDING' | 'VOIDED'
  /** What the buyer paid in: one unit of the shop's currency costs `rate` of it. */
  presentment: { currency: string; rate: number }
  locale: string | null
  email: string | null
  phone: string | null
  note: string | null
  tags: string[]
  gateway: string
  shippingMinor: number
  discountMinor: number
  discountCode: string | null
  taxMinor: number
  shippingTitle: string | null
  lines: ShopifyLine[]
  address: ShopifyAddress | null
  fulfillments: ShopifyFulfillment[]
  refunds: ShopifyRefund[]
  returns: ShopifyReturn[]
  disputes: ShopifyDispute[]
}

export interface ShopifyCustomer {
  id: number
  first: string
  last: string
  email: string | null
  phone: string | null
  locale: string
  note: string | null
  tags: string[]
  createdAt: number
  updatedAt: number
  address: ShopifyAddress | null
}

export interface ShopifyData {
  name: string
  domain: string
  email: string
  currency: string
  zone: string
  prefix: string
  createdAt: number
  orders: ShopifyOrder[]
  customers: ShopifyCustomer[]
}

/** Digits after the point of a currency (ISO 4217); those the demo's shops meet. */
export const digitsOf = (currency: string): number => (['JPY', 'CLP', 'KRW'].includes(currency) ? 0 : 2)

export const lineMinor = (line: ShopifyLine): number => line.unitMinor * line.quantity
export const subtotalMinor = (order: ShopifyOrder): number =>
  order.lines.reduce((sum, line) => sum + lineMinor(line), 0) - order.discountMinor
export const totalMinor = (order: ShopifyOrder): number => subtotalMinor(order) + order.shippingMinor + order.taxMinor
export const refundedMinor = (order: ShopifyOrder): number => order.refunds.reduce((sum, refund) => sum + refund.minor, 0)

/** As Shopify shows it: what was refunded outranks how it was paid. */
export function financialStatus(order: ShopifyOrder): string {
  const refunded = refundedMinor(order)
  if (refunded > 0) return refunded >= totalMinor(order) ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
  return order.payment
}

export function fulfillmentStatus(order: ShopifyOrder): string {
  return order.fulfillments.some((one) => one.status === 'SUCCESS') ? 'FULFILLED' : 'UNFULFILLED'
}

export function returnStatus(order: ShopifyOrder): string {
  const states = order.returns.map((one) => one.status)
  if (states.includes('REQUESTED')) return 'RETURN_REQUESTED'
  if (states.includes('OPEN')) return 'IN_PROGRESS'
  return states.includes('CLOSED') ? 'RETURNED' : 'NO_RETURN'
}
