import type { DemoShop } from '../content'
import type { Rng } from '../rng'
import type {
  FulfillmentState,
  ShopifyAddress,
  ShopifyCustomer,
  ShopifyData,
  ShopifyFulfillment,
  ShopifyOrder,
  ShopifyRefund,
  ShopifyReturn,
} from '../shopify/model'
import { phoneOf } from './contacts'
import type { PlannedOrder } from './parcels'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What one US dollar or euro bought in each buyer's currency when the demo was written. */
const PRESENTMENT: Record<string, { currency: string; rate: number }> = {
  MX: { currency: 'MXN', rate: 18.4 },
  BR: { currency: 'BRL', rate: 5.45 },
  JP: { currency: 'JPY', rate: 149 },
  DE: { currency: 'EUR', rate: 0.92 },
  FR: { currency: 'EUR', rate: 0.92 },
  IT: { currency: 'EUR', rate: 0.92 },
  ES: { currency: 'EUR', rate: 0.92 },
  PL: { currency: 'PLN', rate: 3.95 },
  GB: { currency: 'GBP', rate: 0.78 },
  CN: { currency: 'CNY', rate: 7.1 },
}

const DISPLAY: Record<string, { display: FulfillmentState; event: string }> = {
  pre_transit: { display: 'LABEL_PRINTED', event: 'LABEL_PRINTED' },
  in_transit: { display: 'IN_TRANSIT', event: 'IN_TRANSIT' },
  held: { display: 'DELAYED', event: 'DELAYED' },
  customs: { display: 'IN_TRANSIT', event: 'IN_TRANSIT' },
  out_for_delivery: { display: 'OUT_FOR_DELIVERY', event: 'OUT_FOR_DELIVERY' },
  delivered: { display: 'DELIVERED', event: 'DELIVERED' },
  returned: { display: 'NOT_DELIVERED', event: 'FAILURE' },
}

const cents = (value: number): number => Math.round(value * 100)

function addressOf({ person }: PlannedOrder, rng: Rng): ShopifyAddress {
  return {
    first: person.first,
    last: person.last,
    address1: `${person.city} ${rng.int(1, 140)}`,
    city: person.city,
    zip: String(rng.int(10_000, 99_999)),
    country: person.country,
    phone: phoneOf(person),
    zone: person.zone,
  }
}

function fulfillmentOf(order: PlannedOrder, id: number): ShopifyFulfillment | null {
  const plan = order.parcel
  if (!plan) return null
  const { display, event } = DISPLAY[plan.parcel.status] ?? { display: 'IN_TRANSIT', event: 'IN_TRANSIT' }
  const last = plan.parcel.checkpoints.length - 1
  const delivered = plan.parcel.status === 'delivered' ? plan.lastAt : null
  return {
    id: id * 10 + 4,
    createdAt: plan.startAt,
    updatedAt: plan.lastAt,
    status: 'SUCCESS',
    display,
    company: plan.parcel.carrier,
    tracking: plan.tracking,
    trackingUrl: `https://track.carrier.example/${plan.tracking}`,
    inTransitAt: last > 0 ? plan.startAt + (plan.parcel.checkpoints[1]?.hoursAfter ?? 0) * HOUR : null,
    deliveredAt: delivered,
    expectedAt: null,
    events: plan.parcel.checkpoints.map((point, i) => ({
      id: id * 1000 + i,
      at: plan.startAt + point.hoursAfter * HOUR,
      status: i === last ? event : i === 0 ? 'LABEL_PRINTED' : 'IN_TRANSIT',
      message: point.text,
      city: point.place,
      country: null,
    })),
  }
}

/** What has become of an order by the story that its customer writes about. */
function afterSale(order: PlannedOrder, id: number, lastAt: number): { refunds: ShopifyRefund[]; returns: ShopifyReturn[] } {
  const price = cents(order.product.price)
  const { topic, status } = order.story
  const line = id * 10 + 1
  const returned = topic === 'return' || order.refunded
  const done = status === 'resolved'
  const returns: ShopifyReturn[] = returned
    ? [
        {
          id: id * 10 + 5,
          status: done ? 'CLOSED' : status === 'open' ? 'REQUESTED' : 'OPEN',
          createdAt: lastAt,
          approvedAt: status === 'open' ? null : lastAt + HOUR,
          closedAt: done ? lastAt + 2 * DAY : null,
          decline: null,
          quantity: 1,
        },
      ]
    : []
  if (order.refunded)
    return {
      returns,
      refunds: [
        {
          id: id * 10 + 6,
          createdAt: order.refundedAt ?? lastAt + 2 * DAY,
          note: 'returned',
          minor: price,
          lines: [{ lineId: line, quantity: 1, minor: price, restock: 'RETURN' }],
          returnId: id * 10 + 5,
        },
      ],
    }
  // The buyer keeps the thing and gets a fifth of its price back.
  const kept = topic === 'partial-refund' && done
  return {
    returns,
    refunds: kept
      ? [{ id: id * 10 + 6, createdAt: lastAt, note: 'goodwill', minor: Math.round(price / 5), lines: [], returnId: null }]
      : [],
  }
}

