/**
 * A page's port as the wall may read it. oRPC's own reader throws outside of any call on what is not its protocol, which
 * would end the main process; so what a broken or hostile page sends is looked at first, and its port is closed.
 */
import { z } from 'zod'
import type { Log } from '../ports'

/** What both Electron's MessagePortMain and the ports of Node and browsers offer. */
export interface PagePort {
  postMessage(data: string): void
  close(): void
  on?(event: string, listener: (event: { data: unknown }) => void): unknown
  addEventListener?(event: string, listener: (event: { data: unknown }) => void): unknown
}

/** A request (type left out or 1) or the abort of one (4); the contract has no streams towards main. */
const Sent = z.union([
  z.object({ i: z.union([z.string(), z.number()]), t: z.literal(4) }),
  z.object({
    i: z.union([z.string(), z.number()]),
    t: z.literal(1).optional(),
    p: z.object({
      u: z.string().regex(/^(\/|http:\/\/orpc\/)[\w./-]*$/),
      m: z.string().optional(),
      h: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
      b: z.unknown(),
    }),
  }),
])

const isSent = (data: unknown): data is string => {
  if (typeof data !== 'string') return false
  try {
    const sent: unknown = JSON.parse(data)
    const { success } = Sent.safeParse(sent)
    return success && !/"content-type":"text\/event-stream|multipart/.test(JSON.stringify((sent as { p?: { h?: unknown } }).p?.h ?? {}))
  } catch {
    return false
  }
}

export const checkedPort = (port: PagePort, log: Log) => {
  const listen = (event: string, listener: (event: { data: unknown }) => void) =>
    port.addEventListener ? port.addEventListener(event, listener) : port.on?.(event, listener)
  return {
    postMessage: (data: string) => port.postMessage(data),
    on(event: string, callback: (event?: { data: unknown }) => void) {
      if (event !== 'message') {
        listen(event, () => callback())
        return
      }
      listen('message', ({ data }) => {
        if (isSent(data)) {
          callback({ data })
          return
        }
        log.warn('port.garbled', { kind: typeof data })
        port.close()
      })
    },
  }
}
