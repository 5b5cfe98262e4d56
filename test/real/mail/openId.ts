/** A real OpenID provider on loopback (oidc-provider) and a browser just good enough to sign in there. */
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from '../loopback'

export interface OpenId {
  issuer: string
  /** Where a resource server asks whether a token is good; name and secret within. */
  introspection: string
  /** Whether a token is good, and whose it is. */
  check(token: string): Promise<string | null>
  /** Takes back what was given so far: access tokens alone, or what renews them too. */
  revoke(what: 'access' | 'all'): void
  /** Calls of the token endpoint, by grant. */
  grants: string[]
  stop(): Promise<void>
}

type Stored = { payload: Record<string, unknown>; until: number }

/** @param accessSeconds how long an access token is good */
export const startOpenId = async ({ accessSeconds = 3600 }: { accessSeconds?: number } = {}): Promise<OpenId> => {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const stored = new Map<string, Stored>()
  class Adapter {
    constructor(readonly name: string) {}
    key = (id: string) => `${this.name}:${id}`
    async upsert(id: string, payload: Record<string, unknown>, seconds: number) {
      stored.set(this.key(id), { payload, until: Date.now() + (seconds || 3600) * 1000 })
    }
    async find(id: string) {
      return stored.get(this.key(id))?.payload
    }
    async findByUserCode() {
      return undefined
    }
    async findByUid(uid: string) {
      for (const [key, { payload }] of stored) if (key.startsWith(`${this.name}:`) && payload.uid === uid) return payload
      return undefined
    }
    async consume(id: string) {
      const found = stored.get(this.key(id))
      if (found) found.payload.consumed = Math.floor(Date.now() / 1000)
    }
    async destroy(id: string) {
      stored.delete(this.key(id))
    }
    async revokeByGrantId(grantId: string) {
      for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key)
    }
  }
  const grants: string[] = []
  const provider = new Provider(issuer, {
    adapter: Adapter,
    clients: [
      {
        client_id: 'desk',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
      { client_id: 'mailserver', client_secret: 'mailserver-secret', redirect_uris: [], grant_types: [], response_types: [] },
    ],
    features: { devInteractions: { enabled: true }, introspection: { enabled: true } },
    pkce: { required: () => true },
    scopes: ['openid', 'email', 'offline_access'],
    claims: { openid: ['sub'], email: ['email'] },
    conformIdTokenClaims: false,
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: accessSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
      RefreshToken: 86_400,
      Interaction: 3600,
      Session: 3600,
      Grant: 86_400,
    },
    findAccount: async (_context: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id, email: id }) }),
    cookies: { keys: ['only for tests'] },
  })
  provider.on('grant.success', (context) => grants.push(context.oidc.params.grant_type))
  const server = createServer(provider.callback())
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', () => done()))
  const introspection = `http://mailserver:mailserver-secret@127.0.0.1:${port}/token/introspection`
  return {
    issuer,
    introspection,
    grants,
    async check(token) {
      const answer = await fetch(`${issuer}/token/introspection`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from('mailserver:mailserver-secret').toString('base64')}`,
        },
        body: new URLSearchParams({ token }).toString(),
      })
      const said = (await answer.json()) as { active: boolean; sub?: string }
      return said.active ? (said.sub ?? null) : null
    },
    revoke(what) {
      const taken = what === 'all' ? /^(AccessToken|RefreshToken|Grant):/ : /^AccessToken:/
      for (const key of stored.keys()) if (taken.test(key)) stored.delete(key)
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/**
 * Goes where the program sent its browser, signs in as `login` and allows what is asked. Answers the address the
 * provider sends the browser back to, without calling it.
 */
export const signInAs = async (address: string, login: string, word: 'allow' | 'abort' = 'allow'): Promise<string> => {
  const jar = new Map<string, string>()
  const back = new URL(new URL(address).searchParams.get('redirect_uri') ?? '')
  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    return answer
  }
  let at = address
  let answer = await go(at)
  for (let step = 0; step < 12; step += 1) {
    const location = answer.headers.get('location')
    if (location) {
      const next = new URL(location, at)
      if (next.host === back.host) return next.href
      at = next.href
      answer = await go(at)
      continue
    }
    const html = await answer.text()
    if (word === 'abort') {
      at = new URL(/href="([^"]*abort)"/.exec(html)?.[1] ?? '', at).href
      answer = await go(at)
      continue
    }
    const action = /action="([^"]+)"/.exec(html)?.[1]
    if (!action) throw new Error(`no form at ${at}: ${html.slice(0, 300)}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? 'login'
    const body = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'any' } : { prompt })
    at = new URL(action, at).href
    answer = await go(at, { method: 'POST', body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  }
  throw new Error('the browser went round in circles')
}
