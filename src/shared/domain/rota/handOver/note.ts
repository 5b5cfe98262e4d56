/** What a hand-over's note says: counts and deadlines that the desk knows, nothing else. Worded by the screen. Instants are epoch ms (UTC). */
import type { Kind, Needed } from './needs'

export interface Told extends Pick<Needed, 'kind' | 'one' | 'wakesAt'> {
  /** The shop's code. */
  shop: string
}
export interface NoteFacts {
  count: number
  kinds: { kind: Kind; count: number }[]
  /** Primary language ('' where not known) with its count, the most first. */
  languages: { code: string; count: number }[]
  late: number
  /** What is due before the receiver's first three hours are over, by shop. */
  soon: { at: number; shop: string; count: number }[]
  disputes: { at: number; shop: string }[]
  promises: { at: number; shop: string }[]
  /** Customers whose morning comes after the slot; the first of them. */
  wakes: { count: number; firstAt: number } | null
  /** Nobody has them, and a customer waits. */
  left: number
}

const SOON_MS = 3 * 3_600_000
const LISTED = 8

const tally = <T extends string>(all: readonly T[]): [T, number][] => {
  const counts = new Map<T, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** @param at the slot @param left conversations of the leaving region that nobody has */
export const noteFacts = (told: readonly Told[], at: number, now: number, left: number): NoteFacts => {
  const deadlines = (of: (one: Told) => number | null) =>
    told
      .flatMap((one) => {
        const deadline = of(one)
        return deadline === null ? [] : [{ at: deadline, shop: one.shop }]
      })
      .sort((a, b) => a.at - b.at)
      .slice(0, LISTED)
  const soon = new Map<string, { at: number; shop: string; count: number }>()
  for (const { one, shop } of told) {
    if (one.dueAt === null || one.dueAt <= now || one.dueAt >= Math.max(at, now) + SOON_MS) continue
    // Of one shop those due within the same quarter of an hour are one line.
    const key = `${shop}|${Math.floor(one.dueAt / 900_000)}`
    const held = soon.get(key)
    if (held) {
      held.count += 1
      held.at = Math.min(held.at, one.dueAt)
    } else soon.set(key, { at: one.dueAt, shop, count: 1 })
  }
  const mornings = told.flatMap(({ wakesAt }) => (wakesAt !== null && wakesAt > at ? [wakesAt] : []))
  return {
    count: told.length,
    kinds: tally(told.map(({ kind }) => kind)).map(([kind, count]) => ({ kind, count })),
    languages: tally(told.map(({ one }) => one.language?.split('-')[0] ?? '')).map(([code, count]) => ({ code, count })),
    late: told.filter(({ one }) => one.dueAt !== null && one.dueAt <= now).length,
    soon: [...soon.values()].sort((a, b) => a.at - b.at).slice(0, LISTED),
    disputes: deadlines(({ one }) => one.disputeAt),
    promises: deadlines(({ one }) => one.promisedAt),
    wakes: mornings.length > 0 ? { count: mornings.length, firstAt: Math.min(...mornings) } : null,
    left,
  }
}
