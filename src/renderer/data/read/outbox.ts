/** Reads of the projections of drafts and outbox, and of small things: sets and sync states. */
import type { BackendAgent, Inbox, Label, Team } from '../../../shared/domain/conversation/types'
import type { BackendId } from '../../../shared/domain/ids'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import type { SyncState } from '../../../shared/domain/sync/types'
import type { Cache } from '../openCache'
import type { CursorRow, ProjectionRow, SetRow } from '../schema'
import { openItems } from './thread'

export interface Sets {
  agents: BackendAgent[]
  teams: Team[]
  inboxes: Inbox[]
  labels: Label[]
}
export type SetName = keyof Sets
export const noSets: Sets = { agents: [], teams: [], inboxes: [], labels: [] }
export const setId = (backendId: string, name: SetName): string => `${backendId}~set~${name}`

/** What a cursor row seals. */
export interface CursorSecret {
  cursor: string | null
  state: SyncState
}

export const rawSets = ({ db }: Cache, backendId: BackendId): Promise<SetRow[]> =>
  db.sets.where('id').startsWith(`${backendId}~set~`).toArray()

/** `all`: rows of several backends, whose sets are joined. */
export const openSets = async (cache: Cache, rows: readonly SetRow[], all = false): Promise<Sets> => {
  const sets: Sets = { agents: [], teams: [], inboxes: [], labels: [] }
  const values = await cache.sealer.openMany<never[]>('sets', rows)
  rows.forEach((row, at) => {
    const name = row.id.slice(row.id.lastIndexOf('~') + 1) as SetName
    // Other small things of a backend stand in the same table.
    if (!(name in sets)) return
    const found: never[] = values[at] ?? []
    sets[name] = all ? [...(sets[name] as never[]), ...found] : found
  })
  return sets
}

export const openDrafts = async (cache: Cache, rows: readonly ProjectionRow[]): Promise<Draft[]> => {
  const backendOf = new Map(rows.map((row) => [row.id, row.backendId]))
  const drafts = await cache.sealer.openMany<Draft>('drafts', rows, (row) => backendOf.get(row.id) ?? '')
  return drafts.filter((draft) => draft !== null).sort((a, b) => a.updatedAt - b.updatedAt)
}
export const readDrafts = async (cache: Cache): Promise<Draft[]> => openDrafts(cache, await cache.db.drafts.toArray())

/** In commit order. */
export const readOutboxItems = async (cache: Cache): Promise<OutboxItem[]> => openItems(cache, await cache.db.outbox.toArray())

export const openSyncStates = async (cache: Cache, rows: readonly CursorRow[]): Promise<SyncState[]> =>
  (await cache.sealer.openMany<CursorSecret>('cursors', rows, (row) => row.id)).flatMap((secret) => secret?.state ?? [])
export const readSyncStates = async (cache: Cache): Promise<SyncState[]> => openSyncStates(cache, await cache.db.cursors.toArray())
