/**
 * Finding conversations: the index gives candidates, rows say which still stand and pass the filters, and where the index
 * cannot be sure (words together, three and more letters of a script without spaces) the texts themselves decide.
 */
import { Dexie } from 'dexie'
import type { Customer, Message } from '../../../shared/domain/conversation/types'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import { type Folded, foldText, holdsWord, type Snippet, snippetOf } from '../../../shared/domain/search/marks'
import type { Filter, Query, Word } from '../../../shared/domain/search/query'
import { isEmptyQuery, wordOf } from '../../../shared/domain/search/query'
import { withoutField } from '../../../shared/domain/search/tokens'
import type { Cache } from '../openCache'
import type { BodySecret, ConversationRow, ListSecret, TranslationSecret } from '../schema'
import { primaryLanguage } from '../viewKeys'

/** Candidates looked at before something is shown, then at a time: fewer where the texts are read for each, about as many as a list shows. */
const looks = { sure: { first: 40, next: 200 }, unsure: { first: 16, next: 64 } } as const
const messagesAtOnce = 200

export interface SearchRequest {
  query: Query
  /** Shops that the `shop:` filters mean; null without such a filter. */
  shopIds: ReadonlySet<string> | null
  /** See `SearchIndex.find`. */
  version?: string
}
export interface Found {
  ids: ConversationId[]
  /** How many there are, as far as is known. */
  total: number
  /** Words that stand nowhere, and what was taken for them. */
  instead: ReadonlyMap<string, readonly string[]>
  done: boolean
}
export interface SearchOptions {
  limit: number
  signal: AbortSignal
  onFound(found: Found): void
}

const keepsRow = (row: ConversationRow, filters: readonly Filter[], shopIds: ReadonlySet<string> | null): boolean => {
  if (shopIds && !shopIds.has(row.shopId)) return false
  const wanted = (key: Filter['key'], passes: (means: string | number) => boolean) => {
    const own = filters.filter((filter) => filter.key === key)
    return own.length === 0 || own.some(({ means }) => passes(means))
  }
  return (
    (row.status !== 'spam' || filters.some(({ key, means }) => key === 'status' && means === 'spam')) &&
    wanted('status', (means) => row.status === means) &&
    wanted('channel', (means) => row.channel === means) &&
    wanted('class', (means) => (row.class ?? '-') === means) &&
    wanted('lang', (means) => row.language !== null && primaryLanguage(row.language) === primaryLanguage(String(means))) &&
    filters.every(({ key, means }) => key !== 'before' || row.lastActivityAt < Number(means)) &&
    filters.every(({ key, means }) => key !== 'after' || row.lastActivityAt >= Number(means))
  )
}

/** The words that the parts around the messages hold. */
const headOf = async ({ db, sealer }: Cache, row: ConversationRow): Promise<Folded[]> => {
  const [body, customerRow] = await Promise.all([db.bodies.get(row.id), row.customerId ? db.customers.get(row.customerId) : undefined])
  const [secret, customer] = await Promise.all([
    body ? sealer.open<BodySecret>('bodies', body) : null,
    customerRow ? sealer.open<Customer>('customers', customerRow) : null,
  ])
  const conversation = secret?.conversation
  return [
    conversation?.customerName,
    conversation?.subject,
    customer?.name,
    customer?.email,
    customer?.phone,
    ...(conversation?.labels ?? []),
  ]
    .filter((text) => text != null)
    .map(foldText)
}

/** As it is looked through: what a customer wrote also in the languages it was translated into. */
interface Looked {
  message: Message
  translated: readonly string[]
}

const textsOf = ({ message, translated }: Looked): string[] => [
  message.text,
  ...translated,
  ...message.attachments.map(({ name }) => name),
  ...(message.mail ? [message.mail.subject, ...message.mail.from.map(({ name, address }) => `${name} ${address}`)] : []),
]

/** Calls `each` with the conversation's messages, newest first, in slices, until it answers false. */
const eachSlice = async ({ db, sealer }: Cache, id: string, each: (messages: Looked[]) => boolean): Promise<void> => {
  for (let offset = 0; ; offset += messagesAtOnce) {
    const rows = await db.messages
      .where('[conversationId+at]')
      .between([id, Dexie.minKey], [id, Dexie.maxKey])
      .reverse()
      .offset(offset)
      .limit(messagesAtOnce)
      .toArray()
    const incoming = rows.filter((row) => row.kind === 'incoming' && row.deleted === 0)
    const kept = (await db.translations.bulkGet(incoming.map((row) => row.id))).filter((row) => row !== undefined)
    const [messages, secrets] = await Promise.all([
      sealer.scanMany<Message>('messages', rows),
      sealer.scanMany<TranslationSecret>('translations', kept),
    ])
    const translatedOf = new Map(kept.map((row, at) => [row.id, (secrets[at]?.made ?? []).map(({ text }) => text)]))
    const looked = messages.flatMap((message) =>
      message === null || message.deleted || message.kind === 'event' ? [] : { message, translated: translatedOf.get(message.id) ?? [] },
    )
    if (!each(looked) || rows.length < messagesAtOnce) return
  }
}

