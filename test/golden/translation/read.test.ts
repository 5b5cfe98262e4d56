/** The examples of translation are looked over: their form, enough of each kind, none twice. Nothing of the program runs here. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Difference, FactKind } from '../../../src/shared/domain/translation/types'
import { readTable } from '../table'

const folder = (name: string): string[] => {
  const path = join(import.meta.dirname, name)
  return existsSync(path)
    ? readdirSync(path)
        .filter((file) => file.endsWith('.tsv'))
        .sort()
    : []
}
const list = (cell: string | null): string[] => (cell === null ? [] : cell.split(' | '))
const twice = (values: string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)

describe.each(folder('facts'))('facts/%s', (file) => {
  const rows = readTable(`translation/facts/${file}`, ['id', 'text', 'facts', 'names', 'terms', 'note'])
  const factsOf = (cell: string | null) =>
    list(cell).map((fact) => ({ kind: fact.slice(0, fact.indexOf(':')), value: fact.slice(fact.indexOf(':') + 1) }))

  it('holds at least 120 sentences, none twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120)
    expect(twice(rows.map((row) => row.cell('text')))).toEqual([])
    expect(twice(rows.map((row) => row.cell('id')))).toEqual([])
  })

  it('has every kind at least three times and no other', () => {
    const kinds = rows.flatMap((row) => factsOf(row.maybe('facts')).map(({ kind }) => kind))
    expect(kinds.filter((kind) => !FactKind.safeParse(kind).success)).toEqual([])
    expect(FactKind.options.filter((kind) => kinds.filter((one) => one === kind).length < 3)).toEqual([])
  })

  it('has its values in the text, in their order', () => {
    const astray = rows.flatMap((row) => {
      let from = 0
      return factsOf(row.maybe('facts')).flatMap(({ value }) => {
        const at = row.cell('text').indexOf(value, from)
        if (at >= 0) from = at + value.length
        return at < 0 || value === '' ? [`${row.where} ${value}`] : []
      })
    })
    expect(astray).toEqual([])
  })

  it('says why where digits are no fact', () => {
    const bare = rows.filter((row) => {
      const rest = factsOf(row.maybe('facts')).reduce((text, { value }) => text.replace(value, ''), row.cell('text'))
      return /\p{Nd}/u.test(rest) && row.maybe('note') === null
    })
    expect(bare.map((row) => row.where)).toEqual([])
  })

  it('is handed the names and terms that are facts', () => {
    // A name may be bent by its language (Anna, Anno): its beginning says whose it is.
    const handed = (names: string[], value: string) => names.some((name) => name.slice(0, 2) === value.slice(0, 2))
    const unknown = rows.flatMap((row) =>
      factsOf(row.maybe('facts'))
        .filter(
          ({ kind, value }) =>
            (kind === 'name' && !handed(list(row.maybe('names')), value)) || (kind === 'term' && !list(row.maybe('terms')).includes(value)),
        )
        .map(({ value }) => `${row.where} ${value}`),
    )
    expect(unknown).toEqual([])
  })
})

describe.each(folder('detect'))('detect/%s', (file) => {
  const rows = readTable(`translation/detect/${file}`, ['id', 'text', 'prior', 'expected'])
  const name = file.replace('.tsv', '')

  it('holds enough messages, none twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(name === 'mixed' ? 60 : 80)
    expect(twice(rows.map((row) => row.cell('text')))).toEqual([])
    expect(twice(rows.map((row) => row.cell('id')))).toEqual([])
  })

  it('expects a language, as its name says', () => {
    const own = !['mixed', 'translit', 'none'].includes(name)
    const wrong = rows.filter((row) => {
      const expected = row.cell('expected')
      if (own || name === 'none') return expected !== name
      return expected !== '?' && !/^[a-z]{2}(-[A-Z]{2})?$/.test(expected)
    })
    expect(wrong.map((row) => row.where)).toEqual([])
  })

  it('is short', () => {
    const long = rows.filter((row) => row.cell('text').split(' ').length > 16)
    expect(long.map((row) => row.where)).toEqual([])
  })
})

describe('memory.tsv', () => {
  const rows = readTable('translation/memory.tsv', ['id', 'language', 'segment', 'stored', 'band', 'note'])

  it('holds 150 pairs with each band in each language', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150)
    const languages = [...new Set(rows.map((row) => row.cell('language')))].sort()
    expect(languages).toEqual(['ar', 'de', 'en', 'es', 'ja'])
    const bands = (language: string) =>
      [...new Set(rows.filter((row) => row.cell('language') === language).map((row) => row.cell('band')))].sort()
    for (const language of languages) expect(bands(language)).toEqual(['nearly', 'other', 'same', 'similar'])
  })

  it('numbers its placeholders from one', () => {
    const wrong = rows.filter((row) =>
      (['segment', 'stored'] as const).some((column) => {
        const numbers = [...row.cell(column).matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number))
        return numbers.some((number, at) => number !== at + 1)
      }),
    )
    expect(wrong.map((row) => row.where)).toEqual([])
  })
})

describe('differences.tsv', () => {
  const rows = readTable('translation/differences.tsv', ['id', 'language', 'written', 'mirror', 'expected', 'note'])
  const same = rows.filter((row) => row.cell('expected') === 'none')

  it('holds 200 pairs, half of them without a difference', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200)
    expect(same.length).toBe(rows.length / 2)
  })

  it('expects types there are', () => {
    const types = Difference.shape.type
    const wrong = rows.filter(
      (row) => row.cell('expected') !== 'none' && list(row.cell('expected')).some((type) => !types.safeParse(type).success),
    )
    expect(wrong.map((row) => row.where)).toEqual([])
    expect(rows.filter((row) => row.cell('written') === row.cell('mirror')).map((row) => row.where)).toEqual([])
  })
})

describe('glossary.tsv', () => {
  const rows = readTable('translation/glossary.tsv', ['id', 'language', 'term', 'sentence', 'expected', 'note'])

  it('holds 150 sentences, a quarter of them without the term', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150)
    expect(rows.filter((row) => !['found', 'not'].includes(row.cell('expected'))).map((row) => row.where)).toEqual([])
    expect(rows.filter((row) => row.cell('expected') === 'not').length).toBeGreaterThan(rows.length / 4)
    expect(twice(rows.map((row) => row.cell('term') + row.cell('sentence')))).toEqual([])
  })
})
