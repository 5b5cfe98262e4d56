/** What the index has not learned yet: rows written in the transaction of what they are about, so that nothing is forgotten by a crash. */
import type { Cache } from '../../data/openCache'
import type { Database, SearchTodoRow } from '../../data/schema'

/** An id never given before, not even where the clock stands still or was set back: what it names would be written over. */
export const freshId = (backendId: string, revision: number): string =>
  `${backendId}~${revision.toString(36)}-${[...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')}`

/** Null where there is nothing to learn. `revision`: larger with every call. */
export const todoRow = (
  backendId: string,
  revision: number,
  conversations: Iterable<string>,
  hashes: Iterable<string> = [],
): SearchTodoRow | null => {
  const row = { id: freshId(backendId, revision), conversations: [...new Set(conversations)], hashes: [...new Set(hashes)] }
  return row.conversations.length + row.hashes.length > 0 ? row : null
}

export interface Portion {
  conversations: Set<string>
  /** What remains of the rows it was taken from: put where something does, gone where nothing does. */
  put: SearchTodoRow[]
  gone: string[]
}

/** Conversations of customers that share a hash with these, straight or through an order. */
export const conversationsOf = async (db: Database, hashes: readonly string[]): Promise<string[]> => {
  const orders = await db.orders.where('hashes').anyOf(hashes).toArray()
  const all = [...new Set([...hashes, ...orders.flatMap((order) => order.hashes)])]
  const customers = await db.customers.where('hashes').anyOf(all).primaryKeys()
  return db.conversations
    .where('customerId')
    .anyOf([...new Set(customers)])
    .primaryKeys()
}

/** Rows read for one portion. */
const rowsAtOnce = 100
const hashesAtOnce = 500

/** About `most` conversations that are to be looked at; those of one row of hashes may be more. */
export const takeTodo = async ({ db }: Cache, most: number, table: 'searchTodo' | 'caseTodo' = 'searchTodo'): Promise<Portion> => {
  const portion: Portion = { conversations: new Set(), put: [], gone: [] }
  for (const row of await db[table].limit(rowsAtOnce).toArray()) {
    const room = most - portion.conversations.size
    if (room <= 0) break
    const rest: SearchTodoRow = { ...row, conversations: row.conversations.slice(room), hashes: row.hashes.slice(hashesAtOnce) }
    for (const id of row.conversations.slice(0, room)) portion.conversations.add(id)
    if (row.hashes.length > 0) for (const id of await conversationsOf(db, row.hashes.slice(0, hashesAtOnce))) portion.conversations.add(id)
    let more = rest.conversations.length + rest.hashes.length > 0
    if (row.after !== undefined) {
      const backendId = row.id.slice(0, row.id.indexOf('~'))
      const from = row.after === '' ? `${backendId}~` : row.after
      const ids = await db.bodies.where('id').between(from, `${backendId}~\uffff`, false, true).limit(most).primaryKeys()
      for (const id of ids) portion.conversations.add(id)
      const last = ids.at(-1)
      if (ids.length === most && last) {
        rest.after = last
        more = true
      } else delete rest.after
    }
    if (more) portion.put.push(rest)
    else portion.gone.push(row.id)
  }
  return portion
}
