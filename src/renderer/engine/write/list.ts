/** Writing list rows together with the counts of the views they stand in: counting a range of 100,000 keys would take too long. */
import type { ConversationRow, Database } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { prefixOf } from '../../data/viewKeys'

export interface ListChange {
  before: ConversationRow | undefined
  after: ConversationRow | null
}

/** To be called within a transaction over `conversations` and `counts`; nothing but Dexie is awaited. */
export const writeList = async (
  { conversations, counts }: Pick<Database, 'conversations' | 'counts'>,
  changes: readonly ListChange[],
): Promise<void> => {
  const deltas = new Map<string, { prefix: string; by: number }>()
  const tally = (row: ConversationRow | null | undefined, by: number) => {
    if (!row) return
    for (const key of row.keys) {
      const prefix = prefixOf(key)
      const id = `${backendPart(row.id)}~n~${prefix}`
      deltas.set(id, { prefix, by: (deltas.get(id)?.by ?? 0) + by })
    }
  }
  for (const { before, after } of changes) {
    tally(before, -1)
    tally(after, 1)
  }
  const puts = changes.flatMap(({ after }) => after ?? [])
  const gone = changes.flatMap(({ before, after }) => (before && !after ? before.id : []))
  const moved = [...deltas].filter(([, { by }]) => by !== 0)
  // Asked before the rows are put: the answer is here while those are still being written.
  const [known] = await Promise.all([
    standing(
      counts,
      moved.map(([id]) => id),
    ),
    puts.length > 0 ? conversations.bulkPut(puts) : null,
    gone.length > 0 ? conversations.bulkDelete(gone) : null,
  ])
  if (moved.length === 0) return
  await counts.bulkPut(moved.map(([id, { prefix, by }]) => ({ id, prefix, count: Math.max(0, (known.get(id) ?? 0) + by) })))
}

/** Above this many one answer with all counts of their backends, which are few, costs less than a question each. */
const few = 20

const standing = async (counts: Database['counts'], ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (ids.length === 0) return new Map()
  const backends = [...new Set(ids.map((id) => `${backendPart(id)}~n~`))]
  const rows =
    ids.length < few
      ? await counts.bulkGet([...ids])
      : (await Promise.all(backends.map((from) => counts.where(':id').between(from, `${from}\uffff`).toArray()))).flat()
  return new Map(rows.flatMap((row): [string, number][] => (row ? [[row.id, row.count]] : [])))
}
