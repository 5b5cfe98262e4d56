/** Tells when a translation that waited for an engine is here. It is looked at and sent by a person; this only leads there. */
import i18next from 'i18next'
import type { DraftId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import { wanting } from '../../../shared/domain/translation/draft'
import { calls, onDeskEvent } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { readCase } from '../../state/caseReader'
import { useNavigation } from '../../state/navigation'
import { ownConversation } from '../../state/ownConversation'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'

/** `open`: sentences are still missing; `ready`: it waits for her look. Null: it does not wait at all. */
export const waitingOf = ({ translation }: Pick<Draft, 'translation'>): 'open' | 'ready' | null =>
  !translation || translation.waitingSince === null ? null : translation.segments.some(wanting) ? 'open' : 'ready'

/** @param lead goes to a text, as the queue does */
export const watchReady = (lead: (draft: Draft) => Promise<void>): void => {
  const open = new Set<DraftId>()
  onDeskEvent((event) => {
    if (event.type === 'draftGone') open.delete(event.draftId)
    if (event.type === 'hello')
      void calls()
        .outbox.list()
        .then(({ drafts }) => {
          for (const draft of drafts) if (waitingOf(draft) === 'open') open.add(draft.id)
        })
        .catch(() => undefined)
    if (event.type !== 'draft') return
    const { draft } = event
    const state = waitingOf(draft)
    if (state === 'open') open.add(draft.id)
    else if (open.delete(draft.id) && state === 'ready') void tell(draft, lead)
  })
}

const tell = async (draft: Draft, lead: (draft: Draft) => Promise<void>): Promise<void> => {
  // One window tells it; where it is written, it is seen anyway.
  if (ownConversation() !== null || (draft.conversationId !== null && useNavigation.getState().openId === draft.conversationId)) return
  const { conversationId } = draft
  const found = conversationId ? await readCase(conversationId).catch(() => null) : null
  const name = found?.facts.conversation.customerName
  const text = name ? i18next.t('mirror.readyToast', { name }) : i18next.t('mirror.readyToastNobody')
  say(text)
  showToast({
    text,
    lasts: 20_000,
    action: {
      text: i18next.t('mirror.openIt'),
      run: () => void lead(draft).catch((error: unknown) => tellTrouble(i18next.t('queue.notDone'), error)),
    },
  })
}
