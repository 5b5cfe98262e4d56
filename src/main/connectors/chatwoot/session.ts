/** What an open Chatwoot account is to the verbs: its client, who we are, and what has been learned of it. */
import type { BackendId } from '../../../shared/domain/ids'
import type { Clock } from '../../ports'
import type { Account } from './account'
import type { Client } from './client'
import type { Echo } from './echo'
import type { Reader } from './read'
import type { WireInbox } from './wire'

export interface Session extends Reader {
  client: Client
  api: string
  account: Account
  backendId: BackendId
  clock: Clock
  echo: Echo
  /** The account's inboxes by number; read when first asked for. */
  inboxes(signal: AbortSignal): Promise<ReadonlyMap<number, WireInbox>>
  /** Bytes of one attachment of a message. */
  fetchFile(ref: string, signal: AbortSignal): Promise<{ mime: string; bytes: Uint8Array }>
}
