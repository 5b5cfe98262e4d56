/**
 * Sign-in in the system's browser (RFC 8252): the provider's page opens through the link door, its answer comes back to
 * a listener on loopback that lives for this one attempt. Tokens stay here; a page gets a ticket for them.
 */
import { timingSafeEqual } from 'node:crypto'
import { ConnectorError, type SignInAsk } from '../../connectors/connector'
import type { Clock, Http, Log, Loopback, OpenLink, Random } from '../../ports'
import { createOAuthClient, type TokenSet } from './client'
import { pageOf } from './pageWords'

const attemptMs = 10 * 60_000
const ticketMs = 60 * 60_000
/** One person signs in at one place at a time; more are a mistake or a flood. */
const most = 3

interface SignInNeeds {
  clock: Clock
  random: Random
  http: Http
  log: Log
  loopback: Loopback
  openLink: OpenLink
  language(): string
}

/** What a ticket stands for: tokens, and where they were got. */
interface Ticket {
  tokens: TokenSet
  issuer: string
  clientId: string
  until: number
}

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

export type SignIns = ReturnType<typeof createSignIns>

export const createSignIns = (needs: SignInNeeds) => {
  const { clock, random, http, log } = needs
  const running = new Map<string, AbortController>()
  const tickets = new Map<string, Ticket>()

  const cancelled = () => new ConnectorError({ code: 'cancelled', params: {} })
  const waitFor = async (ask: SignInAsk, signal: AbortSignal): Promise<{ tokens: TokenSet; account: string | null }> => {
    const client = createOAuthClient({ http, clock }, ask)
    let answered: (parameters: URLSearchParams) => void = () => undefined
    const answer = new Promise<URLSearchParams>((resolve) => {
      answered = resolve
    })
    let state: string | null = null
    const { path } = ask.redirect
    const listener = await needs.loopback.listen((request) => {
      if (request.path === '/done') return pageOf('done', needs.language())
      if (request.method !== 'GET' || request.path !== path) return { status: 404, html: '', location: null }
      const given = request.query.get('state')
      // Whoever else knocks here (another page, an old answer) neither ends nor spoils the attempt.
      if (state === null || given === null || !same(given, state)) return pageOf('stranger', needs.language())
      state = null
      answered(request.query)
      // Away from the address that carries the code, which would stand in the browser's history.
      return { status: 303, html: '', location: '/done' }
    })
    try {
      const begun = await client.begin(`http://${ask.redirect.host}:${listener.port}${path}`)
      if (signal.aborted) throw signal.reason
      state = begun.state
      if (!(await needs.openLink.open(begun.url))) throw new ConnectorError({ code: 'rejected', params: { fields: 'issuer' } })
      const over = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
      return await begun.finish(await Promise.race([answer, over]), signal)
    } finally {
      // The browser still asks for the page that says «done».
      void clock.sleep(3_000).finally(() => listener.close())
    }
  }

  return {
    /** Answers a ticket once the person has signed in. Throws ConnectorError: cancelled, timeout, signInDenied, signInBroken … */
    async begin(attempt: string, ask: SignInAsk): Promise<{ ticket: string; account: string | null }> {
      if (running.size >= most || running.has(attempt)) throw new ConnectorError({ code: 'rateLimited', params: {} })
      const controller = new AbortController()
      const timer = new AbortController()
      running.set(attempt, controller)
      void clock.sleep(attemptMs, timer.signal).then(
        () => controller.abort(new ConnectorError({ code: 'timeout', params: {} })),
        () => undefined,
      )
      try {
        const { tokens, account } = await waitFor(ask, controller.signal)
        const ticket = Buffer.from(random.bytes(32)).toString('base64url')
        tickets.set(ticket, { tokens, issuer: ask.issuer, clientId: ask.clientId, until: clock.now() + ticketMs })
        log.info('signIn.done', { renewable: tokens.refresh !== null })
        return { ticket, account }
      } catch (error) {
        const known = controller.signal.aborted ? (controller.signal.reason as Error) : error
        log.warn('signIn.failed', { code: known instanceof ConnectorError ? known.problem.code : 'unexpected' })
        throw known
      } finally {
        timer.abort()
        running.delete(attempt)
      }
    },
    cancel(attempt: string) {
      running.get(attempt)?.abort(cancelled())
    },
    /** The tokens of a ticket, for the same provider and client only; throws `signIn` where there are none. */
    tokensOf(ticket: string, ask: SignInAsk): TokenSet {
      const found = tickets.get(ticket)
      if (!found || found.until < clock.now() || found.issuer !== ask.issuer || found.clientId !== ask.clientId)
        throw new ConnectorError({ code: 'signIn', params: {} })
      return found.tokens
    },
    /** A ticket serves one connection. */
    spend: (ticket: string) => void tickets.delete(ticket),
    /** A lock or sign-out ends attempts and forgets what was not yet used. */
    drop() {
      for (const one of running.values()) one.abort(cancelled())
      tickets.clear()
    },
  }
}
