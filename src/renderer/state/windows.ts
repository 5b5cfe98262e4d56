import i18next from 'i18next'
import type { ConversationId } from '../../shared/domain/ids'
import { calls } from '../bridge/deskStore'
import { say } from '../ui/liveRegion'
import { showToast } from './toasts'

/** Another window: of a conversation (brought to the front where it has one), or a second inbox. */
export const openWindow = async (conversationId: ConversationId | null): Promise<void> => {
  const { answer } = await calls().desk.openWindow({ conversationId })
  if (answer !== 'tooMany') return
  const text = i18next.t('common.frame.tooManyWindows')
  showToast({ text, tone: 'trouble' })
  say(text, 'assertive')
}
