/** E-mail by IMAP and SMTP: one mailbox of a shop as conversations. */
import type { Capabilities, TestReport } from '../../../shared/domain/backend/types'
import { type Connector, ConnectorError, type ConnectorNeeds, type System } from '../connector'
import { fetchPart, readRef } from './attachment'
import { createWorker, type Tls, type Way } from './connection'
import { pullConversation } from './deepen'
import { deliver } from './deliver'
import { createCaution } from './fetch'
import { readFolders } from './folders'
import { createIndexStore } from './indexStore'
import { knocks } from './knocks'
import { lookUp } from './lookUp'
import { pull } from './pull'
import { headOf } from './refresh'
import { search } from './search'
import type { Session } from './session'
import { fields, settingsOf, signInOf } from './settings'
import { tryOut } from './tryOut'

/** What a mailbox can do whose server keeps keywords; others answer `unsupported` where it matters (docs/connectors.md). */
const capabilities: Capabilities = {
  kinds: ['conversations'],
  channels: ['email'],
  reply: true,
  note: false,
  assign: false,
  team: false,
  labels: true,
  snooze: true,
  pending: true,
  priority: false,
  readState: true,
  typing: false,
  startConversation: true,
  forward: true,
  copies: true,
  html: true,
  spam: true,
  block: false,
  attachments: { count: 20, bytes: 20 * 1024 * 1024 },
  lookUp: 'neverAbsent',
  search: true,
  textLimit: 150_000,
}

/** 132 bits of an HMAC: enough that no two ever meet. */
const ID_LENGTH = 22

/** `own` lets tests trust a certificate of their own. */
export const createMail = (needs: ConnectorNeeds, own: Tls = {}): Connector => {
  const way: Way = { route: needs.route ?? null, tls: own }
  let open: Session | null = null
  const caution = createCaution()
  const session = (): Session => {
    if (open) return open
    const settings = settingsOf(needs.values, needs.tokens ?? null)
    const newEpoch = () => Buffer.from(needs.random.bytes(9)).toString('base64url')
    open = {
      needs,
      settings,
      way,
      worker: createWorker(settings.imap, way, needs.clock),
      store: createIndexStore(needs.store, needs.clock, newEpoch),
      folders: null,
      hash: (kind, text) => needs.hmac(`${kind}:${text}`).slice(0, ID_LENGTH),
      knock: () => undefined,
    }
    return open
  }
  const unreadable = (error: unknown): TestReport => ({
    ok: false,
    steps: [
      { step: 'reach', ok: false, why: error instanceof ConnectorError ? error.problem : { code: 'unexpected', params: {} }, detail: '' },
    ],
    me: null,
    found: [],
  })
  return {
    capabilities,
    async test(signal) {
      try {
        return await tryOut(settingsOf(needs.values, needs.tokens ?? null), way, signal)
      } catch (error) {
        return unreadable(error)
      }
    },
    knocks: async (onKnock, signal) => knocks(session(), onKnock, signal),
    pull: async (cursor, limit, signal) => pull(session(), caution, cursor, limit, signal),
    pullConversation: async (conversationId, before, limit, signal) => pullConversation(session(), conversationId, before, limit, signal),
    async deliver(delivery, signal) {
      try {
        return await deliver(session(), delivery, signal)
      } catch (error) {
        const why = error instanceof ConnectorError ? error.problem : { code: 'unexpected' as const, params: {} }
        return { type: 'notSent', why, final: true, retryAt: null }
      }
    },
    lookUp: async (delivery, _triedAt, signal) => lookUp(session(), delivery, signal),
    search: async (text, limit, signal) => search(session(), text, limit, signal),
    head: async (conversationId, signal) => session().worker.run((client) => headOf(session(), client, conversationId), signal),
    async fetchAttachment(_attachmentId, ref, signal) {
      const own = session()
      return own.worker.run(
        async (client) => {
          own.folders ??= await readFolders(client, own.settings.sentFolder)
          return fetchPart(own, client, readRef(ref))
        },
        signal,
        110_000,
      )
    },
    drop() {
      open?.worker.drop()
    },
    async close() {
      if (!open) return
      await open.store.save(true)
      await open.worker.close()
    },
  }
}

export const mail: System = {
  system: 'mail',
  name: 'E-mail (IMAP, SMTP)',
  fields,
  capabilities,
  signIn: signInOf,
  create: (needs) => createMail(needs),
}
