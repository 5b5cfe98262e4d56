/** What writing rows needs to know beside the rows: the outbox, drafts, who the agent is, and the clocks. */
import { makesMessage } from '../../../shared/domain/outbox/effects'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import type { Cache } from '../../data/openCache'
import type { CaseBook } from '../cases/book'
import type { Detect } from '../detector'
import type { KeepingGuard } from '../keeping/guard'
import type { Newcomers } from './newcomers'

export interface EngineClock {
  /** Epoch ms (UTC). */
  now(): number
  /** Ms that no set clock moves. */
  monotonic(): number
}

export interface Marks {
  /** Of the drafts, those that wait for an engine or for her look at what it made. */
  translating: number
  draft: number
  queued: number
  held: number
  unknown: number
  failed: number
}

/** The engine's memory of what must leave; its truth is the journal, and it is told anew at every start. */
export class Desk {
  readonly items = new Map<string, OutboxItem>()
  readonly drafts = new Map<string, Draft>()
  #me = new Map<string, string | null>()

  me(backendId: string): string | null {
    return this.#me.get(backendId) ?? null
  }
  setMe(backendId: string, agentId: string | null): void {
    this.#me.set(backendId, agentId)
  }

  /** In commit order. */
  itemsOf(conversationId: string): OutboxItem[] {
    const items: OutboxItem[] = []
    for (const item of this.items.values()) if (item.conversationId === conversationId) items.push(item)
    return items.sort((a, b) => a.committedAt - b.committedAt)
  }

  marksOf(conversationId: string): Marks {
    const marks: Marks = { translating: 0, draft: 0, queued: 0, held: 0, unknown: 0, failed: 0 }
    for (const draft of this.drafts.values()) {
      if (draft.conversationId === conversationId && (draft.text.trim() !== '' || draft.files.length > 0)) marks.draft += 1
      if (draft.conversationId === conversationId && (draft.translation?.waitingSince ?? null) !== null) marks.translating += 1
    }
    for (const item of this.itemsOf(conversationId)) {
      const { type } = item.state
      if (type === 'held' || type === 'unknown' || type === 'failed') marks[type] += 1
      // A change of status is through in a moment; only a text on its way, or a wait, is worth a mark.
      else if (type !== 'sent' && (type === 'waiting' || item.effects.some(makesMessage))) marks.queued += 1
    }
    return marks
  }
}

export interface WriteContext {
  cache: Cache
  desk: Desk
  clock: EngineClock
  /** What cases are judged by. */
  book: CaseBook
  /** Larger with every call: the revision of a list row. */
  revision(): number
  /** Where it is given, languages are learned before a row is written, and not by a second write. */
  detector?: () => Promise<Detect>
  newcomers: Newcomers
  /** What must not come back, and what must not go. */
  guard: KeepingGuard
}

/**
 * Windows hold an opened row by its revision and outlive the engine: two engines must never give the same one, not even where
 * the clock stands still or was set back between them. The fraction of a millisecond says which engine gave it.
 */
export const revisions = (clock: EngineClock): (() => number) => {
  const mine = (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % 4096
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.floor(clock.now()))
    // 2 ** -12 ms is the finest step a number of this size has.
    return last + mine / 4096
  }
}
