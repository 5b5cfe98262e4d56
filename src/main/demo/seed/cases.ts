import { type DemoCase, type DemoContent, type DemoPerson, type DemoProduct, type DemoShop, fillSlots } from '../content'
import { openDispute } from '../paypal/provider'
import type { Rng } from '../rng'
import type { ChannelType, Json } from '../types'
import { type PlannedOrder, planParcel } from './parcels'
import { CHANNEL, type ShopSeeder } from './shop'
import { prices } from './thread'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const channelOf = (channel: DemoCase['channel']): ChannelType => (channel === 'marketplace' ? 'Channel::Api' : CHANNEL[channel])

interface Making {
  content: DemoContent
  shop: DemoShop
  seeder: ShopSeeder
  now: number
  rng: Rng
  paypalBaseUrl: string
}

/** The hand-written cases of a shop: each shows a clock or a rule at work. Returns the disputes among them. */
export function addCases(making: Making): Json[] {
  return making.content.cases.filter((one) => one.shop === making.shop.id).flatMap((one) => addCase(one, making))
}

function addCase(one: DemoCase, { content, shop, seeder, now, rng, paypalBaseUrl }: Making): Json[] {
  const { email: given, ...plain } = one.person
  const person: DemoPerson = plain
  const email = given ?? `${person.handle}@post.example`
  const product = (sku: string): DemoProduct => {
    const found = content.products.find((p) => p.sku === sku)
    if (!found) throw new Error(`case ${one.id} names no product`)
    return found
  }
  const order = one.order ? planOrder(one, one.order, product(one.order.sku), { person, email, content, seeder, now, rng }) : null
  for (const earlier of one.order?.earlier ?? [])
    planOrder(one, { ...earlier, parcel: one.order?.parcel }, product(earlier.sku), { person, email, content, seeder, now, rng })
  const inbox = seeder.inbox(channelOf(one.channel))
  const me = seeder.me()
  const contact = seeder.contactFor(person, one.language, inbox, email, order?.orderedAt ?? now - (one.turns[0]?.hoursAgo ?? 1) * HOUR)
  const slots: Record<string, string> = {
    first: person.first,
    last: person.last,
    shop: shop.name,
    agent: me.name.split(' ')[0] ?? me.name,
    ...(order
      ? {
          order: order.number,
          product: order.product.name,
          tracking: order.parcel?.tracking ?? '',
          carrier: order.parcel?.parcel.carrier ?? '',
          ...prices(shop, order.product, one.language),
        }
      : {}),
  }
  const subject = one.subject ? fillSlots(one.subject.text, slots) : ''
  const messages = one.turns.map((turn) =>
    seeder.message({
      by: turn.by,
      text: fillSlots(turn.text, slots),
      at: now - turn.hoursAgo * HOUR,
      inbox,
      contact,
      agent: me,
      subject,
      attachments: [],
    }),
  )
  seeder.finish({
    inbox,
    contact,
    messages,
    subject,
    language: one.language,
    status: 'open',
    snoozedUntil: null,
    priority: one.priority,
    labels: one.labels,
    assigneeId: one.assigned ? me.id : null,
    teamId: null,
    followUps: [],
    seen: false,
  })
  if (!one.dispute || !order) return []
  const { id, stage, openedHoursAgo, dueInHours, amount } = one.dispute
  const openedAt = now - openedHoursAgo * HOUR
  return [
    openDispute(
      {
        id,
        order: order.number,
        amount: { value: amount, currency: shop.currency },
        buyer: person.full,
        item: order.product.name,
        transaction: `5XW${order.id}DEMO`,
        orderedAt: order.orderedAt,
        reason:
          one.dispute.reason === 'not_as_described' ? 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED' : 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
        stage,
        openedAt,
        dueAt: now + dueInHours * HOUR,
        messages: one.turns
          .filter((turn) => turn.by === 'customer')
          .slice(-1)
          .map((turn) => ({ by: 'BUYER' as const, at: openedAt, text: fillSlots(turn.text, slots) })),
      },
      { name: shop.name, email: shop.senderEmail },
      paypalBaseUrl,
    ),
  ]
}

interface Buyer {
  person: DemoPerson
  email: string
  content: DemoContent
  seeder: ShopSeeder
  now: number
  rng: Rng
}

function planOrder(
  one: DemoCase,
  wanted: { number: string; orderedDaysAgo: number; parcel?: string | undefined; refundedHoursAgo?: number | undefined },
  product: DemoProduct,
  { person, email, content, seeder, now, rng }: Buyer,
): PlannedOrder {
  const orderedAt = now - wanted.orderedDaysAgo * DAY
  const parcel = content.parcels.find((p) => p.id === wanted.parcel)
  const planned = parcel ? planParcel(parcel, orderedAt, now, rng) : null
  const order: PlannedOrder = {
    number: wanted.number,
    id: Number(wanted.number.replace(/\D/g, '')),
    product,
    person,
    email,
    orderedAt: planned ? Math.min(orderedAt, planned.startAt - 6 * HOUR) : orderedAt,
    size: product.sizes[1] ?? null,
    parcel: planned,
    refunded: wanted.refundedHoursAgo !== undefined,
    ...(wanted.refundedHoursAgo === undefined ? {} : { refundedAt: now - wanted.refundedHoursAgo * HOUR }),
    story: { topic: one.topic, status: 'open' },
    customerId: seeder.customerId(email),
  }
  seeder.orders.push(order)
  return order
}
