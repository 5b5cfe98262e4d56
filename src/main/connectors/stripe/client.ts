/** Calls to Stripe: form bodies, a pinned version, a restricted key. */
import { CallError, callJson, type JsonAnswer } from '../common/call'
import { baseUrl } from '../common/url'
import type { ConnectorNeeds } from '../connector'

/** The version its description in use was made for; Stripe keeps answering in it whatever the account's own is. */
const VERSION = '2023-08-16'

/** Nested values as Stripe's forms want them: `evidence[receipt]=file_1`. */
export const formOf = (values: Readonly<Record<string, string | boolean | Readonly<Record<string, string>>>>): string => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'object') for (const [inner, text] of Object.entries(value)) form.append(`${name}[${inner}]`, text)
    else form.append(name, String(value))
  return form.toString()
}

/** A key sent before with other content: whether that one was carried out is not said. */
const keyReused = (error: CallError): boolean => error.status === 400 && /idempotency/i.test(error.remoteCode ?? '')

export const createClient = (needs: ConnectorNeeds) => {
  const base = () => baseUrl(needs.values.url?.trim() || 'https://api.stripe.com', ['/v1'])
  /** Files have a host of their own; a server of tests or a proxy has one for both. */
  const files = () => base().replace(/^https:\/\/api\.stripe\.com$/, 'https://files.stripe.com')
  const headers = () => ({
    authorization: `Bearer ${(needs.values.key ?? '').trim()}`,
    'stripe-version': VERSION,
    accept: 'application/json',
  })
  /** 409: another call holds the object, and this one did nothing; it may be tried again. */
  const named = async (call: Promise<JsonAnswer>): Promise<JsonAnswer> => {
    try {
      return await call
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      const { status, retryAt, remoteCode } = error
      if (keyReused(error)) throw new CallError(error.problem, 'perhaps', status, retryAt, remoteCode, { cause: error })
      if (status === 409)
        throw new CallError({ code: 'rateLimited', params: { status } }, 'no', status, retryAt, remoteCode, { cause: error })
      throw error
    }
  }
  return {
    base,
    get: (path: string, signal: AbortSignal): Promise<JsonAnswer> =>
      named(callJson(needs, { method: 'GET', url: `${base()}${path}`, headers: headers(), signal })),
    /** `once` names one try for Stripe; the same again within a day answers what the first one did. */
    post: (path: string, body: string, once: string | null, signal: AbortSignal): Promise<JsonAnswer> =>
      named(
        callJson(needs, {
          method: 'POST',
          url: `${base()}${path}`,
          headers: {
            ...headers(),
            'content-type': 'application/x-www-form-urlencoded',
            ...(once === null ? {} : { 'idempotency-key': once }),
          },
          body,
          signal,
        }),
      ),
    upload: (body: FormData, signal: AbortSignal): Promise<JsonAnswer> =>
      named(callJson(needs, { method: 'POST', url: `${files()}/v1/files`, headers: headers(), body, signal, timeoutMs: 100_000 })),
  }
}
export type Client = ReturnType<typeof createClient>
