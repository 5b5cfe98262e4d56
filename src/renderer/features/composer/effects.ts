/** From a draft to what the outbox is asked to do. Pure. */
import type { ApprovedUse, Draft, Effect } from '../../../shared/domain/outbox/types'
import { approvedValue } from '../../../shared/domain/template/approved'
import { leavingText, sentOf } from '../../../shared/domain/translation/leaving'
import type { After } from './composerState'
import { replyDirection, withSignature } from './text'

export interface Leaving {
  draft: Draft
  signature: string
  language: string | null
  after: After
  /** What a macro does beside the text (`effectsOfActions`). */
  also?: readonly Effect[]
}

/** What was read beside the fields is what fills the gaps, not what was typed into them. */
const asShown = (approved: ApprovedUse): ApprovedUse => ({
  ...approved,
  values: Object.fromEntries(
    Object.entries(approved.values).flatMap(([gap, value]) => {
      const shown = approvedValue(value)
      return shown === '' ? [] : [[gap, shown]]
    }),
  ),
})

/** Null where the draft lacks what its kind needs (`sendTrouble` has said so before). */
export const effectsOf = ({ draft, signature, language, after, also = [] }: Leaving): Effect[] | null => {
  const words = leavingText(draft)
  const text = withSignature(words, draft.kind === 'note' ? '' : signature)
  const translated = sentOf(draft)
  const { files, to, cc, bcc, subject, messageId, approved } = draft
  const written = draft.translation?.to ?? language
  const direction = replyDirection(words, written)
  const effects: Effect[] = []
  switch (draft.kind) {
    case 'reply':
      effects.push({
        type: 'reply',
        text,
        files,
        to,
        cc,
        bcc,
        subject,
        messageId,
        language: written,
        direction,
        ...(approved ? { approved: asShown(approved) } : {}),
        ...(translated ? { translated } : {}),
      })
      break
    case 'note':
      effects.push({ type: 'note', text, files })
      break
    case 'forward':
      if (!messageId) return null
      effects.push({ type: 'forward', text, files, to, cc, bcc, subject, messageId })
      break
    case 'new':
      if (!draft.inboxId) return null
      effects.push({
        type: 'start',
        text,
        files,
        to,
        cc,
        bcc,
        subject,
        inboxId: draft.inboxId,
        customerId: draft.customerId,
        language: written,
        direction,
        ...(translated ? { translated } : {}),
      })
      break
  }
  if (!draft.conversationId) return effects
  // «Send and resolve» is the agent's own word, and later than the macro's.
  const resolve = after === 'resolve'
  effects.push(...also.filter(({ type }) => !resolve || type !== 'status'))
  if (resolve) effects.push({ type: 'status', status: 'resolved', until: null })
  return effects
}
