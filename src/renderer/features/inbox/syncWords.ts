/** Progress of first fetches and the age of what is shown, from the engine's sync states. Times in epoch ms. */
import type { SyncState } from '../../../shared/domain/sync/types'

export interface Fetch {
  done: number
  /** Null where a backend does not tell. */
  total: number | null
  /** Milliseconds left at the pace so far; null while it is too early to say. */
  leftMs: number | null
}

/** Backends that were connected together began within this. */
const TOGETHER_MS = 60_000

/**
 * All first fetches under way as one; null when none is. Those that began with them and have ended count too, so that the
 * figure does not fall when one of them ends.
 */
export const firstFetch = (states: readonly SyncState[], now: number): Fetch | null => {
  const running = states.filter((state) => state.phase === 'first' && !state.problem)
  if (running.length === 0) return null
  const began = Math.min(...running.map((state) => state.startedAt))
  const ended = states.filter((state) => state.phase !== 'first' && Math.abs(state.startedAt - began) <= TOGETHER_MS)
  const all = [...running, ...ended]
  const done = all.reduce((sum, state) => sum + state.done, 0)
  const total = running.every((state) => state.total !== null)
    ? all.reduce((sum, state) => sum + Math.max(state.total ?? 0, state.done), 0)
    : null
  const elapsed = now - began
  const leftMs = total !== null && done >= 20 && elapsed >= 3_000 ? ((total - done) * elapsed) / done : null
  return { done, total, leftMs }
}