function orderOf(shop: DemoShop, order: PlannedOrder, language: string, now: number, rng: Rng): ShopifyOrder {
  const id = 5_600_000_000 + order.id
  const fulfillment = fulfillmentOf(order, id)
  const after = afterSale(order, id, Math.min(now - 3 * DAY, fulfillment?.updatedAt ?? order.orderedAt))
  const updatedAt = Math.max(
    order.orderedAt + HOUR,
    fulfillment?.updatedAt ?? 0,
    ...after.refunds.map((one) => one.createdAt),
    ...after.returns.map((one) => one.closedAt ?? one.createdAt),
  )
  const abroad = PRESENTMENT[order.person.country]
  return {
    id,
    number: order.id,
    name: order.number,
    customerId: 7_000_000_000 + order.customerId,
    createdAt: order.orderedAt,
    updatedAt,
    updatedBefore: order.orderedAt,
    cancelled: null,
    closedAt: fulfillment?.deliveredAt ?? null,
    edited: false,
    test: false,
    payment: 'PAID',
    presentment: abroad && abroad.currency !== shop.currency ? abroad : { currency: shop.currency, rate: 1 },
    locale: language === 'es' ? `es-${order.person.country}` : language,
    email: order.email,
    phone: phoneOf(order.person),
    note: null,
    tags: [],
    gateway: 'shopify_payments',
    shippingMinor: order.product.price >= 60 ? 0 : 490,
    discountMinor: 0,
    discountCode: null,
    taxMinor: 0,
    shippingTitle: 'Standard',
    lines: [
      {
        id: id * 10 + 1,
        title: order.product.name,
        variant: order.size,
        sku: order.product.sku,
        quantity: 1,
        unitMinor: cents(order.product.price),
        refunded: after.refunds.some((one) => one.lines.length > 0) ? 1 : 0,
      },
    ],
    address: addressOf(order, rng.fork(order.person.handle)),
    fulfillments: fulfillment ? [fulfillment] : [],
    ...after,
    disputes: [],
  }
}

/** The shop's own try at its check-out: an order that is none. */
function testOrder(shop: DemoShop, like: ShopifyOrder, now: number): ShopifyOrder {
  return {
    ...like,
    id: like.id + 50_000,
    number: like.number + 50_000,
    name: `${shop.code}-${like.number + 50_000}`,
    customerId: null,
    createdAt: now - 9 * DAY,
    updatedAt: now - 9 * DAY,
    updatedBefore: now - 9 * DAY,
    test: true,
    email: shop.senderEmail,
    phone: null,
    lines: like.lines.map((line) => ({ ...line, id: line.id + 500_000, refunded: 0 })),
    fulfillments: [],
    refunds: [],
    returns: [],
    disputes: [],
  }
}

/** The same orders that the shop's conversations speak of, as a Shopify shop holds them. */
export function shopifyShop(
  shop: DemoShop,
  orders: readonly PlannedOrder[],
  languageOf: (email: string) => string,
  now: number,
  rng: Rng,
): ShopifyData {
  const rows = orders.map((order) => orderOf(shop, order, languageOf(order.email), now, rng)).sort((a, b) => a.id - b.id)
  const first = rows[0]
  if (first) rows.push(testOrder(shop, first, now))
  const customers = new Map<number, ShopifyCustomer>()
  for (const order of orders) {
    const row = rows.find(({ number }) => number === order.id)
    const id = 7_000_000_000 + order.customerId
    const known = customers.get(id)
    customers.set(id, {
      id,
      first: order.person.first,
      last: order.person.last,
      email: order.email,
      phone: phoneOf(order.person),
      locale: row?.locale ?? 'en',
      note: null,
      tags: [],
      createdAt: Math.min(known?.createdAt ?? order.orderedAt, order.orderedAt) - DAY,
      updatedAt: Math.max(known?.updatedAt ?? 0, order.orderedAt),
      address: row?.address ?? null,
    })
  }
  return {
    name: shop.name,
    domain: `${shop.id}.myshopify.com`,
    email: shop.senderEmail,
    currency: shop.currency,
    zone: shop.zone,
    prefix: `${shop.code}-`,
    createdAt: now - 900 * DAY,
    orders: rows,
    customers: [...customers.values()],
  }
}
