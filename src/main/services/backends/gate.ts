/** One backend's budget: so many calls at once, a deadline for each, and silence while the server asked for it. */
import { ConnectorError } from '../../connectors/connector'
import type { Clock } from '../../ports'

const callsAtOnce = 4
/** A server that asks for longer silence than this is asked again anyway: a wrong header must stop no reply for good. */
const mostSilenceMs = 60 * 60_000

export interface Gate {
  /**
   * Runs a call with a signal that ends at the deadline (ms), at the caller's abort or when the gate shuts.
   * After that the call has `graceMs` to say itself how it ended; then it is left behind.
   * Throws ConnectorError: rateLimited while the server asked for silence, timeout, cancelled, or the call's own.
   */
  run<T>(limits: { deadlineMs: number; graceMs?: number }, call: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal): Promise<T>
  /** Epoch ms until which the server asked for silence. */
  quietUntil(): number
  quiet(until: number): void
  /** Ends what runs and refuses what comes. */
  shut(): void
}

export const createGate = (clock: Clock): Gate => {
  const life = new AbortController()
  const waiting: (() => void)[] = []
  let running = 0
  /** On the monotonic clock, so that a set clock neither ends nor draws out the silence. */
  let silence = Number.NEGATIVE_INFINITY

  const enter = async () => {
    if (running < callsAtOnce) {
      running += 1
      return
    }
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  const cancelled = () => new ConnectorError({ code: 'cancelled', params: {} })

  return {
    async run({ deadlineMs, graceMs = 0 }, call, outer) {
      if (life.signal.aborted || outer?.aborted) throw cancelled()
      const left = silence - clock.monotonic()
      if (left > 0)
        throw new ConnectorError({ code: 'rateLimited', params: { seconds: Math.ceil(left / 1000) } }, Math.ceil(clock.now() + left))
      await enter()
      const controller = new AbortController()
      const end = () => controller.abort(cancelled())
      life.signal.addEventListener('abort', end, { once: true })
      outer?.addEventListener('abort', end, { once: true })
      const timer = new AbortController()
      try {
        if (life.signal.aborted || outer?.aborted) throw cancelled()
        const late = clock.sleep(deadlineMs, timer.signal).then(() => {
          controller.abort(new ConnectorError({ code: 'timeout', params: { seconds: Math.round(deadlineMs / 1000) } }))
        })
        const aborted = new Promise<never>((_resolve, reject) => {
          const leaveBehind = () => {
            const grace = graceMs > 0 ? clock.sleep(graceMs, timer.signal) : Promise.resolve()
            grace.catch(() => undefined).finally(() => reject(controller.signal.reason))
          }
          controller.signal.addEventListener('abort', leaveBehind, { once: true })
        })
        late.catch(() => undefined)
        aborted.catch(() => undefined)
        return await Promise.race([call(controller.signal), aborted])
      } finally {
        timer.abort()
        life.signal.removeEventListener('abort', end)
        outer?.removeEventListener('abort', end)
        leave()
      }
    },
    quietUntil: () => Math.max(0, clock.now() + silence - clock.monotonic()),
    quiet: (until) => {
      silence = Math.max(silence, clock.monotonic() + Math.min(until - clock.now(), mostSilenceMs))
    },
    shut: () => {
      life.abort()
      for (const next of waiting.splice(0)) next()
    },
  }
}
