/** What has come below while something else is being read. Pure. */
import type { ThreadEntry } from '../../data/types'
import { atOf, keyOf } from './threadItems'

/** How far a thread was read: the newest entry that was in sight, and when it was made (epoch ms). */
export interface Seen {
  key: string
  at: number
}

/** Entries after the last one that was seen; where that one is gone (the window slid on, or it was deleted), what is younger than it. */
export const entriesAfter = (entries: readonly ThreadEntry[], seen: Seen | null): readonly ThreadEntry[] => {
  if (seen === null) return []
  const at = entries.findLastIndex((entry) => keyOf(entry) === seen.key)
  return at < 0 ? entries.filter((entry) => atOf(entry) > seen.at) : entries.slice(at + 1)
}

/** Those that a person would call new: not one's own, no thin lines, nothing deleted. */
export const countNew = (entries: readonly ThreadEntry[], seen: Seen | null, me: string | null): number =>
  entriesAfter(entries, seen).filter(
    (entry) =>
      entry.type === 'message' &&
      entry.message.kind !== 'event' &&
      !entry.message.deleted &&
      !(entry.message.author.kind === 'agent' && entry.message.author.id !== null && entry.message.author.id === me),
  ).length

/** Own texts that wait for the agent's word: held, unknown or failed. */
export const asking = (entries: readonly ThreadEntry[]): string[] =>
  entries.flatMap((entry) => (entry.type === 'outgoing' && /^(held|unknown|failed)$/.test(entry.item.state.type) ? [entry.item.key] : []))

/** The agent's own text came last: what she has just written is always shown. */
export const endsWithOwn = (entries: readonly ThreadEntry[], seen: Seen | null): boolean => {
  const fresh = entriesAfter(entries, seen)
  return fresh.some((entry) => entry.type === 'outgoing')
}
