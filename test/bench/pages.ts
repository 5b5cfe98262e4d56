/** Pages as the Chatwoot connector cuts them, made of the demo's generated rows without a server between. */
import { generateBig } from '../../src/main/demo/big'
import type { Conversation, Customer, Message } from '../../src/shared/domain/conversation/types'
import { type BackendId, localId, type ShopId } from '../../src/shared/domain/ids'
import { emptyRows, type Page } from '../../src/shared/domain/sync/types'

/** Conversations of one page: each brings about 22 rows, and the engine asks for 200. */
const perPage = 9

const statuses = { open: 'open', pending: 'pending', resolved: 'resolved', snoozed: 'snoozed' } as const

export const makePages = (backendId: BackendId, size: { conversations: number; messages: number }, now: number): Page[] => {
  const shopId = 'bench-shop' as ShopId
  const pages: Page[] = []
  let rows = emptyRows()
  let n = 0
  let m = 0
  const cut = (more: boolean) => {
    pages.push({
      rows,
      cursor: String(n),
      more,
      progress: { phase: more ? 'first' : 'live', done: n, total: size.conversations },
      bad: [],
    })
    rows = emptyRows()
  }
  for (const { contact, conversation, messages } of generateBig({ ...size, seed: 7, now })) {
    n += 1
    const id = localId(backendId, 'c', n)
    const customerId = localId(backendId, 'u', n)
    const customer: Customer = {
      id: customerId,
      backendId,
      shopId,
      remoteId: String(n),
      name: contact.name,
      email: contact.email,
      phone: null,
      language: contact.additional.language ? String(contact.additional.language) : null,
      city: null,
      country: null,
      zone: null,
      blocked: false,
      createdAt: contact.createdAt,
      updatedAt: 1,
      facts: [],
    }
    const mapped = messages.map((message): Message => {
      m += 1
      return {
        id: localId(backendId, 'm', m),
        backendId,
        conversationId: id,
        remoteId: String(m),
        kind: message.private ? 'note' : message.type === 0 ? 'incoming' : 'outgoing',
        author: { kind: message.type === 0 ? 'customer' : 'agent', id: customerId, name: contact.name },
        at: message.createdAt,
        updatedAt: 1,
        text: message.content ?? '',
        quotedText: null,
        html: null,
        language: null,
        attachments: [],
        delivery: message.type === 0 ? null : 'sent',
        deliveryError: null,
        outboxKey: null,
        mail: null,
        deleted: false,
      }
    })
    const last = mapped.at(-1)
    const lastIncoming = mapped.findLast((message) => message.kind === 'incoming')
    const row: Conversation = {
      id,
      backendId,
      shopId,
      remoteId: String(n),
      channel: 'email',
      inboxId: localId(backendId, 'i', n % 5),
      subject: null,
      customerId,
      customerName: contact.name,
      status: statuses[conversation.status],
      priority: conversation.priority,
      assigneeId: n % 3 === 0 ? null : localId(backendId, 'a', n % 20),
      teamId: null,
      labels: conversation.labels,
      unreadCount: conversation.agentSeenAt !== null && conversation.agentSeenAt < conversation.lastActivityAt ? 1 : 0,
      waitingSinceAt: conversation.waitingSince,
      snoozedUntilAt: null,
      createdAt: conversation.createdAt,
      lastActivityAt: conversation.lastActivityAt,
      updatedAt: 1,
      canReply: true,
      replyWindowEndsAt: null,
      language: null,
      preview: last ? { text: last.text.slice(0, 160), by: last.kind === 'incoming' ? 'customer' : 'shop', at: last.at } : null,
      lastMessageId: last?.id ?? null,
      lastIncomingAt: lastIncoming?.at ?? null,
      mergedIntoId: null,
      url: null,
    }
    rows.conversations.push(row)
    rows.customers.push(customer)
    rows.messages.push(...mapped)
    if (n % perPage === 0 && n < size.conversations) cut(true)
  }
  cut(false)
  return pages
}
