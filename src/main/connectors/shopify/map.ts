/**
 * Shopify → ours. Amounts are the customer's (presentment) currency, as she knows no other; the shop's own total stands
 * beside where it differs. Nothing of a redacted customer is made up.
 */
import type { Customer } from '../../../shared/domain/conversation/types'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Money, Order, OrderHead, Parcel } from '../../../shared/domain/order/types'
import { moneyOf } from '../common/money'
import { cut, filled, languageOf, oneLine, wellFormed, zoneOf } from '../common/text'
import type { WireCustomer, WireFulfillment, WireMoney, WireOrder, WireStanding } from './wire'

export interface Where {
  backendId: BackendId
  shopId: ShopId
  base: string
}

const some = <T>(list: readonly (T | null)[] | null | undefined): T[] => (list ?? []).filter((one): one is T => one !== null)
const nodesOf = <T>(connection: { nodes: (T | null)[] } | null | undefined): T[] => some(connection?.nodes)
const country = (code: string | null | undefined): string | null =>
  code && /^[A-Za-z]{2}$/.test(code) && code.toUpperCase() !== 'ZZ' ? code.toUpperCase() : null

const presented = ({ presentmentMoney: { amount, currencyCode } }: WireMoney): Money => moneyOf(amount, currencyCode)

/** Numeric part of `gid://shopify/Order/123`; our ids carry that alone. */
export const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1)
export const gidOf = (remoteId: string): string => `gid://shopify/Order/${remoteId}`

const DEAD = new Set(['CANCELLED', 'ERROR', 'FAILURE'])

/**
 * One word for an order. Cancelling and refunding outrank all; what was sent outranks whether it is paid, as it may be
 * paid on delivery; an authorised payment counts as paid, since the customer has done her part.
 */
const stateOf = (wire: WireStanding): Order['state'] => {
  const { displayFinancialStatus: paid, displayFulfillmentStatus: sent } = wire
  const total = presented(wire.totalPriceSet).minor
  const back = wire.totalRefundedSet ? presented(wire.totalRefundedSet).minor : 0
  if (wire.cancelledAt !== null) return 'cancelled'
  if (paid === 'REFUNDED' || (back > 0 && back >= total)) return 'refunded'
  if (paid === 'PARTIALLY_REFUNDED' || back > 0) return 'partlyRefunded'
  if (paid === 'VOIDED') return 'cancelled'
  if (sent === 'FULFILLED') {
    const alive = some(wire.fulfillments).filter(({ status }) => !DEAD.has(status ?? ''))
    return alive.length > 0 && alive.every(({ deliveredAt, displayStatus }) => deliveredAt !== null || displayStatus === 'DELIVERED')
      ? 'delivered'
      : 'shipped'
  }
  if (paid === 'PENDING' || paid === 'EXPIRED' || paid === 'PARTIALLY_PAID') return 'unpaid'
  if (['PARTIALLY_FULFILLED', 'IN_PROGRESS', 'PENDING_FULFILLMENT', 'ON_HOLD', 'SCHEDULED'].includes(sent ?? '')) return 'packing'
  return (paid === 'PAID' || paid === 'AUTHORIZED') && (sent === 'UNFULFILLED' || sent === 'OPEN') ? 'paid' : 'other'
}

const returnStates: Record<string, NonNullable<Order['returnState']>> = {
  NO_RETURN: 'none',
  RETURN_REQUESTED: 'requested',
  IN_PROGRESS: 'inProgress',
  INSPECTION_COMPLETE: 'inProgress',
  RETURNED: 'returned',
  RETURN_FAILED: 'declined',
}

const earliest = (times: readonly (number | null)[]): number | null => {
  const known = times.filter((at): at is number => at !== null)
  return known.length === 0 ? null : Math.min(...known)
}

const numbersOf = (fulfillment: WireFulfillment) =>
  some(fulfillment.trackingInfo).flatMap(({ number, company }) => {
    const clean = filled(number)
    return clean !== null && clean.length <= 60 ? [{ number: clean, company: filled(company) }] : []
  })

