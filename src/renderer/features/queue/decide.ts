/** What the agent says to an item of the queue, carried out; what can be taken back is offered so. */
import i18next from 'i18next'
import { onceOnly, orderOf } from '../../../shared/domain/outbox/effects'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import { calls, now } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import { basisOf, readConversation } from '../../state/acts'
import { commitAgain, keepNotes } from '../../state/orderActs'
import { showToast } from '../../state/toasts'
import { restoreDraft, undoSend } from '../composer'
import { textOf } from './order'

export type Word = 'send' | 'edit' | 'drop' | 'lookAgain' | 'takeBack'

const told = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    (error: unknown) => tellTrouble(i18next.t('queue.notDone'), error),
  )

/** A dropped text stands in the journal as an earlier form of its place: from there it comes back. */
const dropped = (item: OutboxItem): void => {
  if (item.effects.some((one) => orderOf(one) !== null)) {
    pushDeed({
      says: i18next.t('queue.said.dropped'),
      saysUndone: i18next.t('queue.said.back'),
      undo: async () => {
        await commitAgain(item)
      },
    })
    return
  }
  const effect = item.effects.find(onceOnly)
  if (!effect) return
  const place = {
    backendId: item.backendId,
    conversationId: item.conversationId,
    kind: effect.type === 'start' ? 'new' : (effect.type as Draft['kind']),
  }
  pushDeed({
    says: i18next.t('queue.said.dropped'),
    saysUndone: i18next.t('queue.said.back'),
    undo: async () => {
      const { texts } = await calls().outbox.earlier(place)
      // Of a translated text the earlier form is what she wrote, not what the customer would have read.
      const written = 'translated' in effect && effect.translated ? effect.translated.source : textOf(item)
      const kept = texts.find(({ draft }) => draft.text === written) ?? texts[0]
      if (kept) await restoreDraft({ ...kept.draft, updatedAt: now() })
    },
  })
}

const carryOut = async (item: OutboxItem, word: Exclude<Word, 'takeBack'>): Promise<void> => {
  const conversation = word === 'send' && item.conversationId ? await readConversation(item.conversationId) : null
  const { draft } = await calls().outbox.decide({ key: item.key, word, basis: conversation ? basisOf(conversation, now()) : null })
  if (draft) await restoreDraft(draft)
  if (word === 'drop') dropped(item)
}

export const decide = (item: OutboxItem, word: Word): Promise<void> => told(word === 'takeBack' ? takeBack(item) : carryOut(item, word))

const takeBack = async (item: OutboxItem): Promise<void> => {
  if (await undoSend(item.key)) keepNotes(item)
  else showToast({ text: i18next.t('queue.tooLate'), tone: 'trouble' })
}
