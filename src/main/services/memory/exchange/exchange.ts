/** What an import would change, and what an export says. Nothing is written here; every bad item is named and stops nothing. */
import type { ExchangeReport } from '../../../../shared/contract/memory'
import { type GlossaryTermId, MemoryUnitId } from '../../../../shared/domain/ids'
import { surfaceOf } from '../../../../shared/domain/translation/fuzzy'
import { GlossaryTerm, type MemoryLayer, MemoryUnit } from '../../../../shared/domain/translation/memoryTypes'
import { numberedPair } from '../../../../shared/domain/translation/numbered'
import { MemoryError } from '../problem'
import { readGlossaryCsv, readMemoryCsv, writeGlossaryCsv, writeMemoryCsv } from './csv'
import { type ReadTerm, readTbx, writeTbx } from './tbx'
import { type ReadItem, type ReadPair, readTmx, writeTmx } from './tmx'

export type ExchangeFormat = 'tmx' | 'csv' | 'tbx'
const mostProblems = 500
const noNames = { names: [], numbers: [] }

interface ReadNeeds {
  layer: MemoryLayer
  now: number
  newId(): string
  rest(): Promise<void>
  /** 0 to 1. */
  progress(done: number): void
}
const begin = (): ExchangeReport => ({ added: 0, changed: 0, same: 0, problems: [] })
const bad = (report: ExchangeReport, place: string, problem: MemoryError) => {
  if (report.problems.length >= mostProblems) return
  const { code, params } = problem.problem
  // A cell of a strange file may be as long as the file.
  const short = Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 200) : value] as const)
  report.problems.push({ place, problem: { code, params: Object.fromEntries(short) } })
}
const issueOf = (error: { issues: { path: PropertyKey[]; code?: string }[] }) =>
  new MemoryError('badItem', { what: `${error.issues[0]?.path.join('.') ?? ''} (${error.issues[0]?.code ?? ''})` })

/** Throws MemoryError `badItem` where the whole is no such file, `unsupported` for a format that memories have not. */
export const readUnits = async (
  format: ExchangeFormat,
  text: string,
  needs: ReadNeeds & { same(from: string, to: string, source: string, place: { before: string; behind: string }): MemoryUnit | null },
): Promise<{ report: ExchangeReport; changes: Map<string, { thing: MemoryUnit }> }> => {
  if (format === 'tbx') throw new MemoryError('unsupported', { what: 'TBX' })
  const items: Generator<ReadItem<ReadPair> & { done: number }> = format === 'tmx' ? readTmx(text) : readMemoryCsv(text)
  const report = begin()
  const changes = new Map<string, { thing: MemoryUnit }>()
  /** What this file has said of a source in its place. */
  const said = new Map<string, string>()
  for (const item of items) {
    await needs.rest()
    needs.progress(item.done)
    if ('problem' in item) {
      bad(report, item.place, item.problem)
      continue
    }
    for (const pair of item.items) {
      const plain = numberedPair(pair.source, pair.target, noNames)
      if (!plain) {
        bad(report, item.place, new MemoryError('factsAltered'))
        continue
      }
      const { from, to, before, behind } = pair
      const key = [from, to, surfaceOf(plain.source), before, behind].join('\n')
      const earlier = said.get(key)
      const there = earlier !== undefined ? changes.get(earlier)?.thing : needs.same(from, to, plain.source, { before, behind })
      if (
        there &&
        earlier === undefined &&
        (there.target === plain.target || (pair.updatedAt !== null && pair.updatedAt < there.updatedAt))
      ) {
        report.same += 1
        continue
      }
      const read = MemoryUnit.safeParse({
        id: there?.id ?? MemoryUnitId.parse(needs.newId()),
        layer: needs.layer,
        from,
        to,
        ...plain,
        before,
        behind,
        by: 'imported',
        note: pair.note,
        uses: pair.uses ?? there?.uses ?? 0,
        createdAt: there?.createdAt ?? pair.createdAt ?? needs.now,
        updatedAt: there ? Math.max(needs.now, there.updatedAt + 1) : (pair.updatedAt ?? needs.now),
      })
      if (!read.success) {
        bad(report, item.place, issueOf(read.error))
        continue
      }
      if (earlier === undefined) {
        if (there) report.changed += 1
        else report.added += 1
      }
      said.set(key, read.data.id)
      changes.set(read.data.id, { thing: read.data })
    }
  }
  return { report, changes }
}

