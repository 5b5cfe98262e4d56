import type { EffectBook } from '../effects'
import { type Call, json, type Reply } from '../http'
import type { DemoClock, Json } from '../types'
import { type Action, type Evidence, isAction, readBody } from './bodies'
import { allow, notedFiles, offers, type PaypalDispute, push, selfOf, settle, touch } from './dispute'
import { notNow, refuse } from './errors'

export interface PaypalQuirks {
  /** PayPal goes on asking after evidence came in: a second send is taken too, and would show as a double. */
  asksOn: boolean
}

interface Done {
  shopId: string
  clock: DemoClock
  book: EffectBook
  quirks: PaypalQuirks
}

const value = (money: unknown): number => Number((money as { value?: unknown } | undefined)?.value ?? 0)

/** Evidence that names its proof: a tracking number for a delivery, refund ids for a refund (description of `evidence`). */
function lacks(evidences: readonly Evidence[], files: number): { field: string; description: string } | null {
  for (const [i, one] of evidences.entries()) {
    const { evidence_type: kind, evidence_info: info, notes } = one
    const at = `/evidences/${i}/evidence_info`
    if (kind === 'PROOF_OF_FULFILLMENT' && !info?.tracking_info && files === 0)
      return { field: `${at}/tracking_info`, description: 'Tracking information is required for the evidence type.' }
    if (kind === 'PROOF_OF_REFUND' && !info?.refund_ids)
      return { field: `${at}/refund_ids`, description: 'A refund ID is required for the evidence type.' }
    if (!info && !notes && files === 0) return { field: `/evidences/${i}`, description: 'Evidence needs notes or a document.' }
  }
  return null
}

/** One action on a dispute: refused unless its links offer it, written into the book once it is done. */
export function act(name: string, dispute: PaypalDispute, call: Call, { shopId, clock, book, quirks }: Done): Reply {
  if (!isAction(name)) return refuse('RESOURCE_NOT_FOUND')
  const action: Action = name
  const read = readBody(action, call)
  if (!read.ok) return refuse(read.media ? 'UNSUPPORTED_MEDIA_TYPE' : 'INVALID_REQUEST', read.faults)
  if (!offers(dispute, action)) return notNow(action.toUpperCase().replaceAll('-', '_'))
  const body = read.body as Json
  const now = new Date(clock.now()).toISOString()
  const invalid = (field: string, issue: string, description: string): Reply =>
    refuse('UNPROCESSABLE_ENTITY', [{ issue, description, field, location: 'body' }])
  const documents = notedFiles(read.files)
  const stage = dispute.dispute_life_cycle_stage

  switch (action) {
    case 'provide-evidence':
    case 'appeal': {
      const evidences = body.evidences as Evidence[]
      const missing = lacks(evidences, read.files.length)
      if (missing) return invalid(missing.field, 'INVALID_EVIDENCE', missing.description)
      evidences.forEach((one, i) => {
        push(dispute, 'evidences', {
          ...one,
          ...(documents && i === 0 && !one.documents ? { documents } : {}),
          source: 'SUBMITTED_BY_SELLER',
          date: now,
          dispute_life_cycle_stage: stage,
        })
      })
      if (quirks.asksOn) break
      settle(dispute, 'UNDER_REVIEW', 'UNDER_PAYPAL_REVIEW')
      break
    }
    case 'provide-supporting-info':
      if (!body.notes && !documents) return invalid('/notes', 'MISSING_REQUIRED_PARAMETER', 'Notes or a document are required.')
      push(dispute, 'supporting_info', {
        ...(body.notes ? { notes: body.notes } : {}),
        ...(documents ? { documents } : {}),
        source: 'SUBMITTED_BY_SELLER',
        provided_time: now,
        dispute_life_cycle_stage: stage,
      })
      break
    case 'send-message':
      push(dispute, 'messages', { posted_by: 'SELLER', time_posted: now, content: body.message, ...(documents ? { documents } : {}) })
      break
    case 'accept-claim': {
      const types =
        (dispute.allowed_response_options as { accept_claim?: { accept_claim_types?: string[] } } | undefined)?.accept_claim
          ?.accept_claim_types ?? []
      const type = String(body.accept_claim_type ?? 'REFUND')
      if (!types.includes(type))
        return invalid('/accept_claim_type', 'INVALID_ACCEPT_CLAIM_TYPE', 'The accept claim type is not allowed for the dispute.')
      const amount = type === 'PARTIAL_REFUND' ? body.refund_amount : dispute.dispute_amount
      if (!amount || value(amount) <= 0 || value(amount) > value(dispute.dispute_amount))
        return invalid('/refund_amount', 'INVALID_REFUND_AMOUNT', 'The refund amount must not exceed the disputed amount.')
      dispute.dispute_outcome = { outcome_code: 'RESOLVED_BUYER_FAVOUR', amount_refunded: amount }
      settle(dispute, 'RESOLVED', 'RESOLVED')
      break
    }
    case 'make-offer': {
      const types =
        (dispute.allowed_response_options as { make_offer?: { offer_types?: string[] } } | undefined)?.make_offer?.offer_types ?? []
      if (!types.includes(String(body.offer_type)))
        return invalid('/offer_type', 'INVALID_OFFER_TYPE', 'The offer type is not allowed for the dispute.')
      if (body.offer_type !== 'REFUND_WITH_REPLACEMENT' && !body.offer_amount)
        return invalid('/offer_amount', 'MISSING_REQUIRED_PARAMETER', 'An offer of money needs its amount.')
      if (value(body.offer_amount) > value(dispute.dispute_amount))
        return invalid('/offer_amount', 'INVALID_OFFER_AMOUNT', 'The offer amount must not exceed the disputed amount.')
      dispute.offer = {
        ...(body.offer_amount ? { seller_offered_amount: body.offer_amount } : {}),
        offer_type: body.offer_type,
        history: [{ offer_time: now, actor: 'SELLER', event_type: 'PROPOSED', offer_type: body.offer_type, notes: body.note }],
      }
      settle(dispute, 'WAITING_FOR_BUYER_RESPONSE', 'REQUIRED_OTHER_PARTY_ACTION')
      break
    }
    case 'escalate':
      dispute.dispute_life_cycle_stage = 'CHARGEBACK'
      settle(dispute, 'UNDER_REVIEW', 'UNDER_PAYPAL_REVIEW')
      allow(dispute, ['provide-supporting-info'])
      break
  }
  touch(dispute, clock)
  book.record({
    vendor: 'paypal',
    shopId,
    action,
    target: dispute.dispute_id,
    body,
    key: typeof call.headers['paypal-request-id'] === 'string' ? call.headers['paypal-request-id'] : null,
    files: read.files,
  })
  return json({ links: [{ href: selfOf(dispute), rel: 'self', method: 'GET' }] })
}
