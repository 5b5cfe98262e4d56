/**
 * The time by the servers' clocks. This computer's may be wrong by hours; every answer's `Date` tells, and what is timed
 * (due times, undo, waiting) then goes by theirs. Monotonic time is left alone.
 */
import { type ClockSamples, clockAhead, withSample } from '../../shared/domain/backend/clockSkew'
import { headerOf, serverTimeOf } from '../connectors/common/headers'
import type { Clock, Http } from '../ports'

/** Less change than this is no news: headers are whole seconds. */
const STEP_MS = 30_000

export const createServerClock = (own: Clock, changed: (aheadMs: number | null) => void) => {
  let samples: ClockSamples = new Map()
  let ahead: number | null = null

  const heard = (host: string, answer: { askedAt: number; answeredAt: number; date: number | null }) => {
    samples = withSample(samples, host, answer)
    const next = clockAhead(samples)
    if (next === ahead || (next !== null && ahead !== null && Math.abs(next - ahead) < STEP_MS)) return
    ahead = next
    changed(ahead)
  }
  const clock: Clock = {
    now: () => own.now() - (ahead ?? 0),
    monotonic: () => own.monotonic(),
    sleep: (ms, signal) => own.sleep(ms, signal),
  }
  return {
    /** Corrected; the same as the computer's own while that is right or nobody told. */
    clock,
    /** The port, with every answer's date looked at. */
    watch: (http: Http): Http => ({
      ...http,
      async request(request) {
        const askedAt = own.now()
        const answer = await http.request(request)
        // What a cache between here and there kept tells an old time (RFC 9111 5.1), and a probe's answer may be anybody's.
        const aged = Number(headerOf(answer.headers, 'age') ?? 0) > 0
        if (!aged && request.redirect !== 'answer')
          heard(new URL(request.url).host, { askedAt, answeredAt: own.now(), date: serverTimeOf(answer.headers) })
        return answer
      },
    }),
  }
}
