/** Calls to PayPal: signed in by client credentials, with a token that is renewed when it ends or is refused. */
import { z } from 'zod'
import { CallError, callJson } from '../common/call'
import { baseUrl } from '../common/url'
import type { ConnectorNeeds } from '../connector'

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().catch(300) })

export const LIST = '/v1/customer/disputes'

export const createClient = (needs: ConnectorNeeds) => {
  const { values, clock } = needs
  const base = () => baseUrl(values.url?.trim() || 'https://api-m.paypal.com')
  let token: { text: string; until: number } | null = null

  const signIn = async (signal: AbortSignal): Promise<string> => {
    if (token && clock.monotonic() < token.until) return token.text
    const authorization = `Basic ${Buffer.from(`${values.clientId?.trim()}:${values.secret?.trim()}`).toString('base64')}`
    const answer = await callJson(needs, {
      method: 'POST',
      url: `${base()}/v1/oauth2/token`,
      headers: { authorization, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
      signal,
    })
    const parsed = Token.safeParse(answer.json)
    if (!parsed.success) throw new CallError({ code: 'badAnswer', params: {} }, 'no', answer.status)
    token = { text: parsed.data.access_token, until: clock.monotonic() + Math.max(30, parsed.data.expires_in - 60) * 1000 }
    return token.text
  }

  /** A sign-in changes nothing at PayPal, whatever became of it. */
  const bearer = async (signal: AbortSignal): Promise<string> => {
    try {
      return `Bearer ${await signIn(signal)}`
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      throw new CallError(error.problem, 'no', error.status, error.retryAt, error.remoteCode, { cause: error })
    }
  }

  /** 401 proves that nothing was done, so a token that ended early is renewed once and the call made again. */
  const withToken = async <T>(signal: AbortSignal, call: (authorization: string) => Promise<T>): Promise<T> => {
    try {
      return await call(await bearer(signal))
    } catch (error) {
      if (!(error instanceof CallError) || error.status !== 401 || token === null) throw error
      token = null
      return call(await bearer(signal))
    }
  }

  return {
    base,
    get: (path: string, signal: AbortSignal): Promise<unknown> =>
      withToken(signal, async (authorization) => {
        const headers = { authorization, accept: 'application/json' }
        return (await callJson(needs, { method: 'GET', url: `${base()}${path}`, headers, signal })).json
      }),
    /** `requestId` names one order, so that PayPal may know a repeated one. Throws CallError. */
    post: (path: string, body: FormData, requestId: string, signal: AbortSignal): Promise<void> =>
      withToken(signal, async (authorization) => {
        const headers = { authorization, accept: 'application/json', 'paypal-request-id': requestId }
        // What it answers beside 2xx is only links; an empty body says as much.
        await callJson(needs, { method: 'POST', url: `${base()}${path}`, headers, body, signal, timeoutMs: 100_000 }, { empty: true })
      }),
  }
}
export type Client = ReturnType<typeof createClient>
