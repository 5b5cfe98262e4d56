/**
 * One mail to one SMTP server, with every ending named. Until the end of the data begins to leave, a failure proves
 * that nothing was sent; after it, only the server's answer proves anything.
 */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Clock } from '../../ports'
import type { Tls } from './connection'
import { failureOf, mendable } from './failure'
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

const connectionTo = (door: Door, tls: Tls): SMTPConnection =>
  new SMTPConnection({
    host: door.host,
    port: door.port,
    secure: door.security === 'tls',
    ...(door.security === 'starttls' ? { requireTLS: true } : door.security === 'none' ? { ignoreTLS: true } : {}),
    // The desk's own name would stand in every customer's mail.
    name: '[127.0.0.1]',
    tls: { minVersion: 'TLSv1.2', ...tls, rejectUnauthorized: true },
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
  return { type: 'refused', why, final: !mendable(why) && why.code !== 'unexpected', retryAt: null }
}

const open = (connection: SMTPConnection, door: Door): Promise<void> =>
  new Promise((done, fail) => {
    connection.once('error', fail)
    connection.once('end', () => fail(Object.assign(new Error('ended'), { code: 'ECONNECTION' })))
    connection.connect((error) => {
      if (error) return fail(error)
      if (!connection.allowsAuth && door.security === 'none') return done()
      connection.login({ user: door.user, credentials: { user: door.user, pass: door.password } }, (refused) =>
        refused ? fail(refused) : done(),
      )
    })
  })

/** Reaches the server and signs in, sends nothing. Throws ConnectorError. */
export const trySmtp = async (door: Door, tls: Tls, signal: AbortSignal): Promise<void> => {
  const connection = connectionTo(door, tls)
  connection.on('error', () => undefined)
  const stop = () => connection.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await open(connection, door)
  } catch (error) {
    throw failureOf(error)
  } finally {
    signal.removeEventListener('abort', stop)
    connection.quit()
  }
}

export interface Envelope {
  from: string
  to: readonly string[]
}

/** Never throws. One refused addressee refuses the whole mail, so that nobody gets it twice. */
export const sendMail = async (
  door: Door,
  tls: Tls,
  envelope: Envelope,
  raw: Buffer,
  clock: Clock,
  signal: AbortSignal,
): Promise<Sending> => {
  if (signal.aborted) return { type: 'refused', why: { code: 'cancelled', params: {} }, final: false, retryAt: null }
  const connection = connectionTo(door, tls)
  connection.on('error', () => undefined)
  let ending = false
  const stop = () => connection.close()
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
    await open(connection, door)
    return await new Promise<Sending>((done) => {
      const fail = (error: unknown) => done(lostOr(error))
      connection.once('error', fail)
      connection.once('end', () => fail(Object.assign(new Error('ended'), { code: 'ECONNECTION' })))
      let at = 0
      const body = new Readable({
        read() {
          if (at === 0) {
            // Asked for bytes, so the server has answered for every addressee.
            const { rejected = [], rejectedErrors = [] } = (
              connection as unknown as { _envelope: { rejected?: string[]; rejectedErrors?: unknown[] } }
            )._envelope
            if (rejected.length > 0) {
              done(refusalOf(rejectedErrors[0] ?? { code: 'EENVELOPE' }, clock.now()))
              this.destroy()
              connection.close()
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
      connection.send({ from: envelope.from, to: [...envelope.to], size: raw.length }, body, (error) => {
        if (error) fail(error)
        else done({ type: 'accepted' })
      })
    })
  } catch (error) {
    return lostOr(error)
  } finally {
    signal.removeEventListener('abort', stop)
    connection.once('end', () => undefined)
    connection.quit()
  }
}
