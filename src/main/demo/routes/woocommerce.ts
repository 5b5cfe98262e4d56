import { type Call, json, type Reply, Router } from '../http'
import type { Json, ShopData } from '../types'

interface WooShop {
  data: ShopData
  key: string
  secret: string
}

const invalid = (parameter: string, message: string): Reply =>
  json(
    {
      code: 'rest_invalid_param',
      message: `Invalid parameter(s): ${parameter}`,
      data: { status: 400, params: { [parameter]: message }, details: {} },
    },
    400,
  )

/** WooCommerce v3, reading only. Each shop is a site under its own path; Basic auth with the site's key. */
export function createWooApi(shops: WooShop[]): { shopOf(call: Pick<Call, 'path'>): string | null; handle(call: Call): Reply } {
  const router = new Router<{ call: Call; shop: WooShop }>()
  router.add('GET', '/wp-json/wc/v3/orders', ({ call, shop }) => list(call, filterOrders(call, shop)))
  router.add('GET', '/wp-json/wc/v3/orders/:id', ({ shop, params }) => {
    const order = shop.data.orders.find((o) => o.id === Number(params.id))
    return order
      ? json(order)
      : json({ code: 'woocommerce_rest_shop_order_invalid_id', message: 'Invalid ID.', data: { status: 404 } }, 404)
  })
  router.add('GET', '/wp-json/wc/v3/customers', ({ call, shop }) => {
    const email = call.query.get('email')?.toLowerCase()
    const search = call.query.get('search')?.toLowerCase()
    const rows = shop.data.customers.filter(
      (c) => (!email || c.email === email) && (!search || JSON.stringify(c).toLowerCase().includes(search)),
    )
    return list(call, rows)
  })
  router.add('GET', '/wp-json/wc/v3/customers/:id', ({ shop, params }) => {
    const customer = shop.data.customers.find((c) => c.id === Number(params.id))
    return customer
      ? json(customer)
      : json({ code: 'woocommerce_rest_invalid_id', message: 'Invalid resource ID.', data: { status: 404 } }, 404)
  })
  const siteOf = (path: string): WooShop | undefined => shops.find((s) => path.startsWith(`/${s.data.shopId}/`))
  return {
    shopOf: ({ path }) => siteOf(path)?.data.shopId ?? null,
    handle(call) {
      const shop = siteOf(call.path)
      const path = call.path.replace(/^\/[^/]+/, '')
      const route = shop && router.find(call.method, path)
      if (!shop || !route)
        return json(
          { code: 'rest_no_route', message: 'No route was found matching the URL and request method.', data: { status: 404 } },
          404,
        )
      const wanted = `Basic ${Buffer.from(`${shop.key}:${shop.secret}`).toString('base64')}`
      if (call.headers.authorization !== wanted) {
        return json({ code: 'woocommerce_rest_cannot_view', message: 'Sorry, you cannot list resources.', data: { status: 401 } }, 401)
      }
      const perPage = Number(call.query.get('per_page') ?? 10)
      if (!Number.isInteger(perPage) || perPage < 1 || perPage > 100)
        return invalid('per_page', 'per_page must be between 1 (inclusive) and 100 (inclusive)')
      return route.handler({ call, shop, params: route.params }) as Reply
    },
  }
}

/** Dates compare as the site's clock unless `dates_are_gmt`. */
function filterOrders({ query }: Call, { data }: WooShop): Json[] {
  const gmt = query.get('dates_are_gmt') === 'true'
  const status = query.get('status') ?? 'any'
  const search = query.get('search')?.toLowerCase()
  const include = query.get('include')?.split(',').map(Number)
  const bound = (name: string): string | null => query.get(name)?.slice(0, 19) ?? null
  const dates = [
    { field: gmt ? 'date_modified_gmt' : 'date_modified', after: bound('modified_after'), before: bound('modified_before') },
    { field: gmt ? 'date_created_gmt' : 'date_created', after: bound('after'), before: bound('before') },
  ] as const
  const rows = data.orders.filter((order) => {
    if (status !== 'any' && !status.split(',').includes(order.status)) return false
    if (include && !include.includes(order.id)) return false
    if (query.get('customer') && order.customer_id !== Number(query.get('customer'))) return false
    if (search && !`${order.number} ${JSON.stringify(order.billing)}`.toLowerCase().includes(search)) return false
    return dates.every((d) => (!d.after || String(order[d.field]) > d.after) && (!d.before || String(order[d.field]) < d.before))
  })
  const by = query.get('orderby') ?? 'date'
  const down = (query.get('order') ?? 'desc') === 'desc' ? -1 : 1
  const value = (o: (typeof rows)[number]): string | number => (by === 'id' ? o.id : o.date_created_gmt)
  return rows.sort((a, b) => (value(a) < value(b) ? -down : value(a) > value(b) ? down : (a.id - b.id) * down))
}

function list({ query, path }: Call, rows: Json[]): Reply {
  const perPage = Number(query.get('per_page') ?? 10)
  const page = Math.max(1, Number(query.get('page') ?? 1))
  const pages = Math.ceil(rows.length / perPage)
  const headers: Record<string, string> = { 'x-wp-total': String(rows.length), 'x-wp-totalpages': String(pages) }
  if (page < pages) {
    const next = new URLSearchParams(query)
    next.set('page', String(page + 1))
    headers.link = `<${path}?${next}>; rel="next"`
  }
  return json(rows.slice((page - 1) * perPage, page * perPage), 200, headers)
}
