/** Returns: what a shop reckons with, and what each way out costs whom. Amounts in minor units of one currency at a time. */
import { z } from 'zod'
import type { Money } from '../order/types'

const Share = z.number().min(0).max(1)
export const GoodsState = z.enum(['asNew', 'opened', 'damaged', 'wrongItem'])
export type GoodsState = z.infer<typeof GoodsState>

/** A shop's figures; until it says otherwise, those of `starterReturns`. */
export const ReturnPlan = z.object({
  /** Return freight from a country (ISO 3166-1 alpha-2; `*` for the rest), minor units of the shop's currency. */
  freight: z.record(z.string().max(2), z.number().int().min(0).max(1e12)),
  /** What handling one return costs the shop besides. */
  handlingMinor: z.number().int().min(0).max(1e12),
  /** What of the price the goods are worth again once they are back, by their state. */
  recovered: z.record(GoodsState, Share),
  /** What of the price is given back where the customer keeps the goods. */
  keepShare: z.record(GoodsState, Share),
  /** A coupon instead: its worth as a share of the price, by the goods' state, and what of its worth it costs the shop. */
  couponShare: z.record(GoodsState, Share),
  couponCost: Share,
})
export type ReturnPlan = z.infer<typeof ReturnPlan>

export interface ReturnAsk {
  /** What the goods in question cost the customer. */
  value: Money
  state: GoodsState
  /** Epoch ms UTC; null where it is not known that they arrived. */
  deliveredAt: number | null
  /** The shop's own days from delivery; null: it names none. Whole days: the day of delivery does not count, the last one to its end. */
  returnDays: number | null
  whoPaysReturn: 'shop' | 'customer' | null
  /** Until when the law lets the customer withdraw (epoch ms UTC), or null where it gives no such right. */
  withdrawalEndsAt: number | null
  /** IANA, the customer's own (UTC where it is not known): days end by it. */
  zone: string
  /** What the customer paid for the way to her, where all of the order goes back: a withdrawal gives it back too. */
  outbound: Money | null
  /** Return freight in the currency of `value`; null where nobody knows. */
  freight: Money | null
}

export type ReturnWay = 'return' | 'keep' | 'exchange'
export interface ReturnOption {
  way: ReturnWay
  /** False where the shop owes it to nobody; it may still be offered as goodwill. */
  owed: boolean
  /** What the customer is given: money back, or a coupon's worth. */
  given: Money
  /** What it costs the shop in the end, and what the customer pays. */
  shopCost: Money
  customerCost: Money
  /** Of which: parts of the shop's cost that add up to it (recovered value is negative). */
  parts: readonly { what: 'refund' | 'outbound' | 'freight' | 'handling' | 'recovered' | 'coupon'; minor: number }[]
  /** Words under `returns.why.<code>`. */
  why: readonly string[]
}
export interface ReturnAnswer {
  options: readonly ReturnOption[]
  /** The way that costs the shop least of those that leave the customer no worse off than her rights; null while freight is not known. */
  advised: ReturnWay | null
  /** Words under `returns.right.<code>`: on what the customer may insist. */
  rights: readonly ('withdrawal' | 'policy' | 'faulty' | 'faultyLate' | 'none' | 'notArrived')[]
}
