/** Notices when the host's network comes or goes and when the machine slept, so that nobody waits out an old pause. */
import type { Clock } from '../ports'

const everyMs = 2_000
/** A tick this much later than it was due means that the machine slept. */
const sleptMs = 30_000

export const watchHost = (clock: Clock, online: () => boolean, news: (what: 'online' | 'offline' | 'woke') => void) => {
  const life = new AbortController()
  const watch = async () => {
    let was = online()
    while (!life.signal.aborted) {
      const before = clock.now()
      await clock.sleep(everyMs, life.signal).catch(() => undefined)
      if (life.signal.aborted) return
      const is = online()
      if (is !== was) news(is ? 'online' : 'offline')
      else if (clock.now() - before > everyMs + sleptMs) news('woke')
      was = is
    }
  }
  return { start: () => void watch(), stop: () => life.abort() }
}
