/**
 * The one IMAP connection that works, used by one task at a time, opened when needed and thrown away after any
 * failure of the line. imapflow opens its own sockets: the documented exception to the Http port.
 */
import type { ImapFlow, ImapFlowOptions } from 'imapflow'
import { serial } from '../../../shared/serial'
import type { Clock, Route } from '../../ports'
import { ConnectorError } from '../connector'
import { failureOf } from './failure'
import type { Door } from './settings'

export type Tls = NonNullable<ImapFlowOptions['tls']>
/** How a mail socket gets out: the system's proxy and trust, and what tests trust beside it. */
export interface Way {
  route: Route | null
  tls: Tls
}

/** Certificates are always checked, against what the system trusts where it tells. */
export const trustOf = ({ route, tls }: Way): Tls => {
  const ca = route?.authorities()
  return { minVersion: 'TLSv1.2', ...(ca ? { ca: [...ca] } : {}), ...tls, rejectUnauthorized: true }
}

/** Without TLS only loopback passes (see settings). */
const optionsOf = (door: Door, way: Way, token: string | null, proxy: string | null): ImapFlowOptions => ({
  host: door.host,
  port: door.port,
  secure: door.security === 'tls',
  ...(door.security === 'tls' ? {} : { doSTARTTLS: door.security === 'starttls' }),
  auth: token === null ? { user: door.user, pass: door.password } : { user: door.user, accessToken: token },
  tls: trustOf(way),
  ...(proxy ? { proxy } : {}),
  logger: false,
  clientInfo: { name: 'Dragoman' },
  connectionTimeout: 20_000,
  greetingTimeout: 15_000,
  socketTimeout: 5 * 60_000,
  maxLiteralSize: 160 * 1024 * 1024,
  maxLineLength: 32 * 1024 * 1024,
  maxResponseSize: 192 * 1024 * 1024,
  maxLockHoldTime: false,
})

const cancelled = () => new ConnectorError({ code: 'cancelled', params: {} })

const openOnce = async (
  door: Door,
  way: Way,
  token: string | null,
  signal: AbortSignal,
  more: Partial<ImapFlowOptions>,
): Promise<ImapFlow> => {
  // Half of main's text: read with the first mailbox, not at every start of the program.
  const { ImapFlow } = await import('imapflow')
  const proxy = (await way.route?.proxyFor(door.host, door.port)) ?? null
  if (signal.aborted) throw cancelled()
  const client = new ImapFlow({ ...optionsOf(door, way, token, proxy), ...more })
  // Without a listener a broken line would end the program; the pending command tells the same.
  client.on('error', () => undefined)
  const stop = () => client.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw signal.aborted ? cancelled() : failureOf(error)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Opens and signs in; a token that the server does not take is renewed once. Throws ConnectorError. The caller closes it. */
export const openImap = async (door: Door, way: Way, signal: AbortSignal, more: Partial<ImapFlowOptions> = {}): Promise<ImapFlow> => {
  const { tokens } = door
  if (!tokens) return openOnce(door, way, null, signal, more)
  const token = await tokens.access()
  try {
    return await openOnce(door, way, token, signal, more)
  } catch (error) {
    if (failureOf(error).problem.code !== 'signIn' || signal.aborted) throw error
    return openOnce(door, way, await tokens.access(token), signal, more)
  }
}

export interface Worker {
  /** Runs a task with the connection, after those before it; at most `ms`. Throws ConnectorError. */
  run<T>(task: (client: ImapFlow) => Promise<T>, signal: AbortSignal, ms?: number): Promise<T>
  /** Lets go of the connection: it is opened anew when next needed. */
  drop(): void
  close(): Promise<void>
}

export const createWorker = (door: Door, way: Way, clock: Clock): Worker => {
  const oneByOne = serial()
  let client: ImapFlow | null = null
  let closed = false

  const ready = async (signal: AbortSignal): Promise<ImapFlow> => {
    if (client?.usable) return client
    client?.close()
    const opened = await openImap(door, way, signal, { disableAutoIdle: true })
    client = opened
    opened.on('close', () => {
      if (client === opened) client = null
    })
    return opened
  }

  const once = async <T>(task: (client: ImapFlow) => Promise<T>, signal: AbortSignal, ms: number): Promise<T> => {
    if (closed || signal.aborted) throw cancelled()
    const over = new AbortController()
    const timer = new AbortController()
    const within = AbortSignal.any([signal, over.signal])
    void clock.sleep(ms, timer.signal).then(
      () => over.abort(),
      () => undefined,
    )
    // A cut line is the only way to end a command under way.
    const stop = () => client?.close()
    within.addEventListener('abort', stop, { once: true })
    try {
      return await task(await ready(within))
    } catch (error) {
      if (over.signal.aborted && !signal.aborted) throw new ConnectorError({ code: 'timeout', params: {} }, null, { cause: error })
      if (signal.aborted) throw cancelled()
      // Whatever state an unexpected answer left behind goes with the line.
      if (!(error instanceof ConnectorError)) client?.close()
      if (client && !client.usable) client = null
      throw failureOf(error)
    } finally {
      within.removeEventListener('abort', stop)
      timer.abort()
    }
  }

  return {
    run: (task, signal, ms = 25_000) => oneByOne(() => once(task, signal, ms)),
    drop() {
      client?.close()
      client = null
    },
    async close() {
      closed = true
      const last = client
      client = null
      last?.close()
    },
  }
}

/** A task within one opened folder. */
export const inFolder = async <T>(client: ImapFlow, path: string, task: () => Promise<T>): Promise<T> => {
  const lock = await client.getMailboxLock(path, { acquireTimeout: 20_000 })
  try {
    return await task()
  } finally {
    lock.release()
  }
}

/** Whether keywords of our own last in the folder that is open. */
export const takesKeywords = (client: ImapFlow): boolean => {
  if (client.mailbox === false || client.mailbox.readOnly) return false
  const flags = client.mailbox.permanentFlags
  return flags === undefined || flags.has('\\*')
}
