/**
 * Memory and glossary as tables. Memory: one row a pair, with columns for both languages, or a column a language
 * (`en,de,fr`: the first is the source). Glossary: one row a target; rows of the same source are one term.
 */
import Papa from 'papaparse'
import { guardCell, unguardCell } from '../../../../shared/csvCell'
import type { GlossaryTerm, MemoryUnit } from '../../../../shared/domain/translation/memoryTypes'
import { MemoryError } from '../problem'
import type { ReadTerm } from './tbx'
import { codeOf, type ReadItem, type ReadPair } from './tmx'

const memoryColumns = ['source_language', 'target_language', 'source', 'target', 'uses', 'verdict', 'why', 'before', 'behind'] as const
const glossaryColumns = ['source_language', 'source', 'target_language', 'target', 'use', 'case_sensitive', 'note'] as const
/** Other programs' names for the same. */
const aliases: Readonly<Record<string, string>> = {
  source_lang: 'source_language',
  src_lang: 'source_language',
  from: 'source_language',
  target_lang: 'target_language',
  tgt_lang: 'target_language',
  to: 'target_language',
  source_text: 'source',
  source_term: 'source',
  term: 'source',
  src: 'source',
  target_text: 'target',
  target_term: 'target',
  translation: 'target',
  tgt: 'target',
  status: 'use',
  comment: 'note',
  notes: 'note',
}
/** Letters read in one turn. */
const slice = 200_000
/** More are no table of ours: each row is read by all of them. */
const mostColumns = 300

type Row = Record<string, string>

/** Row by row, a slice at a time. Lines are counted with the header as 1. */
function* rowsOf(whole: string): Generator<{ row: Row; names: string[]; place: string; done: number }> {
  const text = whole.replace(/^\uFEFF/, '')
  const { delimiter } = Papa.parse<string[]>(text.slice(0, slice), { preview: 5 }).meta
  const parser = new Papa.Parser({ delimiter: delimiter || ',' })
  let from = 0
  let names: string[] | null = null
  let line = 0
  while (from < text.length) {
    let length = slice
    let read: { data: string[][]; meta: { cursor: number } }
    for (;;) {
      const last = from + length >= text.length
      read = parser.parse(text.slice(from, from + length), 0, !last) as typeof read
      if (read.data.length > 0 || last) {
        from = last ? text.length : from + read.meta.cursor
        break
      }
      // A cell longer than the slice.
      if (length > 4_000_000) throw new MemoryError('tooLarge')
      length *= 2
    }
    for (const cells of read.data) {
      line += 1
      if (cells.every((cell) => cell.trim() === '')) continue
      if (!names) {
        if (cells.length > mostColumns) throw new MemoryError('tooLarge', { limit: mostColumns })
        names = cells.map((name) => {
          const plain = name.trim().toLowerCase().replaceAll(' ', '_')
          return (
            aliases[plain] ??
            (memoryColumns.some((one) => one === plain) || glossaryColumns.some((one) => one === plain) ? plain : name.trim())
          )
        })
        continue
      }
      const row: Row = {}
      names.forEach((name, at) => {
        row[name] = unguardCell(cells[at] ?? '').trim()
      })
      yield { row, names, place: String(line), done: from / text.length }
    }
  }
}
const has = (names: readonly string[], ...wanted: string[]) => wanted.every((name) => names.includes(name))
const language = (text: string | undefined, column: string): string => {
  const code = codeOf(text ?? '')
  if (code === null) throw new MemoryError('badItem', { what: `${column} ${text ?? ''}`.trim() })
  return code
}
const filled = (text: string | undefined, column: string): string => {
  if (!text) throw new MemoryError('badItem', { what: column })
  return text
}
/** Columns whose heads are languages. */
const languageColumns = (names: readonly string[]) =>
  names.flatMap((name) => {
    const code = /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(name) ? codeOf(name) : null
    return code ? [{ name, code }] : []
  })

