/**
 * All that cases are judged by, read for many conversations at once: the engine judges by it, the Case panel shows it, and
 * rules are tried on it.
 */
import { Dexie } from 'dexie'
import type { Shop } from '../../../shared/domain/backend/types'
import { factMessageOf } from '../../../shared/domain/case/assess'
import type { CaseFacts } from '../../../shared/domain/case/types'
import { compareMessages } from '../../../shared/domain/conversation/merge'
import type { Conversation, Customer, Message } from '../../../shared/domain/conversation/types'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import type { Dispute, Order, Parcel } from '../../../shared/domain/order/types'
import { applyPending } from '../../../shared/domain/outbox/pending'
import type { OutboxItem } from '../../../shared/domain/outbox/types'
import type { Cache } from '../openCache'
import type { AssessmentRow, BodyRow, BodySecret, ConversationRow, MessageRow, RecordRow } from '../schema'
import type { AssessmentSecret } from './assessments'

/** Messages that a case is judged by: the newest. */
const most = 60

export interface RawFacts {
  bodies: BodyRow[]
  rows: (ConversationRow | undefined)[]
  messages: MessageRow[][]
  customers: (RecordRow | undefined)[]
  orders: RecordRow[]
  parcels: RecordRow[]
  disputes: RecordRow[]
  /** Conversations of the same customers, and their bodies. */
  others: ConversationRow[]
  otherBodies: (BodyRow | undefined)[]
  assessments: (AssessmentRow | undefined)[]
}

const messagesOf = async ({ db }: Cache, id: string): Promise<MessageRow[]> => {
  const thread = () => db.messages.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey])
  const oldest = await thread()
    .limit(most + 1)
    .toArray()
  // A walk from the end asks row by row, which only long threads need.
  return oldest.length <= most ? oldest : (await thread().reverse().limit(most).toArray()).reverse()
}

