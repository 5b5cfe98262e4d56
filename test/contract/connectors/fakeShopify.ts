/** A Shopify shop in a few lines, for connector tests: pages, cursors bound to their query, notes, tags, points. */
import type { HttpAnswer, HttpRequest } from '../../../src/main/ports'
import { answer } from './ports'
import type { VendorGraphql } from './vendorGraphql'

export type ShopifyOrder = Record<string, unknown> & {
  id: string
  legacyResourceId: string
  updatedAt: string
  note: string | null
  tags: string[]
}

const both = (amount: string, shop = amount, currency = 'USD') => ({
  presentmentMoney: { amount, currencyCode: currency },
  shopMoney: { amount: shop, currencyCode: 'EUR' },
})

export const shopifyOrder = (id: number, updatedAt: string, more: Record<string, unknown> = {}): ShopifyOrder => ({
  id: `gid://shopify/Order/${id}`,
  legacyResourceId: String(id),
  name: `#${1000 + id}`,
  email: 'ana@example.test',
  phone: null,
  createdAt: '2026-09-01T09:00:00Z',
  updatedAt,
  processedAt: '2026-09-01T09:00:00Z',
  cancelledAt: null,
  test: false,
  note: null,
  tags: ['vip'],
  customerLocale: 'fr-CA',
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'FULFILLED',
  returnStatus: 'NO_RETURN',
  totalPriceSet: both('21.50', '19.90'),
  totalRefundedSet: both('0.00'),
  shippingAddress: { name: 'Ana Kim', phone: '+4912345678', countryCodeV2: 'DE' },
  customer: {
    legacyResourceId: '77',
    displayName: 'Ana Kim',
    locale: 'fr-CA',
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2026-09-01T00:00:00Z',
    numberOfOrders: '3',
    defaultEmailAddress: { emailAddress: 'ana@example.test' },
    defaultPhoneNumber: null,
    defaultAddress: { city: 'Berlin', countryCodeV2: 'DE', timeZone: 'Europe/Berlin' },
    amountSpent: { amount: '64.50', currencyCode: 'EUR' },
  },
  lineItems: { nodes: [{ sku: 'H1', title: 'Hat', variantTitle: 'red', quantity: 2, discountedUnitPriceSet: both('10.75', '9.95') }] },
  transactions: [{ kind: 'SALE', status: 'SUCCESS', processedAt: '2026-09-01T09:00:05Z' }],
  refunds: [],
  returns: { nodes: [] },
  fulfillments: [
    {
      legacyResourceId: `${id}01`,
      status: 'SUCCESS',
      displayStatus: 'IN_TRANSIT',
      createdAt: '2026-09-02T10:00:00Z',
      updatedAt: '2026-09-03T10:00:00Z',
      inTransitAt: '2026-09-03T10:00:00Z',
      deliveredAt: null,
      estimatedDeliveryAt: '2026-09-06T10:00:00Z',
      trackingInfo: [{ company: 'DHL', number: `JD${id}`, url: 'https://dhl.example.test' }],
      events: { nodes: [{ happenedAt: '2026-09-03T10:00:00Z', status: 'IN_TRANSIT', message: null, city: 'Leipzig', country: 'Germany' }] },
    },
  ],
  ...more,
})

export class FakeShopify {
  readonly faults: string[] = []
  readonly asked: { operation: string; variables: Record<string, unknown> }[] = []
  scopes = ['read_orders', 'write_orders', 'read_customers', 'read_returns', 'read_all_orders']
  version = '2026-07'
  points = { most: 2000, left: 2000, rate: 100 }
  /** Points that one order of a page costs. */
  price = 20
  /** Largest price of one query. */
  limit = 1000
  /** The same page whatever the cursor. */
  lies = false
  private seenAt: number

  constructor(
    readonly orders: ShopifyOrder[],
    private readonly judge: VendorGraphql | null,
    private readonly now: () => number = () => 0,
  ) {
    this.seenAt = now()
  }

