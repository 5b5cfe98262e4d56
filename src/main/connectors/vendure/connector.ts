/** Vendure: orders with their customers and parcels by its Admin API; a note may be written. */
import type { z } from 'zod'
import { type OrderId, remoteKeyOf } from '../../../shared/domain/ids'
import type { OrderHead } from '../../../shared/domain/order/types'
import { emptyRows, type Page } from '../../../shared/domain/sync/types'
import { CallError } from '../common/call'
import { readCursor } from '../common/cursor'
import { readItems } from '../common/items'
import { pollKnocks, readOnlyCapabilities, readOnlyVerbs } from '../common/readOnly'
import { readTest } from '../common/readTest'
import { baseUrl } from '../common/url'
import type { Connector, ConnectorNeeds, Knock, System } from '../connector'
import { deliver, lookUp } from './change'
import { createClient } from './client'
import { headOf, isPlaced, mapCustomer, mapOrder, mapParcels, type Where } from './map'
import { HEADS, ME, ORDERS, STAMPS } from './queries'
import { beginWalk, OVERLAP, step, Walk } from './walk'
import { Me, OrderList, WireOrder, WireStamp, WireStanding } from './wire'

const EVERY = 60_000
/** A round reads one small row for every order of the chosen days. */
const ROUND_EVERY = 10 * 60_000
/** Orders remembered for a look out of turn. */
const TOUCHED_MOST = 50

const capabilities = { ...readOnlyCapabilities(['orders', 'parcels']), lookUp: 'conclusive' as const, orderNote: true }

const iso = (at: number): string => new Date(at).toISOString()

