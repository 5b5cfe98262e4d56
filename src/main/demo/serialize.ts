import { agentEventJson, agentJson, contactEventJson, contactJson, iso, seconds, teamJson } from './serializeDirectory'
import type { AccountStore } from './store'
import type { Attachment, Conversation, Inbox, Json, Message } from './types'

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))
const float = (at: number): number => at / 1000

const REPLY_WINDOW_MS: Partial<Record<Inbox['channel'], number>> = {
  'Channel::Whatsapp': 24 * 3_600_000,
  'Channel::Instagram': 24 * 3_600_000,
}

/** Whether free text may still be sent: the messenger's window counts from the last incoming message. */
export function canReply(store: AccountStore, conversation: Conversation, now: number): boolean {
  const window = REPLY_WINDOW_MS[store.inboxOf(conversation).channel]
  if (window === undefined) return true
  const thread = store.thread(conversation.id)
  for (let i = thread.length - 1; i >= 0; i--) {
    const message = thread[i]
    if (message?.type === 0) return now - message.createdAt < window
  }
  return false
}

/** Chatwoot counts at most ten. */
export function unreadCount(store: AccountStore, conversation: Conversation): number {
  const thread = store.thread(conversation.id)
  const seen = conversation.agentSeenAt
  let count = 0
  for (let i = thread.length - 1; i >= 0 && count < 10; i--) {
    const message = thread[i]
    if (!message || (seen !== null && seconds(message.createdAt) <= seconds(seen))) break
    if (message.type === 0) count++
  }
  return count
}

function attachmentJson(store: AccountStore, messageId: number, file: Attachment): Json {
  return {
    id: file.id,
    message_id: messageId,
    file_type: file.fileType,
    account_id: store.accountId,
    extension: file.fileName.split('.').pop() ?? '',
    data_url: store.fileUrl(file.blobKey, file.fileName, false),
    thumb_url: file.fileType === 'image' ? store.fileUrl(file.blobKey, file.fileName, true) : '',
    file_size: file.size,
    width: file.width,
    height: file.height,
  }
}

function senderJson(store: AccountStore, message: Message): Json | null {
  if (!message.sender) return null
  if (message.sender.type === 'User') {
    const agent = store.agents.get(message.sender.id)
    return agent ? agentEventJson(store, agent) : null
  }
  const contact = store.contacts.get(message.sender.id)
  return contact ? contactEventJson(contact) : null
}

/** The body of the messages list and of a send's answer. */
export function messageJson(store: AccountStore, message: Message): Json {
  const sender = senderJson(store, message)
  return {
    id: message.id,
    content: message.content,
    inbox_id: message.inboxId,
    ...(message.echoId ? { echo_id: message.echoId } : {}),
    conversation_id: message.conversationId,
    message_type: message.type,
    content_type: message.contentType,
    status: message.status,
    content_attributes: message.contentAttributes,
    created_at: seconds(message.createdAt),
    private: message.private,
    source_id: message.sourceId,
    ...(sender ? { sender } : {}),
    ...(message.attachments.length ? { attachments: message.attachments.map((file) => attachmentJson(store, message.id, file)) } : {}),
  }
}

/** The fuller form inside conversations and on the socket. */
export function messageEventJson(store: AccountStore, message: Message): Json {
  const conversation = store.conversations.get(message.conversationId)
  const contact = conversation && store.contacts.get(conversation.contactId)
  return {
    ...messageJson(store, message),
    account_id: store.accountId,
    updated_at: iso(message.updatedAt),
    sender_type: message.sender?.type ?? null,
    sender_id: message.sender?.id ?? null,
    external_source_ids: {},
    additional_attributes: message.additional,
    processed_message_content: message.content,
    sentiment: {},
    conversation: conversation
      ? {
          assignee_id: conversation.assigneeId,
          unread_count: unreadCount(store, conversation),
          last_activity_at: seconds(conversation.lastActivityAt),
          contact_inbox: { source_id: contact?.inboxes.find((i) => i.inboxId === conversation.inboxId)?.sourceId ?? '' },
        }
      : null,
  }
}

