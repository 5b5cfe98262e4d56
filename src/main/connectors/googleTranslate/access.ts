/**
 * Access to Google Cloud: a service account signs a statement (RFC 7523, RS256) and gets a token for an hour; an access token is
 * taken as it is.
 */
import { z } from 'zod'
import { askEngine, badAnswer } from '../common/engine'
import { ConnectorError } from '../connector'
import type { TranslatorNeeds } from '../translator'

const SCOPE = 'https://www.googleapis.com/auth/cloud-translation'
/** Renewed that long before it ends. */
const EARLY = 60_000

const Account = z.object({
  client_email: z.string().min(3).max(300),
  private_key: z.string().max(20_000),
  // The signed statement goes nowhere but to Google.
  token_uri: z
    .string()
    .regex(/^https:\/\/[a-z0-9.-]+\.googleapis\.com\//)
    .nullish()
    .catch(null),
})
const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().min(1).max(86_400).nullish().catch(null) })

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A refused key is one more reason to sign in again; what stands in it is never told. */
const notAKey = (cause?: unknown) => new ConnectorError({ code: 'signIn', params: {} }, null, { cause })

const privateKey = async (pem: string): Promise<CryptoKey> => {
  const inside = pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '')
  const bytes = Uint8Array.from(atob(inside), (letter) => letter.charCodeAt(0))
  return globalThis.crypto.subtle.importKey('pkcs8', bytes, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['sign'])
}

/** `key` is a service account's JSON or an access token. */
export const createAccess = (needs: Pick<TranslatorNeeds, 'http' | 'clock'>, key: string) => {
  let kept: { token: string; until: number } | null = null

  const account = (): z.infer<typeof Account> => {
    try {
      return Account.parse(JSON.parse(key))
    } catch (error) {
      throw notAKey(error)
    }
  }
  const sign = async (owner: z.infer<typeof Account>, audience: string): Promise<string> => {
    const now = Math.floor(needs.clock.now() / 1000)
    const claims = { iss: owner.client_email, scope: SCOPE, aud: audience, iat: now, exp: now + 3600 }
    const part = (value: unknown) => base64url(utf8(JSON.stringify(value)))
    const statement = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
    try {
      const signed = await globalThis.crypto.subtle.sign(
        'RSASSA-PKCS1-v1_5',
        await privateKey(owner.private_key),
        utf8(statement) as BufferSource,
      )
      return `${statement}.${base64url(new Uint8Array(signed))}`
    } catch (error) {
      throw notAKey(error)
    }
  }

  return {
    /** A token that is good now. Throws ConnectorError. */
    async token(signal?: AbortSignal): Promise<string> {
      if (!key.trimStart().startsWith('{')) return key
      if (kept && kept.until > needs.clock.now()) return kept.token
      const owner = account()
      const audience = owner.token_uri ?? 'https://oauth2.googleapis.com/token'
      const assertion = await sign(owner, audience)
      const { json } = await askEngine(
        needs,
        {
          method: 'POST',
          url: audience,
          headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
          body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
          ...(signal ? { signal } : {}),
        },
        ({ status }) => (status === 400 || status === 403 ? { code: 'signIn', params: { status } } : null),
      )
      const parsed = Token.safeParse(json)
      if (!parsed.success) throw badAnswer()
      kept = { token: parsed.data.access_token, until: needs.clock.now() + (parsed.data.expires_in ?? 3600) * 1000 - EARLY }
      return kept.token
    },
    /** The last one was refused. */
    drop: () => {
      kept = null
    },
  }
}
