/** Sockets through a real CONNECT proxy, and behind a certificate that only the company's own authority vouches for. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { HttpFailure, type Route } from '../ports'
import { failureOf } from './httpRules'
import { certificatesIn, proxyUrlOf } from './proxyRules'
import { readAuthorities, tunnel } from './tunnel'
import { openSocket } from './webSocket'

const folder = mkdtempSync(join(tmpdir(), 'ca-'))
const servers: Server[] = []
const listen = async (server: Server): Promise<number> => {
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  return (server.address() as AddressInfo).port
}
/** Answers CONNECT with a status, or carries it out. */
const startProxy = (answer: number) => {
  const asked: string[] = []
  const server = createServer((_request, response) => response.writeHead(400).end())
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '')
    if (answer !== 200) return void socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`)
    const [, port = ''] = /:(\d+)$/.exec(request.url ?? '') ?? []
    const through = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      through.pipe(socket).pipe(through)
    })
    through.on('error', () => socket.destroy())
    socket.on('error', () => through.destroy())
  })
  return listen(server).then((port) => ({ url: `http://127.0.0.1:${port}`, asked }))
}

let pem = ''
let securePort = 0
let plainPort = 0
beforeAll(async () => {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...names], {
    stdio: 'ignore',
  })
  pem = readFileSync(cert, 'utf8')
  const secure = createTlsServer({ cert: pem, key: readFileSync(key) })
  securePort = await listen(secure as unknown as Server)
  const plain = createServer()
  plainPort = await listen(plain)
  for (const server of [secure, plain]) new WebSocketServer({ server: server as Server }).on('connection', (socket) => socket.send('hello'))
})
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections?.()
    server.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

const hear = (url: string, route: Route): Promise<string> =>
  new Promise((resolve) => {
    const socket = openSocket(url, route)
    socket.on('message', (data) => {
      resolve(String(data))
      socket.close()
    })
    socket.on('error', (error) =>
      resolve(error instanceof HttpFailure ? `${error.kind} ${error.detail}` : ((error as { code?: string }).code ?? '')),
    )
  })
const routeOf = (proxy: string | null, authorities: readonly string[] | null = null): Route => ({
  proxyFor: async () => proxy,
  authorities: () => authorities,
  tunnel,
})

describe('a live feed', () => {
  it('goes straight where there is no proxy, and trusts a company’s own authority only where the system does', async () => {
    expect(await hear(`ws://127.0.0.1:${plainPort}/cable`, routeOf(null))).toBe('hello')
    expect(await hear(`wss://localhost:${securePort}/cable`, routeOf(null))).toMatch(/SELF_SIGNED/)
    expect(await hear(`wss://localhost:${securePort}/cable`, routeOf(null, [pem]))).toBe('hello')
  })
  it('goes through the system’s proxy, TLS within', async () => {
    const proxy = await startProxy(200)
    expect(await hear(`wss://localhost:${securePort}/cable`, routeOf(proxy.url, [pem]))).toBe('hello')
    expect(await hear(`ws://127.0.0.1:${plainPort}/cable`, routeOf(proxy.url))).toBe('hello')
    expect(proxy.asked).toEqual([`localhost:${securePort}`, `127.0.0.1:${plainPort}`])
  })
  it('says how a proxy fails', async () => {
    const url = `wss://localhost:${securePort}/cable`
    expect(await hear(url, routeOf((await startProxy(407)).url))).toBe('proxy auth')
    expect(await hear(url, routeOf((await startProxy(403)).url))).toBe('proxy refused')
    expect(await hear(url, routeOf('http://127.0.0.1:9'))).toBe('proxy unreachable')
    expect(await hear(url, routeOf('socks5://127.0.0.1:9'))).toBe('proxy setup')
  })
})

it.each([
  ['DIRECT', null],
  ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
  ['HTTPS proxy.example:443; DIRECT', 'https://proxy.example:443'],
  ['SOCKS5 10.0.0.1:1080;PROXY a:1', 'socks5://10.0.0.1:1080'],
  ['PROXY [2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
  ['PROXY evil/@x:1', null],
  ['', null],
])('the system’s answer «%s» is %s', (answer, url) => expect(proxyUrlOf(answer)).toBe(url))

it('reads what the system trusts, each certificate by itself', () => {
  expect(certificatesIn(`# a\n${pem}\n${pem}`)).toHaveLength(2)
  expect(certificatesIn('nothing')).toEqual([])
  const known = readAuthorities()
  if (known) for (const one of known.slice(0, 5)) expect(one).toContain('BEGIN CERTIFICATE')
})

it.each([
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy', 'unreachable', false],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy', 'refused', false],
  ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy', 'auth', true],
  ['net::ERR_PAC_SCRIPT_FAILED', 'proxy', 'setup', true],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'tls', 'issuer', false],
  ['net::ERR_CERT_DATE_INVALID', 'tls', 'expired', false],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'tls', 'name', false],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'tls', '', true],
  ['net::ERR_NAME_NOT_RESOLVED', 'unreachable', 'name', false],
  ['net::ERR_INTERNET_DISCONNECTED', 'unreachable', 'disconnected', true],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timeout', '', false],
  ['net::ERR_CONNECTION_RESET', 'unreachable', '', true],
] as const)('%s is %s %s, sent %s', (message, kind, detail, sent) => expect(failureOf(message)).toMatchObject({ kind, detail, sent }))
