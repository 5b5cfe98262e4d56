/** A text of the return calculator in the customer's language, filled like every other body. */
import { languageOf, scriptOf } from '../choose'
import { render } from '../render'
import type { Rendered, TemplateFacts } from '../types'
import { type ReplyId, replies } from './texts'

/** The language of `replies` for a BCP 47 code: its own, its language's in the same script, its language's, else null. */
export const replyLanguage = (code: string | null): string | null => {
  if (!code) return null
  if (code in replies) return code
  const same = Object.keys(replies).filter((one) => languageOf(one) === languageOf(code))
  return same.find((one) => scriptOf(one) === scriptOf(code)) ?? same[0] ?? null
}

/** English where there is none in the language; `locale` of the answer says which it became. What nobody knows is an open gap. */
export const replyText = (id: ReplyId, code: string | null, facts: TemplateFacts): Rendered => {
  const locale = replyLanguage(code) ?? 'en'
  return render({ locale, register: null, text: (replies[locale] ?? replies.en)?.[id] ?? '' }, facts)
}
