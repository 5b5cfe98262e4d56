import {
  buildClientSchema,
  buildSchema,
  type GraphQLNamedType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN_SCHEMA } from '../../src/main/demo/shopify/schema'
import { type Desk, START, startDesk } from './support'
import { readVendor, vendorMissing } from './vendorSchema'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.servers.stop())

type Body = {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: unknown; extensions?: { code?: string } }[]
  extensions?: {
    cost?: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { currentlyAvailable: number } }
    search?: unknown
  }
}
interface Row {
  id: string
  name: string
  updatedAt: string
  [key: string]: unknown
}

const access = () => {
  const found = desk.servers.shops.find((shop) => shop.shopId === 'voltaje')?.shopify
  if (!found) throw new Error('no Shopify shop')
  return found
}
const post = (query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}, version = '2026-07') =>
  fetch(`${access().baseUrl}/admin/api/${version}/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': access().token, ...headers },
    body: JSON.stringify({ query, variables }),
  })
const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<Body> =>
  (await post(query, variables)).json() as Promise<Body>
const page = (body: Body): { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =>
  body.data?.orders as { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
const owner = () => desk.servers.shopify('voltaje')

const EVERYTHING = `query Orders($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $query) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor }
    nodes {
      id legacyResourceId name number email phone note tags test createdAt processedAt updatedAt cancelledAt cancelReason closedAt
      customerLocale displayFinancialStatus displayFulfillmentStatus returnStatus currencyCode presentmentCurrencyCode statusPageUrl
      totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
      totalRefundedSet { shopMoney { amount currencyCode } }
      customer { id displayName defaultEmailAddress { emailAddress } locale numberOfOrders amountSpent { amount currencyCode } lastOrder { id } }
      shippingAddress { name city countryCodeV2 formatted(withName: true) }
      lineItems(first: 3) { nodes { id title sku quantity currentQuantity originalUnitPriceSet { shopMoney { amount } } variant { title } product { handle } } }
      fulfillments(first: 2) { id displayStatus status deliveredAt inTransitAt trackingInfo(first: 1) { company number url } }
      refunds(first: 2) { id createdAt totalRefundedSet { shopMoney { amount currencyCode } } }
      returns(first: 2) { nodes { id name status createdAt closedAt } }
      transactions(first: 2) { id kind status gateway amountSet { shopMoney { amount } } parentTransaction { id } }
      disputes { id initiatedAs status }
    }
  }
}`

describe('Shopify, reading', () => {
  test('a walk by cursor meets every order once, in the order of change', async () => {
    const seen: Row[] = []
    let after: string | null = null
    for (;;) {
      const body: Body = await ask(EVERYTHING, { first: 7, after })
      expect(body.errors).toBeUndefined()
      const { nodes, pageInfo } = page(body)
      seen.push(...nodes)
      desk.clock.advance(5000)
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    const all = owner().data.orders
    expect(new Set(seen.map((row) => row.id)).size).toBe(all.length)
    expect(seen).toHaveLength(all.length)
    const times = seen.map((row) => row.updatedAt)
    expect(times).toEqual([...times].sort())
    expect(times.every((at) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at))).toBe(true)
    // What makes orders hard is all there: another currency, part of the money back, returns at each step, a test order.
    expect(new Set(seen.map((row) => row.presentmentCurrencyCode)).size).toBeGreaterThan(2)
    const states = (key: string) => new Set(seen.map((row) => row[key]))
    expect([...states('displayFinancialStatus')]).toEqual(expect.arrayContaining(['PAID', 'PARTIALLY_REFUNDED']))
    expect(states('returnStatus').size).toBeGreaterThan(1)
    expect(seen.filter((row) => row.test)).toHaveLength(1)
    expect(desk.errors).toEqual([])
  })

  test('an order that changes during a walk comes again at its end; a cursor of another query or sort is refused', async () => {
    const query = (sort: string) =>
      `query($after: String, $query: String) { orders(first: 5, after: $after, sortKey: ${sort}, query: $query) { nodes { id name updatedAt } pageInfo { hasNextPage endCursor } } }`
    const first = page(await ask(query('UPDATED_AT')))
    const moved = first.nodes[0]?.name ?? ''
    owner().refund(moved, 100)
    let { endCursor, hasNextPage } = first.pageInfo
    const later: string[] = []
    while (hasNextPage) {
      const next = page(await ask(query('UPDATED_AT'), { after: endCursor }))
      later.push(...next.nodes.map((row) => row.name))
      ;({ endCursor, hasNextPage } = next.pageInfo)
    }
    expect(later.at(-1)).toBe(moved)
    const other = await ask(query('CREATED_AT'), { after: first.pageInfo.endCursor })
    expect(other.errors?.[0]?.message).toContain('Invalid cursor')
    expect((await ask(query('UPDATED_AT'), { after: first.pageInfo.endCursor, query: 'test:true' })).errors?.[0]?.message).toContain(
      'Invalid cursor',
    )
    expect((await ask(query('UPDATED_AT'), { after: 'nonsense' })).errors?.[0]?.message).toContain('Invalid cursor')
  })

  test('search: changed since, by address, by several words; what it does not know it leaves out and says so', async () => {
    const names = async (query: string) =>
      page(await ask('query($q: String) { orders(first: 100, query: $q) { nodes { id name } } }', { q: query })).nodes.map(
        (row) => row.name,
      )
    const order = owner().data.orders.find((one) => one.email && !one.test)
    if (!order) throw new Error('no order')
    desk.clock.advance(60_000)
    const since = new Date(START + 30_000).toISOString()
    expect(await names(`updated_at:>='${since}'`)).toEqual([])
    owner().cancel(order.name)
    expect(await names(`updated_at:>='${since}'`)).toEqual([order.name])
    expect(await names(`updated_at:>'${since}' AND status:open`)).toEqual([])
    expect(await names(`name:${order.name}`)).toEqual([order.name])
    expect(await names(`email:${order.email} AND (test:true OR name:${order.name})`)).toEqual([order.name])
    expect((await names(`-name:${order.name}`)).includes(order.name)).toBe(false)
    const odd = await ask('{ orders(first: 1, query: "colour:blue") { nodes { id } } }')
    expect(page(odd).nodes).toHaveLength(1)
    expect(odd.extensions?.search).toMatchObject([{ path: ['orders'], warnings: [{ field: 'colour', code: 'invalid_field' }] }])
  })

  test('the search lags behind when told: without an overlap a change is missed', async () => {
    desk.servers.switches.set(
      { shopify: { ...desk.servers.switches.state('voltaje', 'shopify').shopify, indexLagMs: 120_000 } },
      { vendor: 'shopify' },
    )
    const order = owner().data.orders[0]
    if (!order) throw new Error('no order')
    desk.clock.advance(60_000)
    owner().refund(order.name)
    const changed = async () =>
      page(await ask(`{ orders(first: 5, query: "updated_at:>='${new Date(START + 30_000).toISOString()}'") { nodes { id name } } }`)).nodes
    expect(await changed()).toEqual([])
    desk.clock.advance(120_000)
    expect(await changed()).toHaveLength(1)
  })

  test('points: asked and used, refused when the bucket is empty, given back with time; one query has its own limit', async () => {
    const switches = desk.servers.switches
    const state = switches.state('voltaje', 'shopify').shopify
    const query = '{ orders(first: 20) { nodes { id totalPriceSet { shopMoney { amount } } } } }'
    const body = await ask(query)
    expect(body.extensions?.cost).toMatchObject({ requestedQueryCost: 62, throttleStatus: { maximumAvailable: 2000, restoreRate: 100 } })
    switches.set({ shopify: { ...state, bucket: { maximum: 100, restoreRate: 10 } } }, { vendor: 'shopify' })
    await ask(query)
    const refused = await post(query)
    const told = (await refused.json()) as Body
    expect([refused.status, told.errors?.[0]?.extensions?.code, told.data]).toEqual([200, 'THROTTLED', undefined])
    expect(told.extensions?.cost?.actualQueryCost).toBeNull()
    desk.clock.advance(10_000)
    expect((await ask(query)).errors).toBeUndefined()
    const huge = await ask('{ orders(first: 250) { nodes { id lineItems(first: 50) { nodes { id } } } } }')
    expect(huge.errors?.[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED')
  })

  test('withheld customer data: nulls, with or without a word', async () => {
    const switches = desk.servers.switches
    const state = switches.state('voltaje', 'shopify').shopify
    const query = '{ orders(first: 2) { nodes { id name email customer { id } shippingAddress { city } } } }'
    for (const redacted of ['nulls', 'errors'] as const) {
      switches.set({ shopify: { ...state, redacted } }, { vendor: 'shopify' })
      const body = await ask(query)
      expect(page(body).nodes.every((row) => row.email === null && row.customer === null && row.shippingAddress === null)).toBe(true)
      expect((body.errors ?? []).map((error) => error.extensions?.code)).toEqual(
        redacted === 'errors' ? Array(3).fill('ACCESS_DENIED') : [],
      )
    }
  })

  test('no scope: refused as data or as orders that are not there', async () => {
    const switches = desk.servers.switches
    const state = switches.state('voltaje', 'shopify').shopify
    const count = async () => page(await ask('{ orders(first: 250) { nodes { id } } }')).nodes.length
    const all = await count()
    switches.set({ shopify: { ...state, scopes: ['read_orders'] } }, { vendor: 'shopify' })
    desk.clock.advance(40 * 86_400_000)
    expect(await count()).toBeLessThan(all)
    const denied = await ask('{ customers(first: 1) { nodes { id } } }')
    expect([denied.errors?.[0]?.extensions?.code, denied.data]).toEqual(['ACCESS_DENIED', null])
  })

  test('at the door: keys, methods, versions, broken queries', async () => {
    expect((await post('{ shop { name } }', {}, { 'x-shopify-access-token': 'shpat_wrong' })).status).toBe(401)
    expect(
      (await fetch(`${access().baseUrl}/admin/api/2026-07/orders.json`, { headers: { 'x-shopify-access-token': access().token } })).status,
    ).toBe(404)
    expect((await post('{ shop { name } }', {}, { 'content-type': 'text/plain' })).status).toBe(415)
    const old = await post('{ shop { name currencyCode ianaTimezone myshopifyDomain } }', {}, {}, '2021-01')
    expect([old.status, old.headers.get('x-shopify-api-version')]).toEqual([200, '2025-10'])
    expect((await ask('{ orders(first: 1) { nodes { colour } } }')).errors?.[0]?.message).toContain('colour')
    expect((await ask('{ orders {')).errors).toHaveLength(1)
    expect((await ask('{ orders { nodes { id } } }')).errors?.[0]?.message).toContain('first or last')
    desk.servers.switches.set({ rateLimited: { times: 1, retryAfter: '2.0' } }, { vendor: 'shopify' })
    const limited = await post('{ shop { name } }')
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2.0'])
  })
})

describe('Shopify, what is changed', () => {
  const TAGS = 'mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }'
  const NOTE =
    'mutation($input: OrderInput!) { orderUpdate(input: $input) { order { id note tags updatedAt } userErrors { field message } } }'

  test('tags are added to those that stand, a note replaces; both stand in the book', async () => {
    const order = owner().data.orders[3]
    if (!order) throw new Error('no order')
    const id = `gid://shopify/Order/${order.id}`
    expect(await ask(TAGS, { id, tags: ['vip', ' VIP ', 'dispute'] })).toMatchObject({
      data: { tagsAdd: { node: { id }, userErrors: [] } },
    })
    const at = order.updatedAt
    await ask(TAGS, { id, tags: ['vip'] })
    expect([order.tags, order.updatedAt]).toEqual([['dispute', 'vip'], at])
    expect(await ask(NOTE, { input: { id, note: 'Asked twice' } })).toMatchObject({
      data: { orderUpdate: { order: { note: 'Asked twice', tags: ['dispute', 'vip'] }, userErrors: [] } },
    })
    await ask('mutation($id: ID!) { tagsRemove(id: $id, tags: ["VIP"]) { userErrors { message } } }', { id })
    expect(order.tags).toEqual(['dispute'])
    expect(desk.servers.book.of(order.name).map((row) => row.action)).toEqual(['tagsAdd', 'tagsAdd', 'orderUpdate', 'tagsRemove'])
  })

  test('what Shopify refuses it refuses inside an answer of 200', async () => {
    const order = owner().data.orders[3]
    const id = `gid://shopify/Order/${order?.id}`
    const gone = await post(NOTE, { input: { id: 'gid://shopify/Order/1', note: 'x' } })
    expect([gone.status, await gone.json()]).toMatchObject([
      200,
      { data: { orderUpdate: { order: null, userErrors: [{ field: ['id'] }] } } },
    ])
    expect(await ask(TAGS, { id, tags: ['x'.repeat(41)] })).toMatchObject({
      data: { tagsAdd: { node: null, userErrors: [{ field: ['tags'] }] } },
    })
    expect(desk.servers.book.all()).toEqual([])
    expect((await ask(NOTE, { input: { note: 'no id' } })).errors?.[0]?.extensions?.code).toBe('INVALID_VARIABLE')
  })

  test('a lost answer: it is done, and stands in the book once', async () => {
    desk.servers.switches.set({ loseAnswers: { times: 1 } }, { vendor: 'shopify' })
    const order = owner().data.orders[3]
    if (!order) throw new Error('no order')
    await expect(ask(TAGS, { id: `gid://shopify/Order/${order.id}`, tags: ['lost'] })).rejects.toThrow()
    expect([order.tags, desk.servers.book.doubles()]).toEqual([['lost'], []])
    expect(desk.servers.book.all()).toHaveLength(1)
  })
})

