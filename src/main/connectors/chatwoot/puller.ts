/** What every step of the pull has at hand, and how it takes the rows of a list page. */
import { badItem } from '../common/items'
import type { Hints } from './hints'
import type { Batch, Reader } from './read'
import type { Sets } from './sets'
import { WireConversation } from './wire'

export interface Puller extends Reader {
  account: number
  hints: Hints
  fetchDays: number
  readSets: (signal: AbortSignal) => Promise<Sets>
  /** Wire rows of `todo` read just before, by id. */
  rowsAtHand: Map<number, { wire: WireConversation; stamp: number }>
}

/** Ids of the list rows read, remembered as rows at hand; unreadable ones become bad items. */
export const takeRows = (puller: Puller, payload: unknown[], batch: Batch): WireConversation[] => {
  const rows: WireConversation[] = []
  for (const raw of payload) {
    const parsed = WireConversation.safeParse(raw)
    if (parsed.success) rows.push(parsed.data)
    else batch.bad.push(badItem('conversation', raw, parsed.error))
  }
  const stamp = puller.client.stamp()
  for (const wire of rows) {
    puller.onRow(wire)
    puller.rowsAtHand.set(wire.id, { wire, stamp })
  }
  return rows
}
