/** The draft that an item turns back into. What was committed counts: the last key strokes may be newer than the draft. */
import type { ConversationId, DraftId, OutboxKey } from '../../../shared/domain/ids'
import { type MessageEffect, makesMessage, remaining } from '../../../shared/domain/outbox/effects'
import type { Entry } from '../../../shared/domain/outbox/records'
import { evidenceOf } from '../../../shared/domain/outbox/staleDispute'
import type { Draft, Effect } from '../../../shared/domain/outbox/types'
import { draftFormsOf } from '../../../shared/domain/translation/leaving'

const headOf = (effect: MessageEffect): Pick<Draft, 'to' | 'cc' | 'bcc' | 'subject'> =>
  effect.type === 'note'
    ? { to: [], cc: [], bcc: [], subject: null }
    : { to: effect.to, cc: effect.cc, bcc: effect.bcc, subject: effect.subject }

const evidenceDraft = (
  { item }: Entry,
  { disputeId, seen, form }: Extract<Effect, { type: 'evidence' }>,
  fresh: { draftId: DraftId; key: OutboxKey },
  conversationId: ConversationId | null,
  now: number,
): Draft => ({
  id: fresh.draftId,
  backendId: item.backendId,
  conversationId,
  kind: 'evidence',
  text: form.text,
  subject: null,
  inboxId: null,
  customerId: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  files: form.files,
  signature: false,
  evidence: { disputeId, seen, form },
  key: fresh.key,
  updatedAt: now,
})

/** Null where nothing with a text is left to do. `now` is epoch ms. */
export const draftOf = (
  entry: Entry,
  fresh: { draftId: DraftId; key: OutboxKey },
  conversationId: ConversationId | null,
  now: number,
): Draft | null => {
  const evidence = evidenceOf(entry.item)
  if (evidence) return evidenceDraft(entry, evidence, fresh, conversationId, now)
  const effect = remaining(entry.item).find(makesMessage)
  if (!effect) return null
  return {
    id: fresh.draftId,
    backendId: entry.item.backendId,
    conversationId,
    kind: effect.type === 'start' ? 'new' : effect.type,
    // A translated text comes back as she wrote it, with its translation beside it.
    ...('translated' in effect && effect.translated ? draftFormsOf(effect.translated) : { text: effect.text }),
    ...headOf(effect),
    inboxId: effect.type === 'start' ? effect.inboxId : (entry.draft?.inboxId ?? null),
    customerId: effect.type === 'start' ? effect.customerId : (entry.draft?.customerId ?? null),
    messageId: effect.type === 'reply' || effect.type === 'forward' ? effect.messageId : (entry.draft?.messageId ?? null),
    files: effect.files,
    // Switched off it stays off; a text that was signed brings its signature along, which the composer takes off.
    signature: entry.draft?.signature ?? true,
    ...(effect.type === 'reply' && effect.approved ? { approved: effect.approved } : {}),
    ...(entry.draft?.actions ? { actions: entry.draft.actions } : {}),
    key: fresh.key,
    updatedAt: now,
  }
}
