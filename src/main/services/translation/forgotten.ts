/** What was forgotten while an engine was still thinking: its answer is not kept and its entry names nobody. */
import { backendOf, type ConversationId, type ShopId } from '../../../shared/domain/ids'
import type { Clock } from '../../ports'

/** Longer than anything is asked of an engine (ms). */
const underWayMs = 5 * 60_000

export const createForgotten = (clock: Clock) => {
  const gone = new Map<string, { turn: number; at: number }>()
  let turn = 0

  return {
    /** To be asked for before anything leaves. */
    turn: () => turn,
    /** Ids of conversations, backends or shops. */
    add(ids: Iterable<string>) {
      turn += 1
      const at = clock.monotonic()
      for (const [id, one] of gone) if (at - one.at > underWayMs) gone.delete(id)
      for (const id of ids) gone.set(id, { turn, at })
    },
    /** Whether it was forgotten after `since`. */
    has(since: number, shopId: ShopId, conversationId: ConversationId | null): 'shop' | 'conversation' | null {
      const is = (id: string | null) => id !== null && (gone.get(id)?.turn ?? 0) > since
      if (is(shopId)) return 'shop'
      return conversationId !== null && (is(conversationId) || is(backendOf(conversationId))) ? 'conversation' : null
    },
    clear: () => gone.clear(),
  }
}
export type Forgotten = ReturnType<typeof createForgotten>
