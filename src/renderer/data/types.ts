/** What queries give to the screens: unsealed, ready to draw. Screens never see Dexie nor sealed rows. */
import type { ServiceClass } from '../../shared/domain/clock/types'
import type { Channel, Conversation, ConversationStatus, Message, Preview, Priority } from '../../shared/domain/conversation/types'
import type { AgentId, BackendId, ConversationId, ShopId } from '../../shared/domain/ids'
import type { OutboxItem } from '../../shared/domain/outbox/types'
import type { TranslationSecret } from './schema'

export type { TranslationSecret } from './schema'

/** A saved view; filters narrow it. Equal views have equal JSON. */
export interface View {
  kind: 'due' | 'mine' | 'unassigned' | 'snoozed' | 'pending' | 'resolved' | 'all' | 'spam' | 'classA' | 'classB' | 'classC'
  shopId?: ShopId
  language?: string
  /** Text to find in name, subject and messages. */
  search?: string
}

/** The clock that counts, and all that run beside it. */
export interface Due {
  at: number
  /** The whole time allowed, ms; amber under 20 % left. */
  targetMs: number
}

export interface RowClock {
  kind: string
  at: number
  state: 'counts' | 'runs' | 'paused' | 'shown'
}

export interface RowMarks {
  draft: boolean
  /** One of the drafts waits to be translated, or for her look at what was. */
  translating: boolean
  /** Count of outbox items by what the agent must know. */
  queued: number
  held: number
  unknown: number
  failed: number
}

export interface ListRow {
  id: ConversationId
  backendId: BackendId
  shopId: ShopId
  channel: Channel
  customerName: string
  subject: string | null
  preview: Preview | null
  /** The preview's own words in the language that the agent reads; null where it needs none, or has none yet. */
  read: { text: string; to: string; from: string | null } | null
  language: string | null
  /** As it will stand once the outbox is done: pending effects are laid over what the backend said. */
  status: ConversationStatus
  priority: Priority | null
  assigneeId: AgentId | null
  labels: string[]
  unreadCount: number
  snoozedUntilAt: number | null
  lastActivityAt: number
  due: Due | null
  class: ServiceClass | null
  /** The one that counts first; for the reason of the due time. */
  clocks: readonly RowClock[]
  canReply: boolean
  marks: RowMarks
}

/** One entry of a thread: what arrived, or what is on its way out. */
export type ThreadEntry =
  | { type: 'message'; message: Message; translation?: TranslationSecret | null }
  | { type: 'outgoing'; item: OutboxItem }

export interface Thread {
  conversation: Conversation
  /** Oldest first. */
  entries: ThreadEntry[]
  /** Older messages stand in the cache beyond this window. */
  moreCached: boolean
}
