/** Differences against the labelled pairs: how often a row without one stays quiet, and how many labelled types are told. */
import { differencesBetween } from '../../../src/shared/domain/translation/differences'
import { listed, readTable } from '../table'

export interface DifferenceVerdict {
  id: string
  language: string
  written: string
  mirror: string
  expected: string[]
  told: string[]
}

export const judgeDifferences = (): DifferenceVerdict[] =>
  readTable('translation/differences.tsv', ['id', 'language', 'written', 'mirror', 'expected', 'note']).map((row) => {
    const [written, mirror, language] = [
      row.cell('written').replaceAll('\\n', '\n'),
      row.cell('mirror').replaceAll('\\n', '\n'),
      row.cell('language'),
    ]
    const found = differencesBetween({
      source: written,
      target: mirror,
      from: language,
      to: language,
      known: { names: [], numbers: [] },
      register: null,
    })
    for (const { from, to } of found)
      if (from < 0 || to > mirror.length || from > to) throw new Error(`${row.where}: a place outside the text`)
    return {
      id: row.cell('id'),
      language,
      written,
      mirror,
      expected: row.cell('expected') === 'none' ? [] : listed(row.cell('expected')),
      told: [...new Set(found.map(({ type }) => type))],
    }
  })

/** A row that ought to be quiet and is not, or that tells a type nobody expects. The same digits may be `number` and `fact`. */
export const falseAlarm = ({ expected, told }: DifferenceVerdict): boolean =>
  told.some(
    (type) =>
      !expected.includes(type) && !(type === 'fact' && expected.includes('number')) && !(type === 'number' && expected.includes('fact')),
  )
export const missedTypes = ({ expected, told }: DifferenceVerdict): string[] =>
  expected.filter(
    (type) => !told.includes(type) && !(type === 'fact' && told.includes('number')) && !(type === 'number' && told.includes('fact')),
  )
