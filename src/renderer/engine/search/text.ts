/** What of a conversation is found: reads its rows and gives the terms. */
import { Dexie } from 'dexie'
import type { Customer, Message } from '../../../shared/domain/conversation/types'
import type { Order, Parcel } from '../../../shared/domain/order/types'
import type { Doc } from '../../../shared/domain/search/segment'
import { eachTerm, Field } from '../../../shared/domain/search/tokens'
import type { Cache } from '../../data/openCache'
import type { BodyRow, BodySecret, MessageRow, RecordRow, TranslationSecret } from '../../data/schema'

/** Messages unsealed at once; a thread of thousands must not stand in memory. */
const slice = 250
/** Conversations read beside one another: the disk answers some while others are unsealed. */
const readAtOnce = 8
/** A number of a help desk is short; ids of mail say nothing to a person. */
const shortNumber = 12

export interface IndexedDoc {
  doc: Doc
  terms: Set<string>
}

/** Records that share a hash with a customer, by hash; asked for many conversations at once. */
interface Records {
  orders: Map<string, Order[]>
  parcels: Map<string, Parcel[]>
  hashesOf: Map<Order, string[]>
}

const byHash = async <T>(
  cache: Cache,
  table: 'orders' | 'parcels',
  hashes: readonly string[],
  into: Map<string, T[]>,
): Promise<[T, RecordRow][]> => {
  if (hashes.length === 0) return []
  const wanted = new Set(hashes)
  const rows = [
    ...new Map(
      (
        await cache.db[table]
          .where('hashes')
          .anyOf([...wanted])
          .toArray()
      ).map((row) => [row.id, row]),
    ).values(),
  ]
  const values = await cache.sealer.scanMany<T>(table, rows)
  const found: [T, RecordRow][] = []
  rows.forEach((row, at) => {
    const value = values[at]
    if (!value) return
    found.push([value, row])
    for (const hash of row.hashes) if (wanted.has(hash)) into.set(hash, [...(into.get(hash) ?? []), value])
  })
  return found
}

const recordsOf = async (cache: Cache, hashes: readonly string[]): Promise<Records> => {
  const records: Records = { orders: new Map(), parcels: new Map(), hashesOf: new Map() }
  const orders = await byHash<Order>(cache, 'orders', hashes, records.orders)
  for (const [order, row] of orders) records.hashesOf.set(order, row.hashes)
  await byHash<Parcel>(cache, 'parcels', [...hashes, ...orders.flatMap(([, row]) => row.hashes)], records.parcels)
  return records
}

const link = /https?:\/\//i

const addMessage = (terms: Set<string>, message: Message): void => {
  const add = (term: string) => terms.add(term)
  const facet = (name: string) => terms.add(`${Field.facet}has:${name}`)
  if (message.deleted || message.kind === 'event') return
  eachTerm(message.text, Field.text, add)
  if (message.kind === 'note') facet('note')
  if (link.test(message.text)) facet('link')
  for (const { name, kind } of message.attachments) {
    eachTerm(name, Field.text, add)
    facet('attachment')
    if (kind === 'image' || kind === 'audio') facet(kind)
  }
  if (message.mail) {
    eachTerm(message.mail.subject, Field.subject, add)
    if (message.kind === 'incoming') for (const { name, address } of message.mail.from) eachTerm(`${name} ${address}`, Field.name, add)
  }
}

/** What they say in the languages they were translated into: found by either. */
const addTranslations = async ({ db, sealer }: Cache, rows: readonly MessageRow[], terms: Set<string>): Promise<void> => {
  const incoming = rows.filter((row) => row.kind === 'incoming' && row.deleted === 0).map((row) => row.id)
  if (incoming.length === 0) return
  const kept = (await db.translations.bulkGet(incoming)).filter((row) => row !== undefined)
  for (const secret of await sealer.scanMany<TranslationSecret>('translations', kept))
    for (const { text } of secret?.made ?? []) eachTerm(text, Field.text, (term) => terms.add(term))
}

const addMessages = async (cache: Cache, id: string, terms: Set<string>): Promise<void> => {
  const { db, sealer } = cache
  let rows = await db.messages.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).limit(slice).toArray()
  for (let offset = rows.length; rows.length > 0; offset += rows.length) {
    for (const message of await sealer.scanMany<Message>('messages', rows)) if (message) addMessage(terms, message)
    await addTranslations(cache, rows, terms)
    if (rows.length < slice) return
    rows = await db.messages
      .where('[conversationId+at]')
      .between([id, Dexie.minKey], [id, Dexie.maxKey])
      .offset(offset)
      .limit(slice)
      .toArray()
  }
}

const addRecords = (terms: Set<string>, hashes: readonly string[], { orders, parcels, hashesOf }: Records): void => {
  const add = (term: string) => terms.add(term)
  const own = new Set(hashes.flatMap((hash) => orders.get(hash) ?? []))
  const all = [...hashes, ...[...own].flatMap((order) => hashesOf.get(order) ?? [])]
  for (const order of own) eachTerm([order.number, ...order.trackingNumbers].join('\n'), Field.number, add)
  const sent = new Set(all.flatMap((hash) => parcels.get(hash) ?? []))
  for (const parcel of sent) eachTerm(`${parcel.trackingNumber}\n${parcel.orderNumber ?? ''}`, Field.number, add)
  if (own.size > 0) terms.add(`${Field.facet}has:order`)
  if (sent.size > 0) terms.add(`${Field.facet}has:parcel`)
}

/** Those of `ids` that stand in the list, with their terms; others (gone, merged away, not come yet) give nothing. */
export const documentsOf = async (cache: Cache, ids: readonly string[]): Promise<IndexedDoc[]> => {
  const { db, sealer } = cache
  const bodies = (await db.bodies.bulkGet([...ids])).filter((row): row is BodyRow => row !== undefined && row.mergedIntoId === null)
  const secrets = await sealer.scanMany<BodySecret>('bodies', bodies)
  const customerIds = secrets.map((secret) => secret?.conversation?.customerId ?? '')
  const customerRows = await db.customers.bulkGet(customerIds)
  const customers = await Promise.all(customerRows.map((row) => (row ? sealer.open<Customer>('customers', row) : null)))
  const records = await recordsOf(
    cache,
    customerRows.flatMap((row) => row?.hashes ?? []),
  )
  const documentOf = async (body: BodyRow, at: number): Promise<IndexedDoc | null> => {
    const conversation = secrets[at]?.conversation
    if (!conversation) return null
    const terms = new Set<string>()
    const add = (term: string) => terms.add(term)
    const customer = customers[at]
    eachTerm([conversation.customerName, customer?.name, customer?.email, customer?.phone].filter(Boolean).join('\n'), Field.name, add)
    eachTerm(conversation.subject ?? '', Field.subject, add)
    for (const label of conversation.labels) eachTerm(label, Field.label, add)
    if (conversation.remoteId.length <= shortNumber) eachTerm(conversation.remoteId, Field.number, add)
    addRecords(terms, customerRows[at]?.hashes ?? [], records)
    await addMessages(cache, body.id, terms)
    return { doc: { id: body.id, at: Math.max(conversation.lastActivityAt, secrets[at]?.newest?.at ?? 0) }, terms }
  }
  const documents: IndexedDoc[] = []
  for (let from = 0; from < bodies.length; from += readAtOnce) {
    const part = await Promise.all(bodies.slice(from, from + readAtOnce).map((body, place) => documentOf(body, from + place)))
    documents.push(...part.filter((document) => document !== null))
  }
  return documents
}
