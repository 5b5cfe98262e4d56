/** The typed client of the contract: asks for a port, puts a deadline on every call, and says plainly when the line is cut. */
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { z } from 'zod'
import type { Contract } from '../../shared/contract'
import type { DeskEvent } from '../../shared/contract/sync'
import { Problem } from '../../shared/domain/outbox/types'

export type Calls = ContractRouterClient<Contract>

export interface Bridge {
  call: Calls
  /**
   * Every event from now on; `onGap` is called when the stream was cut and begins anew, so that
   * whoever keeps state reads it again. Ends when the returned function is called.
   */
  events(onEvent: (event: DeskEvent) => void, onGap?: () => void): () => void
}

/** A call that got no answer in its time. The work may still be done: callers with keys ask again. */
export class LateAnswer extends Error {
  constructor(readonly path: string) {
    super(`no answer to ${path}`)
    this.name = 'LateAnswer'
  }
}
/** The main process closed the port, or it broke. */
export class LineClosed extends Error {
  constructor() {
    super('the port is closed')
    this.name = 'LineClosed'
  }
}

/** Milliseconds a call may take; what waits for a remote system or a person gets longer. */
const DEADLINES: Record<string, number> = {
  'desk.printPdf': 70_000,
  'backends.test': 90_000,
  'backends.connect': 120_000,
  'backends.update': 120_000,
  // Waits for a person in the browser; main ends it before.
  'backends.signIn': 660_000,
  'backends.retest': 90_000,
  'backends.remove': 60_000,
  'backends.attachment': 120_000,
  'backends.saveAttachment': 600_000,
  'desk.openDemo': 60_000,
  'desk.createProfile': 30_000,
  'desk.unlock': 30_000,
  'keeping.erase': 90_000,
  'outbox.attach': 60_000,
  'sync.pull': 120_000,
  'teamSpace.connect': 90_000,
  'teamSpace.disconnect': 60_000,
  'teamSpace.sync': 120_000,
  'teamSpace.answerEmptied': 120_000,
  'library.settle': 60_000,
  'memory.importText': 600_000,
  'memory.exportText': 300_000,
  'library.sync': 180_000,
  // Fifty thousand of them on a slow disk.
  'library.importText': 300_000,
  'library.exportText': 120_000,
  'sync.pullConversation': 60_000,
  // Main gives engines fifteen seconds in all where a person waits, ninety ahead of need; a check twenty and the account's word.
  'translation.translate': 100_000,
  'translation.translateDraft': 25_000,
  'translation.saveEngine': 45_000,
  'translation.checkEngine': 45_000,
}
export const DEADLINE = 15_000

export interface PortLike {
  addEventListener: MessagePort['addEventListener']
  postMessage: MessagePort['postMessage']
}

/** A bridge over a given port. @param deadline ms for calls without their own (tests shorten it) */
export const bridgeOver = (port: PortLike, deadline = DEADLINE): Bridge => {
  let cut: (error: LineClosed) => void = () => undefined
  const closed = new Promise<never>((_resolve, reject) => {
    cut = reject
  })
  closed.catch(() => undefined)
  port.addEventListener('close', () => cut(new LineClosed()))
  const link = new RPCLink({
    port,
    interceptors: [
      async ({ next, path }) => {
        const name = path.join('.')
        let timer: ReturnType<typeof setTimeout> | undefined
        const late = new Promise<never>((_resolve, reject) => {
          timer = setTimeout(() => reject(new LateAnswer(name)), DEADLINES[name] ?? deadline)
        })
        try {
          return await Promise.race([next(), late, closed])
        } finally {
          clearTimeout(timer)
        }
      },
    ],
  })
  const call: Calls = createORPCClient(link)
  return {
    call,
    events: (onEvent, onGap) => {
      let over = false
      let stream: AsyncIterator<DeskEvent> | null = null
      const run = async () => {
        let first = true
        while (!over) {
          try {
            const events = await call.sync.events()
            stream = events
            if (!first) onGap?.()
            first = false
            for await (const event of events) {
              if (over) return
              onEvent(event)
            }
          } catch (error) {
            if (error instanceof LineClosed) return
          }
          if (!over) await new Promise((resolve) => setTimeout(resolve, 250))
        }
      }
      void run()
      return () => {
        over = true
        void stream?.return?.(undefined)
      }
    },
  }
}

const CHANNEL = 'dragoman:port'

/** Asks the preload for a port and waits for it. Rejects after ten seconds. */
export const connect = (): Promise<Bridge> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      window.removeEventListener('message', take)
      reject(new LateAnswer('port'))
    }, 10_000)
    const take = (event: MessageEvent) => {
      if (event.source !== window || event.origin !== location.origin || event.data !== CHANNEL) return
      const port = event.ports[0]
      if (!port) return
      clearTimeout(timer)
      window.removeEventListener('message', take)
      const bridge = bridgeOver(port)
      port.start()
      resolve(bridge)
    }
    window.addEventListener('message', take)
    window.postMessage('dragoman:ask', location.origin)
  })

/** The problem of a failed call, for `problem.<code>`; `unexpected` where it has none. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof LateAnswer) return { code: 'timeout', params: {} }
  if (error instanceof ORPCError) {
    const data = z.object({ problem: Problem }).safeParse(error.data)
    if (data.success) return data.data.problem
    if (error.code === 'LOCKED') return { code: 'locked', params: {} }
  }
  return { code: 'unexpected', params: {} }
}
