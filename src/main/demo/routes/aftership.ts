import { type Call, json, type Reply } from '../http'
import type { Json, ShopData } from '../types'

const BASE = '/tracking/2026-07'
const fault = (status: number, code: number, type: string, message: string): Reply =>
  json({ meta: { code, type, message }, data: {} }, status)

/** AfterShip Tracking 2026-07, reading only. The key tells the organisation, which here is the shop. */
export function createAftershipApi(shops: { data: ShopData; apiKey: string }[]): {
  shopOf(call: Pick<Call, 'headers'>): string | null
  handle(call: Call): Reply
} {
  const shopFor = (headers: Call['headers']) => shops.find((s) => s.apiKey === headers['as-api-key'])
  return {
    shopOf: ({ headers }) => shopFor(headers)?.data.shopId ?? null,
    handle(call) {
      const shop = shopFor(call.headers)
      if (!shop) return fault(401, 401, 'Unauthorized', 'The API key is invalid.')
      if (call.method !== 'GET' || !call.path.startsWith(`${BASE}/trackings`))
        return fault(404, 404, 'NotFound', 'The URI requested is invalid or the resource requested does not exist.')
      const id = /^\/trackings\/([^/]+)$/.exec(call.path.slice(BASE.length))?.[1]
      if (id === undefined) return list(call, shop.data.trackings)
      const tracking = shop.data.trackings.find((t) => t.id === id || t.legacy_id === id)
      return tracking ? json({ meta: { code: 200 }, data: tracking }) : fault(404, 4004, 'NotFound', 'Tracking does not exist.')
    },
  }
}

function list({ query }: Call, trackings: Json[]): Reply {
  const limit = Number(query.get('limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) return fault(400, 4005, 'BadRequest', '`limit` is invalid.')
  const after = query.get('cursor') ? Number(Buffer.from(query.get('cursor') ?? '', 'base64url').toString()) : 0
  if (!Number.isInteger(after) || after < 0) return fault(400, 4005, 'BadRequest', '`cursor` is invalid.')
  const time = (name: string): number | null => (query.get(name) ? Date.parse(query.get(name) ?? '') : null)
  const min = time('updated_at_min')
  const max = time('updated_at_max')
  const keyword = query.get('keyword')?.toLowerCase()
  const numbers = query.get('tracking_numbers')?.split(',')
  const rows = trackings.filter((t) => {
    const updated = Date.parse(String(t.updated_at))
    if ((min !== null && updated < min) || (max !== null && updated > max)) return false
    if (query.get('tag') && t.tag !== query.get('tag')) return false
    if (query.get('slug') && !query.get('slug')?.split(',').includes(String(t.slug))) return false
    if (query.get('order_id') && t.order_id !== query.get('order_id')) return false
    if (numbers && !numbers.includes(String(t.tracking_number))) return false
    return !keyword || `${t.tracking_number} ${t.order_id} ${JSON.stringify(t.customers)}`.toLowerCase().includes(keyword)
  })
  const page = rows.slice(after, after + limit)
  const more = after + limit < rows.length
  return json({
    meta: { code: 200 },
    data: {
      pagination: {
        total: rows.length,
        next_cursor: more ? Buffer.from(String(after + limit)).toString('base64url') : '',
        has_next_page: more,
      },
      trackings: page,
    },
  })
}
