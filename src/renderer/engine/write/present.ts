/** Reading rows that mostly are not there yet. */
import type { Table } from 'dexie'

/** Below this many ids a question each is cheaper than a look at the range. */
const few = 20

/**
 * Ids that may be there; null: nothing is known of that; «each»: most of them are, whatever lies between them; «run»: and
 * mostly they stand side by side.
 */
export type Maybe = ReadonlySet<string> | 'each' | 'run' | null

/**
 * The rows of `ids` that exist, in the order of `ids` (undefined where there is none). A first fetch brings thousands of
 * ids that are all new: where everything written is remembered (`maybe`), none of those is asked for; otherwise one look
 * at the keys between the least and the greatest spares a question for each.
 */
export const presentRows = async <T extends { id: string }>(
  table: Table<T, string>,
  ids: readonly string[],
  maybe: Maybe = null,
): Promise<(T | undefined)[]> => {
  // Even an empty question would wait for the write under way.
  if (ids.length === 0) return []
  if (maybe === 'each') return table.bulkGet([...ids])
  if (maybe && maybe !== 'run') {
    const asked = ids.filter((id) => maybe.has(id))
    if (asked.length === 0) return ids.map(() => undefined)
    const rows = await table.bulkGet(asked)
    const found = new Map(asked.map((id, at) => [id, rows[at]]))
    return ids.map((id) => found.get(id))
  }
  if (ids.length < few) return table.bulkGet([...ids])
  let [least, greatest] = [ids[0] ?? '', ids[0] ?? '']
  for (const id of ids) {
    if (id < least) least = id
    if (id > greatest) greatest = id
  }
  const limit = ids.length * 2 + 100
  if (maybe === 'run') {
    const all = await table.where(':id').between(least, greatest, true, true).limit(limit).toArray()
    if (all.length === limit) return table.bulkGet([...ids])
    const stand = new Map(all.map((row) => [row.id, row]))
    return ids.map((id) => stand.get(id))
  }
  const keys = await table.where(':id').between(least, greatest, true, true).limit(limit).primaryKeys()
  if (keys.length === limit) return table.bulkGet([...ids])
  const there = new Set(keys)
  const wanted = ids.filter((id) => there.has(id))
  const rows = wanted.length > 0 ? await table.bulkGet(wanted) : []
  const found = new Map(wanted.map((id, at) => [id, rows[at]]))
  return ids.map((id) => found.get(id))
}