describe.skipIf(vendorMissing)('Shopify against its own introspection', () => {
  test('every type, field, argument and value of ours is the vendor’s', () => {
    const description = readVendor('shopify/admin-2026-07-trimmed.introspection.json')
    const theirs = buildClientSchema((description.data ?? description) as unknown as IntrospectionQuery)
    const ours = buildSchema(ADMIN_SCHEMA)
    const wrong: string[] = []
    const own = (type: GraphQLNamedType): boolean => !type.name.startsWith('__')
    for (const type of Object.values(ours.getTypeMap()).filter(own)) {
      const other = theirs.getType(type.name)
      if (!other) {
        if (!['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) wrong.push(type.name)
        continue
      }
      if (isEnumType(type) && isEnumType(other)) {
        const known = new Set(other.getValues().map((value) => value.name))
        wrong.push(...type.getValues().flatMap((value) => (known.has(value.name) ? [] : [`${type.name}.${value.name}`])))
      } else if ((isObjectType(type) && isObjectType(other)) || (isInputObjectType(type) && isInputObjectType(other))) {
        for (const [name, field] of Object.entries(type.getFields())) {
          const match = other.getFields()[name]
          if (String(match?.type) !== String(field.type)) wrong.push(`${type.name}.${name}: ${field.type} is ${match?.type}`)
          if ('args' in field && match && 'args' in match)
            for (const argument of field.args) {
              const twin = match.args.find((one) => one.name === argument.name)
              if (String(twin?.type) !== String(argument.type) || twin?.defaultValue !== argument.defaultValue)
                wrong.push(`${type.name}.${name}(${argument.name})`)
            }
        }
        // An input of ours may leave out what the vendor lets one leave out, never what it demands.
        if (isInputObjectType(other) && isInputObjectType(type))
          for (const field of Object.values(other.getFields()))
            if (String(field.type).endsWith('!') && !type.getFields()[field.name]) wrong.push(`${type.name} lacks ${field.name}`)
      } else if (type.constructor.name !== other.constructor.name) wrong.push(`${type.name} is another kind`)
    }
    expect(wrong).toEqual([])
    expect(Object.keys(ours.getTypeMap()).length).toBeGreaterThan(80)
  })
})
