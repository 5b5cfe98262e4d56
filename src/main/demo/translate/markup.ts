/** The HTML that a translation server gets: entities, and elements that are not to be translated. */
import type { Incoming } from './match'

const ELEMENT = /<(\w+)\b[^>]*\btranslate\s*=\s*"no"[^>]*>[\s\S]*?<\/\1\s*>|<[^>]*\/>/gi
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,6});/gi, (whole, name: string) => {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : null
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    return entities[name.toLowerCase()] ?? whole
  })
const encoded = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const readMarkup = (html: string): Incoming => {
  const items: (string | { hole: string })[] = []
  let at = 0
  for (const match of html.matchAll(ELEMENT)) {
    items.push(...decoded(html.slice(at, match.index)))
    items.push({ hole: match[0] })
    at = match.index + match[0].length
  }
  items.push(...decoded(html.slice(at)))
  return items
}
export const plainText = (text: string): Incoming => [...text]

export const writeMarkup = (items: Incoming, html: boolean): string =>
  items.map((item) => (typeof item === 'string' ? (html ? encoded(item) : item) : item.hole)).join('')
