/** A PayPal of our own for tests: disputes with links and evidence, every request judged by the vendor's description. */
import type { HttpAnswer, HttpRequest } from '../../../src/main/ports'
import { answer } from './ports'
import { readDescription, seenBody, VendorSpec } from './vendorSpec'

const description = readDescription('paypal/customer_disputes_v1.json')
export const paypalDescription = description

export interface Submission {
  way: string
  input: Record<string, unknown>
  files: { name: string; mime: string; bytes: number }[]
  requestId: string | null
}

/** One dispute's server. `takesMore`: the link stays after an answer, so that a second one would get through. */
export const createPaypalServer = ({ id = 'PP-R-1', takesMore = false, echoes = true, now = () => 0 as number } = {}) => {
  const spec = description ? new VendorSpec(description) : null
  const faults: string[] = []
  const submissions: Submission[] = []
  const state = {
    status: 'WAITING_FOR_SELLER_RESPONSE',
    disputeState: 'REQUIRED_ACTION',
    ways: ['provide-evidence'],
    dueAt: '2026-12-20T00:00:00.000Z',
    updatedAt: Date.parse('2026-11-20T09:00:00Z'),
    tokens: 0,
    goneTokens: new Set<string>(),
    outcome: null as string | null,
    evidences: [] as Record<string, unknown>[],
    info: [] as Record<string, unknown>[],
  }
  /** PayPal dates each change, and never twice the same. */
  const touch = (): string => {
    state.updatedAt = Math.max(state.updatedAt + 1, now())
    return new Date(state.updatedAt).toISOString()
  }
  const detail = () => ({
    dispute_id: id,
    create_time: '2026-11-19T09:00:00.000Z',
    update_time: new Date(state.updatedAt).toISOString(),
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: state.status,
    dispute_state: state.disputeState,
    dispute_life_cycle_stage: 'CHARGEBACK',
    dispute_channel: 'INTERNAL',
    dispute_amount: { currency_code: 'USD', value: '50.00' },
    seller_response_due_date: state.dueAt,
    ...(state.outcome ? { dispute_outcome: { outcome_code: state.outcome } } : {}),
    disputed_transactions: [
      { seller_transaction_id: '3BC38643YC807283D', invoice_number: 'NL-1042', buyer: { name: 'Ana Kim' }, custom: '' },
    ],
    ...(state.evidences.length > 0 ? { evidences: state.evidences } : {}),
    ...(state.info.length > 0 ? { supporting_info: state.info } : {}),
    refund_details: { allowed_refund_amount: { currency_code: 'USD', value: '50.00' } },
    links: [
      { rel: 'self', href: `https://api-m.paypal.com/v1/customer/disputes/${id}`, method: 'GET' },
      ...state.ways.map((way) => ({
        rel: way.replace(/-/g, '_'),
        href: `https://api-m.paypal.com/v1/customer/disputes/${id}/${way}`,
        method: 'POST',
      })),
    ],
  })

  const take = async (request: HttpRequest, way: string): Promise<HttpAnswer> => {
    if (!(request.body instanceof FormData)) return answer(415, { name: 'UNSUPPORTED_MEDIA_TYPE', message: 'x', debug_id: 'd' })
    const parts = [...request.body.entries()]
    const [, part] = parts.find(([name]) => name === 'input') ?? []
    const input = JSON.parse(part instanceof Blob ? await part.text() : '{}') as Record<string, unknown>
    const files = parts.flatMap(([name, value]) => (name === 'input' || typeof value === 'string' ? [] : [value as File]))
    if (spec && Array.isArray(input.evidences)) for (const one of input.evidences) faults.push(...spec.schemaOf('evidence', one))
    if (spec && !input.evidences) faults.push(...spec.schemaOf('supporting_info', input))
    if (!state.ways.includes(way))
      return answer(422, {
        name: 'UNPROCESSABLE_ENTITY',
        message: 'The requested action could not be performed, semantically incorrect, or failed business validation.',
        debug_id: 'd1',
        details: [{ issue: 'ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE', description: 'x' }],
      })
    submissions.push({
      way,
      input,
      files: files.map((file) => ({ name: file.name, mime: file.type, bytes: file.size })),
      requestId: request.headers?.['paypal-request-id'] ?? null,
    })
    const date = touch()
    const kept = echoes ? {} : { notes: 'Received', documents: [] }
    if (Array.isArray(input.evidences))
      for (const one of input.evidences as Record<string, unknown>[])
        state.evidences.push({ ...one, ...kept, source: 'SUBMITTED_BY_SELLER', date })
    else state.info.push({ ...input, ...kept, source: 'SUBMITTED_BY_SELLER', provided_time: date })
    if (!takesMore) {
      state.status = 'UNDER_REVIEW'
      state.disputeState = 'UNDER_PAYPAL_REVIEW'
      state.ways = []
    }
    return answer(200, { links: [{ rel: 'self', href: `https://api-m.paypal.com/v1/customer/disputes/${id}`, method: 'GET' }] })
  }

  const handle = async (request: HttpRequest): Promise<HttpAnswer> => {
    const url = new URL(request.url)
    if (url.pathname === '/v1/oauth2/token') {
      state.tokens += 1
      return answer(200, { access_token: `t${state.tokens}`, expires_in: 3600 })
    }
    if (spec) faults.push(...spec.judge({ method: request.method, url: request.url, ...seenBody(request.body) }).faults)
    const bearer = request.headers?.authorization ?? ''
    if (!bearer.startsWith('Bearer t') || state.goneTokens.has(bearer)) return answer(401, { error: 'invalid_token' })
    const [, , , , asked, way] = url.pathname.split('/')
    if (!asked) return answer(200, { items: [detail()], links: [] })
    if (asked !== id) return answer(404, { name: 'RESOURCE_NOT_FOUND', message: 'x', debug_id: 'd2' })
    return way ? take(request, way) : answer(200, detail())
  }
  return { handle, state, submissions, faults, spec, touch }
}
