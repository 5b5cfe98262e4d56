/**
 * Evidence to PayPal. The API knows no idempotency key for it (OpenAPI 1.10), so every submission carries ours in its
 * note and in its file names: what PayPal shows under that key is found. Absent counts only where the dispute has
 * neither changed nor closed the way since just before the try; all else cannot be told.
 */
import { z } from 'zod'
import type { DisputeHead, EvidenceLimits } from '../../../shared/domain/dispute/evidence'
import { type DisputeId, OutboxKey, remoteKeyOf } from '../../../shared/domain/ids'
import type { Effect, EvidenceForm } from '../../../shared/domain/outbox/types'
import { CallError } from '../common/call'
import { evidenceTrouble, factNames, noteWith } from '../common/evidence'
import { outcomeOf } from '../common/outcome'
import { cut } from '../common/text'
import { ConnectorError, type ConnectorNeeds, type DeliverOutcome, type Delivery, type FileToSend, type LookUpAnswer } from '../connector'
import { carrierOf } from './carriers'
import { type Client, LIST } from './client'
import { evidenceSentAt, paths, sentByUs, stateOf, typeOf, waysOf } from './map'
import { WireDispute } from './wire'

const MB = 1024 * 1024
const NOTE_MOST = 2_000
/** «\nRef. » and a key of at most 64 characters. */
const REF_ROOM = 72

/** File types and sizes: developer.paypal.com, «Supported file types and sizes»; counts and the note: OpenAPI 1.10. */
export const evidenceLimits: EvidenceLimits = {
  kinds: [
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
  ],
  ways: ['answer', 'appeal', 'supportingInfo'],
  fileTypes: ['image/jpeg', 'image/png', 'image/gif', 'application/pdf'],
  fileKinds: [
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
  ],
  files: 50,
  fileBytes: 10 * MB - 1,
  allBytes: 50 * MB,
  oneFileAKind: false,
  note: NOTE_MOST - REF_ROOM,
  trackings: 10,
  trackingsFor: ['proofOfFulfilment', 'proofOfReturn'],
  refundIdsFor: ['proofOfRefund'],
  refundIds: 100,
  single: false,
}

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'application/pdf': 'pdf' }
/** PayPal takes names of letters, digits, `-_,` and blanks with one dot. The comma keeps the key apart. */
const nameOf = (file: FileToSend, key: string, at: number): string => {
  const plain = file.name
    .replace(/\.[^.]*$/, '')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, ' ')
    .trim()
  return `${[cut(plain, 80) || 'evidence', String(at + 1), key].join(',')}.${endings[file.mime.toLowerCase()] ?? 'pdf'}`
}
const refOf = (key: string): string => `Ref. ${key}`

/** Keys of ours in what PayPal shows. */
const keysIn = (wire: WireDispute): OutboxKey[] => {
  const found = sentByUs(wire).flatMap(({ notes, names }) => [
    ...[...notes.matchAll(/Ref\. ([A-Za-z0-9_-]{16,64})(?![A-Za-z0-9_-])/g)].map((match) => match[1]),
    ...names.map((name) => /,\d+,([A-Za-z0-9_-]{16,64})\.[A-Za-z]+$/.exec(name)?.[1]),
  ])
  return [...new Set(found)].flatMap((key) => OutboxKey.safeParse(key).data ?? [])
}

/** The JSON part of a submission. */
export const inputOf = (form: EvidenceForm, key: string, names: readonly string[]): Record<string, unknown> => {
  const note = noteWith(form, factNames, NOTE_MOST - REF_ROOM)
  const notes = note === '' ? refOf(key) : `${note}\n${refOf(key)}`
  const documents = names.map((name) => ({ name }))
  if (form.way === 'supportingInfo') return { notes, ...(documents.length > 0 ? { documents } : {}) }
  const tracking_info = form.trackings.map(({ carrier, number }) => ({ ...carrierOf(carrier), tracking_number: number }))
  const ships = ['proofOfFulfilment', 'proofOfDelivery', 'proofOfReshipment', 'proofOfReturn'].includes(form.kind)
  const refunds = form.kind === 'proofOfRefund'
  const info = {
    ...(ships && tracking_info.length > 0 ? { tracking_info } : {}),
    ...(refunds && form.refundIds.length > 0 ? { refund_ids: form.refundIds } : {}),
  }
  const main = {
    evidence_type: typeOf[form.kind],
    ...(Object.keys(info).length > 0 ? { evidence_info: info } : {}),
    notes,
    ...(documents.length > 0 ? { documents } : {}),
  }
  const beside = [
    ...(!ships && tracking_info.length > 0
      ? [{ evidence_type: 'PROOF_OF_FULFILLMENT', evidence_info: { tracking_info }, notes: refOf(key) }]
      : []),
    ...(!refunds && form.refundIds.length > 0
      ? [{ evidence_type: 'PROOF_OF_REFUND', evidence_info: { refund_ids: form.refundIds }, notes: refOf(key) }]
      : []),
  ]
  return { evidences: [main, ...beside] }
}

