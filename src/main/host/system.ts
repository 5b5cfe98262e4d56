/** The clock, and what is written down of what happened: apart from the other ports, since the host needs them before its first window. */
import type { Clock, Log } from '../ports'

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const abort = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }, ms)
      signal?.addEventListener('abort', abort, { once: true })
    }),
}

/** One line an event; ids and codes only. */
export const createLog = (): Log => {
  const write = (level: string, event: string, facts?: Record<string, string | number | boolean>) =>
    process.stderr.write(`${new Date().toISOString()} ${level} ${event}${facts ? ` ${JSON.stringify(facts)}` : ''}\n`)
  return { info: (event, facts) => write('info', event, facts), warn: (event, facts) => write('warn', event, facts) }
}
