/** WooCommerce order → ours. Only the `*_gmt` times are used: the others are the site's local time, and neither names a zone. */
import { z } from 'zod'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Order } from '../../../shared/domain/order/types'
import { moneyOf } from '../common/money'
import { filled, oneLine } from '../common/text'
import { unixOrIso, utcWithoutZone } from '../common/time'

const time = z.unknown().optional().transform(utcWithoutZone)
const text = z.string().nullish().catch(null)
const decimal = z.union([z.string(), z.number()])
const address = z
  .object({ first_name: text, last_name: text, company: text, email: text, phone: text, country: text })
  .nullish()
  .catch(null)

export const WireOrder = z.object({
  id: z.number().int().positive(),
  number: z.union([z.string(), z.number()]).nullish().catch(null),
  status: z.string(),
  currency: z.string(),
  total: decimal,
  date_created_gmt: time.refine((at) => at !== null),
  date_modified_gmt: time,
  date_paid_gmt: time,
  date_completed_gmt: time,
  billing: address,
  shipping: address,
  line_items: z
    .array(
      z.object({
        name: text,
        quantity: z.number().min(-1e9).max(1e9).catch(1),
        price: decimal.nullish().catch(null),
        total: decimal.nullish().catch(null),
        sku: text,
      }),
    )
    .nullish()
    .catch(null),
  refunds: z
    .array(z.object({ total: decimal }))
    .nullish()
    .catch(null),
  meta_data: z
    .array(z.object({ key: z.string(), value: z.unknown() }))
    .nullish()
    .catch(null),
})
export type WireOrder = z.infer<typeof WireOrder>

/** Core statuses and the usual ones of plugins; «completed» says the shop is done, which for goods means sent. */
const states: Record<string, Order['state']> = {
  pending: 'unpaid',
  failed: 'unpaid',
  'on-hold': 'unpaid',
  processing: 'paid',
  packing: 'packing',
  packed: 'packing',
  completed: 'shipped',
  shipped: 'shipped',
  delivered: 'delivered',
  cancelled: 'cancelled',
  refunded: 'refunded',
  'partial-refunded': 'partlyRefunded',
  'partially-refunded': 'partlyRefunded',
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}
const plain = (html: string): string =>
  html.replace(/&(#\d{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    const code = name.startsWith('#') ? Number(name.slice(1)) : 0
    return code > 31 && code < 0x110000 && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : (entities[name.toLowerCase()] ?? whole)
  })

/** Tracking numbers are not in WooCommerce's core: plugins keep them in `meta_data`, as text or as a list of parcels. */
const tracking = (meta: WireOrder['meta_data']): { numbers: string[]; shippedAt: number | null } => {
  const numbers = new Set<string>()
  let shippedAt: number | null = null
  for (const { key, value } of meta ?? []) {
    if (!/track/i.test(key)) continue
    if (
      typeof value === 'string' &&
      /track\w*[_-]?(number|code|no|id)$|^_?tracking$/i.test(key) &&
      /^[A-Za-z0-9][A-Za-z0-9 -]{4,48}$/.test(value.trim())
    )
      numbers.add(value.trim())
    if (!Array.isArray(value)) continue
    for (const item of value.slice(0, 50)) {
      const one = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>
      const number = filled(one.tracking_number) ?? filled(one.tracking_code)
      if (number !== null && number.length <= 60) numbers.add(number)
      const at = unixOrIso(one.date_shipped)
      if (at !== null) shippedAt = shippedAt === null ? at : Math.min(shippedAt, at)
    }
  }
  return { numbers: [...numbers], shippedAt }
}

/** Throws RangeError for money that is none: such an order is named as unreadable, never shown with a wrong sum. */
export const mapOrder = (wire: WireOrder, { backendId, shopId, base }: { backendId: BackendId; shopId: ShopId; base: string }): Order => {
  const total = moneyOf(wire.total, wire.currency)
  const back = (wire.refunds ?? []).reduce((sum, { total: one }) => sum + Math.abs(moneyOf(one, wire.currency).minor), 0)
  const state = states[wire.status] ?? 'other'
  const { numbers, shippedAt } = tracking(wire.meta_data)
  const name = [wire.billing?.first_name, wire.billing?.last_name].filter(Boolean).join(' ')
  const country = filled(wire.shipping?.country) ?? filled(wire.billing?.country)
  return {
    id: localId(backendId, 'o', wire.id),
    backendId,
    shopId,
    remoteId: String(wire.id),
    number: oneLine(String(wire.number ?? wire.id), 60),
    buyer: { email: filled(wire.billing?.email), phone: filled(wire.billing?.phone), name: filled(name) ?? filled(wire.billing?.company) },
    state: back > 0 && back < total.minor && state !== 'cancelled' ? 'partlyRefunded' : state,
    total,
    refunded: back > 0 ? { minor: back, currency: total.currency } : null,
    lines: (wire.line_items ?? []).slice(0, 500).map((line) => {
      const unit = line.price ?? (line.quantity > 0 ? Number(line.total ?? 0) / line.quantity : 0)
      return {
        sku: filled(line.sku),
        title: oneLine(plain(line.name ?? ''), 300),
        quantity: Math.round(line.quantity),
        price: moneyOf(typeof unit === 'number' ? unit.toFixed(6) : unit, wire.currency),
      }
    }),
    country: country !== null && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null,
    createdAt: wire.date_created_gmt ?? 0,
    paidAt: wire.date_paid_gmt,
    shippedAt: shippedAt ?? (state === 'shipped' || state === 'delivered' ? wire.date_completed_gmt : null),
    updatedAt: wire.date_modified_gmt ?? wire.date_created_gmt ?? 0,
    trackingNumbers: numbers,
    url: `${base}/wp-admin/post.php?post=${wire.id}&action=edit`,
  }
}
