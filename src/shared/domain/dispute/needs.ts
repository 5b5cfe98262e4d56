/** What each reason is decided by, as data: which proof, how much it weighs, and who says so. */
import type { EvidenceFileKind } from './evidence'
import type { DisputeReason } from './reason'

export type NeedId =
  | 'orderDetails'
  | 'shipmentProof'
  | 'deliveryProof'
  | 'signature'
  | 'address'
  | 'customerConfirmed'
  | 'conversation'
  | 'itemDescription'
  | 'photos'
  | 'returnPolicy'
  | 'policyAccepted'
  | 'noReturn'
  | 'resolutionOffered'
  | 'refundMade'
  | 'priorOrders'
  | 'buyerIdentity'
  | 'usage'
  | 'separateOrders'
  | 'receipt'
  | 'notCancelled'
  | 'otherPayment'
export type NeedWeight = 'must' | 'strong' | 'helps'

export interface NeedSource {
  name: string
  url: string | null
}
const stripe: NeedSource = { name: 'Stripe, Dispute reason code categories', url: 'https://docs.stripe.com/disputes/categories' }
const paypal: NeedSource = {
  name: 'PayPal, Disputes API: provide evidence',
  url: 'https://developer.paypal.com/docs/api/customer-disputes/v1/#disputes_provide-evidence',
}
const protection: NeedSource = { name: 'PayPal user agreement, Seller Protection (signature from 750 USD)', url: null }
const visa: NeedSource = { name: 'Visa, Dispute Management Guidelines for Visa Merchants', url: null }
const compelling: NeedSource = { name: 'Visa, Compelling Evidence 3.0: two earlier payments, 120 to 365 days old', url: null }

type Row = [NeedId, NeedWeight, NeedSource]
export const needsOf: Record<DisputeReason, readonly Row[]> = {
  notReceived: [
    ['deliveryProof', 'must', stripe],
    ['shipmentProof', 'must', paypal],
    ['signature', 'strong', protection],
    ['address', 'strong', stripe],
    ['customerConfirmed', 'strong', visa],
    ['refundMade', 'strong', paypal],
    ['orderDetails', 'helps', stripe],
    ['conversation', 'helps', stripe],
  ],
  notAsDescribed: [
    ['itemDescription', 'must', stripe],
    ['photos', 'strong', stripe],
    ['returnPolicy', 'strong', stripe],
    ['noReturn', 'strong', visa],
    ['resolutionOffered', 'strong', visa],
    ['refundMade', 'strong', paypal],
    ['customerConfirmed', 'helps', visa],
    ['deliveryProof', 'helps', stripe],
    ['conversation', 'helps', stripe],
  ],
  unauthorised: [
    ['deliveryProof', 'must', paypal],
    ['priorOrders', 'strong', compelling],
    ['buyerIdentity', 'strong', stripe],
    ['customerConfirmed', 'strong', visa],
    ['address', 'strong', stripe],
    ['shipmentProof', 'strong', paypal],
    ['refundMade', 'strong', paypal],
    ['usage', 'helps', stripe],
    ['orderDetails', 'helps', stripe],
    ['conversation', 'helps', stripe],
  ],
  duplicate: [
    ['separateOrders', 'must', stripe],
    ['receipt', 'must', stripe],
    ['refundMade', 'strong', paypal],
    ['shipmentProof', 'strong', stripe],
    ['orderDetails', 'helps', stripe],
    ['conversation', 'helps', stripe],
  ],
  creditNotProcessed: [
    ['refundMade', 'must', stripe],
    ['returnPolicy', 'strong', stripe],
    ['policyAccepted', 'strong', stripe],
    ['noReturn', 'strong', visa],
    ['conversation', 'helps', stripe],
    ['orderDetails', 'helps', stripe],
  ],
  cancelled: [
    ['policyAccepted', 'must', stripe],
    ['notCancelled', 'strong', stripe],
    ['usage', 'strong', stripe],
    ['returnPolicy', 'helps', stripe],
    ['conversation', 'helps', stripe],
    ['orderDetails', 'helps', stripe],
  ],
  incorrectAmount: [
    ['receipt', 'must', visa],
    ['orderDetails', 'must', visa],
    ['refundMade', 'strong', paypal],
    ['conversation', 'helps', stripe],
  ],
  paidOtherwise: [
    ['otherPayment', 'must', visa],
    ['orderDetails', 'strong', visa],
    ['refundMade', 'strong', paypal],
    ['conversation', 'helps', stripe],
  ],
  general: [
    ['orderDetails', 'must', stripe],
    ['deliveryProof', 'strong', stripe],
    ['shipmentProof', 'strong', stripe],
    ['refundMade', 'strong', paypal],
    ['returnPolicy', 'helps', stripe],
    ['conversation', 'helps', stripe],
  ],
}

/** Of what kind a file is that shows it. */
export const fileKindOf: Record<NeedId, EvidenceFileKind> = {
  orderDetails: 'receipt',
  shipmentProof: 'shipping',
  deliveryProof: 'shipping',
  signature: 'signature',
  address: 'shipping',
  customerConfirmed: 'conversation',
  conversation: 'conversation',
  itemDescription: 'other',
  photos: 'other',
  returnPolicy: 'refundPolicy',
  policyAccepted: 'cancellationPolicy',
  noReturn: 'other',
  resolutionOffered: 'conversation',
  refundMade: 'receipt',
  priorOrders: 'receipt',
  buyerIdentity: 'other',
  usage: 'service',
  separateOrders: 'otherPayment',
  receipt: 'receipt',
  notCancelled: 'conversation',
  otherPayment: 'otherPayment',
}
