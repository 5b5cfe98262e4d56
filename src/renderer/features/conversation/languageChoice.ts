/** «It is Dutch»: what a person says of the language of a message or a conversation, with its undo. */
import i18next from 'i18next'
import { create } from 'zustand'
import { nothingSaid, wordsByCase } from '../../../shared/domain/case/assess'
import type { CaseWord } from '../../../shared/domain/case/types'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { expectDeed, pushDeed } from '../../commands/deeds'

interface Choice {
  conversationId: ConversationId
  /** Null: of the conversation. */
  messageId: MessageId | null
}
/** The pick list that stands, and what it is for. */
export const useLanguageChoice = create<{ open: Choice | null }>()(() => ({ open: null }))
export const chooseLanguage = (conversationId: ConversationId, messageId: MessageId | null): void =>
  useLanguageChoice.setState({ open: { conversationId, messageId } })
export const closeLanguageChoice = (): void => useLanguageChoice.setState({ open: null })

export const languageSaid = ({ conversationId, messageId }: Choice): string | null => {
  const words = (useDesk.getState().policies?.words ?? []).filter((word) => word.conversationId === conversationId)
  const said = wordsByCase(words).get(conversationId) ?? nothingSaid
  return (messageId === null ? said.language : said.languages.get(messageId)) ?? null
}

/** Null: the desk decides again. */
export const sayLanguage = (choice: Choice, language: string | null, name: string): Promise<void> => {
  const before = languageSaid(choice)
  if (before === language) return Promise.resolve()
  const put = (to: string | null) => {
    const word: CaseWord = { type: 'language', ...choice, language: to, at: now() }
    return calls().cases.say({ word, undo: to === null })
  }
  const says =
    language === null
      ? i18next.t('reading.decidedByDesk')
      : i18next.t(choice.messageId === null ? 'reading.conversationIs' : 'reading.messageIs', { language: name })
  const done = put(language).then(() =>
    pushDeed({ says, saysUndone: i18next.t('reading.languageUndone'), undo: async () => void (await put(before)) }),
  )
  expectDeed(done)
  return done
}
