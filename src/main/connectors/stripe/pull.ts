/**
 * Stripe dates no change of a dispute. So: once a walk over the list by creation; then the account's events name what
 * changed (kept 30 days), each is read anew; and every hour, or where the key may not read events, the newest and all
 * open ones are read again.
 */
import { z } from 'zod'
import type { Dispute } from '../../../shared/domain/order/types'
import { type BadItem, emptyRows, type Page } from '../../../shared/domain/sync/types'
import { CallError, type JsonAnswer } from '../common/call'
import { readCursor } from '../common/cursor'
import { badItem, readItems } from '../common/items'
import { query } from '../common/url'
import type { ConnectorNeeds } from '../connector'
import type { Client } from './client'
import { mapDispute } from './map'
import { WireDispute, WireEvent, WireList } from './wire'

const DAY = 86_400
/** An open dispute is decided within some months, whatever few days the desk keeps. */
const BACK_LEAST = 180 * DAY
const EVENTS_KEPT = 29 * DAY
const OVERLAP = 10 * 60
const SWEEP_MS = 3_600_000
/** Where events are refused, and looking again is all there is. */
const SWEEP_ALONE_MS = 600_000
const OPEN_MOST = 1_500
const PAGES_MOST = 2_000
const READ_AT_ONCE = 4

const seconds = z.number().min(0)
const State = z.object({
  v: z.literal(1),
  at: z.enum(['walk', 'events', 'open']),
  since: seconds,
  /** The vendor's own place within the list that is being read. */
  after: z.string().max(255).nullable(),
  newest: seconds,
  open: z.array(z.string().max(255)).max(OPEN_MOST),
  /** Of the open ones, those yet to be read in this sweep. */
  queue: z.array(z.string().max(255)).max(OPEN_MOST),
  eventsAt: seconds,
  eventsNext: seconds,
  sweptAt: z.number().min(0),
  pages: z.number().int().min(0),
  done: z.number().int().min(0),
  first: z.boolean(),
})
type State = z.infer<typeof State>

const types = ['created', 'updated', 'closed', 'funds_withdrawn', 'funds_reinstated'].map((name) => `charge.dispute.${name}`)
const unfinished = new Set<Dispute['state']>(['needsResponse', 'underReview', 'other'])
const refused = (error: unknown): boolean => error instanceof CallError && (error.status === 403 || error.status === 400)

