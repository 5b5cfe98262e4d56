/** Taking conversations out of the index: at once where they were erased, with the next look where rows merely changed. */

import { backendPart } from '../../data/sealing'
import type { WriteContext } from '../write/context'
import { struckOut } from './segments'
import { conversationsOf, todoRow } from './todo'

export interface Removed {
  conversationIds: readonly string[]
  /** Of any table: customers, orders, parcels, disputes. */
  recordIds: readonly string[]
}

/**
 * To be called in the writer's lane, before the rows go. When it resolves, no query finds the conversations; the lane then
 * rewrites the segments without their terms. Conversations that only lose a customer's or record's words are learned again.
 * Messages that are merely let go (to be fetched again) keep their hits: nothing is to be called for them.
 */
export const removeFromIndex = async (context: WriteContext, { conversationIds, recordIds }: Removed): Promise<void> => {
  const { db } = context.cache
  const gone = new Set(conversationIds)
  const backends = new Set([...gone].map(backendPart))
  const struck = (await Promise.all([...backends].map((backendId) => struckOut(context.cache, backendId, gone)))).flat()
  const records = (
    await Promise.all((['customers', 'orders', 'parcels', 'disputes'] as const).map((table) => db[table].bulkGet([...recordIds])))
  ).flat()
  const hashes = [...new Set(records.flatMap((row) => row?.hashes ?? []))]
  const again = hashes.length > 0 ? (await conversationsOf(db, hashes)).filter((id) => !gone.has(id)) : []
  const todo = [...new Set(again.map(backendPart))].flatMap(
    (backendId) =>
      todoRow(
        backendId,
        context.revision(),
        again.filter((id) => backendPart(id) === backendId),
      ) ?? [],
  )
  await db.transaction('rw', [db.searchSegments, db.searchTodo], async () => {
    await db.searchSegments.bulkPut(struck.map((row) => ({ ...row, purge: 1 as const })))
    await db.searchTodo.bulkPut(todo)
  })
}
