/**
 * The same address in another shop. Records never meet across shops by themselves (`matching.ts`): this only lets the desk
 * ask the agent, who says it with the customer's consent or not at all.
 */
import type { Customer } from '../../../shared/domain/conversation/types'
import type { CustomerId, ShopId } from '../../../shared/domain/ids'
import { customerKeys } from '../matching'
import type { Cache } from '../openCache'
import type { RecordRow } from '../schema'
import { type CustomerRecords, openCustomer, openRecords, type RawRecords, rawRecords } from './customer'

/** What this customer would be found by, were she of those shops. Apart from any live query, since Web Crypto would end it. */
export const twinHashes = ({ sealer }: Cache, customer: Customer, shopIds: readonly ShopId[]): Promise<string[]> =>
  Promise.all(
    shopIds
      .filter((shopId) => shopId !== customer.shopId)
      .flatMap((shopId) => customerKeys({ ...customer, shopId }))
      .map((key) => sealer.match(key)),
  )

export const rawTwins = async ({ db }: Cache, hashes: readonly string[]): Promise<RecordRow[]> => {
  if (hashes.length === 0) return []
  const rows = await db.customers.where('hashes').anyOf(hashes).limit(20).toArray()
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
export const openTwins = async (cache: Cache, rows: readonly RecordRow[]): Promise<Customer[]> =>
  (await cache.sealer.openMany<Customer>('customers', rows)).filter((customer) => customer !== null)

export interface Linked {
  customer: Customer
  records: CustomerRecords
}
interface RawLinked {
  row: RecordRow | undefined
  records: RawRecords
}
export const rawLinked = (cache: Cache, ids: readonly CustomerId[]): Promise<RawLinked[]> =>
  Promise.all(ids.map(async (id) => ({ row: await cache.db.customers.get(id), records: await rawRecords(cache, id) })))
export const openLinked = async (cache: Cache, raw: readonly RawLinked[]): Promise<Linked[]> => {
  const opened = await Promise.all(
    raw.map(async ({ row, records }) => ({ customer: await openCustomer(cache, row), records: await openRecords(cache, records) })),
  )
  return opened.flatMap(({ customer, records }) => (customer ? [{ customer, records }] : []))
}
