/** One look of retention: what is past its time goes, slice by slice, with rests between in which the engine is free. */
import { Dexie } from 'dexie'
import type { Customer } from '../../../shared/domain/conversation/types'
import { conversationFate, customerFate, cutoff, recordFate } from '../../../shared/domain/keeping/retention'
import { type KeepingCounts, type KeepingRule, noCounts } from '../../../shared/domain/keeping/types'
import type { Dispute, Order, Parcel } from '../../../shared/domain/order/types'
import type { RecordRow } from '../../data/schema'
import { untouchedRange } from '../../data/viewKeys'
import type { Writer } from '../write/writer'
import { forgetConversations, forgetRecords, type Unindex } from './forget'

export interface Keeping {
  backendId: string
  shopId: string
  rule: KeepingRule
}
interface Look {
  writer: Writer
  keeping: readonly Keeping[]
  unindex: Unindex
  /** Between slices; rejects when the engine stops. */
  rest(): Promise<void>
}

const slice = 100
const latest = (...times: (number | null)[]): number => times.reduce<number>((most, at) => Math.max(most, at ?? 0), 0)
const epoch = 1_000_000_000_000
/** What orders versions is an instant in most backends, and a count in some. */
const instantOf = (updatedAt: number, now: number): number => (updatedAt >= epoch && updatedAt <= now + 86_400_000 ? updatedAt : 0)

const touched = {
  orders: (row: Order) => latest(row.createdAt, row.paidAt, row.shippedAt),
  parcels: (row: Parcel) => latest(row.expectedAt, row.deliveredAt, ...row.scans.map(({ at }) => at)),
  disputes: (row: Dispute) => latest(row.createdAt, row.dueAt, ...row.messages.map(({ at }) => at)),
}

const conversations = async ({ writer, keeping, unindex, rest }: Look, counts: KeepingCounts): Promise<void> => {
  const { context } = writer
  const { cache, clock, guard } = context
  const shops = new Map(keeping.map(({ shopId, rule }) => [shopId, rule]))
  for (const [shopId, rule] of shops) {
    const before = cutoff(rule.conversations, clock.now())
    if (before === null) continue
    for (const kind of ['resolved', 'spam'] as const) {
      const [from, to] = untouchedRange({ kind, shopId: shopId as never }, before)
      let kept = 0
      for (;;) {
        const looked = await writer.alone(async () => {
          const rows = await cache.db.conversations.where('keys').between(from, to, true, false).offset(kept).limit(slice).toArray()
          const goes = rows.filter(
            (row) => conversationFate(row, rule.conversations, clock.now(), guard.holdsConversation(row.id, row.customerId)) === 'goes',
          )
          counts.messages += await forgetConversations(
            context,
            goes.map(({ id }) => id),
            unindex,
          )
          counts.conversations += goes.length
          kept += rows.length - goes.length
          return rows.length
        })
        if (looked < slice) break
        await rest()
      }
    }
  }
}

type Table = 'customers' | 'orders' | 'parcels' | 'disputes'

/** Walks a backend's rows of one table; those that `goes` names are forgotten. */
const walk = async (
  { writer, unindex, rest }: Look,
  table: Table,
  backendId: string,
  goes: (rows: readonly RecordRow[]) => Promise<string[]>,
): Promise<number> => {
  const { context } = writer
  let after = `${backendId}~`
  let count = 0
  for (;;) {
    const last = await writer.alone(async () => {
      const rows = await context.cache.db[table].where('id').between(after, `${backendId}~\uffff`, false, true).limit(slice).toArray()
      const ids = await goes(rows)
      await forgetRecords(context, table, ids, unindex)
      count += ids.length
      return rows.length < slice ? null : (rows.at(-1)?.id ?? null)
    })
    if (last === null) return count
    after = last
    await rest()
  }
}

const records = async (look: Look, { backendId, rule }: Keeping, counts: KeepingCounts): Promise<void> => {
  const { cache, clock, guard } = look.writer.context
  const now = clock.now()
  const before = cutoff(rule.records, now)
  if (before === null) return
  for (const table of ['orders', 'parcels', 'disputes'] as const) {
    counts.records += await walk(look, table, backendId, async (rows) => {
      // A row the backend changed lately is young whatever it says, and need not be opened.
      const old = rows.filter((row) => instantOf(row.updatedAt, now) < before && !guard.holds(row.id))
      const opened = await cache.sealer.scanMany<{ state: string }>(table, old)
      return old.flatMap((row, at) => {
        const value = opened[at]
        if (!value) return []
        const facts = { kind: table, state: value.state, touchedAt: touched[table](value as never) || instantOf(row.updatedAt, now) || now }
        return recordFate(facts, rule.records, now, false) === 'goes' ? [row.id] : []
      })
    })
  }
}

const customers = async (look: Look, { backendId, rule }: Keeping, counts: KeepingCounts): Promise<void> => {
  const { cache, clock, guard } = look.writer.context
  const { db, sealer } = cache
  const now = clock.now()
  const before = cutoff(rule.customers, now)
  if (before === null) return
  counts.customers += await walk(look, 'customers', backendId, async (rows) => {
    const gone: string[] = []
    for (const row of rows) {
      if (instantOf(row.updatedAt, now) >= before || guard.holds(row.id)) continue
      // Keys and no count: Dexie counts all, whatever the limit.
      const talks = (await db.conversations.where('customerId').equals(row.id).limit(1).primaryKeys()).length
      const own =
        talks > 0 || row.hashes.length === 0 ? 0 : (await db.orders.where('hashes').anyOf(row.hashes).limit(1).primaryKeys()).length
      const [value] = await sealer.scanMany<Customer>('customers', [row])
      const touchedAt = Math.max(instantOf(row.updatedAt, now), value?.createdAt ?? 0)
      if (customerFate({ touchedAt, conversations: talks, records: own }, rule.customers, now, false) === 'goes') gone.push(row.id)
    }
    return gone
  })
}

/** Ids of the messages in the conversations that are held, for their files. */
export const messagesOfHeld = async ({ context: { cache } }: Writer, ids: Iterable<string>): Promise<string[]> => {
  const found: string[] = []
  for (const id of ids)
    found.push(...(await cache.db.messages.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).primaryKeys()))
  return found
}

export const lookOnce = async (look: Look): Promise<KeepingCounts> => {
  const counts = { ...noCounts }
  await conversations(look, counts)
  for (const keeping of look.keeping) {
    await records(look, keeping, counts)
    await customers(look, keeping, counts)
  }
  return counts
}
