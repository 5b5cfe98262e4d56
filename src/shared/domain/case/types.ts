/** The case of a conversation: the facts it is judged by, and what clocks, rules and routing make of them. */
import { z } from 'zod'
import type { Shop } from '../backend/types'
import { Clock, ServiceClass, type ShopPlan } from '../clock/types'
import {
  type Attachment,
  type Conversation,
  type ConversationStatus,
  type Customer,
  Instant,
  LanguageCode,
  Priority,
} from '../conversation/types'
import { AgentId, ConversationId, MessageId, PersonId, TeamId } from '../ids'
import type { Dispute, Order, Parcel } from '../order/types'
import type { Presence } from '../rota/plan'
import type { Person, Shift } from '../rota/types'
import { Fired, type Rule } from '../rules/types'
import { Register } from '../template/types'

export interface FactMessage {
  id: MessageId
  kind: 'incoming' | 'outgoing' | 'note' | 'event'
  at: number
  byBot: boolean
  authorId: string | null
  text: string
  language: string | null
  attachments: z.infer<typeof Attachment>['kind'][]
  deleted: boolean
}

/** All that a case is judged by; times epoch ms UTC. `now` comes apart. */
export interface CaseFacts {
  /** Pending effects of the outbox laid over what the backend said. */
  conversation: Conversation
  /** The customer's language as the desk knows it. */
  language: string | null
  customer: Customer | null
  /** Oldest first, at most the newest 60. */
  messages: readonly FactMessage[]
  /** Of this customer, same shop, newest first. */
  orders: readonly Order[]
  parcels: readonly Parcel[]
  disputes: readonly Dispute[]
  /** Start times of the customer's other conversations. */
  contactsAt: readonly number[]
  shop: Shop
  /** Message taken for «thanks» by the detector that an agent says is a question all the same. */
  notThanks: ReadonlySet<MessageId>
  /** Changes of the conversation's status as this desk saw them, oldest first; empty or missing where it saw none. */
  statuses?: readonly { status: ConversationStatus; at: number }[]
}

/** Who works when and reads what: for coverage hours, coverage conditions and routing. */
export interface Team {
  people: readonly Person[]
  /** Sorted by start. */
  shifts: readonly Shift[]
  /** What people say of themselves; missing where no desk says anything. */
  presences?: readonly Presence[]
}

/** What is the same for all conversations of a desk. */
export interface CasePolicy {
  plans: ReadonlyMap<string, ShopPlan>
  rules: readonly Rule[]
  team: Team
}

/** Someone to whom it could go: words under `route.why.<code>`. */
export const Suggestion = z.object({
  personId: PersonId.nullable(),
  agentId: AgentId.nullable(),
  name: z.string(),
  score: z.number(),
  onShiftUntil: Instant.nullable(),
  why: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
export type Suggestion = z.infer<typeof Suggestion>

export const Assessment = z.object({
  conversationId: ConversationId,
  class: ServiceClass.nullable(),
  /** What the rules ask for; the backend's own value counts where it has one. */
  priority: Priority.nullable(),
  labels: z.array(z.string()),
  teamName: z.string().nullable(),
  teamId: TeamId.nullable(),
  assigneeWish: z.enum(['bestOnShift', 'lastAgent', 'lead']).nullable(),
  templates: z.array(z.object({ templateId: z.string().nullable(), shortcut: z.string() })),
  snoozeMinutes: z.number().int().nullable(),
  escalate: z.string().nullable(),
  fired: z.array(Fired),
  highValue: z.boolean(),
  /** Every clock, the earliest deadline first. */
  clocks: z.array(Clock),
  /** The customer's newest message only thanks: it started no clock. */
  thanks: z.object({ messageId: MessageId, language: LanguageCode }).nullable(),
  /** When time alone will change the above (a rule's waiting time, a snooze's end), or null. */
  nextAt: Instant.nullable(),
})
export type Assessment = z.infer<typeof Assessment>

/** What a person said against what was decided; the latest of a place counts. */
export const CaseWord = z.discriminatedUnion('type', [
  z.object({ type: z.literal('notThanks'), conversationId: ConversationId, messageId: MessageId, at: Instant }),
  z.object({ type: z.literal('class'), conversationId: ConversationId, class: ServiceClass.nullable(), at: Instant }),
  /** In which language it is, of one message or (`messageId` null) of the conversation; null: the desk decides again. */
  z.object({
    type: z.literal('language'),
    conversationId: ConversationId,
    messageId: MessageId.nullable(),
    language: LanguageCode.nullable(),
    at: Instant,
  }),
  /** How this customer is spoken to; null: as the shop does. */
  z.object({ type: z.literal('register'), conversationId: ConversationId, register: Register.nullable(), at: Instant }),
  /** A rule's marks that a desk has set by itself: once each, so that one an agent takes away stays away. */
  z.object({
    type: z.literal('applied'),
    conversationId: ConversationId,
    labels: z.array(z.string().max(120)).max(100),
    priority: Priority.nullable(),
    at: Instant,
  }),
])
export type CaseWord = z.infer<typeof CaseWord>
