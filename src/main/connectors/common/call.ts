/**
 * One JSON call to a remote system, with every ending named: answered, surely not done, perhaps done.
 * No retry happens here; who calls decides. Nothing of a body or an address gets into an error.
 */
import type { Problem } from '../../../shared/domain/outbox/types'
import { type Clock, type Http, type HttpAnswer, HttpFailure, type HttpRequest } from '../../ports'
import { ConnectorError } from '../connector'
import { headerOf, retryAtOf, serverTimeOf } from './headers'
import { wellFormed } from './text'

const MB = 1024 * 1024

/** A failed call. `done` says whether the server may have carried it out all the same. */
export class CallError extends ConnectorError {
  constructor(
    problem: Problem,
    readonly done: 'no' | 'perhaps',
    /** HTTP status, or null where no answer came. */
    readonly status: number | null,
    retryAt: number | null = null,
    /** What the server called the error, for the connector's own eyes (codes, not texts of customers). */
    readonly remoteCode: string | null = null,
    options?: { cause?: unknown },
  ) {
    super(problem, retryAt, options)
    this.name = 'CallError'
  }
}

export interface CallNeeds {
  http: Http
  clock: Clock
  onLimited?: ((until: number | null) => void) | undefined
  quietUntil?: (() => number) | undefined
}

export interface JsonAnswer {
  status: number
  json: unknown
  headers: Record<string, string>
  /** The server's own clock when it answered (epoch ms UTC, seconds precise), null where it does not tell. */
  serverTime: number | null
  /** False for GET: whatever is wrong with the answer, nothing was done. */
  changing: boolean
}

/** What a screen says when the answer is no JSON at all: another program answers at this address. */
type NotOurs = 'notChatwoot' | 'badAnswer'

const problemOfFailure = (failure: HttpFailure): Problem => {
  const codes = {
    unreachable: 'unreachable',
    timeout: 'timeout',
    tls: 'tls',
    proxy: 'proxy',
    aborted: 'cancelled',
    tooLarge: 'tooLarge',
    redirect: 'badAnswer',
  } as const
  const params = { ...(failure.kind === 'redirect' ? { why: 'redirect' } : {}), ...(failure.detail ? { context: failure.detail } : {}) }
  return { code: codes[failure.kind], params }
}

/** The same failure of a call that only read: it did nothing. */
const harmless = (error: CallError, changing: boolean): CallError =>
  changing || error.done === 'no'
    ? error
    : new CallError(error.problem, 'no', error.status, error.retryAt, error.remoteCode, { cause: error.cause })

/** An HttpFailure (or anything thrown) as a CallError: `sent` false proves that nothing was done. */
export const failed = (error: unknown): CallError => {
  if (error instanceof CallError) return error
  if (error instanceof HttpFailure)
    return new CallError(problemOfFailure(error), error.sent ? 'perhaps' : 'no', null, null, null, { cause: error })
  return new CallError({ code: 'unexpected', params: {} }, 'perhaps', null, null, null, { cause: error })
}

/** Short code of an error body: `code`, `name`, `meta.code`, `error` or its code or reason; at most 80 characters of it. */
const remoteCodeOf = (json: unknown): string | null => {
  if (typeof json !== 'object' || json === null) return null
  const body = json as Record<string, unknown>
  const bag = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})
  const error = bag(body.error)
  // Google's kinds of error stand deeper, and its `error.code` only repeats the status.
  const deeper = (list: unknown) =>
    Array.isArray(list) ? list.map((one) => bag(one).reason).find((reason) => typeof reason === 'string') : undefined
  for (const value of [
    deeper(error.details),
    deeper(error.errors),
    typeof error.status === 'string' ? error.status : undefined,
    body.code,
    body.name,
    bag(body.meta).code,
    body.error,
    error.code,
    error.type,
    body.message,
  ])
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value).slice(0, 80)
  return null
}

/** Fields that a 422 names (`attributes` of Rails, `details[].field` or its code of PayPal, `error.param` of Stripe), never their values. */
const fieldsOf = (json: unknown): string => {
  if (typeof json !== 'object' || json === null) return ''
  const { attributes, details, error } = json as { attributes?: unknown; details?: unknown; error?: unknown }
  const param = (error as { param?: unknown } | null | undefined)?.param
  if (typeof param === 'string') return param.slice(0, 120)
  const names = Array.isArray(attributes)
    ? attributes
    : Array.isArray(details)
      ? details.map((one: { field?: unknown; issue?: unknown } | null) => one?.field ?? one?.issue)
      : []
  return names
    .filter((name): name is string => typeof name === 'string')
    .join(', ')
    .slice(0, 120)
}

