/**
 * The pull: a walk over the list (first fetch, or after a long gap), then small steps by `updated_within`. All
 * times compared are the server's. The same cursor may be asked again: rows are upserts, so it only costs time.
 */
import { localId } from '../../../shared/domain/ids'
import type { Cursor, Page } from '../../../shared/domain/sync/types'
import { CallError } from '../common/call'
import { type Client, isGone, shaped } from './client'
import { type CursorState, firstCursor, readCursor, startWalk, writeCursor } from './cursor'
import { mapContact } from './map'
import { type Puller, takeRows } from './puller'
import { type Batch, emptyBatch, readConversation, spread } from './read'
import { step } from './walk'
import { WireContact, WireContactShown, type WireConversation, WireList } from './wire'

const MINUTE = 60_000
/** How far a live pull looks back beyond what it needs: rows whose transaction ended late. */
export const OVERLAP = MINUTE
/** A gap longer than this is walked over page by page, as `updated_within` answers everything at once. */
const GAP_MOST = 12 * 60 * MINUTE
const SETS_EVERY = 10 * MINUTE
/** Parallel reads of messages; agents of one office share the server's limit per address. */
const WIDTH = 4
/** Conversations named by events that one pull reads; the rest waits for the next. */
const NAMED_MOST = 60

/** Version of a list row for the overlap: `updated_at`, or null where this server has none. */
const version = (row: WireConversation): number | null => row.updated_at

const live = async (puller: Puller, state: CursorState, limit: number, batch: Batch, signal: AbortSignal): Promise<void> => {
  const { client, api } = puller
  let reach = Math.max(0, client.serverNow() - state.upTo)
  // Without the server's clock a relative window cannot be reckoned.
  if (!client.knowsServerClock) state.noWindow = true
  if (state.noWindow || reach > GAP_MOST) return beginCatchUp(client, state)
  for (let again = 0; ; again += 1) {
    const seconds = Math.ceil((reach + OVERLAP) / 1000)
    const query = { status: 'all', assignee_type: 'all', updated_within: seconds }
    let answer: Awaited<ReturnType<Client['get']>>
    try {
      answer = await client.get(`${api}/conversations`, query, signal)
    } catch (error) {
      if (error instanceof CallError && (error.problem.code === 'tooLarge' || error.status === 400 || error.status === 422))
        return beginCatchUp(client, state)
      throw error
    }
    const now = answer.serverTime ?? client.serverNow()
    // Our clock had jumped: the window was too short.
    if (now - seconds * 1000 > state.upTo) {
      reach = now - state.upTo
      if (reach > GAP_MOST || again >= 2) return beginCatchUp(client, state)
      continue
    }
    const rows = takeRows(puller, shaped(WireList, answer).data.payload, batch)
    const edge = now - seconds * 1000 - OVERLAP
    if (rows.some((row) => (row.updated_at ?? Number.POSITIVE_INFINITY) < edge)) {
      state.noWindow = true
      return beginCatchUp(client, state)
    }
    if (rows.length > Math.max(limit, 200)) return beginCatchUp(client, state)
    const known = new Map(state.recent)
    const waiting = new Set(state.todo)
    const recent = new Map<number, number>()
    for (const row of rows) {
      const at = version(row)
      if (at !== null) recent.set(row.id, at)
      if ((at === null || known.get(row.id) !== at) && !waiting.has(row.id)) state.todo.push(row.id)
    }
    state.depth = Math.min(state.depth ?? Number.POSITIVE_INFINITY, Math.max(0, state.upTo - OVERLAP))
    state.recent = [...recent].slice(0, 3000)
    // Without a Date header the newest change seen is the only clock of theirs that we have.
    const newest = rows.reduce((most, row) => Math.max(most, row.updated_at ?? 0), 0)
    state.upTo = Math.max(state.upTo, answer.serverTime ?? newest)
    return
  }
}

const beginCatchUp = (client: Client, state: CursorState): void => {
  state.walk = startWalk('catchUp', Math.max(0, state.upTo - 10 * OVERLAP), client.serverNow())
  state.recent = []
}

const readContacts = async (puller: Puller, ids: Iterable<number>, batch: Batch, signal: AbortSignal): Promise<void> => {
  const { client, api, context } = puller
  await spread([...ids], WIDTH, async (id) => {
    try {
      const parsed = WireContact.safeParse(shaped(WireContactShown, await client.get(`${api}/contacts/${id}`, {}, signal)).payload)
      if (parsed.success) batch.rows.customers.push(mapContact(parsed.data, { ...context(), stamp: client.stamp() }))
      else batch.bad.push({ what: 'contact', remoteId: String(id), why: 'unreadable' })
    } catch (error) {
      if (isGone(error)) batch.rows.gone.customers.push(localId(context().backendId, 'u', id))
      else if (error instanceof CallError && ['forbidden', 'badAnswer'].includes(error.problem.code))
        batch.bad.push({ what: 'contact', remoteId: String(id), why: error.problem.code })
      else throw error
    }
  })
}

