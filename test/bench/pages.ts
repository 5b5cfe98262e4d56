/**
 * Pages as the Chatwoot connector cuts them, made of the demo's generated rows without a server between: the very ids
 * and texts that the demo's server of the same seed answers with.
 */
import { fillAccount, generateBig } from '../../src/main/demo/big'
import type { AccountData, Contact, Conversation as DemoConversation, Message as DemoMessage } from '../../src/main/demo/types'
import type { Channel, Conversation, Customer, Message } from '../../src/shared/domain/conversation/types'
import { type BackendId, localId, type ShopId } from '../../src/shared/domain/ids'
import { emptyRows, type Page } from '../../src/shared/domain/sync/types'

/** Conversations of one page: each brings about 22 rows, and the engine asks for 200. */
const perPage = 9

export interface Directory {
  accountId: number
  meId: number
  baseUrl: string
  inboxes: { id: number; channel: Channel }[]
  agents: { id: number; name: string }[]
}

export interface PagesOptions {
  backendId: BackendId
  shopId: ShopId
  directory: Directory
  size: { conversations: number; messages: number }
  seed: number
  /** Newest activity, epoch ms. */
  now: number
  /** Version of every row. */
  stamp: number
}

/** For pages that no server stands behind. */
export const anyDirectory: Directory = {
  accountId: 1,
  meId: 1,
  baseUrl: 'http://127.0.0.1',
  inboxes: [1, 2, 3, 4, 5].map((id) => ({ id, channel: 'email' })),
  agents: Array.from({ length: 20 }, (_, at) => ({ id: at + 1, name: `Agent ${at + 1}` })),
}

/** The wire counts in seconds. */
const whole = (at: number): number => Math.floor(at / 1000) * 1000

const customerOf = ({ backendId, shopId, stamp }: PagesOptions, contact: Contact): Customer => ({
  id: localId(backendId, 'u', contact.id),
  backendId,
  shopId,
  remoteId: String(contact.id),
  name: contact.name,
  email: contact.email,
  phone: null,
  language: contact.additional.language ? String(contact.additional.language) : null,
  city: null,
  country: null,
  zone: null,
  blocked: false,
  createdAt: whole(contact.createdAt),
  updatedAt: stamp,
  facts: [],
})

const messageOf = ({ backendId, stamp }: PagesOptions, message: DemoMessage, names: (message: DemoMessage) => string): Message => {
  const incoming = message.type === 0
  const sender = message.sender?.id ?? null
  return {
    id: localId(backendId, 'm', message.id),
    backendId,
    conversationId: localId(backendId, 'c', message.conversationId),
    remoteId: String(message.id),
    kind: message.private ? 'note' : incoming ? 'incoming' : 'outgoing',
    author: {
      kind: incoming ? 'customer' : 'agent',
      id: sender === null ? null : incoming ? localId(backendId, 'u', sender) : localId(backendId, 'a', sender),
      name: names(message),
    },
    at: whole(message.createdAt),
    updatedAt: stamp,
    text: message.content ?? '',
    quotedText: null,
    html: null,
    language: null,
    attachments: [],
    delivery: incoming || message.private ? null : 'sent',
    deliveryError: null,
    outboxKey: null,
    mail: null,
    deleted: false,
  }
}

const conversationOf = (
  { backendId, shopId, directory, stamp }: PagesOptions,
  conversation: DemoConversation,
  contact: Contact,
  messages: readonly Message[],
): Conversation => {
  const last = messages.at(-1)
  const incoming = messages.filter((message) => message.kind === 'incoming')
  const seenAt = conversation.agentSeenAt
  const unread = seenAt === null ? incoming.length : incoming.filter((message) => message.at > whole(seenAt)).length
  const { assigneeId } = conversation
  return {
    id: localId(backendId, 'c', conversation.id),
    backendId,
    shopId,
    remoteId: String(conversation.id),
    channel: directory.inboxes.find(({ id }) => id === conversation.inboxId)?.channel ?? 'other',
    inboxId: localId(backendId, 'i', conversation.inboxId),
    subject: null,
    customerId: localId(backendId, 'u', contact.id),
    customerName: contact.name,
    status: conversation.status,
    priority: conversation.priority,
    assigneeId: assigneeId === null ? null : localId(backendId, 'a', assigneeId),
    teamId: null,
    labels: conversation.labels,
    unreadCount: Math.min(10, unread),
    waitingSinceAt: conversation.waitingSince === null ? null : whole(conversation.waitingSince),
    snoozedUntilAt: null,
    createdAt: whole(conversation.createdAt),
    lastActivityAt: whole(conversation.lastActivityAt),
    updatedAt: stamp,
    canReply: true,
    replyWindowEndsAt: null,
    language: contact.additional.language ? String(contact.additional.language) : null,
    preview: last ? { text: last.text.slice(0, 200), by: last.kind === 'incoming' ? 'customer' : 'shop', at: last.at } : null,
    lastMessageId: last?.id ?? null,
    lastIncomingAt: incoming.at(-1)?.at ?? null,
    mergedIntoId: null,
    url: `${directory.baseUrl}/app/accounts/${directory.accountId}/conversations/${conversation.id}`,
  }
}

/** As many pages as there are, newest conversations first; the same for the same options, whenever it is asked. */
export const pagesOf = (options: PagesOptions): { count: number; page: (at: number) => Page } => {
  const { directory, size, seed, now } = options
  const account = {
    ...directory,
    contacts: [],
    conversations: [],
    messages: [],
    nextId: {},
  } as unknown as AccountData
  fillAccount(account, generateBig({ ...size, seed, now }))
  const threads = new Map<number, DemoMessage[]>()
  for (const message of account.messages) {
    const thread = threads.get(message.conversationId)
    if (thread) thread.push(message)
    else threads.set(message.conversationId, [message])
  }
  const agents = new Map(directory.agents.map(({ id, name }) => [id, name]))
  const count = Math.max(1, Math.ceil(account.conversations.length / perPage))
  const page = (at: number): Page => {
    const rows = emptyRows()
    const from = at * perPage
    account.conversations.slice(from, from + perPage).forEach((conversation, place) => {
      const contact = account.contacts[from + place]
      if (!contact) throw new Error('a conversation without its customer')
      const names = (message: DemoMessage) => (message.type === 0 ? contact.name : (agents.get(message.sender?.id ?? 0) ?? ''))
      const messages = (threads.get(conversation.id) ?? []).map((message) => messageOf(options, message, names))
      rows.conversations.push(conversationOf(options, conversation, contact, messages))
      rows.customers.push(customerOf(options, contact))
      rows.messages.push(...messages)
    })
    const done = Math.min(account.conversations.length, from + perPage)
    return {
      rows,
      cursor: String(at + 1),
      more: at + 1 < count,
      progress: { phase: at + 1 < count ? 'first' : 'live', done, total: account.conversations.length },
      bad: [],
    }
  }
  return { count, page }
}
