/**
 * Schema 1. In clear stand only ids, times, states, language codes and numbers; all else is in `blob`,
 * sealed under the backend's key. Ids are local ids (`<backendId>~…`), so a range over the primary key is
 * all that a backend has, and removal needs no index of its own.
 */
import type { Dexie, Table } from 'dexie'
import type { Conversation, Preview } from '../../../shared/domain/conversation/types'

export type Sealed = Uint8Array<ArrayBuffer>

/** One line of the list, with effective columns: what it will be once the outbox is done. */
export interface ConversationRow {
  id: string
  shopId: string
  channel: string
  status: string
  priority: string | null
  assigneeId: string | null
  customerId: string | null
  language: string | null
  unreadCount: number
  snoozedUntilAt: number | null
  lastActivityAt: number
  dueAt: number | null
  dueTargetMs: number
  canReply: boolean
  draft: number
  queued: number
  held: number
  unknown: number
  failed: number
  /** Places in views, each a sortable string; see `viewKeys.ts`. Empty where it stands in none. */
  keys: string[]
  /** Changes with every write, never comes twice. */
  rev: number
  /** `ListSecret`. */
  blob: Sealed
}
export interface ListSecret {
  customerName: string
  subject: string | null
  preview: Preview | null
  labels: string[]
}

/** How many of a backend stand in a view; always written in one transaction with the rows counted. */
export interface CountRow {
  /** `<backendId>~n~<prefix>` */
  id: string
  prefix: string
  count: number
}

/** What the backend said last (`BodySecret`), and what of it must be found without the key. */
export interface BodyRow {
  id: string
  /** Version of the conversation; -1 while only messages of it have come. */
  updatedAt: number
  mergedIntoId: string | null
  /** What the desk's own detector found; '' where it could not tell. */
  detected: string | null
  /** 1 while the slow lane has to look; absent otherwise, which keeps the index small. */
  todo?: 1
  /** A snooze the backend still holds: when it ends. Absent otherwise. */
  wakeAt?: number
  generation: number
  blob: Sealed
}
export interface Newest {
  id: string
  at: number
  by: Preview['by']
  text: string
}
export interface BodySecret {
  conversation: Conversation | null
  /** Newest message that is neither event nor deleted. */
  newest: Newest | null
  newestIncomingAt: number | null
}

export interface MessageRow {
  id: string
  /** Where it stands now; differs from `home` once its conversation was merged into another. */
  conversationId: string
  home: string
  at: number
  kind: string
  updatedAt: number
  deleted: 0 | 1
  language: string | null
  todo?: 1
  html: 0 | 1
  generation: number
  /** The message without its HTML. */
  blob: Sealed
}
export interface HtmlRow {
  id: string
  blob: Sealed
}
export interface RecordRow {
  id: string
  /** HMACs of what customers and records share, so that they meet across backends without an address in clear. */
  hashes: string[]
  updatedAt: number
  generation: number
  blob: Sealed
}
export interface SetRow {
  /** `<backendId>~set~<name>` */
  id: string
  blob: Sealed
}
export interface CursorRow {
  id: string
  generation: number
  /** A resync runs: rows of older generations go when it ends. */
  sweeping: 0 | 1
  /** Who the agent was here when «mine» was last worked out. */
  me: string | null
  /** `CursorSecret`. */
  blob: Sealed
}
export interface ProjectionRow {
  id: string
  backendId: string
  conversationId: string
  blob: Sealed
}

export interface TablesV1 {
  conversations: Table<ConversationRow, string>
  counts: Table<CountRow, string>
  bodies: Table<BodyRow, string>
  messages: Table<MessageRow, string>
  messageHtml: Table<HtmlRow, string>
  customers: Table<RecordRow, string>
  orders: Table<RecordRow, string>
  parcels: Table<RecordRow, string>
  disputes: Table<RecordRow, string>
  sets: Table<SetRow, string>
  cursors: Table<CursorRow, string>
  drafts: Table<ProjectionRow, string>
  outbox: Table<ProjectionRow, string>
}

export const declareV1 = (db: Dexie): void => {
  db.version(1).stores({
    conversations: 'id, *keys, customerId',
    counts: 'id, prefix',
    bodies: 'id, todo, wakeAt',
    messages: 'id, [conversationId+at], todo',
    messageHtml: 'id',
    customers: 'id, *hashes',
    orders: 'id, *hashes',
    parcels: 'id, *hashes',
    disputes: 'id, *hashes',
    sets: 'id',
    cursors: 'id',
    drafts: 'id, conversationId, backendId',
    outbox: 'id, conversationId, backendId',
  })
}
