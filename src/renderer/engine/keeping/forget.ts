/** Taking rows of the cache away for good, in small transactions that leave the rest usable. All run in the writer's turn. */
import { Dexie } from 'dexie'
import type { MessageRow } from '../../data/schema'
import type { WriteContext } from '../write/context'
import { writeList } from '../write/list'

const atOnce = 20

/** Takes ids out of the search index at once. */
export type Unindex = (ids: {
  conversationIds: readonly string[]
  messageIds: readonly string[]
  recordIds: readonly string[]
}) => Promise<void>

const messagesOf = async ({ cache: { db } }: WriteContext, ids: readonly string[]): Promise<MessageRow[]> => {
  const rows: MessageRow[] = []
  for (const id of ids)
    rows.push(...(await db.messages.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()))
  return rows
}

/** Conversations with all their messages and those merged into them. Answers how many messages went. */
export const forgetConversations = async (context: WriteContext, ids: readonly string[], unindex: Unindex): Promise<number> => {
  const { db } = context.cache
  let count = 0
  for (let from = 0; from < ids.length; from += atOnce) {
    const part = ids.slice(from, from + atOnce)
    const messages = await messagesOf(context, part)
    const messageIds = messages.map(({ id }) => id)
    const bodies = [...new Set([...part, ...messages.map(({ home }) => home)])]
    await unindex({ conversationIds: bodies, messageIds, recordIds: [] })
    await db.transaction(
      'rw',
      [db.conversations, db.counts, db.bodies, db.messages, db.messageHtml, db.translations, db.assessments],
      async () => {
        const rows = await db.conversations.bulkGet(bodies)
        await Promise.all([
          writeList(
            db,
            rows.map((before) => ({ before, after: null })),
          ),
          db.bodies.bulkDelete(bodies),
          db.assessments.bulkDelete(bodies),
          db.messages.bulkDelete(messageIds),
          db.messageHtml.bulkDelete(messageIds),
          db.translations.bulkDelete(messageIds),
        ])
      },
    )
    count += messageIds.length
  }
  return count
}

/** Messages alone: the conversations stay in their lists, and are fetched again when opened. Nothing but deletes, so a full disk lets it pass. */
export const evictMessages = async (context: WriteContext, ids: readonly string[]): Promise<number> => {
  const { db } = context.cache
  let count = 0
  for (let from = 0; from < ids.length; from += atOnce) {
    const messageIds = (await messagesOf(context, ids.slice(from, from + atOnce))).map(({ id }) => id)
    if (messageIds.length === 0) continue
    await db.transaction('rw', [db.messages, db.messageHtml, db.translations], () =>
      Promise.all([db.messages.bulkDelete(messageIds), db.messageHtml.bulkDelete(messageIds), db.translations.bulkDelete(messageIds)]),
    )
    count += messageIds.length
  }
  return count
}

/** Customers, orders, parcels, disputes. */
export const forgetRecords = async (
  { cache: { db } }: WriteContext,
  table: 'customers' | 'orders' | 'parcels' | 'disputes',
  ids: readonly string[],
  unindex: Unindex,
): Promise<void> => {
  if (ids.length === 0) return
  await unindex({ conversationIds: [], messageIds: [], recordIds: ids })
  await db[table].bulkDelete([...ids])
}
