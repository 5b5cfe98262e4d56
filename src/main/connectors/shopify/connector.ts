/** Shopify: orders with their customers and parcels, by what was updated since; a note and tags may be written. */
import { z } from 'zod'
import { type OrderId, remoteKeyOf } from '../../../shared/domain/ids'
import type { OrderHead } from '../../../shared/domain/order/types'
import { emptyRows, type Page } from '../../../shared/domain/sync/types'
import { CallError } from '../common/call'
import { readCursor } from '../common/cursor'
import { readItems } from '../common/items'
import { pollKnocks, readOnlyCapabilities, readOnlyVerbs } from '../common/readOnly'
import { readTest } from '../common/readTest'
import { isoSeconds } from '../common/time'
import { type Connector, ConnectorError, type ConnectorNeeds, type System } from '../connector'
import { deliver, lookUp } from './change'
import { createClient, shopBase } from './client'
import { gidOf, headOf, mapCustomer, mapOrder, mapParcels } from './map'
import { HEADS, INSTALLATION, ORDERS, VERSION } from './queries'
import { Connection, Installation, WireOrder, WireStanding } from './wire'

/** The search index follows the orders by some seconds, under load by minutes: every walk begins this much earlier. */
const OVERLAP = 5 * 60_000
const EVERY = 60_000
const PAGES_MOST = 20_000
/** So many pages may come without a newer change before the server is taken to lead in a circle. */
const IDLE_MOST = 100
/** One query may cost 1000 points; the smallest plan gives back 100 a second, so a page of this price fits into a pull. */
const COST_MOST = 800
const FIRST_SIZE = 10
/** What the shop shows of orders to programs without `read_all_orders`. */
const DAYS = 60

const State = z.object({
  v: z.literal(1),
  /** Orders updated from this on (the shop's clock, epoch ms); the end cursor is bound to it. */
  since: z.number().min(0),
  after: z.string().max(4_000).nullable(),
  size: z.number().int().min(1).max(100),
  newest: z.number().min(0),
  /** Pages since `newest` last grew. */
  idle: z.number().int().min(0),
  pages: z.number().int().min(0),
  done: z.number().int().min(0),
  total: z.number().int().nullable(),
  first: z.boolean(),
})

const capabilities = {
  ...readOnlyCapabilities(['orders', 'parcels']),
  lookUp: 'conclusive' as const,
  orderNote: true,
  orderTags: true,
  orderDays: null,
}

const bad = (): CallError => new CallError({ code: 'badAnswer', params: { status: 200 } }, 'no', 200)

