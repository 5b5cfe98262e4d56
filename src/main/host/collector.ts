import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What main leaves behind in less time than this is little. */
const AGAIN_MS = 10 * 60_000
/** Nobody who presses no key for so long is in the middle of a word. */
const QUIET_MS = 2_000

/** Everything that is no longer reachable, and the pages it lay on. */
const collectAll = (): void => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect === 'function') collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/**
 * Hands back what main no longer needs while nobody touches a window: it takes some hundred milliseconds, and keys come
 * through this process. V8 lets the young part of the heap grow to sixteen megabytes while a desk is being opened, and
 * gives nothing of it back as long as little is done afterwards.
 * @param now monotonic ms
 */
export const createCollector = (now: () => number, collect: () => void = collectAll) => {
  let last = Number.NEGATIVE_INFINITY
  let touchedAt = Number.NEGATIVE_INFINITY
  return {
    /** A key was pressed in some window. */
    touched: (): void => {
      touchedAt = now()
    },
    /** One window rests; another may be written in. */
    rests: (): void => {
      if (now() - last < AGAIN_MS || now() - touchedAt < QUIET_MS) return
      last = now()
      collect()
    },
  }
}
