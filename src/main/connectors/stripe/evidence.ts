/**
 * Evidence to Stripe: files first, then everything is staged (`submit=false`), which may be repeated, and at last one
 * call of its own submits what is staged and writes our key into the dispute's metadata. The bank takes one
 * submission; Stripe counts it, so a count of nought proves that nothing was handed in.
 */
import { z } from 'zod'
import type { DisputeHead, EvidenceFacts, EvidenceFileKind } from '../../../shared/domain/dispute/evidence'
import { type DisputeId, OutboxKey, remoteKeyOf } from '../../../shared/domain/ids'
import type { Effect, EvidenceForm } from '../../../shared/domain/outbox/types'
import { CallError, type JsonAnswer } from '../common/call'
import { evidenceTrouble } from '../common/evidence'
import { outcomeOf } from '../common/outcome'
import { cut, wellFormed } from '../common/text'
import { ConnectorError, type ConnectorNeeds, type DeliverOutcome, type Delivery, type LookUpAnswer } from '../connector'
import { type Client, formOf } from './client'
import { evidenceLimits } from './limits'
import { dueAt, stateOf, takesEvidence } from './map'
import { WireDispute, WireFile } from './wire'

const META = 'drg_key'

const fileFields: Partial<Record<EvidenceFileKind, string>> = {
  conversation: 'customer_communication',
  shipping: 'shipping_documentation',
  receipt: 'receipt',
  refundPolicy: 'refund_policy',
  cancellationPolicy: 'cancellation_policy',
  signature: 'customer_signature',
  service: 'service_documentation',
  otherPayment: 'duplicate_charge_documentation',
  pack: 'uncategorized_file',
}
const factFields: Record<keyof EvidenceFacts, { name: string; most: number }> = {
  customerName: { name: 'customer_name', most: 5_000 },
  customerEmail: { name: 'customer_email_address', most: 5_000 },
  billingAddress: { name: 'billing_address', most: 5_000 },
  shippingAddress: { name: 'shipping_address', most: 5_000 },
  shippedOn: { name: 'shipping_date', most: 5_000 },
  servedOn: { name: 'service_date', most: 5_000 },
  product: { name: 'product_description', most: 20_000 },
  refundPolicyShown: { name: 'refund_policy_disclosure', most: 20_000 },
  cancellationPolicyShown: { name: 'cancellation_policy_disclosure', most: 20_000 },
  refundRefused: { name: 'refund_refusal_explanation', most: 20_000 },
  cancellationRefused: { name: 'cancellation_rebuttal', most: 20_000 },
  otherPaymentId: { name: 'duplicate_charge_id', most: 5_000 },
  otherPaymentWhy: { name: 'duplicate_charge_explanation', most: 20_000 },
  accessLog: { name: 'access_activity_log', most: 20_000 },
}

/** The form as Stripe's fields; `fileIds` in the order of its files. */
export const fieldsOf = (form: EvidenceForm, fileIds: readonly string[]): Record<string, string> => {
  const fields: Record<string, string> = {}
  const put = (name: string, value: string, most: number) => {
    const text = cut(wellFormed(value).trim(), most)
    if (text !== '') fields[name] = text
  }
  for (const [fact, { name, most }] of Object.entries(factFields)) put(name, form.facts[fact as keyof EvidenceFacts] ?? '', most)
  put('shipping_carrier', [...new Set(form.trackings.map(({ carrier }) => carrier.trim()))].filter(Boolean).join(', '), 5_000)
  put('shipping_tracking_number', form.trackings.map(({ number }) => number.trim()).join(', '), 5_000)
  const refunds = form.refundIds.length > 0 ? `\nRefunds: ${form.refundIds.join(', ')}` : ''
  put('uncategorized_text', form.text.trim() + refunds, 20_000)
  for (const [at, { as }] of form.files.entries()) {
    const name = fileFields[as]
    const id = fileIds[at]
    if (name && id) fields[name] = id
  }
  return fields
}

const Rounds = z.record(z.string(), z.number().int())
const KEPT = 'evidenceRounds'
const KEPT_MOST = 200

type EvidenceEffect = Extract<Effect, { type: 'evidence' }>
const unsupported: DeliverOutcome = { type: 'notSent', why: { code: 'unsupported', params: {} }, final: true, retryAt: null }

const disputeOf = ({ json, status, changing }: JsonAnswer): WireDispute => {
  const parsed = WireDispute.safeParse(json)
  if (!parsed.success) throw new CallError({ code: 'badAnswer', params: { status } }, changing ? 'perhaps' : 'no', status)
  return parsed.data
}

