/** PayPal: customer disputes, and evidence in them. Accepting a claim or escalating it is money, and not offered. */
import { z } from 'zod'
import type { Capabilities } from '../../../shared/domain/backend/types'
import { emptyRows, type Page } from '../../../shared/domain/sync/types'
import { CallError } from '../common/call'
import { readCursor } from '../common/cursor'
import { badItem, readItems } from '../common/items'
import { pollKnocks, readOnlyCapabilities, readOnlyVerbs } from '../common/readOnly'
import { readTest } from '../common/readTest'
import { isoSeconds } from '../common/time'
import { query } from '../common/url'
import type { Connector, ConnectorNeeds, System } from '../connector'
import { createClient, LIST } from './client'
import { createEvidence, evidenceLimits } from './evidence'
import { mapDispute } from './map'
import { WireDispute } from './wire'

/** PayPal answers no further back (OpenAPI 1.10: `update_time_after` within 180 days); a day for clocks. */
const BACK = 179 * 86_400_000
const OVERLAP = 5 * 60_000
/** The vendor asks not to poll more often than every five minutes. */
const EVERY = 300_000
const PAGES_MOST = 2_000

const List = z.object({
  items: z.array(z.unknown()).nullish().catch(null),
  links: z
    .array(z.object({ rel: z.string(), href: z.string() }))
    .nullish()
    .catch(null),
})
const State = z.object({
  v: z.literal(1),
  since: z.number().min(0),
  /** Path and query of the next page, as the vendor gave it. */
  next: z.string().max(4000).nullable(),
  newest: z.number().min(0),
  pages: z.number().int().min(0),
  done: z.number().int().min(0),
  first: z.boolean(),
})

const capabilities: Capabilities = {
  ...readOnlyCapabilities(['disputes']),
  attachments: { count: evidenceLimits.files, bytes: evidenceLimits.fileBytes },
  lookUp: 'conclusive',
  evidence: evidenceLimits,
}

const create = (needs: ConnectorNeeds): Connector => {
  const { clock, backendId, shopId } = needs
  const client = createClient(needs)
  const { base, get } = client
  const evidence = createEvidence(needs, client)

  const list = async (path: string, signal: AbortSignal) => {
    const parsed = List.safeParse(await get(path, signal))
    if (!parsed.success || !parsed.data.items) throw new CallError({ code: 'badAnswer', params: {} }, 'no', 200)
    const href = parsed.data.links?.find(({ rel }) => rel === 'next')?.href ?? null
    let next: string | null = null
    if (href !== null) {
      const url = new URL(href, base())
      // Only ever further pages of this very list, and never another host with our token.
      if (url.pathname.replace(/\/$/, '') === LIST && /(^|\.)paypal\.com$|^127\.0\.0\.1$|^localhost$/.test(url.hostname))
        next = LIST + url.search
    }
    return { items: parsed.data.items, next }
  }

  const pull = async (cursor: string | null, limit: number, signal: AbortSignal): Promise<Page> => {
    // A dispute is open for months: the first fetch always goes back as far as PayPal answers.
    const begin = { v: 1 as const, since: clock.now() - BACK, next: null, newest: 0, pages: 0, done: 0, first: true }
    const state = readCursor(cursor, State) ?? begin
    const size = Math.max(1, Math.min(50, limit))
    const since = Math.max(state.since, clock.now() - BACK)
    const path = state.next ?? `${LIST}${query({ update_time_after: `${isoSeconds(since)}.000Z`, page_size: size })}`
    const { items, next } = await list(path, signal)
    const heads = readItems('dispute', items, WireDispute, (wire) => wire)
    const rows = emptyRows()
    const bad = [...heads.bad]
    for (const head of heads.items) {
      let wire: WireDispute = head
      try {
        const parsed = WireDispute.safeParse(await get(`${LIST}/${encodeURIComponent(head.dispute_id)}`, signal))
        if (parsed.success) wire = { ...parsed.data, dispute_state: parsed.data.dispute_state ?? head.dispute_state }
        else bad.push(badItem('dispute', head, parsed.error))
      } catch (error) {
        // The head alone tells state and deadline; a failing line or a limit ends the page instead.
        const own =
          error instanceof CallError &&
          (error.status === 404 || error.status === 403 || error.status === 500 || error.problem.code === 'badAnswer')
        if (!own) throw error
        bad.push({ what: 'dispute', remoteId: head.dispute_id, why: error.problem.code })
      }
      try {
        rows.disputes.push(mapDispute(wire, { backendId, shopId }))
      } catch (error) {
        bad.push(badItem('dispute', head, error))
      }
    }
    const newest = heads.items.reduce((most, one) => Math.max(most, one.update_time ?? 0), state.newest)
    const ended = next === null || next === state.next || items.length === 0 || state.pages >= PAGES_MOST
    const done = state.done + rows.disputes.length
    const after = ended
      ? { ...state, since: Math.max(state.since, newest - OVERLAP), next: null, newest: 0, pages: 0, done: 0, first: false }
      : { ...state, next, newest, pages: state.pages + 1, done }
    return {
      rows,
      cursor: JSON.stringify(after),
      more: !ended,
      progress: { phase: state.first ? 'first' : 'live', done, total: null },
      bad,
    }
  }

  return {
    ...readOnlyVerbs,
    capabilities,
    pull,
    deliver: evidence.deliver,
    lookUp: evidence.lookUp,
    disputeHead: evidence.head,
    knocks: (onKnock, signal) => pollKnocks(needs, EVERY, onKnock, signal),
    test: (signal) =>
      readTest(async () => {
        const { items, next } = await list(`${LIST}${query({ page_size: 50 })}`, signal)
        return { detail: new URL(base()).host, me: null, found: [{ label: 'disputes', value: `${items.length}${next ? '+' : ''}` }] }
      }),
  }
}

export const paypal: System = {
  system: 'paypal',
  name: 'PayPal',
  fields: [
    { name: 'clientId', kind: 'text', required: true, initial: '', advanced: false },
    { name: 'secret', kind: 'secret', required: true, initial: '', advanced: false },
    { name: 'url', kind: 'url', required: false, initial: 'https://api-m.paypal.com', advanced: true },
  ],
  capabilities,
  create,
}