/** Reads conversations of `todo` until about `limit` rows are together. */
const drain = async (puller: Puller, state: CursorState, limit: number, batch: Batch, signal: AbortSignal): Promise<void> => {
  // A conversation brings itself, its customer and up to a page of messages.
  const most = Math.max(1, Math.floor(limit / 22))
  const ids = state.todo.splice(0, most)
  const want = { depth: state.depth, to: null }
  await spread(ids, WIDTH, (id) => readConversation(puller, id, puller.rowsAtHand.get(id) ?? null, want, batch, signal))
  for (const id of ids) puller.rowsAtHand.delete(id)
  if (state.walk) state.walk.done += ids.length
}

/**
 * One page from a cursor. Throws ConnectorError where the line fails; the cursor then stands where it stood. Rows
 * are bounded by about `limit`; `total` of the progress is an estimate that only grows better.
 */
export const pull = async (puller: Puller, cursor: Cursor | null, limit: number, signal: AbortSignal): Promise<Page> => {
  const { client, hints } = puller
  const batch = emptyBatch()
  const known = cursor === null ? null : readCursor(cursor, puller.account)
  if (known) client.stampFrom(known.stamp)
  const state = known ?? firstCursor(puller.account, client.serverNow(), puller.fetchDays)
  const asked = hints.take(state.n)
  for (const id of asked.conversations.keys()) puller.rowsAtHand.delete(id)
  if (asked.sets || client.serverNow() - state.setsAt > SETS_EVERY || state.setsAt > client.serverNow() + SETS_EVERY) {
    const sets = await puller.readSets(signal)
    Object.assign(batch.rows, { agents: sets.agents, teams: sets.teams, inboxes: sets.inboxes, labels: sets.labels })
    batch.bad.push(...sets.bad)
    state.setsAt = client.serverNow()
  }
  if (state.todo.length === 0) {
    state.depth = null
    puller.rowsAtHand.clear()
    if (state.walk) await step(puller, state, batch, signal)
    else await live(puller, state, limit, batch, signal)
  }
  await drain(puller, state, limit, batch, signal)
  const read = new Set(batch.rows.conversations.map(({ remoteId }) => Number(remoteId)))
  const waiting = new Set(state.todo)
  const named = [...asked.conversations].filter(([id, { message }]) => message !== null || (!read.has(id) && !waiting.has(id)))
  for (const [id, { message }] of named.slice(NAMED_MOST)) hints.conversation(id, message)
  await spread(named.slice(0, NAMED_MOST), WIDTH, async ([id, { message }]) => {
    const own = emptyBatch()
    await readConversation(puller, id, null, { depth: null, to: message }, own, signal)
    merge(batch, own)
  })
  await readContacts(puller, asked.contacts, batch, signal)
  return finish(puller, state, batch, named.length > NAMED_MOST)
}

/** The later reading of a row replaces the earlier one. */
const merge = (into: Batch, from: Batch): void => {
  const put = <T extends { id: string }>(list: T[], more: T[]): T[] => {
    const ids = new Set(more.map(({ id }) => id))
    return [...list.filter(({ id }) => !ids.has(id)), ...more]
  }
  into.rows.conversations = put(into.rows.conversations, from.rows.conversations)
  into.rows.messages = put(into.rows.messages, from.rows.messages)
  into.rows.customers = put(into.rows.customers, from.rows.customers)
  into.rows.gone.conversations.push(...from.rows.gone.conversations)
  into.bad.push(...from.bad)
}

const finish = ({ client }: Puller, state: CursorState, batch: Batch, left: boolean): Page => {
  state.n += 1
  state.stamp = client.stamp()
  const walk = state.walk
  const ended = walk !== null && walk.page === 0
  if (walk && ended && state.todo.length === 0) {
    state.walk = null
    // What changed while the walk went on is seen by the first live pull.
    state.upTo = Math.max(0, walk.beganAt - OVERLAP)
    state.depth = null
  }
  // A walk that has ended is followed at once by a live pull; where there is none, by the next knock.
  const progress = walk
    ? { phase: walk.why, done: walk.done, total: ended ? walk.done + state.todo.length : walk.total }
    : { phase: 'live' as const, done: batch.rows.conversations.length, total: null }
  return {
    rows: batch.rows,
    cursor: writeCursor(state),
    more: left || state.walk !== null || state.todo.length > 0 || (ended && !state.noWindow),
    progress,
    bad: batch.bad.slice(0, 200),
  }
}
