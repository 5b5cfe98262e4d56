/** All that screens may ask of the cache, as hooks. Answers are unsealed, windowed and live. */
import { useCallback, useMemo, useRef } from 'react'
import type { Customer } from '../../shared/domain/conversation/types'
import type { BackendId, ConversationId, CustomerId, DisputeId } from '../../shared/domain/ids'
import type { Dispute } from '../../shared/domain/order/types'
import type { Draft, OutboxItem } from '../../shared/domain/outbox/types'
import { isEmptyQuery } from '../../shared/domain/search/query'
import type { SyncState } from '../../shared/domain/sync/types'
import { now } from '../bridge/deskStore'
import { useCache } from './CacheProvider'
import { attend, type LiveSource } from './live'
import type { Cache } from './openCache'
import { type CustomerRecords, noRecords, openCustomer, openRecords, rawRecords } from './read/customer'
import { type DisputeCase, openCase, openDisputes, rawCase } from './read/disputes'
import { dueCount, openRows, rawRows, readRows, viewCount, viewCounts, viewIds } from './read/list'
import { noSets, openDrafts, openSets, openSyncStates, rawSets, type Sets } from './read/outbox'
import { openItems, openThread, rawThread } from './read/thread'
import type { ListRow, Thread, View } from './types'
import { useLive } from './useLive'
import { type SearchState, useSearch } from './useSearch'

const asIs = <T>(_cache: Cache, raw: T): Promise<T> => Promise.resolve(raw)
const noIds: ConversationId[] = []

export interface ViewIds {
  ids: ConversationId[]
  /** All of the view; of a search, those found so far. */
  total: number
  loading: boolean
  /** What a search is at; null without one. */
  search: SearchState | null
}

/** Ids that a list begins with; whoever reads them ahead asks for as many. */
export const LIST_WINDOW = 500
/** Rows that a list draws at once. */
export const LIST_BLOCK = 30

const idsOf = (plain: View, limit: number): { key: string; source: LiveSource<ConversationId[], ConversationId[]> } => ({
  key: `ids|${JSON.stringify(plain)}|${limit}`,
  source: { raw: (cache) => viewIds(cache, plain, limit), open: asIs },
})

/** Reads what a list of this view shows first, before there is one: its ids and its rows. @returns its end */
export const listAhead = (cache: Cache, view: View): (() => void) => {
  const { key, source } = idsOf({ ...view, search: undefined }, LIST_WINDOW)
  let read = false
  return attend(cache, key, source, (ids) => {
    if (read) return
    read = true
    // They are kept with the cache; a failure is told by the list, which asks again.
    readRows(cache, ids.slice(0, LIST_BLOCK)).catch(() => undefined)
  })
}

/** Ids of a view in its order, the first `limit` of them. */
export const useViewIds = (view: View, limit: number): ViewIds => {
  const plain: View = { ...view, search: undefined }
  const key = JSON.stringify(plain)
  const search = view.search?.trim() ?? ''
  const asked = idsOf(plain, limit)
  const ids = useLive(asked.key, asked.source)
  const kept = useRef<{ key: string; ids: ConversationId[] } | null>(null)
  if (ids) kept.current = { key, ids }
  const total = useLive(`total|${key}`, { raw: (cache) => viewCount(cache, plain), open: asIs })
  const found = useSearch(search, limit)
  const searched = search !== '' && !isEmptyQuery(found.query)
  // A longer window of the same view shows what it had until the rest is read.
  const shown = ids ?? (kept.current?.key === key ? kept.current.ids : null)
  return useMemo(
    () =>
      searched
        ? { ids: found.ids, total: found.total, loading: found.searching && found.ids.length === 0, search: found }
        : { ids: shown ?? noIds, total: Math.max(total ?? 0, shown?.length ?? 0), loading: shown === null, search: null },
    [searched, found, shown, total],
  )
}

