/** AfterShip Tracking: parcels, read only, by what was updated since. */
import { z } from 'zod'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Parcel } from '../../../shared/domain/order/types'
import { emptyRows, type Page } from '../../../shared/domain/sync/types'
import { CallError, callJson } from '../common/call'
import { readCursor } from '../common/cursor'
import { readItems } from '../common/items'
import { pollKnocks, readOnlyCapabilities, readOnlyVerbs } from '../common/readOnly'
import { readTest } from '../common/readTest'
import { filled, oneLine } from '../common/text'
import { isoSeconds, isoWithZone, utcWithoutZone } from '../common/time'
import { baseUrl, query } from '../common/url'
import type { Connector, ConnectorNeeds, System } from '../connector'

const VERSION = '2026-07'
const OVERLAP = 5 * 60_000
const EVERY = 60_000
const PAGES_MOST = 10_000

const text = z.string().nullish().catch(null)
const Estimate = z.object({ estimated_delivery_date: text, datetime: text, promised_delivery_date: text }).nullish().catch(null)
const Checkpoint = z.object({
  checkpoint_time: text,
  tag: text,
  subtag_message: text,
  message: text,
  location: text,
  city: text,
  country_region: text,
  hash: text,
})
export const WireTracking = z.object({
  id: z.string().min(1).max(100),
  tracking_number: z.string().min(1).max(100),
  slug: text,
  tag: text,
  subtag_message: text,
  order_id: text,
  order_number: text,
  title: text,
  customers: z
    .array(z.object({ name: text, email: text, phone_number: text }))
    .nullish()
    .catch(null),
  updated_at: z
    .string()
    .transform(isoWithZone)
    .refine((at) => at !== null),
  shipment_delivery_date: text,
  courier_estimated_delivery_date: Estimate,
  latest_estimated_delivery: Estimate,
  order_promised_delivery_date: Estimate,
  checkpoints: z.array(z.unknown()).nullish().catch(null),
})

const states: Record<string, Parcel['state']> = {
  InfoReceived: 'labelled',
  InTransit: 'inTransit',
  OutForDelivery: 'outForDelivery',
  AttemptFail: 'failed',
  Delivered: 'delivered',
  AvailableForPickup: 'held',
  Exception: 'held',
}
const stateOf = (tag: string | null | undefined, words: string | null | undefined): Parcel['state'] =>
  tag === 'Exception' && /return/i.test(words ?? '') ? 'returned' : (states[tag ?? ''] ?? 'unknown')

/**
 * A scan. Carriers give local time without a zone more often than not: then `zone` is null and `at` holds the wall
 * clock of the place as if it were UTC, to be shown as given and never converted. With a zone `at` is the instant.
 */
const scanOf = (raw: z.infer<typeof Checkpoint>): (Parcel['scans'][number] & { hash: string | null }) | null => {
  const instant = isoWithZone(raw.checkpoint_time ?? '')
  const at = instant ?? utcWithoutZone(raw.checkpoint_time ?? null)
  if (at === null) return null
  return {
    at,
    zone: instant === null ? null : 'UTC',
    place: oneLine(
      [raw.location ?? raw.city, raw.location?.includes(raw.country_region ?? '—') ? null : raw.country_region].filter(Boolean).join(', '),
      200,
    ),
    text: oneLine(raw.message ?? raw.subtag_message ?? raw.tag ?? '', 500),
    state: stateOf(raw.tag, raw.subtag_message),
    hash: filled(raw.hash),
  }
}

const dateOf = (one: z.infer<typeof Estimate>): number | null => {
  const given = one?.datetime ?? one?.estimated_delivery_date ?? one?.promised_delivery_date ?? null
  if (given === null) return null
  return utcWithoutZone(/^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00` : given)
}

/** AfterShip names carriers by slug (`japan-post`); people by words. Short ones are initials (`dhl`, `ups`, `gls`). */
export const carrierName = (slug: string): string =>
  slug
    .split('-')
    .filter((word) => word !== '')
    .map((word) => (word.length <= 3 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')

const mapTracking = (wire: z.output<typeof WireTracking>, { backendId, shopId }: { backendId: BackendId; shopId: ShopId }): Parcel => {
  const seen = new Set<string>()
  const scans = (wire.checkpoints ?? []).slice(-500).flatMap((raw) => {
    const parsed = Checkpoint.safeParse(raw)
    const scan = parsed.success ? scanOf(parsed.data) : null
    if (!scan) return []
    const { hash, ...rest } = scan
    const mark = hash ?? `${rest.at} ${rest.text}`
    if (seen.has(mark)) return []
    seen.add(mark)
    return [rest]
  })
  scans.sort((a, b) => a.at - b.at)
  const buyer = wire.customers?.[0]
  const state = stateOf(wire.tag, wire.subtag_message)
  const handed =
    utcWithoutZone(wire.shipment_delivery_date ?? null) ?? scans.filter((scan) => scan.state === 'delivered').at(-1)?.at ?? null
  return {
    id: localId(backendId, 'p', wire.id),
    backendId,
    shopId,
    remoteId: wire.id,
    trackingNumber: oneLine(wire.tracking_number, 200),
    carrier: carrierName(wire.slug ?? ''),
    orderNumber: filled(wire.order_number) ?? filled(wire.order_id),
    buyer: { email: filled(buyer?.email), phone: filled(buyer?.phone_number), name: filled(buyer?.name) },
    state,
    scans,
    expectedAt:
      dateOf(wire.latest_estimated_delivery) ?? dateOf(wire.courier_estimated_delivery_date) ?? dateOf(wire.order_promised_delivery_date),
    deliveredAt: state === 'delivered' ? handed : null,
    updatedAt: wire.updated_at ?? 0,
  }
}

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
  const list = async (parameters: Parameters<typeof query>[0], signal: AbortSignal) => {
    const url = `${base()}/tracking/${VERSION}/trackings${query(parameters)}`
    const answer = await callJson(needs, {
      method: 'GET',
      url,
      headers: { 'as-api-key': (values.key ?? '').trim(), accept: 'application/json' },
      signal,
    })
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
    const size = Math.max(1, Math.min(100, limit))
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
