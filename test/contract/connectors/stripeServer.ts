/** A Stripe of our own for tests: disputes, events, files, idempotency keys as its documentation tells. */
import type { HttpAnswer, HttpRequest } from '../../../src/main/ports'
import { answer } from './ports'
import { readDescription, seenBody, VendorSpec } from './vendorSpec'

const description = readDescription('stripe/spec3-disputes-trimmed-2023-08-16.json')
export const stripeDescription = description

type Fields = Record<string, unknown>
export const chargeOf = (more: Fields = {}): Fields => ({
  id: 'ch_1',
  object: 'charge',
  amount: 5000,
  amount_refunded: 1000,
  billing_details: { email: 'ana@example.test', name: 'Ana Kim', phone: null },
  receipt_email: null,
  description: 'Order #NL-1042',
  metadata: {},
  payment_method_details: { card: { brand: 'visa', network: 'visa' } },
  ...more,
})
export const disputeOf = (id: string, created: number, more: Fields = {}): Fields => ({
  id,
  object: 'dispute',
  amount: 5000,
  currency: 'eur',
  charge: 'ch_1',
  payment_intent: 'pi_1',
  reason: 'product_not_received',
  status: 'needs_response',
  created,
  is_charge_refundable: true,
  livemode: true,
  metadata: {},
  evidence: { uncategorized_text: null, shipping_tracking_number: null, uncategorized_file: null },
  evidence_details: { due_by: created + 900_000, has_evidence: false, past_due: false, submission_count: 0 },
  payment_method_details: { type: 'card', card: { brand: 'visa', network: 'visa', network_reason_code: '13.1', case_type: 'chargeback' } },
  ...more,
})

/** `takesMore`: hands in as often as it is asked, where the real one takes one submission and no more. */
export const createStripeServer = ({ takesMore = false } = {}) => {
  const spec = description ? new VendorSpec(description) : null
  const faults: string[] = []
  const disputes = new Map<string, Fields>()
  const events: { id: string; created: number; dispute: string; type: string }[] = []
  const submitted: { id: string; key: string | null; evidence: unknown }[] = []
  const uploads: { name: string; mime: string; bytes: number; purpose: unknown }[] = []
  const kept = new Map<string, { status: number; body: unknown; order: string }>()
  const state = { eventsRefused: false, chargesRefused: false, charge: chargeOf() }
  const fail = (status: number, type: string, code: string, param: string | null = null) =>
    answer(status, { error: { type, code, message: 'words of the vendor', param, request_log_url: 'https://x.test' } })
  const shown = (one: Fields, expand: boolean): Fields => (expand ? { ...one, charge: state.charge } : one)
  const page = (all: Fields[], url: URL): Fields => {
    const after = url.searchParams.get('starting_after')
    const from = after ? all.findIndex((one) => one.id === after) + 1 : 0
    const limit = Number(url.searchParams.get('limit') ?? 10)
    return { object: 'list', url: url.pathname, data: all.slice(from, from + limit), has_more: from + limit < all.length }
  }

  const update = (dispute: Fields, body: Fields, key: string | null): HttpAnswer => {
    const details = dispute.evidence_details as Fields
    if (Number(details.submission_count) > 0 && !takesMore) return fail(400, 'invalid_request_error', 'dispute_evidence_already_submitted')
    if (body.evidence) dispute.evidence = { ...(dispute.evidence as Fields), ...(body.evidence as Fields) }
    if (body.evidence) dispute.evidence_details = { ...details, has_evidence: true }
    if (body.submit === 'true' || body.submit === undefined) {
      dispute.metadata = { ...(dispute.metadata as Fields), ...(body.metadata as Fields) }
      dispute.evidence_details = { ...details, has_evidence: true, submission_count: Number(details.submission_count) + 1 }
      dispute.status = 'under_review'
      submitted.push({ id: String(dispute.id), key, evidence: dispute.evidence })
    }
    return answer(200, dispute)
  }

  /** `broken`: answers 500 after (`done`) or before having done it, and keeps that 500 under its key as Stripe does. */
  const handle = async (request: HttpRequest, broken: 'no' | 'done' | 'notDone' = 'no'): Promise<HttpAnswer> => {
    const url = new URL(request.url)
    const seen = seenBody(request.body)
    if (spec) faults.push(...spec.judge({ method: request.method, url: request.url, ...seen }).faults)
    if (request.headers?.authorization !== 'Bearer rk_test') return fail(401, 'invalid_request_error', 'api_key')
    if (request.headers['stripe-version'] !== '2023-08-16') faults.push('version header missing')
    const [, , kind, id] = url.pathname.split('/')
    if (kind === 'files') {
      const file = (request.body as FormData).get('file') as File
      uploads.push({ name: file.name, mime: file.type, bytes: file.size, purpose: (request.body as FormData).get('purpose') })
      return answer(200, { id: `file_${uploads.length}`, object: 'file', purpose: 'dispute_evidence', size: file.size })
    }
    const expand = url.searchParams.has('expand[]')
    if (expand && state.chargesRefused) return fail(403, 'invalid_request_error', 'more_permissions_required')
    if (kind === 'events') {
      if (state.eventsRefused) return fail(403, 'invalid_request_error', 'more_permissions_required')
      const since = Number(url.searchParams.get('created[gte]') ?? 0)
      const all = events.filter(({ created }) => created >= since).sort((a, b) => b.created - a.created)
      return answer(
        200,
        page(
          all.map((one) => ({
            id: one.id,
            object: 'event',
            created: one.created,
            type: one.type,
            data: { object: disputes.get(one.dispute) ?? { id: one.dispute, object: 'dispute' } },
          })),
          url,
        ),
      )
    }
    if (!id) {
      const since = Number(url.searchParams.get('created[gte]') ?? 0)
      const all = [...disputes.values()].filter((one) => Number(one.created) >= since).sort((a, b) => Number(b.created) - Number(a.created))
      return answer(
        200,
        page(
          all.map((one) => shown(one, expand)),
          url,
        ),
      )
    }
    const dispute = disputes.get(decodeURIComponent(id))
    if (!dispute) return fail(404, 'invalid_request_error', 'resource_missing', 'dispute')
    if (request.method === 'GET') return answer(200, shown(dispute, expand))
    const key = request.headers['idempotency-key'] ?? null
    const order = `${url.pathname} ${String(request.body)}`
    const before = key === null ? undefined : kept.get(key)
    if (before)
      return before.order === order ? answer(before.status, before.body) : fail(400, 'idempotency_error', 'idempotency_key_in_use')
    const done = broken === 'notDone' ? null : update(dispute, seen.body as Fields, key)
    const given = broken === 'no' && done ? done : fail(500, 'api_error', 'api_error')
    if (key !== null && given.status !== 429) kept.set(key, { status: given.status, body: JSON.parse(given.text()), order })
    return given
  }
  return { handle, disputes, events, submitted, uploads, faults, state, spec }
}