/** Throws RangeError for money that is none: such an order is named as unreadable, never shown with a wrong sum. */
export const mapOrder = (wire: WireOrder, { backendId, shopId, base }: Where): Order => {
  const total = presented(wire.totalPriceSet)
  const { shopMoney } = wire.totalPriceSet
  const inShop = shopMoney ? moneyOf(shopMoney.amount, shopMoney.currencyCode) : null
  const back = wire.totalRefundedSet ? presented(wire.totalRefundedSet) : null
  const alive = some(wire.fulfillments).filter(({ status }) => !DEAD.has(status ?? ''))
  const state = stateOf(wire)
  const delivered = alive.length > 0 && alive.every(({ deliveredAt }) => deliveredAt !== null)
  const paid = some(wire.transactions).filter(({ kind, status }) => status === 'SUCCESS' && (kind === 'SALE' || kind === 'CAPTURE'))
  return {
    id: localId(backendId, 'o', wire.legacyResourceId),
    backendId,
    shopId,
    remoteId: wire.legacyResourceId,
    number: oneLine(filled(wire.name) ?? wire.legacyResourceId, 60),
    buyer: {
      email: filled(wire.email) ?? filled(wire.customer?.defaultEmailAddress?.emailAddress),
      phone: filled(wire.phone) ?? filled(wire.customer?.defaultPhoneNumber?.phoneNumber) ?? filled(wire.shippingAddress?.phone),
      name: filled(wire.customer?.displayName) ?? filled(wire.shippingAddress?.name),
    },
    state,
    total,
    refunded: back && back.minor > 0 ? back : null,
    lines: nodesOf(wire.lineItems).map(({ sku, title, variantTitle, quantity, discountedUnitPriceSet }) => ({
      sku: filled(sku),
      title: oneLine([filled(title), filled(variantTitle)].filter(Boolean).join(' · '), 300),
      quantity: Math.round(quantity),
      price: discountedUnitPriceSet ? presented(discountedUnitPriceSet) : { minor: 0, currency: total.currency },
    })),
    country: country(wire.shippingAddress?.countryCodeV2),
    createdAt: wire.createdAt ?? 0,
    paidAt: earliest(paid.map(({ processedAt }) => processedAt)),
    shippedAt: earliest(alive.map(({ createdAt }) => createdAt)),
    updatedAt: wire.updatedAt ?? 0,
    trackingNumbers: [...new Set(alive.flatMap(numbersOf).map(({ number }) => number))],
    url: `${base}/admin/orders/${wire.legacyResourceId}`,
    deliveredAt: delivered ? Math.max(...alive.map(({ deliveredAt }) => deliveredAt ?? 0)) : null,
    refunds: some(wire.refunds).flatMap(({ createdAt, processedAt, totalRefundedSet }) => {
      const at = createdAt ?? processedAt
      const amount = presented(totalRefundedSet)
      return at !== null && amount.minor > 0 ? [{ at, amount }] : []
    }),
    returnRequestedAt: earliest(
      nodesOf(wire.returns)
        .filter(({ status }) => status !== 'CANCELED' && status !== 'DECLINED')
        .map(({ createdAt }) => createdAt),
    ),
    returnState: returnStates[wire.returnStatus ?? ''] ?? 'other',
    note: filled(wire.note) === null ? null : cut(wellFormed(wire.note ?? ''), 10_000),
    tags: wire.tags.slice(0, 250).map((tag) => oneLine(tag, 255)),
    language: languageOf(wire.customerLocale),
    shopTotal: inShop && inShop.currency !== total.currency ? inShop : null,
  }
}

export const headOf = (wire: WireStanding, backendId: BackendId): OrderHead => ({
  orderId: localId(backendId, 'o', numberOf(wire.id)),
  exists: true,
  state: stateOf(wire),
  refundedMinor: Math.max(0, wire.totalRefundedSet ? presented(wire.totalRefundedSet).minor : 0),
})

