/**
 * The walk over list pages, newest activity first. Pages are only numbered, so rows move between them while we
 * read: new activity pushes rows back (they come twice, harmless), leaving rows pull them forward (they would be
 * missed). So the page before is read again when the count has fallen, and what changed meanwhile comes by the live pull.
 */

import { numberedId } from '../common/items'
import { shaped } from './client'
import type { CursorState, Walk } from './cursor'
import { type Puller, takeRows } from './puller'
import type { Batch } from './read'
import { type WireConversation, WireList } from './wire'

const passes = ['all', 'open', 'pending', 'snoozed'] as const
/** Pages in a row without a row not seen before, after which the server is taken not to know pages. */
const STALE_MOST = 3
const PAGES_MOST = 20_000

const activity = (row: WireConversation): number => row.last_activity_at ?? row.timestamp ?? row.updated_at ?? row.created_at ?? 0

/** Total as far as it shows: how much of the time span the rows so far have covered. */
const estimate = (walk: Walk, count: number | null, oldest: number, waiting: number): number | null => {
  if (count === null) return null
  const read = walk.done + waiting
  const share = (walk.beganAt - oldest) / Math.max(1, walk.beganAt - walk.since)
  return share > 0.02 ? Math.max(read, Math.min(count, Math.round(read / Math.min(1, share)))) : Math.max(read, count)
}

/** The page of a pass over one status where rows older than `since` begin, one page early for rows that moved. */
const startPage = (walk: Walk, pass: 'open' | 'pending' | 'snoozed'): number =>
  walk.size === 0 ? 1 : Math.max(1, Math.floor(walk.tally[pass] / walk.size))

const nextPass = (walk: Walk, onlyAll: boolean): void => {
  const pass = passes[passes.indexOf(walk.pass) + 1]
  if (!pass || pass === 'all' || onlyAll) {
    walk.page = 0
    return
  }
  Object.assign(walk, { pass, page: startPage(walk, pass), pages: 0, count: null, stale: 0, seen: [] })
}

/** Rows of the page that are still to be read in this pass. */
const wantedOf = (walk: Walk, rows: WireConversation[]): WireConversation[] => {
  if (walk.pass === 'all') return rows.filter((row) => activity(row) >= walk.since)
  const older = rows.filter((row) => activity(row) < walk.since)
  // Catching up, an old open conversation matters only where it changed without activity.
  return walk.why === 'first' ? older : older.filter((row) => row.updated_at === null || row.updated_at >= walk.since)
}

/** Reads one list page of the walk and puts what it brings into `todo`. */
export const step = async (puller: Puller, state: CursorState, batch: Batch, signal: AbortSignal): Promise<void> => {
  const walk = state.walk
  if (!walk || walk.page === 0) return
  const list = async (page: number) => {
    const query = { status: walk.pass, assignee_type: 'all', sort_by: 'last_activity_at_desc', page }
    const answer = await puller.client.get(`${puller.api}/conversations`, query, signal)
    return shaped(WireList, answer).data
  }
  const { meta, payload } = await list(walk.page)
  const count = meta?.all_count ?? null
  let rows = takeRows(puller, payload, batch)
  walk.pages += 1
  walk.size = Math.max(walk.size, payload.length)
  // We began too late in this pass: rows of the first pass must come before those it left out.
  if (walk.pass !== 'all' && walk.pages === 1 && walk.page > 1 && (rows.length === 0 || rows.every((row) => activity(row) < walk.since))) {
    walk.page = Math.max(1, Math.floor(walk.page / 2))
    walk.pages = 0
    return
  }
  // Rows have left: what stood at the head of this page may now end the page before it.
  const fell = walk.count !== null && count !== null && count < walk.count
  if (fell && walk.page > 1) rows = [...takeRows(puller, (await list(walk.page - 1)).payload, batch), ...rows]
  const seen = new Set(walk.seen)
  const fresh = rows.filter(({ id }) => !seen.has(id))
  const wanted = wantedOf(walk, fresh)
  if (walk.pass === 'all') for (const { status } of wanted) if (status !== 'resolved') walk.tally[status] += 1
  const waiting = new Set(state.todo)
  state.todo.push(...new Set(wanted.map(({ id }) => id).filter((id) => !waiting.has(id))))
  state.depth = walk.why === 'first' ? null : walk.since
  walk.stale = payload.some((raw) => !seen.has(numberedId(raw))) ? 0 : walk.stale + 1
  walk.seen = [...walk.seen, ...payload.map(numberedId).filter((id) => Number.isInteger(id) && !seen.has(id))].slice(-400)
  const oldest = rows.reduce((least, row) => Math.min(least, activity(row)), walk.beganAt)
  walk.total =
    walk.pass === 'all' ? estimate(walk, count, oldest, state.todo.length) : Math.max(walk.total ?? 0, walk.done + state.todo.length)
  walk.count = count
  const beyond = walk.pass === 'all' && rows.length > 0 && rows.every((row) => activity(row) < walk.since)
  if (payload.length === 0 || beyond || walk.stale >= STALE_MOST || walk.pages >= PAGES_MOST)
    nextPass(walk, state.noWindow && walk.why === 'catchUp')
  else walk.page += 1
}
