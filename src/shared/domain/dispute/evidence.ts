/**
 * Evidence for a payment provider in words that belong to none of them: each connector maps these to its own
 * fields. All `…At` are epoch ms (UTC).
 */
import { z } from 'zod'
import { Instant } from '../conversation/types'
import { OutboxKey } from '../ids'
import { Dispute } from '../order/types'

/** What the whole submission proves. A provider takes only some of these (`EvidenceLimits.kinds`, `Dispute.asks`). */
export const EvidenceKind = z.enum([
  'proofOfFulfilment',
  'proofOfDelivery',
  'proofOfRefund',
  'proofOfReturn',
  'proofOfReshipment',
  'receipt',
  'itemDescription',
  'returnPolicy',
  'contract',
  'separatePayments',
  'usage',
  'other',
])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** What one file shows. */
export const EvidenceFileKind = z.enum([
  'conversation',
  'shipping',
  'receipt',
  'refundPolicy',
  'cancellationPolicy',
  'signature',
  'service',
  'otherPayment',
  'pack',
  'other',
])
export type EvidenceFileKind = z.infer<typeof EvidenceFileKind>

/** How it is brought in: as the answer to the claim, against a decision, or as more information while it is looked at. */
export const EvidenceWay = z.enum(['answer', 'appeal', 'supportingInfo'])
export type EvidenceWay = z.infer<typeof EvidenceWay>

/** Single facts some providers keep apart; where one has no field of its own it goes into the note. */
export const EvidenceFacts = z.object({
  customerName: z.string().max(300).optional(),
  customerEmail: z.string().max(300).optional(),
  billingAddress: z.string().max(2_000).optional(),
  shippingAddress: z.string().max(2_000).optional(),
  /** Days as people read them, such as «12 September 2026». */
  shippedOn: z.string().max(100).optional(),
  servedOn: z.string().max(100).optional(),
  product: z.string().max(5_000).optional(),
  /** How the customer was shown the rules for refunds and cancelling before paying. */
  refundPolicyShown: z.string().max(5_000).optional(),
  cancellationPolicyShown: z.string().max(5_000).optional(),
  /** Why no refund is owed, why the order was not cancelled, how two payments differ. */
  refundRefused: z.string().max(5_000).optional(),
  cancellationRefused: z.string().max(5_000).optional(),
  otherPaymentId: z.string().max(255).optional(),
  otherPaymentWhy: z.string().max(5_000).optional(),
  accessLog: z.string().max(20_000).optional(),
})
export type EvidenceFacts = z.infer<typeof EvidenceFacts>

/** What a provider's evidence form takes; a screen offers nothing beyond it. */
export const EvidenceLimits = z.object({
  kinds: z.array(EvidenceKind),
  ways: z.array(EvidenceWay),
  fileTypes: z.array(z.string()),
  fileKinds: z.array(EvidenceFileKind),
  files: z.number().int(),
  /** Bytes of one file and of all together. */
  fileBytes: z.number().int(),
  allBytes: z.number().int(),
  /** At most one file of each kind. */
  oneFileAKind: z.boolean(),
  /** Longest note, in characters. */
  note: z.number().int(),
  trackings: z.number().int(),
  /** Kinds that are nothing without a tracking number, or without the id of a refund. */
  trackingsFor: z.array(EvidenceKind),
  refundIdsFor: z.array(EvidenceKind),
  refundIds: z.number().int(),
  /** The provider takes one submission and no more: the confirmation must say so. */
  single: z.boolean(),
})
export type EvidenceLimits = z.infer<typeof EvidenceLimits>

/** How the dispute stood when the agent confirmed; compared with how it stands when the evidence leaves. */
export const DisputeSeen = z.object({
  state: Dispute.shape.state,
  dueAt: Instant.nullable(),
  evidenceSentAt: Instant.nullable(),
  /** How often evidence had gone in, where the provider counts. */
  submissions: z.number().int().min(0).nullable(),
  seenAt: Instant,
})
export type DisputeSeen = z.infer<typeof DisputeSeen>

/** The dispute as the provider has it now. */
export const DisputeHead = z.object({
  exists: z.boolean(),
  state: Dispute.shape.state,
  dueAt: Instant.nullable(),
  evidenceSentAt: Instant.nullable(),
  submissions: z.number().int().min(0).nullable(),
  /** Ways still open. */
  ways: z.array(EvidenceWay),
  /** Keys of ours that the provider shows on evidence it has. */
  outboxKeys: z.array(OutboxKey),
})
export type DisputeHead = z.infer<typeof DisputeHead>

/** A cached dispute as what the agent has seen of it; `now` is epoch ms. */
export const seenOf = (dispute: Dispute, now: number): DisputeSeen => ({
  state: dispute.state,
  dueAt: dispute.dueAt,
  evidenceSentAt: dispute.evidenceSentAt ?? null,
  submissions: dispute.submissions ?? null,
  seenAt: now,
})