const create = (needs: ConnectorNeeds): Connector => {
  const { values, clock, backendId, shopId } = needs
  const client = createClient(needs)
  const where = () => ({ backendId, shopId, base: shopBase(values.url ?? '') })
  let can: Connector['capabilities'] = capabilities
  let granted: (z.infer<typeof Installation> & { has(scope: string): boolean }) | null = null
  /** Points that one order of a page was last seen to cost. */
  let price = 0

  /** What the shop gave this token leave for: read once, and again by each live test. */
  const leave = async (signal: AbortSignal, anew = false) => {
    if (granted && !anew) return granted
    const { data } = await client.call({ query: INSTALLATION, variables: {} }, signal)
    const parsed = Installation.safeParse(data)
    if (!parsed.success) throw bad()
    const scopes = new Set(parsed.data.currentAppInstallation.accessScopes.map(({ handle }) => handle))
    granted = { ...parsed.data, has: (scope) => scopes.has(scope) || scopes.has(scope.replace('read_', 'write_')) }
    return granted
  }

  const page = async (state: z.infer<typeof State>, size: number, signal: AbortSignal) => {
    const query = `updated_at:>='${isoSeconds(state.since)}Z'`
    // Without leave for them one field would cost the whole page.
    const returns = (await leave(signal)).has('read_returns')
    const asked = { query: ORDERS, variables: { first: size, after: state.after, query, returns, count: state.first && state.pages === 0 } }
    try {
      return { ...(await client.call(asked, signal, price * size)), size }
    } catch (error) {
      if (!(error instanceof CallError) || error.remoteCode !== 'MAX_COST_EXCEEDED' || size === 1) throw error
      const smaller = Math.max(1, Math.floor(size / 3))
      return {
        ...(await client.call({ ...asked, variables: { ...asked.variables, first: smaller } }, signal, price * smaller)),
        size: smaller,
      }
    }
  }

  const pull = async (cursor: string | null, limit: number, signal: AbortSignal): Promise<Page> => {
    const begin = {
      v: 1 as const,
      since: Math.max(0, clock.now() - needs.fetchDays * 86_400_000),
      after: null,
      size: FIRST_SIZE,
      newest: 0,
      idle: 0,
      pages: 0,
      done: 0,
      total: null,
      first: true,
    }
    const state = readCursor(cursor, State) ?? begin
    const most = Math.max(1, Math.min(100, limit))
    const { data, cost, size } = await page(state, Math.min(state.size, most), signal)
    if (cost > 0) price = cost / size
    const connection = Connection.safeParse(data.orders)
    if (!connection.success) throw bad()
    const { nodes, pageInfo } = connection.data
    const { items, bad: unread } = readItems('order', nodes, WireOrder, (wire) => {
      const order = mapOrder(wire, where())
      return { wire, order, parcels: mapParcels(wire, order), customer: wire.customer ? mapCustomer(wire.customer, where()) : null }
    })
    const rows = emptyRows()
    let { newest } = state
    for (const { wire, order, parcels, customer } of items) {
      newest = Math.max(newest, order.updatedAt)
      // An order made to try the shop out is nobody's.
      if (wire.test) continue
      rows.orders.push(order)
      rows.parcels.push(...parcels)
      if (customer) rows.customers.push(customer)
    }
    rows.customers = [...new Map(rows.customers.map((customer) => [customer.id, customer])).values()]
    const idle = newest > state.newest ? 0 : state.idle + 1
    const after = pageInfo.endCursor ?? null
    const ended =
      !pageInfo.hasNextPage ||
      nodes.length === 0 ||
      after === null ||
      after === state.after ||
      idle > IDLE_MOST ||
      state.pages >= PAGES_MOST
    const counted = z.object({ count: z.number().int() }).safeParse(data.ordersCount)
    const done = state.done + rows.orders.length
    const total = counted.success ? counted.data.count : state.total
    const progress = { phase: state.first ? ('first' as const) : ('live' as const), done, total: state.first ? total : null }
    const wanted = price > 0 ? Math.max(1, Math.min(100, Math.floor(COST_MOST / price))) : size
    const next = ended
      ? {
          ...state,
          since: Math.max(state.since, newest - OVERLAP),
          after: null,
          newest: 0,
          idle: 0,
          pages: 0,
          done: 0,
          total: null,
          first: false,
          size: wanted,
        }
      : { ...state, after, newest, idle, pages: state.pages + 1, done, total, size: wanted }
    return { rows, cursor: JSON.stringify(next), more: !ended, progress, bad: unread }
  }

  const orderHeads = async (ids: readonly OrderId[], signal: AbortSignal): Promise<OrderHead[]> => {
    const asked = ids.flatMap((id) => {
      const remote = remoteKeyOf(id) ?? ''
      return /^\d{1,20}$/.test(remote) ? [{ id, gid: gidOf(remote) }] : []
    })
    if (asked.length === 0) return []
    const { data, errors } = await client.call({ query: HEADS, variables: { ids: asked.map(({ gid }) => gid) } }, signal)
    if (!Array.isArray(data.nodes)) throw bad()
    const nodes: unknown[] = data.nodes
    return asked.flatMap(({ id }, at): OrderHead[] => {
      const node = nodes[at]
      // Null without an error is an order that is gone, or older than what this token may see.
      if (node === null || node === undefined)
        return errors.length > 0 ? [] : [{ orderId: id, exists: false, state: 'other', refundedMinor: 0 }]
      const wire = WireStanding.safeParse(node)
      try {
        return wire.success ? [headOf(wire.data, backendId)] : []
      } catch {
        return []
      }
    })
  }

  return {
    ...readOnlyVerbs,
    get capabilities() {
      return can
    },
    pull,
    orderHeads,
    deliver: (delivery, signal) => deliver(client, delivery, clock.now(), signal),
    lookUp: (delivery, _triedAt, signal) => lookUp(client, delivery, signal),
    knocks: (onKnock, signal) => pollKnocks(needs, EVERY, onKnock, signal),
    test: (signal) =>
      readTest(async () => {
        const { shop, ordersCount, has } = await leave(signal, true)
        if (!has('read_orders')) throw new ConnectorError({ code: 'forbidden', params: { fields: 'read_orders' } })
        const writes = has('write_orders')
        can = { ...capabilities, orderNote: writes, orderTags: writes, orderDays: has('read_all_orders') ? null : DAYS }
        const other = client.otherVersion()
        return {
          detail: other === '' ? shop.myshopifyDomain : `${shop.myshopifyDomain} · API ${other} (${VERSION})`,
          me: null,
          found: ordersCount ? [{ label: 'orders', value: String(ordersCount.count) }] : [],
        }
      }),
  }
}

export const shopify: System = {
  system: 'shopify',
  name: 'Shopify',
  fields: [
    { name: 'url', kind: 'url', required: true, initial: '', advanced: false },
    { name: 'token', kind: 'secret', required: true, initial: '', advanced: false },
  ],
  capabilities,
  create,
}
