/** The evidence form as it begins: filled with what the desk holds, the kind that fits it best. Pure. */

import type { Dispute, Order } from '../order/types'
import type { EvidenceForm } from '../outbox/types'
import type { DisputeFacts } from './checklist'
import { type EvidenceFacts, type EvidenceKind, type EvidenceLimits, EvidenceWay } from './evidence'
import { type DisputeReason, reasonOf } from './reason'

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const wanted: Record<DisputeReason, readonly EvidenceKind[]> = {
  notReceived: ['proofOfFulfilment', 'proofOfDelivery'],
  notAsDescribed: ['itemDescription', 'returnPolicy'],
  unauthorised: ['proofOfFulfilment', 'usage'],
  duplicate: ['separatePayments'],
  creditNotProcessed: ['returnPolicy'],
  cancelled: ['contract', 'usage'],
  incorrectAmount: ['receipt'],
  paidOtherwise: ['separatePayments'],
  general: ['proofOfFulfilment'],
}

const itemsOf = (order: Order): string => order.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join('; ')

/** The way the provider takes now: an answer first, then an appeal, then more information. */
export const wayOf = (dispute: Dispute, limits: EvidenceLimits): EvidenceForm['way'] | null => {
  const asks = dispute.asks ?? []
  const ways = EvidenceWay.options.filter((way) => limits.ways.includes(way))
  return ways.find((way) => (way === 'answer' ? asks.some((ask) => (limits.kinds as string[]).includes(ask)) : asks.includes(way))) ?? null
}

/** Never a text of the agent's, nor a claim that nobody made (that a policy was shown): both are hers to write. Days are given in UTC as `2026-09-12`. */
export const suggestForm = (dispute: Dispute, { order, parcels, orders }: DisputeFacts, limits: EvidenceLimits): EvidenceForm => {
  const numbers = parcels
    .filter(({ direction }) => direction !== 'return')
    .map(({ carrier, trackingNumber }) => ({ carrier, number: trackingNumber }))
  for (const number of order?.trackingNumbers ?? [])
    if (numbers.every((one) => one.number !== number)) numbers.push({ carrier: '', number })
  const trackings = numbers.filter(({ number }) => number.trim() !== '').slice(0, limits.trackings)
  const refunded = (order?.refunded?.minor ?? 0) > 0 && limits.refundIdsFor.length === 0
  const asked = (dispute.asks ?? []).flatMap((ask) => limits.kinds.filter((kind) => kind === ask))
  const fits = (kind: EvidenceKind): boolean =>
    limits.kinds.includes(kind) &&
    (asked.length === 0 || asked.includes(kind)) &&
    !(limits.trackingsFor.includes(kind) && trackings.length === 0) &&
    !limits.refundIdsFor.includes(kind)
  const kinds: EvidenceKind[] = [...(refunded ? (['proofOfRefund'] as const) : []), ...wanted[reasonOf(dispute)], 'other']
  const shipped = order?.shippedAt ?? parcels.flatMap(({ scans }) => scans[0]?.at ?? [])[0] ?? null
  const other = reasonOf(dispute) === 'duplicate' ? orders.find(({ id }) => id !== order?.id) : undefined
  const facts: EvidenceFacts = {
    ...(dispute.buyer.name || order?.buyer.name ? { customerName: (dispute.buyer.name ?? order?.buyer.name ?? '').slice(0, 300) } : {}),
    ...(dispute.buyer.email || order?.buyer.email
      ? { customerEmail: (dispute.buyer.email ?? order?.buyer.email ?? '').slice(0, 300) }
      : {}),
    ...(shipped === null ? {} : { shippedOn: dayOf(shipped) }),
    ...(order && order.lines.length > 0 ? { product: itemsOf(order).slice(0, 5_000) } : {}),
    ...(other ? { otherPaymentWhy: `Order ${other.number} of ${dayOf(other.createdAt)}: ${itemsOf(other)}`.slice(0, 5_000) } : {}),
  }
  return {
    way: wayOf(dispute, limits) ?? 'answer',
    kind: kinds.find(fits) ?? 'other',
    text: '',
    trackings,
    refundIds: [],
    facts,
    files: [],
  }
}
