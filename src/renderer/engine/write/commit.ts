/**
 * One commit: plans what changes, seals it, then writes rows, list and cursor in a single transaction.
 * Only the engine writes and it does one thing at a time, so what was read for the plan still holds when it is written.
 */
import { Dexie } from 'dexie'
import { factMessageOf } from '../../../shared/domain/case/assess'
import type { FactMessage } from '../../../shared/domain/case/types'
import { replaces } from '../../../shared/domain/conversation/merge'
import type { Conversation, Customer } from '../../../shared/domain/conversation/types'
import type { BadItem, Rows, SyncState } from '../../../shared/domain/sync/types'
import { customerKeys, disputeKeys, orderKeys, parcelKeys } from '../../data/matching'
import { type CursorSecret, type Sets, setId } from '../../data/read/outbox'
import type { RecordRow, SetRow } from '../../data/schema'
import { freshId, todoRow } from '../search/todo'
import { type Ahead, hashesOf, lookAhead } from './ahead'
import { knownOf } from './assessments'
import { Bodies, sealBodies } from './bodies'
import type { WriteContext } from './context'
import { type Effective, effectiveOf, rowsOf, sealRows } from './effective'
import { type ListChange, writeList } from './list'
import { moveMessages, planMessages, sealMessages, settleNewest, tellLanguages } from './messages'
import { presentRows } from './present'

export interface Batch {
  backendId: string
  rows: Rows
  generation: number
  /** Null where the commit does not move the cursor (older messages of one conversation). */
  cursor: { cursor: string | null; state: SyncState; sweeping: boolean } | null
}

const recordTables = ['customers', 'orders', 'parcels', 'disputes'] as const
type RecordTable = (typeof recordTables)[number]
interface AnyRecord {
  id: string
  updatedAt: number
}

/** Rows that are not this backend's own are refused: one backend can never write over another's. */
export const ownRows = (backendId: string, rows: Rows): { rows: Rows; bad: BadItem[] } => {
  const bad: BadItem[] = []
  const own = <T extends string | { id: string }>(list: readonly T[], what: string): T[] =>
    list.filter((each) => {
      const id = typeof each === 'string' ? each : each.id
      if (id.startsWith(`${backendId}~`)) return true
      bad.push({ what, remoteId: null, why: 'foreignId' })
      return false
    })
  const { gone } = rows
  return {
    rows: {
      ...rows,
      conversations: own(rows.conversations, 'conversation'),
      messages: own(rows.messages, 'message').filter((message) => own([message.conversationId], 'message').length === 1),
      customers: own(rows.customers, 'customer'),
      orders: own(rows.orders, 'order'),
      parcels: own(rows.parcels, 'parcel'),
      disputes: own(rows.disputes, 'dispute'),
      gone: {
        conversations: own(gone.conversations, 'conversation'),
        messages: own(gone.messages, 'message'),
        customers: own(gone.customers, 'customer'),
        orders: own(gone.orders, 'order'),
        parcels: own(gone.parcels, 'parcel'),
        disputes: own(gone.disputes, 'dispute'),
      },
    },
    bad,
  }
}

const planConversations = (bodies: Bodies, conversations: readonly Conversation[], generation: number): string[] => {
  const turned: string[] = []
  for (const conversation of conversations) {
    const body = bodies.get(conversation.id)
    if (!body) continue
    body.generation = generation
    if (!replaces(conversation.updatedAt, body.updatedAt < 0 ? undefined : body.updatedAt)) continue
    if (JSON.stringify(body.secret.conversation) === JSON.stringify(conversation)) continue
    if (body.mergedIntoId !== conversation.mergedIntoId) turned.push(conversation.id)
    body.updatedAt = conversation.updatedAt
    body.mergedIntoId = conversation.mergedIntoId
    body.secret = { ...body.secret, conversation }
    body.changed = true
  }
  return turned
}

