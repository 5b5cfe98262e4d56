/** AfterShip Tracking: parcels, read only, by what was updated since. */
import { z } from 'zod'
import { emptyRows, type Page } from '../../../shared/domain/sync/types'
import { CallError, callJson, type JsonAnswer } from '../common/call'
import { readCursor } from '../common/cursor'
import { readItems } from '../common/items'
import { pollKnocks, readOnlyCapabilities, readOnlyVerbs } from '../common/readOnly'
import { readTest } from '../common/readTest'
import { filled } from '../common/text'
import { isoSeconds } from '../common/time'
import { baseUrl, query } from '../common/url'
import type { Connector, ConnectorNeeds, System } from '../connector'
import { mapTracking, WireTracking } from './map'

const VERSION = '2026-07'
const OVERLAP = 5 * 60_000
const EVERY = 60_000
const PAGES_MOST = 10_000

const text = z.string().nullish().catch(null)
const List = z.object({
  data: z.object({
    pagination: z
      .object({
        total: z.number().min(0).max(1e9).nullish().catch(null),
        next_cursor: text,
        has_next_page: z.boolean().nullish().catch(null),
      })
      .nullish()
      .catch(null),
    trackings: z.array(z.unknown()),
  }),
})

const State = z.object({
  v: z.literal(1),
  since: z.number().min(0),
  /** The server's own cursor within this walk. */
  next: z.string().nullable(),
  newest: z.number().min(0),
  pages: z.number().int().min(0),
  done: z.number().int().min(0),
  first: z.boolean(),
})

const capabilities = readOnlyCapabilities(['parcels'])

const create = (needs: ConnectorNeeds): Connector => {
  const { values, clock, backendId, shopId } = needs
  const base = () => baseUrl(values.url?.trim() || 'https://api.aftership.com', ['/tracking'])
  /** Several keys stand for the one that is being replaced: whichever is still taken serves, the last one that was first. */
  const keys = (values.key ?? '').split(/[\s,;]+/).filter((key) => key !== '')
  const ask = async (url: string, signal: AbortSignal, left = keys.length): Promise<JsonAnswer> => {
    try {
      return await callJson(needs, { method: 'GET', url, headers: { 'as-api-key': keys[0] ?? '', accept: 'application/json' }, signal })
    } catch (error) {
      if (!(error instanceof CallError) || error.status !== 401 || left <= 1) throw error
      keys.push(keys.shift() ?? '')
      return ask(url, signal, left - 1)
    }
  }
  const list = async (parameters: Parameters<typeof query>[0], signal: AbortSignal) => {
    const answer = await ask(`${base()}/tracking/${VERSION}/trackings${query(parameters)}`, signal)
    const parsed = List.safeParse(answer.json)
    if (!parsed.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
    return parsed.data.data
  }

  const pull = async (cursor: string | null, limit: number, signal: AbortSignal): Promise<Page> => {
    const begin = {
      v: 1 as const,
      since: Math.max(0, clock.now() - needs.fetchDays * 86_400_000),
      next: null,
      newest: 0,
      pages: 0,
      done: 0,
      first: true,
    }
    const state = readCursor(cursor, State) ?? begin
    const size = Math.max(1, Math.min(200, limit))
    const { pagination, trackings } = await list({ updated_at_min: `${isoSeconds(state.since)}Z`, limit: size, cursor: state.next }, signal)
    const { items, bad } = readItems('parcel', trackings, WireTracking, (wire) => mapTracking(wire, { backendId, shopId }))
    const rows = emptyRows()
    rows.parcels = items
    const newest = items.reduce((most, { updatedAt }) => Math.max(most, updatedAt), state.newest)
    const next = pagination?.has_next_page === false ? null : filled(pagination?.next_cursor)
    // The same cursor again would be read for ever.
    const ended = next === null || next === state.next || trackings.length === 0 || state.pages >= PAGES_MOST
    const done = state.done + items.length
    const total = pagination?.total ?? null
    const progress = {
      phase: state.first ? ('first' as const) : ('live' as const),
      done,
      total: state.first && total !== null ? Math.max(done, Math.round(total)) : null,
    }
    const after = ended
      ? { ...state, since: Math.max(state.since, newest - OVERLAP), next: null, newest: 0, pages: 0, done: 0, first: false }
      : { ...state, next, newest, pages: state.pages + 1, done }
    return { rows, cursor: JSON.stringify(after), more: !ended, progress, bad }
  }

  return {
    ...readOnlyVerbs,
    capabilities,
    pull,
    knocks: (onKnock, signal) => pollKnocks(needs, EVERY, onKnock, signal),
    test: (signal) =>
      readTest(async () => {
        const { pagination } = await list({ limit: 1 }, signal)
        const count = pagination?.total ?? null
        return { detail: new URL(base()).host, me: null, found: count === null ? [] : [{ label: 'parcels', value: String(count) }] }
      }),
  }
}

export const aftership: System = {
  system: 'aftership',
  name: 'AfterShip',
  fields: [
    { name: 'key', kind: 'secret', required: true, initial: '', advanced: false },
    { name: 'url', kind: 'url', required: false, initial: 'https://api.aftership.com', advanced: true },
  ],
  capabilities,
  create,
}