const keyIn = (wire: WireDispute): OutboxKey | null =>
  wire.evidence_details.submission_count > 0 ? (OutboxKey.safeParse(wire.metadata?.[META]).data ?? null) : null

export const createEvidence = (needs: ConnectorNeeds, client: Client) => {
  const pathOf = (disputeId: DisputeId): string => {
    const remote = remoteKeyOf(disputeId)
    if (remote === null) throw new ConnectorError({ code: 'notFound', params: {} })
    return `/v1/disputes/${encodeURIComponent(remote)}`
  }
  const read = async (disputeId: DisputeId, signal: AbortSignal): Promise<WireDispute | null> => {
    try {
      return disputeOf(await client.get(pathOf(disputeId), signal))
    } catch (error) {
      if (error instanceof CallError && error.status === 404) return null
      throw error
    }
  }

  const rounds = async (): Promise<Record<string, number>> => {
    try {
      return Rounds.parse(JSON.parse((await needs.store.get(KEPT)) ?? '{}'))
    } catch {
      return {}
    }
  }
  /** Stripe answers a known key with what its first call came to, a fault of its own among them: what is proven absent needs a new one. */
  const nextRound = async (key: string): Promise<void> => {
    const all = await rounds()
    const next = { ...all, [key]: (all[key] ?? 0) + 1 }
    await needs.store.set(KEPT, JSON.stringify(Object.fromEntries(Object.entries(next).slice(-KEPT_MOST))))
  }

  const upload = async (delivery: Delivery, signal: AbortSignal): Promise<string[]> => {
    const ids: string[] = []
    for (const file of delivery.files) {
      const form = new FormData()
      form.append('purpose', 'dispute_evidence')
      form.append('file', new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mime }), file.name)
      const answer = await client.upload(form, signal)
      const parsed = WireFile.safeParse(answer.json)
      if (!parsed.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
      ids.push(parsed.data.id)
    }
    return ids
  }

  const submit = async (delivery: Delivery, { disputeId, form }: EvidenceEffect, signal: AbortSignal): Promise<DeliverOutcome> => {
    const trouble = evidenceTrouble(form, delivery.files, evidenceLimits)
    if (trouble) return { type: 'notSent', why: trouble, final: true, retryAt: null }
    let began = false
    try {
      const path = pathOf(disputeId)
      // Files and staged fields reach nobody: what fails up to here has handed nothing in.
      const evidence = fieldsOf(form, await upload(delivery, signal))
      const staged = disputeOf(await client.post(path, formOf({ submit: false, evidence }), null, signal))
      if (!takesEvidence(staged)) return unsupported
      // Handed in with a field left out it could not be mended.
      const lost = Object.keys(evidence).some((name) => staged.evidence && name in staged.evidence && staged.evidence[name] === null)
      if (lost) throw new CallError({ code: 'badAnswer', params: {} }, 'no', null)
      const round = (await rounds())[delivery.key] ?? 0
      began = true
      const once = `${delivery.key}.${delivery.index}.${round}`
      disputeOf(await client.post(path, formOf({ submit: true, metadata: { [META]: delivery.key } }), once, signal))
      return { type: 'sent', messageId: null, conversationId: null }
    } catch (error) {
      return outcomeOf(error, began)
    }
  }

  return {
    async head(disputeId: DisputeId, signal: AbortSignal): Promise<DisputeHead> {
      const wire = await read(disputeId, signal)
      if (!wire) return { exists: false, state: 'other', dueAt: null, evidenceSentAt: null, submissions: null, ways: [], outboxKeys: [] }
      const key = keyIn(wire)
      return {
        exists: true,
        state: stateOf(wire),
        dueAt: dueAt(wire),
        evidenceSentAt: null,
        submissions: wire.evidence_details.submission_count,
        ways: takesEvidence(wire) ? ['answer'] : [],
        outboxKeys: key ? [key] : [],
      }
    },
    async deliver(delivery: Delivery, signal: AbortSignal): Promise<DeliverOutcome> {
      return delivery.effect.type === 'evidence' ? submit(delivery, delivery.effect, signal) : unsupported
    },
    async lookUp({ key, effect }: Delivery, _triedAt: number, signal: AbortSignal): Promise<LookUpAnswer> {
      if (effect.type !== 'evidence') return { type: 'absent' }
      const wire = await read(effect.disputeId, signal)
      if (!wire) return { type: 'cannotTell' }
      if (keyIn(wire) === key) return { type: 'found', messageId: null, conversationId: null }
      if (wire.evidence_details.submission_count > 0) return { type: 'cannotTell' }
      await nextRound(key)
      return { type: 'absent' }
    },
  }
}