/** Whose orders these are, as the shop knows her; null where Shopify keeps her back. */
export const mapCustomer = (wire: WireCustomer, { backendId, shopId }: Where): Customer => {
  const { amountSpent } = wire
  const spent = amountSpent ? moneyOf(amountSpent.amount, amountSpent.currencyCode) : null
  const orders = Number(wire.numberOfOrders ?? Number.NaN)
  return {
    id: localId(backendId, 'u', wire.legacyResourceId),
    backendId,
    shopId,
    remoteId: wire.legacyResourceId,
    name: oneLine(wire.displayName ?? '', 200),
    email: filled(wire.defaultEmailAddress?.emailAddress),
    phone: filled(wire.defaultPhoneNumber?.phoneNumber),
    language: languageOf(wire.locale),
    city: filled(wire.defaultAddress?.city),
    country: country(wire.defaultAddress?.countryCodeV2),
    zone: zoneOf(wire.defaultAddress?.timeZone),
    blocked: false,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt ?? 0,
    facts: [
      ...(Number.isSafeInteger(orders) && orders > 0 ? [{ label: 'orders', value: String(orders) }] : []),
      ...(spent && amountSpent ? [{ label: 'spent', value: `${oneLine(String(amountSpent.amount), 20)} ${spent.currency}` }] : []),
    ],
  }
}

const parcelStates: Record<string, Parcel['state']> = {
  ATTEMPTED_DELIVERY: 'failed',
  CARRIER_PICKED_UP: 'inTransit',
  CONFIRMED: 'labelled',
  DELAYED: 'held',
  DELIVERED: 'delivered',
  FAILURE: 'failed',
  FULFILLED: 'labelled',
  IN_TRANSIT: 'inTransit',
  LABEL_PRINTED: 'labelled',
  LABEL_PURCHASED: 'labelled',
  MARKED_AS_FULFILLED: 'labelled',
  NOT_DELIVERED: 'failed',
  OUT_FOR_DELIVERY: 'outForDelivery',
  PICKED_UP: 'delivered',
  READY_FOR_PICKUP: 'outForDelivery',
  SUBMITTED: 'labelled',
}
const wordsOf = (status: string): string => {
  const words = status.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Parcels that the shop itself knows of. Where a tracking system of the shop knows the same number, it knows more:
 * the reader of the cache prefers it. `FULFILLED` and `MARKED_AS_FULFILLED` say only that the shop is done with it.
 */
export const mapParcels = (wire: WireOrder, order: Order): Parcel[] =>
  some(wire.fulfillments).flatMap((fulfillment): Parcel[] => {
    if (DEAD.has(fulfillment.status ?? '') || fulfillment.displayStatus === 'LABEL_VOIDED') return []
    const state = parcelStates[fulfillment.displayStatus ?? ''] ?? 'unknown'
    const scans = nodesOf(fulfillment.events).flatMap(({ happenedAt, status, message, city, country: land }): Parcel['scans'] =>
      happenedAt === null
        ? []
        : [
            {
              at: happenedAt,
              zone: 'UTC',
              place: oneLine([filled(city), filled(land)].filter(Boolean).join(', '), 120),
              text: oneLine(filled(message) ?? wordsOf(status ?? ''), 300),
              state: parcelStates[status ?? ''] ?? 'unknown',
            },
          ],
    )
    return numbersOf(fulfillment).map(({ number, company }, at) => ({
      id: localId(order.backendId, 'p', at === 0 ? fulfillment.legacyResourceId : `${fulfillment.legacyResourceId}-${at}`),
      backendId: order.backendId,
      shopId: order.shopId,
      remoteId: fulfillment.legacyResourceId,
      trackingNumber: number,
      carrier: oneLine(company ?? '', 60),
      orderNumber: order.number,
      buyer: order.buyer,
      state: fulfillment.deliveredAt !== null ? 'delivered' : state,
      scans,
      expectedAt: fulfillment.estimatedDeliveryAt,
      deliveredAt: fulfillment.deliveredAt,
      updatedAt: fulfillment.updatedAt ?? order.updatedAt,
    }))
  })
