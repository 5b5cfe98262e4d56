/**
 * Vendure → ours. Amounts are integers of the shop's own precision (two digits unless it chose otherwise), also for
 * currencies without a minor unit; states may be the shop's own words.
 */
import type { Customer } from '../../../shared/domain/conversation/types'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Money, Order, OrderHead, Parcel } from '../../../shared/domain/order/types'
import { moneyOf } from '../common/money'
import { cut, filled, oneLine, wellFormed } from '../common/text'
import type { WireCustomer, WireOrder, WireStanding } from './wire'

export interface Where {
  backendId: BackendId
  shopId: ShopId
  /** Where the shop's people look at orders; null where nobody said. */
  dashboard: string | null
  /** Digits that the shop's integers have behind the point. */
  precision: number
}

const some = <T>(list: readonly (T | null)[] | null | undefined): T[] => (list ?? []).filter((one): one is T => one !== null)

/** `1990` at two digits → 19.90 of the currency. Throws RangeError for what is no currency. */
export const amountOf = (value: number, currency: string, precision: number): Money => {
  const digits = String(Math.abs(value)).padStart(precision + 1, '0')
  const decimal = precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`
  return moneyOf(`${value < 0 ? '-' : ''}${decimal}`, currency)
}

/** Vendure's own process; shops may add states, which are then told by payments and parcels. */
const states: Record<string, Order['state']> = {
  ArrangingPayment: 'unpaid',
  ArrangingAdditionalPayment: 'unpaid',
  PaymentAuthorized: 'paid',
  PaymentSettled: 'paid',
  Modifying: 'packing',
  PartiallyShipped: 'packing',
  Shipped: 'shipped',
  PartiallyDelivered: 'shipped',
  Delivered: 'delivered',
  Cancelled: 'cancelled',
}
/** Carts and drafts: no order yet. */
const UNPLACED = new Set(['Created', 'Draft', 'AddingItems'])
export const isPlaced = (wire: WireOrder): boolean => !wire.active && !UNPLACED.has(wire.state)

const taken = (wire: WireStanding): number =>
  some(wire.payments)
    .filter(({ state }) => state === 'Settled' || state === 'Authorized')
    .reduce((sum, { amount }) => sum + amount, 0)
/** What is promised back counts, as the customer is told so; only a failed refund does not. */
const refundsOf = (wire: WireStanding) =>
  some(wire.payments)
    .flatMap(({ refunds }) => some(refunds))
    .filter(({ state, total }) => state !== 'Failed' && total > 0)
const backOf = (wire: WireStanding): number => refundsOf(wire).reduce((sum, { total }) => sum + total, 0)
/** A cancelled order is worth nothing to Vendure; what the customer paid is what she asks about. */
const worth = (wire: WireStanding): number => Math.max(wire.totalWithTax, wire.state === 'Cancelled' ? taken(wire) : 0)

const stateOf = (wire: WireStanding): Order['state'] => {
  const back = backOf(wire)
  const known = states[wire.state]
  if (known === 'cancelled') return known
  if (back > 0) return back >= Math.max(wire.totalWithTax, taken(wire)) ? 'refunded' : 'partlyRefunded'
  if (known) return known
  const parcels = some(wire.fulfillments).filter(({ state }) => state !== 'Cancelled')
  if (parcels.length > 0 && parcels.every(({ state }) => state === 'Delivered')) return 'delivered'
  if (parcels.some(({ state }) => state === 'Shipped' || state === 'Delivered')) return 'shipped'
  return taken(wire) > 0 && taken(wire) >= wire.totalWithTax ? 'paid' : 'other'
}

const latest = (times: readonly (number | null | undefined)[]): number => Math.max(0, ...times.map((at) => at ?? 0))

/** When anything of the order last changed. Vendure moves `updatedAt` for a part of it only. */
const changedAt = (wire: WireOrder): number =>
  latest([
    wire.updatedAt,
    ...some(wire.payments).flatMap(({ updatedAt, refunds }) => [updatedAt, ...some(refunds).map((refund) => refund.updatedAt)]),
    ...some(wire.fulfillments).map(({ updatedAt }) => updatedAt),
    ...(wire.newest?.items ?? []).map(({ createdAt }) => createdAt),
  ])

const nameOf = ({ firstName, lastName }: Pick<WireCustomer, 'firstName' | 'lastName'>): string =>
  [filled(firstName), filled(lastName)].filter(Boolean).join(' ')

/** Throws RangeError for money that is none. */
export const mapOrder = (wire: WireOrder, { backendId, shopId, dashboard, precision }: Where): Order => {
  const money = (value: number): Money => amountOf(value, wire.currencyCode, precision)
  const parcels = some(wire.fulfillments).filter(({ state }) => state !== 'Cancelled')
  const sent = parcels.filter(({ state }) => state === 'Shipped' || state === 'Delivered')
  const delivered = parcels.length > 0 && parcels.every(({ state }) => state === 'Delivered')
  const paid = some(wire.payments).filter(({ state }) => state === 'Settled')
  const back = backOf(wire)
  const land = filled(wire.shippingAddress?.countryCode)
  const notes = (wire.notes?.items ?? []).flatMap((entry) => (entry?.data ? [wellFormed(entry.data.note)] : []))
  return {
    id: localId(backendId, 'o', wire.id),
    backendId,
    shopId,
    remoteId: wire.id,
    number: oneLine(wire.code, 60),
    buyer: {
      email: filled(wire.customer?.emailAddress),
      phone: filled(wire.customer?.phoneNumber) ?? filled(wire.shippingAddress?.phoneNumber),
      name: filled(wire.customer ? nameOf(wire.customer) : null) ?? filled(wire.shippingAddress?.fullName),
    },
    state: stateOf(wire),
    total: money(worth(wire)),
    refunded: back > 0 ? money(back) : null,
    lines: some(wire.lines)
      .slice(0, 500)
      .map(({ quantity, orderPlacedQuantity, discountedUnitPriceWithTax, unitPriceWithTax, productVariant }) => ({
        sku: filled(productVariant?.sku),
        title: oneLine(productVariant?.name ?? '', 300),
        // What was cancelled or taken back has none left; what was ordered is what the customer speaks of.
        quantity: Math.round(quantity > 0 ? quantity : orderPlacedQuantity),
        price: money(discountedUnitPriceWithTax ?? unitPriceWithTax ?? 0),
      })),
    country: land !== null && /^[A-Za-z]{2}$/.test(land) ? land.toUpperCase() : null,
    createdAt: wire.orderPlacedAt ?? wire.createdAt ?? 0,
    paidAt: paid.length > 0 ? latest(paid.map(({ createdAt }) => createdAt)) || null : null,
    shippedAt: sent.length > 0 ? Math.min(...sent.map(({ updatedAt, createdAt }) => createdAt ?? updatedAt ?? 0)) || null : null,
    updatedAt: changedAt(wire),
    trackingNumbers: [...new Set(parcels.flatMap(({ trackingCode }) => filled(trackingCode)?.slice(0, 60) ?? []))],
    url: dashboard === null ? null : `${dashboard}/orders/${encodeURIComponent(wire.id)}`,
    deliveredAt: delivered ? latest(parcels.map(({ updatedAt }) => updatedAt)) || null : null,
    refunds: refundsOf(wire).flatMap(({ createdAt, total }) => (createdAt === null ? [] : [{ at: createdAt, amount: money(total) }])),
    note: notes.length > 0 ? cut(notes.reverse().join('\n\n'), 10_000) : null,
  }
}

export const headOf = (wire: WireStanding, { backendId, precision }: Pick<Where, 'backendId' | 'precision'>): OrderHead => ({
  orderId: localId(backendId, 'o', wire.id),
  exists: true,
  state: stateOf(wire),
  refundedMinor: amountOf(backOf(wire), wire.currencyCode, precision).minor,
})

export const mapCustomer = (wire: WireOrder, { backendId, shopId }: Where): Customer[] => {
  const { customer, shippingAddress } = wire
  if (!customer) return []
  const land = filled(shippingAddress?.countryCode)
  return [
    {
      id: localId(backendId, 'u', customer.id),
      backendId,
      shopId,
      remoteId: customer.id,
      name: oneLine(nameOf(customer), 200),
      email: filled(customer.emailAddress),
      phone: filled(customer.phoneNumber),
      language: null,
      city: filled(shippingAddress?.city),
      country: land !== null && /^[A-Za-z]{2}$/.test(land) ? land.toUpperCase() : null,
      zone: null,
      blocked: false,
      createdAt: customer.createdAt,
      updatedAt: customer.updatedAt ?? 0,
      facts: [],
    },
  ]
}

const parcelStates: Record<string, Parcel['state']> = {
  Created: 'labelled',
  Pending: 'labelled',
  Shipped: 'inTransit',
  Delivered: 'delivered',
}

/** Parcels as far as the shop knows of them: that and when they were sent; a tracking system of the shop knows more. */
export const mapParcels = (wire: WireOrder, order: Order): Parcel[] =>
  some(wire.fulfillments).flatMap((parcel): Parcel[] => {
    const number = filled(parcel.trackingCode)?.slice(0, 60)
    if (!number || parcel.state === 'Cancelled') return []
    const state = parcelStates[parcel.state ?? ''] ?? 'unknown'
    return [
      {
        id: localId(order.backendId, 'p', parcel.id),
        backendId: order.backendId,
        shopId: order.shopId,
        remoteId: parcel.id,
        trackingNumber: number,
        carrier: oneLine(parcel.method ?? '', 60),
        orderNumber: order.number,
        buyer: order.buyer,
        state,
        scans: [],
        expectedAt: null,
        deliveredAt: state === 'delivered' ? parcel.updatedAt : null,
        updatedAt: parcel.updatedAt ?? order.updatedAt,
      },
    ]
  })
