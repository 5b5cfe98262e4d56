/** Reads of the dispute room: all disputes, and all that the shop's backends hold of one. */
import { Dexie } from 'dexie'
import { compareMessages } from '../../../shared/domain/conversation/merge'
import type { Customer, Message } from '../../../shared/domain/conversation/types'
import type { DisputeId } from '../../../shared/domain/ids'
import { oneOfEach } from '../../../shared/domain/order/parcels'
import type { Dispute, Order, Parcel } from '../../../shared/domain/order/types'
import type { Cache } from '../openCache'
import type { ConversationRow, MessageRow, RecordRow } from '../schema'
import type { ListRow } from '../types'
import { openRows } from './list'

/** Messages of a case that are read, newest first: more than a provider takes. */
const most = 800

export interface DisputeCase {
  dispute: Dispute
  order: Order | null
  orders: Order[]
  parcels: Parcel[]
  customer: Customer | null
  /** Newest first. */
  conversations: ListRow[]
  /** Of all these conversations, oldest first; notes and events among them. */
  messages: Omit<Message, 'html'>[]
}

export const openDisputes = async (cache: Cache, rows: readonly RecordRow[]): Promise<Dispute[]> =>
  (await cache.sealer.openMany<Dispute>('disputes', rows)).filter((dispute) => dispute !== null)

export interface RawCase {
  dispute: RecordRow | undefined
  orders: RecordRow[]
  parcels: RecordRow[]
  customers: RecordRow[]
  conversations: ConversationRow[]
  messages: MessageRow[]
}

/**
 * From the dispute's buyer and order number to orders, from those to customers, parcels and conversations; all within the
 * shop (`matching.ts`). Only Dexie in here: it runs inside a live query.
 */
export const rawCase = async ({ db }: Cache, id: DisputeId): Promise<RawCase> => {
  const dispute = await db.disputes.get(id)
  const by = async (table: 'customers' | 'orders' | 'parcels', hashes: readonly string[]): Promise<RecordRow[]> => {
    if (hashes.length === 0) return []
    const rows = await db[table].where('hashes').anyOf(hashes).limit(200).toArray()
    return [...new Map(rows.map((row) => [row.id, row])).values()]
  }
  const direct = dispute?.hashes ?? []
  const orders = await by('orders', direct)
  const hashes = [...new Set([...direct, ...orders.flatMap((order) => order.hashes)])]
  const [parcels, customers] = await Promise.all([by('parcels', hashes), by('customers', hashes)])
  const conversations =
    customers.length === 0
      ? []
      : await db.conversations
          .where('customerId')
          .anyOf(customers.map((row) => row.id))
          .limit(100)
          .toArray()
  const newest = conversations.sort((a, b) => b.lastActivityAt - a.lastActivityAt).slice(0, 20)
  const messages = await Promise.all(
    newest.map((row) =>
      db.messages.where('[conversationId+at]').between([row.id, Dexie.minKey], [row.id, Dexie.maxKey]).reverse().limit(most).toArray(),
    ),
  )
  return { dispute, orders, parcels, customers, conversations: newest, messages: messages.flat() }
}

const sameNumber = (a: string | null, b: string): boolean =>
  a !== null && a.replace(/[\s#]/g, '').toLowerCase() === b.replace(/[\s#]/g, '').toLowerCase()

/** Null where the dispute is not cached, or its key is gone. */
export const openCase = async (cache: Cache, raw: RawCase): Promise<DisputeCase | null> => {
  const { sealer } = cache
  if (!raw.dispute) return null
  const [dispute, orders, parcels, customers, conversations, messages] = await Promise.all([
    sealer.open<Dispute>('disputes', raw.dispute),
    sealer.openMany<Order>('orders', raw.orders),
    sealer.openMany<Parcel>('parcels', raw.parcels),
    sealer.openMany<Customer>('customers', raw.customers),
    openRows(cache, raw.conversations),
    sealer.openMany<Omit<Message, 'html'>>('messages', raw.messages),
  ])
  if (!dispute) return null
  const ofShop = orders.filter((order) => order !== null).sort((a, b) => b.createdAt - a.createdAt)
  const order = ofShop.find((one) => sameNumber(dispute.orderNumber, one.number)) ?? (ofShop.length === 1 ? (ofShop[0] ?? null) : null)
  const ofOrder = (parcel: Parcel) =>
    order === null || sameNumber(parcel.orderNumber, order.number) || order.trackingNumbers.includes(parcel.trackingNumber)
  return {
    dispute,
    order,
    orders: ofShop,
    parcels: oneOfEach(parcels.filter((parcel) => parcel !== null).filter(ofOrder)),
    customer: customers.find((customer) => customer !== null) ?? null,
    conversations,
    messages: messages.filter((message) => message !== null).sort(compareMessages),
  }
}