/** Whether the conversation holds all words that the index was not sure of. */
const holdsAll = async (cache: Cache, row: ConversationRow, words: readonly Word[]): Promise<boolean> => {
  const head = await headOf(cache, row)
  let left = words.filter((word) => !head.some((text) => holdsWord(text, word)))
  if (left.length === 0) return true
  await eachSlice(cache, row.id, (messages) => {
    for (const one of messages) {
      const texts = textsOf(one).map(foldText)
      left = left.filter((word) => !texts.some((text) => holdsWord(text, word)))
    }
    return left.length > 0
  })
  return left.length === 0
}

export const searchAll = async (
  cache: Cache,
  { query, shopIds, version }: SearchRequest,
  { limit, signal, onFound }: SearchOptions,
): Promise<Found> => {
  if (isEmptyQuery(query)) return { ids: [], total: 0, instead: new Map(), done: true }
  const rowFilters = query.filters.some(({ key }) => key !== 'from' && key !== 'label' && key !== 'has')
  const answered = await cache.search.find(cache, query, version ?? null)
  const { total, instead } = answered
  const unsure = query.words.filter((word) => !word.exact && !instead.has(word.folded))
  const sure = unsure.length === 0 && !rowFilters
  const look = unsure.length === 0 ? looks.sure : looks.unsure
  const found: ConversationId[] = []
  const answer = (done: boolean): Found => ({ ids: [...found], total: sure ? Math.max(total, found.length) : found.length, instead, done })
  while (answered.left > 0 && found.length < limit && !signal.aborted) {
    const part = answered.take(answered.left === total ? look.first : look.next)
    const rows = await cache.db.conversations.bulkGet(part)
    const hold = await Promise.all(
      rows.map(async (row) => {
        if (!row || !keepsRow(row, query.filters, shopIds)) return false
        return unsure.length === 0 || holdsAll(cache, row, unsure)
      }),
    )
    if (signal.aborted) break
    rows.forEach((row, at) => {
      if (row && hold[at] && found.length < limit) found.push(row.id as ConversationId)
    })
    onFound(answer(answered.left === 0 || found.length >= limit))
  }
  return answer(true)
}

/** Where a conversation holds what was looked for. */
export interface SearchHit {
  /** The newest of the messages that hold most of the words; null where only name, subject, labels or numbers do. */
  message: { id: MessageId; at: number; by: Message['kind'] } | null
  /** Of that message; null without one: the row's newest line stands there, and goes on changing. */
  snippet: Snippet | null
  name: Snippet
  subject: Snippet | null
}

/** The words to be marked: those that were taken instead where the word itself stands nowhere. */
export const wordsToMark = (query: Query, instead: Found['instead']): Word[] =>
  query.words.flatMap((word) => {
    const terms = instead.get(word.folded)
    if (!terms) return [word]
    return terms.flatMap((term) => wordOf(withoutField(term)) ?? [])
  })

export const readHit = async (cache: Cache, id: ConversationId, words: readonly Word[]): Promise<SearchHit | null> => {
  const row = await cache.db.conversations.get(id)
  const secret = row ? await cache.sealer.open<ListSecret>('conversations', row) : null
  if (!secret) return null
  let best: { message: Message; count: number; text: string } | null = null
  // Who is looked for by name is wanted as she stands now, not where an old letter happens to name her.
  const name = foldText(secret.customerName)
  const named = words.every((word) => holdsWord(name, word))
  if (!named) {
    await eachSlice(cache, id, (messages) => {
      for (const one of messages) {
        for (const text of textsOf(one)) {
          const folded = foldText(text)
          const count = words.filter((word) => holdsWord(folded, word)).length
          if (count > (best?.count ?? 0)) best = { message: one.message, count, text }
        }
      }
      return best === null || best.count < words.length
    })
  }
  const hit = best as { message: Message; count: number; text: string } | null
  return {
    message: hit ? { id: hit.message.id, at: hit.message.at, by: hit.message.kind } : null,
    snippet: hit ? snippetOf(hit.text, words) : null,
    name: snippetOf(secret.customerName, words, 200),
    subject: secret.subject === null ? null : snippetOf(secret.subject, words),
  }
}

export interface IndexState {
  /** Conversations found by search, and those that will be. */
  done: number
  left: number
}

/** How far the index is; only Dexie in here, it runs inside a live query. */
export const indexState = async ({ db }: Cache): Promise<IndexState> => {
  const [segments, todo] = await Promise.all([db.searchSegments.toArray(), db.searchTodo.toArray()])
  const waiting = new Set(todo.flatMap((row) => row.conversations))
  let left = waiting.size
  for (const row of todo) {
    if (row.after === undefined) continue
    const backendId = row.id.slice(0, row.id.indexOf('~'))
    left += await db.bodies
      .where('id')
      .between(row.after === '' ? `${backendId}~` : row.after, `${backendId}~\uffff`, false, true)
      .count()
  }
  return { done: segments.reduce((sum, row) => sum + row.docs - row.deadCount, 0), left }
}
