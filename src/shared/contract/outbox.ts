/** Drafts and the outbox. An answer means: it stands in the journal and was fsynced. */
import { z } from 'zod'
import { BackendId, ConversationId, DraftId, OutboxKey } from '../domain/ids'
import { Basis, Draft, DraftKind, EarlierText, Effect, OutboxItem, StoredFile } from '../domain/outbox/types'
import { call, Done } from './errors'

export const outbox = {
  list: call.output(z.object({ drafts: z.array(Draft), items: z.array(OutboxItem) })),
  /** One draft as last typed, which the cache may be a moment behind; null where it left or was thrown away. */
  draft: call.input(z.object({ draftId: DraftId })).output(z.object({ draft: Draft.nullable() })),
  /** Kept within 250 ms, fdatasync; answers when it is durable. */
  saveDraft: call.input(Draft).output(z.object({ savedAt: z.number() })),
  discardDraft: call.input(z.object({ draftId: DraftId })).output(Done),
  /** How the texts of one place stood before, newest first: what was replaced or thrown away. At most 20, of 30 days. */
  earlier: call
    .input(z.object({ backendId: BackendId, conversationId: ConversationId.nullable(), kind: DraftKind }))
    .output(z.object({ texts: z.array(EarlierText) })),
  /** Seals a file for a draft; at most the backend's own limit. */
  attach: call
    .input(z.object({ backendId: BackendId, name: z.string().max(255), mime: z.string().max(255), base64: z.string().max(60_000_000) }))
    .output(StoredFile),
  /** A file of a draft, to show it again. */
  file: call.input(z.object({ backendId: BackendId, file: StoredFile })).output(z.object({ base64: z.string() })),
  /**
   * Commits. The same again under its key answers the item that stands already; other content under a used key is
   * refused (PROBLEM rejected, `fields: key`). `draftId` is discarded in the same record.
   */
  commit: call
    .input(
      z.object({
        key: OutboxKey,
        backendId: BackendId,
        conversationId: ConversationId.nullable(),
        effects: z.array(Effect).min(1).max(10),
        basis: Basis.nullable(),
        draftId: DraftId.nullable(),
        undoMs: z.number().int().min(0).max(120_000),
      }),
    )
    .output(OutboxItem),
  /** Takes back what has not begun to leave; its draft stands again. */
  undo: call.input(z.object({ key: OutboxKey })).output(z.object({ undone: z.boolean(), draft: Draft.nullable() })),
  /** The agent's word on a held, unknown or failed item. `send` renews the basis. */
  decide: call
    .input(z.object({ key: OutboxKey, word: z.enum(['send', 'edit', 'drop', 'lookAgain']), basis: Basis.nullable() }))
    .output(z.object({ draft: Draft.nullable() })),
}