const byHashes = async (cache: Cache, table: 'orders' | 'parcels' | 'disputes', hashes: readonly string[]): Promise<RecordRow[]> => {
  if (hashes.length === 0) return []
  const rows = await cache.db[table].where('hashes').anyOf(hashes).limit(2000).toArray()
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** Only Dexie in here: it may run inside a live query. Conversations that are not cached are left out. */
export const rawFacts = (cache: Cache, ids: readonly ConversationId[]): Promise<RawFacts> => {
  const { db } = cache
  return db.transaction(
    'r',
    [db.bodies, db.conversations, db.messages, db.customers, db.orders, db.parcels, db.disputes, db.assessments],
    async () => {
      const [found, rows, messages, assessments] = await Promise.all([
        db.bodies.bulkGet([...ids]),
        db.conversations.bulkGet([...ids]),
        Promise.all(ids.map((id) => messagesOf(cache, id))),
        db.assessments.bulkGet([...ids]),
      ])
      const here = found.map((body, at) => ({ body, at })).filter((one): one is { body: BodyRow; at: number } => one.body !== undefined)
      const customerIds = [...new Set(rows.flatMap((row) => row?.customerId ?? []))]
      const [customers, others] = await Promise.all([
        customerIds.length > 0 ? db.customers.bulkGet(customerIds) : [],
        customerIds.length > 0 ? db.conversations.where('customerId').anyOf(customerIds).limit(2000).toArray() : [],
      ])
      const asked = new Set<string>(ids)
      const missing = others.filter(({ id }) => !asked.has(id)).map(({ id }) => id)
      const direct = [...new Set(customers.flatMap((row) => row?.hashes ?? []))]
      const [orders, otherBodies] = await Promise.all([
        byHashes(cache, 'orders', direct),
        missing.length > 0 ? db.bodies.bulkGet(missing) : [],
      ])
      const hashes = [...new Set([...direct, ...orders.flatMap((order) => order.hashes)])]
      const [parcels, disputes] = await Promise.all([byHashes(cache, 'parcels', hashes), byHashes(cache, 'disputes', hashes)])
      return {
        bodies: here.map(({ body }) => body),
        rows: here.map(({ at }) => rows[at]),
        messages: here.map(({ at }) => messages[at] ?? []),
        assessments: here.map(({ at }) => assessments[at]),
        customers,
        orders,
        parcels,
        disputes,
        others,
        otherBodies,
      }
    },
  )
}

interface Around {
  /** The outbox's items of a conversation, in commit order. */
  itemsOf(id: ConversationId): readonly OutboxItem[]
  notThanks(id: ConversationId): ReadonlySet<MessageId>
  /** What a person said of its language; windows leave it to the row, in which the engine has it. */
  languageOf?(id: ConversationId): string | undefined
  shopOf(id: string): Shop | null
  /** Epoch ms (UTC). */
  now: number
}

const share = (row: RecordRow, hashes: ReadonlySet<string>): boolean => row.hashes.some((hash) => hashes.has(hash))

/** Facts by conversation; one whose own row cannot be opened, or whose shop is gone, is left out. */
export const openFacts = async (cache: Cache, raw: RawFacts, around: Around): Promise<Map<ConversationId, CaseFacts>> => {
  const { sealer } = cache
  const all = [...raw.bodies, ...raw.otherBodies.filter((body) => body !== undefined)]
  const people = raw.customers.filter((row) => row !== undefined)
  const known = raw.assessments.filter((row) => row !== undefined)
  const [secrets, messages, customers, orders, parcels, disputes, digests] = await Promise.all([
    sealer.openMany<BodySecret>('bodies', all),
    Promise.all(raw.messages.map((rows) => sealer.openMany<Omit<Message, 'html'>>('messages', rows))),
    sealer.openMany<Customer>('customers', people),
    sealer.openMany<Order>('orders', raw.orders),
    sealer.openMany<Parcel>('parcels', raw.parcels),
    sealer.openMany<Dispute>('disputes', raw.disputes),
    sealer.openMany<AssessmentSecret>('assessments', known),
  ])
  const conversationOf = new Map(all.map((body, at) => [body.id, secrets[at]?.conversation ?? null]))
  const customerOf = new Map(people.map((row, at) => [row.id, { value: customers[at] ?? null, hashes: row.hashes }]))
  const digestOf = new Map(known.map((row, at) => [row.id, digests[at] ?? null]))
  const startsOf = new Map<string, { id: string; at: number }[]>()
  for (const { id, customerId, lastActivityAt } of raw.others)
    if (customerId !== null) {
      const at = conversationOf.get(id)?.createdAt ?? lastActivityAt
      startsOf.set(customerId, [...(startsOf.get(customerId) ?? []), { id, at }])
    }
  const opened = <T>(rows: readonly RecordRow[], values: readonly (T | null)[], hashes: ReadonlySet<string>) =>
    rows.flatMap((row, at) => (values[at] && share(row, hashes) ? { row, value: values[at] as T } : []))

  const facts = new Map<ConversationId, CaseFacts>()
  raw.bodies.forEach((body, at) => {
    const id = body.id as ConversationId
    const remote = conversationOf.get(id)
    const shop = remote ? around.shopOf(remote.shopId) : null
    if (!remote || !shop || remote.mergedIntoId !== null) return
    const items = around.itemsOf(id)
    const laid: Conversation = items.length > 0 ? applyPending(remote, items, around.now) : remote
    const secret = secrets[at]
    const language = around.languageOf
      ? (around.languageOf(id) ?? laid.language ?? (body.detected || null))
      : raw.rows[at]?.language || laid.language
    const rows = raw.messages[at] ?? []
    const texts = (messages[at] ?? []).flatMap((message, place) =>
      message ? [{ ...message, language: message.language ?? (rows[place]?.language || null) }] : [],
    )
    const hers = laid.customerId ? customerOf.get(laid.customerId) : undefined
    const direct = new Set(hers?.hashes ?? [])
    const herOrders = opened(raw.orders, orders, direct)
    const reach = new Set([...direct, ...herOrders.flatMap(({ row }) => row.hashes)])
    const notThanks = around.notThanks(id)
    facts.set(id, {
      conversation: { ...laid, language, lastIncomingAt: laid.lastIncomingAt ?? secret?.newestIncomingAt ?? null },
      language,
      customer: hers?.value ?? null,
      messages: texts.sort((a, b) => compareMessages(a as Message, b as Message)).map(factMessageOf),
      orders: herOrders.map(({ value }) => value).sort((a, b) => b.createdAt - a.createdAt),
      parcels: opened(raw.parcels, parcels, reach)
        .map(({ value }) => value)
        .sort((a, b) => b.updatedAt - a.updatedAt),
      disputes: opened(raw.disputes, disputes, reach)
        .map(({ value }) => value)
        .sort((a, b) => b.createdAt - a.createdAt),
      contactsAt: (laid.customerId ? (startsOf.get(laid.customerId) ?? []) : []).filter((one) => one.id !== id).map((one) => one.at),
      shop,
      notThanks,
      statuses: digestOf.get(id)?.statuses ?? [],
    })
  })
  return facts
}
