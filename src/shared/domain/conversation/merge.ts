/**
 * How what arrives is merged with what is known. Pure, so that pages in any order, once or twice, end in the same state:
 * the newest version of each row wins, and everything else is worked out from the rows.
 */
import type { Conversation, Message, Preview } from './types'

/** True where `incoming` replaces a row of version `known`. Equal versions: the later read is the backend's word. */
export const replaces = (incoming: number, known: number | undefined): boolean => known === undefined || incoming >= known

const part = /(\d+)/

/** Ids in the order a person counts: `…~9` before `…~10`. */
export const compareIds = (a: string, b: string): number => {
  if (a === b) return 0
  const left = a.split(part)
  const right = b.split(part)
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const x = left[at]
    const y = right[at]
    if (x === undefined) return -1
    if (y === undefined) return 1
    if (x === y) continue
    const numeric = at % 2 === 1
    if (numeric) {
      const p = x.replace(/^0+(?=\d)/, '')
      const q = y.replace(/^0+(?=\d)/, '')
      if (p.length !== q.length) return p.length - q.length
      if (p !== q) return p < q ? -1 : 1
      continue
    }
    return x < y ? -1 : 1
  }
  return a < b ? -1 : 1
}

/** Order of messages in a thread: by time, then by id. */
export const compareMessages = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || compareIds(a.id, b.id)

/** What a message says in the list. */
const by: Record<Message['kind'], Preview['by']> = { incoming: 'customer', outgoing: 'shop', note: 'note', event: 'event' }
const previewLength = 160

export interface NewestMessage {
  id: string
  at: number
  by: Preview['by']
  text: string
}

/** The line a message makes in the list; null for events and deleted messages, which do not speak for a conversation. */
export const lineOf = (message: Message): NewestMessage | null =>
  message.deleted || message.kind === 'event'
    ? null
    : {
        id: message.id,
        at: message.at,
        by: by[message.kind],
        text: cut(message.text.trim() || (message.attachments[0]?.name ?? '')),
      }

/** Cuts at a whole character: never through a surrogate pair. */
const cut = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ')
  if (line.length <= previewLength) return line
  const end = line.charCodeAt(previewLength - 1)
  return line.slice(0, end >= 0xd800 && end <= 0xdbff ? previewLength - 1 : previewLength)
}

export const newerLine = (a: NewestMessage | null, b: NewestMessage | null): NewestMessage | null => {
  if (!a) return b
  if (!b) return a
  return compareMessages(a, b) >= 0 ? a : b
}

/** The backend's own preview, unless a newer message has come or it gave none. */
export const previewOf = (conversation: Conversation, newest: NewestMessage | null): Preview | null => {
  const { preview } = conversation
  if (!newest || (preview && preview.at >= newest.at)) return preview ? { ...preview, text: cut(preview.text) } : null
  return { text: newest.text, by: newest.by, at: newest.at }
}

/**
 * Where messages of `id` stand once mergers are followed. `into` names where a conversation went (null: nowhere).
 * A ring of mergers, which a backend should never tell, ends at its smallest id, whatever the start.
 */
export const resolveMerged = (id: string, into: (id: string) => string | null): string => {
  const seen = [id]
  let at = id
  for (;;) {
    const next = into(at)
    if (next === null || next === at) return at
    const ring = seen.indexOf(next)
    if (ring >= 0) return seen.slice(ring).sort()[0] ?? at
    seen.push(next)
    at = next
  }
}
