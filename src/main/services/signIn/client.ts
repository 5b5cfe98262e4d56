/**
 * The OAuth 2 client (oauth4webapi) over the Http port, so that the system's proxy and certificates count. Public client
 * with PKCE S256; a client secret is sent only where a provider gave one to a desktop program (it is none then).
 */
import * as oauth from 'oauth4webapi'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { SignInAsk } from '../../connectors/connector'
import { ConnectorError } from '../../connectors/connector'
import { type Clock, type Http, HttpFailure } from '../../ports'

const TIMEOUT_MS = 30_000

/** What is kept of a sign-in; times epoch ms. */
export interface TokenSet {
  access: string
  /** Null where the provider did not say. */
  expiresAt: number | null
  refresh: string | null
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The issuer as URL: https, or http on this machine. Throws ConnectorError `rejected`. */
export const issuerUrl = (text: string): URL => {
  try {
    const url = new URL(text.trim())
    if (url.username || url.password || url.search || url.hash) throw new Error('not an issuer')
    if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))) return url
  } catch {
    // Worded below.
  }
  throw new ConnectorError({ code: 'rejected', params: { fields: 'issuer' } })
}

const CODES: Record<HttpFailure['kind'], Problem['code']> = {
  unreachable: 'unreachable',
  timeout: 'timeout',
  tls: 'tls',
  proxy: 'proxy',
  aborted: 'cancelled',
  tooLarge: 'badAnswer',
  redirect: 'badAnswer',
}
const failed = (failure: HttpFailure): ConnectorError =>
  new ConnectorError({ code: CODES[failure.kind], params: failure.detail ? { context: failure.detail } : {} }, null, { cause: failure })

/** Anything thrown on the way in our words. No text of the provider gets in: it may quote accounts. */
const worded = (error: unknown): ConnectorError => {
  if (error instanceof ConnectorError) return error
  if (error instanceof HttpFailure) return failed(error)
  const cause = (error as { cause?: unknown } | null)?.cause
  if (cause instanceof HttpFailure) return failed(cause)
  if (error instanceof oauth.AuthorizationResponseError)
    return new ConnectorError({ code: 'signInDenied', params: { error: error.error.slice(0, 60) } }, null, { cause: error })
  if (error instanceof oauth.ResponseBodyError) {
    if (error.status >= 500) return new ConnectorError({ code: 'serverError', params: { status: error.status } }, null, { cause: error })
    // The company's own registration is wrong, not the person.
    if (error.error === 'invalid_client' || error.error === 'unauthorized_client')
      return new ConnectorError({ code: 'rejected', params: { fields: 'clientId' } }, null, { cause: error })
    return new ConnectorError({ code: 'signIn', params: { error: error.error.slice(0, 60) } }, null, { cause: error })
  }
  if (error instanceof oauth.OperationProcessingError)
    return new ConnectorError({ code: 'signInBroken', params: { error: String(error.code ?? '').slice(0, 60) } }, null, { cause: error })
  return new ConnectorError({ code: 'badAnswer', params: {} }, null, { cause: error })
}

export interface OAuthClient {
  /** Address of the provider's page; PKCE, state and nonce are made here and stay here. */
  begin(redirectUri: string): Promise<{
    url: string
    state: string
    /** Takes the redirect's parameters: checks state, issuer and nonce, and gets the tokens. Once. */
    finish(parameters: URLSearchParams, signal: AbortSignal): Promise<{ tokens: TokenSet; account: string | null }>
  }>
  /** New tokens for a refresh token; `signIn` where the provider no longer takes it. */
  refresh(refresh: string, signal: AbortSignal): Promise<TokenSet>
}

export const createOAuthClient = ({ http, clock }: { http: Http; clock: Clock }, ask: SignInAsk): OAuthClient => {
  const issuer = issuerUrl(ask.issuer)
  const client: oauth.Client = { client_id: ask.clientId }
  const auth = ask.clientSecret ? oauth.ClientSecretPost(ask.clientSecret) : oauth.None()
  const fetchOver = async (
    url: string,
    options: { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal | null | undefined },
  ): Promise<Response> => {
    const { method, headers, body, signal } = options
    const answer = await http.request({
      method,
      url,
      headers,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      timeoutMs: TIMEOUT_MS,
      maxBytes: 1024 * 1024,
      ...(signal ? { signal } : {}),
    })
    return new Response(answer.bytes.length > 0 ? new Uint8Array(answer.bytes) : null, { status: answer.status, headers: answer.headers })
  }
  const options = (signal: AbortSignal) => ({
    [oauth.customFetch]: fetchOver as never,
    [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
    signal,
  })
  let known: oauth.AuthorizationServer | null = null
  const server = async (signal: AbortSignal): Promise<oauth.AuthorizationServer> => {
    known ??= await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options(signal) }))
    return known
  }
  const keep = (answer: oauth.TokenEndpointResponse, before: string | null): TokenSet => ({
    access: answer.access_token,
    expiresAt: answer.expires_in === undefined ? null : clock.now() + answer.expires_in * 1000,
    refresh: answer.refresh_token ?? before,
  })

  return {
    async begin(redirectUri) {
      try {
        const as = await server(AbortSignal.timeout(TIMEOUT_MS))
        if (!as.authorization_endpoint) throw new ConnectorError({ code: 'badAnswer', params: { fields: 'issuer' } })
        const verifier = oauth.generateRandomCodeVerifier()
        const state = oauth.generateRandomState()
        const nonce = oauth.generateRandomNonce()
        const url = new URL(as.authorization_endpoint)
        const parameters = {
          ...ask.extra,
          client_id: ask.clientId,
          redirect_uri: redirectUri,
          response_type: 'code',
          scope: ask.scopes.join(' '),
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          ...(ask.account ? { login_hint: ask.account } : {}),
        }
        for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
        return {
          url: url.href,
          state,
          async finish(given, signal) {
            try {
              const checked = oauth.validateAuthResponse(as, client, given, state)
              const request = oauth.authorizationCodeGrantRequest(as, client, auth, checked, redirectUri, verifier, options(signal))
              const answer = await oauth.processAuthorizationCodeResponse(as, client, await request, {
                // Only an OpenID provider gives an ID token; where one comes, its nonce must be ours.
                ...(ask.scopes.includes('openid') ? { expectedNonce: nonce, requireIdToken: true } : {}),
              })
              const claims = oauth.getValidatedIdTokenClaims(answer)
              const named = [claims?.email, claims?.preferred_username].find((one) => typeof one === 'string')
              return { tokens: keep(answer, null), account: typeof named === 'string' ? named.slice(0, 320) : null }
            } catch (error) {
              throw worded(error)
            }
          },
        }
      } catch (error) {
        throw worded(error)
      }
    },
    async refresh(refresh, signal) {
      try {
        const as = await server(signal)
        const answer = await oauth.refreshTokenGrantRequest(as, client, auth, refresh, options(signal))
        return keep(await oauth.processRefreshTokenResponse(as, client, answer), refresh)
      } catch (error) {
        throw worded(error)
      }
    },
  }
}
