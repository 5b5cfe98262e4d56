/**
 * Calls of one Chatwoot account. Sends no call twice by itself. The server's clock is learned from every answer,
 * as ours may be off; `stamp` is what rows read now carry as version.
 */
import type { z } from 'zod'
import type { Clock, Http } from '../../ports'
import { CallError, callJson, type JsonAnswer } from '../common/call'
import { query } from '../common/url'
import { ConnectorError } from '../connector'

export type Query = Parameters<typeof query>[0]

export interface ClientNeeds {
  http: Http
  clock: Clock
  onLimited?: ((until: number | null) => void) | undefined
  quietUntil?: (() => number) | undefined
  /** Base without trailing slash. */
  base: string
  token: string
}

/**
 * Chatwoot words every failure of a change as 422, also one that came up after the message or the status stood (its
 * callbacks speak to Redis and the job queue). Such a word proves nothing; that of a validation does.
 */
const MACHINERY = /redis|sidekiq|connect|time(d )?-?out|econn|errno|PG::|deadlock|broken pipe|socket/i

const doubted = (error: unknown): unknown =>
  error instanceof CallError && error.status === 422 && MACHINERY.test(error.remoteCode ?? '')
    ? new CallError({ code: 'serverError', params: { status: 422 } }, 'perhaps', 422, error.retryAt, error.remoteCode, { cause: error })
    : error

export class Client {
  /** Server's clock minus ours, in ms; null until an answer told it. */
  private skew: number | null = null
  private lastStamp = 0

  constructor(readonly needs: ClientNeeds) {}

  get base(): string {
    return this.needs.base
  }
  /** Epoch ms by the server's clock as far as known, else ours. */
  serverNow(): number {
    return this.needs.clock.now() + (this.skew ?? 0)
  }
  get knowsServerClock(): boolean {
    return this.skew !== null
  }
  /**
   * Version of rows read now: server time, but always growing, also when that clock is set back. What the server
   * answers later is newer, whatever its `updated_at` says: read marks, statuses of messages and edits do not
   * move that field.
   */
  stamp(): number {
    this.lastStamp = Math.max(this.serverNow(), this.lastStamp + 0.001)
    return this.lastStamp
  }
  /** Goes on from a stamp of an earlier run. */
  stampFrom(at: number): void {
    if (Number.isFinite(at) && at > this.lastStamp) this.lastStamp = at
  }

  private learn(answer: JsonAnswer): JsonAnswer {
    if (answer.serverTime !== null) this.skew = answer.serverTime - this.needs.clock.now()
    return answer
  }

  private headers(json: boolean): Record<string, string> {
    return { api_access_token: this.needs.token, accept: 'application/json', ...(json ? { 'content-type': 'application/json' } : {}) }
  }

  /** Chatwoot says 401 also where a good token may not do this one thing (an inbox of others): that is no sign-in problem. */
  private worded(error: unknown): never {
    if (error instanceof CallError && error.status === 401 && /not authorized to do this action/i.test(error.remoteCode ?? ''))
      throw new CallError({ code: 'forbidden', params: error.problem.params }, 'no', 401, error.retryAt, error.remoteCode, {
        cause: error.cause,
      })
    throw error
  }

  private call(...request: Parameters<typeof callJson>): Promise<JsonAnswer> {
    return callJson(...request).catch((error: unknown) => this.worded(error))
  }

  async get(path: string, values: Query, signal?: AbortSignal): Promise<JsonAnswer> {
    const url = `${this.base}${path}${query(values)}`
    return this.learn(await this.call(this.needs, { method: 'GET', url, headers: this.headers(false), signal }, { notOurs: 'notChatwoot' }))
  }

  /** A call that changes something: JSON, or a form with files. Answers without content pass. */
  async send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: unknown, signal?: AbortSignal): Promise<JsonAnswer> {
    const form = body instanceof FormData
    // A form gets the time its files need on a line of 20 kB/s; the caller's signal may end it before.
    const bytes = form ? [...body.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : value.size), 0) : 0
    const request = {
      method,
      url: `${this.base}${path}`,
      headers: this.headers(!form),
      body: form ? body : JSON.stringify(body ?? {}),
      timeoutMs: form ? 180_000 + Math.ceil(bytes / 20) : 60_000,
      signal,
    }
    const asked = this.call(this.needs, request, { notOurs: 'notChatwoot', empty: true })
    return this.learn(await asked.catch((error: unknown) => Promise.reject(doubted(error))))
  }
}

/** An answer in the shape we need; throws `badAnswer` where it has another (perhaps done, if the call was to change something). */
export const shaped = <S extends z.ZodType>(schema: S, answer: JsonAnswer): z.output<S> => {
  const parsed = schema.safeParse(answer.json)
  if (parsed.success) return parsed.data
  const done = answer.changing ? 'perhaps' : 'no'
  throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, done, answer.status, null, null, { cause: parsed.error })
}

export const isGone = (error: unknown): boolean => error instanceof ConnectorError && error.problem.code === 'notFound'
