/** Hours of a day as a person writes them: `09:00-13:00, 14:00-18:00`. */
import { Span } from './types'

/** Null where it is none of that; an empty text is no hours at all. Single digits (`9:00`) and other dashes are taken too. */
export const readSpans = (text: string): Span[] | null => {
  const parts = text
    .split(/[,;،、，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const spans: Span[] = []
  for (const part of parts) {
    const [, start, end] = /^(\d{1,2}:\d{2})\s*[-–—~]\s*(\d{1,2}:\d{2})$/.exec(part) ?? []
    const span = Span.safeParse({ start: start?.padStart(5, '0'), end: end?.padStart(5, '0') })
    if (!span.success) return null
    spans.push(span.data)
  }
  return spans
}

export const writeSpans = (spans: readonly Span[]): string => spans.map(({ start, end }) => `${start}-${end}`).join(', ')
