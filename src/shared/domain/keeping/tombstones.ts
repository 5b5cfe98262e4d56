/**
 * What was erased must not come back with the next page, and what a customer writes afterwards must come in. Rows are judged
 * by ids and HMACs alone; see `Erasure`.
 */
import type { Conversation, Message } from '../conversation/types'
import type { Rows } from '../sync/types'
import type { Erasure } from './types'

export interface Forgotten {
  /** Id or HMAC → when it was erased (epoch ms). */
  conversations: Map<string, number>
  customers: Map<string, number>
  records: Map<string, number>
  hashes: Map<string, number>
}

export const forgottenBy = (erasures: readonly Erasure[]): Forgotten => {
  const all: Forgotten = { conversations: new Map(), customers: new Map(), records: new Map(), hashes: new Map() }
  const take = (map: Map<string, number>, ids: readonly string[], at: number) => {
    for (const id of ids) map.set(id, Math.max(at, map.get(id) ?? 0))
  }
  for (const { at, conversationIds, customerIds, recordIds, hashes } of erasures) {
    take(all.conversations, conversationIds, at)
    take(all.customers, customerIds, at)
    take(all.records, recordIds, at)
    take(all.hashes, hashes, at)
  }
  return all
}

/** What the judge must know of rows beside what they say. */
export interface Known {
  /** Conversations that came back to life after their erasure and stand in the cache. */
  alive: ReadonlySet<string>
  /** HMACs of a customer's or record's own addresses, by row id. */
  hashes: ReadonlyMap<string, readonly string[]>
}

/** Since when rows of this conversation are let in; null where it was never erased. */
const erasedAt = (forgotten: Forgotten, conversation: Conversation): number | null =>
  forgotten.conversations.get(conversation.id) ??
  (conversation.customerId === null ? undefined : forgotten.customers.get(conversation.customerId)) ??
  null

const erasedByHash = (forgotten: Forgotten, hashes: readonly string[] | undefined): number => {
  let at = 0
  for (const hash of hashes ?? []) at = Math.max(at, forgotten.hashes.get(hash) ?? 0)
  return at
}

/** Nothing from before the erasure speaks out of a conversation that lives again. */
const cleaned = (conversation: Conversation, at: number): Conversation =>
  conversation.preview && conversation.preview.at <= at ? { ...conversation, preview: null } : conversation

/** The page without what was erased; rows that stay are the same objects. Conversations dropped by their customer are named. */
export const withoutForgotten = (rows: Rows, forgotten: Forgotten, known: Known): { rows: Rows; dropped: Map<string, number> } => {
  const speaks = new Map<string, number>()
  for (const message of rows.messages) {
    if (message.kind === 'incoming') speaks.set(message.conversationId, Math.max(message.at, speaks.get(message.conversationId) ?? 0))
  }
  const dropped = new Map<string, number>()
  const alive = new Set<string>()
  const conversations = rows.conversations.flatMap((conversation) => {
    const at = erasedAt(forgotten, conversation)
    if (at === null) return [conversation]
    const saidAt = Math.max(conversation.lastIncomingAt ?? 0, speaks.get(conversation.id) ?? 0)
    if (!known.alive.has(conversation.id) && saidAt <= at && conversation.createdAt <= at) {
      dropped.set(conversation.id, at)
      return []
    }
    if (conversation.customerId) alive.add(conversation.customerId)
    return [cleaned(conversation, at)]
  })
  const messages = rows.messages.filter((message: Message) => {
    const at = forgotten.conversations.get(message.conversationId) ?? dropped.get(message.conversationId)
    return at === undefined || message.at > at
  })
  const customers = rows.customers.filter((customer) => {
    if (alive.has(customer.id) || known.alive.has(customer.id)) return true
    return !forgotten.customers.has(customer.id) && erasedByHash(forgotten, known.hashes.get(customer.id)) === 0
  })
  const record = <T extends { id: string }>(list: readonly T[], madeAt: (row: T) => number): T[] =>
    list.filter((row) => !forgotten.records.has(row.id) && madeAt(row) >= erasedByHash(forgotten, known.hashes.get(row.id)))
  return {
    rows: {
      ...rows,
      conversations,
      messages,
      customers,
      orders: record(rows.orders, (order) => order.createdAt),
      // A parcel tells no date of its own before its first scan: one without is judged by what it says last.
      parcels: record(rows.parcels, (parcel) => parcel.scans.reduce((first, { at }) => Math.min(first, at), parcel.updatedAt)),
      disputes: record(rows.disputes, (dispute) => dispute.createdAt),
    },
    dropped,
  }
}

export interface HeldIds {
  conversations: ReadonlySet<string>
  customers: ReadonlySet<string>
  records: ReadonlySet<string>
}

/** The page without what would take away or empty what a legal hold keeps. `messages`: ids of messages in held conversations. */
export const withoutHarm = (rows: Rows, held: HeldIds, messages: ReadonlySet<string>): Rows => {
  const { gone } = rows
  return {
    ...rows,
    messages: rows.messages.filter((message) => !(message.deleted && messages.has(message.id))),
    gone: {
      conversations: gone.conversations.filter((id) => !held.conversations.has(id)),
      messages: gone.messages.filter((id) => !messages.has(id)),
      customers: gone.customers.filter((id) => !held.customers.has(id)),
      orders: gone.orders.filter((id) => !held.records.has(id)),
      parcels: gone.parcels.filter((id) => !held.records.has(id)),
      disputes: gone.disputes.filter((id) => !held.records.has(id)),
    },
  }
}
