/** What a desk keeps, how long, what it must keep, and what it must forget. Times are epoch ms (UTC). */
import { z } from 'zod'
import { Instant } from '../conversation/types'
import { AttachmentId, BackendId, ConversationId, CustomerId, ShopId } from '../ids'

export const KeptKind = z.enum(['conversations', 'attachments', 'customers', 'records', 'done'])
export type KeptKind = z.infer<typeof KeptKind>

/** Whole days since it was last touched; null: as long as the backend has it. */
export const KeptDays = z.number().int().min(1).max(3660).nullable()
export type KeptDays = z.infer<typeof KeptDays>

/** How long one shop's data stays on this desk. `done` is what the outbox has sent: ours, so it always ends. */
export const KeepingRule = z.object({
  conversations: KeptDays,
  attachments: KeptDays,
  customers: KeptDays,
  records: KeptDays,
  done: z.number().int().min(1).max(30),
})
export type KeepingRule = z.infer<typeof KeepingRule>

/**
 * Payment-related records 18 months, other personal data 12 months (the shop owner's terms); files shorter, as they are
 * fetched again when asked for.
 */
export const defaultRule: KeepingRule = { conversations: 365, attachments: 90, customers: 365, records: 548, done: 3 }

export const HoldTarget = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversation'), id: ConversationId }),
  z.object({ type: z.literal('customer'), id: CustomerId }),
])
export type HoldTarget = z.infer<typeof HoldTarget>

/** A legal hold: until it is lifted, nothing of its target leaves this desk. */
export const Hold = z.object({
  id: z.string().min(1).max(80),
  backendId: BackendId,
  shopId: ShopId,
  target: HoldTarget,
  reason: z.string().trim().min(1).max(500),
  setAt: Instant,
})
export type Hold = z.infer<typeof Hold>

/** How much went; never names. */
export const KeepingCounts = z.object({
  conversations: z.number().int().min(0),
  messages: z.number().int().min(0),
  customers: z.number().int().min(0),
  records: z.number().int().min(0),
  attachments: z.number().int().min(0),
  drafts: z.number().int().min(0),
  queued: z.number().int().min(0),
})
export type KeepingCounts = z.infer<typeof KeepingCounts>
export const noCounts: KeepingCounts = { conversations: 0, messages: 0, customers: 0, records: 0, attachments: 0, drafts: 0, queued: 0 }

/** What remains of an erasure or a removal: that it was done, never of whom. */
export const Receipt = z.object({
  id: z.string().min(1).max(80),
  what: z.enum(['erasure', 'removal']),
  shopId: ShopId,
  askedAt: Instant,
  /** Null while a part of it still waits (the engine was away). */
  doneAt: Instant.nullable(),
  counts: KeepingCounts,
})
export type Receipt = z.infer<typeof Receipt>

/**
 * What must not come back: ids and HMACs under the desk's matching key, no personal data. Rows of before `at` are
 * dropped when a backend sends them again; what comes later is let in.
 */
export const Erasure = z.object({
  id: z.string().min(1).max(80),
  at: Instant,
  shopId: ShopId,
  pending: z.boolean(),
  customerIds: z.array(CustomerId),
  conversationIds: z.array(ConversationId),
  /** Orders, parcels, disputes. */
  recordIds: z.array(z.string().max(200)),
  hashes: z.array(z.string().max(100)),
})
export type Erasure = z.infer<typeof Erasure>

/** A file as the connector names it; enough to find it in the cache of files. */
export const FileName = z.object({ backendId: BackendId, attachmentId: AttachmentId, ref: z.string().max(8192) })
export type FileName = z.infer<typeof FileName>

export const SpaceLevel = z.enum(['fine', 'tight', 'full'])
export type SpaceLevel = z.infer<typeof SpaceLevel>
/** Room on this computer. Bytes; null where the system does not tell. */
export const Space = z.object({
  level: SpaceLevel,
  /** Of this profile's cache. */
  usedBytes: z.number().min(0).nullable(),
  quotaBytes: z.number().min(0).nullable(),
  /** Free on the disk the profile lies on. */
  freeBytes: z.number().min(0).nullable(),
  /** A write has failed for want of room: pulling rests until there is some. */
  paused: z.boolean(),
  /** Conversations whose messages were let go to make room, since this start. */
  evicted: z.number().int().min(0),
  at: Instant,
})
export type Space = z.infer<typeof Space>

/** What the last look of retention let go. */
export const Round = z.object({ at: Instant, counts: KeepingCounts })
export type Round = z.infer<typeof Round>

/** For screens. */
export const KeepingState = z.object({
  rules: z.array(z.object({ shopId: ShopId, rule: KeepingRule })),
  holds: z.array(Hold),
  /** Newest first. */
  receipts: z.array(Receipt),
  lastRound: Round.nullable(),
  space: Space.nullable(),
})
export type KeepingState = z.infer<typeof KeepingState>

/** For the engine: all it must obey when it writes. */
export const KeepingOrders = z.object({
  rules: z.array(z.object({ shopId: ShopId, rule: KeepingRule })),
  holds: z.array(Hold),
  erasures: z.array(Erasure),
})
export type KeepingOrders = z.infer<typeof KeepingOrders>
