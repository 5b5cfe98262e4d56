/** Pages of rows that connectors answer and the engine commits, and the knocks that ask for them. */
import { z } from 'zod'
import { BackendAgent, Conversation, Customer, Inbox, Label, Message, Team } from '../conversation/types'
import { BackendId, ConversationId, CustomerId, DisputeId, MessageId, OrderId, ParcelId } from '../ids'
import { Dispute, Order, Parcel } from '../order/types'
import { Problem } from '../outbox/types'

/** Where a backend's pull stands. Opaque to all but its connector; null means from the beginning. */
export const Cursor = z.string().max(200_000)
export type Cursor = z.infer<typeof Cursor>

export const Rows = z.object({
  conversations: z.array(Conversation),
  messages: z.array(Message),
  customers: z.array(Customer),
  /** Whole sets: when present, they replace what was known of this backend. */
  agents: z.array(BackendAgent).nullable(),
  teams: z.array(Team).nullable(),
  inboxes: z.array(Inbox).nullable(),
  labels: z.array(Label).nullable(),
  orders: z.array(Order),
  parcels: z.array(Parcel),
  disputes: z.array(Dispute),
  /** What the backend no longer has. */
  gone: z.object({
    conversations: z.array(ConversationId),
    messages: z.array(MessageId),
    customers: z.array(CustomerId),
    orders: z.array(OrderId),
    parcels: z.array(ParcelId),
    disputes: z.array(DisputeId),
  }),
})
export type Rows = z.infer<typeof Rows>

/** An item the connector could not read: named, shown, and never a reason to stop. */
export const BadItem = z.object({ what: z.string(), remoteId: z.string().nullable(), why: z.string() })
export type BadItem = z.infer<typeof BadItem>

export const Page = z.object({
  rows: Rows,
  cursor: Cursor,
  /** More pages stand ready behind this cursor. */
  more: z.boolean(),
  /** First fetch: how far it is. `total` null where the backend does not tell. */
  progress: z.object({ phase: z.enum(['first', 'catchUp', 'live']), done: z.number().int(), total: z.number().int().nullable() }),
  bad: z.array(BadItem),
})
export type Page = z.infer<typeof Page>

export const emptyRows = (): Rows => ({
  conversations: [],
  messages: [],
  customers: [],
  agents: null,
  teams: null,
  inboxes: null,
  labels: null,
  orders: [],
  parcels: [],
  disputes: [],
  gone: { conversations: [], messages: [], customers: [], orders: [], parcels: [], disputes: [] },
})

/** What the engine is asked to do for one backend. */
export const EngineTask = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pull'), backendId: BackendId }),
  /** Older messages of one conversation, or all of it again. */
  z.object({ type: z.literal('deepen'), backendId: BackendId, conversationId: ConversationId, before: MessageId.nullable() }),
  /** A person waits for what a customer wrote, in her language: one message, or (null) what she has on her screen. */
  z.object({ type: z.literal('translate'), backendId: BackendId, conversationId: ConversationId, messageId: MessageId.nullable() }),
  z.object({ type: z.literal('resync'), backendId: BackendId }),
  z.object({ type: z.literal('forget'), backendId: BackendId }),
])
export type EngineTask = z.infer<typeof EngineTask>

/** State of one backend's cache, kept beside its cursor and shown as progress and age. */
export const SyncState = z.object({
  backendId: BackendId,
  phase: z.enum(['first', 'catchUp', 'live']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  startedAt: z.number(),
  /** Last page committed. */
  committedAt: z.number(),
  bad: z.array(BadItem).max(50),
  problem: Problem.nullable(),
})
export type SyncState = z.infer<typeof SyncState>