const pairsOf = (row: Row, names: readonly string[]): ReadPair[] => {
  const verdict = row.verdict === 'good' || row.verdict === 'bad' ? row.verdict : null
  const rest: Omit<ReadPair, 'from' | 'to' | 'source' | 'target'> = {
    before: row.before ?? '',
    behind: row.behind ?? '',
    note: verdict && { verdict, why: (row.why ?? '').slice(0, 500) },
    uses: /^\d{1,9}$/.test(row.uses ?? '') ? Number(row.uses) : null,
    createdAt: null,
    updatedAt: null,
  }
  if (has(names, 'source', 'target', 'source_language', 'target_language'))
    return [
      {
        from: language(row.source_language, 'source_language'),
        to: language(row.target_language, 'target_language'),
        source: filled(row.source, 'source'),
        target: filled(row.target, 'target'),
        ...rest,
      },
    ]
  const [source, ...targets] = languageColumns(names)
  if (!source || targets.length === 0) throw new MemoryError('badItem', { what: memoryColumns.slice(0, 4).join(', ') })
  const text = filled(row[source.name], source.name)
  const pairs = targets.flatMap(({ name, code }) =>
    row[name] ? [{ from: source.code, to: code, source: text, target: row[name], ...rest }] : [],
  )
  if (pairs.length === 0) throw new MemoryError('badItem', { what: targets.map(({ name }) => name).join(', ') })
  return pairs
}

/** Throws MemoryError `badItem` where the table has not the columns. */
export function* readMemoryCsv(text: string): Generator<ReadItem<ReadPair> & { done: number }> {
  for (const { row, names, place, done } of rowsOf(text)) {
    try {
      yield { place, items: pairsOf(row, names), done }
    } catch (error) {
      if (!(error instanceof MemoryError)) throw error
      yield { place, problem: error, done }
    }
  }
}

export function* writeMemoryCsv(units: Iterable<MemoryUnit>): Generator<string> {
  yield `${memoryColumns.join(',')}\r\n`
  for (const { from, to, source, target, uses, note, before, behind } of units)
    yield `${Papa.unparse([[from, to, source, target, String(uses), note?.verdict ?? '', note?.why ?? '', before, behind].map(guardCell)])}\r\n`
}

const yes = /^(1|y|yes|true|x|ja|si|sí|oui)$/i
const wordOfUse = (text: string | undefined): 'preferred' | 'allowed' | 'forbidden' | 'never' => {
  const plain = (text ?? '').toLowerCase()
  if (plain === '') return 'preferred'
  if (plain === 'preferred' || plain === 'allowed' || plain === 'forbidden' || plain === 'never') return plain
  if (plain === 'admitted') return 'allowed'
  if (plain === 'deprecated') return 'forbidden'
  throw new MemoryError('badItem', { what: `use ${text}` })
}
/** Terms whole, each at the place of its first row: read to the end before the first is told. */
export function* readGlossaryCsv(text: string): Generator<ReadItem<ReadTerm> & { done: number }> {
  const terms = new Map<string, { place: string; term: ReadTerm }>()
  for (const { row, names, place, done } of rowsOf(text)) {
    try {
      if (!has(names, 'source', 'source_language')) {
        const [source, ...targets] = languageColumns(names)
        if (!source || targets.length === 0) throw new MemoryError('badItem', { what: glossaryColumns.slice(0, 4).join(', ') })
        const found = targets.flatMap(({ name, code }) => (row[name] ? [{ to: code, text: row[name], use: 'preferred' as const }] : []))
        if (found.length === 0) throw new MemoryError('badItem', { what: targets.map(({ name }) => name).join(', ') })
        const term = {
          from: source.code,
          source: filled(row[source.name], source.name),
          targets: found,
          never: false,
          caseSensitive: false,
          note: row.note ?? '',
        }
        terms.set(`${place}`, { place, term })
        continue
      }
      const use = wordOfUse(row.use)
      const from = language(row.source_language, 'source_language')
      const source = filled(row.source, 'source')
      const key = `${from}\n${source}`
      const known = terms.get(key) ?? {
        place,
        term: {
          from,
          source,
          targets: [],
          never: use === 'never',
          caseSensitive: yes.test(row.case_sensitive ?? ''),
          note: (row.note ?? '').slice(0, 500),
        },
      }
      if (use !== 'never')
        known.term.targets.push({ to: language(row.target_language, 'target_language'), text: filled(row.target, 'target'), use })
      terms.set(key, known)
    } catch (error) {
      if (!(error instanceof MemoryError)) throw error
      yield { place, problem: error, done }
    }
  }
  for (const { place, term } of terms.values()) yield { place, items: [term], done: 1 }
}

export function* writeGlossaryCsv(terms: Iterable<GlossaryTerm>): Generator<string> {
  yield `${glossaryColumns.join(',')}\r\n`
  for (const { from, source, targets, never, caseSensitive, note } of terms)
    for (const target of never ? [{ to: '', text: '', use: 'never' }] : targets)
      yield `${Papa.unparse([[from, source, target.to, target.text, target.use, caseSensitive ? 'yes' : '', note].map(guardCell)])}\r\n`
}
