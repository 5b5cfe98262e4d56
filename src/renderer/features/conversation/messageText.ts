/** What of a message is shown at once, and what is folded. Pure. */
import type { Message } from '../../../shared/domain/conversation/types'

/** Longer texts show this much first: a ten-megabyte message must not stop the window. UTF-16 units. */
export const FIRST_LENGTH = 12_000

/** Cut at a whole character. */
export const firstPart = (text: string, length = FIRST_LENGTH): string => {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}

export type Piece = { type: 'text'; text: string } | { type: 'link'; text: string; url: string }

const links = /https?:\/\/[^\s<>"'`{}|\\^«»「」『』（）【】，。、；！？]+/gi

/** Closing marks belong to the sentence, unless they were opened inside the address. */
const trimmed = (url: string): string => {
  let end = url
  for (;;) {
    const last = end.at(-1) ?? ''
    if (/[.,;:!?*_~'"]/.test(last)) end = end.slice(0, -1)
    else if (last === ')' && end.split('(').length < end.split(')').length) end = end.slice(0, -1)
    else if (last === ']' && !end.includes('[')) end = end.slice(0, -1)
    else return end
  }
}

export const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(links)) {
    const url = trimmed(match[0])
    if (!/^https?:\/\/[^/]/i.test(url)) continue
    if (match.index > from) pieces.push({ type: 'text', text: text.slice(from, match.index) })
    pieces.push({ type: 'link', text: url, url })
    from = match.index + url.length
  }
  if (from < text.length) pieces.push({ type: 'text', text: text.slice(from) })
  return pieces
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
/** Words of HTML, roughly: only to compare, never to show. */
const roughText = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_all, decimal?: string, hex?: string, name?: string) => {
      const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0
      if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point)
      return entities[name?.toLowerCase() ?? ''] ?? ' '
    })

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Whether the plain text carries what the HTML does, so that it can be shown instead: nearly all words of the HTML stand
 * in the text, and it holds neither tables nor pictures of its own.
 */
export const plainSuffices = (message: Pick<Message, 'text' | 'quotedText' | 'html'>): boolean => {
  const { html } = message
  if (!html) return true
  if (message.text.trim() === '') return false
  // Beyond this it is not worth comparing: plain text is safe and quick.
  if (html.length > 1_000_000) return true
  if (/<img\b[^>]*\bsrc\s*=\s*["']?cid:/i.test(html)) return false
  const known = new Map<string, number>()
  for (const word of words(`${message.text} ${message.quotedText ?? ''}`)) known.set(word, (known.get(word) ?? 0) + 1)
  const wanted = words(roughText(html))
  if (wanted.length === 0) return true
  let missing = 0
  for (const word of wanted) {
    const left = known.get(word) ?? 0
    if (left === 0) missing++
    else known.set(word, left - 1)
  }
  return missing / wanted.length <= 0.1
}
