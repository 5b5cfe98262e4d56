/** How the messages of a conversation are read by this agent; asks for what is missing as soon as it stands before her. */
import i18next from 'i18next'
import { useEffect, useMemo } from 'react'
import { nothingSaid, wordsByCase } from '../../../shared/domain/case/assess'
import type { Conversation } from '../../../shared/domain/conversation/types'
import type { ConversationId, MessageId } from '../../../shared/domain/ids'
import { calls, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import type { ThreadEntry } from '../../data/types'
import { markAsked } from '../../state/reading'
import { readingOf, type ThreadReading } from './reading'

/** Whoever only passes by asks for nothing. Ms. */
const STANDS_MS = 400

export const useThreadReading = (conversation: Conversation): ThreadReading => {
  const { id, shopId, language } = conversation
  const workingLanguage = useDesk((desk) => desk.settings.workingLanguage)
  const reads = useDesk((desk) => desk.settings.reads)
  const words = useDesk((desk) => desk.policies?.words)
  const policy = useDesk((desk) => desk.translation?.find((one) => one.shopId === shopId))
  const said = useMemo(
    () => wordsByCase((words ?? []).filter((word) => word.conversationId === id && word.type === 'language')).get(id) ?? nothingSaid,
    [words, id],
  )
  const wants = !policy?.on || policy.routes.length === 0 ? 'none' : policy.readAhead ? 'ahead' : 'asked'
  return useMemo(
    () => ({ reader: { workingLanguage, reads }, said, conversationLanguage: language, wants }),
    [workingLanguage, reads, said, language, wants],
  )
}

/** What waits is asked for before all others while its conversation stands open. */
export const useAskReading = (id: ConversationId, open: boolean, entries: readonly ThreadEntry[], reading: ThreadReading): void => {
  const waits = useMemo(
    () =>
      reading.wants === 'ahead'
        ? entries
            .flatMap((entry) => {
              if (entry.type !== 'message' || entry.message.kind !== 'incoming') return []
              return readingOf(entry.message, entry.translation, reading).type === 'waits' ? entry.message.id : []
            })
            .join()
        : '',
    [entries, reading],
  )
  useEffect(() => {
    if (!open || waits === '') return
    const timer = setTimeout(() => {
      // What the engine page cannot do stands in words beside the message; a call that fails leaves it waiting, for the lane.
      calls()
        .translation.askReading({ conversationId: id, messageId: null })
        .catch(() => undefined)
    }, STANDS_MS)
    return () => clearTimeout(timer)
  }, [id, open, waits])
}

/** Long enough for a slow engine; then the button stands again. */
const PATIENCE_MS = 45_000

/** A person asks for one message, or again for one; `null`: for all of the conversation that is missing. */
export const askReading = async (conversationId: ConversationId, messageId: MessageId | null): Promise<void> => {
  const key = messageId ?? conversationId
  markAsked(key, true)
  setTimeout(() => markAsked(key, false), PATIENCE_MS)
  try {
    await calls().translation.askReading({ conversationId, messageId })
  } catch (error) {
    markAsked(key, false)
    tellTrouble(i18next.t('reading.notAsked'), error)
  }
}
