/** What agents write about money that goes back: which sentences promise it by a time, and which never may be taken for that. */
import { afterAll, describe, expect, it } from 'vitest'
import { promiseIn } from '../../src/shared/domain/language/refundPromise'
import { Score } from './score'
import { readTable } from './table'

const table = 'promiseText.tsv'
const score = new Score('sentences are read right as promises of a refund or not')
afterAll(() => score.tell())

const units = { hours: 'hours', days: 'days', workingDays: 'working days' } as const
/** As the table writes it: `5 days`, `partial`, `none`. */
function told(text: string): string {
  const promise = promiseIn(text)
  if (promise === null) return 'none'
  return promise.unit === null ? (promise.partial ? 'partial' : 'none') : `${promise.amount} ${units[promise.unit]}`
}

const judged = readTable(table, ['id', 'language', 'promise', 'text'] as const).map((row) => {
  const [expected, found] = [row.cell('promise'), told(row.cell('text'))]
  const name = `${row.where} ${row.cell('id')} «${row.cell('text')}»`
  score.count(`${table}, ${row.cell('language')}`, name, found === expected ? [] : [`expected ${expected}, found ${found}`])
  return { name: `${name}: ${found}`, expected, found }
})

describe('promises of a refund', () => {
  it('are never seen where none is made', () => {
    expect(judged.filter((one) => one.expected === 'none' && one.found !== 'none').map(({ name }) => name)).toEqual([])
  })
  it('are never read with another time', () => {
    expect(
      judged.filter((one) => one.expected !== 'none' && one.found !== 'none' && one.found !== one.expected).map(({ name }) => name),
    ).toEqual([])
  })
  it('are seen in at least eight of ten plain sentences', () => {
    const made = judged.filter((one) => one.expected !== 'none')
    const missed = made.filter((one) => one.found === 'none')
    expect(missed.length / made.length, missed.map(({ name }) => name).join('\n')).toBeLessThanOrEqual(0.2)
  })
})
