/**
 * Earlier forms of a text: what was thrown away, replaced, or stood a good while ago, so that it can be had again,
 * also after a restart. Nothing is kept for what the next form still holds.
 */
import type { Draft, EarlierText } from './types'

/** So many letters taken out at once, or one after the other, are worth an earlier form. */
const LOST_LETTERS = 20
/** A short text that is mostly gone is one too, from so many letters on. */
const LOST_LEAST = 8
/** A text that goes on changing leaves an earlier form this often (ms). */
const PAUSE_MS = 5 * 60_000
/** Forms kept for one place (a conversation and kind of text), and for how long (ms). */
export const EARLIER_MOST = 20
export const EARLIER_KEPT_MS = 30 * 24 * 60 * 60_000

/** Letters of `before` that `after` no longer has: what lies between their common beginning and end. */
export const lostLetters = (before: string, after: string): number => {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return before.length - start - end
}

/** The text since the last earlier form: `fullest` is what would be kept if it were lost now. */
export interface Trace {
  fullest: Draft
  /** Epoch ms of the last earlier form, or of the beginning. */
  since: number
}

const fileIds = (draft: Draft): string[] => draft.files.map(({ fileId }) => fileId)

/**
 * Follows a text from one save to the next. `kept` is the newest earlier form of its place. Answers the new trace,
 * and the form to keep now or null. Times are epoch ms.
 */
export const follow = (
  trace: Trace | null,
  next: Draft,
  kept: EarlierText | null,
  now: number,
): { trace: Trace; keep: { draft: Draft; why: EarlierText['why'] } | null } => {
  if (!trace) return { trace: { fullest: next, since: now }, keep: null }
  const { fullest } = trace
  const lost = lostLetters(fullest.text, next.text)
  const filesLost = fileIds(fullest).some((id) => !fileIds(next).includes(id))
  const replaced = lost >= LOST_LETTERS || (lost >= LOST_LEAST && lost * 2 >= fullest.text.length) || filesLost
  const fresh = { fullest: next, since: now }
  // Taken away letter by letter: the form kept at the beginning of it holds all of this.
  const known = kept?.draft.text.includes(fullest.text) === true && !filesLost
  if (replaced) return { trace: fresh, keep: known ? null : { draft: fullest, why: 'replaced' } }
  if (now - trace.since >= PAUSE_MS && lost > 0) return { trace: fresh, keep: known ? null : { draft: fullest, why: 'pause' } }
  return { trace: next.text.length >= fullest.text.length ? { fullest: next, since: trace.since } : trace, keep: null }
}

/** Whether a text that is thrown away is worth an earlier form. */
export const worthKeeping = (draft: Draft): boolean => draft.text.trim().length >= 2 || draft.files.length > 0

export const placeOf = ({ backendId, conversationId, kind }: Pick<Draft, 'backendId' | 'conversationId' | 'kind'>): string =>
  `${backendId}|${conversationId ?? 'new'}|${kind}`
