/**
 * How far the reading of a shop is. Two walks take turns, each by the server's own times: the one by `updatedAt` finds
 * new and edited orders; the round over the orders of the chosen days looks at their newest history entry, since what
 * happens to payments, refunds, parcels and notes leaves `updatedAt` where it was (seen at 3.7.3).
 */
import { z } from 'zod'

export const Walk = z.object({
  v: z.literal(1),
  phase: z.enum(['changes', 'round']),
  /** `changes`: read from here on; `round`: placed from here on (epoch ms of the server). */
  since: z.number().min(0),
  /** Rows at `since` that were read already. */
  skip: z.number().int().min(0),
  size: z.number().int().min(1).max(100),
  /** Newest change seen of all walks: the next one by changes begins a little before. */
  newest: z.number().min(0),
  /** When the last round began (server's clock): what changed since then is what a round brings. */
  roundAt: z.number().min(0),
  /** Beginning of the round under way. */
  beganAt: z.number().min(0),
  pages: z.number().int().min(0),
  done: z.number().int().min(0),
  total: z.number().int().nullable(),
  first: z.boolean(),
})
export type Walk = z.infer<typeof Walk>

/** `after` is strict and times have whole seconds on many databases. */
export const OVERLAP = 5_000
const PAGES_MOST = 20_000

export const beginWalk = (now: number, fetchDays: number): Walk => ({
  v: 1,
  phase: 'changes',
  since: Math.max(0, now - fetchDays * 86_400_000),
  skip: 0,
  size: 50,
  newest: 0,
  roundAt: 0,
  beganAt: 0,
  pages: 0,
  done: 0,
  total: null,
  first: true,
})

/** At one and the same place no more rows than these are stepped over: a server that ignores `skip` would never end. */
const SKIP_MOST = 10_000

/**
 * The place after a page sorted by `times`, or null at the end. Going on by time and not by count: rows that move while
 * one reads would push others over the edge of a page. `times` of the rows that could be read, as the server gave them;
 * `got` of `asked` rows came; `total` of what is asked for from `walk.since` on, null where the server does not tell.
 */
export const step = (
  walk: Walk,
  times: readonly number[],
  { got, asked, total }: { got: number; asked: number; total: number | null },
): Pick<Walk, 'since' | 'skip'> | null => {
  if (got < asked || walk.pages >= PAGES_MOST || walk.skip >= SKIP_MOST) return null
  if (total !== null && walk.skip + got >= total) return null
  const last = Math.max(walk.since, ...times)
  if (last - OVERLAP > walk.since) return { since: last - OVERLAP, skip: 0 }
  return { since: walk.since, skip: walk.skip + got }
}
