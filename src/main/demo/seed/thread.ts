import {
  type DemoChannel,
  type DemoContent,
  type DemoLanguage,
  type DemoPerson,
  type DemoProduct,
  type DemoShop,
  type DemoThread,
  type DemoTurn,
  fillSlots,
} from '../content'
import type { Rng } from '../rng'
import { type PlannedOrder, planParcel } from './parcels'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type End = DemoThread['ends'][number]

/** A conversation as planned: who, about what, how far it has gone, and when its last turn was. */
export interface Plan {
  thread: DemoThread
  language: DemoLanguage
  end: End
  person: DemoPerson
  email: string
  product: DemoProduct
  order: PlannedOrder
  lastAt: number
  /** Time of each turn that has happened. */
  times: number[]
  texts: string[]
  subject: string
  slots: Record<string, string>
}

function pickProduct(content: DemoContent, shop: DemoShop, thread: DemoThread, rng: Rng): DemoProduct {
  const own = content.products.filter((p) => p.shop === shop.id && (!thread.sized || p.sizes.length >= 2))
  const fitting = own.filter((p) => thread.kinds.length === 0 || thread.kinds.includes(p.kind))
  return rng.pick(fitting.length ? fitting : own.length ? own : content.products)
}

/** How long customers of a channel have waited, in minutes: most are due soon, one in six is late. */
const waits: Record<DemoChannel, readonly (readonly [number, number])[]> = {
  chat: [
    [0.2, 0.9],
    [0.1, 0.6],
    [0.3, 0.8],
    [1.5, 4],
  ],
  whatsapp: [
    [2, 20],
    [10, 50],
    [30, 58],
    [5, 40],
    [20, 55],
    [65, 120],
  ],
  instagram: [
    [2, 20],
    [10, 50],
    [30, 58],
    [5, 40],
    [20, 55],
    [65, 140],
  ],
  line: [
    [2, 20],
    [10, 50],
    [30, 58],
    [5, 40],
    [20, 55],
    [65, 120],
  ],
  email: [
    [5, 60],
    [40, 150],
    [100, 220],
    [120, 235],
    [20, 180],
    [245, 600],
  ],
}

/** How long ago the last turn was: open ones minutes or hours, so that some are late and most are due soon. */
export function pickAge(end: End, lastTurn: DemoTurn | undefined, channel: DemoChannel, rng: Rng): number {
  switch (end.status) {
    case 'open': {
      if (lastTurn?.by !== 'customer') return rng.int(20, 30 * 60) * MINUTE
      const [least, most] = rng.pick(waits[channel])
      return Math.round(rng.int(least * 60, most * 60) * 1000)
    }
    case 'pending':
      return rng.int(3 * 60, 50 * 60) * MINUTE
    case 'snoozed':
      return rng.int(60, 40 * 60) * MINUTE
    case 'resolved':
      return rng.int(5 * 60, 27 * 24 * 60) * MINUTE
  }
}

function turnTimes(thread: DemoThread, turns: number, lastAt: number): number[] {
  const offsets: number[] = []
  let at = 0
  for (const turn of thread.turns.slice(0, turns)) {
    at += turn.afterMinutes * MINUTE
    offsets.push(at)
  }
  // A second apart at least: ids follow time, and equal times would leave their order open.
  return offsets.map((offset, i) => lastAt - at + offset + i * 1000 - offsets.length * 1000)
}

const parcelFits: Partial<Record<DemoThread['topic'], string[]>> = {
  'where-is-it': ['in_transit', 'held', 'customs', 'out_for_delivery', 'pre_transit'],
  customs: ['customs'],
  return: ['delivered'],
  damaged: ['delivered'],
  'partial-refund': ['delivered'],
  size: ['delivered'],
  review: ['delivered'],
  thanks: ['delivered'],
  address: ['pre_transit', 'in_transit'],
}

function pickParcel(content: DemoContent, shop: DemoShop, thread: DemoThread, rng: Rng) {
  const own = content.parcels.filter((p) => p.shops.includes(shop.id))
  const named = thread.parcel ? content.parcels.find((p) => p.id === thread.parcel) : undefined
  if (named) return named
  const fits = parcelFits[thread.topic]
  const fitting = fits ? own.filter((p) => fits.includes(p.status)) : own
  return rng.pick(fitting.length ? fitting : own.length ? own : content.parcels)
}

interface PlanInput {
  content: DemoContent
  shop: DemoShop
  thread: DemoThread
  language: DemoLanguage
  person: DemoPerson
  email: string
  end: End
  lastAt: number
  orderId: number
  customerId: number
  now: number
  /** The first use of a thread keeps its own words; later ones take other wordings. */
  vary: boolean
}

export function planConversation(input: PlanInput, rng: Rng): Plan {
  const { content, shop, thread, language, person, end, lastAt, now } = input
  const times = turnTimes(thread, end.turns, lastAt)
  const firstAt = times[0] ?? lastAt
  const product = pickProduct(content, shop, thread, rng)
  const wantedDays = rng.int(5, 10)
  const parcel = planParcel(pickParcel(content, shop, thread, rng), firstAt - wantedDays * DAY, now, rng)
  const orderedAt = Math.min(firstAt - wantedDays * DAY, parcel.startAt - 6 * HOUR)
  const days = Math.min(10, Math.max(5, Math.round((firstAt - orderedAt) / DAY)))
  const sizeAt = product.sizes.length >= 2 ? rng.int(0, product.sizes.length - 2) : 0
  const size = product.sizes[sizeAt] ?? null
  const order: PlannedOrder = {
    number: `${shop.code}-${input.orderId}`,
    id: input.orderId,
    product,
    person,
    email: input.email,
    orderedAt,
    size,
    parcel,
    customerId: input.customerId,
    refunded: thread.topic === 'return' && end.status === 'resolved',
    story: { topic: thread.topic, status: end.status },
  }
  const slots: Record<string, string> = {
    product: product.name,
    sku: product.sku,
    size: size ?? '',
    size2: product.sizes[sizeAt + 1] ?? '',
    order: order.number,
    tracking: parcel.tracking,
    carrier: parcel.parcel.carrier,
    place: parcel.place,
    first: person.first,
    last: person.last,
    vocative: person.vocative ?? person.first,
    city: person.city,
    shop: shop.name,
    days: String(days),
    ...prices(shop, product, language),
    coupon: `${shop.code}10-${rng.hex(3).toUpperCase()}`,
    date: new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone: person.zone }).format(orderedAt),
  }
  for (const [name, options] of Object.entries(thread.choices ?? {})) slots[name] = fillSlots(rng.pick(options).text, slots)
  return {
    thread,
    language,
    end,
    person,
    email: input.email,
    product,
    order,
    lastAt,
    times,
    texts: thread.turns.slice(0, end.turns).map((turn, i) => wording(thread, turn, i, input.vary, rng)),
    subject: thread.subject?.text ?? '',
    slots,
  }
}

export function prices(shop: DemoShop, product: DemoProduct, language: string): { amount: string; price: string; partial: string } {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: shop.currency })
  const shipping = product.price >= 60 ? 0 : 4.9
  return {
    amount: format.format(product.price + shipping),
    price: format.format(product.price),
    partial: format.format(Math.round(product.price * 20) / 100),
  }
}

function wording(thread: DemoThread, turn: DemoTurn, index: number, vary: boolean, rng: Rng): string {
  const others = thread.alternatives.filter((a) => a.turn === index).flatMap((a) => a.options.map((o) => o.text))
  return vary ? rng.pick([turn.text, ...others]) : turn.text
}