/** How the dispute stood just before a try: what a look-up compares with. */
const Before = z.object({ at: z.number(), updatedAt: z.number(), sent: z.number() })
const KEPT = 'evidenceTries'
const KEPT_MOST = 50
const Tries = z.array(z.tuple([z.string(), Before]))

type EvidenceEffect = Extract<Effect, { type: 'evidence' }>
const notSent = (code: 'unsupported' | 'notFound', params = {}): DeliverOutcome => ({
  type: 'notSent',
  why: { code, params },
  final: true,
  retryAt: null,
})

export const createEvidence = (needs: ConnectorNeeds, client: Client) => {
  const read = async (disputeId: DisputeId, signal: AbortSignal): Promise<WireDispute | null> => {
    const remote = remoteKeyOf(disputeId)
    if (remote === null) throw new ConnectorError({ code: 'notFound', params: {} })
    try {
      const parsed = WireDispute.safeParse(await client.get(`${LIST}/${encodeURIComponent(remote)}`, signal))
      if (!parsed.success) throw new CallError({ code: 'badAnswer', params: {} }, 'no', 200)
      return parsed.data
    } catch (error) {
      if (error instanceof CallError && error.status === 404) return null
      throw error
    }
  }
  const beforeOf = (wire: WireDispute, at: number) => ({ at, updatedAt: wire.update_time ?? 0, sent: sentByUs(wire).length })

  const tries = async () => {
    try {
      return Tries.parse(JSON.parse((await needs.store.get(KEPT)) ?? '[]'))
    } catch {
      return []
    }
  }
  const remember = async (key: string, wire: WireDispute): Promise<void> => {
    const others = (await tries()).filter(([other]) => other !== key)
    const all = [...others.slice(1 - KEPT_MOST), [key, beforeOf(wire, needs.clock.now())] as const]
    await needs.store.set(KEPT, JSON.stringify(all))
  }

  const submit = async ({ key, files }: Delivery, { disputeId, form }: EvidenceEffect, signal: AbortSignal): Promise<DeliverOutcome> => {
    const trouble = evidenceTrouble(form, files, evidenceLimits)
    if (trouble) return { type: 'notSent', why: trouble, final: true, retryAt: null }
    let began = false
    try {
      const wire = await read(disputeId, signal)
      if (!wire) return notSent('notFound')
      // A second try of what stands there is no try.
      if (keysIn(wire).includes(key)) return { type: 'sent', messageId: null, conversationId: null }
      if (!waysOf(wire)?.includes(form.way)) return notSent('unsupported', { fields: form.way })
      await remember(key, wire)
      const names = files.map((file, at) => nameOf(file, key, at))
      const body = new FormData()
      body.append('input', new Blob([JSON.stringify(inputOf(form, key, names))], { type: 'application/json' }), 'input.json')
      for (const [at, file] of files.entries())
        body.append(`file${at + 1}`, new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mime }), names[at])
      began = true
      await client.post(`${LIST}/${encodeURIComponent(wire.dispute_id)}/${paths[form.way]}`, body, key, signal)
      return { type: 'sent', messageId: null, conversationId: null }
    } catch (error) {
      return outcomeOf(error, began)
    }
  }

  return {
    async head(disputeId: DisputeId, signal: AbortSignal): Promise<DisputeHead> {
      const wire = await read(disputeId, signal)
      if (!wire) return { exists: false, state: 'other', dueAt: null, evidenceSentAt: null, submissions: null, ways: [], outboxKeys: [] }
      return {
        exists: true,
        state: stateOf(wire),
        dueAt: wire.seller_response_due_date,
        evidenceSentAt: evidenceSentAt(wire),
        submissions: null,
        ways: waysOf(wire) ?? [],
        outboxKeys: keysIn(wire),
      }
    },
    async deliver(delivery: Delivery, signal: AbortSignal): Promise<DeliverOutcome> {
      return delivery.effect.type === 'evidence' ? submit(delivery, delivery.effect, signal) : notSent('unsupported')
    },
    async lookUp({ key, effect }: Delivery, _triedAt: number, signal: AbortSignal): Promise<LookUpAnswer> {
      if (effect.type !== 'evidence') return { type: 'absent' }
      const wire = await read(effect.disputeId, signal)
      if (!wire) return { type: 'cannotTell' }
      if (keysIn(wire).includes(key)) return { type: 'found', messageId: null, conversationId: null }
      const before = (await tries()).find(([other]) => other === key)?.[1]
      // The mark is written before the first byte; without one the store was emptied since, and nothing proves anything.
      if (!before) return { type: 'cannotTell' }
      const now = beforeOf(wire, 0)
      const still = now.updatedAt === before.updatedAt && now.sent === before.sent && now.updatedAt > 0
      return still && waysOf(wire)?.includes(effect.form.way) ? { type: 'absent' } : { type: 'cannotTell' }
    },
  }
}
