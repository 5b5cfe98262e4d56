/** What the engine asks of the main process; tests script it. */
import type { CaseAlert, CaseMarks } from '../../shared/contract/cases'
import type { TranslateRequest } from '../../shared/contract/translation'
import type { BackendId, ConversationId, MessageId } from '../../shared/domain/ids'
import type { Erasure, FileName, KeepingCounts, Space } from '../../shared/domain/keeping/types'
import type { Problem } from '../../shared/domain/outbox/types'
import type { Cursor, EngineTask, Page } from '../../shared/domain/sync/types'
import type { TranslatedSegment } from '../../shared/domain/translation/types'

/** What the engine tells main of keeping and forgetting; see the contract's `keeping`. */
export interface KeepingSource {
  erased(done: {
    id: string
    counts: KeepingCounts
    found: Pick<Erasure, 'customerIds' | 'conversationIds' | 'recordIds' | 'hashes'>
    files: FileName[]
  }): Promise<unknown>
  round(done: { counts: KeepingCounts; held: FileName[] }): Promise<unknown>
  space(told: { space: Omit<Space, 'freeBytes'>; shrink: boolean }): Promise<{ freeBytes: number | null }>
  removed(done: { backendId: BackendId; counts: KeepingCounts }): Promise<unknown>
  /** Bytes of this origin, as the browser tells; null where it does not. */
  estimate(): Promise<{ usage: number | null; quota: number | null }>
}

export interface EngineSource {
  /** What is due soon; see the contract's `cases.alert`. */
  alert(told: { alerts: CaseAlert[] }): Promise<{ held: number[] }>
  /** Marks that rules ask for; see `cases.apply`. */
  apply(told: { marks: CaseMarks[] }): Promise<unknown>
  keeping: KeepingSource
  pull(input: { backendId: BackendId; cursor: Cursor | null; limit: number }): Promise<Page>
  pullConversation(input: { backendId: BackendId; conversationId: ConversationId; before: MessageId | null; limit: number }): Promise<Page>
  taskDone(task: EngineTask): Promise<unknown>
  counts(counts: { unread: number; open: number }): Promise<unknown>
  /** By the shop's engines; see the contract's `translation.translate`. */
  translate(request: TranslateRequest, signal: AbortSignal): Promise<{ segments: TranslatedSegment[] }>
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
