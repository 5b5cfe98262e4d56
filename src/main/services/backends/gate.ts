/**
 * One backend's budget, shared by everything that asks it: so many calls at once, a deadline for each, silence while
 * the server asked for it. What an agent waits for goes before what is fetched beside her work. A server that says
 * «too many» halves the budget; it grows back slowly, as a whole office may stand behind the same address.
 */
import { ConnectorError } from '../../connectors/connector'
import type { Clock } from '../../ports'

const callsAtOnce = 4
/** Of those, what is fetched in the background leaves one to replies. */
const keptFree = 1
/** A server that asks for longer silence than this is asked again anyway: a wrong header must stop no reply for good. */
const mostSilenceMs = 60 * 60_000
/** After «too many»: ms between the beginnings of background calls; doubled by each, up to the most. */
const firstGapMs = 250
const mostGapMs = 8_000
/** Without another «too many» the budget grows back by one step in this time. */
const recoverMs = 60_000
/** Background calls come back up to so much later than the server named, so that a room of desks does not return at once. */
const spreadMs = 5_000

export interface Limits {
  deadlineMs: number
  /** After the signal a call has this long to say itself how it ended; then it is left behind. */
  graceMs?: number
  /** Somebody's reply waits for it. */
  urgent?: boolean
}

export interface Gate {
  /**
   * Runs a call with a signal that ends at the deadline (ms), at the caller's abort or when the gate shuts.
   * Throws ConnectorError: rateLimited while the server asked for silence, timeout, cancelled, or the call's own.
   */
  run<T>(limits: Limits, call: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal): Promise<T>
  /** Epoch ms until which the server asked for silence. */
  quietUntil(): number
  /** The server said «too many»; `until` (epoch ms) where it named a time. */
  limited(until: number | null): void
  /** Silence until then (epoch ms), for another reason than too many calls. */
  quiet(until: number): void
  /** Ends what runs and refuses what comes. */
  shut(): void
}

/** Refused here, because the server had asked for silence: no new word of the server's. */
export class SilenceError extends ConnectorError {}

interface Waiting {
  urgent: boolean
  go(): void
}

const cancelled = () => new ConnectorError({ code: 'cancelled', params: {} })

/** @param random in [0, 1), for the spread */
export const createGate = (clock: Clock, random: () => number = () => 0): Gate => {
  const life = new AbortController()
  let waiting: Waiting[] = []
  let running = 0
  /** On the monotonic clock, so that a set clock neither ends nor draws out the silence. */
  let silence = Number.NEGATIVE_INFINITY
  let background = Number.NEGATIVE_INFINITY
  let width = callsAtOnce
  let gapMs = 0
  let steppedAt = Number.NEGATIVE_INFINITY
  let nextBackgroundAt = Number.NEGATIVE_INFINITY
  let timer: AbortController | null = null

  const recover = () => {
    while ((width < callsAtOnce || gapMs > 0) && clock.monotonic() - steppedAt >= recoverMs) {
      steppedAt += recoverMs
      width = Math.min(callsAtOnce, width + 1)
      gapMs = gapMs <= firstGapMs ? 0 : gapMs / 2
    }
  }
  const roomFor = (urgent: boolean): boolean => {
    if (urgent) return running < width
    return running < Math.max(1, width - keptFree) && clock.monotonic() >= nextBackgroundAt
  }
  const later = (ms: number) => {
    timer?.abort()
    timer = new AbortController()
    clock.sleep(ms, AbortSignal.any([timer.signal, life.signal])).then(admit, () => undefined)
  }
  /** Lets in what may begin, urgent ones first, each kind in its order. */
  const admit = (): void => {
    recover()
    for (;;) {
      const next = waiting.find(({ urgent }) => urgent) ?? waiting[0]
      if (!next) return
      if (!roomFor(next.urgent)) {
        const pause = nextBackgroundAt - clock.monotonic()
        if (!next.urgent && pause > 0) later(pause)
        return
      }
      waiting = waiting.filter((one) => one !== next)
      running += 1
      if (!next.urgent && gapMs > 0) nextBackgroundAt = clock.monotonic() + gapMs
      next.go()
    }
  }
  /** Waits for a place; rejects where the caller or the gate gives up first, and then nothing has begun. */
  const enter = (urgent: boolean, outer: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const over = new AbortController()
      const give = () => {
        waiting = waiting.filter((one) => one !== me)
        over.abort()
        reject(cancelled())
      }
      const me: Waiting = {
        urgent,
        go: () => {
          over.abort()
          resolve()
        },
      }
      for (const signal of [life.signal, outer]) signal?.addEventListener('abort', give, { once: true, signal: over.signal })
      waiting.push(me)
      admit()
    })
  const leave = () => {
    running -= 1
    admit()
  }
  const quiet = (until: number) => {
    const at = clock.monotonic() + Math.min(until - clock.now(), mostSilenceMs)
    if (at <= silence) return
    silence = at
    background = at + random() * spreadMs
  }
  const keepSilence = (urgent: boolean) => {
    const left = (urgent ? silence : background) - clock.monotonic()
    if (left > 0)
      throw new SilenceError({ code: 'rateLimited', params: { seconds: Math.ceil(left / 1000) } }, Math.ceil(clock.now() + left))
  }

  return {
    async run({ deadlineMs, graceMs = 0, urgent = false }, call, outer) {
      if (life.signal.aborted || outer?.aborted) throw cancelled()
      keepSilence(urgent)
      await enter(urgent, outer)
      const controller = new AbortController()
      const end = () => controller.abort(cancelled())
      life.signal.addEventListener('abort', end, { once: true })
      outer?.addEventListener('abort', end, { once: true })
      const deadline = new AbortController()
      try {
        if (life.signal.aborted || outer?.aborted) throw cancelled()
        // While it waited for its place the server may have asked for silence.
        keepSilence(urgent)
        const late = clock.sleep(deadlineMs, deadline.signal).then(() => {
          controller.abort(new ConnectorError({ code: 'timeout', params: { seconds: Math.round(deadlineMs / 1000) } }))
        })
        const aborted = new Promise<never>((_resolve, reject) => {
          const leaveBehind = () => {
            const grace = graceMs > 0 ? clock.sleep(graceMs, deadline.signal) : Promise.resolve()
            grace.catch(() => undefined).finally(() => reject(controller.signal.reason))
          }
          controller.signal.addEventListener('abort', leaveBehind, { once: true })
        })
        late.catch(() => undefined)
        aborted.catch(() => undefined)
        return await Promise.race([call(controller.signal), aborted])
      } finally {
        deadline.abort()
        life.signal.removeEventListener('abort', end)
        outer?.removeEventListener('abort', end)
        leave()
      }
    },
    quietUntil: () => Math.max(0, clock.now() + silence - clock.monotonic()),
    limited(until) {
      recover()
      // Several calls under way are refused together: that is one «too many».
      if (clock.monotonic() - steppedAt >= firstGapMs) {
        width = Math.max(1, Math.floor(width / 2))
        gapMs = Math.min(mostGapMs, Math.max(firstGapMs, gapMs * 2))
        nextBackgroundAt = clock.monotonic() + gapMs
      }
      steppedAt = clock.monotonic()
      if (until !== null) quiet(until)
    },
    quiet,
    shut: () => life.abort(),
  }
}
