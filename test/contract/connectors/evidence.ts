/** Samples of evidence for tests of payment providers. */
import type { Connector, Delivery, FileToSend } from '../../../src/main/connectors/connector'
import type { BackendId, DisputeId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Effect, EvidenceForm } from '../../../src/shared/domain/outbox/types'

export const backendId = 'backend1' as BackendId
export const evidenceKey = 'Evid_ence-Key-000001' as OutboxKey

export const formOf = (more: Partial<EvidenceForm> = {}): EvidenceForm => ({
  way: 'answer',
  kind: 'proofOfFulfilment',
  text: 'Delivered on 12 September, signed by the buyer.',
  trackings: [{ carrier: 'DHL', number: 'JD014600003' }],
  refundIds: [],
  facts: { shippedOn: '9 September 2026' },
  files: [{ fileId: 'file0000000000000001', name: 'Beweis für Größe.pdf', mime: 'application/pdf', size: 4, as: 'pack' }],
  ...more,
})
export const pdf: FileToSend = { name: 'Beweis für Größe.pdf', mime: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }

export const effectOf = (remote: string, form: EvidenceForm): Extract<Effect, { type: 'evidence' }> => ({
  type: 'evidence',
  disputeId: `${backendId}~d~${remote}` as DisputeId,
  seen: { state: 'needsResponse', dueAt: Date.parse('2026-12-20T00:00:00Z'), evidenceSentAt: null, submissions: null, seenAt: 1 },
  form,
})
export const deliveryOf = (
  remote: string,
  form = formOf(),
  files: FileToSend[] = form.files.map(() => pdf),
  key = evidenceKey,
): Delivery => ({
  key,
  conversationId: null,
  effect: effectOf(remote, form),
  index: 0,
  files,
  sender: { name: 'Shop' },
})

const never = new AbortController().signal
export const verbs = (connector: Connector, remote: string, key = evidenceKey) => ({
  deliver: (form?: EvidenceForm, files?: FileToSend[]) => connector.deliver(deliveryOf(remote, form, files, key), never),
  lookUp: () => connector.lookUp(deliveryOf(remote, formOf(), [], key), 0, never),
  head: () => connector.disputeHead?.(effectOf(remote, formOf()).disputeId, never),
})
