/** Reads of the customer panel: the customer, and what other backends of the shop hold of her. */
import type { Customer } from '../../../shared/domain/conversation/types'
import type { CustomerId } from '../../../shared/domain/ids'
import { oneOfEach } from '../../../shared/domain/order/parcels'
import type { Dispute, Order, Parcel } from '../../../shared/domain/order/types'
import type { Cache } from '../openCache'
import type { ConversationRow, RecordRow } from '../schema'
import type { ListRow } from '../types'
import { openRows } from './list'

/** Most records of a kind that the panel is given; newest first. */
const most = 50

export interface CustomerRecords {
  orders: Order[]
  parcels: Parcel[]
  disputes: Dispute[]
  /** All conversations of the customer in the same shop, newest first; the caller leaves out the one it shows. */
  otherConversations: ListRow[]
}
export const noRecords: CustomerRecords = { orders: [], parcels: [], disputes: [], otherConversations: [] }

export interface RawRecords {
  orders: RecordRow[]
  parcels: RecordRow[]
  disputes: RecordRow[]
  conversations: ConversationRow[]
}

export const openCustomer = async (cache: Cache, row: RecordRow | undefined): Promise<Customer | null> =>
  row ? cache.sealer.open<Customer>('customers', row) : null

export const readCustomer = async (cache: Cache, id: CustomerId): Promise<Customer | null> =>
  openCustomer(cache, await cache.db.customers.get(id))

const unique = (rows: readonly RecordRow[]): RecordRow[] => [...new Map(rows.map((row) => [row.id, row])).values()]

/**
 * Follows e-mail and phone to customers and orders, then order and tracking numbers to parcels and disputes.
 * Stays within the customer's shop (`matching.ts` sees to that): shops are different companies, and what one knows is
 * none of the other's business. Only Dexie in here: it runs inside a live query.
 */
export const rawRecords = async ({ db }: Cache, id: CustomerId): Promise<RawRecords> => {
  const direct = (await db.customers.get(id))?.hashes ?? []
  const by = (table: 'customers' | 'orders' | 'parcels' | 'disputes', hashes: readonly string[]): Promise<RecordRow[]> =>
    hashes.length === 0 ? Promise.resolve([]) : db[table].where('hashes').anyOf(hashes).limit(500).toArray()
  const [orders, people] = await Promise.all([
    by('orders', direct),
    direct.length === 0 ? [] : db.customers.where('hashes').anyOf(direct).limit(100).primaryKeys(),
  ])
  const hashes = [...new Set([...direct, ...orders.flatMap((order) => order.hashes)])]
  const [parcels, disputes, conversations] = await Promise.all([
    by('parcels', hashes),
    by('disputes', hashes),
    db.conversations
      .where('customerId')
      .anyOf([...new Set([id, ...people])])
      .limit(500)
      .toArray(),
  ])
  return {
    orders: unique(orders),
    parcels: unique(parcels),
    disputes: unique(disputes),
    conversations: conversations.sort((a, b) => b.lastActivityAt - a.lastActivityAt).slice(0, most),
  }
}

export const openRecords = async (cache: Cache, raw: RawRecords): Promise<CustomerRecords> => {
  const opened = async <T>(table: 'orders' | 'parcels' | 'disputes', newest: (value: T) => number): Promise<T[]> =>
    (await cache.sealer.openMany<T>(table, raw[table]))
      .filter((value) => value !== null)
      .sort((a, b) => newest(b) - newest(a))
      .slice(0, most)
  const [orders, parcels, disputes, otherConversations] = await Promise.all([
    opened<Order>('orders', (order) => order.createdAt),
    opened<Parcel>('parcels', (parcel) => parcel.updatedAt),
    opened<Dispute>('disputes', (dispute) => dispute.createdAt),
    openRows(cache, raw.conversations),
  ])
  return { orders, parcels: oneOfEach(parcels), disputes, otherConversations }
}

/** For commands and tests. */
export const readCustomerRecords = async (cache: Cache, id: CustomerId): Promise<CustomerRecords> =>
  openRecords(cache, await rawRecords(cache, id))
