import type { DemoPerson, DemoShop } from '../content'
import type { Rng } from '../rng'
import type { Json, WooOrder } from '../types'
import { phoneOf } from './contacts'
import { gmt, local, type PlannedOrder } from './parcels'

const HOUR = 3_600_000

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
