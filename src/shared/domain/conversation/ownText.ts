import type { Message } from './types'

/** The message's own words, without the quote that the connector has found (which may or may not still stand in `text`). */
export const ownText = ({ text, quotedText }: Pick<Message, 'text' | 'quotedText'>): string => {
  if (!quotedText) return text
  const quote = quotedText.trim()
  const trimmed = text.trimEnd()
  return quote !== '' && trimmed.endsWith(quote) ? trimmed.slice(0, -quote.length).trimEnd() : text
}
