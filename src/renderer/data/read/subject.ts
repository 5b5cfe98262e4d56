/** All that hangs on a customer or a conversation on this desk: for legal holds, for an erasure, and to count before one. */
import { Dexie } from 'dexie'
import type { Message } from '../../../shared/domain/conversation/types'
import type { ConversationId, CustomerId } from '../../../shared/domain/ids'
import type { FileName } from '../../../shared/domain/keeping/types'
import type { Cache } from '../openCache'

export interface Subject {
  /** She may stand there more than once: in several of the shop's backends. */
  customerIds: CustomerId[]
  /** With those that were merged into one of hers. */
  conversationIds: ConversationId[]
  messageIds: string[]
  orders: string[]
  parcels: string[]
  disputes: string[]
  /** HMACs of her addresses, as the rows have them. */
  hashes: string[]
}

const recordTables = ['orders', 'parcels', 'disputes'] as const
const slice = 200

const unique = <T extends string>(ids: Iterable<string>): T[] => [...new Set(ids)] as T[]

/** Follows e-mail and phone within her shop, as the customer panel does, then order and tracking numbers. */
export const readSubject = async (
  { db }: Cache,
  from: { customerIds: readonly string[]; conversationIds: readonly string[] },
): Promise<Subject> => {
  const first = (await db.customers.bulkGet([...from.customerIds])).filter((row) => row !== undefined)
  const hashes = unique<string>(first.flatMap((row) => row.hashes))
  const same = hashes.length > 0 ? await db.customers.where('hashes').anyOf(hashes).toArray() : []
  const customerIds = unique<CustomerId>([...from.customerIds, ...same.map(({ id }) => id)])
  const hers = unique<string>([...hashes, ...same.flatMap((row) => row.hashes)])
  const listed = customerIds.length > 0 ? await db.conversations.where('customerId').anyOf(customerIds).primaryKeys() : []
  const roots = unique<string>([...from.conversationIds, ...listed])
  const messageIds: string[] = []
  const homes: string[] = []
  for (const id of roots) {
    const rows = await db.messages.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()
    for (const row of rows) {
      messageIds.push(row.id)
      homes.push(row.home)
    }
  }
  const by = async (table: (typeof recordTables)[number], keys: readonly string[]) =>
    keys.length === 0
      ? []
      : (await db[table].where('hashes').anyOf(keys).toArray()).filter((row, at, all) => all.findIndex(({ id }) => id === row.id) === at)
  const orders = await by('orders', hers)
  const numbers = unique<string>([...hers, ...orders.flatMap((row) => row.hashes)])
  const [parcels, disputes] = await Promise.all([by('parcels', numbers), by('disputes', numbers)])
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return {
    customerIds,
    conversationIds: unique<ConversationId>([...roots, ...homes]),
    messageIds,
    orders: ids(orders),
    parcels: ids(parcels),
    disputes: ids(disputes),
    hashes: hers,
  }
}

/** The attachments of these messages, by name. Unseals each once and keeps none. */
export const filesOfMessages = async (cache: Cache, messageIds: readonly string[]): Promise<FileName[]> => {
  const files: FileName[] = []
  for (let from = 0; from < messageIds.length; from += slice) {
    const rows = (await cache.db.messages.bulkGet(messageIds.slice(from, from + slice))).filter((row) => row !== undefined)
    for (const message of await cache.sealer.scanMany<Message>('messages', rows)) {
      if (!message) continue
      for (const { id, ref } of message.attachments) files.push({ backendId: message.backendId, attachmentId: id, ref })
    }
  }
  return files
}

/** With what can be counted of it here. */
export const lookAtSubject = async (
  cache: Cache,
  from: { customerIds: readonly string[]; conversationIds: readonly string[] },
): Promise<{ subject: Subject; listed: number; files: number }> => {
  const subject = await readSubject(cache, from)
  const rows = await cache.db.conversations.bulkGet(subject.conversationIds)
  const files = await filesOfMessages(cache, subject.messageIds)
  return { subject, listed: rows.filter((row) => row !== undefined).length, files: files.length }
}