  private wrapped(data: unknown, cost: number, errors?: unknown): HttpAnswer {
    const { most, left, rate } = this.points
    const extensions = {
      cost: {
        requestedQueryCost: cost,
        actualQueryCost: cost,
        throttleStatus: { maximumAvailable: most, currentlyAvailable: left, restoreRate: rate },
      },
    }
    return answer(
      200,
      { ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}), extensions },
      { 'x-shopify-api-version': this.version },
    )
  }

  readonly handle = (request: HttpRequest): HttpAnswer => {
    const url = new URL(request.url)
    if (!/^\/admin\/api\/2026-07\/graphql\.json$/.test(url.pathname)) return answer(404, { errors: 'Not Found' })
    if (request.headers?.['x-shopify-access-token'] !== 'shpat_1') return answer(401, { errors: '[API] Invalid API key or access token' })
    const body = JSON.parse(String(request.body)) as { query: string; variables: Record<string, unknown> }
    if (this.judge) this.faults.push(...this.judge.judge(body))
    const operation = /(?:query|mutation) (\w+)/.exec(body.query)?.[1] ?? ''
    const { variables } = body
    this.asked.push({ operation, variables })
    const cost = operation === 'Orders' ? Number(variables.first) * this.price : 10
    if (cost > this.limit)
      return this.wrapped(undefined, cost, [
        { message: `Query cost is ${cost}`, extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: this.limit } },
      ])
    this.points.left = Math.min(this.points.most, this.points.left + ((this.now() - this.seenAt) / 1000) * this.points.rate)
    this.seenAt = this.now()
    if (cost > this.points.left) return this.wrapped(undefined, cost, [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }])
    this.points.left -= cost
    return this.wrapped(this.answers(operation, variables), cost)
  }

  private answers(operation: string, variables: Record<string, unknown>): unknown {
    const one = (id: unknown) => this.orders.find((order) => order.id === id)
    switch (operation) {
      case 'Orders': {
        const since = /updated_at:>='([^']+)'/.exec(String(variables.query))?.[1] ?? ''
        const found = this.orders.filter((order) => order.updatedAt >= since).sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
        const bound = `|${String(variables.query)}`
        const after = variables.after === null || this.lies ? 0 : Number(String(variables.after).split('|')[0])
        if (typeof variables.after === 'string' && !this.lies && !variables.after.endsWith(bound)) return { orders: null }
        const size = Number(variables.first)
        const end = after + size
        return {
          orders: {
            nodes: found.slice(after, end),
            pageInfo: {
              hasNextPage: this.lies || end < found.length,
              endCursor: this.lies ? `${Math.random()}${bound}` : `${end}${bound}`,
            },
          },
          ...(variables.count ? { ordersCount: { count: found.length } } : {}),
        }
      }
      case 'Installation':
        return {
          shop: { name: 'North Lane', myshopifyDomain: 'north-lane.myshopify.com', currencyCode: 'EUR' },
          currentAppInstallation: { accessScopes: this.scopes.map((handle) => ({ handle })), app: { title: 'Dragoman' } },
          ordersCount: { count: this.orders.length },
        }
      case 'Heads':
        return { nodes: (variables.ids as string[]).map((id) => one(id) ?? null) }
      case 'Note':
        return { order: one(variables.id) ?? null }
      case 'SetNote': {
        const input = variables.input as { id: string; note: string }
        const order = one(input.id)
        if (!order) return { orderUpdate: { order: null, userErrors: [{ field: ['id'], message: 'Order does not exist' }] } }
        order.note = input.note
        return { orderUpdate: { order, userErrors: [] } }
      }
      case 'AddTags':
      case 'RemoveTags': {
        const order = one(variables.id)
        const tags = variables.tags as string[]
        if (order)
          order.tags = operation === 'AddTags' ? [...new Set([...order.tags, ...tags])] : order.tags.filter((tag) => !tags.includes(tag))
        return {
          [operation === 'AddTags' ? 'tagsAdd' : 'tagsRemove']: {
            userErrors: order ? [] : [{ field: ['id'], message: 'Order does not exist' }],
          },
        }
      }
      default:
        return {}
    }
  }
}
