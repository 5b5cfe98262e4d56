import type { DemoContent, DemoParcel, DemoPerson, DemoProduct, DemoShop } from '../content'
import type { Rng } from '../rng'
import type { Json, WooOrder } from '../types'
import { phoneOf } from './contacts'

const HOUR = 3_600_000
const ALPHA3: Record<string, string> = {
  DE: 'DEU',
  JP: 'JPN',
  US: 'USA',
  MX: 'MEX',
  ES: 'ESP',
  FR: 'FRA',
  IT: 'ITA',
  PL: 'POL',
  BR: 'BRA',
  CN: 'CHN',
  HK: 'HKG',
  AE: 'ARE',
  SA: 'SAU',
  EG: 'EGY',
  GB: 'GBR',
  AT: 'AUT',
  CH: 'CHE',
  CO: 'COL',
  AR: 'ARG',
  CL: 'CHL',
  PT: 'PRT',
  CA: 'CAN',
  AU: 'AUS',
  IE: 'IRL',
  BE: 'BEL',
  MA: 'MAR',
  PE: 'PER',
  TW: 'TWN',
  SG: 'SGP',
}
const TAGS: Record<DemoParcel['status'], [tag: string, subtag: string, text: string]> = {
  pre_transit: ['InfoReceived', 'InfoReceived_001', 'Info received'],
  in_transit: ['InTransit', 'InTransit_003', 'In transit'],
  held: ['Exception', 'Exception_004', 'Shipment on hold'],
  customs: ['InTransit', 'InTransit_007', 'Customs clearance in progress'],
  out_for_delivery: ['OutForDelivery', 'OutForDelivery_001', 'Out for delivery'],
  delivered: ['Delivered', 'Delivered_001', 'Delivered'],
  returned: ['Exception', 'Exception_011', 'Return to sender'],
}

export interface PlannedParcel {
  parcel: DemoParcel
  tracking: string
  startAt: number
  lastAt: number
  /** Place of the last scan. */
  place: string
}

export interface PlannedOrder {
  /** As customers name it: `NL-10482`. */
  number: string
  id: number
  product: DemoProduct
  person: DemoPerson
  email: string
  orderedAt: number
  size: string | null
  parcel: PlannedParcel | null
  refunded: boolean
  /** Of the shop's customer; one per address. */
  customerId: number
}

