/** Opens a profile's cache and shuts it again without leaving keys or texts in memory. */
import type { ConversationId } from '../../shared/domain/ids'
import { endLives, type Live } from './live'
import { type Database, declareDatabase, type IdbParts, installedVersion, LATEST } from './schema'
import { type KeyBytes, Sealer } from './sealing'
import { SearchIndex } from './search'
import type { ListRow, Thread } from './types'

export interface CacheKeys {
  matchKey: string
  backends: readonly KeyBytes[]
}

/** What queries and the engine work with. Screens pass it on and never look inside. */
export interface Cache {
  readonly db: Database
  readonly sealer: Sealer
  /** Rows as last drawn, so that a row keeps its identity until it changes. */
  readonly rows: Map<ConversationId, { rev: number; row: ListRow }>
  /** Threads read ahead or shown lately. */
  readonly threads: Map<string, Thread>
  readonly keyListeners: Set<() => void>
  /** What is followed right now, by its question. */
  readonly lives: Map<string, Live>
  readonly search: SearchIndex
}

export type OpenedCache =
  | { type: 'open'; cache: Cache }
  /** Written by a newer program: left untouched. */
  | { type: 'newer'; found: number; known: number }
  | { type: 'failed'; why: string }

const closed = new WeakSet<Cache>()

export interface OpenOptions {
  database: string
  keys: CacheKeys
  /** Tests bring their own. */
  idb?: IdbParts
  sealer?: Sealer
}

/** Unsealed rows that a window holds: some eighty conversations; several windows hold as much again. */
const windowHolds = 10_000_000

export const openCache = async ({
  database,
  keys,
  idb,
  sealer = new Sealer({ cacheBytes: windowHolds }),
}: OpenOptions): Promise<OpenedCache> => {
  try {
    const found = await installedVersion(database, idb?.indexedDB ?? indexedDB)
    if (found !== null && found > LATEST) return { type: 'newer', found, known: LATEST }
    await sealer.setKeys(keys.backends, keys.matchKey)
    const db = declareDatabase(database, idb)
    await db.open()
    const cache = {
      db,
      sealer,
      rows: new Map(),
      threads: new Map(),
      keyListeners: new Set<() => void>(),
      lives: new Map(),
      search: new SearchIndex(),
    }
    return { type: 'open', cache }
  } catch (error) {
    sealer.wipe()
    return { type: 'failed', why: error instanceof Error ? error.name : 'unknown' }
  }
}

/** After a backend was added: takes its key and wakes the queries that lacked it. */
export const addKeys = async (cache: Cache, keys: CacheKeys): Promise<void> => {
  if (closed.has(cache)) return
  await cache.sealer.setKeys(keys.backends, keys.matchKey)
  // Locked while the key was being taken in.
  if (closed.has(cache)) cache.sealer.wipe()
  for (const wake of [...cache.keyListeners]) wake()
}

/** On lock and sign-out. */
export const closeCache = (cache: Cache): void => {
  closed.add(cache)
  endLives(cache)
  cache.sealer.wipe()
  cache.rows.clear()
  cache.threads.clear()
  cache.keyListeners.clear()
  cache.search.clear()
  cache.db.close()
}
