/**
 * One mail to one SMTP server, with every ending named. Until the end of the data begins to leave, a failure proves
 * that nothing was sent; after it, only the server's answer proves anything.
 */
import { Readable } from 'node:stream'
import SMTPConnection, { type SMTPConnectionCustomAuthHandler } from 'nodemailer/lib/smtp-connection'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Clock } from '../../ports'
import { ConnectorError } from '../connector'
import { trustOf, type Way } from './connection'
import { failureOf, isMendable } from './failure'
import type { Door } from './settings'

export type Sending =
  | { type: 'accepted' }
  | { type: 'refused'; why: Problem; final: boolean; retryAt: number | null }
  | { type: 'lost'; why: Problem }

interface SmtpError {
  code?: string
  responseCode?: number
  command?: string
}

/** A socket that stands already. */
type Through = NonNullable<ConstructorParameters<typeof SMTPConnection>[0]>['connection'] & object

const TOKEN_METHODS = ['XOAUTH2', 'OAUTHBEARER'] as const
type TokenMethod = (typeof TOKEN_METHODS)[number]
/** Under its plain name nodemailer would take its own XOAUTH2, and fall back to a password where it lacks what that needs. */
const handlerOf = (method: TokenMethod) => `TOKEN-${method}`

/** What a server is told: Google's and Microsoft's own form, or that of RFC 7628. */
const responseOf = (method: TokenMethod, { user, host, port }: Door, token: string): string => {
  const name = user.replaceAll('=', '=3D').replaceAll(',', '=2C')
  const text =
    method === 'XOAUTH2'
      ? `user=${user}\x01auth=Bearer ${token}\x01\x01`
      : `n,a=${name},\x01host=${host}\x01port=${port}\x01auth=Bearer ${token}\x01\x01`
  return Buffer.from(text).toString('base64')
}

const byToken =
  (method: TokenMethod, door: Door, token: string): SMTPConnectionCustomAuthHandler =>
  async ({ sendCommand }) => {
    let answer = await sendCommand(`AUTH ${method} ${responseOf(method, door, token)}`)
    // The server tells why in a challenge; the empty answer to it (^A in RFC 7628) brings its refusal.
    if (answer.status === 334) answer = await sendCommand(method === 'XOAUTH2' ? '' : 'AQ==')
    if (answer.status !== 235) throw new Error('refused')
  }

const connectionTo = (door: Door, way: Way, token: string | null, through: Through | null): SMTPConnection =>
  new SMTPConnection({
    ...(through ? { connection: through } : {}),
    ...(token === null
      ? {}
      : { customAuth: Object.fromEntries(TOKEN_METHODS.map((method) => [handlerOf(method), byToken(method, door, token)])) }),
    host: door.host,
    port: door.port,
    secure: door.security === 'tls',
    ...(door.security === 'starttls' ? { requireTLS: true } : door.security === 'none' ? { ignoreTLS: true } : {}),
    // The desk's own name would stand in every customer's mail.
    name: '[127.0.0.1]',
    tls: trustOf(way),
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    dnsTimeout: 15_000,
  })

const AGAIN = 60_000

/** What an answer of the server stands for: 4xx comes again, 5xx is its last word. */
const refusalOf = (error: unknown, now: number): Extract<Sending, { type: 'refused' }> => {
  const { code, responseCode, command } = error as SmtpError
  if (typeof responseCode === 'number' && code !== 'EAUTH') {
    const final = responseCode >= 500
    const rcpt = command === 'RCPT TO' || command === 'MAIL FROM'
    const problem: Problem['code'] =
      responseCode === 552 || responseCode === 523 ? 'tooLarge' : rcpt && final ? 'addressRefused' : final ? 'rejected' : 'serverError'
    return { type: 'refused', why: { code: problem, params: { status: responseCode } }, final, retryAt: final ? null : now + AGAIN }
  }
  if (code === 'EENVELOPE') return { type: 'refused', why: { code: 'addressRefused', params: {} }, final: true, retryAt: null }
  if (code === 'EMESSAGE') return { type: 'refused', why: { code: 'tooLarge', params: {} }, final: true, retryAt: null }
  const why = failureOf(error).problem
  return { type: 'refused', why, final: !isMendable(why) && why.code !== 'unexpected', retryAt: null }
}

/** The token methods a server offers, by its EHLO; a server that names none is tried with the older one. */
const methodOf = (connection: SMTPConnection): TokenMethod => {
  const lines = (connection as unknown as { _ehloLines?: string[] })._ehloLines ?? []
  const offered = lines
    .filter((line) => /^AUTH\b/i.test(line))
    .join(' ')
    .toUpperCase()
  return TOKEN_METHODS.find((method) => offered.includes(method)) ?? 'XOAUTH2'
}