export function trackingNumber(pattern: string, rng: Rng): string {
  return pattern.replace(/[#A]/g, (c) => (c === '#' ? String(rng.int(0, 9)) : String.fromCharCode(65 + rng.int(0, 25))))
}

/** Lays a parcel's scans after the order and before now, and at least as silent as its story wants. */
export function planParcel(parcel: DemoParcel, orderedAt: number, now: number, rng: Rng): PlannedParcel {
  const last = parcel.checkpoints[parcel.checkpoints.length - 1]
  const span = (last?.hoursAfter ?? 0) * HOUR
  const latest = now - (parcel.silentHours ?? rng.int(2, 9)) * HOUR
  const startAt = Math.min(orderedAt + rng.int(10, 26) * HOUR, latest - span)
  return { parcel, tracking: trackingNumber(parcel.trackingPattern, rng), startAt, lastAt: startAt + span, place: last?.place ?? '' }
}

const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19)
/** The site's wall clock without a zone, as WooCommerce writes it. */
function local(at: number, zone: string): string {
  const p = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}`
}

const money = (value: number): string => value.toFixed(2)

function address(person: DemoPerson, rng: Rng): Json {
  return {
    first_name: person.first,
    last_name: person.last,
    company: '',
    address_1: `${person.city} ${rng.int(1, 140)}`,
    address_2: '',
    city: person.city,
    state: '',
    postcode: String(rng.int(10_000, 99_999)),
    country: person.country,
  }
}

export function wooOrder(shop: DemoShop, order: PlannedOrder, baseUrl: string, rng: Rng): WooOrder {
  const { product, person, parcel } = order
  const shipping = product.price >= 60 ? 0 : 4.9
  const modified = Math.max(order.orderedAt + HOUR, parcel?.startAt ?? 0)
  const status = order.refunded
    ? 'refunded'
    : parcel?.parcel.status === 'delivered' || parcel?.parcel.status === 'returned'
      ? 'completed'
      : 'processing'
  const line = order.id * 10
  return {
    id: order.id,
    parent_id: 0,
    number: order.number,
    order_key: `wc_order_${rng.hex(13)}`,
    created_via: 'checkout',
    version: '9.1.2',
    status,
    currency: shop.currency,
    date_created: local(order.orderedAt, shop.zone),
    date_created_gmt: gmt(order.orderedAt),
    date_modified: local(modified, shop.zone),
    date_modified_gmt: gmt(modified),
    discount_total: '0.00',
    discount_tax: '0.00',
    shipping_total: money(shipping),
    shipping_tax: '0.00',
    cart_tax: '0.00',
    total: money(product.price + shipping),
    total_tax: '0.00',
    prices_include_tax: true,
    customer_id: order.customerId,
    customer_ip_address: '',
    customer_user_agent: '',
    customer_note: '',
    billing: { ...address(person, rng.fork(person.handle)), email: order.email, phone: phoneOf(person) },
    shipping: address(person, rng.fork(person.handle)),
    payment_method: 'ppcp-gateway',
    payment_method_title: 'PayPal',
    transaction_id: rng.hex(17).toUpperCase(),
    date_paid: local(order.orderedAt + 60_000, shop.zone),
    date_paid_gmt: gmt(order.orderedAt + 60_000),
    date_completed: status === 'completed' && parcel ? local(parcel.lastAt, shop.zone) : null,
    date_completed_gmt: status === 'completed' && parcel ? gmt(parcel.lastAt) : null,
    cart_hash: rng.hex(32),
    meta_data: parcel
      ? [
          { id: line + 1, key: '_tracking_number', value: parcel.tracking },
          { id: line + 2, key: '_tracking_provider', value: parcel.parcel.carrier },
        ]
      : [],
    line_items: [
      {
        id: line + 3,
        name: product.name,
        product_id: 100 + (order.id % 90),
        variation_id: 0,
        quantity: 1,
        tax_class: '',
        subtotal: money(product.price),
        subtotal_tax: '0.00',
        total: money(product.price),
        total_tax: '0.00',
        taxes: [],
        meta_data: order.size ? [{ id: line + 4, key: 'size', value: order.size }] : [],
        sku: product.sku,
        price: product.price,
      },
    ],
    tax_lines: [],
    shipping_lines: [
      {
        id: line + 5,
        method_title: 'Standard',
        method_id: 'flat_rate',
        total: money(shipping),
        total_tax: '0.00',
        taxes: [],
        meta_data: [],
      },
    ],
    fee_lines: [],
    coupon_lines: [],
    refunds: order.refunded ? [{ id: order.id + 100_000, reason: 'returned', total: `-${money(product.price)}` }] : [],
    _links: { self: [{ href: `${baseUrl}/wp-json/wc/v3/orders/${order.id}` }], collection: [{ href: `${baseUrl}/wp-json/wc/v3/orders` }] },
  }
}

export function wooCustomer(order: PlannedOrder, zone: string, rng: Rng): Json {
  const { person } = order
  const createdAt = order.orderedAt - 40 * 24 * HOUR
  return {
    id: order.customerId,
    date_created: local(createdAt, zone),
    date_created_gmt: gmt(createdAt),
    date_modified: local(order.orderedAt, zone),
    date_modified_gmt: gmt(order.orderedAt),
    email: order.email,
    first_name: person.first,
    last_name: person.last,
    role: 'customer',
    username: person.handle,
    billing: { ...address(person, rng.fork(person.handle)), email: order.email, phone: phoneOf(person) },
    shipping: address(person, rng.fork(person.handle)),
    is_paying_customer: true,
    avatar_url: '',
    meta_data: [],
  }
}

export function aftershipTracking(shop: DemoShop, order: PlannedOrder, language: string, rng: Rng): Json | null {
  const plan = order.parcel
  if (!plan) return null
  const [tag, subtag, text] = TAGS[plan.parcel.status]
  const z = (at: number): string => `${gmt(at)}+00:00`
  const slug = plan.parcel.carrier.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const last = plan.parcel.checkpoints.length - 1
  return {
    id: rng.hex(32),
    legacy_id: rng.hex(24),
    created_at: z(plan.startAt),
    updated_at: z(plan.lastAt),
    tracking_number: plan.tracking,
    slug,
    active: plan.parcel.status !== 'delivered',
    custom_fields: null,
    transit_time: Math.max(0, Math.round((plan.lastAt - plan.startAt) / (24 * HOUR))),
    origin_country_region: ALPHA3[shop.shipsFrom.country] ?? null,
    origin_city: shop.shipsFrom.city,
    destination_country_region: ALPHA3[order.person.country] ?? null,
    destination_city: order.person.city,
    shipment_delivery_date: plan.parcel.status === 'delivered' ? gmt(plan.lastAt) : null,
    courier_estimated_delivery_date: null,
    title: order.number,
    order_id: order.number,
    order_number: order.number,
    tag,
    subtag,
    subtag_message: text,
    language,
    customers: [{ role: 'buyer', name: order.person.full, email: order.email, phone_number: phoneOf(order.person), language }],
    checkpoints: plan.parcel.checkpoints.map((point, i) => {
      const at = plan.startAt + point.hoursAfter * HOUR
      const [pointTag, pointSubtag] =
        i === last ? [tag, subtag] : i === 0 ? (['InfoReceived', 'InfoReceived_001'] as const) : (['InTransit', 'InTransit_003'] as const)
      return {
        created_at: z(at + 5 * 60_000),
        slug,
        // Scans carry the place's own wall clock without a zone.
        checkpoint_time: local(at, shop.zone),
        location: point.place,
        city: point.place,
        country_region: null,
        message: point.text,
        tag: pointTag,
        subtag: pointSubtag,
        raw_tag: null,
        hash: rng.hex(32),
      }
    }),
  }
}

/** The one dispute, in PayPal's words. */
export function paypalDispute(content: DemoContent, order: PlannedOrder, baseUrl: string, now: number): Json {
  const { dispute } = content
  const day = 24 * HOUR
  const openedAt = now - dispute.openedDaysAgo * day
  const ms = (at: number): string => new Date(at).toISOString()
  const amount = { currency_code: dispute.amount.currency, value: dispute.amount.value }
  const self = `${baseUrl}/v1/customer/disputes/${dispute.id}`
  const shop = content.shops.find((s) => s.id === dispute.shop)
  return {
    dispute_id: dispute.id,
    create_time: ms(openedAt),
    update_time: ms(openedAt + HOUR),
    disputed_transactions: [
      {
        buyer_transaction_id: dispute.transaction,
        seller_transaction_id: dispute.transaction,
        create_time: ms(order.orderedAt),
        transaction_status: 'COMPLETED',
        gross_amount: amount,
        invoice_number: order.number,
        buyer: { name: dispute.buyer.full },
        seller: { email: shop?.senderEmail ?? 'service@shop.example', merchant_id: 'DEMO7MERCHANT', name: shop?.name ?? dispute.shop },
        items: [{ item_name: order.product.name, item_quantity: '1' }],
      },
    ],
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: 'WAITING_FOR_SELLER_RESPONSE',
    dispute_state: 'REQUIRED_ACTION',
    dispute_amount: amount,
    dispute_life_cycle_stage: 'INQUIRY',
    dispute_channel: 'INTERNAL',
    seller_response_due_date: ms(now + dispute.dueInDays * day),
    messages: dispute.messages
      .filter((m) => (m.by === 'customer' || m.by === 'agent') && m.hoursAfter >= -3)
      .map((m) => ({
        posted_by: m.by === 'agent' ? 'SELLER' : 'BUYER',
        time_posted: ms(openedAt + m.hoursAfter * HOUR),
        content: m.text.slice(0, 2000),
      })),
    extensions: {
      merchant_contacted: true,
      merchant_contacted_outcome: 'NO_RESPONSE',
      merchandize_dispute_properties: { issue_type: 'PRODUCT' },
    },
    allowed_response_options: { accept_claim: { accept_claim_types: ['REFUND'] }, make_offer: { offer_types: ['REFUND'] } },
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/send-message`, rel: 'send_message', method: 'POST' },
      { href: `${self}/make-offer`, rel: 'make_offer', method: 'POST' },
      { href: `${self}/accept-claim`, rel: 'accept_claim', method: 'POST' },
    ],
  }
}
