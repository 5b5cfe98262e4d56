import {
  buildSchema,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql'
import type { EffectBook } from '../effects'
import { type Call, json, type Reply } from '../http'
import { actualCost, type BucketSize, CostBucket, requestedCost } from '../shopify/cost'
import { Root, type ShopifyQuirks } from '../shopify/root'
import { ADMIN_SCHEMA } from '../shopify/schema'
import type { ShopifyStore } from '../shopify/store'
import type { DemoClock } from '../types'

const VERSION = '2026-07'
/** Asked for one that no longer lives, Shopify serves the oldest that does, and says so in a header only. */
const OLDEST = '2025-10'
const LIVING = [OLDEST, '2026-01', '2026-04', VERSION]
const MOST = 1000
const DOCS = 'https://shopify.dev/api/usage/rate-limits'

interface ShopifySite {
  shopId: string
  store: ShopifyStore
  token: string
}

export interface ShopifyState extends ShopifyQuirks {
  bucket: BucketSize
}

/** Fields of customers that Shopify withholds from an app without approval, where a query asks for them. */
const PROTECTED = ['customer', 'email', 'phone', 'shippingAddress', 'billingAddress', 'displayAddress']

function protectedFields(set: SelectionSetNode, within: (string | number)[] = []): (string | number)[][] {
  return set.selections.flatMap((one) => {
    if (one.kind !== 'Field') return one.kind === 'InlineFragment' ? protectedFields(one.selectionSet, within) : []
    const path = [...within, one.alias?.value ?? one.name.value]
    if (PROTECTED.includes(one.name.value)) return [path]
    return one.selectionSet ? protectedFields(one.selectionSet, path) : []
  })
}

/** Shopify's Admin GraphQL of several shops at one address; the access token tells the shop. */
export function createShopifyApi(sites: ShopifySite[], clock: DemoClock, stateOf: (shopId: string) => ShopifyState, book: EffectBook) {
  const schema: GraphQLSchema = buildSchema(ADMIN_SCHEMA)
  const buckets = new Map(sites.map((site) => [site.shopId, new CostBucket(clock)] as const))
  const siteOf = (headers: Call['headers']) => sites.find(({ token }) => token === headers['x-shopify-access-token'])
  let requests = 0

  function answer(site: ShopifySite, call: Call, version: string): Reply {
    const headers = { 'x-shopify-api-version': version, 'x-request-id': `${site.shopId}-${++requests}` }
    const { query, operationName } = call.body
    const variables = (call.body.variables ?? {}) as Record<string, unknown>
    if (typeof query !== 'string') return json({ errors: { query: 'Required parameter missing or invalid' } }, 400, headers)
    const refuse = (errors: readonly unknown[], cost?: unknown) => json({ errors, ...(cost ? { extensions: { cost } } : {}) }, 200, headers)
    let document: ReturnType<typeof parse>
    try {
      document = parse(query)
    } catch (error) {
      return refuse([{ ...(error as GraphQLError).toJSON(), extensions: { code: 'GRAPHQL_PARSE_FAILED' } }])
    }
    const faults = validate(schema, document)
    if (faults.length > 0) return refuse(faults.map((fault) => ({ ...fault.toJSON(), extensions: { code: 'graphqlValidationFailed' } })))
    const operation = getOperationAST(document, typeof operationName === 'string' ? operationName : undefined)
    if (!operation) return refuse([{ message: 'An operation name is required' }])
    const given = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
    if (given.errors)
      return refuse(given.errors.map((fault) => ({ ...fault.toJSON(), extensions: { code: 'INVALID_VARIABLE', problems: [] } })))

    const state = stateOf(site.shopId)
    const bucket = buckets.get(site.shopId) ?? new CostBucket(clock)
    const requested = requestedCost(schema, document, operation, given.coerced)
    if (requested > MOST)
      return refuse([
        {
          message: `Query cost is ${requested}, which exceeds the single query max cost limit (${MOST}). See ${DOCS} for more information.`,
          extensions: { code: 'MAX_COST_EXCEEDED', cost: requested, maxCost: MOST, documentation: DOCS },
        },
      ])
    if (!bucket.take(requested, state.bucket)) {
      const cost = { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: bucket.status(state.bucket) }
      return refuse([{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: DOCS } }], cost)
    }
    const root = new Root(site.store, state, (effect) =>
      book.record({
        vendor: 'shopify',
        shopId: site.shopId,
        action: effect.action,
        target: effect.order,
        body: effect.body,
        key: null,
        files: [],
      }),
    )
    const result = execute({ schema, document, rootValue: root.value(), variableValues: variables, operationName: operation.name?.value })
    if (result instanceof Promise) throw new Error('a resolver waited')
    const actual = Math.min(requested, actualCost(result.data) + (operation.operation === 'mutation' ? 10 : 0))
    bucket.giveBack(requested - actual, state.bucket)
    const withheld =
      state.redacted === 'errors'
        ? protectedFields(operation.selectionSet).map((path) => ({
            message: `This app is not approved to use the ${path.at(-1)} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
            path,
            extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/docs/apps/launch/protected-customer-data' },
          }))
        : []
    const errors = [...(result.errors ?? []).map((one) => (one instanceof GraphQLError ? one.toJSON() : one)), ...withheld]
    return json(
      {
        data: result.data ?? null,
        ...(errors.length > 0 ? { errors } : {}),
        extensions: {
          cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status(state.bucket) },
          ...(root.warnings.length > 0 ? { search: root.warnings } : {}),
        },
      },
      200,
      headers,
    )
  }

  return {
    shopOf: ({ headers }: Pick<Call, 'headers'>): string | null => siteOf(headers)?.shopId ?? null,
    handle(call: Call): Reply {
      const asked = /^\/admin\/api\/(\d{4}-\d{2}|unstable)\/graphql\.json$/.exec(call.path)?.[1]
      if (!asked) return json({ errors: 'Not Found' }, 404)
      const site = siteOf(call.headers)
      if (!site) return json({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }, 401)
      if (call.method !== 'POST') return json({ errors: 'Method Not Allowed' }, 405)
      if (!(call.headers['content-type'] ?? '').startsWith('application/json')) return json({ errors: 'Unsupported media type' }, 415)
      return answer(site, call, LIVING.includes(asked) ? asked : OLDEST)
    },
  }
}
