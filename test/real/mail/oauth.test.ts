/**
 * Mail sign-in in the browser against a real OpenID provider, a real Dovecot that asks that provider about each token,
 * and an SMTP server that does the same. The attacks of RFC 8252 and 9700 are tried on the real listener.
 */
import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCrypto } from '../../../src/main/app/crypto'
import { ConnectorError } from '../../../src/main/connectors/connector'
import { mail } from '../../../src/main/connectors/mail/mail'
import { createBackends } from '../../../src/main/services/backends/backends'
import { createSignIns } from '../../../src/main/services/signIn'
import type { BackendId } from '../../../src/shared/domain/ids'
import { createHost } from '../../contract/host'
import { nodeHttp } from '../../contract/http'
import { type OpenId, signInAs, startOpenId } from './openId'
import { type Dovecot, startDovecot, whyNoDovecot } from './servers'

const USER = 'shop@mail.test'
const shop = {
  id: null,
  name: 'Nordlicht',
  code: 'NL',
  colour: 'teal' as const,
  currency: 'EUR',
  languages: ['de'],
  policy: { returnDays: null, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
  senderName: 'Nordlicht',
  signatures: {},
  undoSeconds: { mail: 0, chat: 0 },
}

/** Backends over real sockets; `browse` is what the person does in the browser with the address that opens. */
const desk = (browse: (address: string) => void | Promise<void>) => {
  const host = createHost()
  const http = nodeHttp()
  const opened: string[] = []
  const time = { ahead: 0 }
  const ports = {
    ...host.ports,
    http,
    clock: { ...host.ports.clock, now: () => Date.now() + time.ahead },
    openLink: {
      open: async (url: string) => {
        opened.push(url)
        void browse(url)
        return true
      },
    },
  }
  const documents = new Map<string, unknown>()
  const keys = new Map<BackendId, Uint8Array>()
  const signIns = createSignIns({ ...ports, language: () => 'en' })
  const service = createBackends({
    ...ports,
    crypto: createCrypto(ports.random),
    systems: async () => [mail],
    signIns,
    documents: {
      readSealed: async (name) => structuredClone(documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    keys: {
      add: async (id) => void keys.set(id, ports.random.bytes(32)),
      destroy: async (id) => void keys.delete(id),
      connectorKey: (id) => keys.get(id) ?? new Uint8Array(32),
    },
    hostOnline: () => true,
    changed: () => undefined,
    lampsChanged: () => undefined,
    typing: () => undefined,
    task: () => undefined,
    lineUp: () => undefined,
    forget: async () => undefined,
  })
  return { service, host, opened, documents, pass: (ms: number) => void Object.assign(time, { ahead: time.ahead + ms }) }
}

const attempt = '6f2d7e0a-3c1b-4d5e-8f90-123456789abc'
const values = (issuer: string, more: Record<string, string> = {}) => ({
  name: 'Nordlicht',
  address: USER,
  user: USER,
  auth: 'other',
  issuer,
  clientId: 'desk',
  imapHost: '127.0.0.1',
  imapPort: '1',
  imapSecurity: 'none',
  smtpHost: '127.0.0.1',
  smtpPort: '1',
  smtpSecurity: 'none',
  ...more,
})
const problemOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof ConnectorError ? error.problem.code : String(error)),
  )
const come = (url: string) => fetch(url, { redirect: 'manual' })

describe('a sign-in in the browser', () => {
  let provider: OpenId
  beforeAll(async () => {
    provider = await startOpenId()
  })
  afterAll(() => provider.stop())
  const ask = { attempt, system: 'mail', backendId: null }
  const begin = async (own: ReturnType<typeof desk>, more: Record<string, string> = {}) => {
    await own.service.open(own.host.ports.files)
    return own.service.signIn({ ...ask, values: values(provider.issuer, more) })
  }
  const until = async (own: ReturnType<typeof desk>) => {
    for (let tries = 0; own.opened.length === 0 && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 20))
    return new URL(own.opened[0] ?? '')
  }

  it('asks with PKCE S256, state and nonce on loopback, and gives a ticket instead of tokens', async () => {
    const own = desk(async (address) => void (await come(await signInAs(address, USER))))
    const answer = await begin(own)
    expect(answer.account).toBe(USER)
    const asked = new URL(own.opened[0] ?? '').searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(asked.get('state')?.length).toBeGreaterThanOrEqual(43)
    expect(asked.get('nonce')?.length).toBeGreaterThanOrEqual(43)
    expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(asked.get('login_hint')).toBe(USER)
    expect(Object.keys(answer).sort()).toEqual(['account', 'ticket'])
    expect(own.host.log.join('\n')).not.toContain(USER)
  })

  it('shows a page without script, loads nothing, and takes the code out of the address', async () => {
    const seen: Response[] = []
    const own = desk(async (address) => {
      const back = await signInAs(address, USER)
      const first = await come(back)
      seen.push(first, await come(new URL(first.headers.get('location') ?? '', back).href))
    })
    await begin(own)
    await expect.poll(() => seen.length).toBe(2)
    expect(seen[0]?.status).toBe(303)
    expect(seen[0]?.headers.get('location')).toBe('/done')
    expect(seen[1]?.headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(await seen[1]?.text()).toContain('You are signed in')
  })

  it('hears neither a wrong state nor a wrong path nor a strange host, and goes on waiting', async () => {
    const own = desk(() => undefined)
    const waiting = begin(own)
    const asked = await until(own)
    const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
    const call = async (change: (url: URL) => void, headers: Record<string, string> = {}) => {
      const url = new URL(back)
      url.searchParams.set('code', 'stolen')
      url.searchParams.set('state', asked.searchParams.get('state') ?? '')
      change(url)
      return (await fetch(url, { redirect: 'manual', headers })).status
    }
    expect(await call((url) => url.searchParams.set('state', 'x'.repeat(43)))).toBe(400)
    expect(await call((url) => url.searchParams.delete('state'))).toBe(400)
    expect(await call((url) => Object.assign(url, { pathname: '/other' }))).toBe(404)
    const { request } = await import('node:http')
    const strange = await new Promise((done) =>
      request(
        {
          host: '127.0.0.1',
          port: back.port,
          path: `/?code=a&state=${asked.searchParams.get('state')}`,
          headers: { host: 'evil.example' },
        },
        (answer) => done(answer.statusCode),
      ).end(),
    )
    expect(strange).toBe(403)
    await come(await signInAs(asked.href, USER))
    expect((await waiting).account).toBe(USER)
  })

  it('takes an answer once: a replay finds nobody', async () => {
    const replies: number[] = []
    const own = desk(async (address) => {
      const back = await signInAs(address, USER)
      replies.push((await come(back)).status, (await come(back)).status)
    })
    await begin(own)
    await expect.poll(() => replies).toEqual([303, 400])
  })

  it('refuses an answer of another issuer (mix-up), and one without its own', async () => {
    const swap = (change: (url: URL) => void) =>
      desk(async (address) => {
        const back = new URL(await signInAs(address, USER))
        change(back)
        await come(back.href)
      })
    expect(await problemOf(begin(swap((url) => url.searchParams.set('iss', 'https://evil.example'))))).toBe('signInBroken')
    expect(await problemOf(begin(swap((url) => url.searchParams.delete('iss'))))).toBe('signInBroken')
    expect(await problemOf(begin(swap((url) => url.searchParams.set('code', 'another'))))).toBe('signIn')
  })

  it('refuses an ID token that was made for another attempt (nonce)', async () => {
    const own = desk(async (address) => {
      const changed = new URL(address)
      changed.searchParams.set('nonce', 'n'.repeat(43))
      await come(await signInAs(changed.href, USER))
    })
    expect(await problemOf(begin(own))).toBe('signInBroken')
  })

  it('refuses the code of another sign-in: its verifier is not ours', async () => {
    let first = ''
    const victim = desk(async (address) => {
      first = await signInAs(address, USER)
    })
    const waiting = begin(victim)
    await expect.poll(() => first).not.toBe('')
    const attacker = desk(async (address) => {
      const back = new URL(await signInAs(address, 'mallory@mail.test'))
      back.searchParams.set('code', new URL(first).searchParams.get('code') ?? '')
      await come(back.href)
    })
    expect(await problemOf(begin(attacker))).toBe('signIn')
    victim.service.cancelSignIn(attempt)
    expect(await problemOf(waiting)).toBe('cancelled')
  })

  it('says that the person refused, and is cancelled by a lock, which shuts the listener', async () => {
    const refused = desk(async (address) => void (await come(await signInAs(address, USER, 'abort'))))
    expect(await problemOf(begin(refused))).toBe('signInDenied')
    const locked = desk(() => undefined)
    const waiting = problemOf(begin(locked))
    const back = (await until(locked)).searchParams.get('redirect_uri') ?? ''
    locked.service.lock()
    expect(await waiting).toBe('cancelled')
    await new Promise((done) => setTimeout(done, 3_300))
    await expect(come(back)).rejects.toThrow()
  })

  it('names a provider that is none, a client it does not know, and an issuer that is not https', async () => {
    const own = desk(async (address) => void (await come(await signInAs(address, USER)).catch(() => undefined)))
    await own.service.open(own.host.ports.files)
    expect(await problemOf(own.service.signIn({ ...ask, values: values('http://127.0.0.1:9') }))).toBe('unreachable')
    expect(await problemOf(own.service.signIn({ ...ask, values: values('http://mail.example') }))).toBe('rejected')
    expect(await problemOf(own.service.signIn({ ...ask, values: values(provider.issuer, { clientId: '' }) }))).toBe('rejected')
    expect(await problemOf(own.service.signIn({ ...ask, values: values(provider.issuer, { auth: 'password', password: 'x' }) }))).toBe(
      'unsupported',
    )
  })

  it('keeps a ticket for its own provider and client', async () => {
    const own = desk(async (address) => void (await come(await signInAs(address, USER))))
    await own.service.open(own.host.ports.files)
    const { ticket } = await begin(own)
    expect(await problemOf(own.service.test('mail', values(provider.issuer, { clientId: 'other' }), ticket))).toBe('signIn')
    expect(await problemOf(own.service.test('mail', values(provider.issuer), 'made-up'))).toBe('signIn')
    expect((await own.service.test('mail', values(provider.issuer), ticket)).steps.at(-1)).toMatchObject({ step: 'reach', ok: false })
  })
})

describe.skipIf(whyNoDovecot())('a mailbox that is signed in to in the browser', () => {
  let provider: OpenId
  let dovecot: Dovecot
  let smtp: SMTPServer
  let smtpPort = 0
  const smtpUsers: string[] = []
  beforeAll(async () => {
    provider = await startOpenId({ accessSeconds: 600 })
    const folder = await mkdtemp(join(tmpdir(), 'oa-'))
    const file = join(folder, 'oauth2.conf.ext')
    writeFileSync(
      file,
      [
        `introspection_url = ${provider.introspection}`,
        'introspection_mode = post',
        'username_attribute = sub',
        'active_attribute = active',
        'active_value = true',
        'tokeninfo_url =',
        '',
      ].join('\n'),
      { mode: 0o644 },
    )
    const { chmodSync } = await import('node:fs')
    chmodSync(folder, 0o755)
    dovecot = await startDovecot({
      users: [{ user: USER, password: 'not used' }],
      more: `auth_mechanisms = plain login xoauth2 oauthbearer\npassdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${file}\n}\n`,
    })
    smtp = new SMTPServer({
      authMethods: ['XOAUTH2'],
      allowInsecureAuth: true,
      hideSTARTTLS: true,
      disableReverseLookup: true,
      logger: false,
      onAuth({ accessToken, username }, _session, done) {
        provider.check(accessToken ?? '').then(
          (whose) => {
            if (whose !== username) return done(null, { data: { status: '401', schemes: 'bearer' } })
            smtpUsers.push(username ?? '')
            done(null, { user: username })
          },
          (error: Error) => done(error),
        )
      },
    })
    smtp.on('error', () => undefined)
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()))
    const address = smtp.server.address()
    smtpPort = typeof address === 'object' && address ? address.port : 0
  })
  afterAll(async () => {
    await dovecot?.stop()
    await new Promise<void>((done) => smtp.close(() => done()))
    await provider?.stop()
  })
  const asked = () => values(provider.issuer, { imapPort: String(dovecot.port), smtpPort: String(smtpPort) })
  const connected = async () => {
    const own = desk(async (address) => void (await come(await signInAs(address, USER))))
    await own.service.open(own.host.ports.files)
    await own.service.startLines(async () => undefined)
    const { id: shopId } = await own.service.saveShop(shop)
    const { ticket } = await own.service.signIn({ attempt, system: 'mail', values: asked(), backendId: null })
    const backend = await own.service.connect({ shopId, system: 'mail', name: 'Post', values: asked(), fetchDays: 30, ticket })
    return { ...own, backend, ticket }
  }

  it('is connected by its ticket, reads by IMAP and signs in to SMTP with the token', async () => {
    const own = await connected()
    smtpUsers.length = 0
    expect((await own.service.retest(own.backend.id)).steps.map(({ step, ok }) => `${step} ${ok}`)).toEqual([
      'reach true',
      'recognise true',
      'signIn true',
      'read true',
      'send true',
      'live true',
    ])
    expect(smtpUsers).toEqual([USER])
    expect((await own.service.pull(own.backend.id, null, 50)).more).toBe(false)
    // A ticket serves once, and nothing secret is in what pages see, in the log or in clear on the disk.
    const { id: shopId } = await own.service.saveShop(shop)
    expect(
      await problemOf(own.service.connect({ shopId, system: 'mail', name: 'Again', values: asked(), fetchDays: 30, ticket: own.ticket })),
    ).toBe('signIn')
    expect([...own.host.disk.keys()].filter((name) => name.startsWith('tokens/'))).toHaveLength(1)
    const seen = JSON.stringify([own.service.list(), own.service.systems(), own.service.lamps(), own.host.log])
    const kept = [...own.host.disk.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n')
    for (const secret of ['access_token', 'refresh', own.ticket, 'Bearer']) expect(seen + kept).not.toContain(secret)
    await own.service.close()
  })

  it('renews in time and once for all who ask, goes on while locked and after a restart', async () => {
    const own = await connected()
    provider.grants.length = 0
    own.pass(520_000)
    await Promise.all([own.service.pull(own.backend.id, null, 50), own.service.retest(own.backend.id)])
    expect(provider.grants.filter((grant) => grant === 'refresh_token')).toHaveLength(1)
    own.service.lock()
    own.pass(520_000)
    await own.service.pull(own.backend.id, null, 50)
    const head = own.service.running(own.backend.id)
    expect(head).not.toBeNull()
    await own.service.close()
    await own.service.open(own.host.ports.files)
    await own.service.startLines(async () => undefined)
    own.pass(520_000)
    await own.service.pull(own.backend.id, null, 50)
    expect(provider.grants.filter((grant) => grant === 'refresh_token').length).toBeGreaterThanOrEqual(2)
    await own.service.close()
  })

  it('gets another token where a server takes one back in mid-work, asks to sign in again where it gets none, and goes on after', async () => {
    const own = await connected()
    await own.service.pull(own.backend.id, null, 50)
    provider.grants.length = 0
    provider.revoke('access')
    await own.service.pause(own.backend.id, true)
    await own.service.pause(own.backend.id, false)
    expect((await own.service.pull(own.backend.id, null, 50)).more).toBe(false)
    expect(provider.grants).toEqual(['refresh_token'])
    provider.revoke('all')
    await own.service.pause(own.backend.id, true)
    await own.service.pause(own.backend.id, false)
    expect(await problemOf(own.service.pull(own.backend.id, null, 50))).toBe('signIn')
    expect(own.service.lamps().backends[0]).toMatchObject({ state: 'signInNeeded', why: { code: 'signIn' } })
    const { ticket } = await own.service.signIn({ attempt, system: 'mail', values: {}, backendId: own.backend.id })
    await own.service.update({ backendId: own.backend.id, values: {}, ticket })
    expect((await own.service.pull(own.backend.id, null, 50)).more).toBe(false)
    expect(own.service.lamps().backends[0]).toMatchObject({ state: 'up' })
    await own.service.remove(own.backend.id)
    expect([...own.host.disk.keys()].filter((name) => name.startsWith('tokens/'))).toEqual([])
    await own.service.close()
  })
})
