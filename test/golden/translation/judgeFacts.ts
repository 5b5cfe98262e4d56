/**
 * The finder of facts against the labelled sentences. Rows with an odd number are those it was made with; the even ones say how
 * it does with what nobody looked at. Failing lines are shown of the odd ones alone.
 */
import { factsIn } from '../../../src/shared/domain/translation/facts'
import { isHidden } from '../../../src/shared/domain/translation/placeholders'
import type { Fact, FactKind } from '../../../src/shared/domain/translation/types'
import { listed, readTable } from '../table'

export const factLanguages = ['en', 'es', 'de', 'fr', 'pt-BR', 'it', 'pl', 'ja', 'zh-CN', 'ar'] as const
export type FactLanguage = (typeof factLanguages)[number]

export interface FactRow {
  id: string
  text: string
  wanted: { kind: FactKind; value: string; from: number; to: number }[]
  known: { names: string[]; numbers: string[]; terms: string[] }
  /** Made with (odd) or never looked at (even). */
  half: 'open' | 'unseen'
}

export const factRows = (language: FactLanguage): FactRow[] =>
  readTable(`translation/facts/${language}.tsv`, ['id', 'text', 'facts', 'names', 'terms', 'note']).map((row) => {
    const text = row.cell('text').replaceAll('\\n', '\n')
    let at = 0
    const wanted = listed(row.maybe('facts')).map((entry) => {
      const kind = entry.slice(0, entry.indexOf(':')) as FactKind
      const value = entry.slice(entry.indexOf(':') + 1).replaceAll('\\n', '\n')
      const from = text.indexOf(value, at) >= 0 ? text.indexOf(value, at) : text.indexOf(value)
      at = from + value.length
      return { kind, value, from, to: from + value.length }
    })
    return {
      id: row.cell('id'),
      text,
      wanted,
      known: { names: listed(row.maybe('names')), numbers: [], terms: listed(row.maybe('terms')) },
      half: Number(/\d+$/.exec(row.cell('id'))?.[0] ?? 0) % 2 === 1 ? 'open' : 'unseen',
    }
  })

export interface FactCounts {
  wanted: number
  /** The right kind, covered. */
  found: number
  /** Private facts (kinds that never leave by themselves), and how many of them would be hidden, under whatever kind. */
  private: number
  hidden: number
  /** Findings that no label asks for. */
  extra: number
}
export const noFacts = (): FactCounts => ({ wanted: 0, found: 0, private: 0, hidden: 0, extra: 0 })

const covers = (finding: Fact, want: FactRow['wanted'][number]): boolean => finding.from <= want.from && finding.to >= want.to
const touches = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to
/** An EAN is a number or a code; so is what nobody named. */
const sameKind = (found: FactKind, wanted: FactKind): boolean =>
  found === wanted || (wanted === 'code' && found === 'number') || (wanted === 'number' && found === 'code')

/** Every digit and half of its letters: several findings side by side will do. */
const coveredAddress = (found: readonly Fact[], want: FactRow['wanted'][number]): boolean => {
  let letters = 0
  let held = 0
  for (let at = want.from; at < want.to; at += 1) {
    const sign = want.value[at - want.from] ?? ''
    const inside = found.some((one) => one.from <= at && at < one.to)
    if (/\p{Nd}/u.test(sign) && !inside) return false
    if (/\p{L}/u.test(sign)) {
      letters += 1
      if (inside) held += 1
    }
  }
  return held * 2 >= letters
}

export const judgeFactRow = (row: FactRow): { counts: FactCounts; missed: string[]; extra: string[] } => {
  const found = factsIn(row.text, row.known)
  const counts = noFacts()
  const missed: string[] = []
  for (const want of row.wanted) {
    const overlapping = row.wanted.filter((other) => other !== want)
    const fits =
      want.kind === 'address'
        ? coveredAddress(found, want)
        : found.some((one) => covers(one, want) && sameKind(one.kind, want.kind) && !overlapping.some((other) => touches(one, other)))
    counts.wanted += 1
    if (fits) counts.found += 1
    else
      missed.push(
        `${want.kind}:${want.value} (${
          found
            .filter((one) => touches(one, want))
            .map(({ kind, value }) => `${kind}:${value}`)
            .join(' ') || 'nothing'
        })`,
      )
    if (isHidden(want, []) || want.kind === 'address') {
      counts.private += 1
      const behind = found.filter((one) => isHidden(one, []))
      if (want.kind === 'address' ? coveredAddress(behind, want) : behind.some((one) => covers(one, want))) counts.hidden += 1
    }
  }
  const extra = found.filter((one) => !row.wanted.some((want) => touches(one, want)) && !(one.kind === 'number' && one.value.length < 4))
  counts.extra += extra.length
  return { counts, missed, extra: extra.map(({ kind, value }) => `${kind}:${value}`) }
}

export const addFacts = (to: FactCounts, from: FactCounts): void => {
  for (const key of ['wanted', 'found', 'private', 'hidden', 'extra'] as const) to[key] += from[key]
}
