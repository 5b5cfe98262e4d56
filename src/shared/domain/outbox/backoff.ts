/** How long to wait before the next try. Jitter keeps sixty desks from coming back in the same second. */

const FIRST_MS = 2_000
const MOST_MS = 5 * 60_000
/** A server that names a time beyond this is asked again anyway, so that a wrong header cannot stop a reply for good. */
const MOST_RETRY_AFTER_MS = 60 * 60_000

/**
 * Epoch ms of the next try. `refusals` counts those before this one, `random` is in [0, 1),
 * `retryAt` (epoch ms) is the time the server named: never earlier than that, up to an hour.
 */
export const nextTryAt = (now: number, refusals: number, random: number, retryAt: number | null): number => {
  const span = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(refusals, 20))
  if (retryAt !== null && retryAt > now) return Math.ceil(Math.min(retryAt, now + MOST_RETRY_AFTER_MS) + random * 1_000)
  return Math.ceil(now + span / 2 + (random * span) / 2)
}

/**
 * Ms before each look-up of a try, counted from the one before (so 2, 10, 60 s … after the try). Gaps and not times
 * of day, as a clock that jumps must not make a look-up seem late enough.
 */
export const LOOK_GAPS_MS: readonly number[] = [2_000, 8_000, 50_000, 60_000, 120_000]
/** A slow server may still be at it before the third look-up, so «absent» counts only from there. */
const ABSENT_COUNTS_FROM = 2

/** Whether the answer of look-up number `looks` (from 0) settles the matter, where the backend can be sure at all. */
export const settles = (answer: 'absent' | 'cannotTell', looks: number, gaps: readonly number[] = LOOK_GAPS_MS): boolean =>
  looks >= (answer === 'absent' ? Math.min(ABSENT_COUNTS_FROM, gaps.length - 1) : gaps.length - 1)

/** Epoch ms of look-up number `looks` (from 0). */
export const nextLookAt = (now: number, looks: number, gaps: readonly number[] = LOOK_GAPS_MS): number => now + (gaps[looks] ?? 0)
