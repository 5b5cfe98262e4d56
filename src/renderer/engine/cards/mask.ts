/** Rows as they may be kept: card numbers in what was written are hidden before anything is sealed or indexed. */
import { maskConversation, maskMessage } from '../../../shared/domain/guard/incoming'
import type { Rows } from '../../../shared/domain/sync/types'

const done = new WeakMap<Rows, Rows>()

const each = <T>(list: T[], change: (value: T) => T): T[] => {
  let changed = false
  const next = list.map((value) => {
    const other = change(value)
    changed ||= other !== value
    return other
  })
  return changed ? next : list
}

/** The same object for the same rows, and the rows themselves where there is nothing to hide: what is worked out of them ahead is found again. */
export const maskedRows = (rows: Rows): Rows => {
  const known = done.get(rows)
  if (known) return known
  const messages = each(rows.messages, maskMessage)
  const conversations = each(rows.conversations, maskConversation)
  const masked = messages === rows.messages && conversations === rows.conversations ? rows : { ...rows, messages, conversations }
  done.set(rows, masked)
  return masked
}
