/** Which ids a backend may have in the cache, remembered while its first fetch runs from an empty cache on. */
import type { Rows } from '../../../shared/domain/sync/types'
import type { Cache } from '../../data/openCache'

/** About 100 bytes each; a larger fetch goes on by asking. */
const most = 400_000

export class Newcomers {
  #of = new Map<string, Set<string> | null>()

  /** Null: not known, the cache has to be asked. A superset of what is there otherwise. */
  of(backendId: string): ReadonlySet<string> | null {
    return this.#of.get(backendId) ?? null
  }

  /** Looks once whether the backend has nothing here. To be called before its rows are planned. */
  async begin({ db }: Cache, backendId: string): Promise<void> {
    if (this.#of.has(backendId)) return
    const tables = [db.bodies, db.conversations, db.messages, db.customers, db.orders, db.parcels, db.disputes]
    // Keys and no count: Dexie counts a whole range whatever its limit, which is seconds of the one disk thread at a million messages.
    const first = await Promise.all(
      tables.map((table) => table.where(':id').between(backendId, `${backendId}~\uffff`).limit(1).primaryKeys()),
    )
    this.#of.set(backendId, first.every((keys) => keys.length === 0) ? new Set() : null)
  }

  /** To be called before they are written: what may be there counts as there. */
  add(backendId: string, rows: Rows, bodies: Iterable<{ id: string }>): void {
    const known = this.#of.get(backendId)
    if (!known) return
    for (const { id } of bodies) known.add(id)
    for (const table of ['conversations', 'messages', 'customers', 'orders', 'parcels', 'disputes'] as const)
      for (const { id } of rows[table]) known.add(id)
    if (known.size > most) this.end(backendId)
  }

  /** From here on the cache is asked. */
  end(backendId: string): void {
    this.#of.set(backendId, null)
  }
}
