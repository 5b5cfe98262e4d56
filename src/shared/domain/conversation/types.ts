/** What arrives from conversation backends, normalised. All `…At` are epoch milliseconds (UTC). */
import { z } from 'zod'
import { AgentId, AttachmentId, BackendId, ConversationId, CustomerId, InboxId, MessageId, OutboxKey, ShopId, TeamId } from '../ids'

export const Instant = z.number().int().min(0)
/** BCP 47 language code, such as `de` or `pt-BR`. */
export const LanguageCode = z.string().min(2).max(20)
export type LanguageCode = z.infer<typeof LanguageCode>

export const Channel = z.enum([
  'email',
  'chat',
  'whatsapp',
  'messenger',
  'instagram',
  'tiktok',
  'line',
  'telegram',
  'wechat',
  'kakaotalk',
  'applemessages',
  'marketplace',
  'sms',
  'dispute',
  'other',
])
export type Channel = z.infer<typeof Channel>

export const ConversationStatus = z.enum(['open', 'pending', 'snoozed', 'resolved', 'spam'])
export type ConversationStatus = z.infer<typeof ConversationStatus>
export const Priority = z.enum(['low', 'medium', 'high', 'urgent'])
export type Priority = z.infer<typeof Priority>

export const Preview = z.object({ text: z.string(), by: z.enum(['customer', 'shop', 'note', 'event']), at: Instant })
export type Preview = z.infer<typeof Preview>

export const Conversation = z.object({
  id: ConversationId,
  backendId: BackendId,
  shopId: ShopId,
  /** The backend's own id, as it writes it. */
  remoteId: z.string(),
  channel: Channel,
  inboxId: InboxId.nullable(),
  subject: z.string().nullable(),
  customerId: CustomerId.nullable(),
  customerName: z.string(),
  status: ConversationStatus,
  priority: Priority.nullable(),
  assigneeId: AgentId.nullable(),
  teamId: TeamId.nullable(),
  labels: z.array(z.string()),
  unreadCount: z.number().int().min(0),
  /** Since when the customer waits for an answer; null when nobody waits. */
  waitingSinceAt: Instant.nullable(),
  snoozedUntilAt: Instant.nullable(),
  createdAt: Instant,
  lastActivityAt: Instant,
  /** Orders versions of this row; larger is newer. */
  updatedAt: z.number().min(0),
  /** False where the channel's reply window has closed (only templates pass). */
  canReply: z.boolean(),
  replyWindowEndsAt: Instant.nullable(),
  language: LanguageCode.nullable(),
  preview: Preview.nullable(),
  /** The newest message's id as far as the backend tells (the outbox's basis). */
  lastMessageId: MessageId.nullable(),
  lastIncomingAt: Instant.nullable(),
  mergedIntoId: ConversationId.nullable(),
  /** Link to the conversation in the backend's own screen. */
  url: z.string().nullable(),
})
export type Conversation = z.infer<typeof Conversation>

export const AttachmentKind = z.enum(['image', 'audio', 'video', 'file'])
export const Attachment = z.object({
  id: AttachmentId,
  name: z.string(),
  mime: z.string(),
  /** Bytes; null where the backend does not tell. */
  size: z.number().int().min(0).nullable(),
  kind: AttachmentKind,
  /** What the connector needs to fetch it; opaque to everyone else. */
  ref: z.string(),
  /** Content-ID of an inline picture of an e-mail. */
  contentId: z.string().nullable(),
})
export type Attachment = z.infer<typeof Attachment>

export const Address = z.object({ name: z.string(), address: z.string() })
export type Address = z.infer<typeof Address>

export const MailHead = z.object({
  from: z.array(Address),
  to: z.array(Address),
  cc: z.array(Address),
  bcc: z.array(Address),
  replyTo: z.array(Address),
  subject: z.string(),
})
export type MailHead = z.infer<typeof MailHead>

export const Author = z.object({
  kind: z.enum(['customer', 'agent', 'bot', 'system']),
  id: z.string().nullable(),
  name: z.string(),
})
export type Author = z.infer<typeof Author>

export const Delivery = z.enum(['sent', 'delivered', 'read', 'failed'])
export type Delivery = z.infer<typeof Delivery>

export const Message = z.object({
  id: MessageId,
  backendId: BackendId,
  conversationId: ConversationId,
  remoteId: z.string(),
  kind: z.enum(['incoming', 'outgoing', 'note', 'event']),
  author: Author,
  at: Instant,
  /** Orders versions of this row; larger is newer. */
  updatedAt: z.number().min(0),
  /** Plain text, always present (may be empty with attachments). */
  text: z.string(),
  /** The part of `text` that quotes earlier mail, cut off and folded on screen. */
  quotedText: z.string().nullable(),
  /** Unsafe HTML as it came; only ever shown by the message frame after DOMPurify. */
  html: z.string().nullable(),
  language: LanguageCode.nullable(),
  attachments: z.array(Attachment),
  delivery: Delivery.nullable(),
  deliveryError: z.string().nullable(),
  /** Our own key, where the backend echoed it. */
  outboxKey: OutboxKey.nullable(),
  mail: MailHead.nullable(),
  deleted: z.boolean(),
  /** How many card numbers this desk has hidden in it; missing where there were none. */
  cardMasks: z.number().int().min(0).optional(),
})
export type Message = z.infer<typeof Message>

export const Customer = z.object({
  id: CustomerId,
  backendId: BackendId,
  shopId: ShopId,
  remoteId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: LanguageCode.nullable(),
  city: z.string().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable(),
  /** IANA zone. */
  zone: z.string().nullable(),
  blocked: z.boolean(),
  createdAt: Instant.nullable(),
  updatedAt: z.number().min(0),
  /** Further facts the backend keeps (custom attributes), as shown to a person. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
})
export type Customer = z.infer<typeof Customer>

export const BackendAgent = z.object({
  id: AgentId,
  backendId: BackendId,
  remoteId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  available: z.boolean().nullable(),
})
export type BackendAgent = z.infer<typeof BackendAgent>
export const Team = z.object({ id: TeamId, backendId: BackendId, remoteId: z.string(), name: z.string() })
export type Team = z.infer<typeof Team>
export const Inbox = z.object({
  id: InboxId,
  backendId: BackendId,
  remoteId: z.string(),
  name: z.string(),
  channel: Channel,
  /** Sender address of an e-mail inbox. */
  address: z.string().nullable(),
})
export type Inbox = z.infer<typeof Inbox>
export const Label = z.object({ backendId: BackendId, name: z.string(), colour: z.string().nullable() })
export type Label = z.infer<typeof Label>
