import { type Call, json, type Reply } from '../http'
import type { DemoClock, Json, ShopData } from '../types'

const TOKEN_MS = 9 * 3_600_000
const fault = (status: number, name: string, message: string): Reply =>
  json({ name, message, debug_id: 'b1d1f06c7246c', details: [], links: [] }, status)
const SUMMARY = [
  'dispute_id',
  'create_time',
  'update_time',
  'reason',
  'status',
  'dispute_state',
  'dispute_amount',
  'dispute_life_cycle_stage',
  'dispute_channel',
  'seller_response_due_date',
  'links',
]

interface PaypalShop {
  data: ShopData
  clientId: string
  secret: string
}

/** PayPal's disputes, reading only, with its client-credentials sign-in. */
export function createPaypalApi(shops: PaypalShop[], clock: DemoClock, randomHex: (bytes: number) => string) {
  const tokens = new Map<string, { shop: PaypalShop; until: number }>()
  const bearer = (headers: Call['headers']) => tokens.get((headers.authorization ?? '').replace(/^Bearer /, ''))
  const byBasic = (headers: Call['headers']) =>
    shops.find((s) => headers.authorization === `Basic ${Buffer.from(`${s.clientId}:${s.secret}`).toString('base64')}`)

  function token({ headers, body }: Call): Reply {
    const shop = byBasic(headers)
    if (!shop) return json({ error: 'invalid_client', error_description: 'Client Authentication failed' }, 401)
    if (body.grant_type !== 'client_credentials')
      return json({ error: 'unsupported_grant_type', error_description: 'unsupported grant_type' }, 400)
    const access = `A21AA${randomHex(24)}`
    tokens.set(access, { shop, until: clock.now() + TOKEN_MS })
    return json({
      scope: 'https://uri.paypal.com/services/disputes/read-seller',
      access_token: access,
      token_type: 'Bearer',
      app_id: 'APP-DEMO',
      expires_in: TOKEN_MS / 1000,
      nonce: randomHex(8),
    })
  }

  return {
    shopOf: ({ headers }: Pick<Call, 'headers'>): string | null => (bearer(headers)?.shop ?? byBasic(headers))?.data.shopId ?? null,
    handle(call: Call): Reply {
      if (call.path === '/v1/oauth2/token' && call.method === 'POST') return token(call)
      const grant = bearer(call.headers)
      if (!grant || grant.until <= clock.now())
        return json({ error: 'invalid_token', error_description: 'Token signature verification failed' }, 401)
      const { disputes } = grant.shop.data
      const id = /^\/v1\/customer\/disputes\/([^/]+)$/.exec(call.path)?.[1]
      if (call.method === 'GET' && id) {
        const dispute = disputes.find((d) => d.dispute_id === id)
        return dispute ? json(dispute) : fault(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.')
      }
      if (call.method === 'GET' && call.path === '/v1/customer/disputes') return list(call, disputes)
      return fault(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.')
    },
  }
}

function list({ query, headers, path }: Call, disputes: Json[]): Reply {
  const self = `http://${headers.host ?? '127.0.0.1'}${path}`
  const size = Number(query.get('page_size') ?? 10)
  if (!Number.isInteger(size) || size < 1 || size > 50)
    return fault(400, 'INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.')
  const state = query.get('dispute_state')
  const after = query.get('update_time_after')
  const before = query.get('update_time_before')
  const rows = disputes.filter(
    (d) =>
      (!state || state.split(',').includes(String(d.dispute_state))) &&
      (!after || String(d.update_time) >= after) &&
      (!before || String(d.update_time) <= before) &&
      (!query.get('start_time') || String(d.create_time) >= String(query.get('start_time'))) &&
      (!query.get('disputed_transaction_id') ||
        JSON.stringify(d.disputed_transactions).includes(String(query.get('disputed_transaction_id')))),
  )
  const items = rows
    .slice(0, size)
    .map((d) => Object.fromEntries(SUMMARY.map((k) => [k, k === 'links' ? (d.links as Json[]).slice(0, 1) : d[k]])))
  return json({ items, links: [{ href: self, rel: 'self', method: 'GET' }] })
}
