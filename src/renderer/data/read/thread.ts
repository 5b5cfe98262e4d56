/** Reads of one conversation: its newest messages and what is on its way out. */
import { Dexie } from 'dexie'
import { compareMessages } from '../../../shared/domain/conversation/merge'
import type { Conversation, Message } from '../../../shared/domain/conversation/types'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import { makesMessage } from '../../../shared/domain/outbox/effects'
import { applyPending } from '../../../shared/domain/outbox/pending'
import type { OutboxItem } from '../../../shared/domain/outbox/types'
import type { Cache } from '../openCache'
import type { BodyRow, BodySecret, ConversationRow, HtmlRow, MessageRow, ProjectionRow, TranslationRow, TranslationSecret } from '../schema'
import type { Thread, ThreadEntry } from '../types'

export interface RawThread {
  body: BodyRow | undefined
  row: ConversationRow | undefined
  /** Newest first, one more than the window when there are older ones. */
  messages: MessageRow[]
  html: (HtmlRow | undefined)[]
  /** Of what customers wrote. */
  translations: (TranslationRow | undefined)[]
  items: ProjectionRow[]
}

/**
 * Only Dexie in here: it runs inside a live query. One transaction for all, since each costs about as much as reading.
 * Most threads are shorter than the window, and those come in one answer; a backward walk, which the longer ones need,
 * asks row by row.
 */
