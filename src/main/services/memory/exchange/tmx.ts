/**
 * Translation memories as TMX 1.4b (LISA OSCAR, 2005): level 1 is written; level 2 files of other tools are read, their inline
 * tags giving way to the text they hold (OmegaT, Trados, memoQ: `bpt`, `ept`, `ph`, `it` hold codes and are left out, `hi` and
 * `sub` hold text and stay). `srclang="*all*"` and a `tuv` without the header's language take the first `tuv` as source.
 */
import { LanguageCode } from '../../../../shared/domain/conversation/types'
import { languageOf } from '../../../../shared/domain/template/choose'
import type { MemoryUnit } from '../../../../shared/domain/translation/memoryTypes'
import { MemoryError } from '../problem'
import { all, checkFile, elementsOf, encoded, first, type Node, readElement, textOf } from './xml'

export interface ReadPair {
  from: string
  to: string
  source: string
  target: string
  /** Fingerprints where we wrote the file, else empty. */
  before: string
  behind: string
  note: MemoryUnit['note']
  uses: number | null
  createdAt: number | null
  updatedAt: number | null
}
/** Several a unit where it has several languages. */
export type ReadItem<T> = { place: string; items: T[] } | { place: string; problem: MemoryError }

const codes = new Set(['bpt', 'ept', 'ph', 'it', 'ut'])
const plain = (node: Node): string =>
  node.text + node.children.map((child) => (codes.has(child.name) ? all(child, 'sub').map(plain).join('') : plain(child))).join('')
const languageAttribute = (node: Node): string | null => node.attributes['xml:lang'] ?? node.attributes.lang ?? null

/** `20261122T101500Z`, UTC. */
const instantOf = (text: string | undefined): number | null => {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text ?? '')
  if (!parts) return null
  const [, year, month, day, hour, minute, second] = parts.map(Number) as [number, number, number, number, number, number, number]
  const at = Date.UTC(year, month - 1, day, hour, minute, second)
  return Number.isFinite(at) && at >= 0 ? at : null
}
const written = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z')

/** Codes as tools write them (`EN-US`, `de_DE`), as BCP 47. Null for what is none. */
export const codeOf = (text: string | null): string | null => {
  if (text === null) return null
  try {
    const [code] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))
    return code !== undefined && LanguageCode.safeParse(code).success ? code : null
  } catch {
    return null
  }
}

const propOf = (node: Node, type: string): string | null => {
  const prop = all(node, 'prop').find(({ attributes }) => attributes.type === type)
  return prop ? textOf(prop).trim() : null
}
const noteOf = (tu: Node): MemoryUnit['note'] => {
  const verdict = propOf(tu, 'x-dragoman-verdict')
  if (verdict !== 'good' && verdict !== 'bad') return null
  return { verdict, why: (propOf(tu, 'x-dragoman-why') ?? '').slice(0, 500) }
}

const pairsOf = (tu: Node, headerSource: string | null): ReadPair[] => {
  const tuvs = all(tu, 'tuv').map((tuv) => {
    const seg = first(tuv, 'seg')
    const language = codeOf(languageAttribute(tuv))
    if (language === null) throw new MemoryError('badItem', { what: `xml:lang ${languageAttribute(tuv) ?? ''}`.trim() })
    return { language, text: seg ? plain(seg).trim() : '', tuv }
  })
  const own = codeOf(tu.attributes.srclang === '*all*' ? null : (tu.attributes.srclang ?? null)) ?? headerSource
  const source =
    (own && (tuvs.find(({ language }) => language === own) ?? tuvs.find(({ language }) => languageOf(language) === languageOf(own)))) ||
    tuvs[0]
  if (!source || tuvs.length < 2) throw new MemoryError('badItem', { what: '<tuv>' })
  if (source.text === '') throw new MemoryError('badItem', { what: '<seg>' })
  return tuvs
    .filter((one) => one !== source && one.text !== '')
    .map(({ language, text, tuv }) => ({
      from: source.language,
      to: language,
      source: source.text,
      target: text,
      before: propOf(tu, 'x-dragoman-before') ?? '',
      behind: propOf(tu, 'x-dragoman-behind') ?? '',
      note: noteOf(tu),
      uses: /^\d{1,9}$/.test(tu.attributes.usagecount ?? '') ? Number(tu.attributes.usagecount) : null,
      createdAt: instantOf(tu.attributes.creationdate),
      updatedAt: instantOf(tuv.attributes.changedate ?? tu.attributes.changedate) ?? instantOf(tu.attributes.creationdate),
    }))
}

/** Throws MemoryError `badItem` where the whole is no TMX or defines entities. */
export function* readTmx(text: string): Generator<ReadItem<ReadPair> & { done: number }> {
  checkFile(text, ['tmx'])
  const begin = text.indexOf('<header')
  // One tag and no more: looked for in the whole file, headers without an end would take for ever.
  const header =
    begin < 0
      ? null
      : (/\ssrclang\s?=\s?["']([^"'<>]{0,60})["']/.exec(text.slice(begin, begin + 20_000).split('>', 1)[0] ?? '')?.[1] ?? null)
  const headerSource = header === '*all*' ? null : codeOf(header)
  let read = 0
  for (const { xml, at } of elementsOf(text, 'tu')) {
    read += xml.length
    const done = Math.min(1, read / text.length)
    const place = `tu ${at}`
    try {
      const items = pairsOf(readElement(xml), headerSource)
      if (items.length === 0) throw new MemoryError('badItem', { what: '<seg>' })
      yield { place, items, done }
    } catch (error) {
      if (!(error instanceof MemoryError)) throw error
      yield { place, problem: error, done }
    }
  }
}

/** In pieces, so that whoever writes a large one can rest in between. One source language where all have the same, else `*all*`. */
export function* writeTmx(units: Iterable<MemoryUnit>, sources: readonly string[], now: number): Generator<string> {
  const source = sources.length === 1 ? (sources[0] as string) : '*all*'
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n<header creationtool="Dragoman" creationtoolversion="1" segtype="sentence" o-tmf="Dragoman" adminlang="en" srclang="${encoded(source)}" datatype="plaintext" creationdate="${written(now)}"/>\n<body>\n`
  for (const { from, to, source: text, target, before, behind, note, uses, createdAt, updatedAt } of units) {
    const prop = (type: string, value: string) => (value === '' ? '' : `<prop type="${type}">${encoded(value)}</prop>`)
    yield `<tu srclang="${encoded(from)}" creationdate="${written(createdAt)}" changedate="${written(updatedAt)}" usagecount="${uses}">${prop('x-dragoman-before', before)}${prop('x-dragoman-behind', behind)}${note ? prop('x-dragoman-verdict', note.verdict) + prop('x-dragoman-why', note.why) : ''}<tuv xml:lang="${encoded(from)}"><seg>${encoded(text)}</seg></tuv><tuv xml:lang="${encoded(to)}"><seg>${encoded(target)}</seg></tuv></tu>\n`
  }
  yield '</body>\n</tmx>\n'
}