const sealRecords = async (
  context: WriteContext,
  table: RecordTable,
  rows: Rows,
  { backendId, generation }: Batch,
  ahead: Ahead,
  /** Takes the hashes of what is new, for the index. */
  learned: Set<string>,
): Promise<RecordRow[]> => {
  const { db, sealer } = context.cache
  const incoming = new Map<string, { value: AnyRecord; keys: string[] }>()
  const take = <T extends AnyRecord>(list: readonly T[], keys: (value: T) => string[]) => {
    for (const value of list) {
      if (replaces(value.updatedAt, incoming.get(value.id)?.value.updatedAt)) incoming.set(value.id, { value, keys: keys(value) })
    }
  }
  if (table === 'customers') take(rows.customers, customerKeys)
  if (table === 'orders') take(rows.orders, orderKeys)
  if (table === 'parcels') take(rows.parcels, parcelKeys)
  if (table === 'disputes') take(rows.disputes, disputeKeys)
  if (incoming.size === 0) return []
  const known = await presentRows(db[table], [...incoming.keys()], context.newcomers.of(backendId))
  // Their conversations are learned anyhow.
  const talking = new Set<string>(table === 'customers' ? rows.conversations.flatMap((each) => each.customerId ?? []) : [])
  const written = await Promise.all(
    [...incoming.values()].map(async ({ value, keys }, at): Promise<RecordRow | null> => {
      const old = known[at]
      const seen = old && old.generation !== generation ? { ...old, generation } : null
      if (old && !replaces(value.updatedAt, old.updatedAt)) return seen
      if (old?.updatedAt === value.updatedAt && JSON.stringify(await sealer.open(table, old)) === JSON.stringify(value)) return seen
      const done = table === 'customers' ? ahead.customers.get(value as Customer) : undefined
      const [blob, hashes] = done
        ? [done.blob, done.hashes]
        : await Promise.all([sealer.seal(table, { id: value.id, backendId, value }), hashesOf(sealer, keys)])
      for (const hash of [...hashes, ...(old?.hashes ?? [])]) if (!talking.has(value.id)) learned.add(hash)
      return { id: value.id, updatedAt: value.updatedAt, generation, hashes, blob }
    }),
  )
  return written.filter((row) => row !== null)
}

const sealSets = async ({ cache }: WriteContext, rows: Rows, backendId: string): Promise<SetRow[]> => {
  const written: SetRow[] = []
  for (const name of ['agents', 'teams', 'inboxes', 'labels'] satisfies (keyof Sets)[]) {
    const value = rows[name]
    if (value === null) continue
    const id = setId(backendId, name)
    const old = await cache.db.sets.get(id)
    if (old && JSON.stringify(await cache.sealer.open('sets', old)) === JSON.stringify(value)) continue
    written.push({ id, blob: await cache.sealer.seal('sets', { id, backendId, value }) })
  }
  return written
}

/** Messages of conversations that the backend no longer has. */
const messagesOf = async ({ cache }: WriteContext, ids: readonly string[]): Promise<string[]> => {
  const found: string[] = []
  for (const id of ids) {
    found.push(...(await cache.db.messages.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).primaryKeys()))
  }
  return found
}

export interface Turn {
  /** What was worked out before its turn. */
  done?: Ahead | null
  /** The commit before it: nothing is written until that one stands. */
  after?: Promise<unknown>
  /** Called once the transaction exists: every later read of the cache waits for it, so the next may be planned. */
  onBegun?: () => void
}

