/**
 * XML from strangers, piece by piece: one element of a big file is cut out and read by itself, so that no turn is long and a
 * broken one stops nothing. Entities that a file defines itself are refused as a whole (they are how such files attack, and
 * no exchange format of translators needs them); a DOCTYPE that only names its DTD is passed over and never fetched.
 */
import { XMLParser } from 'fast-xml-parser'
import { MemoryError } from '../problem'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
})
/** One element is no longer than this. */
const mostLetters = 400_000
/** Elements inside each other. */
const mostDepth = 60
/** What stands before a file's first element. */
const mostBefore = 20_000

export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Throws where an entity is named that XML itself does not know. */
export const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][\w.-]*));/g, (_all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      const letter = named[name]
      if (letter === undefined) throw new MemoryError('badItem', { what: `&${name};` })
      return letter
    }
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    const allowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && (code & 0xfffe) !== 0xfffe)
    if (!allowed) throw new MemoryError('badItem', { what: 'character' })
    return String.fromCodePoint(code)
  })

/** What XML 1.0 cannot hold, lone surrogates among it. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
/** For an attribute or text; what XML cannot hold is left out. */
export const encoded = (text: string): string =>
  text
    .replace(unwritable, '')
    .replace(/[&<>"\r]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' })[sign] ?? sign)

type Raw = Record<string, unknown>
const nodeOf = (raw: Raw, depth = 0): Node => {
  if (depth > mostDepth) throw new MemoryError('badItem', { what: 'XML' })
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries((raw[':@'] as Record<string, string> | undefined) ?? {}))
    attributes[name] = decoded(String(value))
  const [name] = Object.keys(raw).filter((key) => key !== ':@')
  if (name === '#text') return { name: '', attributes, children: [], text: decoded(String(raw['#text'])) }
  if (name === '#cdata') {
    const inside = raw['#cdata'] as Raw[]
    return { name: '', attributes, children: [], text: inside.map((one) => String(one['#text'] ?? '')).join('') }
  }
  const children = ((raw[name ?? ''] as Raw[] | undefined) ?? []).map((child) => nodeOf(child, depth + 1))
  return { name: name ?? '', attributes, children, text: '' }
}

/** One element; null where the piece is none. Throws MemoryError `badItem`, `tooLarge`. */
export const readElement = (xml: string): Node => {
  if (xml.length > mostLetters) throw new MemoryError('tooLarge')
  let raw: Raw[]
  try {
    raw = parser.parse(xml) as Raw[]
  } catch {
    throw new MemoryError('badItem', { what: 'XML' })
  }
  const [first] = raw.filter((one) => !('#text' in one))
  if (!first) throw new MemoryError('badItem', { what: 'XML' })
  return nodeOf(first)
}
export const all = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name)
export const first = (node: Node, name: string): Node | undefined => node.children.find((child) => child.name === name)
/** All text below a node. */
export const textOf = (node: Node): string => node.text + node.children.map(textOf).join('')

/** Throws `badItem` for a file that defines entities, or that is none of `roots`. @returns its prologue, up to the root's end */
export const checkFile = (text: string, roots: readonly string[]): string => {
  const root = new RegExp(`<(?:${roots.join('|')})[\\s>]`).exec(text)
  // A DOCTYPE stands before the root alone, and is short.
  const before = text.slice(0, root?.index ?? mostBefore)
  if (/<!ENTITY/i.test(text) || /<!DOCTYPE[^>[]{0,2000}\[/i.test(before.slice(0, mostBefore)))
    throw new MemoryError('badItem', { what: '<!ENTITY>' })
  if (!root || before.length > mostBefore) throw new MemoryError('badItem', { what: roots.map((name) => `<${name}>`).join(' ') })
  return text.slice(root.index, text.indexOf('>', root.index) + 1)
}

/**
 * Every element of a name that is not inside another of it, as its own XML, with its number. Comments and CDATA are passed over.
 * What is cut off at the file's end comes as it is, and is then no XML.
 */
export function* elementsOf(text: string, name: string): Generator<{ xml: string; at: number }> {
  const marks = new RegExp(`<!--|<!\\[CDATA\\[|<${name}(?=[\\s>/])|</${name}\\s*>`, 'g')
  let begin = -1
  let at = 0
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '<!--' || mark[0] === '<![CDATA[') {
      const end = text.indexOf(mark[0] === '<!--' ? '-->' : ']]>', mark.index)
      if (end < 0) break
      marks.lastIndex = end + 3
    } else if (mark[0].startsWith('</')) {
      if (begin < 0) continue
      at += 1
      yield { xml: text.slice(begin, marks.lastIndex), at }
      begin = -1
    } else if (begin >= 0) {
      // The one before was never closed: it is handed on as the broken thing it is.
      at += 1
      yield { xml: text.slice(begin, mark.index), at }
      begin = mark.index
    } else begin = mark.index
  }
  if (begin >= 0) yield { xml: text.slice(begin, begin + mostLetters + 1), at: at + 1 }
}
