/** A WebSocket of Node's own, through the system's proxy and with the certificates the system trusts. */
import type { Socket } from 'node:net'
import * as net from 'node:net'
import * as tls from 'node:tls'
import WebSocket from 'ws'
import type { Route } from '../ports'

const HANDSHAKE_MS = 15_000
const MB = 1024 * 1024

type Made = (error: Error | null, socket?: Socket) => void

export const openSocket = (url: string, route: Route): WebSocket => {
  const { protocol, hostname, port } = new URL(url)
  const secure = protocol === 'wss:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const at = Number(port) || (secure ? 443 : 80)
  const ca = secure ? route.authorities() : null
  const trust = { ...(net.isIP(host) ? {} : { servername: host }), ...(ca ? { ca: [...ca] } : {}), ALPNProtocols: ['http/1.1'] }
  const connect = async (signal: AbortSignal): Promise<Socket> => {
    const proxy = await route.proxyFor(host, at)
    if (!proxy) return secure ? tls.connect({ host, port: at, ...trust }) : net.connect({ host, port: at })
    const through = (await route.tunnel(proxy, host, at, signal)) as Socket
    return secure ? tls.connect({ socket: through, host, ...trust }) : through
  }
  return new WebSocket(url, {
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: 8 * MB,
    perMessageDeflate: false,
    // Node calls this with a callback for sockets that take their time; the types know only the other form.
    createConnection: ((_options: unknown, made: Made) => {
      connect(AbortSignal.timeout(HANDSHAKE_MS)).then(
        (socket) => made(null, socket),
        (error: Error) => made(error),
      )
      return undefined
    }) as never,
  })
}
