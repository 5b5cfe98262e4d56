/** The template that a rule named, into the reply: by its id, or by its shortcut as this shop has it. */
import i18next from 'i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { TemplateId } from '../../../shared/domain/ids'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { insertTemplate } from '../composer'

const idOf = async (conversation: Conversation, shortcut: string): Promise<TemplateId | null> => {
  const { shopId, backendId, channel, language } = conversation
  const wanted = shortcut.replace(/^;/, '').trim().toLowerCase()
  const { hits } = await calls().library.search({
    text: wanted,
    shortcut: true,
    shopId,
    backendId,
    channel,
    locale: language,
    tag: null,
    owner: null,
    approvedOnly: false,
    limit: 20,
    offset: 0,
  })
  return hits.find((hit) => hit.shortcut === wanted)?.id ?? null
}

export const insertSuggested = async (
  conversation: Conversation,
  { templateId, shortcut }: { templateId: string | null; shortcut: string },
): Promise<void> => {
  try {
    const id = templateId === null ? await idOf(conversation, shortcut) : TemplateId.parse(templateId)
    if (id) {
      insertTemplate(conversation.id, { id })
      return
    }
    const text = i18next.t('case.templateMissing', { shortcut })
    showToast({ text })
    say(text)
  } catch (error) {
    tellTrouble(i18next.t('templates.notInserted'), error)
  }
}