export const rawThread = ({ db }: Cache, id: ConversationId, limit: number): Promise<RawThread> =>
  db.transaction('r', [db.bodies, db.conversations, db.messages, db.messageHtml, db.translations, db.outbox], async () => {
    const thread = () => db.messages.where('[conversationId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey])
    const [body, row, oldest, items] = await Promise.all([
      db.bodies.get(id),
      db.conversations.get(id),
      thread()
        .limit(limit + 1)
        .toArray(),
      db.outbox.where('conversationId').equals(id).toArray(),
    ])
    const messages =
      oldest.length <= limit
        ? oldest.reverse()
        : await thread()
            .reverse()
            .limit(limit + 1)
            .toArray()
    const withHtml = messages.slice(0, limit).filter((message) => message.html === 1)
    const translatable = messages.slice(0, limit).filter(({ kind }) => kind === 'incoming' || kind === 'outgoing')
    const [html, translations] = await Promise.all([
      withHtml.length === 0 ? [] : db.messageHtml.bulkGet(withHtml.map((message) => message.id)),
      translatable.length === 0 ? [] : db.translations.bulkGet(translatable.map((message) => message.id)),
    ])
    return { body, row, messages, html, translations, items }
  })

interface Dressed {
  language: string | null
  html: string | null
  message: Message
}
/** By the unsealed row, which stays the same object until the row changes: so a message does, too. */
const dressed = new WeakMap<Message, Dressed>()
const dress = (bare: Message, row: MessageRow, html: string | null): Message => {
  const language = bare.language ?? (row.language || null)
  const held = dressed.get(bare)
  if (held?.language === language && held.html === html) return held.message
  const message = { ...bare, conversationId: row.conversationId as ConversationId, language, html }
  dressed.set(bare, { language, html, message })
  return message
}

/** Unseals message rows; those whose key is gone are left out. */
export const openMessages = async (
  cache: Cache,
  rows: readonly MessageRow[],
  html: readonly (HtmlRow | undefined)[],
): Promise<Message[]> => {
  const present = html.filter((row) => row !== undefined)
  const [messages, texts] = await Promise.all([
    cache.sealer.openMany<Message>('messages', rows),
    cache.sealer.openMany<string>('messageHtml', present),
  ])
  const htmlOf = new Map(present.map((row, at) => [row.id, texts[at] ?? null]))
  return rows.flatMap((row, at) => {
    const message = messages[at]
    return message ? [dress(message, row, htmlOf.get(row.id) ?? null)] : []
  })
}

/** A sent reply is shown as the message it became, once that message is here. */
const stillOutgoing = (item: OutboxItem, keys: ReadonlySet<string>, ids: ReadonlySet<string>): boolean => {
  if (!item.effects.some(makesMessage)) return false
  if (item.state.type !== 'sent' && item.state.type !== 'sending') return true
  if (keys.has(item.key)) return false
  return !(item.state.type === 'sent' && item.state.messageId !== null && ids.has(item.state.messageId))
}

export const openItems = async (cache: Cache, rows: readonly ProjectionRow[]): Promise<OutboxItem[]> => {
  const backendOf = new Map(rows.map((row) => [row.id, row.backendId]))
  const items = await cache.sealer.openMany<OutboxItem>('outbox', rows, (row) => backendOf.get(row.id) ?? '')
  return items.filter((item) => item !== null).sort((a, b) => a.committedAt - b.committedAt || (a.key < b.key ? -1 : 1))
}

const standingConversation = (
  body: BodySecret,
  row: ConversationRow | undefined,
  items: readonly OutboxItem[],
  now: number,
): Conversation => {
  const remote = body.conversation as Conversation
  return {
    ...applyPending(remote, items, now),
    language: row?.language ?? remote.language ?? null,
    lastMessageId: remote.lastMessageId ?? (body.newest?.id as MessageId | undefined) ?? null,
    lastIncomingAt: remote.lastIncomingAt ?? body.newestIncomingAt,
  }
}

const messageEntries = new WeakMap<Message, ThreadEntry>()
const entryOf = (message: Message, translation: TranslationSecret | null): ThreadEntry => {
  const held = messageEntries.get(message)
  if (held?.type === 'message' && held.translation === translation) return held
  const made: ThreadEntry = { type: 'message', message, translation }
  messageEntries.set(message, made)
  return made
}

const sameEntry = (a: ThreadEntry, b: ThreadEntry | undefined): boolean =>
  a === b || (a.type === 'outgoing' && b?.type === 'outgoing' && a.item === b.item)
const sameParts = <T extends object>(a: T, b: T): boolean =>
  Object.keys({ ...a, ...b }).every((key) => Object.is(a[key as keyof T], b[key as keyof T]))

/** What did not change since is the same object again, so that nothing of it is drawn anew. */
const settle = (thread: Thread, was: Thread | null): Thread => {
  if (!was) return thread
  const conversation = sameParts(thread.conversation, was.conversation) ? was.conversation : thread.conversation
  const entries =
    thread.entries.length === was.entries.length && thread.entries.every((entry, at) => sameEntry(entry, was.entries[at]))
      ? was.entries
      : thread.entries
  const same = conversation === was.conversation && entries === was.entries && thread.moreCached === was.moreCached
  return same ? was : { ...thread, conversation, entries }
}

/** `now` in epoch ms, `was` the last answer about this conversation. Null where the conversation is not cached (or was never whole). */
export const openThread = async (
  cache: Cache,
  raw: RawThread,
  limit: number,
  now: number,
  was: Thread | null = null,
): Promise<Thread | null> => {
  if (!raw.body) return null
  const kept = raw.translations.filter((row) => row !== undefined)
  const [body, messages, items, translations] = await Promise.all([
    cache.sealer.open<BodySecret>('bodies', raw.body),
    openMessages(cache, raw.messages.slice(0, limit), raw.html),
    openItems(cache, raw.items),
    cache.sealer.openMany<TranslationSecret>('translations', kept),
  ])
  const translationOf = new Map(kept.map((row, at) => [row.id, translations[at] ?? null]))
  if (!body?.conversation) return null
  const effective = standingConversation(body, raw.row, items, now)
  messages.sort(compareMessages)
  const keys = new Set(messages.flatMap((message) => message.outboxKey ?? []))
  const ids = new Set<string>(messages.map((message) => message.id))
  const entries: ThreadEntry[] = messages.map((message) => entryOf(message, translationOf.get(message.id) ?? null))
  for (const item of items) if (stillOutgoing(item, keys, ids)) entries.push({ type: 'outgoing', item })
  return settle({ conversation: effective, entries, moreCached: raw.messages.length > limit }, was)
}

/**
 * Conversations as they stand with what is on its way out laid over them, without their messages: for acts on many.
 * `now` in epoch ms. Those that are not cached are left out.
 */
export const readConversations = async (
  cache: Cache,
  ids: readonly ConversationId[],
  now: number,
): Promise<Map<ConversationId, Conversation>> => {
  const { db } = cache
  const [bodies, rows, projections] = await db.transaction('r', [db.bodies, db.conversations, db.outbox], () =>
    Promise.all([
      db.bodies.bulkGet([...ids]),
      db.conversations.bulkGet([...ids]),
      db.outbox
        .where('conversationId')
        .anyOf([...ids])
        .toArray(),
    ]),
  )
  const standing = bodies.filter((body) => body !== undefined)
  const [secrets, items] = await Promise.all([cache.sealer.openMany<BodySecret>('bodies', standing), openItems(cache, projections)])
  const secretOf = new Map(standing.map((body, at) => [body.id, secrets[at] ?? null]))
  const found = new Map<ConversationId, Conversation>()
  ids.forEach((id, at) => {
    const secret = secretOf.get(id)
    if (!secret?.conversation) return
    const own = items.filter((item) => item.conversationId === id)
    found.set(id, standingConversation(secret, rows[at], own, now))
  })
  return found
}

/** For commands and tests. */
export const readThread = async (cache: Cache, id: ConversationId, limit: number, now: number): Promise<Thread | null> =>
  openThread(cache, await rawThread(cache, id, limit), limit, now)
