/**
 * Finding by name, subject and text: walks the view newest first, unseals in slices and tells what it finds as it goes.
 * All words must occur somewhere in the conversation. (The index of a later issue answers the same question faster.)
 */
import { Dexie } from 'dexie'
import { fold, foldWords } from '../../../shared/domain/conversation/fold'
import type { Message } from '../../../shared/domain/conversation/types'
import type { ConversationId } from '../../../shared/domain/ids'
import type { Cache } from '../openCache'
import type { ConversationRow, ListSecret, MessageRow } from '../schema'
import type { View } from '../types'
import { viewPrefix } from '../viewKeys'

const slice = 100
const messagesAtOnce = 200

export interface SearchOptions {
  /** Stops once so many were found. */
  limit: number
  signal: AbortSignal
  /** All found so far, in order. */
  onFound(ids: ConversationId[]): void
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Views of work are ordered by what is due; a search is always newest first, so it walks a range of its own kind by activity. */
const candidates = async (cache: Cache, view: View): Promise<ConversationId[]> => {
  const ids = await cache.db.conversations.where('keys').startsWith(viewPrefix(view)).primaryKeys()
  if (view.kind === 'all' || view.kind === 'resolved' || view.kind === 'pending' || view.kind === 'spam') return ids as ConversationId[]
  // The view's members, in the order of all.
  const members = new Set(ids)
  const all = await cache.db.conversations
    .where('keys')
    .startsWith(viewPrefix({ ...view, kind: 'all' }))
    .primaryKeys()
  return all.filter((id) => members.has(id)) as ConversationId[]
}

const without = (words: readonly string[], text: string): string[] => {
  const folded = fold(text)
  return words.filter((word) => !folded.includes(word))
}

const textOf = (secret: ListSecret): string =>
  [secret.customerName, secret.subject ?? '', secret.preview?.text ?? '', ...secret.labels].join('\n')

/** The words of `missing` that no message of the conversation has either. */
const missingInMessages = async (cache: Cache, id: string, missing: string[], signal: AbortSignal): Promise<string[]> => {
  let left = missing
  let before: number | typeof Dexie.maxKey = Dexie.maxKey
  for (;;) {
    const rows: MessageRow[] = await cache.db.messages
      .where('[conversationId+at]')
      .between([id, Dexie.minKey], [id, before], true, true)
      .reverse()
      .limit(messagesAtOnce)
      .toArray()
    const messages = await cache.sealer.scanMany<Message>('messages', rows)
    for (const message of messages) {
      if (!message || message.deleted || message.kind === 'event') continue
      left = without(left, `${message.text}\n${message.attachments.map((each) => each.name).join('\n')}`)
      if (left.length === 0) return left
    }
    const oldest = rows.at(-1)
    if (rows.length < messagesAtOnce || !oldest || signal.aborted) return left
    // Equal instants are read twice rather than missed; a whole page of one instant steps past it.
    before = oldest.at === rows[0]?.at ? oldest.at - 1 : oldest.at
    await rest()
  }
}

export const searchView = async (
  cache: Cache,
  view: View,
  search: string,
  { limit, signal, onFound }: SearchOptions,
): Promise<ConversationId[]> => {
  const words = foldWords(search)
  const found: ConversationId[] = []
  if (words.length === 0) return found
  const ids = await candidates(cache, view)
  for (let from = 0; from < ids.length && found.length < limit && !signal.aborted; from += slice) {
    const rows = (await cache.db.conversations.bulkGet(ids.slice(from, from + slice))).filter(
      (row): row is ConversationRow => row !== undefined,
    )
    const secrets = await cache.sealer.scanMany<ListSecret>('conversations', rows)
    const left = rows.map((_row, at) => (secrets[at] ? without(words, textOf(secrets[at])) : null))
    const hits = await Promise.all(
      rows.map(async (row, at) => {
        const missing = left[at]
        if (!missing) return false
        return missing.length === 0 || (await missingInMessages(cache, row.id, missing, signal)).length === 0
      }),
    )
    if (signal.aborted) break
    const before = found.length
    rows.forEach((row, at) => {
      if (hits[at] && found.length < limit) found.push(row.id as ConversationId)
    })
    if (found.length > before) onFound([...found])
    await rest()
  }
  return found
}