export const commitBatch = async (context: WriteContext, batch: Batch, { done, after, onBegun }: Turn = {}): Promise<void> => {
  const { cache, newcomers } = context
  const { db, sealer } = cache
  const { rows, bad } = ownRows(batch.backendId, batch.rows)
  const arrived = new Set<string>(rows.conversations.map((conversation) => conversation.id))
  const gone = rows.gone.conversations.filter((id) => !arrived.has(id))
  const goneSet = new Set<string>(gone)

  await newcomers.begin(cache, batch.backendId)
  const maybe = newcomers.of(batch.backendId)
  const bodies = new Bodies(context, maybe)
  await bodies.load([
    ...arrived,
    ...rows.messages.map((message) => message.conversationId),
    ...rows.conversations.flatMap((each) => each.mergedIntoId ?? []),
  ])
  const turned = planConversations(bodies, rows.conversations, batch.generation)
  const plan = await planMessages(context, rows.messages, rows.gone.messages, batch.generation, maybe)
  await moveMessages(context, bodies, turned, plan)
  await settleNewest(context, bodies, plan, batch.generation)
  const ahead = done ?? (await lookAhead(context, [...plan.accepted.values()]))
  tellLanguages(bodies, plan, ahead)

  const effective: Effective[] = []
  const unlisted: string[] = []
  const wakeAt = new Map<string, number | null>()
  const living = [...bodies.all()].filter((body) => !goneSet.has(body.id) && (body.old !== null || body.changed))
  const came = new Map<string, FactMessage[]>()
  for (const message of plan.accepted.values()) {
    const at = bodies.root(message.conversationId)
    const language = message.language ?? (ahead.languages.get(message)?.language || null)
    came.set(at, [...(came.get(at) ?? []), factMessageOf({ ...message, language })])
  }
  const known = await knownOf(
    context,
    living.map(({ id }) => id),
    maybe,
  )
  for (const body of living) {
    const digest = known.get(body.id)?.secret ?? null
    const row = effectiveOf(context, body, body.secret, { type: 'quick', digest, came: came.get(body.id) ?? [] })
    wakeAt.set(body.id, row?.wakeAt ?? null)
    if (row) effective.push(row)
    else unlisted.push(body.id)
  }
  const goneMessages = await messagesOf(context, gone)
  const hashes = new Set<string>()
  const [listRows, bodyRows, messages, sets, records, cursor] = await Promise.all([
    rowsOf(context, effective, maybe).then((rows) => sealRows(context, effective, rows)),
    sealBodies(context, living, wakeAt),
    sealMessages(sealer, bodies, plan, batch.generation, ahead),
    sealSets(context, rows, batch.backendId),
    Promise.all(recordTables.map((table) => sealRecords(context, table, rows, batch, ahead, hashes))),
    sealCursor(context, batch, bad),
  ])
  const keptMessages = messages.rows.filter((row) => !goneSet.has(row.conversationId))
  const keptIds = new Set(keptMessages.map((row) => row.id))
  const dropped = (await presentRows(db.conversations, [...unlisted, ...gone])).map((before): ListChange => ({ before, after: null }))

  const learn = todoRow(
    batch.backendId,
    context.revision(),
    [
      ...gone,
      ...unlisted,
      ...plan.rescan,
      ...living.flatMap((body) => (body.changed || body.mergedIntoId !== (body.old?.mergedIntoId ?? null) ? body.id : [])),
      ...[...plan.accepted.values()].map((message) => bodies.root(message.conversationId)),
    ],
    hashes,
  )

  const judge = learn && { ...learn, id: freshId(batch.backendId, context.revision()) }

  newcomers.add(batch.backendId, rows, bodies.all())
  if (batch.cursor?.state.phase === 'live') newcomers.end(batch.backendId)
  await after
  await db.transaction(
    'rw',
    [
      db.conversations,
      db.counts,
      db.bodies,
      db.messages,
      db.messageHtml,
      db.translations,
      db.customers,
      db.orders,
      db.parcels,
      db.disputes,
      db.sets,
      db.cursors,
      db.searchTodo,
      db.caseTodo,
      db.assessments,
    ],
    () => {
      onBegun?.()
      return Promise.all([
        writeList(db, [...listRows, ...dropped]),
        put(db.bodies, bodyRows),
        drop(db.bodies, gone),
        put(db.messages, keptMessages),
        drop(db.messages, [...plan.gone, ...goneMessages]),
        put(
          db.messageHtml,
          messages.html.filter((row) => keptIds.has(row.id)),
        ),
        drop(db.messageHtml, [...messages.htmlGone, ...goneMessages]),
        drop(db.translations, [...plan.retold, ...plan.gone, ...goneMessages]),
        put(db.sets, sets),
        ...recordTables.flatMap((table, at) => {
          const kept = new Set(rows[table].map((each) => each.id as string))
          return [
            put(db[table], records[at] ?? []),
            drop(
              db[table],
              (rows.gone[table] as string[]).filter((id) => !kept.has(id)),
            ),
          ]
        }),
        put(db.cursors, cursor ? [cursor] : []),
        put(db.searchTodo, learn ? [learn] : []),
        put(db.caseTodo, judge ? [judge] : []),
        drop(db.assessments, [...gone, ...unlisted]),
      ])
    },
  )
}

const put = <T>(table: { bulkPut(rows: readonly T[]): PromiseLike<unknown> }, rows: readonly T[]): PromiseLike<unknown> | null =>
  rows.length > 0 ? table.bulkPut(rows) : null
const drop = (table: { bulkDelete(ids: string[]): PromiseLike<unknown> }, ids: string[]): PromiseLike<unknown> | null =>
  ids.length > 0 ? table.bulkDelete(ids) : null

const sealCursor = async ({ cache, desk }: WriteContext, { backendId, cursor, generation }: Batch, bad: readonly BadItem[]) => {
  if (!cursor) return null
  const state: SyncState = { ...cursor.state, bad: [...bad, ...cursor.state.bad].slice(0, 50) }
  const value: CursorSecret = { cursor: cursor.cursor, state }
  const blob = await cache.sealer.seal('cursors', { id: backendId, backendId, value })
  return { id: backendId, generation, sweeping: cursor.sweeping ? (1 as const) : (0 as const), me: desk.me(backendId), blob }
}
