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
    moved.length > 0 ? counts.bulkGet(moved.map(([id]) => id)) : [],
    puts.length > 0 ? conversations.bulkPut(puts) : null,
    gone.length > 0 ? conversations.bulkDelete(gone) : null,
  ])
  if (moved.length === 0) return
  await counts.bulkPut(moved.map(([id, { prefix, by }], at) => ({ id, prefix, count: Math.max(0, (known[at]?.count ?? 0) + by) })))
}
