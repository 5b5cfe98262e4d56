/** Reading: in which language a message is, whether the agent reads that, and which translation of it is hers. Pure. */
import type { Said } from '../case/assess'
import type { MessageId } from '../ids'
import { saysNothing } from '../language/saysNothing'
import { sameLanguage } from './languages'
import type { MessageTranslation } from './types'

/** What an agent reads; as in her settings. */
export interface Reader {
  workingLanguage: string
  reads: readonly string[]
}

/** The language that she is shown what she cannot read in. */
export const readingLanguage = ({ workingLanguage }: Pick<Reader, 'workingLanguage'>): string => workingLanguage || 'en'

export const readsLanguage = (reader: Reader, language: string): boolean =>
  [readingLanguage(reader), ...reader.reads].some((one) => sameLanguage(one, language))

/**
 * What a person said of the message counts most, then what she said of its conversation, then what backend or desk found of the
 * message, then the conversation's own. Null: nobody can tell.
 */
export const languageToRead = (
  message: { id: string; language: string | null },
  said: Pick<Said, 'language' | 'languages'>,
  conversationLanguage: string | null,
): string | null => said.languages.get(message.id as MessageId) ?? said.language ?? (message.language || null) ?? conversationLanguage

/** Whether a customer's own words are to be shown in another language. Where nobody can tell the language, only a person asks for it. */
export const needsTranslation = (text: string, language: string | null, reader: Reader): boolean =>
  language !== null && !readsLanguage(reader, language) && !saysNothing(text)

/** The line of a list in her language, where it was made for what she reads now. */
export const lineToRead = <T extends { to: string; from: string | null }>(read: T | null, reader: Reader): T | null =>
  read && sameLanguage(read.to, readingLanguage(reader)) && (read.from === null || !readsLanguage(reader, read.from)) ? read : null

/** The kept translation that is shown: into her language, of what the message is now taken to be in. */
export const translationFor = (made: readonly MessageTranslation[], to: string, language: string | null): MessageTranslation | null =>
  made.find((one) => sameLanguage(one.to, to) && (one.from === null || language === null || sameLanguage(one.from, language))) ?? null
