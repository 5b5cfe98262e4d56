/** What the desk has promised its agent: items and drafts, as she knows them. The judge compares them with the book. */
import type { ConversationId, DraftId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Basis, Effect } from '../../../src/shared/domain/outbox/types'
import type { RowState, Seen } from './book'

export interface Promised {
  key: OutboxKey
  conversation: number | null
  conversationId: ConversationId | null
  effects: Effect[]
  basis: Basis | null
  draft: DraftText | null
  undoMs: number
  /** What she had seen: place in the book and the row. Renewed when she lets a held item go. */
  seenSeq: number
  seenRowSeq: number
  seenRow: RowState | null
  /** What the desk had read when it last held the item, and so shows her. */
  shown: Seen | null
  /** The holding (its time, epoch ms) that `shown` belongs to. */
  heldAt: number | null
  /** The desk has told her that it is kept. */
  acked: boolean
  /** Taken out by her word. */
  out: 'undo' | 'edit' | 'drop' | null
  /** Her last word was cut off by the end of the machine. */
  unheard: 'undo' | 'edit' | 'drop' | null
  /** How often she said «send» over what had perhaps been sent. */
  sendWords: number
  asked: boolean
}

export interface DraftText {
  id: DraftId
  conversation: number
  key: OutboxKey
  /** Each stroke: the text so far and when it was handed over; `acked` once the desk said that it is kept. */
  strokes: { text: string; at: number; acked: boolean }[]
  /** Discarded, committed; `perhaps` where the answer was cut off. */
  gone: boolean | 'perhaps'
}