const spoken = (term: Pick<GlossaryTerm, 'targets' | 'never' | 'caseSensitive' | 'note'>) =>
  JSON.stringify([term.never, term.caseSensitive, term.note, term.targets.map(({ to, text, use }) => [to, text, use]).sort()])

/** As `readUnits`. A term that is there already keeps the targets that the file says nothing of. */
export const readTerms = async (
  format: ExchangeFormat,
  text: string,
  needs: ReadNeeds & { terms: readonly GlossaryTerm[] },
): Promise<{ report: ExchangeReport; changes: Map<string, { thing: GlossaryTerm }> }> => {
  if (format === 'tmx') throw new MemoryError('unsupported', { what: 'TMX' })
  const items: Generator<ReadItem<ReadTerm> & { done: number }> = format === 'tbx' ? readTbx(text) : readGlossaryCsv(text)
  const report = begin()
  const changes = new Map<string, { thing: GlossaryTerm }>()
  const keyOf = (term: { from: string; source: string }) => `${term.from}\n${term.source}`
  const known = new Map(needs.terms.filter(({ layer }) => layer === needs.layer).map((term) => [keyOf(term), term]))
  for (const item of items) {
    await needs.rest()
    needs.progress(item.done)
    if ('problem' in item) {
      bad(report, item.place, item.problem)
      continue
    }
    for (const term of item.items) {
      const there = known.get(keyOf(term))
      const others = (there?.targets ?? []).filter((one) => !term.targets.some((other) => other.to === one.to && other.text === one.text))
      const read = GlossaryTerm.safeParse({
        ...term,
        id: there?.id ?? (needs.newId() as GlossaryTermId),
        layer: needs.layer,
        targets: term.never ? [] : [...others, ...term.targets],
        updatedAt: there ? Math.max(needs.now, there.updatedAt + 1) : needs.now,
      })
      if (!read.success) {
        bad(report, item.place, issueOf(read.error))
        continue
      }
      if (there && spoken(there) === spoken(read.data)) {
        report.same += 1
        continue
      }
      if (!changes.has(read.data.id)) {
        if (there) report.changed += 1
        else report.added += 1
      }
      known.set(keyOf(term), read.data)
      changes.set(read.data.id, { thing: read.data })
    }
  }
  return { report, changes }
}

const whole = async (pieces: Iterable<string>, rest: () => Promise<void>): Promise<string> => {
  const all: string[] = []
  for (const piece of pieces) {
    all.push(piece)
    await rest()
  }
  return all.join('')
}
/** Throws `unsupported` for a format that memories have not. */
export const unitsText = (
  format: ExchangeFormat,
  units: Iterable<MemoryUnit>,
  sources: readonly string[],
  now: number,
  rest: () => Promise<void>,
): Promise<string> => {
  if (format === 'tbx') throw new MemoryError('unsupported', { what: 'TBX' })
  return whole(format === 'tmx' ? writeTmx(units, sources, now) : writeMemoryCsv(units), rest)
}
export const termsText = (format: ExchangeFormat, terms: Iterable<GlossaryTerm>, rest: () => Promise<void>): Promise<string> => {
  if (format === 'tmx') throw new MemoryError('unsupported', { what: 'TMX' })
  return whole(format === 'tbx' ? writeTbx(terms) : writeGlossaryCsv(terms), rest)
}
