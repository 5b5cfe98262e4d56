import type { ShopifyData } from './shopify/model'
import type { StripeData } from './stripe/model'

/** What the demo servers hold. Times are epoch milliseconds (UTC); the wire's seconds are made in `serialize.ts`. */

export interface DemoClock {
  now(): number
}

export type ConversationStatus = 'open' | 'resolved' | 'pending' | 'snoozed'
export type Priority = 'low' | 'medium' | 'high' | 'urgent'
export type ChannelType =
  | 'Channel::Email'
  | 'Channel::WebWidget'
  | 'Channel::Whatsapp'
  | 'Channel::Instagram'
  | 'Channel::Line'
  | 'Channel::Api'
type MessageStatus = 'sent' | 'delivered' | 'read' | 'failed'
/** 0 incoming, 1 outgoing, 2 activity, 3 template. */
export type MessageType = 0 | 1 | 2 | 3
export type Json = Record<string, unknown>

export interface Agent {
  id: number
  name: string
  email: string
  role: 'agent' | 'administrator'
  availability: 'online' | 'busy' | 'offline'
  region: string
  languages: string[]
}

export interface Team {
  id: number
  name: string
  description: string
  memberIds: number[]
}

export interface Inbox {
  id: number
  name: string
  channel: ChannelType
  email: string | null
  phone: string | null
  websiteUrl: string | null
  memberIds: number[]
}

export interface Label {
  id: number
  title: string
  description: string
  color: string
}

export interface CannedResponse {
  id: number
  shortCode: string
  content: string
  createdAt: number
  updatedAt: number
}

export interface Contact {
  id: number
  name: string
  email: string | null
  phone: string | null
  identifier: string | null
  blocked: boolean
  language: string
  additional: Json
  custom: Json
  createdAt: number
  lastActivityAt: number | null
  inboxes: { inboxId: number; sourceId: string }[]
}

export interface Attachment {
  id: number
  fileType: 'image' | 'video' | 'audio' | 'file'
  fileName: string
  contentType: string
  size: number
  width: number | null
  height: number | null
  blobKey: string
}

export interface Message {
  id: number
  conversationId: number
  inboxId: number
  type: MessageType
  content: string | null
  contentType: string
  private: boolean
  status: MessageStatus
  sourceId: string | null
  echoId: string | null
  createdAt: number
  updatedAt: number
  contentAttributes: Json
  additional: Json
  sender: { type: 'Contact' | 'User'; id: number } | null
  attachments: Attachment[]
}

export interface Conversation {
  /** The account's running number (Chatwoot's display_id). */
  id: number
  uuid: string
  inboxId: number
  contactId: number
  status: ConversationStatus
  priority: Priority | null
  assigneeId: number | null
  teamId: number | null
  labels: string[]
  createdAt: number
  updatedAt: number
  lastActivityAt: number
  waitingSince: number | null
  firstReplyAt: number | null
  snoozedUntil: number | null
  agentSeenAt: number | null
  assigneeSeenAt: number | null
  contactSeenAt: number | null
  additional: Json
  custom: Json
  /** What the customer writes next in live mode. */
  followUps: string[]
}

export interface Blob {
  contentType: string
  fileName: string
  source:
    | { kind: 'picture'; seed: number; width: number; height: number }
    | { kind: 'invoice'; lines: string[] }
    | { kind: 'bytes'; base64: string }
}

/** Everything one Chatwoot account holds, as plain data that a snapshot can keep. */
export interface AccountData {
  accountId: number
  shopId: string
  name: string
  locale: string
  meId: number
  /** Colleagues that the presence feed shows as online. */
  onlineIds: number[]
  agents: Agent[]
  teams: Team[]
  inboxes: Inbox[]
  labels: Label[]
  canned: CannedResponse[]
  contacts: Contact[]
  conversations: Conversation[]
  messages: Message[]
  blobs: Record<string, Blob>
  nextId: { message: number; conversation: number; contact: number; attachment: number; canned: number; blob: number }
}

/** The shop platform, the carrier and the payment provider hold ready-made wire bodies. */
export interface ShopData {
  shopId: string
  account: AccountData
  orders: WooOrder[]
  customers: Json[]
  trackings: Json[]
  disputes: Json[]
  /** Of a shop that runs on Shopify. */
  shopify: ShopifyData | null
  /** Of a shop that takes cards through Stripe. */
  stripe: StripeData | null
}

export interface WooOrder extends Json {
  id: number
  status: string
  date_created_gmt: string
  date_modified_gmt: string
  billing: Json
}
