/**
 * Schema 4, this version's one step: what customers wrote, in a language the agent reads. A row stands beside its message under
 * the message's id, as its HTML does, and goes wherever that goes; texts stand only in `blob`.
 */
import type { Dexie, Table } from 'dexie'
import type { Problem } from '../../../shared/domain/outbox/problem'
import type { MessageTranslation } from '../../../shared/domain/translation/types'
import type { BodySecret as BodySecretV1, Sealed } from './v1'
import type { ConversationRow as ConversationRowV3, ListSecret as ListSecretV3, TablesV3 } from './v3'

export interface TranslationRow {
  /** The message's. */
  id: string
  /** `TranslationSecret`. */
  blob: Sealed
}
export interface TranslationSecret {
  /** By language, the newest first; few. */
  made: MessageTranslation[]
  /** Why it could not be made when a person waited for it; epoch ms (UTC). */
  failed: { to: string; problem: Problem; at: number } | null
  /** Of the agent's own message: `made` is what she wrote it from, and she changed so many segments by hand. */
  edited?: number
}

export interface BodySecret extends BodySecretV1 {
  /** The newest line in the language that the agent reads; counts only while it is of the newest. */
  read?: { of: string; text: string; to: string; from: string | null }
}
export interface ListSecret extends ListSecretV3 {
  /** The preview in the language that the agent reads; missing where there is none, or it needs none. */
  read?: { text: string; to: string; from: string | null }
}

export interface ConversationRow extends ConversationRowV3 {
  /** Drafts that wait for an engine, or for the agent's look at what it made; absent in rows of before. */
  translating?: number
}

export interface TablesV4 extends Omit<TablesV3, 'conversations'> {
  conversations: Table<ConversationRow, string>
  translations: Table<TranslationRow, string>
}

/** What customers wrote before it is translated when it is due or opened. */
export const declareV4 = (db: Dexie): void => {
  db.version(4).stores({ translations: 'id' })
}
