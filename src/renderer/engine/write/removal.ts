/** Taking rows away: all of one backend, or what a resync did not see again. */
import { type KeepingCounts, noCounts } from '../../../shared/domain/keeping/types'
import type { ConversationRow, MessageRow, SearchTodoRow } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { conversationsOf, todoRow } from '../search/todo'
import type { WriteContext } from './context'
import { writeList } from './list'

const ranged = [
  'conversations',
  'counts',
  'bodies',
  'messages',
  'messageHtml',
  'customers',
  'orders',
  'parcels',
  'disputes',
  'sets',
  'searchSegments',
  'searchBlocks',
  'searchTodo',
  'assessments',
  'caseTodo',
  'translations',
] as const

/** Every row of the backend in one transaction. Needs no key: that is destroyed already. Answers how many went. */
export const forgetBackend = async (context: WriteContext, backendId: string): Promise<KeepingCounts> => {
  const { db } = context.cache
  const others = await othersThatLearn(context, backendId)
  const [conversations, messages, customers, ...records] = await Promise.all(
    (['conversations', 'messages', 'customers', 'orders', 'parcels', 'disputes'] as const).map((name) =>
      db[name].where('id').startsWith(`${backendId}~`).count(),
    ),
  )
  await db.transaction('rw', [...ranged.map((name) => db[name]), db.cursors, db.caseMarks, db.drafts, db.outbox], () =>
    Promise.all([
      db.searchTodo.bulkPut(others),
      ...ranged.map((name) => db[name].where('id').startsWith(`${backendId}~`).delete()),
      db.cursors.delete(backendId),
      db.caseMarks.delete(backendId),
      db.drafts.where('backendId').equals(backendId).delete(),
      db.outbox.where('backendId').equals(backendId).delete(),
    ]),
  )
  return {
    ...noCounts,
    conversations: conversations ?? 0,
    messages: messages ?? 0,
    customers: customers ?? 0,
    records: records.reduce((sum, count) => sum + count, 0),
  }
}

/** Its order and tracking numbers stand in the index of other backends' conversations too: those are learned again without them. */
const othersThatLearn = async (context: WriteContext, backendId: string): Promise<SearchTodoRow[]> => {
  const { db } = context.cache
  const hashes = new Set<string>()
  for (const table of ['orders', 'parcels'] as const) {
    await db[table]
      .where('id')
      .startsWith(`${backendId}~`)
      .each((row) => {
        for (const hash of row.hashes) hashes.add(hash)
      })
  }
  if (hashes.size === 0) return []
  const others = (await db.cursors.toCollection().primaryKeys()).filter((id) => id !== backendId)
  const touched = (await conversationsOf(db, [...hashes])).filter((id) => backendPart(id) !== backendId)
  return others.flatMap(
    (other) =>
      todoRow(
        other,
        context.revision(),
        touched.filter((id) => backendPart(id) === other),
      ) ?? [],
  )
}

/** Backends that have rows here, by their cursors and list rows. */
export const cachedBackends = async ({ cache: { db } }: WriteContext): Promise<string[]> => {
  const found = new Set<string>(await db.cursors.toCollection().primaryKeys())
  // Steps over one backend's whole range at a time.
  for (const name of ranged) {
    let after = ''
    for (;;) {
      const next = await db[name].where('id').above(after).first()
      if (!next) break
      const backendId = next.id.slice(0, next.id.indexOf('~'))
      found.add(backendId)
      after = `${backendId}~\uffff`
    }
  }
  return [...found]
}

const atOnce = 500

const learnAgain = async (context: WriteContext, backendId: string, ids: Iterable<string>): Promise<void> => {
  const { db } = context.cache
  const row = todoRow(backendId, context.revision(), ids)
  if (row) await Promise.all([db.searchTodo.put(row), db.caseTodo.put(row)])
}

/**
 * Drops what a finished resync has not seen, in small transactions that leave the rest usable.
 * @returns conversations that lost messages and stay
 */
export const sweepBackend = async (context: WriteContext, backendId: string, generation: number): Promise<string[]> => {
  const { guard } = context
  const { db } = context.cache
  const poorer = new Set<string>()
  const sweep = async (
    name: 'bodies' | 'messages' | 'customers' | 'orders' | 'parcels' | 'disputes',
    remove: (ids: string[]) => Promise<unknown>,
  ) => {
    let after = `${backendId}~`
    for (;;) {
      const rows = await db[name].where('id').between(after, `${backendId}~\uffff`, false, true).limit(atOnce).toArray()
      const old = rows.filter(
        (row) => row.generation < generation && !guard.holds(name === 'messages' ? (row as MessageRow).conversationId : row.id),
      )
      if (name === 'messages') for (const row of old as MessageRow[]) poorer.add(row.conversationId)
      if (old.length > 0) await remove(old.map((row) => row.id))
      const last = rows.at(-1)
      if (rows.length < atOnce || !last) return
      after = last.id
    }
  }
  await sweep('bodies', (ids) =>
    db.transaction('rw', [db.bodies, db.conversations, db.counts, db.searchTodo, db.caseTodo, db.assessments], async () => {
      await learnAgain(context, backendId, ids)
      const rows = await db.conversations.bulkGet(ids)
      await Promise.all([db.bodies.bulkDelete(ids), db.assessments.bulkDelete(ids)])
      await writeList(
        db,
        rows.map((before) => ({ before, after: null })),
      )
    }),
  )
  await sweep('messages', (ids) =>
    db.transaction('rw', [db.messages, db.messageHtml, db.translations], () =>
      Promise.all([db.messages.bulkDelete(ids), db.messageHtml.bulkDelete(ids), db.translations.bulkDelete(ids)]),
    ),
  )
  for (const name of ['customers', 'orders', 'parcels', 'disputes'] as const) await sweep(name, (ids) => db[name].bulkDelete(ids))
  await learnAgain(context, backendId, poorer)
  const rest = (await db.conversations.bulkGet([...poorer])).filter((row): row is ConversationRow => row !== undefined)
  return rest.map((row) => row.id)
}
