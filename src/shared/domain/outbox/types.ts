/**
 * What must leave: drafts and outbox items. The truth of both is the main process's journal;
 * IndexedDB only mirrors them. All `…At` are epoch milliseconds (UTC).
 */
import { z } from 'zod'
import { Address, Instant, Priority } from '../conversation/types'
import { DisputeSeen, EvidenceFacts, EvidenceFileKind, EvidenceKind, EvidenceWay } from '../dispute/evidence'
import { AgentId, BackendId, ConversationId, CustomerId, DisputeId, DraftId, InboxId, MessageId, OrderId, OutboxKey, TeamId } from '../ids'
import { OrderState } from '../order/types'
import { MacroAction } from '../template/types'
import { DraftTranslation, SentTranslation } from '../translation/types'
import { Problem } from './problem'

export { Problem }

export const StoredFile = z.object({
  /** Name of the sealed file in the journal's folder. */
  fileId: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  name: z.string().min(1).max(255),
  mime: z.string().max(255),
  size: z.number().int().min(0),
})
export type StoredFile = z.infer<typeof StoredFile>

/** What goes to a payment provider for one dispute; «evidence» as in a court, not to be taken back once it is there. */
export const EvidenceForm = z.object({
  way: EvidenceWay,
  kind: EvidenceKind,
  /** The shop's word to whoever decides. */
  text: z.string().max(150_000),
  trackings: z.array(z.object({ carrier: z.string().max(200), number: z.string().min(1).max(255) })).max(100),
  refundIds: z.array(z.string().min(1).max(255)).max(100),
  facts: EvidenceFacts,
  files: z.array(StoredFile.extend({ as: EvidenceFileKind })).max(100),
})
export type EvidenceForm = z.infer<typeof EvidenceForm>

/**
 * An approved template of a messenger and what fills its gaps: what leaves is this, and the text beside it is how it reads.
 * It may go where the reply window has closed.
 */
export const ApprovedUse = z.object({
  name: z.string().min(1).max(512),
  /** As the messenger writes it (`pt_BR`). */
  language: z.string().min(2).max(40),
  category: z.string().max(80),
  /** By the gap's number or name. */
  values: z.record(z.string().min(1).max(60), z.string().min(1).max(1_024)),
})
export type ApprovedUse = z.infer<typeof ApprovedUse>

export const DraftKind = z.enum(['reply', 'note', 'new', 'forward', 'evidence'])
export const Draft = z.object({
  id: DraftId,
  backendId: BackendId,
  /** Null for a conversation that does not exist yet. */
  conversationId: ConversationId.nullable(),
  kind: DraftKind,
  text: z.string().max(150_000),
  subject: z.string().max(998).nullable(),
  inboxId: InboxId.nullable(),
  customerId: CustomerId.nullable(),
  to: z.array(Address),
  cc: z.array(Address),
  bcc: z.array(Address),
  /** Message this answers or forwards. */
  messageId: MessageId.nullable(),
  files: z.array(StoredFile),
  /** Whether the shop's signature goes under it. Records from before it could be switched off were always signed. */
  signature: z.boolean().default(true),
  /** Of kind `evidence` only: for which dispute, and the form around the text and the files. */
  evidence: z.object({ disputeId: DisputeId, seen: DisputeSeen, form: EvidenceForm }).optional(),
  /** What a macro does beside this text once it is sent; missing: nothing. */
  actions: z.array(MacroAction).max(20).optional(),
  /** The text is an approved template's, and is not to be changed by hand. */
  approved: ApprovedUse.optional(),
  /** `text` is what she writes; what leaves is the translation of it. Missing: `text` itself leaves. */
  translation: DraftTranslation.optional(),
  key: OutboxKey,
  updatedAt: Instant,
})
export type Draft = z.infer<typeof Draft>

/** A text as it stood before it was replaced, thrown away, or went on for a good while. */
export const EarlierText = z.object({
  id: DraftId,
  draft: Draft,
  /** When it ceased to stand like this. */
  at: Instant,
  why: z.enum(['replaced', 'discarded', 'pause']),
})
export type EarlierText = z.infer<typeof EarlierText>

/** How an order stood: what a reply about it rests on. `refundedMinor` in minor units of the order's own currency. */
export const SeenOrder = z.object({ orderId: OrderId, state: OrderState, refundedMinor: z.number().int().min(0) })
export type SeenOrder = z.infer<typeof SeenOrder>

/** What the agent saw when she committed. Compared with the conversation's head before anything leaves. */
export const Basis = z.object({
  lastMessageId: MessageId.nullable(),
  lastIncomingAt: Instant.nullable(),
  status: z.string(),
  assigneeId: AgentId.nullable(),
  seenAt: Instant,
  /** The customer's newest orders as her screen showed them; missing in records from before they were looked at. */
  orders: z.array(SeenOrder).max(20).optional(),
})
export type Basis = z.infer<typeof Basis>

