/**
 * The Route port: what the system says of proxies and of certificates to trust, for sockets that are Node's own
 * (WebSocket, IMAP, SMTP). HTTP calls need none of it: Chromium's network stack asks the system itself.
 */
import { type Session, session } from 'electron'
import type { Route } from '../ports'
import { proxyUrlOf } from './proxyRules'
import { readAuthorities, tunnel } from './tunnel'

/** The session of the backends' calls: in memory, no cache. Its proxy and its trust are the system's. */
export const backendSession = (): Session => session.fromPartition('backends', { cache: false })

export const createRoute = (): Route => {
  let known: readonly string[] | null | undefined
  return {
    proxyFor: async (host, port) =>
      proxyUrlOf(await backendSession().resolveProxy(`https://${host.includes(':') ? `[${host}]` : host}:${port}/`)),
    authorities: () => {
      known ??= readAuthorities()
      return known
    },
    tunnel,
  }
}
