/** What customers write, in ten languages, and the class of PRODUCT.md 6 that the starter rules must find by the words alone. */
import { afterAll, describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/shared/domain/rules/evaluate'
import { starterRules } from '../../src/shared/domain/rules/starter'
import { factsWith } from './ruleMail'
import { Score } from './score'
import { oneOf, readTable } from './table'

const now = Date.UTC(2026, 2, 3, 10, 5)
const table = 'ruleText.tsv'
const rows = readTable(table, ['id', 'language', 'class', 'text'] as const)
const classes = ['A', 'B', 'C', 'none'] as const
const score = new Score('texts get the class PRODUCT.md gives them')
afterAll(() => score.tell())

const policy = { plans: new Map(), rules: starterRules(now), team: { people: [], shifts: [] } }

const judged = rows.map((row) => {
  const expected = oneOf(row.cell('class'), classes, 'class')
  const found = evaluateRules(factsWith(row.cell('text'), row.cell('language')), policy, now).class ?? 'none'
  const name = `${row.where} ${row.cell('id')} «${row.cell('text')}»`
  score.count(`${table}, ${row.cell('language')}`, name, found === expected ? [] : [`expected ${expected}, found ${found}`])
  return { name, expected, found, language: row.cell('language') }
})
for (const letter of classes) {
  const found = judged.filter((one) => one.found === letter)
  const expected = judged.filter((one) => one.expected === letter)
  const both = found.filter((one) => one.expected === letter).length
  score.remarks.push(
    `class ${letter}: precision ${((100 * both) / found.length).toFixed(1)} %, recall ${((100 * both) / expected.length).toFixed(1)} % of ${expected.length}`,
  )
}

describe('starter rules', () => {
  it('are judged by at least 20 texts a class and 30 that are neutral', () => {
    for (const letter of classes)
      expect(judged.filter((one) => one.expected === letter).length).toBeGreaterThanOrEqual(letter === 'none' ? 30 : 20)
  })
  it('give no class to what is neutral', () => {
    expect(judged.filter((one) => one.expected === 'none' && one.found !== 'none').map((one) => `${one.name}: ${one.found}`)).toEqual([])
  })
  it('never give a wrong class', () => {
    expect(judged.filter((one) => one.found !== 'none' && one.found !== one.expected).map((one) => `${one.name}: ${one.found}`)).toEqual([])
  })
  it.each(['A', 'B', 'C'] as const)('find at least nine of ten of class %s', (letter) => {
    const expected = judged.filter((one) => one.expected === letter)
    const missed = expected.filter((one) => one.found !== letter)
    expect(missed.length / expected.length, missed.map((one) => one.name).join('\n')).toBeLessThanOrEqual(0.1)
  })
})
