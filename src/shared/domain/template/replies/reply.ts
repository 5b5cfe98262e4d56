/** A starter text in the customer's language with its gaps filled. */
import { type ReplyId, replies } from './texts'

/** The language of `replies` for a BCP 47 code: its own, its language's, else null. */
export const replyLanguage = (code: string | null): string | null => {
  if (!code) return null
  if (code in replies) return code
  const base = code.split('-')[0]?.toLowerCase() ?? ''
  return Object.keys(replies).find((one) => one.split('-')[0] === base) ?? null
}

export interface ReplyGaps {
  name: string
  order: string
  item?: string
  /** Already in the customer's way of writing money. */
  amount?: string
}

/** English where there is none in the language; `language` says which it became. `paidBy`: who bears the way back, for `return`. */
export const replyText = (
  id: Exclude<ReplyId, 'returnFree' | 'returnPaid'>,
  code: string | null,
  gaps: ReplyGaps,
  paidBy: 'shop' | 'customer' = 'customer',
): { text: string; language: string } => {
  const language = replyLanguage(code) ?? 'en'
  const texts = replies[language] ?? replies.en
  if (!texts) return { text: '', language }
  const way = texts[paidBy === 'shop' ? 'returnFree' : 'returnPaid']
  const all: Record<string, string> = { ...gaps, way }
  return { text: texts[id].replace(/\{(\w+)\}/g, (_all, name: string) => all[name] ?? ''), language }
}
