/** PayPal dispute → ours. The list gives the head; the detail adds messages, evidence, the outcome and the transaction. */
import type { EvidenceKind, EvidenceWay } from '../../../shared/domain/dispute/evidence'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Dispute } from '../../../shared/domain/order/types'
import { moneyOf } from '../common/money'
import { cut, filled, wellFormed } from '../common/text'
import type { WireDispute } from './wire'

const stages: Record<string, Dispute['stage']> = {
  INQUIRY: 'inquiry',
  CHARGEBACK: 'chargeback',
  PRE_ARBITRATION: 'prearbitration',
  ARBITRATION: 'arbitration',
}

export const stateOf = ({
  status,
  dispute_state: state,
  dispute_outcome: outcome,
  seller_response_due_date: due,
}: WireDispute): Dispute['state'] => {
  if (status === 'RESOLVED' || state === 'RESOLVED' || state === 'APPEALABLE') {
    const code = outcome?.outcome_code ?? ''
    if (code === 'RESOLVED_SELLER_FAVOUR' || code === 'RESOLVED_WITH_PAYOUT') return 'won'
    return code === 'RESOLVED_BUYER_FAVOUR' || code === 'ACCEPTED' || state === 'APPEALABLE' ? 'lost' : 'closed'
  }
  if (status === 'WAITING_FOR_SELLER_RESPONSE' || state === 'REQUIRED_ACTION') return 'needsResponse'
  if (
    status === 'UNDER_REVIEW' ||
    status === 'WAITING_FOR_BUYER_RESPONSE' ||
    state === 'UNDER_PAYPAL_REVIEW' ||
    state === 'REQUIRED_OTHER_PARTY_ACTION'
  )
    return 'underReview'
  return status === 'OPEN' && due !== null ? 'needsResponse' : 'other'
}

/** Our kinds as PayPal's evidence types; what is missing here goes as OTHER. */
export const typeOf: Record<EvidenceKind, string> = {
  proofOfFulfilment: 'PROOF_OF_FULFILLMENT',
  proofOfDelivery: 'PROOF_OF_DELIVERY_SIGNATURE',
  proofOfRefund: 'PROOF_OF_REFUND',
  proofOfReturn: 'PROOF_OF_RETURN',
  proofOfReshipment: 'PROOF_OF_RESHIPMENT',
  receipt: 'PROOF_OF_RECEIPT_COPY',
  itemDescription: 'ITEM_DESCRIPTION',
  returnPolicy: 'RETURN_POLICY',
  contract: 'COPY_OF_CONTRACT',
  separatePayments: 'DETAILS_OF_PURCHASE',
  usage: 'PROOF_FOR_SOFTWARE_OR_SERVICE_DELIVERED',
  other: 'OTHER',
}
const kindOf = new Map(Object.entries(typeOf).map(([kind, type]) => [type, kind]))
/** Those an answer may always be of, whatever was asked for (OpenAPI 1.10, provide-evidence). */
const always: EvidenceKind[] = ['proofOfFulfilment', 'proofOfRefund', 'other']

/** The last part of the path that does it, and the way it stands for. */
export const paths: Record<EvidenceWay, string> = {
  answer: 'provide-evidence',
  appeal: 'appeal',
  supportingInfo: 'provide-supporting-info',
}

/** Ways PayPal offers now, by its links alone (never more, as it says itself); null where it gave no links. */
export const waysOf = ({ links }: WireDispute): EvidenceWay[] | null => {
  if (!links) return null
  const offered = new Set(
    links.flatMap(({ href, rel }) => [rel.replace(/_/g, '-'), href.split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').at(-1) ?? '']),
  )
  return (Object.keys(paths) as EvidenceWay[]).filter((way) => offered.has(paths[way]))
}

/** Evidence and information of ours, newest last. */
export const sentByUs = (wire: WireDispute): { at: number | null; notes: string; names: string[] }[] =>
  [
    ...wire.evidences.map((one) => ({ ...one, at: one.date })),
    ...wire.supporting_info.map((one) => ({ ...one, at: one.provided_time })),
  ].flatMap(({ source, at, notes, documents }) =>
    source === 'SUBMITTED_BY_SELLER' ? [{ at, notes: notes ?? '', names: documents.flatMap(({ name }) => name ?? []) }] : [],
  )

/** When evidence of ours went in last; null where none did, or none is dated. */
export const evidenceSentAt = (wire: WireDispute): number | null =>
  sentByUs(wire).reduce<number | null>((most, { at }) => (at === null ? most : Math.max(most ?? 0, at)), null)

const asksOf = (wire: WireDispute): string[] | null => {
  const ways = waysOf(wire)
  if (!ways) return null
  const wanted = wire.evidences.flatMap(({ source, evidence_type: type }) =>
    source === 'REQUESTED_FROM_SELLER' ? (kindOf.get(type ?? '') ?? 'other') : [],
  )
  const kinds = ways.includes('answer') ? [...new Set([...wanted, ...always])] : []
  return [...kinds, ...ways.filter((way) => way !== 'answer')]
}

const moneyOrNull = (wire: { value: string; currency_code: string } | null | undefined) => {
  try {
    return wire ? moneyOf(wire.value, wire.currency_code) : null
  } catch {
    return null
  }
}

/** Throws RangeError for a disputed amount that is none. */
export const mapDispute = (wire: WireDispute, { backendId, shopId }: { backendId: BackendId; shopId: ShopId }): Dispute => {
  const [transaction] = wire.disputed_transactions
  const asks = asksOf(wire)
  const ids = wire.disputed_transactions.flatMap((one) => filled(one.seller_transaction_id) ?? filled(one.buyer_transaction_id) ?? [])
  const trackings = wire.evidences.flatMap(({ evidence_info: info }) =>
    (info?.tracking_info ?? []).flatMap(({ tracking_number: number }) => filled(number) ?? []),
  )
  return {
    id: localId(backendId, 'd', wire.dispute_id.slice(0, 150)),
    backendId,
    shopId,
    remoteId: wire.dispute_id,
    reason: filled(wire.reason) ?? 'OTHER',
    stage: stages[wire.dispute_life_cycle_stage ?? ''] ?? 'other',
    state: stateOf(wire),
    amount: moneyOf(wire.dispute_amount.value, wire.dispute_amount.currency_code),
    orderNumber: filled(transaction?.invoice_number) ?? filled(transaction?.custom) ?? filled(transaction?.reference_id),
    buyer: { email: filled(transaction?.buyer?.email), phone: null, name: filled(transaction?.buyer?.name) },
    dueAt: wire.seller_response_due_date,
    createdAt: wire.create_time ?? 0,
    updatedAt: wire.update_time ?? wire.create_time ?? 0,
    messages: wire.messages.slice(-500).flatMap((message) => {
      if (message.time_posted === null) return []
      const by =
        message.posted_by === 'BUYER' ? ('buyer' as const) : message.posted_by === 'SELLER' ? ('shop' as const) : ('provider' as const)
      return [{ by, at: message.time_posted, text: cut(wellFormed(message.content ?? ''), 20_000) }]
    }),
    ...(asks ? { asks } : {}),
    evidenceSentAt: evidenceSentAt(wire),
    trackingNumbers: [...new Set(trackings)].slice(0, 50),
    transactionIds: [...new Set(ids)].slice(0, 50),
    refundable: moneyOrNull(wire.refund_details?.allowed_refund_amount),
    networkReason: filled(wire.external_reason_code),
    url: 'https://www.paypal.com/resolutioncenter/',
  }
}
