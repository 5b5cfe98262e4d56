import type { EvidenceLimits } from '../../../shared/domain/dispute/evidence'

/**
 * docs.stripe.com, «Dispute evidence best practices»: PDF, JPEG or PNG, 4.5 MB all together, one file a field, one
 * submission. Texts: OpenAPI 2023-08-16, 20,000 characters a field.
 */
export const evidenceLimits: EvidenceLimits = {
  kinds: [
    'proofOfFulfilment',
    'proofOfDelivery',
    'proofOfRefund',
    'receipt',
    'itemDescription',
    'returnPolicy',
    'contract',
    'separatePayments',
    'usage',
    'other',
  ],
  ways: ['answer'],
  fileTypes: ['application/pdf', 'image/jpeg', 'image/png'],
  fileKinds: ['conversation', 'shipping', 'receipt', 'refundPolicy', 'cancellationPolicy', 'signature', 'service', 'otherPayment', 'pack'],
  files: 9,
  fileBytes: 4_500_000,
  allBytes: 4_500_000,
  oneFileAKind: true,
  note: 18_000,
  trackings: 20,
  trackingsFor: [],
  refundIdsFor: [],
  refundIds: 20,
  single: true,
}
