/** A remote system under a test's hand. */
import { type Connector, ConnectorError, type ConnectorNeeds, type Knock, type System } from '../../src/main/connectors/connector'
import type { Capabilities, TestReport } from '../../src/shared/domain/backend/types'
import type { Problem } from '../../src/shared/domain/outbox/types'
import { emptyRows, type Page } from '../../src/shared/domain/sync/types'

export const capabilities: Capabilities = {
  kinds: ['conversations'],
  channels: ['email', 'chat'],
  reply: true,
  note: true,
  assign: true,
  team: true,
  labels: true,
  snooze: true,
  pending: true,
  priority: true,
  readState: true,
  typing: true,
  startConversation: true,
  forward: true,
  copies: true,
  html: true,
  spam: true,
  block: true,
  attachments: { count: 5, bytes: 1_000_000 },
  lookUp: 'conclusive',
  search: false,
  textLimit: 10_000,
}

export interface FakeRemote {
  system: System
  /** Every connector made, tests' own included. */
  made: { needs: ConnectorNeeds; closed: boolean; listening: boolean; knock(knock: Knock): void }[]
  /** What every call ends in; null: well. */
  problem: Problem | null
  retryAt: number | null
  /** Never answers. */
  silent: boolean
  /** Calls under way now and at most. */
  running: number
  most: number
  pulls: (string | null)[]
  fetched: number
  page: Page
}

export const emptyPage = (cursor = 'c1'): Page => ({
  rows: emptyRows(),
  cursor,
  more: false,
  progress: { phase: 'live', done: 0, total: null },
  bad: [],
})

export const createFakeRemote = (): FakeRemote => {
  const remote: FakeRemote = {
    system: {
      system: 'fake',
      name: 'Fake Desk',
      fields: [
        { name: 'url', kind: 'url', required: true, initial: '', advanced: false },
        { name: 'token', kind: 'secret', required: true, initial: '', advanced: false },
        { name: 'folder', kind: 'text', required: false, initial: 'INBOX', advanced: true },
      ],
      capabilities,
      create: (needs) => create(needs),
    },
    made: [],
    problem: null,
    retryAt: null,
    silent: false,
    running: 0,
    most: 0,
    pulls: [],
    fetched: 0,
    page: emptyPage(),
  }
  const call = async <T>(answer: T): Promise<T> => {
    remote.running += 1
    remote.most = Math.max(remote.most, remote.running)
    try {
      await new Promise((resolve) => setImmediate(resolve))
      if (remote.silent) await new Promise(() => undefined)
      if (remote.problem) throw new ConnectorError(remote.problem, remote.retryAt)
      return answer
    } finally {
      remote.running -= 1
    }
  }
  const create = (needs: ConnectorNeeds): Connector => {
    let heard: (knock: Knock) => void = () => undefined
    const own = { needs, closed: false, listening: false, knock: (knock: Knock) => heard(knock) }
    remote.made.push(own)
    return {
      capabilities,
      async test(): Promise<TestReport> {
        const right = needs.values.token === 'right'
        const why = remote.problem ?? (right ? null : ({ code: 'signIn', params: {} } as const))
        return {
          ok: why === null,
          steps: [
            { step: 'reach', ok: true, why: null, detail: '' },
            { step: 'signIn', ok: why === null, why, detail: '' },
          ],
          me: why ? null : { remoteId: '7', name: 'Ana', email: 'ana@desk.example' },
          found: [],
        }
      },
      async knocks(onKnock, signal) {
        heard = onKnock
        own.listening = true
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
        own.listening = false
      },
      pull: (cursor) => {
        remote.pulls.push(cursor)
        return call(remote.page)
      },
      pullConversation: () => call(remote.page),
      deliver: async () => call({ type: 'sent' as const, messageId: null, conversationId: null }),
      lookUp: () => call({ type: 'absent' as const }),
      head: () => call({ exists: true, mergedInto: null, status: 'open', assigneeId: null, canReply: true, recent: [] }),
      fetchAttachment: () => {
        remote.fetched += 1
        return call({ mime: 'image/png', bytes: new TextEncoder().encode('planted picture bytes') })
      },
      typing: () => call(undefined),
      close: async () => {
        own.closed = true
      },
    }
  }
  return remote
}
