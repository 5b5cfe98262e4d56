import type { Json } from '../types'

/** What one Stripe account holds: ready-made wire bodies, and the answers it keeps under idempotency keys. */
export interface StripeData {
  disputes: StripeDispute[]
  charges: Json[]
  files: Json[]
  events: Json[]
  /** key → the request it was first sent with, and its answer. */
  kept: Record<string, { print: string; at: number; status: number; body: Json }>
  nextId: number
}

export interface StripeDispute extends Json {
  id: string
  object: 'dispute'
  charge: string
  created: number
  status: string
  evidence: Record<string, unknown>
  evidence_details: {
    due_by: number | null
    has_evidence: boolean
    past_due: boolean
    submission_count: number
    enhanced_eligibility: Json
  }
  metadata: Record<string, string>
}

/** Fields of evidence that name an uploaded file; all others are text. */
export const FILE_FIELDS = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const
const LONG = [
  'access_activity_log',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'duplicate_charge_explanation',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'uncategorized_text',
]
const SHORT = [
  'billing_address',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_id',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
]
/** Most characters of each text field (description of `dispute_evidence_params`). */
export const TEXT_MOST: Record<string, number> = Object.fromEntries([
  ...LONG.map((name) => [name, 20_000]),
  ...SHORT.map((name) => [name, 5000]),
])

export const seconds = (at: number): number => Math.floor(at / 1000)

interface Opening {
  order: string
  minor: number
  currency: string
  buyer: { name: string; email: string | null }
  product: string
  orderedAt: number
  openedAt: number
  /** null: the bank takes no answer. */
  dueAt: number | null
  reason: string
  /** An inquiry (`warning_…`) before the money is gone, or a chargeback. */
  inquiry: boolean
}

/** An account's charge for an order, in the shape of API 2026 sample objects. */
export function chargeOf(opening: Opening, id: string): Json {
  return {
    id: `ch_${id}`,
    object: 'charge',
    amount: opening.minor,
    amount_captured: opening.minor,
    amount_refunded: 0,
    billing_details: { address: null, email: opening.buyer.email, name: opening.buyer.name, phone: null },
    captured: true,
    created: seconds(opening.orderedAt),
    currency: opening.currency.toLowerCase(),
    customer: null,
    description: `Order ${opening.order}`,
    disputed: true,
    livemode: false,
    metadata: { order_number: opening.order },
    paid: true,
    payment_intent: `pi_${id}`,
    payment_method: `pm_${id}`,
    receipt_email: opening.buyer.email,
    refunded: false,
    status: 'succeeded',
  }
}

export function disputeOf(opening: Opening, id: string): StripeDispute {
  const fields = [...FILE_FIELDS, ...Object.keys(TEXT_MOST)].sort()
  return {
    id: `dp_${id}`,
    object: 'dispute',
    amount: opening.minor,
    balance_transactions: [],
    charge: `ch_${id}`,
    created: seconds(opening.openedAt),
    currency: opening.currency.toLowerCase(),
    // Stripe fills in by itself what it knows of the buyer.
    evidence: {
      ...Object.fromEntries(fields.map((name) => [name, null])),
      customer_email_address: opening.buyer.email,
      customer_name: opening.buyer.name,
      enhanced_evidence: {},
    },
    evidence_details: {
      due_by: opening.dueAt === null ? null : seconds(opening.dueAt),
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      enhanced_eligibility: {},
    },
    is_charge_refundable: opening.inquiry,
    livemode: false,
    metadata: {},
    payment_intent: `pi_${id}`,
    reason: opening.reason,
    status: opening.inquiry ? 'warning_needs_response' : 'needs_response',
  }
}
export type StripeOpening = Opening