/** Rows of the given ids (a window of them); each row keeps its identity until it changes. */
export const useRows = (ids: readonly ConversationId[]): ReadonlyMap<ConversationId, ListRow> => {
  const rows = useLive(`rows|${ids.join('|')}`, {
    raw: (cache) => rawRows(cache, ids),
    open: openRows,
    first: (cache) => ids.flatMap((id) => cache.rows.get(id)?.row ?? []),
  })
  const previous = useRef<ListRow[]>([])
  const stable = rows && sameRows(previous.current, rows) ? previous.current : (rows ?? [])
  previous.current = stable
  return useMemo(() => new Map(stable.map((row) => [row.id, row])), [stable])
}
const sameRows = (a: readonly ListRow[], b: readonly ListRow[]): boolean => a.length === b.length && a.every((row, at) => row === b[at])

/** How many stand in each view; same order as asked. */
export const useViewCounts = (views: readonly View[]): number[] => {
  const counts = useLive(`counts|${JSON.stringify(views)}`, {
    raw: (cache) => viewCounts(cache, views),
    open: asIs,
  })
  return useMemo(() => counts ?? views.map(() => 0), [counts, views])
}

/** How many of a view in due order are late at `at`, and due within `withinMs` after it; each at most `DUE_COUNTED`. Null while it is counted. */
export const useDueSoon = (view: View, at: number, withinMs: number): readonly [late: number, soon: number] | null =>
  useLive(`due|${JSON.stringify(view)}|${at}|${withinMs}`, {
    raw: (cache) => Promise.all([dueCount(cache, view, null, at), dueCount(cache, view, at, at + withinMs)]),
    open: asIs,
    restMs: 2_000,
  })

/** Messages that a thread begins with; all who need them ask for as many, so that they are read once. */
export const THREAD_WINDOW = 50

const threadKey = (id: ConversationId, limit: number): string => `${id}|${limit}`
/** Threads kept ready; small, since each holds its texts. */
const threadsHeld = 24

const keepThread = (cache: Cache, key: string, thread: Thread | null): void => {
  cache.threads.delete(key)
  if (thread) cache.threads.set(key, thread)
  for (const oldest of cache.threads.keys()) {
    if (cache.threads.size <= threadsHeld) break
    cache.threads.delete(oldest)
  }
}

export interface ThreadAnswer {
  thread: Thread | null
  loading: boolean
  /** It is not in the cache. */
  missing: boolean
}

const answers = new WeakMap<Thread, ThreadAnswer>()
const answerWith = (thread: Thread): ThreadAnswer => {
  const held = answers.get(thread)
  if (held) return held
  const made = { thread, loading: false, missing: false }
  answers.set(thread, made)
  return made
}

type RawThread = Awaited<ReturnType<typeof rawThread>>
const threadSource = (id: ConversationId | null, limit: number): LiveSource<RawThread | null, ThreadAnswer> => ({
  raw: (cache) => (id ? rawThread(cache, id, limit) : Promise.resolve(null)),
  open: async (cache, raw) => {
    if (!id || !raw) return { thread: null, loading: false, missing: false }
    const key = threadKey(id, limit)
    const thread = await openThread(cache, raw, limit, now(), cache.threads.get(key))
    keepThread(cache, key, thread)
    return thread ? answerWith(thread) : { thread: null, loading: false, missing: true }
  },
  first: (cache) => {
    const thread = id ? cache.threads.get(threadKey(id, limit)) : undefined
    return thread ? answerWith(thread) : null
  },
})

/** The newest `limit` messages of a conversation, and what is on its way out. */
export const useThread = (id: ConversationId | null, limit: number = THREAD_WINDOW): ThreadAnswer => {
  const answer = useLive(`thread|${id}|${limit}`, threadSource(id, limit))
  // A longer window of the same conversation keeps showing the shorter one until it is read.
  const kept = useRef<{ id: ConversationId; answer: ThreadAnswer } | null>(null)
  if (answer?.thread && id) kept.current = { id, answer }
  return useMemo(
    () => answer ?? (id && kept.current?.id === id ? kept.current.answer : { thread: null, loading: id !== null, missing: false }),
    [answer, id],
  )
}

