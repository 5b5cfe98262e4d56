/**
 * The network's own probe: where no backend answers although the host claims a line, a plain call without credentials
 * to a backend's own host tells a network's sign-in page from a server that is ill. Nobody else is asked, so nobody
 * else learns that this desk exists, and it works where the usual test pages are blocked.
 */
import { judgeProbe, type Probe } from '../../../shared/domain/backend/network'
import { type Clock, type Http, HttpFailure } from '../../ports'

const everyMs = 10_000
const withinMs = 6_000
/** Two hosts say enough. */
const most = 2

interface ProbeNeeds {
  http: Http
  clock: Clock
  /** Addresses worth asking now; none when nobody wants to know. */
  wanted(): readonly string[]
  learned(answer: Probe, before: Probe | null): void
}

/** Host that a redirect leads to; null for none and for what is no address. */
const targetOf = (location: string | undefined, from: string): string | null => {
  if (location === undefined) return null
  try {
    return new URL(location, from).hostname
  } catch {
    return null
  }
}
const order: readonly Probe[] = ['answered', 'portal', 'page', 'silent']

export const createProbe = ({ http, clock, wanted, learned }: ProbeNeeds) => {
  let last: Probe | null = null
  let running: AbortController | null = null

  const ask = async (url: string, signal: AbortSignal): Promise<Probe> => {
    try {
      const answer = await http.request({ method: 'GET', url, redirect: 'answer', timeoutMs: withinMs, maxBytes: 256 * 1024, signal })
      const html = /html/i.test(answer.headers['content-type'] ?? '')
      return judgeProbe(new URL(url).hostname, { status: answer.status, toHost: targetOf(answer.headers.location, url), html })
    } catch (error) {
      // Too long for us, but an answer all the same.
      return error instanceof HttpFailure && error.kind === 'tooLarge' ? 'page' : 'silent'
    }
  }
  const run = async (own: AbortController, outer: AbortSignal) => {
    const signal = AbortSignal.any([own.signal, outer])
    while (!signal.aborted) {
      const homes = wanted().slice(0, most)
      if (homes.length === 0) return
      const answers = await Promise.all(homes.map((url) => ask(url, signal)))
      if (signal.aborted) return
      const before = last
      last = order.find((one) => answers.includes(one)) ?? null
      if (last && last !== before) learned(last, before)
      await clock.sleep(everyMs, signal).catch(() => undefined)
    }
  }

  return {
    /** What the last probe said; null while none was made. */
    last: () => last,
    /** Asks where it is wanted, again and again until it is not. */
    look(outer: AbortSignal) {
      if (running || outer.aborted || wanted().length === 0) return
      const own = new AbortController()
      running = own
      void run(own, outer).finally(() => {
        if (running === own) running = null
      })
    },
    forget() {
      running?.abort()
      running = null
      last = null
    },
  }
}
