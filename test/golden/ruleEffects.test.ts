/** What the starter rules do besides the class: money back, return and cancellation get their label, lawyers and fraud go to the lead. */
import { afterAll, describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/shared/domain/rules/evaluate'
import { starterRules } from '../../src/shared/domain/rules/starter'
import { factsWith } from './ruleMail'
import { Score } from './score'
import { oneOf, readTable } from './table'

const now = Date.UTC(2026, 2, 3, 10, 5)
const table = 'ruleEffects.tsv'
const wishes = ['refund', 'return', 'cancel'] as const
const score = new Score('texts ask for what the starter rules say they ask for')
afterAll(() => score.tell())
const policy = { plans: new Map(), rules: starterRules(now), team: { people: [], shifts: [] } }

const judged = readTable(table, ['id', 'language', 'asks for', 'text'] as const).map((row) => {
  const expected = oneOf(row.cell('asks for'), [...wishes, 'escalate', 'nothing'], 'wish')
  const { labels, escalate } = evaluateRules(factsWith(row.cell('text'), row.cell('language')), policy, now)
  const found: string[] = [...wishes.filter((wish) => labels.includes(wish)), ...(escalate === null ? [] : ['escalate'])]
  const right = expected === 'nothing' ? found.length === 0 : found.includes(expected)
  const name = `${row.where} ${row.cell('id')} «${row.cell('text')}»`
  score.count(`${table}, ${row.cell('language')}`, name, right ? [] : [`expected ${expected}, found ${found.join(', ') || 'nothing'}`])
  return { name: `${name}: ${found.join(', ') || 'nothing'}`, expected, right }
})

describe('starter rules, besides the class', () => {
  it('find nothing where nothing is asked', () => {
    expect(judged.filter((one) => one.expected === 'nothing' && !one.right).map(({ name }) => name)).toEqual([])
  })
  it.each([...wishes, 'escalate'] as const)('find %s in every language', (wish) => {
    expect(judged.filter((one) => one.expected === wish && !one.right).map(({ name }) => name)).toEqual([])
  })
})
