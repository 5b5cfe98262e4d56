/** What of a draft counts: as the form of a text, as its heads, and as what would leave. */
import type { Draft } from '../../../shared/domain/outbox/types'
import { leavingText } from '../../../shared/domain/translation/leaving'

/** Everything of a draft but what the keeper minds itself. */
export type Blank = Omit<Draft, 'id' | 'key' | 'updatedAt'>
export type Patch = Partial<Omit<Blank, 'backendId' | 'conversationId' | 'kind'>>

/** What one text has that another in its place has differently. */
export const formOf = ({ text, subject, to, cc, bcc, files, signature, approved, translation }: Draft): Patch => ({
  text,
  translation,
  subject,
  to,
  cc,
  bcc,
  files,
  signature,
  approved,
})
/** Addresses, subject and signature, told apart from what the screen fills in by itself. */
export const headsOf = ({ subject, to, cc, bcc, customerId, signature }: Blank): string =>
  JSON.stringify([subject, to, cc, bcc, customerId, signature])
/** What would leave, with the text it was made from: another translation of the same text is another try. */
export const contentOf = (draft: Draft): string => {
  const { text, subject, to, cc, bcc, files, inboxId, customerId, messageId, signature, actions, approved, translation } = draft
  const leaves = translation ? [leavingText(draft), translation.to] : null
  return JSON.stringify([
    text,
    subject,
    to,
    cc,
    bcc,
    files,
    inboxId,
    customerId,
    messageId,
    signature,
    actions ?? [],
    approved ?? null,
    ...(leaves ? [leaves] : []),
  ])
}