export const createPull = (needs: ConnectorNeeds, client: Client) => {
  const { backendId, shopId, clock } = needs
  const orderField = needs.values.orderField?.trim() ?? ''
  const nowSeconds = () => Math.floor(clock.now() / 1000)
  /** A key without the right to read charges still reads disputes. */
  let chargesRefused = false

  const expanding = async (ask: (expand: boolean) => Promise<JsonAnswer>): Promise<JsonAnswer> => {
    if (chargesRefused) return ask(false)
    try {
      return await ask(true)
    } catch (error) {
      if (!refused(error)) throw error
      const answer = await ask(false)
      chargesRefused = true
      return answer
    }
  }
  const listOf = ({ json, status }: JsonAnswer) => {
    const parsed = WireList.safeParse(json)
    if (!parsed.success) throw new CallError({ code: 'badAnswer', params: { status } }, 'no', status)
    return parsed.data
  }
  const mapper = (readAt: number) => (wire: WireDispute) => mapDispute(wire, { backendId, shopId, orderField, readAt })

  /** One page of the list, newest first. */
  const list = async (since: number, after: string | null, limit: number, signal: AbortSignal) => {
    const answer = await expanding((expand) =>
      client.get(
        `/v1/disputes${query({ 'created[gte]': since, limit, starting_after: after, 'expand[]': expand ? ['data.charge'] : null })}`,
        signal,
      ),
    )
    const { data, has_more: more } = listOf(answer)
    const { items, bad } = readItems('dispute', data, WireDispute, mapper(answer.serverTime ?? clock.now()))
    const last = data.at(-1) as { id?: unknown } | undefined
    return { items, bad, last: typeof last?.id === 'string' ? last.id : null, more: more && data.length > 0 }
  }

  /** Disputes by id; one that is gone or breaks the server is named, and the rest goes on. */
  const readThese = async (ids: readonly string[], signal: AbortSignal): Promise<{ items: Dispute[]; bad: BadItem[] }> => {
    const items: Dispute[] = []
    const bad: BadItem[] = []
    const one = async (id: string): Promise<void> => {
      try {
        const path = `/v1/disputes/${encodeURIComponent(id)}`
        const answer = await expanding((expand) => client.get(`${path}${query({ 'expand[]': expand ? ['charge'] : null })}`, signal))
        const parsed = WireDispute.safeParse(answer.json)
        if (parsed.success) items.push(mapper(answer.serverTime ?? clock.now())(parsed.data))
        else bad.push(badItem('dispute', { id }, parsed.error))
      } catch (error) {
        const own = error instanceof RangeError || (error instanceof CallError && (error.status === 404 || error.status === 500))
        if (!own) throw error
        bad.push(badItem('dispute', { id }, error))
      }
    }
    for (let at = 0; at < ids.length; at += READ_AT_ONCE) await Promise.all(ids.slice(at, at + READ_AT_ONCE).map(one))
    return { items, bad }
  }

  const openAfter = (open: readonly string[], items: readonly Dispute[]): string[] => {
    const set = new Set(open)
    for (const { remoteId, state } of items) {
      set.delete(remoteId)
      if (unfinished.has(state)) set.add(remoteId)
    }
    return [...set].slice(-OPEN_MOST)
  }
  const page = (state: State, next: State, items: Dispute[], bad: BadItem[], more: boolean): Page => {
    const rows = emptyRows()
    rows.disputes = items
    const done = state.done + items.length
    const newest = items.reduce((most, { createdAt }) => Math.max(most, createdAt / 1000), next.newest)
    const after = { ...next, open: openAfter(next.open, items), newest, done: more ? done : 0, first: next.first && more }
    return {
      rows,
      cursor: JSON.stringify(after),
      more,
      progress: { phase: state.first ? 'first' : 'live', done, total: null },
      bad,
    }
  }

  const walk = async (state: State, limit: number, signal: AbortSignal): Promise<Page> => {
    const { items, bad, last, more } = await list(state.since, state.after, limit, signal)
    // The same place again would be read for ever.
    const goesOn = more && last !== null && last !== state.after && state.pages < PAGES_MOST
    if (goesOn) return page(state, { ...state, after: last, pages: state.pages + 1 }, items, bad, true)
    const queue = state.first ? [] : state.open.filter((id) => items.every(({ remoteId }) => remoteId !== id))
    const over = {
      ...state,
      after: null,
      pages: 0,
      sweptAt: clock.now(),
      queue,
      at: queue.length > 0 ? ('open' as const) : ('events' as const),
    }
    return page(state, over, items, bad, queue.length > 0)
  }

  const sweep = async (state: State, limit: number, signal: AbortSignal): Promise<Page> => {
    const { items, bad } = await readThese(state.queue.slice(0, limit), signal)
    const queue = state.queue.slice(limit)
    return page(state, { ...state, queue, at: queue.length > 0 ? 'open' : 'events' }, items, bad, queue.length > 0)
  }

  const events = async (state: State, limit: number, signal: AbortSignal): Promise<Page> => {
    const since = Math.max(0, state.newest - OVERLAP)
    const sweeping = { ...state, at: 'walk' as const, since, after: null, pages: 0 }
    let answer: JsonAnswer
    try {
      const asked = { 'types[]': types, 'created[gte]': Math.max(0, state.eventsAt - OVERLAP), limit, starting_after: state.after }
      answer = await client.get(`/v1/events${query(asked)}`, signal)
    } catch (error) {
      if (!refused(error)) throw error
      const rested = Math.abs(clock.now() - state.sweptAt) < SWEEP_ALONE_MS
      return rested ? page(state, { ...state, after: null, pages: 0 }, [], [], false) : walk(sweeping, limit, signal)
    }
    const { data, has_more: more } = listOf(answer)
    const { items: found, bad: unread } = readItems('event', data, WireEvent, (event) => event)
    const newest = found.reduce((most, { created }) => Math.max(most, created), state.eventsNext)
    const { items, bad } = await readThese([...new Set(found.map(({ data: { object } }) => object.id))], signal)
    const last = found.at(-1)?.id ?? null
    const faults = [...unread, ...bad]
    if (more && last !== null && last !== state.after && state.pages < PAGES_MOST)
      return page(state, { ...state, after: last, eventsNext: newest, pages: state.pages + 1 }, items, faults, true)
    const over = { ...state, after: null, pages: 0, eventsAt: Math.max(state.eventsAt, newest), eventsNext: 0 }
    const due = clock.now() - state.sweptAt >= SWEEP_MS || clock.now() < state.sweptAt
    return page(state, due ? { ...sweeping, eventsAt: over.eventsAt, eventsNext: 0 } : over, items, faults, due)
  }

  return async (cursor: string | null, limit: number, signal: AbortSignal): Promise<Page> => {
    const now = nowSeconds()
    const begin: State = {
      v: 1,
      at: 'walk',
      since: now - Math.max(BACK_LEAST, needs.fetchDays * DAY),
      after: null,
      newest: 0,
      open: [],
      queue: [],
      eventsAt: now,
      eventsNext: 0,
      sweptAt: 0,
      pages: 0,
      done: 0,
      first: true,
    }
    const kept = readCursor(cursor, State)
    // Events beyond their 30 days are gone: then only a walk knows what happened.
    const state = kept && (kept.first || now - kept.eventsAt < EVENTS_KEPT) ? kept : begin
    const size = Math.max(1, Math.min(100, limit))
    if (state.at === 'walk') return walk(state, size, signal)
    return state.at === 'open' ? sweep(state, Math.min(size, 25), signal) : events(state, Math.min(size, 50), signal)
  }
}
