import type { EffectBook } from '../effects'
import { type Call, json, type Reply } from '../http'
import { act, type PaypalQuirks } from '../paypal/actions'
import type { PaypalDispute } from '../paypal/dispute'
import { type PaypalFault, refuse } from '../paypal/errors'
import type { DemoClock, Json, ShopData } from '../types'

const TOKEN_MS = 9 * 3_600_000
const BACK = 180 * 86_400_000
const BASE = '/v1/customer/disputes'
const TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/
const STATES = ['REQUIRED_ACTION', 'REQUIRED_OTHER_PARTY_ACTION', 'UNDER_PAYPAL_REVIEW', 'RESOLVED', 'OPEN_INQUIRIES', 'APPEALABLE']
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

interface Side {
  clock: DemoClock
  hex: (bytes: number) => string
  book: EffectBook
  quirks: (shopId: string) => PaypalQuirks
  changed: () => void
}

/** PayPal's customer disputes with its client-credentials sign-in: lists, details, and what a seller may do. */
export function createPaypalApi(shops: PaypalShop[], { clock, hex, book, quirks, changed }: Side) {
  const tokens = new Map<string, { shop: PaypalShop; until: number }>()
  const bearer = (headers: Call['headers']) => tokens.get((headers.authorization ?? '').replace(/^Bearer /, ''))
  const byBasic = (headers: Call['headers']) =>
    shops.find((s) => headers.authorization === `Basic ${Buffer.from(`${s.clientId}:${s.secret}`).toString('base64')}`)

  function token({ headers, body }: Call): Reply {
    const shop = byBasic(headers)
    if (!shop) return json({ error: 'invalid_client', error_description: 'Client Authentication failed' }, 401)
    if (body.grant_type !== 'client_credentials')
      return json({ error: 'unsupported_grant_type', error_description: 'unsupported grant_type' }, 400)
    const access = `A21AA${hex(24)}`
    tokens.set(access, { shop, until: clock.now() + TOKEN_MS })
    return json({
      scope: 'https://uri.paypal.com/services/disputes/read-seller https://uri.paypal.com/services/disputes/update-seller',
      access_token: access,
      token_type: 'Bearer',
      app_id: 'APP-DEMO',
      expires_in: TOKEN_MS / 1000,
      nonce: hex(8),
    })
  }

  return {
    shopOf: ({ headers }: Pick<Call, 'headers'>): string | null => (bearer(headers)?.shop ?? byBasic(headers))?.data.shopId ?? null,
    handle(call: Call): Reply {
      if (call.path === '/v1/oauth2/token' && call.method === 'POST') return token(call)
      const grant = bearer(call.headers)
      if (!grant || grant.until <= clock.now())
        return json({ error: 'invalid_token', error_description: 'Token signature verification failed' }, 401)
      const { disputes, shopId } = grant.shop.data
      if (call.method === 'GET' && call.path === BASE) return list(call, disputes, clock.now())
      const [, id, action] = /^\/v1\/customer\/disputes\/([A-Za-z0-9-]+)(?:\/([a-z-]+))?$/.exec(call.path) ?? []
      const dispute = disputes.find((d) => d.dispute_id === id) as PaypalDispute | undefined
      if (!dispute) return refuse('RESOURCE_NOT_FOUND')
      if (call.method === 'GET' && action === undefined) return json(detail(dispute))
      if (call.method !== 'POST' || action === undefined) return refuse('RESOURCE_NOT_FOUND')
      const reply = act(action, dispute, call, { shopId, clock, book, quirks: quirks(shopId) })
      if (reply.status === 200) changed()
      return reply
    },
  }
}

function detail({ dispute_state: _state, ...dispute }: PaypalDispute): Json {
  return dispute
}

function list({ query, headers, path }: Call, disputes: Json[], now: number): Reply {
  const bad = (field: string, issue = 'INVALID_PARAMETER_VALUE'): Reply => {
    const fault: PaypalFault = {
      issue,
      description: 'The value of a field is invalid.',
      field,
      value: query.get(field) ?? '',
      location: 'query',
    }
    return refuse('INVALID_REQUEST', [fault])
  }
  const size = Number(query.get('page_size') ?? 10)
  if (!Number.isInteger(size) || size < 1 || size > 50) return bad('page_size')
  for (const field of ['start_time', 'update_time_after', 'update_time_before']) {
    const given = query.get(field)
    if (given === null) continue
    // Times out of reach are refused, not cut to what can be had.
    if (!TIME.test(given) || Date.parse(given) < now - BACK) return bad(field)
  }
  if (query.has('start_time') && query.has('disputed_transaction_id')) return bad('start_time', 'MUTUALLY_EXCLUSIVE_PARAMETERS')
  const states = query.get('dispute_state')?.split(',') ?? null
  if (states?.some((state) => !STATES.includes(state))) return bad('dispute_state')
  const skip = query.get('next_page_token') ? Number(Buffer.from(query.get('next_page_token') ?? '', 'base64').toString()) : 0
  if (!Number.isInteger(skip) || skip < 0) return bad('next_page_token')
  const at = (value: unknown): number => Date.parse(String(value))
  const time = (name: string): number | null => (query.get(name) ? at(query.get(name)) : null)
  const [after, before, start] = [time('update_time_after'), time('update_time_before'), time('start_time')]
  const transaction = query.get('disputed_transaction_id')
  const rows = disputes
    .filter(
      (d) =>
        (!states || states.includes(String(d.dispute_state))) &&
        (after === null || at(d.update_time) >= after) &&
        (before === null || at(d.update_time) <= before) &&
        (start === null || at(d.create_time) >= start) &&
        (!transaction || JSON.stringify(d.disputed_transactions).includes(`"${transaction}"`)),
    )
    .sort((a, b) => at(b.create_time) - at(a.create_time))
  const items = rows
    .slice(skip, skip + size)
    .map((d) =>
      Object.fromEntries(SUMMARY.filter((k) => d[k] !== undefined).map((k) => [k, k === 'links' ? (d.links as Json[]).slice(0, 1) : d[k]])),
    )
  const self = `http://${headers.host ?? '127.0.0.1'}${path}`
  const link = (rel: string, token: number | null) => {
    const parameters = new URLSearchParams(query)
    if (token !== null) parameters.set('next_page_token', Buffer.from(String(token)).toString('base64'))
    return { href: `${self}?${parameters}`, rel, method: 'GET' }
  }
  const more = skip + size < rows.length
  return json({ items, links: [link('self', null), link('first', 0), ...(more ? [link('next', skip + size)] : [])] })
}