export const useCustomer = (customerId: CustomerId | null): Customer | null =>
  useLive(`customer|${customerId}`, {
    raw: ({ db }) => (customerId ? db.customers.get(customerId) : Promise.resolve(undefined)),
    open: openCustomer,
  })

/** Orders, parcels, disputes and conversations of the customer, of all backends of the shop. */
export const useCustomerRecords = (customerId: CustomerId | null): CustomerRecords =>
  useLive(`records|${customerId}`, {
    raw: (cache) => (customerId ? rawRecords(cache, customerId) : Promise.resolve(null)),
    open: (cache, raw) => (raw ? openRecords(cache, raw) : Promise.resolve(noRecords)),
  }) ?? noRecords

/** Every dispute on this desk; null while they are read. */
export const useDisputes = (): readonly Dispute[] | null =>
  useLive('disputes', { raw: ({ db }) => db.disputes.toArray(), open: openDisputes })

/** All there is of one dispute; null while it is read, and where it is not cached. */
export const useDisputeCase = (id: DisputeId | null): DisputeCase | null =>
  useLive(`dispute|${id}`, {
    raw: (cache) => (id ? rawCase(cache, id) : Promise.resolve(null)),
    open: (cache, raw) => (raw ? openCase(cache, raw) : Promise.resolve(null)),
  })

export const useSets = (backendId: BackendId | null): Sets =>
  useLive(`sets|${backendId}`, {
    raw: (cache) => (backendId ? rawSets(cache, backendId) : Promise.resolve([])),
    open: openSets,
  }) ?? noSets

/** By conversation (its newest draft), or by the draft's own id where no conversation exists yet. */
export const useDrafts = (): ReadonlyMap<ConversationId | string, Draft> => {
  const drafts = useLive('drafts', { raw: ({ db }) => db.drafts.toArray(), open: openDrafts })
  return useMemo(() => new Map((drafts ?? []).map((draft) => [draft.conversationId ?? draft.id, draft])), [drafts])
}

/** Every text that has not been sent, oldest first; null while they are read. */
export const useAllDrafts = (): readonly Draft[] | null => useLive('drafts', { raw: ({ db }) => db.drafts.toArray(), open: openDrafts })

/** `loading` until it is known whether there is one. */
export const useDraftOf = (conversationId: ConversationId | null, kind: Draft['kind']): { draft: Draft | null; loading: boolean } => {
  const drafts = useLive(`draftsOf|${conversationId}`, {
    raw: ({ db }) => (conversationId ? db.drafts.where('conversationId').equals(conversationId).toArray() : Promise.resolve([])),
    open: openDrafts,
  })
  return useMemo(() => ({ draft: drafts?.findLast((draft) => draft.kind === kind) ?? null, loading: drafts === null }), [drafts, kind])
}

/** In commit order; null while they are read. */
export const useOutbox = (): readonly OutboxItem[] | null => useLive('outbox', { raw: ({ db }) => db.outbox.toArray(), open: openItems })

/** In commit order. */
export const useOutboxItems = (): OutboxItem[] => {
  const items = useLive('outbox', { raw: ({ db }) => db.outbox.toArray(), open: openItems })
  return useMemo(() => items ?? [], [items])
}

export const useSyncStates = (): SyncState[] => {
  const states = useLive('sync', { raw: ({ db }) => db.cursors.toArray(), open: openSyncStates })
  return useMemo(() => states ?? [], [states])
}

/** The open cache itself, for commands that read once through `data/read`. */
export const useReader = (): (<T>(read: (cache: Cache) => Promise<T>) => Promise<T>) => {
  const cache = useCache()
  return useCallback((read) => read(cache), [cache])
}
