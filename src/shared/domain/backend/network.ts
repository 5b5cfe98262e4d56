/**
 * What can be said of the network from what the backends, the host and a probe said. Nothing is claimed that is not
 * proven: «unknown» is an answer. Pure; time comes in as epoch ms UTC.
 */
import type { Problem } from '../outbox/types'
import type { Lamps, LineState } from './types'

/** What a plain call without credentials to a backend's own host came to. */
export type Probe =
  /** The host itself spoke: the way there is open. */
  | 'answered'
  /** Somebody else spoke in its place: a sign-in page of the network. */
  | 'portal'
  /** A web page; it may be the host's or the network's. */
  | 'page'
  /** Nobody spoke. */
  | 'silent'

/** One backend as this decision needs it. */
export interface LineFacts {
  state: LineState
  why: Problem | null
  /** Its host and port: two backends on one host prove no more than one. */
  host: string
}

const sameSite = (a: string, b: string): boolean => {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  if (one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)) return true
  const root = (host: string) => host.split('.').slice(-2).join('.')
  // «co.uk» and the like are shared by strangers; a name of two parts there is too short to say anything.
  return /[a-z]/i.test(root(one)) && root(one) === root(other) && root(one).length > 7 && !/^(com?|net|org|gov|edu|ac)\./i.test(root(one))
}

/**
 * Judges the answer of a probe. RFC 6585 gives 511 to networks that ask for a sign-in; a redirect to another site is
 * what the others do; a redirect within the site (to https, to www) is the host's own.
 * @param host name of the host that was asked
 * @param answer null where none came; `toHost` is the host a redirect leads to, null where it cannot be read
 */
export const judgeProbe = (host: string, answer: { status: number; toHost: string | null; html: boolean } | null): Probe => {
  if (answer === null) return 'silent'
  const { status, toHost, html } = answer
  if (status === 511) return 'portal'
  if (status >= 300 && status < 400) return toHost === null ? 'page' : sameSite(toHost, host) ? 'answered' : 'portal'
  return status === 200 && html ? 'page' : 'answered'
}

/** The server itself spoke, whatever it said. An HTML page or a redirect may be anybody's, so they prove nothing. */
const reached = ({ state, why }: LineFacts): boolean =>
  state === 'up' || state === 'signInNeeded' || state === 'limited' || (state === 'down' && why?.code === 'serverError')

/** Endings that somebody between here and the server can have caused by answering in its place. */
const taken = ({ why }: LineFacts): boolean =>
  why?.code === 'tls' || why?.code === 'badAnswer' || why?.code === 'notChatwoot' || why?.code === 'notMail'

type Network = Lamps['network']

/** A probe is worth its bytes where nobody answers although the host claims a line. */
export const wantsProbe = (lines: readonly LineFacts[], hostOnline: boolean): boolean => {
  const tried = lines.filter(({ state }) => state !== 'paused' && state !== 'unknown')
  return hostOnline && tried.length > 0 && !tried.some(reached)
}

/**
 * The network's lamp. Any server that spoke proves it up. The host's «no line» and Chromium's «disconnected» prove it
 * down (the host's «online» proves nothing: it only means a cable), and so do names of two hosts or more that nobody can
 * resolve. A portal is claimed when a probe found one, or when on two hosts or more a page answers in the server's place.
 * The proxy is claimed when every line fails at it. The same state keeps its `since`.
 */
export const networkAfter = (
  network: Network,
  lines: readonly LineFacts[],
  hostOnline: boolean,
  probe: Probe | null,
  at: number,
): Network => {
  const tried = lines.filter(({ state }) => state !== 'paused' && state !== 'unknown')
  const hosts = new Set(tried.map(({ host }) => host)).size
  const all = (test: (line: LineFacts) => boolean) => tried.length > 0 && tried.every(test)
  const decide = (): Pick<Network, 'state' | 'why'> => {
    if (tried.some(reached)) return { state: 'up', why: null }
    if (!hostOnline) return { state: 'down', why: null }
    if (tried.some(({ why }) => why?.code === 'portal') || (probe === 'portal' && tried.length > 0)) return { state: 'portal', why: null }
    if (probe === 'page' && hosts >= 2 && all(taken)) return { state: 'portal', why: null }
    if (all(({ why }) => why?.code === 'proxy')) return { state: 'proxy', why: tried[0]?.why ?? null }
    if (tried.some(({ why }) => why?.code === 'offline' || why?.params.context === 'disconnected')) return { state: 'down', why: null }
    if (probe === 'answered') return { state: 'up', why: null }
    if (hosts >= 2 && all(({ why }) => why?.params.context === 'name' && why.code === 'unreachable')) return { state: 'down', why: null }
    return { state: 'unknown', why: null }
  }
  const next = decide()
  const same =
    next.state === network.state && next.why?.code === network.why?.code && next.why?.params.context === network.why?.params.context
  return same ? network : { ...next, since: next.state === network.state ? network.since : at }
}
