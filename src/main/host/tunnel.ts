/** Sockets of Node's own behind a company's proxy and its certificates; without Electron, so that tests can judge it. */
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { request as requestTls } from 'node:https'
import type { Socket } from 'node:net'
import * as tls from 'node:tls'
import { HttpFailure, type Route } from '../ports'
import { BUNDLES, certificatesIn } from './proxyRules'

const CONNECT_MS = 20_000

/**
 * Node 22.15 and later (Electron 45) read the system's own store on every platform. Older ones (the test runtime) know
 * only their built-in list; there Linux's bundle is read from its file, and elsewhere a company's own certificate
 * cannot be had (HTTP is not concerned).
 */
export const readAuthorities = (): readonly string[] | null => {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'system' | 'extra') => string[] }
  if (getCACertificates) {
    const more = [...getCACertificates('system'), ...getCACertificates('extra')]
    return more.length > 0 ? [...new Set([...tls.rootCertificates, ...more])] : null
  }
  if (process.platform !== 'linux') return null
  for (const file of [process.env.SSL_CERT_FILE, ...BUNDLES]) {
    if (!file) continue
    try {
      const own = certificatesIn(readFileSync(file, 'utf8'))
      if (own.length > 0) return [...new Set([...tls.rootCertificates, ...own])]
    } catch {
      // Not this system's place.
    }
  }
  return null
}

/** A socket through an HTTP proxy (CONNECT, RFC 9110 9.3.6). */
export const tunnel: Route['tunnel'] = (proxy, host, port, signal) =>
  new Promise((resolve, reject) => {
    const url = new URL(proxy)
    const fail = (detail: string, cause?: unknown) => reject(new HttpFailure('proxy', false, { detail, cause }))
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return fail('setup')
    const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
    const ask = url.protocol === 'https:' ? requestTls : request
    const asked = ask({
      host: url.hostname,
      port: Number(url.port),
      method: 'CONNECT',
      path: target,
      headers: { host: target },
      agent: false,
      signal,
      timeout: CONNECT_MS,
    })
    asked.on('connect', (answer, socket: Socket) => {
      if (answer.statusCode === 200) return resolve(socket)
      socket.destroy()
      fail(answer.statusCode === 407 ? 'auth' : 'refused')
    })
    asked.on('response', (answer) => {
      answer.destroy()
      fail(answer.statusCode === 407 ? 'auth' : 'refused')
    })
    asked.on('timeout', () => asked.destroy(new Error('timeout')))
    asked.on('error', (error) => fail('unreachable', error))
    asked.end()
  })