const text = z.object({ text: z.string().max(150_000), files: z.array(StoredFile) })
export const Effect = z.discriminatedUnion('type', [
  text.extend({
    type: z.literal('reply'),
    subject: z.string().nullable(),
    to: z.array(Address),
    cc: z.array(Address),
    bcc: z.array(Address),
    messageId: MessageId.nullable(),
    language: z.string().nullable(),
    direction: z.enum(['ltr', 'rtl']),
    approved: ApprovedUse.optional(),
    /** Missing: it was written as it left. Connectors do not look at it. */
    translated: SentTranslation.optional(),
  }),
  text.extend({ type: z.literal('note') }),
  text.extend({
    type: z.literal('start'),
    inboxId: InboxId,
    customerId: CustomerId.nullable(),
    to: z.array(Address),
    cc: z.array(Address),
    bcc: z.array(Address),
    subject: z.string().nullable(),
    language: z.string().nullable(),
    direction: z.enum(['ltr', 'rtl']),
    translated: SentTranslation.optional(),
  }),
  text.extend({
    type: z.literal('forward'),
    messageId: MessageId,
    to: z.array(Address),
    cc: z.array(Address),
    bcc: z.array(Address),
    subject: z.string().nullable(),
  }),
  z.object({ type: z.literal('status'), status: z.enum(['open', 'pending', 'snoozed', 'resolved', 'spam']), until: Instant.nullable() }),
  z.object({ type: z.literal('assign'), assigneeId: AgentId.nullable() }),
  z.object({ type: z.literal('team'), teamId: TeamId.nullable() }),
  z.object({ type: z.literal('labels'), add: z.array(z.string()), remove: z.array(z.string()) }),
  z.object({ type: z.literal('priority'), priority: Priority.nullable() }),
  z.object({ type: z.literal('read'), unread: z.boolean() }),
  z.object({ type: z.literal('block'), blocked: z.boolean() }),
  /** A text added to the shop's own note on an order; what stands there stays. `by`: who wrote it, for the shop's people. */
  z.object({ type: z.literal('orderNote'), orderId: OrderId, text: z.string().min(1).max(4_000), by: z.string().max(80) }),
  z.object({ type: z.literal('orderTags'), orderId: OrderId, add: z.array(z.string().max(60)), remove: z.array(z.string().max(60)) }),
  /** Evidence in a dispute; alone in its item. The backend is the payment provider's, the conversation perhaps another's. */
  z.object({ type: z.literal('evidence'), disputeId: DisputeId, seen: DisputeSeen, form: EvidenceForm }),
])
export type Effect = z.infer<typeof Effect>
export type EffectType = Effect['type']

/** Why an item is held: the conversation (or the dispute) moved on since its basis. */
export const Staleness = z.enum([
  'newCustomerMessage',
  'colleagueReplied',
  'resolved',
  'reopened',
  'merged',
  'deleted',
  'reassigned',
  'windowClosed',
  /** An order the agent saw was refunded or cancelled meanwhile. */
  'orderRefunded',
  'disputeClosed',
  /** Somebody sent evidence meanwhile, or answered the claim another way. */
  'disputeAnswered',
  'disputeOverdue',
])
export type Staleness = z.infer<typeof Staleness>

export const OutboxState = z.discriminatedUnion('type', [
  /** Waits out the undo time. */
  z.object({ type: z.literal('undoable'), until: Instant }),
  z.object({ type: z.literal('queued') }),
  z.object({ type: z.literal('waiting'), until: Instant, why: Problem }),
  z.object({ type: z.literal('sending'), since: Instant }),
  z.object({ type: z.literal('sent'), at: Instant, messageId: MessageId.nullable() }),
  z.object({ type: z.literal('held'), why: z.array(Staleness).min(1), since: Instant }),
  /** Perhaps sent: only the agent decides. */
  z.object({ type: z.literal('unknown'), since: Instant }),
  z.object({ type: z.literal('failed'), why: Problem, since: Instant }),
])
export type OutboxState = z.infer<typeof OutboxState>

export const OutboxItem = z.object({
  key: OutboxKey,
  backendId: BackendId,
  /** Null for a `start` whose conversation does not exist yet, and for evidence that no conversation belongs to. Changes of an order name the conversation they were made in. */
  conversationId: ConversationId.nullable(),
  /** Delivered in order; `done` counts those the backend has. «Send and resolve» is one item with two. */
  effects: z.array(Effect).min(1),
  done: z.number().int().min(0),
  basis: Basis.nullable(),
  committedAt: Instant,
  attempts: z.number().int().min(0),
  state: OutboxState,
  /** For the queue screen and the undo that brings the text back. */
  draftId: DraftId.nullable(),
})
export type OutboxItem = z.infer<typeof OutboxItem>

/** The head of a conversation as the backend has it now. */
export const Head = z.object({
  exists: z.boolean(),
  mergedInto: ConversationId.nullable(),
  status: z.string(),
  assigneeId: AgentId.nullable(),
  canReply: z.boolean(),
  /** Newest first, at least the last few; enough to see what is newer than a basis. */
  recent: z.array(
    z.object({
      id: MessageId,
      kind: z.enum(['incoming', 'outgoing', 'note', 'event']),
      at: Instant,
      byBot: z.boolean(),
      authorId: z.string().nullable(),
      outboxKey: OutboxKey.nullable(),
    }),
  ),
})
export type Head = z.infer<typeof Head>
