/** How old what a screen shows may be. Pure; times epoch ms UTC. */
import type { BackendId } from '../ids'

/** A line that stands is asked once a minute; older than this, the rows may have missed something. */
export const OLD_MS = 5 * 60_000

/**
 * As of when the rows of some backends stand: the oldest of those that are behind, or null where all are fresh.
 * @param looks when each backend was last looked at with success (kept over restarts); who was never fetched is left out
 * @param of the backends whose rows are shown
 */
export const asOf = (
  looks: readonly { backendId: BackendId; committedAt: number }[],
  of: ReadonlySet<BackendId>,
  now: number,
): number | null => {
  const old = looks.flatMap(({ backendId, committedAt }) =>
    of.has(backendId) && committedAt > 0 && now - committedAt > OLD_MS ? [committedAt] : [],
  )
  return old.length === 0 ? null : Math.min(...old)
}
