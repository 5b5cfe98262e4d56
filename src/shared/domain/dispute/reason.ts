/** Why a buyer disputes, in one list for all providers and networks. */
import type { Dispute } from '../order/types'

export const disputeReasons = [
  'notReceived',
  'notAsDescribed',
  'unauthorised',
  'duplicate',
  'creditNotProcessed',
  'cancelled',
  'incorrectAmount',
  'paidOtherwise',
  'general',
] as const
export type DisputeReason = (typeof disputeReasons)[number]

/** PayPal: OpenAPI 1.10, `dispute_reason`. Stripe: API reference, `dispute.reason`. Both in lower case. */
const named: Record<string, DisputeReason> = {
  merchandise_or_service_not_received: 'notReceived',
  merchandise_or_service_not_as_described: 'notAsDescribed',
  unauthorised: 'unauthorised',
  credit_not_processed: 'creditNotProcessed',
  duplicate_transaction: 'duplicate',
  incorrect_amount: 'incorrectAmount',
  payment_by_other_means: 'paidOtherwise',
  canceled_recurring_billing: 'cancelled',
  product_not_received: 'notReceived',
  product_unacceptable: 'notAsDescribed',
  fraudulent: 'unauthorised',
  unrecognized: 'unauthorised',
  debit_not_authorized: 'unauthorised',
  duplicate: 'duplicate',
  subscription_canceled: 'cancelled',
}

/** Stripe, «Dispute reason code categories» (docs.stripe.com/disputes/categories), for Visa, Mastercard and Amex. */
const codes: Record<string, DisputeReason> = {
  '10.3': 'unauthorised',
  '10.4': 'unauthorised',
  '10.5': 'unauthorised',
  '12.5': 'incorrectAmount',
  '12.6.1': 'duplicate',
  '12.6.2': 'paidOtherwise',
  '13.1': 'notReceived',
  '13.2': 'cancelled',
  '13.3': 'notAsDescribed',
  '13.4': 'notAsDescribed',
  '13.5': 'notAsDescribed',
  '13.6': 'creditNotProcessed',
  '13.7': 'creditNotProcessed',
  '4837': 'unauthorised',
  '4840': 'unauthorised',
  '4863': 'unauthorised',
  '4834': 'duplicate',
  '4841': 'cancelled',
  '4855': 'notReceived',
  '4860': 'creditNotProcessed',
  C02: 'creditNotProcessed',
  C04: 'creditNotProcessed',
  C05: 'creditNotProcessed',
  C08: 'notReceived',
  C14: 'paidOtherwise',
  C28: 'cancelled',
  C31: 'notAsDescribed',
  F24: 'unauthorised',
  F29: 'unauthorised',
  P08: 'duplicate',
}

const isReason = (text: string): text is DisputeReason => (disputeReasons as readonly string[]).includes(text)

/** What its connector says, else the provider's reason where it says one; where it is only «general», the card network's own code. */
export const reasonOf = ({ reason, networkReason, claim = '' }: Pick<Dispute, 'reason' | 'networkReason' | 'claim'>): DisputeReason => {
  if (isReason(claim)) return claim
  const key = reason.trim().toLowerCase()
  if (Object.hasOwn(named, key)) return named[key] ?? 'general'
  const code = (networkReason ?? '').trim().toUpperCase()
  return Object.hasOwn(codes, code) ? (codes[code] ?? 'general') : 'general'
}
