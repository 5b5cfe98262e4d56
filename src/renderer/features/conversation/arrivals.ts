/** What has come below while something else is being read. Pure. */
import type { ThreadEntry } from '../../data/types'
import { keyOf } from './threadItems'

/** Entries after the last one that was seen. All are new where that one is gone only if nothing known is left. */
export const entriesAfter = (entries: readonly ThreadEntry[], seenKey: string | null): readonly ThreadEntry[] => {
  if (seenKey === null) return []
  const at = entries.findLastIndex((entry) => keyOf(entry) === seenKey)
  return at < 0 ? [] : entries.slice(at + 1)
}

/** Those that a person would call new: not one's own, no thin lines, nothing deleted. */
export const countNew = (entries: readonly ThreadEntry[], seenKey: string | null, me: string | null): number =>
  entriesAfter(entries, seenKey).filter(
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
export const endsWithOwn = (entries: readonly ThreadEntry[], seenKey: string | null): boolean => {
  const fresh = entriesAfter(entries, seenKey)
  return fresh.some((entry) => entry.type === 'outgoing')
}
