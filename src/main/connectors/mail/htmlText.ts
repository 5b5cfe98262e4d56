/**
 * HTML mail as plain text: paragraphs, lists, tables and links readable, quotations marked with `>`. A reader of tags,
 * not a parser of documents: it never fails, never recurses, and its output is text for screens and search only.
 */

import { decodeEntities } from './entities'

const MOST = 6_000_000
/** Lines and nesting beyond this are broken off, so that hostile HTML costs no more time than its length. */
const LINE_MOST = 10_000
const OPEN_MOST = 500
const silent = new Set([
  'style',
  'script',
  'head',
  'title',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'iframe',
  'select',
  'textarea',
])
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'table',
  'tbody',
  'thead',
  'form',
  'fieldset',
  'address',
  'pre',
  'center',
  'figure',
  'caption',
  'body',
  'html',
])
const apart = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'pre'])
const voids = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'area', 'base', 'wbr', 'source'])

const attribute = (tag: string, name: string): string => {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '')
}

const isHidden = (tag: string): boolean => /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribute(tag, 'style'))
const isQuote = (name: string, tag: string): boolean =>
  name === 'blockquote' ||
  (name === 'div' &&
    /\b(gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)\b/.test(attribute(tag, 'class')) &&
    !/moz-cite-prefix/.test(tag))

interface Writer {
  out: string[]
  line: string
  depth: number
  blank: number
}

const flush = (writer: Writer): void => {
  const cells = writer.line
    .split('\t')
    .map((cell) => cell.replace(/[ \u00a0]+/g, ' ').trim())
    .filter((cell) => cell !== '')
  const text = cells.join(' | ')
  writer.line = ''
  if (text === '') return
  writer.out.push(`${'> '.repeat(Math.min(writer.depth, 20))}${text}`)
  writer.blank = 0
}
const gap = (writer: Writer): void => {
  flush(writer)
  if (writer.blank === 0 && writer.out.length > 0) {
    writer.out.push('> '.repeat(Math.min(writer.depth, 20)).trimEnd())
    writer.blank = 1
  }
}

/** Text of an HTML mail; at most six million units are read. */
export const textOfHtml = (html: string): string => {
  const source = html.length > MOST ? html.slice(0, MOST) : html
  const writer: Writer = { out: [], line: '', depth: 0, blank: 0 }
  const lists: { ordered: boolean; count: number }[] = []
  const open: { name: string; quote: boolean }[] = []
  const links: { href: string; at: number }[] = []
  let pre = 0
  let at = 0
  /** The next `>`; -1 where there is none any more. */
  let close = source.indexOf('>')
  const say = (raw: string) => {
    if (writer.line.length > LINE_MOST) flush(writer)
    const text = decodeEntities(raw)
    if (pre > 0) {
      const lines = text.split('\n')
      for (const [index, line] of lines.entries()) {
        writer.line += line.replace(/\t/g, ' ')
        if (index < lines.length - 1) flush(writer)
      }
    } else {
      const flat = text.replace(/[ \t\r\n\f]+/g, ' ')
      writer.line += writer.line === '' || /[ \t]$/.test(writer.line) ? flat.replace(/^ /, '') : flat
    }
  }
  /** Jumps over everything up to the closing tag of a silent or hidden element. */
  const skip = (name: string, from: number): number => {
    let level = 1
    const tags = new RegExp(`<(/?)${name}\\b[^<>]*>`, 'gi')
    tags.lastIndex = from
    for (let match = tags.exec(source); match; match = tags.exec(source)) {
      level += match[1] === '/' ? -1 : match[0].endsWith('/>') ? 0 : 1
      if (level === 0) return tags.lastIndex
    }
    return source.length
  }
  while (at < source.length) {
    const next = source.indexOf('<', at)
    if (next < 0) {
      say(source.slice(at))
      break
    }
    if (next > at) say(source.slice(at, next))
    if (source.startsWith('<!--', next)) {
      const end = source.indexOf('-->', next + 4)
      at = end < 0 ? source.length : end + 3
      continue
    }
    if (close >= 0 && close < next) close = source.indexOf('>', next)
    const end = close
    const tag = end < 0 ? '' : source.slice(next, Math.min(end + 1, next + 10_000))
    if (end < 0 && /^[a-zA-Z!?/]/.test(source.charAt(next + 1))) break
    const [, slash, rawName] = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(tag) ?? []
    if (!rawName) {
      if (/^<[!?/]/.test(tag)) at = end + 1
      else {
        say('<')
        at = next + 1
      }
      continue
    }
    at = end + 1
    const name = rawName.toLowerCase()
    if (slash === '') {
      if ((silent.has(name) || (!voids.has(name) && isHidden(tag))) && !tag.endsWith('/>')) {
        at = skip(name, at)
        continue
      }
      if (name === 'br') flush(writer)
      else if (name === 'hr') gap(writer)
      else if (name === 'img') {
        const alt = attribute(tag, 'alt').trim()
        if (alt !== '' && alt.length <= 200) say(alt)
      } else if (name === 'li') {
        flush(writer)
        const list = lists.at(-1)
        if (list) list.count += 1
        writer.line = `${'\u00a0\u00a0'.repeat(Math.max(0, lists.length - 1))}${list?.ordered ? `${list.count}.` : '•'} `
      } else if (name === 'a') links.push({ href: attribute(tag, 'href').trim(), at: writer.line.length })
      if (name === 'ul' || name === 'ol') lists.push({ ordered: name === 'ol', count: 0 })
      if (name === 'pre') pre += 1
      if (name === 'tr') flush(writer)
      const quote = isQuote(name, tag)
      if (apart.has(name)) gap(writer)
      else if (blocks.has(name) || quote) flush(writer)
      if ((name === 'div' || name === 'blockquote') && open.length < OPEN_MOST) {
        open.push({ name, quote })
        if (quote) writer.depth += 1
      }
    } else {
      if (name === 'a') {
        const link = links.pop()
        const said = link ? writer.line.slice(link.at).trim() : ''
        if (link && /^(https?:|mailto:|tel:)/i.test(link.href) && link.href.length <= 500) {
          const bare = link.href.replace(/^(mailto:|tel:)/i, '')
          if (said !== '' && said !== bare && said !== bare.replace(/^https?:\/\//i, '').replace(/\/$/, '')) writer.line += ` (${bare})`
        }
      }
      if ((name === 'td' || name === 'th') && writer.line.length <= LINE_MOST) writer.line += '\t'
      if (name === 'tr' || name === 'li') flush(writer)
      if (name === 'ul' || name === 'ol') lists.pop()
      if (name === 'pre') pre = Math.max(0, pre - 1)
      if (apart.has(name)) gap(writer)
      else if (blocks.has(name) || name === 'blockquote') flush(writer)
      if (name === 'div' || name === 'blockquote') {
        const index = open.findLastIndex((one) => one.name === name)
        for (const one of index < 0 ? [] : open.splice(index)) if (one.quote) writer.depth = Math.max(0, writer.depth - 1)
      }
    }
  }
  flush(writer)
  return writer.out
    .join('\n')
    .replace(/\u00ad/g, '')
    .replace(/(?:\u200b|\u034f|\ufeff){2,}/g, '')
    .replace(/\u00a0/g, ' ')
    .trim()
}
