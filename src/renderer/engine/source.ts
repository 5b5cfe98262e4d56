/** What the engine asks of the main process; tests script it. */
import type { BackendId, ConversationId, MessageId } from '../../shared/domain/ids'
import type { Problem } from '../../shared/domain/outbox/types'
import type { Cursor, EngineTask, Page } from '../../shared/domain/sync/types'

export interface EngineSource {
  pull(input: { backendId: BackendId; cursor: Cursor | null; limit: number }): Promise<Page>
  pullConversation(input: { backendId: BackendId; conversationId: ConversationId; before: MessageId | null; limit: number }): Promise<Page>
  taskDone(task: EngineTask): Promise<unknown>
  counts(counts: { unread: number; open: number }): Promise<unknown>
  /** A failed call in words for the screen. */
  problemOf(error: unknown): Problem
}

/** Timers, so that tests need not wait. */
export interface Timers {
  set(run: () => void, ms: number): unknown
  clear(timer: unknown): void
  /** In [0, 1), for jitter. */
  random(): number
}
export const realTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  random: () => {
    const [word = 0] = crypto.getRandomValues(new Uint32Array(1))
    return word / 2 ** 32
  },
}