/**
 * The error an answer's status stands for. 4xx proves that nothing was done, with one exception: 408 may come from
 * a proxy whose server behind works on. 5xx proves nothing.
 */
export const errorOfAnswer = (answer: HttpAnswer, json: unknown, now: number): CallError => {
  const { status } = answer
  const remote = remoteCodeOf(json)
  const make = (code: Problem['code'], done: 'no' | 'perhaps', params: Problem['params'] = {}) =>
    new CallError({ code, params: { status, ...params } }, done, status, retryAtOf(answer.headers, now), remote)
  if (status === 401) return make('signIn', 'no')
  if (status === 403) return make('forbidden', 'no')
  if (status === 404 || status === 410) return make('notFound', 'no')
  // A proxy that wants a name, and a network that wants a sign-in (RFC 6585): the server has heard nothing.
  if (status === 407) return make('proxy', 'no', { context: 'auth' })
  if (status === 511) return make('portal', 'no')
  if (status === 408) return make('timeout', 'perhaps')
  if (status === 413) return make('tooLarge', 'no')
  if (status === 425 || status === 429) return make('rateLimited', 'no')
  if (status >= 400 && status < 500) return make('rejected', 'no', { fields: fieldsOf(json) })
  if (status >= 500) return make('serverError', 'perhaps')
  return make('badAnswer', 'perhaps')
}

/** JSON whose texts are whole: `\\ud83d` alone is valid JSON, but no text that UTF-8, a seal or a key can hold. */
const parsed = (text: string): unknown =>
  /\\u(d[89a-f]|0000)/i.test(text)
    ? JSON.parse(text, (_name, value) => (typeof value === 'string' ? wellFormed(value) : value))
    : JSON.parse(text)

/** Parses the bytes of an answer; undefined where they are no JSON. PHP notices before the JSON are skipped. */
export const parseJson = (text: string): unknown => {
  const body = text.trim()
  if (body === '') return null
  try {
    return parsed(body)
  } catch {
    if (body.startsWith('<!') || /^<html/i.test(body)) return undefined
    const start = body.search(/[{[]/)
    if (start <= 0) return undefined
    try {
      return parsed(body.slice(start))
    } catch {
      return undefined
    }
  }
}

/**
 * Sends a request and answers its JSON. Throws CallError for everything else, also for 2xx whose body is no JSON
 * (`empty` allows a body without content). Times: `retryAt` is epoch ms of our clock.
 */
export const callJson = async (
  needs: CallNeeds,
  request: HttpRequest,
  { notOurs = 'badAnswer', empty = false }: { notOurs?: NotOurs; empty?: boolean } = {},
): Promise<JsonAnswer> => {
  const changing = request.method !== 'GET'
  // Another call may have been told «later» while this one's verb was under way.
  const left = (needs.quietUntil?.() ?? 0) - needs.clock.now()
  if (left > 0)
    throw new CallError(
      { code: 'rateLimited', params: { seconds: Math.ceil(left / 1000) } },
      'no',
      null,
      needs.clock.now() + Math.ceil(left),
    )
  let answer: HttpAnswer
  try {
    answer = await needs.http.request({ timeoutMs: 30_000, maxBytes: 64 * MB, ...request })
  } catch (error) {
    throw harmless(failed(error), changing)
  }
  const { status, headers } = answer
  const unreadable = (code: Problem['code'], cause?: unknown) =>
    new CallError({ code, params: { status } }, changing ? 'perhaps' : 'no', status, null, null, { cause })
  let json: unknown
  try {
    json = parseJson(answer.text())
  } catch (error) {
    throw unreadable('badAnswer', error)
  }
  if (status < 200 || status >= 300) {
    const error = errorOfAnswer(answer, json, needs.clock.now())
    if (error.problem.code === 'rateLimited') needs.onLimited?.(error.retryAt)
    throw harmless(error, changing)
  }
  const html = /text\/html/i.test(headerOf(headers, 'content-type') ?? '')
  if (json === undefined && !(empty && !html)) throw unreadable(html ? notOurs : 'badAnswer')
  if (json === null && !empty) throw unreadable('badAnswer')
  return { status, json: json ?? null, headers, serverTime: serverTimeOf(headers), changing }
}
