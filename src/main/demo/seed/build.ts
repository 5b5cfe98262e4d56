import { type DemoContent, type DemoLanguage, type DemoShop, type DemoThread, fillSlots } from '../content'
import { createRng, type Rng } from '../rng'
import type { Json, ShopData } from '../types'
import { aftershipTracking, secondParcels } from './aftership'
import { addCases } from './cases'
import { buildDirectory } from './directory'
import { paypalDispute } from './disputes'
import { wooCustomer, wooOrder } from './orders'
import { type PlannedOrder, planParcel } from './parcels'
import { ShopSeeder } from './shop'
import { shopifyShop } from './shopify'
import { stripeAccount } from './stripe'
import { prices } from './thread'

const TOTAL = 400
const HOUR = 3_600_000

interface SeedOptions {
  seed: number
  /** Start of the demo: all ages count back from here. */
  now: number
  wooBaseUrl(shopId: string): string
  paypalBaseUrl: string
}

/** The demo at its start. The same content, seed and start give the same rows. */
export function buildDemo(content: DemoContent, options: SeedOptions): ShopData[] {
  return content.shops.map((shop, i) => buildShop(content, shop, i + 1, options))
}

function buildShop(content: DemoContent, shop: DemoShop, accountId: number, options: SeedOptions): ShopData {
  const { now } = options
  const rng = createRng(options.seed).fork(shop.id)
  const directory = buildDirectory(content, shop, accountId, now)
  const seeder = new ShopSeeder(content, shop, directory, now, rng.fork('conversations'))
  const share = Math.floor(TOTAL / content.shops.length) + (accountId <= TOTAL % content.shops.length ? 1 : 0)
  const disputes: Json[] = []
  let left = share
  if (content.dispute.shop === shop.id) {
    const order = addDispute(content, shop, seeder, now, rng.fork('dispute'))
    disputes.push(paypalDispute(content, order, options.paypalBaseUrl, now))
    left--
  }
  left -= content.cases.filter((one) => one.shop === shop.id).length
  const chosen = chooseThreads(content, shop, left, rng.fork('threads'))
  // One lies in the leads' inbox, which the desk's agent may not see.
  const hidden = chosen.findLastIndex((c) => c.thread.channels.includes('email'))
  chosen.forEach(({ thread, language }, i) => {
    seeder.add(thread, language, i === hidden ? directory.inboxes.find((inbox) => inbox.name.endsWith('Wholesale')) : undefined)
  })
  // Last, so that what was there before them stays as it was.
  disputes.push(...addCases({ content, shop, seeder, now, rng: rng.fork('cases'), paypalBaseUrl: options.paypalBaseUrl }))
  const rows = seeder.take()
  const wooUrl = options.wooBaseUrl(shop.id)
  const wireRng = rng.fork('orders')
  const orders = seeder.orders.map((order) => wooOrder(shop, order, wooUrl, wireRng)).sort((a, b) => a.id - b.id)
  const languageOf = new Map(rows.contacts.map((c) => [c.email, c.language]))
  return {
    shopId: shop.id,
    account: { ...directory, ...rows },
    orders,
    customers: [...new Map(seeder.orders.map((order) => [order.email, order])).values()].map((order) =>
      wooCustomer(order, shop.zone, wireRng),
    ),
    trackings: [
      ...seeder.orders
        .map((order) => aftershipTracking(shop, order, languageOf.get(order.email) ?? 'en', wireRng))
        .filter((tracking) => tracking !== null),
      ...secondParcels(shop, seeder.orders, now, rng.fork('second parcels')),
    ],
    disputes,
    shopify:
      shop.platform === 'shopify'
        ? shopifyShop(shop, seeder.orders, (email) => languageOf.get(email) ?? 'en', now, rng.fork('shopify'))
        : null,
    stripe: shop.platform === 'shopify' ? stripeAccount(shop, seeder.orders, now) : null,
  }
}

/** Each thread written for this shop once, then more of them by the shop's mix of languages (earlier ones weigh more). */
function chooseThreads(content: DemoContent, shop: DemoShop, count: number, rng: Rng): { thread: DemoThread; language: DemoLanguage }[] {
  const all = shop.languages.flatMap((language) =>
    (content.threads[language]?.threads ?? []).filter((t) => t.shops.includes(shop.id)).map((thread) => ({ thread, language })),
  )
  if (all.length === 0) return []
  const chosen = rng.shuffle(all).slice(0, count)
  const languages = shop.languages.filter((l) => all.some((t) => t.language === l))
  const weighted = languages.flatMap((language, i) => Array<DemoLanguage>(Math.max(1, Math.round(8 / (i + 1.5)))).fill(language))
  while (chosen.length < count) {
    const language = rng.pick(weighted)
    chosen.push(rng.pick(all.filter((t) => t.language === language)))
  }
  return chosen
}

/** The disputed order with its conversation. */
function addDispute(content: DemoContent, shop: DemoShop, seeder: ShopSeeder, now: number, rng: Rng): PlannedOrder {
  const { dispute } = content
  const day = 24 * HOUR
  const openedAt = now - dispute.openedDaysAgo * day
  const orderedAt = now - dispute.orderedDaysAgo * day
  const product = content.products.find((p) => p.sku === dispute.sku) ?? content.products[0]
  const parcel = content.parcels.find((p) => p.id === dispute.parcel) ?? content.parcels[0]
  if (!product || !parcel) throw new Error('the dispute names no product or parcel')
  const order: PlannedOrder = {
    number: dispute.order,
    id: Number(dispute.order.replace(/\D/g, '')),
    product,
    person: dispute.buyer,
    email: dispute.buyer.email,
    orderedAt,
    size: null,
    parcel: planParcel(parcel, orderedAt, now, rng),
    refunded: false,
    story: { topic: 'payment-dispute', status: 'open' },
    customerId: seeder.customerId(dispute.buyer.email),
  }
  seeder.orders.push(order)
  const inbox = seeder.inbox('Channel::Email')
  const me = seeder.me()
  const contact = seeder.contactFor(dispute.buyer, dispute.language, inbox, dispute.buyer.email, orderedAt)
  const slots = {
    product: product.name,
    sku: product.sku,
    order: order.number,
    tracking: order.parcel?.tracking ?? '',
    carrier: parcel.carrier,
    place: order.parcel?.place ?? '',
    first: dispute.buyer.first,
    last: dispute.buyer.last,
    city: dispute.buyer.city,
    shop: shop.name,
    agent: me.name.split(' ')[0] ?? me.name,
    days: String(dispute.orderedDaysAgo),
    ...prices(shop, product, dispute.language),
    date: new Date(orderedAt).toISOString().slice(0, 10),
  }
  const subject = fillSlots(dispute.subject.text, slots)
  const messages = [...dispute.messages]
    .sort((a, b) => a.hoursAfter - b.hoursAfter)
    .map((m, i) =>
      seeder.message({
        by: m.by === 'provider' ? 'event' : m.by,
        text: fillSlots(m.text, slots),
        at: Math.min(openedAt + m.hoursAfter * HOUR, now - 60_000) + i * 1000,
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
    language: dispute.language,
    status: 'open',
    snoozedUntil: null,
    priority: 'urgent',
    labels: dispute.labels,
    assigneeId: me.id,
    teamId: seeder.directory.teams.find((t) => t.name === 'disputes')?.id ?? null,
    followUps: [],
    seen: false,
  })
  return order
}
