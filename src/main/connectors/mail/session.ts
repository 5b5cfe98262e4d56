/** What the verbs of one mailbox share. */
import { localId } from '../../../shared/domain/ids'
import type { ConnectorNeeds } from '../connector'
import type { Way, Worker } from './connection'
import type { Folders } from './folders'
import type { IndexStore } from './indexStore'
import type { Settings } from './settings'

export interface Session {
  needs: ConnectorNeeds
  settings: Settings
  worker: Worker
  store: IndexStore
  way: Way
  /** Folders as last listed; `null` asks for a new list. */
  folders: Folders | null
  /** HMAC for ids, 132 bits of it. `kind` keeps mails, threads and people apart. */
  hash(kind: 'm' | 'c' | 'u', text: string): string
  /** Tells the engine to look again, where it listens. */
  knock(): void
}

export const inboxId = (session: Session) => localId(session.needs.backendId, 'i', 'mailbox')
export const messageIdOf = (session: Session, entryId: string) => localId(session.needs.backendId, 'm', entryId)
export const conversationIdOf = (session: Session, threadId: string) => localId(session.needs.backendId, 'c', threadId)
export const customerIdOf = (session: Session, address: string) =>
  localId(session.needs.backendId, 'u', session.hash('u', address.toLowerCase()))
