import type { DemoClock } from '../types'
import { type ShopifyData, type ShopifyOrder, type ShopifyReturn, totalMinor } from './model'

/** The shop's rows, and what its owner does to them in the shop's own office. Every change counts as an update of its order. */
export class ShopifyStore {
  private nextId: number

  constructor(
    readonly data: ShopifyData,
    readonly clock: DemoClock,
    private readonly changed: () => void = () => {},
  ) {
    const ids = data.orders.flatMap((o) => [
      o.id,
      ...[...o.lines, ...o.fulfillments, ...o.refunds, ...o.returns, ...o.disputes].map((one) => one.id),
      ...o.fulfillments.flatMap((f) => f.events.map((e) => e.id)),
    ])
    this.nextId = ids.reduce((most, id) => Math.max(most, id), 0) + 1
  }

  order(id: number): ShopifyOrder | undefined {
    return this.data.orders.find((order) => order.id === id)
  }

  /** By the name that customers know, such as `#1001`. */
  named(name: string): ShopifyOrder {
    const order = this.data.orders.find((one) => one.name === name)
    if (!order) throw new Error(`no order ${name}`)
    return order
  }

  /** Changes an order; two changes within one millisecond still get two times, as ids and cursors rest on them. */
  touch(order: ShopifyOrder): void {
    order.updatedBefore = order.updatedAt
    order.updatedAt = Math.max(this.clock.now(), order.updatedAt + 1)
    this.changed()
  }

  /** Gives back `minor` (default: everything) of an order's money. */
  refund(name: string, minor?: number, note: string | null = null): void {
    const order = this.named(name)
    const line = order.lines[0]
    const amount = minor ?? totalMinor(order)
    const whole = amount >= totalMinor(order)
    if (line && whole) line.refunded = line.quantity
    order.refunds.push({
      id: this.nextId++,
      createdAt: this.clock.now(),
      note,
      minor: amount,
      lines: line && whole ? [{ lineId: line.id, quantity: line.quantity, minor: line.unitMinor * line.quantity, restock: 'RETURN' }] : [],
      returnId: null,
    })
    this.touch(order)
  }

  cancel(name: string, reason: 'CUSTOMER' | 'FRAUD' | 'INVENTORY' | 'OTHER' = 'CUSTOMER'): void {
    const order = this.named(name)
    order.cancelled = { at: this.clock.now(), reason, note: null }
    this.touch(order)
  }

  /** Opens a return, or moves the order's last one on. */
  returned(name: string, status: ShopifyReturn['status']): void {
    const order = this.named(name)
    const now = this.clock.now()
    const known = order.returns.at(-1)
    const row: ShopifyReturn = known ?? {
      id: this.nextId++,
      status,
      createdAt: now,
      approvedAt: null,
      closedAt: null,
      decline: null,
      quantity: order.lines[0]?.quantity ?? 1,
    }
    if (!known) order.returns.push(row)
    row.status = status
    if (status === 'OPEN') row.approvedAt = now
    if (status === 'CLOSED' || status === 'CANCELED') row.closedAt = now
    if (status === 'DECLINED') row.decline = { reason: 'RETURN_PERIOD_ENDED', note: null }
    this.touch(order)
  }

  /** Takes a piece out of an order and puts another in: lines change under whoever holds the order. */
  edit(name: string, sku: string, title: string, unitMinor: number): void {
    const order = this.named(name)
    order.lines = [{ id: this.nextId++, title, variant: null, sku, quantity: 1, unitMinor, refunded: 0 }]
    order.edited = true
    this.touch(order)
  }

  delivered(name: string): void {
    const order = this.named(name)
    const fulfillment = order.fulfillments.at(-1)
    if (!fulfillment) throw new Error(`${name} was never sent`)
    const now = this.clock.now()
    fulfillment.display = 'DELIVERED'
    fulfillment.deliveredAt = now
    fulfillment.updatedAt = now
    fulfillment.events.push({ id: this.nextId++, at: now, status: 'DELIVERED', message: 'Delivered', city: null, country: null })
    this.touch(order)
  }

  /** A deleted order vanishes from every list; nothing but a webhook tells it. */
  remove(name: string): void {
    const { orders } = this.data
    orders.splice(orders.indexOf(this.named(name)), 1)
    this.changed()
  }

  note(order: ShopifyOrder, change: { note?: string | null; tags?: string[]; email?: string | null; phone?: string | null }): void {
    if (change.note !== undefined) order.note = change.note === '' ? null : change.note
    if (change.tags !== undefined) order.tags = normalTags(change.tags)
    if (change.email !== undefined) order.email = change.email
    if (change.phone !== undefined) order.phone = change.phone
    this.touch(order)
  }
}

/** Shopify trims tags, drops doubles whatever their case, and lists them by the alphabet. */
export function normalTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const raw of tags.flatMap((tag) => tag.split(','))) {
    const tag = raw.trim()
    if (tag !== '' && !kept.has(tag.toLowerCase())) kept.set(tag.toLowerCase(), tag)
  }
  return [...kept.values()].sort((a, b) => a.localeCompare(b, 'en'))
}
