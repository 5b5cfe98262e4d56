/** Keeping and forgetting: retention, legal holds, erasure of one customer, room on the disk. */
import { z } from 'zod'
import { BackendId, ConversationId, CustomerId, ShopId } from '../domain/ids'
import {
  Erasure,
  FileName,
  Hold,
  HoldTarget,
  KeepingCounts,
  KeepingOrders,
  KeepingRule,
  KeepingState,
  Receipt,
  Space,
} from '../domain/keeping/types'
import { call, Done } from './errors'

export const keeping = {
  state: call.output(KeepingState),
  saveRule: call.input(z.object({ shopId: ShopId, rule: KeepingRule })).output(Done),
  /** Durable when it answers. The same target twice answers the hold that stands. */
  hold: call.input(z.object({ backendId: BackendId, target: HoldTarget, reason: z.string().trim().min(1).max(500) })).output(Hold),
  lift: call.input(z.object({ holdId: z.string() })).output(Done),
  /**
   * Forgets one customer on this desk: cache, index, journal, files, memory. The ids are what the agent was shown; the engine adds
   * what has come since. PROBLEM `legalHold` where a hold stands on any of it. `doneAt` null: the rest follows when the engine is back.
   */
  erase: call
    .input(z.object({ shopId: ShopId, customerIds: z.array(CustomerId).max(1000), conversationIds: z.array(ConversationId).max(20_000) }))
    .output(Receipt),
  /** Drafts and outbox items of these, as the journal has them. */
  countOf: call
    .input(z.object({ customerIds: z.array(CustomerId).max(1000), conversationIds: z.array(ConversationId).max(20_000) }))
    .output(z.object({ drafts: z.number().int(), queued: z.number().int() })),

  /** Engine only, as all below. */
  orders: call.output(KeepingOrders),
  /** The cache has forgotten; what it found is named, so that files go and nothing comes back. */
  erased: call
    .input(
      z.object({
        id: z.string(),
        counts: KeepingCounts,
        found: Erasure.pick({ customerIds: true, conversationIds: true, recordIds: true, hashes: true }),
        files: z.array(FileName),
      }),
    )
    .output(Done),
  /** A look of retention is over. Main lets go of old files then: those of `held` stay. */
  round: call.input(z.object({ counts: KeepingCounts, held: z.array(FileName) })).output(Done),
  /** How much room there is. `shrink` asks main to let go of fetched files first. */
  space: call
    .input(z.object({ space: Space.omit({ freeBytes: true }), shrink: z.boolean() }))
    .output(z.object({ freeBytes: z.number().nullable() })),
  /** What the cache let go of a removed backend. */
  removed: call.input(z.object({ backendId: BackendId, counts: KeepingCounts })).output(Done),
}
