/** Rounds of work with a server while a profile is open. Of several asks the soonest counts, but none goes before the server's own time. */
import type { Clock } from '../../ports'

export interface RoundsNeeds {
  clock: Pick<Clock, 'now' | 'sleep'>
  /** Never throws. Asks for the next one itself, with `later`. */
  round(): Promise<void>
}

export const createRounds = ({ clock, round }: RoundsNeeds) => {
  let life = new AbortController()
  /** When the next is due (epoch ms), and what takes it back. */
  let planned: { at: number; off: AbortController } | null = null
  let notBeforeAt = 0

  const plan = (at: number) => {
    planned?.off.abort()
    const mine = { at, off: new AbortController() }
    planned = mine
    const signal = AbortSignal.any([life.signal, mine.off.signal])
    clock.sleep(Math.max(0, at - clock.now()), signal).then(
      () => {
        if (signal.aborted) return
        planned = null
        void round()
      },
      () => undefined,
    )
  }
  const forget = () => {
    life.abort()
    planned = null
    notBeforeAt = 0
  }
  return {
    /** A profile was opened or unlocked. @returns what tells that it was locked since */
    begin(): AbortSignal {
      forget()
      life = new AbortController()
      return life.signal
    },
    /** On lock and sign-out. */
    end: forget,
    /** The next round, `ms` from now at the latest; those asked for meanwhile are one. Nothing follows `end`. */
    later(ms: number) {
      const at = Math.max(clock.now() + ms, notBeforeAt)
      if (life.signal.aborted || (planned && planned.at <= at)) return
      plan(at)
    },
    /** The server wants none before then (epoch ms); null: it has said nothing. Counts until it is said anew. */
    notBefore(at: number | null) {
      notBeforeAt = at ?? 0
      if (planned && planned.at < notBeforeAt) plan(notBeforeAt)
    },
  }
}

/** How long to wait behind so many tries in a row (ms): twice as long each time, never longer than `longestMs`. */
export const waitAfter = (tries: number, firstMs: number, longestMs: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.max(0, tries - 1))