const signIn = (connection: SMTPConnection, door: Door, token: string | null): Promise<void> =>
  new Promise((done, fail) => {
    connection.once('error', fail)
    connection.once('end', () => fail(Object.assign(new Error('ended'), { code: 'ECONNECTION' })))
    connection.connect((error) => {
      if (error) return fail(error)
      if (!connection.allowsAuth && door.security === 'none') return done()
      const how =
        token === null
          ? { user: door.user, credentials: { user: door.user, pass: door.password } }
          : { user: door.user, method: handlerOf(methodOf(connection)) }
      connection.login(how, (refused) => (refused ? fail(refused) : done()))
    })
  })

const cancelled = () => new ConnectorError({ code: 'cancelled', params: {} })

const openOnce = async (door: Door, way: Way, token: string | null, signal: AbortSignal): Promise<SMTPConnection> => {
  const proxy = (await way.route?.proxyFor(door.host, door.port)) ?? null
  const through = proxy && way.route ? ((await way.route.tunnel(proxy, door.host, door.port, signal)) as Through) : null
  if (signal.aborted) {
    through?.destroy()
    throw cancelled()
  }
  const connection = connectionTo(door, way, token, through)
  connection.on('error', () => undefined)
  const stop = () => connection.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await signIn(connection, door, token)
    return connection
  } catch (error) {
    connection.close()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Reaches the server and signs in; a token that it does not take is renewed once. Nothing was sent whatever it throws. */
const open = async (door: Door, way: Way, signal: AbortSignal): Promise<SMTPConnection> => {
  const { tokens } = door
  if (!tokens) return openOnce(door, way, null, signal)
  const token = await tokens.access()
  try {
    return await openOnce(door, way, token, signal)
  } catch (error) {
    if (failureOf(error).problem.code !== 'signIn' || signal.aborted) throw error
    return openOnce(door, way, await tokens.access(token), signal)
  }
}

/** Reaches the server and signs in, sends nothing. Throws ConnectorError. */
export const trySmtp = async (door: Door, way: Way, signal: AbortSignal): Promise<void> => {
  try {
    const connection = await open(door, way, signal)
    connection.quit()
  } catch (error) {
    throw failureOf(error)
  }
}

export interface Envelope {
  from: string
  to: readonly string[]
}

/** Never throws. One refused addressee refuses the whole mail, so that nobody gets it twice. */
export const sendMail = async (
  door: Door,
  way: Way,
  envelope: Envelope,
  raw: Buffer,
  clock: Clock,
  signal: AbortSignal,
): Promise<Sending> => {
  if (signal.aborted) return { type: 'refused', why: { code: 'cancelled', params: {} }, final: false, retryAt: null }
  let connection: SMTPConnection | null = null
  let ending = false
  const stop = () => connection?.close()
  signal.addEventListener('abort', stop, { once: true })
  const lostOr = (error: unknown): Sending => {
    const { responseCode, code, command } = error as SmtpError
    // An answer to the data itself is the server's word; all else after the end of the data proves nothing.
    const answered = typeof responseCode === 'number' && code === 'EMESSAGE' && command === 'DATA'
    if (ending && !answered) return { type: 'lost', why: signal.aborted ? { code: 'cancelled', params: {} } : failureOf(error).problem }
    if (signal.aborted) return { type: 'refused', why: { code: 'cancelled', params: {} }, final: false, retryAt: null }
    return refusalOf(error, clock.now())
  }
  try {
    const opened = await open(door, way, signal)
    connection = opened
    return await new Promise<Sending>((done) => {
      const fail = (error: unknown) => done(lostOr(error))
      opened.once('error', fail)
      opened.once('end', () => fail(Object.assign(new Error('ended'), { code: 'ECONNECTION' })))
      let at = 0
      const body = new Readable({
        read() {
          if (at === 0) {
            // Asked for bytes, so the server has answered for every addressee.
            const { rejected = [], rejectedErrors = [] } = (
              opened as unknown as { _envelope: { rejected?: string[]; rejectedErrors?: unknown[] } }
            )._envelope
            if (rejected.length > 0) {
              done(refusalOf(rejectedErrors[0] ?? { code: 'EENVELOPE' }, clock.now()))
              this.destroy()
              opened.close()
              return
            }
          }
          const next = raw.subarray(at, at + 65_536)
          at += next.length
          if (next.length > 0) this.push(next)
          else {
            // From here on the closing dot may leave at any moment.
            ending = true
            this.push(null)
          }
        },
      })
      body.on('error', () => undefined)
      opened.send({ from: envelope.from, to: [...envelope.to], size: raw.length }, body, (error) => {
        if (error) fail(error)
        else done({ type: 'accepted' })
      })
    })
  } catch (error) {
    return lostOr(error)
  } finally {
    signal.removeEventListener('abort', stop)
    connection?.once('end', () => undefined)
    connection?.quit()
  }
}