const create = (needs: ConnectorNeeds): Connector => {
  const { clock, backendId, shopId, values } = needs
  const client = createClient(needs)
  /** Orders that we changed or were asked about: read with the next page, as no time of theirs may move. */
  const touched = new Set<string>()
  let tell: ((knock: Knock) => void) | null = null

  const list = async (query: string, options: Record<string, unknown>, signal: AbortSignal) => {
    const { data, answer } = await client.call({ query, variables: { options } }, signal)
    const parsed = OrderList.safeParse(data.orders)
    if (!parsed.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
    return { ...parsed.data, serverTime: answer.serverTime ?? clock.now() }
  }
  const byIds = (ids: readonly string[]) => ({ take: Math.min(100, ids.length), filter: { id: { in: [...ids] } } })

  const read = (raw: readonly unknown[], where: Where): { page: Pick<Page, 'rows' | 'bad'>; times: number[] } => {
    const rows = emptyRows()
    const times: number[] = []
    const { items, bad } = readItems('order', [...raw], WireOrder, (wire) => {
      times.push(wire.updatedAt ?? 0)
      const order = mapOrder(wire, where)
      return { wire, order, parcels: mapParcels(wire, order), customers: mapCustomer(wire, where) }
    })
    for (const { wire, order, parcels, customers } of items) {
      if (!isPlaced(wire)) continue
      rows.orders.push(order)
      rows.parcels.push(...parcels)
      rows.customers.push(...customers)
    }
    rows.customers = [...new Map(rows.customers.map((customer) => [customer.id, customer])).values()]
    return { page: { rows, bad }, times }
  }

  /** Orders edited or made since. */
  const changes = async (walk: Walk, size: number, where: Where, signal: AbortSignal): Promise<Page> => {
    const ids = [...touched].slice(0, 20)
    const again = ids.length > 0 ? await list(ORDERS, byIds(ids), signal) : null
    const filter = { active: { eq: false }, updatedAt: { after: iso(walk.since) } }
    const got = await list(ORDERS, { take: size, skip: walk.skip, filter, sort: { updatedAt: 'ASC', id: 'ASC' } }, signal)
    const { page, times } = read(got.items, where)
    const onward = step(walk, times, { got: got.items.length, asked: size, total: got.totalItems ?? null })
    const newest = Math.max(walk.newest, ...times, 0)
    const done = walk.done + page.rows.orders.length
    const total = walk.first ? (walk.total ?? got.totalItems ?? null) : null
    const more = again ? read(again.items, where).page : null
    for (const id of ids) touched.delete(id)
    if (more) {
      const there = new Set(page.rows.orders.map(({ id }) => id))
      page.rows.orders.push(...more.rows.orders.filter(({ id }) => !there.has(id)))
      const sent = new Set(page.rows.parcels.map(({ id }) => id))
      page.rows.parcels.push(...more.rows.parcels.filter(({ id }) => !sent.has(id)))
    }
    const due = got.serverTime - walk.roundAt > ROUND_EVERY
    const beganAt = walk.pages === 0 ? got.serverTime : walk.beganAt
    const rest: Walk = { ...walk, newest, done, total, beganAt, pages: walk.pages + 1 }
    const next: Walk = onward
      ? { ...rest, ...onward }
      : !walk.first && due
        ? { ...rest, phase: 'round', since: got.serverTime - needs.fetchDays * 86_400_000, skip: 0, beganAt: got.serverTime, pages: 0 }
        : {
            ...rest,
            since: Math.max(walk.first ? 0 : walk.since, newest - OVERLAP),
            skip: 0,
            pages: 0,
            done: 0,
            total: null,
            first: false,
            roundAt: walk.first ? beganAt : walk.roundAt,
          }
    // Nothing ever changed here: the walk goes on from where it began.
    if (!onward && newest === 0) next.since = next.phase === 'round' ? next.since : walk.since
    return {
      ...page,
      cursor: JSON.stringify(next),
      more: onward !== null || next.phase === 'round',
      progress: { phase: walk.first ? 'first' : 'live', done, total },
    }
  }

  /** One look at what was placed in the chosen days; those with news are read whole. */
  const round = async (walk: Walk, size: number, where: Where, signal: AbortSignal): Promise<Page> => {
    const filter = { active: { eq: false }, orderPlacedAt: { after: iso(walk.since) } }
    const got = await list(STAMPS, { take: size, skip: walk.skip, filter, sort: { orderPlacedAt: 'ASC', id: 'ASC' } }, signal)
    const { items } = readItems('order', got.items, WireStamp, (stamp) => stamp)
    const news = items.filter(
      ({ updatedAt, newest }) => Math.max(updatedAt ?? 0, newest?.items[0]?.createdAt ?? 0) > walk.roundAt - OVERLAP,
    )
    const { page } =
      news.length > 0
        ? read((await list(ORDERS, byIds(news.map(({ id }) => id)), signal)).items, where)
        : { page: { rows: emptyRows(), bad: [] } }
    const times = items.map(({ orderPlacedAt }) => orderPlacedAt ?? walk.since)
    const onward = step(walk, times, { got: got.items.length, asked: size, total: got.totalItems ?? null })
    const next: Walk = onward
      ? { ...walk, ...onward, pages: walk.pages + 1 }
      : {
          ...walk,
          phase: 'changes',
          since: walk.newest === 0 ? walk.since : walk.newest - OVERLAP,
          skip: 0,
          pages: 0,
          done: 0,
          roundAt: walk.beganAt,
        }
    return { ...page, cursor: JSON.stringify(next), more: onward !== null, progress: { phase: 'live', done: walk.done, total: null } }
  }

  const where = async (signal: AbortSignal): Promise<Where> => ({
    backendId,
    shopId,
    dashboard: values.dashboard?.trim() ? baseUrl(values.dashboard, ['/orders']) : null,
    precision: await client.precision(signal),
  })

  const orderHeads = async (ids: readonly OrderId[], signal: AbortSignal): Promise<OrderHead[]> => {
    const remote = ids.flatMap((id) => remoteKeyOf(id) ?? [])
    if (remote.length === 0) return []
    const { precision } = await where(signal)
    const { items } = await list(HEADS, byIds(remote), signal)
    const read = new Map(
      readItems('order', items, WireStanding, (wire): [string, OrderHead] => [wire.id, headOf(wire, { backendId, precision })]).items,
    )
    for (const id of read.keys()) if (touched.size < TOUCHED_MOST) touched.add(id)
    // One that came unreadable is not gone.
    const named = new Set(items.map((item) => String((item as { id?: unknown } | null)?.id)))
    return ids.flatMap((orderId): OrderHead[] => {
      const key = remoteKeyOf(orderId) ?? ''
      const head = read.get(key)
      if (head) return [{ ...head, orderId }]
      return named.has(key) ? [] : [{ orderId, exists: false, state: 'other', refundedMinor: 0 }]
    })
  }

  return {
    ...readOnlyVerbs,
    capabilities,
    async pull(cursor, limit, signal) {
      const walk: z.output<typeof Walk> = readCursor(cursor, Walk) ?? beginWalk(clock.now(), needs.fetchDays)
      const size = Math.max(1, Math.min(walk.phase === 'round' ? 100 : walk.size, limit))
      return walk.phase === 'round' ? round(walk, size, await where(signal), signal) : changes(walk, size, await where(signal), signal)
    },
    orderHeads,
    async deliver(delivery, signal) {
      const outcome = await deliver(client, delivery, clock.now(), signal)
      if (delivery.effect.type === 'orderNote' && outcome.type === 'sent') {
        touched.add(remoteKeyOf(delivery.effect.orderId) ?? '')
        tell?.({ type: 'changed' })
      }
      return outcome
    },
    lookUp: (delivery, _triedAt, signal) => lookUp(client, delivery, signal),
    async knocks(onKnock, signal) {
      tell = onKnock
      try {
        await pollKnocks(needs, EVERY, onKnock, signal)
      } finally {
        tell = null
      }
    },
    test: (signal) =>
      readTest(async () => {
        const { data, answer } = await client.call({ query: ME }, signal)
        const parsed = Me.safeParse(data)
        if (!parsed.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
        const { activeAdministrator: me, orders } = parsed.data
        const name = [me?.firstName, me?.lastName].filter(Boolean).join(' ')
        return {
          detail: new URL(client.base()).host,
          me: me ? { remoteId: me.id, name: name || (me.emailAddress ?? me.id), email: me.emailAddress ?? null } : null,
          found: [{ label: 'orders', value: String(orders.totalItems) }],
        }
      }),
  }
}

export const vendure: System = {
  system: 'vendure',
  name: 'Vendure',
  fields: [
    { name: 'url', kind: 'url', required: true, initial: 'https://', advanced: false },
    { name: 'user', kind: 'text', required: false, initial: '', advanced: false },
    { name: 'password', kind: 'secret', required: true, initial: '', advanced: false },
    { name: 'channel', kind: 'text', required: false, initial: '', advanced: true },
    { name: 'path', kind: 'text', required: false, initial: 'admin-api', advanced: true },
    { name: 'dashboard', kind: 'url', required: false, initial: '', advanced: true },
  ],
  capabilities,
  create,
}
