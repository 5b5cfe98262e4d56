/** What language a customer writes in, told from what was found of each message. */
import type { Conversation } from '../../../shared/domain/conversation/types'
import { languageOfMessage } from '../../../shared/domain/language/message'
import type { MessageRow } from '../../data/schema'
import type { Detect } from './detect'

/** Newest messages of the customer that tell the language of a conversation. */
export const telling = 5

export const isTelling = ({ kind, deleted }: { kind: string; deleted: boolean | MessageRow['deleted'] }): boolean =>
  kind === 'incoming' && !deleted

/**
 * The language most of the customer's newest messages are in; else what they tell together; else subject and preview.
 * @param said at most `telling` of them, newest first; `language` '' or null where it could not be told of that one
 */
export const languageOf = (
  said: readonly { language: string | null; text: string }[],
  about: Pick<Conversation, 'subject' | 'preview'> | null,
  detect: Detect,
): string | null => {
  const votes = new Map<string, number>()
  for (const { language } of said) if (language) votes.set(language, (votes.get(language) ?? 0) + 1)
  const [most] = [...votes].sort((a, b) => b[1] - a[1])
  if (most) return most[0]
  const together = languageOfMessage(said.map(({ text }) => text).join('\n'), detect, null)
  if (together) return together
  const { subject = null, preview = null } = about ?? {}
  return languageOfMessage([subject ?? '', preview?.by === 'customer' ? preview.text : ''].join('\n'), detect, null)
}
