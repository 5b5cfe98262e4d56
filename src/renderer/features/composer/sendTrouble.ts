/** Why this cannot be sent, or null where it can. Pure, so that the button, the key and the tests agree. */
import type { Capabilities } from '../../../shared/domain/backend/types'
import type { Draft } from '../../../shared/domain/outbox/types'
import { openGapsOf } from '../../../shared/domain/template/gaps'
import type { OpenGap } from '../../../shared/domain/template/types'
import { type LeavingTrouble, leavingText, leavingTrouble } from '../../../shared/domain/translation/leaving'

export type SendTrouble =
  | { code: 'empty' }
  | { code: 'busy' }
  | { code: 'attaching' }
  | { code: 'windowClosed' }
  | { code: 'cannotReply' }
  | { code: 'cannotNote' }
  | { code: 'cannotForward' }
  | { code: 'cannotStart' }
  | { code: 'tooLong'; over: number }
  | { code: 'tooManyFiles'; most: number }
  | { code: 'badAddress'; what: string }
  | { code: 'noAddress' }
  | { code: 'noInbox' }
  /** Gaps of a template that nobody has filled. */
  | { code: 'gaps'; gaps: readonly OpenGap[] }
  /** Of its translation. */
  | LeavingTrouble

export interface SendState {
  draft: Pick<Draft, 'kind' | 'text' | 'files' | 'to' | 'cc' | 'bcc' | 'customerId' | 'inboxId' | 'approved' | 'translation'> | null
  /** The text with its signature, as it leaves. */
  leaving: string
  capabilities: Pick<Capabilities, 'reply' | 'note' | 'forward' | 'startConversation' | 'attachments' | 'textLimit'>
  /** Epoch ms (UTC). */
  now: number
  canReply: boolean
  replyWindowEndsAt: number | null
  /** Pieces of the address fields that are no address. */
  badAddresses: readonly string[]
  attaching: boolean
  busy: boolean
}

const able = (kind: Draft['kind'], can: SendState['capabilities']): SendTrouble | null => {
  if (kind === 'reply') return can.reply ? null : { code: 'cannotReply' }
  if (kind === 'note') return can.note ? null : { code: 'cannotNote' }
  if (kind === 'forward') return can.forward ? null : { code: 'cannotForward' }
  return can.startConversation ? null : { code: 'cannotStart' }
}

export const windowClosed = (state: Pick<SendState, 'canReply' | 'replyWindowEndsAt' | 'now'>): boolean =>
  !state.canReply || (state.replyWindowEndsAt !== null && state.replyWindowEndsAt <= state.now)

export const sendTrouble = (state: SendState): SendTrouble | null => {
  const { draft, capabilities } = state
  if (state.busy) return { code: 'busy' }
  if (state.attaching) return { code: 'attaching' }
  if (!draft) return { code: 'empty' }
  const unable = able(draft.kind, capabilities)
  if (unable) return unable
  // An approved template is what passes then.
  if (draft.kind === 'reply' && windowClosed(state) && !draft.approved) return { code: 'windowClosed' }
  // A forwarded message speaks for itself.
  if (draft.text.trim() === '' && draft.files.length === 0 && draft.kind !== 'forward') return { code: 'empty' }
  // A translation may have a gap of its own, where the two bodies of a template say different things.
  const own = openGapsOf(draft.text)
  const gaps = own.length > 0 || !draft.translation ? own : openGapsOf(leavingText(draft))
  if (gaps.length > 0) return { code: 'gaps', gaps }
  const untold = draft.translation ? leavingTrouble(draft.translation) : null
  if (untold) return untold
  // Every sentence was left out of the translation by hand.
  if (draft.translation && leavingText(draft).trim() === '' && draft.files.length === 0) return { code: 'empty' }
  const over = [...state.leaving].length - capabilities.textLimit
  if (over > 0) return { code: 'tooLong', over }
  if (draft.files.length > capabilities.attachments.count) return { code: 'tooManyFiles', most: capabilities.attachments.count }
  const bad = state.badAddresses[0]
  if (bad !== undefined) return { code: 'badAddress', what: bad }
  if (draft.kind === 'forward' && draft.to.length === 0) return { code: 'noAddress' }
  if (draft.kind === 'new') {
    if (!draft.inboxId) return { code: 'noInbox' }
    if (!draft.customerId && draft.to.length === 0) return { code: 'noAddress' }
  }
  return null
}
