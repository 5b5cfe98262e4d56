/** Reads of the list: ids of a view in its order, rows, counts. */
import type { Channel, ConversationStatus, Priority } from '../../../shared/domain/conversation/types'
import type { AgentId, BackendId, ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Cache } from '../openCache'
import type { ConversationRow, ListSecret } from '../schema'
import { backendPart } from '../sealing'
import type { ListRow, View } from '../types'
import { dueRange, unreadPrefix, viewPrefix } from '../viewKeys'

/** A window is at most this many rows; beyond it the oldest are let go. */
const rowsHeld = 4000

const within = (cache: Cache, prefix: string) => cache.db.conversations.where('keys').startsWith(prefix)

export const viewIds = async (cache: Cache, view: View, limit: number): Promise<ConversationId[]> =>
  (await within(cache, viewPrefix(view)).limit(limit).primaryKeys()) as ConversationId[]

const countOf = async ({ db }: Cache, prefix: string): Promise<number> =>
  (await db.counts.where('prefix').equals(prefix).toArray()).reduce((sum, row) => sum + row.count, 0)

export const viewCount = (cache: Cache, view: View): Promise<number> => countOf(cache, viewPrefix(view))

/** Of many views at once: all counts come in one answer, which is far less than to ask for each. */
export const viewCounts = async ({ db }: Cache, views: readonly View[]): Promise<number[]> => {
  const sums = new Map<string, number>()
  for (const { prefix, count } of await db.counts.toArray()) sums.set(prefix, (sums.get(prefix) ?? 0) + count)
  return views.map((view) => sums.get(viewPrefix(view)) ?? 0)
}

/** Whoever has more than so many due needs no figure: each is a key to walk over, and whatever else reads or writes waits meanwhile. */
export const DUE_COUNTED = 1_000

/** How many of a view in due order are due from `from` (null: the first) to before `to` (epoch ms), at most `DUE_COUNTED`. */
export const dueCount = async ({ db }: Cache, view: View, from: number | null, to: number): Promise<number> => {
  const [first, end] = dueRange(view, to)
  const begin = from === null ? first : dueRange(view, from)[1]
  return (await db.conversations.where('keys').between(begin, end).limit(DUE_COUNTED).primaryKeys()).length
}

export const unreadCount = (cache: Cache): Promise<number> => countOf(cache, unreadPrefix)

const rowOf = (raw: ConversationRow, secret: ListSecret): ListRow => ({
  id: raw.id as ConversationId,
  backendId: backendPart(raw.id) as BackendId,
  shopId: raw.shopId as ShopId,
  channel: raw.channel as Channel,
  customerName: secret.customerName,
  subject: secret.subject,
  preview: secret.preview,
  read: secret.read ?? null,
  language: raw.language,
  status: raw.status as ConversationStatus,
  priority: raw.priority as Priority | null,
  assigneeId: raw.assigneeId as AgentId | null,
  labels: secret.labels,
  unreadCount: raw.unreadCount,
  snoozedUntilAt: raw.snoozedUntilAt,
  lastActivityAt: raw.lastActivityAt,
  due: raw.dueAt === null ? null : { at: raw.dueAt, targetMs: raw.dueTargetMs },
  class: raw.class ?? null,
  clocks: (secret.clocks ?? []).map(([kind, at, state]) => ({ kind, at, state })),
  canReply: raw.canReply,
  marks: {
    draft: raw.draft > 0,
    translating: (raw.translating ?? 0) > 0,
    queued: raw.queued,
    held: raw.held,
    unknown: raw.unknown,
    failed: raw.failed,
  },
})

/** Unseals rows; one that did not change is the same object as before. Rows without a key are left out. */
export const openRows = async (cache: Cache, raws: readonly ConversationRow[]): Promise<ListRow[]> => {
  const heldOf = ({ id, rev }: ConversationRow): ListRow | null => {
    const held = cache.rows.get(id as ConversationId)
    return held?.rev === rev ? held.row : null
  }
  // Taken now: another reading, of an earlier moment, may put its own there while these are opened.
  const found = new Map(raws.map((raw) => [raw, heldOf(raw)]))
  const stale = raws.filter((raw) => !found.get(raw))
  const secrets = await cache.sealer.openMany<ListSecret>('conversations', stale)
  stale.forEach((raw, at) => {
    const secret = secrets[at]
    if (!secret) return
    const id = raw.id as ConversationId
    const row = heldOf(raw) ?? rowOf(raw, secret)
    cache.rows.delete(id)
    cache.rows.set(id, { rev: raw.rev, row })
    found.set(raw, row)
  })
  const rows = raws.flatMap((raw) => found.get(raw) ?? [])
  for (const id of cache.rows.keys()) {
    if (cache.rows.size <= rowsHeld) break
    cache.rows.delete(id)
  }
  return rows
}

export const rawRows = async (cache: Cache, ids: readonly ConversationId[]): Promise<ConversationRow[]> =>
  (await cache.db.conversations.bulkGet([...ids])).filter((row) => row !== undefined)

/** For commands and tests. */
export const readRows = async (cache: Cache, ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, ListRow>> =>
  new Map((await openRows(cache, await rawRows(cache, ids))).map((row) => [row.id, row]))

export const readRow = async (cache: Cache, id: ConversationId): Promise<ListRow | null> => (await readRows(cache, [id])).get(id) ?? null

/** Those of them that are here and whose key this page has. */
export const readableIds = async ({ db, sealer }: Cache, ids: readonly ConversationId[]): Promise<ReadonlySet<ConversationId>> => {
  const rows = await db.conversations.bulkGet([...ids])
  return new Set(rows.flatMap((row) => (row && sealer.has(backendPart(row.id)) ? [row.id as ConversationId] : [])))
}
