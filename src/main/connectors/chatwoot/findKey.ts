/** Looks for one of our keys among a conversation's messages. */
import { readMessages } from './read'
import type { Session } from './session'
import type { WireMessage } from './wire'

/** Messages always read, whatever the clocks say; and pages at most. */
const MESSAGES_LEAST = 60
const PAGES_MOST = 40

export interface Found {
  /** Number of the message with the key, or null. */
  message: number | null
  /** The read went back far enough to prove absence. */
  complete: boolean
  /** A message of ours without a key stands there: perhaps the one, its key emptied by a retry or a delete. */
  doubtful: boolean
  /**
   * The whole conversation was read and nobody has ever sent anything there: then we have not either, whether or not
   * this server gives keys back. Never said of a part of it by its time: clocks are set.
   */
  silent: boolean
}

/** Looks for a key among the newest messages, back to `since` (server time) and at least sixty messages. */
export const findKey = async (session: Session, conversation: number, key: string, since: number, signal: AbortSignal): Promise<Found> => {
  const { client, api, echo, account } = session
  const ours = (wire: WireMessage) =>
    wire.message_type === 1 && (wire.sender?.id ?? wire.sender_id) === account.me.remoteId && wire.content_attributes.drg_key === undefined
  let before: number | null = null
  let read = 0
  let doubtful = false
  let silent = true
  for (let page = 0; page < PAGES_MOST; page += 1) {
    const found = await readMessages(client, api, conversation, before, signal)
    read += found.count
    let oldestAt = Number.POSITIVE_INFINITY
    for (const wire of found.wires) {
      echo.sawMessage(wire)
      if (wire.content_attributes.drg_key === key) return { message: wire.id, complete: true, doubtful: false, silent: false }
      const at = wire.created_at ?? 0
      if (wire.message_type !== 0 && wire.message_type !== 2) silent = false
      oldestAt = Math.min(oldestAt, at)
      if (at >= since && ours(wire)) doubtful = true
    }
    // An unreadable item may be the one we look for.
    if (found.bad.length > 0) {
      doubtful = true
      silent = false
    }
    if (found.count === 0 || found.oldest === null)
      return { message: null, complete: found.count === 0, doubtful, silent: silent && found.count === 0 }
    if (before !== null && found.oldest >= before) return { message: null, complete: false, doubtful, silent: false }
    if (oldestAt < since && read >= MESSAGES_LEAST) return { message: null, complete: true, doubtful, silent: false }
    before = found.oldest
  }
  return { message: null, complete: false, doubtful, silent: false }
}
