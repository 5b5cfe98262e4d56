import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Faults, Vendor } from './faults'
import { type Form, fieldsToObject, parseMultipart, type UploadedFile } from './multipart'

export interface Call {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  /** Parsed JSON, form fields as an object, or {}. */
  body: Record<string, unknown>
  files: UploadedFile[]
}

export interface Reply {
  status: number
  json?: unknown
  raw?: { data: Buffer; contentType: string }
  headers?: Record<string, string>
}

export const json = (body: unknown, status = 200, headers?: Record<string, string>): Reply => ({ status, json: body, headers })
/** Rails' `head :ok`. */
export const empty = (status = 200): Reply => ({ status })
export const redirect = (location: string): Reply => ({ status: 302, headers: { location } })

/** One request and its answer, as an observer sees it. */
export interface Exchange {
  vendor: Vendor
  shopId: string | null
  method: string
  path: string
  query: string
  contentType: string
  requestBody: unknown
  status: number
  responseBody: unknown
}

interface VendorServerOptions {
  vendor: Vendor
  faults: Faults
  /** Which shop a request is for, as far as address and headers tell. */
  shopOf(call: Pick<Call, 'path' | 'headers'>): string | null
  handle(call: Call): Reply | Promise<Reply>
  /** The vendor's body for a status that a switch asks for. */
  errorBody(status: number): unknown
  onExchange?: (exchange: Exchange) => void
  /** A fault of this server itself; the client gets 500. */
  onError?: (error: unknown) => void
}

const MAX_BODY = 64 * 1024 * 1024
const ALLOWED_ORIGIN = 'app://dragoman'

/** Loopback names only, so that a page on a rebound DNS name gets nothing; and no browser page but our own. */
export function refusesSender(headers: IncomingMessage['headers']): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  if (host !== '127.0.0.1' && host !== 'localhost') return true
  return headers.origin !== undefined && headers.origin !== ALLOWED_ORIGIN
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    const part = chunk as Buffer
    size += part.length
    if (size > MAX_BODY) throw new Error('body too large')
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

function parseBody(body: Buffer, contentType: string): { body: Record<string, unknown>; files: UploadedFile[] } {
  if (body.length === 0) return { body: {}, files: [] }
  if (contentType.startsWith('multipart/form-data')) {
    const form: Form = parseMultipart(body, contentType)
    return { body: fieldsToObject(form.fields), files: form.files }
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { body: fieldsToObject([...new URLSearchParams(body.toString('utf8'))]), files: [] }
  }
  const parsed: unknown = JSON.parse(body.toString('utf8'))
  return {
    body: typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : {},
    files: [],
  }
}

export interface VendorServer {
  server: Server
  port: number
  close(): Promise<void>
}

/** A vendor's HTTP side on loopback: guards, switches, body, work, answer. */
export async function startVendorServer(options: VendorServerOptions, port: number): Promise<VendorServer> {
  const server = createServer((req, res) => {
    serve(options, req, res).catch(() => req.socket.destroy())
  })
  server.keepAliveTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(options: VendorServerOptions, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (refusesSender(req.headers)) {
    res.writeHead(403, { 'content-type': 'text/plain' }).end('refused')
    return
  }
  const url = new URL(req.url ?? '/', 'http://127.0.0.1')
  const method = req.method ?? 'GET'
  const head = { path: url.pathname, headers: req.headers }
  const shopId = options.shopOf(head)
  const state = options.faults.state(shopId ?? '', options.vendor)
  if (state.offline) {
    req.socket.destroy()
    return
  }
  if (state.clockMs !== 0) res.setHeader('date', new Date(Date.now() + state.clockMs).toUTCString())
  if (state.portal) {
    if (state.portal === 'redirect') res.writeHead(302, { location: 'http://login.network.example/' }).end()
    else res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><title>Sign in to the network</title>')
    return
  }
  const contentType = req.headers['content-type'] ?? ''
  const raw = await readBody(req)
  if (state.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, state.slowMs))
  let requestBody: unknown = null
  let reply: Reply
  const refusal = options.faults.refusal(state)
  if (refusal) {
    reply = json(
      options.errorBody(refusal.status),
      refusal.status,
      refusal.retryAfter === null ? undefined : { 'retry-after': refusal.retryAfter },
    )
  } else {
    try {
      const parsed = parseBody(raw, contentType)
      requestBody = parsed.body
      reply = await options.handle({ method, ...head, query: url.searchParams, ...parsed })
    } catch (error) {
      const bad = error instanceof SyntaxError || (error instanceof Error && error.message.startsWith('multipart'))
      reply = json(options.errorBody(bad ? 400 : 500), bad ? 400 : 500)
      if (!bad) options.onError?.(error)
    }
    if (options.faults.losesAnswer(state, method)) {
      req.socket.destroy()
      return
    }
  }
  write(res, reply)
  options.onExchange?.({
    vendor: options.vendor,
    shopId,
    method,
    path: url.pathname,
    query: url.search,
    contentType,
    requestBody,
    status: reply.status,
    responseBody: reply.json ?? null,
  })
}

function write(res: ServerResponse, reply: Reply): void {
  const headers: Record<string, string> = { 'cache-control': 'max-age=0, private, must-revalidate', ...reply.headers }
  if (reply.raw) {
    res.writeHead(reply.status, { ...headers, 'content-type': reply.raw.contentType, 'content-length': String(reply.raw.data.length) })
    res.end(reply.raw.data)
    return
  }
  if (reply.json === undefined) {
    res.writeHead(reply.status, { ...headers, 'content-length': '0' }).end()
    return
  }
  const body = Buffer.from(JSON.stringify(reply.json))
  res.writeHead(reply.status, { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': String(body.length) })
  res.end(body)
}

export type Handler<C> = (context: C) => Reply | Promise<Reply>

/** Routes by method and pattern (`/a/:id`), in the order they were added. */
export class Router<C> {
  private routes: { method: string; pattern: RegExp; names: string[]; handler: Handler<C & { params: Record<string, string> }> }[] = []

  add(method: string, path: string, handler: Handler<C & { params: Record<string, string> }>): this {
    const names: string[] = []
    const source = path.replace(/:(\w+)/g, (_m, name: string) => {
      names.push(name)
      return '([^/]+)'
    })
    this.routes.push({ method, pattern: new RegExp(`^${source}/?$`), names, handler })
    return this
  }

  find(method: string, path: string): { handler: Handler<C & { params: Record<string, string> }>; params: Record<string, string> } | null {
    for (const route of this.routes) {
      if (route.method !== method) continue
      const match = route.pattern.exec(path)
      if (!match) continue
      return {
        handler: route.handler,
        params: Object.fromEntries(route.names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')])),
      }
    }
    return null
  }
}
