/** WooCommerce: orders, read only, by what was modified since. */
import { z } from 'zod'
import { localId, type OrderId, remoteKeyOf } from '../../../shared/domain/ids'
import type { OrderHead } from '../../../shared/domain/order/types'
import { emptyRows, type Page } from '../../../shared/domain/sync/types'
import { CallError, callJson, type JsonAnswer } from '../common/call'
import { readCursor } from '../common/cursor'
import { headerOf } from '../common/headers'
import { numberedId, readItems } from '../common/items'
import { pollKnocks, readOnlyCapabilities, readOnlyVerbs } from '../common/readOnly'
import { readTest } from '../common/readTest'
import { isoSeconds } from '../common/time'
import { baseUrl, query } from '../common/url'
import type { Connector, ConnectorNeeds, System } from '../connector'
import { mapOrder, WireOrder } from './map'

/** `modified_after` has seconds, and rows of a late transaction come after: every walk begins this much earlier. */
const OVERLAP = 120_000
const EVERY = 60_000
const PAGES_MOST = 10_000

const State = z.object({
  v: z.literal(1),
  /** Orders modified after this (site's clock, epoch ms) are read in this walk. */
  since: z.number().min(0),
  page: z.number().int().min(1),
  /** Rows a page; fixed for a walk, as another size would move the pages. */
  size: z.number().int().min(1).max(100),
  /** Newest modification seen in this walk: the next one begins there. */
  newest: z.number().min(0),
  lastId: z.number().int().min(0),
  total: z.number().int().nullable(),
  done: z.number().int().min(0),
  first: z.boolean(),
})

const capabilities = readOnlyCapabilities(['orders'])

const countIn = (answer: JsonAnswer, name: string): number | null => {
  const text = headerOf(answer.headers, name)
  return text !== null && /^\d+$/.test(text) ? Number(text) : null
}

const create = (needs: ConnectorNeeds): Connector => {
  const { values, clock, backendId, shopId } = needs
  const base = () => baseUrl(values.url ?? '', ['/wp-json', '/wp-admin'])
  const orders = async (parameters: Record<string, string | number | boolean>, signal: AbortSignal): Promise<JsonAnswer> => {
    const authorization = `Basic ${Buffer.from(`${values.key?.trim()}:${values.secret?.trim()}`).toString('base64')}`
    const url = `${base()}/wp-json/wc/v3/orders${query(parameters)}`
    try {
      return await callJson(needs, { method: 'GET', url, headers: { authorization, accept: 'application/json' }, signal })
    } catch (error) {
      // A page beyond the last is 400 in WordPress: the walk has ended meanwhile.
      if (error instanceof CallError && error.remoteCode === 'rest_post_invalid_page_number')
        return { status: 200, json: [], headers: {}, serverTime: null, changing: false }
      throw error
    }
  }

  const pull = async (cursor: string | null, limit: number, signal: AbortSignal): Promise<Page> => {
    const wanted = Math.max(1, Math.min(100, limit))
    const begin = {
      v: 1 as const,
      since: Math.max(0, clock.now() - needs.fetchDays * 86_400_000),
      page: 1,
      size: wanted,
      newest: 0,
      lastId: 0,
      total: null,
      done: 0,
      first: true,
    }
    const state = readCursor(cursor, State) ?? begin
    const answer = await orders(
      {
        modified_after: isoSeconds(state.since),
        dates_are_gmt: true,
        orderby: 'id',
        order: 'asc',
        per_page: state.size,
        page: state.page,
        status: 'any',
      },
      signal,
    )
    if (!Array.isArray(answer.json)) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
    const ids = answer.json.map(numberedId)
    const { items, bad } = readItems('order', answer.json, WireOrder, (wire) => ({
      wire,
      order: mapOrder(wire, { backendId, shopId, base: base() }),
    }))
    const rows = emptyRows()
    for (const { wire, order } of items) {
      if (wire.status === 'trash') rows.gone.orders.push(localId(backendId, 'o', wire.id))
      else if (wire.status !== 'checkout-draft' && wire.status !== 'auto-draft') rows.orders.push(order)
      state.newest = Math.max(state.newest, order.updatedAt)
    }
    const total = countIn(answer, 'x-wp-total')
    const pages = countIn(answer, 'x-wp-totalpages')
    const highest = ids.reduce((most, id) => (Number.isFinite(id) ? Math.max(most, id) : most), 0)
    const fell = state.total !== null && total !== null && total < state.total && state.page > 1
    // Sorted by id, a page that brings no higher one is a page served before.
    const stuck = highest <= state.lastId && !fell
    const ended =
      ids.length === 0 || state.page >= PAGES_MOST || stuck || (!fell && (pages === null ? ids.length < state.size : state.page >= pages))
    const done = state.done + rows.orders.length
    const progress = {
      phase: state.first ? ('first' as const) : ('live' as const),
      done,
      total: state.first ? (total ?? state.total) : null,
    }
    const next = ended
      ? {
          ...state,
          since: Math.max(state.since, state.newest - OVERLAP),
          page: 1,
          newest: 0,
          lastId: 0,
          total: null,
          done: 0,
          first: false,
        }
      : { ...state, page: fell ? state.page - 1 : state.page + 1, lastId: fell ? 0 : highest, total, done }
    return { rows, cursor: JSON.stringify(next), more: !ended, progress, bad }
  }

  const orderHeads = async (ids: readonly OrderId[], signal: AbortSignal): Promise<OrderHead[]> => {
    const remote = ids.flatMap((id) => remoteKeyOf(id) ?? []).filter((id) => /^\d{1,20}$/.test(id))
    if (remote.length === 0) return []
    const answer = await orders({ include: remote.slice(0, 100).join(','), status: 'any', per_page: 100, page: 1 }, signal)
    if (!Array.isArray(answer.json)) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
    const { items } = readItems('order', answer.json, WireOrder, (wire) => mapOrder(wire, { backendId, shopId, base: base() }))
    const named = new Set(answer.json.map((one) => String(numberedId(one))))
    return ids.flatMap((orderId): OrderHead[] => {
      const order = items.find(({ id }) => id === orderId)
      if (order) return [{ orderId, exists: true, state: order.state, refundedMinor: order.refunded?.minor ?? 0 }]
      // In the trash, or deleted; one that came unreadable is not gone.
      return named.has(remoteKeyOf(orderId) ?? '') ? [] : [{ orderId, exists: false, state: 'other', refundedMinor: 0 }]
    })
  }

  return {
    ...readOnlyVerbs,
    capabilities,
    pull,
    orderHeads,
    knocks: (onKnock, signal) => pollKnocks(needs, EVERY, onKnock, signal),
    test: (signal) =>
      readTest(async () => {
        const answer = await orders({ per_page: 1, page: 1, status: 'any' }, signal)
        if (!Array.isArray(answer.json)) throw new CallError({ code: 'badAnswer', params: {} }, 'no', answer.status)
        const count = countIn(answer, 'x-wp-total')
        return { detail: new URL(base()).host, me: null, found: count === null ? [] : [{ label: 'orders', value: String(count) }] }
      }),
  }
}

export const woocommerce: System = {
  system: 'woocommerce',
  name: 'WooCommerce',
  fields: [
    { name: 'url', kind: 'url', required: true, initial: 'https://', advanced: false },
    { name: 'key', kind: 'secret', required: true, initial: '', advanced: false },
    { name: 'secret', kind: 'secret', required: true, initial: '', advanced: false },
  ],
  capabilities,
  create,
}
