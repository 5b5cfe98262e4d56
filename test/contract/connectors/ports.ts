/** Ports for connector tests: a clock under control, a scripted network, a store in memory. */

import type { ConnectorNeeds } from '../../../src/main/connectors/connector'
import { type Clock, type Http, type HttpAnswer, HttpFailure, type HttpRequest, type Socket } from '../../../src/main/ports'
import { BackendId, ShopId } from '../../../src/shared/domain/ids'

/** Virtual time; sleepers wake in order when time is moved, or at once when `eager`. */
export class TestClock implements Clock {
  private sleepers: { at: number; wake: () => void }[] = []
  constructor(
    public time: number,
    public eager = true,
  ) {}
  now(): number {
    return this.time
  }
  monotonic(): number {
    return this.time
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.eager) {
      this.time += ms
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const sleeper = { at: this.time + ms, wake: resolve }
      this.sleepers.push(sleeper)
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((one) => one !== sleeper)
        reject(signal.reason)
      })
    })
  }
  /** Moves time, waking who is due, and lets what follows run. */
  async move(ms: number): Promise<void> {
    await settleTasks()
    const end = this.time + ms
    for (;;) {
      const [next] = this.sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      this.sleepers = this.sleepers.filter((one) => one !== next)
      this.time = Math.max(this.time, next.at)
      next.wake()
      await settleTasks()
    }
    this.time = end
    await settleTasks()
  }
}

export const settleTasks = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => {
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  return {
    status,
    headers: { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers },
    bytes,
    text: () => new TextDecoder().decode(bytes),
  }
}

export class TestSocket implements Socket {
  readonly sent: Record<string, unknown>[] = []
  closed = false
  constructor(
    readonly url: string,
    readonly on: { open(): void; message(text: string): void; close(why: string): void },
  ) {}
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }
  close(): void {
    if (this.closed) return
    this.closed = true
    this.on.close('closed')
  }
  say(frame: unknown): void {
    this.on.message(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }
}

export type Handler = (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>

/** A network whose answers a handler gives; `interfere` may fail a call before or after the handler did its work. */
export class TestHttp implements Http {
  readonly requests: HttpRequest[] = []
  readonly sockets: TestSocket[] = []
  interfere: ((request: HttpRequest) => { before?: HttpFailure; after?: HttpFailure; instead?: HttpAnswer } | null) | null = null
  /** Says no to new sockets. */
  socketsShut = false
  constructor(public handler: Handler) {}
  async request(request: HttpRequest): Promise<HttpAnswer> {
    this.requests.push(request)
    if (request.signal?.aborted) throw new HttpFailure('aborted', false)
    const what = this.interfere?.(request) ?? null
    if (what?.before) throw what.before
    if (what?.instead) return what.instead
    const given = await this.handler(request)
    if (what?.after) throw what.after
    if (given.bytes.length > (request.maxBytes ?? Number.POSITIVE_INFINITY)) throw new HttpFailure('tooLarge', true)
    return given
  }
  socket(url: string, on: { open(): void; message(text: string): void; close(why: string): void }): Socket {
    const socket = new TestSocket(url, on)
    this.sockets.push(socket)
    setImmediate(() => {
      if (this.socketsShut) {
        socket.closed = true
        on.close('refused')
      } else on.open()
    })
    return socket
  }
}

export const needsOf = (
  http: Http,
  clock: Clock,
  values: Record<string, string>,
  fetchDays = 30,
): ConnectorNeeds & { stored: Map<string, string> } => {
  const stored = new Map<string, string>()
  let seed = 1
  return {
    stored,
    backendId: BackendId.parse('backend1'),
    shopId: ShopId.parse('shop1'),
    values,
    fetchDays,
    clock,
    random: {
      bytes: (length) => new Uint8Array(length).fill(7),
      number: () => {
        seed = (seed * 16807) % 2147483647
        return seed / 2147483647
      },
    },
    http,
    log: { info: () => {}, warn: () => {} },
    store: {
      get: async (name) => stored.get(name) ?? null,
      set: async (name, value) => {
        stored.set(name, value)
      },
    },
    hmac: (text) => Buffer.from(text).toString('base64url'),
  }
}
