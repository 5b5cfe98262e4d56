/** Orders, parcels and disputes, normalised. Money is in minor units of its currency (ISO 4217); times are epoch ms UTC. */
import { z } from 'zod'
import { Instant } from '../conversation/types'
import { BackendId, DisputeId, OrderId, ParcelId, ShopId } from '../ids'

export const Money = z.object({ minor: z.number().int(), currency: z.string().length(3) })
export type Money = z.infer<typeof Money>

/** How a record is matched to a customer of a conversation: by what the backend knows of the buyer. */
export const BuyerKeys = z.object({ email: z.string().nullable(), phone: z.string().nullable(), name: z.string().nullable() })
export type BuyerKeys = z.infer<typeof BuyerKeys>

export const OrderState = z.enum(['unpaid', 'paid', 'packing', 'shipped', 'delivered', 'cancelled', 'refunded', 'partlyRefunded', 'other'])
export const OrderLine = z.object({ sku: z.string().nullable(), title: z.string(), quantity: z.number().int(), price: Money })
export const Order = z.object({
  id: OrderId,
  backendId: BackendId,
  shopId: ShopId,
  remoteId: z.string(),
  /** The number the customer knows, such as NL-1042. */
  number: z.string(),
  buyer: BuyerKeys,
  state: OrderState,
  /** In the currency the customer paid in. */
  total: Money,
  refunded: Money.nullable(),
  lines: z.array(OrderLine),
  country: z.string().nullable(),
  createdAt: Instant,
  paidAt: Instant.nullable(),
  shippedAt: Instant.nullable(),
  updatedAt: z.number().min(0),
  trackingNumbers: z.array(z.string()),
  url: z.string().nullable(),
  /** The fields below are missing where the system does not tell them, and in rows cached before they existed. */
  deliveredAt: Instant.nullable().optional(),
  /** Each refund with the time it was made. */
  refunds: z.array(z.object({ at: Instant, amount: Money })).optional(),
  returnState: z.enum(['none', 'requested', 'inProgress', 'returned', 'declined', 'other']).optional(),
  /** When the customer asked for the return (withdrew). */
  returnRequestedAt: Instant.nullable().optional(),
  /** The shop's own note and tags on the order. */
  note: z.string().nullable().optional(),
  tags: z.array(z.string()).optional(),
  /** Language the customer bought in. */
  language: z.string().nullable().optional(),
  /** The total in the shop's own currency, where the customer paid in another. */
  shopTotal: Money.nullable().optional(),
})
export type Order = z.infer<typeof Order>

/** How an order stands at its backend right now. */
export interface OrderHead {
  orderId: OrderId
  /** False where the backend no longer has it; the rest then says nothing. */
  exists: boolean
  state: z.infer<typeof OrderState>
  /** Minor units of the order's currency. */
  refundedMinor: number
}

export const ParcelState = z.enum(['labelled', 'inTransit', 'held', 'outForDelivery', 'delivered', 'failed', 'returned', 'unknown'])
export const Scan = z.object({ at: Instant, zone: z.string().nullable(), place: z.string(), text: z.string(), state: ParcelState })
export const Parcel = z.object({
  id: ParcelId,
  backendId: BackendId,
  shopId: ShopId,
  remoteId: z.string(),
  trackingNumber: z.string(),
  carrier: z.string(),
  orderNumber: z.string().nullable(),
  buyer: BuyerKeys,
  state: ParcelState,
  scans: z.array(Scan),
  expectedAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  updatedAt: z.number().min(0),
  /** The fields below are missing where the system does not tell them, and in rows cached before they existed. */
  /** `return`: the customer sends it back; that it was delivered then says nothing of the customer's own parcel. */
  direction: z.enum(['forward', 'return']).optional(),
  /** Who signed, as the carrier wrote it. */
  signedBy: z.string().nullable().optional(),
  /** The carrier's own page of it. */
  url: z.string().nullable().optional(),
})
export type Parcel = z.infer<typeof Parcel>

export const Dispute = z.object({
  id: DisputeId,
  backendId: BackendId,
  shopId: ShopId,
  remoteId: z.string(),
  reason: z.string(),
  stage: z.enum(['inquiry', 'chargeback', 'prearbitration', 'arbitration', 'other']),
  state: z.enum(['needsResponse', 'underReview', 'won', 'lost', 'closed', 'other']),
  amount: Money,
  orderNumber: z.string().nullable(),
  buyer: BuyerKeys,
  /** The date the provider gives; null where it gives none. */
  dueAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: z.number().min(0),
  messages: z.array(z.object({ by: z.enum(['buyer', 'shop', 'provider']), at: Instant, text: z.string() })),
  /** The fields below are missing where the provider does not tell them, and in rows cached before they existed. */
  /**
   * What the provider takes now: kinds of evidence (`EvidenceKind`) where it takes an answer, `appeal` and
   * `supportingInfo` (`EvidenceWay`) where it takes that; empty: nothing more.
   */
  asks: z.array(z.string()).optional(),
  /** When evidence went in; one that takes a single submission then takes no more. */
  evidenceSentAt: Instant.nullable().optional(),
  /** How often evidence went in, where the provider counts and does not date it. */
  submissions: z.number().int().min(0).optional(),
  trackingNumbers: z.array(z.string()).optional(),
  transactionIds: z.array(z.string()).optional(),
  /** What may still be given back of it. */
  refundable: Money.nullable().optional(),
  /** The card network and its own code of the reason (`visa`, `13.1`), where a card stands behind it. */
  network: z.string().nullable().optional(),
  networkReason: z.string().nullable().optional(),
  /** The reason as one of `domain/dispute/reason.ts`, where its connector knows better than that file. */
  claim: z.string().optional(),
  url: z.string().nullable().optional(),
})
export type Dispute = z.infer<typeof Dispute>
