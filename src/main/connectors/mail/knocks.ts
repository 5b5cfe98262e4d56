/**
 * A second connection that waits in the inbox (IDLE, renewed long before the 29 minutes of RFC 2177), or asks with
 * NOOP where the server has no IDLE. A broken line comes back after a growing, jittered pause.
 */
import type { ImapFlow } from 'imapflow'
import type { Knock } from '../connector'
import { openImap } from './connection'
import { failureOf } from './failure'
import type { Session } from './session'

/** Shorter than the five minutes after which many routers forget a quiet line. */
const RENEW = 4 * 60_000
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 5 * 60_000

const watch = async (client: ImapFlow, onKnock: (knock: Knock) => void, signal: AbortSignal): Promise<void> => {
  const changed = () => onKnock({ type: 'changed' })
  client.on('exists', changed)
  client.on('expunge', changed)
  client.on('flags', changed)
  const closed = new Promise<void>((done) => client.once('close', done))
  const stop = () => client.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await client.mailboxOpen('INBOX', { readOnly: true })
    onKnock({ type: 'live', state: client.capabilities.has('IDLE') ? 'up' : 'polling' })
    // What came while nobody listened.
    changed()
    while (client.usable && !signal.aborted) {
      // Ends when the line breaks or the session was ended by the server.
      const went = await Promise.race([client.idle(), closed.then(() => false)])
      if (went === false) return
    }
  } finally {
    signal.removeEventListener('abort', stop)
    client.close()
  }
}

export const knocks = async (session: Session, onKnock: (knock: Knock) => void, signal: AbortSignal): Promise<void> => {
  const { clock, random } = session.needs
  session.knock = () => {
    if (!signal.aborted) onKnock({ type: 'changed' })
  }
  let failures = 0
  while (!signal.aborted) {
    const startedAt = clock.monotonic()
    let refused = false
    try {
      const client = await openImap(session.settings.imap, session.way, signal, { disableAutoIdle: true, maxIdleTime: RENEW })
      await watch(client, onKnock, signal)
    } catch (error) {
      if (signal.aborted) return
      const { code } = failureOf(error).problem
      refused = code === 'signIn'
      session.needs.log.warn('mail.knocksBroke', { backend: session.needs.backendId, problem: code })
    }
    if (signal.aborted) return
    onKnock({ type: 'live', state: 'down' })
    failures = clock.monotonic() - startedAt > LONGEST_PAUSE ? 0 : failures + 1
    // Some servers lock a mailbox whose password is tried too often.
    const least = refused ? LONGEST_PAUSE * 2 : 0
    const pause = Math.max(least, Math.min(FIRST_PAUSE * 2 ** Math.min(failures, 10), LONGEST_PAUSE)) * (0.5 + random.number() / 2)
    await clock.sleep(pause, signal).catch(() => undefined)
  }
}
