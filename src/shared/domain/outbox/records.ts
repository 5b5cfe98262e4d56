/** What the journal keeps of drafts and outbox items: every change as one record, replayable in order. */
import { z } from 'zod'
import { Instant } from '../conversation/types'
import { BackendId, ConversationId, DraftId, MessageId, OutboxKey } from '../ids'
import { Basis, Draft, EarlierText, OutboxItem, Problem, Staleness } from './types'

/** The open try of effect number `item.done`: it stands from before the first byte until its outcome is certain. */
export const Try = z.object({
  at: Instant,
  /** The outcome is not known: only a look-up, or the agent, may go on. */
  unsure: z.boolean(),
  /** Look-ups asked so far that settled nothing. */
  looks: z.number().int().min(0),
  lookAt: Instant,
  /** What went wrong, for the wait after a look-up that found nothing. */
  why: Problem.optional(),
})
export type Try = z.infer<typeof Try>

/** An item with what only the main process needs to know of it. */
export const Entry = z.object({
  item: OutboxItem,
  /** Place in the order of commits; never the clock, as clocks jump. */
  order: z.number().int().min(0),
  /** The draft it was made of, for undo and edit. */
  draft: Draft.nullable(),
  tried: Try.nullable(),
  /** A harmless effect was tried and perhaps done: it may be repeated, but no undo may say that nothing has happened. */
  touched: z.boolean(),
  /** Refusals in a row, for the back-off. */
  refusals: z.number().int().min(0),
  /** The head that made the check hold it, as the basis that «send» takes over. */
  seen: Basis.nullable(),
  /** Lasting reasons the agent has waved through. */
  accepted: z.array(Staleness),
  /** Ids of the messages its effects made, as far as the backend told. */
  messageIds: z.array(MessageId),
  /** Held because its conversation became part of this one: where «send» takes it. */
  movedTo: ConversationId.nullable().default(null),
  /** Places in the order of commits (see `order`) at which it was sent, and at which its basis was last renewed. */
  sentOrder: z.number().int().min(0).nullable().default(null),
  basisOrder: z.number().int().min(0).nullable().default(null),
})
export type Entry = z.infer<typeof Entry>

/** What can happen to an item; `machine.ts` says in which state each may. */
export const ItemEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('undoOver') }),
  z.object({ type: z.literal('delayed'), why: Problem, until: Instant }),
  /** `seen` is the head of `movedTo` where the conversation was merged into that. */
  z.object({ type: z.literal('held'), why: z.array(Staleness).min(1), seen: Basis, movedTo: ConversationId.nullable().optional() }),
  z.object({ type: z.literal('attempt') }),
  z.object({ type: z.literal('done'), messageId: MessageId.nullable(), conversationId: ConversationId.nullable() }),
  z.object({ type: z.literal('notSent'), why: Problem, until: Instant, sure: z.boolean() }),
  z.object({ type: z.literal('refused'), why: Problem }),
  z.object({ type: z.literal('perhaps'), lookAt: Instant, why: Problem.optional() }),
  z.object({ type: z.literal('interrupted'), lookAt: Instant }),
  z.object({ type: z.literal('found'), messageId: MessageId.nullable(), conversationId: ConversationId.nullable() }),
  /** Surely not done; the next try is at `until`. */
  z.object({ type: z.literal('absent'), until: Instant.optional() }),
  z.object({ type: z.literal('lookLater'), lookAt: Instant }),
  z.object({ type: z.literal('lookDelayed'), why: Problem, until: Instant }),
  z.object({ type: z.literal('cannotTell') }),
  z.object({ type: z.literal('agentSends'), basis: Basis.nullable() }),
  z.object({ type: z.literal('lookAgain') }),
])
export type ItemEvent = z.infer<typeof ItemEvent>

export const OutboxRecord = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draft'), draft: Draft }),
  z.object({ type: z.literal('draftGone'), draftId: DraftId }),
  /** The draft leaves in the same record, so no cut can keep both or neither. */
  z.object({ type: z.literal('commit'), item: OutboxItem, draft: Draft.nullable() }),
  z.object({ type: z.literal('event'), key: OutboxKey, event: ItemEvent, at: Instant }),
  /** The item leaves; with undo and edit its draft stands again in the same record. */
  z.object({ type: z.literal('gone'), key: OutboxKey, draft: Draft.nullable() }),
  z.object({ type: z.literal('earlier'), text: EarlierText }),
  z.object({ type: z.literal('earlierGone'), backendId: BackendId, ids: z.array(DraftId) }),
  /** A whole entry, as compaction writes it. */
  z.object({ type: z.literal('entry'), entry: Entry }),
])
export type OutboxRecord = z.infer<typeof OutboxRecord>
