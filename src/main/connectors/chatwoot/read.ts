/** Reading conversations with their messages, one after another: a bad or vanished one never stops the rest. */
import type { Message } from '../../../shared/domain/conversation/types'
import { localId } from '../../../shared/domain/ids'
import { type BadItem, emptyRows, type Rows } from '../../../shared/domain/sync/types'
import { CallError } from '../common/call'
import { badItem, numberedId } from '../common/items'
import { type Client, isGone, shaped } from './client'
import { type ConversationContext, mapConversation } from './map'
import { mapMessage } from './mapMessage'
import { type WireConversation, WireConversation as WireConversationSchema, WireMessage, WireMessages } from './wire'

export interface Batch {
  rows: Rows
  bad: BadItem[]
}
export const emptyBatch = (): Batch => ({ rows: emptyRows(), bad: [] })

/** A page of `GET …/messages` is never read further back than this many pages (20 each) in one go. */
const PAGES_MOST = 50

export interface MessagePage {
  wires: WireMessage[]
  /** Smallest id among all items, also unreadable ones; null when the page was empty. */
  oldest: number | null
  count: number
  bad: BadItem[]
}

/** One page of messages, newest without `before`. Ids, not places, decide what is old. */
export const readMessages = async (
  client: Client,
  api: string,
  conversation: number,
  before: number | null,
  signal?: AbortSignal,
): Promise<MessagePage> => {
  const answer = await client.get(`${api}/conversations/${conversation}/messages`, { before }, signal)
  const { payload } = shaped(WireMessages, answer)
  const page: MessagePage = { wires: [], oldest: null, count: payload.length, bad: [] }
  for (const raw of payload) {
    const parsed = WireMessage.safeParse(raw)
    const id = parsed.success ? parsed.data.id : numberedId(raw)
    if (Number.isFinite(id) && (page.oldest === null || id < page.oldest)) page.oldest = id
    if (!parsed.success) page.bad.push(badItem('message', raw, parsed.error))
    else if (parsed.data.conversation_id != null && parsed.data.conversation_id !== conversation)
      page.bad.push({ what: 'message', remoteId: String(parsed.data.id), why: 'belongs to another conversation' })
    else page.wires.push(parsed.data)
  }
  return page
}

export interface Reader {
  client: Client
  api: string
  context: () => ConversationContext
  /** Called for each message seen that carries a key of ours or of another desk. */
  onKey: (wire: WireMessage) => void
  /** Called for each conversation seen: one that was begun by a desk carries its key. */
  onRow: (wire: WireConversation) => void
  /** How often in a row reading a conversation ended with 500. */
  failures: Map<number, number>
}

/** A conversation that breaks the server (500) is asked for this often before the rest goes on without it. */
const PATIENCE = 3

/**
 * Is this failure one conversation's own, so that it must not stop the others? A 500 may pass: only when it comes
 * again and again it is the conversation's.
 */
const ofItem = (error: unknown, conversation: number, failures: Map<number, number>): boolean => {
  if (!(error instanceof CallError)) return false
  if (error.status !== 500) return ['badAnswer', 'tooLarge', 'forbidden', 'rejected'].includes(error.problem.code)
  const times = (failures.get(conversation) ?? 0) + 1
  failures.set(conversation, times)
  return times >= PATIENCE
}

/**
 * Newest messages of a conversation, back to `depth` (server time; null: one page) and to message `to`. Answers them
 * oldest first.
 */
export const readBack = async (
  { client, api, context, onKey }: Reader,
  conversation: number,
  depth: number | null,
  to: number | null,
  bad: BadItem[],
  signal: AbortSignal,
): Promise<Message[]> => {
  const messages: Message[] = []
  const id = localId(context().backendId, 'c', conversation)
  let before: number | null = null
  for (let page = 0; page < PAGES_MOST; page += 1) {
    const found = await readMessages(client, api, conversation, before, signal)
    bad.push(...found.bad)
    const stamped = { ...context(), stamp: client.stamp() }
    let oldestAt = Number.POSITIVE_INFINITY
    for (const wire of found.wires) {
      const { message, cutShort } = mapMessage(wire, id, stamped)
      if (cutShort) bad.push({ what: 'message', remoteId: message.remoteId, why: cutShort })
      onKey(wire)
      messages.push(message)
      oldestAt = Math.min(oldestAt, message.at)
    }
    const more: boolean = (depth !== null && oldestAt >= depth) || (to !== null && found.oldest !== null && found.oldest > to)
    // A page whose ids do not go down would be asked for ever.
    if (!more || found.oldest === null || (before !== null && found.oldest >= before)) break
    if (page === PAGES_MOST - 1) bad.push({ what: 'conversation', remoteId: String(conversation), why: 'more messages than read at once' })
    before = found.oldest
  }
  const unique = new Map(messages.map((message) => [message.id, message]))
  return [...unique.values()].sort((a, b) => Number(a.remoteId) - Number(b.remoteId))
}

class LineFailure {
  constructor(readonly error: unknown) {}
}

/**
 * Puts one conversation with its messages into the batch; `atHand` null reads it first. Gone (404) is a fact to
 * report; what is wrong with this one only becomes a BadItem; a failing line is thrown.
 */
export const readConversation = async (
  reader: Reader,
  conversation: number,
  atHand: { wire: WireConversation; stamp: number } | null,
  want: { depth: number | null; to: number | null } | null,
  batch: Batch,
  signal: AbortSignal,
): Promise<void> => {
  const { client, api, context, failures } = reader
  try {
    const row = atHand?.wire ?? shaped(WireConversationSchema, await client.get(`${api}/conversations/${conversation}`, {}, signal))
    const stamp = atHand?.stamp ?? client.stamp()
    reader.onRow(row)
    let messages: Message[] = []
    try {
      if (want) messages = await readBack(reader, conversation, want.depth, want.to, batch.bad, signal)
    } catch (error) {
      // Decided here; what is thrown on from here is the line's.
      if (isGone(error)) throw error
      if (!ofItem(error, conversation, failures)) throw new LineFailure(error)
      batch.bad.push({ what: 'conversation', remoteId: String(conversation), why: `messages: ${(error as CallError).problem.code}` })
    }
    const mapped = mapConversation(row, messages, { ...context(), stamp })
    batch.rows.conversations.push(mapped.conversation)
    batch.rows.messages.push(...messages)
    if (mapped.customer) batch.rows.customers.push(mapped.customer)
    if (messages.length > 0) failures.delete(conversation)
  } catch (error) {
    if (error instanceof LineFailure) throw error.error
    if (isGone(error)) batch.rows.gone.conversations.push(localId(context().backendId, 'c', conversation))
    else if (ofItem(error, conversation, failures))
      batch.bad.push({ what: 'conversation', remoteId: String(conversation), why: (error as CallError).problem.code })
    else throw error
  }
}

/** Runs `work` over items, at most `width` at once, in any order; the first failure stops what has not begun. */
export const spread = async <T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> => {
  let next = 0
  let failure: { error: unknown } | null = null
  const lane = async () => {
    while (next < items.length && !failure) {
      const item = items[next++] as T
      try {
        await work(item)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  if (failure) throw (failure as { error: unknown }).error
}
