import { type Call, json, type Reply } from '../http'
import type { DemoClock, Json, ShopData } from '../types'

const BASE = '/tracking/2026-07'
const fault = (status: number, code: number, type: string, message: string): Reply =>
  json({ meta: { code, type, message }, data: {} }, status)

export interface AftershipQuirks {
  /** Lists a second that one organisation may ask for (6 at AfterShip); null: not counted. */
  perSecond: number | null
}

/** AfterShip Tracking 2026-07, reading only. The key tells the organisation, which here is the shop. */
export function createAftershipApi(
  shops: { data: ShopData; apiKey: string }[],
  clock: DemoClock,
  quirks: (shopId: string) => AftershipQuirks,
): {
  shopOf(call: Pick<Call, 'headers'>): string | null
  handle(call: Call): Reply
} {
  const shopFor = (headers: Call['headers']) => shops.find((s) => s.apiKey === headers['as-api-key'])
  const asked = new Map<string, { second: number; count: number }>()

  /** Counts a call; the headers tell what is left of this second. */
  function count(shopId: string): { over: boolean; headers: Record<string, string> } {
    const second = Math.floor(clock.now() / 1000)
    const known = asked.get(shopId)
    const times = known?.second === second ? known.count + 1 : 1
    asked.set(shopId, { second, count: times })
    const { perSecond } = quirks(shopId)
    const limit = perSecond ?? 6
    return {
      over: perSecond !== null && times > perSecond,
      headers: {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - times)),
        'x-ratelimit-reset': String(second + 1),
      },
    }
  }

  function answer(call: Call, shop: { data: ShopData }): Reply {
    if (call.method !== 'GET' || !call.path.startsWith(`${BASE}/trackings`))
      return fault(404, 404, 'NotFound', 'The URI requested is invalid or the resource requested does not exist.')
    const id = /^\/trackings\/([^/]+)$/.exec(call.path.slice(BASE.length))?.[1]
    if (id === undefined) return list(call, shop.data.trackings)
    const tracking = shop.data.trackings.find((t) => t.id === id || t.legacy_id === id)
    return tracking ? json({ meta: { code: 200 }, data: chosen(tracking, call) }) : fault(404, 4004, 'NotFound', 'Tracking does not exist.')
  }

  return {
    shopOf: ({ headers }) => shopFor(headers)?.data.shopId ?? null,
    handle(call) {
      const shop = shopFor(call.headers)
      if (!shop) return fault(401, 401, 'Unauthorized', 'The API key is invalid.')
      const { over, headers } = count(shop.data.shopId)
      const reply = over ? fault(429, 429, 'TooManyRequests', 'You have exceeded the API call rate limit.') : answer(call, shop)
      return { ...reply, headers: { ...headers, ...reply.headers } }
    },
  }
}

/** `fields=id,tag` leaves out all others. */
function chosen(tracking: Json, { query }: Call): Json {
  const fields = query.get('fields')?.split(',')
  return fields ? Object.fromEntries(Object.entries(tracking).filter(([key]) => key === 'id' || fields.includes(key))) : tracking
}

function list(call: Call, trackings: Json[]): Reply {
  const { query } = call
  const limit = Number(query.get('limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) return fault(400, 4005, 'BadRequest', '`limit` is invalid.')
  const after = query.get('cursor') ? Number(Buffer.from(query.get('cursor') ?? '', 'base64url').toString()) : 0
  if (!Number.isInteger(after) || after < 0) return fault(400, 4005, 'BadRequest', '`cursor` is invalid.')
  for (const name of ['updated_at_min', 'updated_at_max', 'created_at_min', 'created_at_max'])
    if (query.get(name) && Number.isNaN(Date.parse(query.get(name) ?? ''))) return fault(400, 4005, 'BadRequest', `\`${name}\` is invalid.`)
  const within = (row: Json, field: 'updated_at' | 'created_at'): boolean => {
    const at = Date.parse(String(row[field]))
    const [min, max] = [query.get(`${field}_min`), query.get(`${field}_max`)]
    return (!min || at >= Date.parse(min)) && (!max || at <= Date.parse(max))
  }
  const any = (name: string, value: unknown): boolean => !query.get(name) || (query.get(name)?.split(',').includes(String(value)) ?? false)
  const keyword = query.get('keyword')?.toLowerCase()
  const rows = trackings.filter(
    (t) =>
      within(t, 'updated_at') &&
      within(t, 'created_at') &&
      any('tag', t.tag) &&
      any('slug', t.slug) &&
      any('tracking_numbers', t.tracking_number) &&
      any('origin', t.origin_country_region) &&
      any('destination', t.destination_country_region) &&
      (!query.get('order_id') || t.order_id === query.get('order_id')) &&
      (!query.get('return_to_sender') || String(t.return_to_sender) === query.get('return_to_sender')) &&
      (!keyword || `${t.tracking_number} ${t.order_id} ${JSON.stringify(t.customers)}`.toLowerCase().includes(keyword)),
  )
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
      trackings: page.map((tracking) => chosen(tracking, call)),
    },
  })
}