function lastMessage(thread: Message[], wanted: (m: Message) => boolean): Message | undefined {
  for (let i = thread.length - 1; i >= 0; i--) {
    const message = thread[i]
    if (message && wanted(message)) return message
  }
  return undefined
}

/** A row of the conversations list and the body of show. Absent times are 0, `updated_at` is a float, `snoozed_until` a date text. */
export function conversationJson(store: AccountStore, c: Conversation, now: number): Json {
  const thread = store.thread(c.id)
  const last = thread[thread.length - 1]
  const spoken = lastMessage(thread, (m) => m.type !== 2)
  const assignee = c.assigneeId === null ? undefined : store.agents.get(c.assigneeId)
  const team = store.data.teams.find((t) => t.id === c.teamId)
  return {
    meta: {
      sender: contactJson(store, store.contactOf(c)),
      channel: store.inboxOf(c).channel,
      ...(assignee ? { assignee: agentJson(store, assignee), assignee_type: 'User' } : {}),
      ...(team ? { team: teamJson(store, team, store.data.meId) } : {}),
      hmac_verified: false,
    },
    id: c.id,
    messages: last ? [messageEventJson(store, last)] : [],
    account_id: store.accountId,
    uuid: c.uuid,
    additional_attributes: c.additional,
    agent_last_seen_at: seconds(c.agentSeenAt),
    assignee_last_seen_at: seconds(c.assigneeSeenAt),
    can_reply: canReply(store, c, now),
    contact_last_seen_at: seconds(c.contactSeenAt),
    custom_attributes: c.custom,
    inbox_id: c.inboxId,
    labels: c.labels,
    muted: store.contactOf(c).blocked,
    snoozed_until: isoOrNull(c.snoozedUntil),
    status: c.status,
    created_at: seconds(c.createdAt),
    updated_at: float(c.updatedAt),
    timestamp: seconds(c.lastActivityAt),
    first_reply_created_at: seconds(c.firstReplyAt),
    unread_count: unreadCount(store, c),
    last_non_activity_message: spoken ? messageEventJson(store, spoken) : null,
    last_activity_at: seconds(c.lastActivityAt),
    priority: c.priority,
    waiting_since: seconds(c.waitingSince),
    sla_policy_id: null,
  }
}

/** The socket's form of a conversation. */
export function conversationEventJson(store: AccountStore, c: Conversation, now: number): Json {
  const contact = store.contactOf(c)
  const assignee = c.assigneeId === null ? undefined : store.agents.get(c.assigneeId)
  const team = store.data.teams.find((t) => t.id === c.teamId)
  const chat = lastMessage(store.thread(c.id), (m) => m.type !== 2 && !m.private)
  return {
    additional_attributes: c.additional,
    can_reply: canReply(store, c, now),
    channel: store.inboxOf(c).channel,
    contact_inbox: { contact_id: contact.id, ...(contact.inboxes.find((i) => i.inboxId === c.inboxId) ?? {}) },
    id: c.id,
    inbox_id: c.inboxId,
    messages: chat ? [messageEventJson(store, chat)] : [],
    labels: c.labels,
    meta: {
      sender: contactEventJson(contact),
      assignee: assignee ? agentEventJson(store, assignee) : null,
      assignee_type: assignee ? 'User' : null,
      team: team ? { id: team.id, name: team.name } : null,
      hmac_verified: false,
    },
    status: c.status,
    custom_attributes: c.custom,
    snoozed_until: isoOrNull(c.snoozedUntil),
    unread_count: unreadCount(store, c),
    first_reply_created_at: isoOrNull(c.firstReplyAt),
    priority: c.priority,
    waiting_since: seconds(c.waitingSince),
    agent_last_seen_at: seconds(c.agentSeenAt),
    contact_last_seen_at: seconds(c.contactSeenAt),
    last_activity_at: seconds(c.lastActivityAt),
    timestamp: seconds(c.lastActivityAt),
    created_at: seconds(c.createdAt),
    updated_at: float(c.updatedAt),
    uuid: c.uuid,
    account_id: store.accountId,
  }
}
