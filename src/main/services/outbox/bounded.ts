import type { Clock } from '../../ports'

const never = new Promise<never>(() => undefined)
/** Ms that cut work has to say how it ended before `late` speaks for it. */
const LAST_WORD_MS = 2_000

/** Runs `work` for at most `ms`, cutting it then or when `stop` fires; what still does not answer is answered by `late`. */
export const bounded = async <T>(
  clock: Clock,
  ms: number,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  late: () => T,
): Promise<T> => {
  const cut = new AbortController()
  const over = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    if (stop.aborted) resolve()
    else stop.addEventListener('abort', () => resolve(), { once: true, signal: over.signal })
  })
  const tooLate = async (): Promise<T> => {
    try {
      await Promise.race([clock.sleep(ms, over.signal), stopped])
      cut.abort()
      await clock.sleep(LAST_WORD_MS, over.signal)
    } catch {
      return never
    }
    return late()
  }
  try {
    return await Promise.race([work(cut.signal), tooLate()])
  } finally {
    over.abort()
  }
}
