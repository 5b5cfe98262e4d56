/** What stands where a customer's message stands: as she wrote it, in the agent's language, or why not yet. Pure. */
import type { Said } from '../../../shared/domain/case/assess'
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { Message } from '../../../shared/domain/conversation/types'
import type { Problem } from '../../../shared/domain/outbox/problem'
import { languageToRead, needsTranslation, type Reader, readingLanguage, translationFor } from '../../../shared/domain/translation/reading'
import type { MessageTranslation } from '../../../shared/domain/translation/types'
import type { TranslationSecret } from '../../data/types'

/** The same for all messages of a conversation. */
export interface ThreadReading {
  reader: Reader
  said: Pick<Said, 'language' | 'languages'>
  conversationLanguage: string | null
  /** What the shop wants: none, at the agent's word, or ahead of her. */
  wants: 'none' | 'asked' | 'ahead'
}

export type Reading =
  /** She reads it, or it says nothing. */
  | { type: 'plain'; language: string | null }
  | { type: 'made'; language: string | null; made: MessageTranslation }
  /** It comes by itself. */
  | { type: 'waits'; language: string }
  /** It comes at her word. */
  | { type: 'offered'; language: string | null }
  | { type: 'failed'; language: string | null; problem: Problem }

const tooLittle = 12

export const readingOf = (message: Message, kept: TranslationSecret | null | undefined, thread: ThreadReading): Reading => {
  const { reader, said, conversationLanguage, wants } = thread
  if (message.kind !== 'incoming' || message.deleted) return { type: 'plain', language: message.language }
  const language = languageToRead(message, said, conversationLanguage)
  const text = ownText(message)
  const to = readingLanguage(reader)
  const failed = kept?.failed?.to === to ? kept.failed : null
  const made = kept ? translationFor(kept.made, to, language) : null
  if (!needsTranslation(text, language, reader)) {
    // Nobody could tell its language, and she asked.
    if (language === null && made) return { type: 'made', language, made }
    if (language === null && failed) return { type: 'failed', language, problem: failed.problem }
    return language === null && wants !== 'none' && text.trim().length > tooLittle
      ? { type: 'offered', language }
      : { type: 'plain', language }
  }
  if (made) return { type: 'made', language, made }
  if (failed) return { type: 'failed', language, problem: failed.problem }
  if (wants === 'none' || language === null) return { type: 'plain', language }
  return wants === 'ahead' ? { type: 'waits', language } : { type: 'offered', language }
}

/** What the agent wrote a message of hers from, where the customer reads it in another language. */
export const writtenOf = (
  message: Pick<Message, 'kind' | 'deleted'>,
  kept: TranslationSecret | null | undefined,
): { from: string; source: string; engines: string[]; edited: number } | undefined => {
  const made = message.kind === 'outgoing' && !message.deleted ? kept?.made[0] : undefined
  return made && { from: made.to, source: made.text, engines: made.engines, edited: kept?.edited ?? 0 }
}
