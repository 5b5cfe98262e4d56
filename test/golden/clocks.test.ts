/** The golden table of clocks: written from PRODUCT.md, law and vendors' pages, not from the engine. test/golden/README.md says how to add a case. */
import { afterAll, describe, expect, it } from 'vitest'
import { caseColumns } from './facts'
import { judge } from './judge'
import { Score } from './score'
import { readTable, tablesIn } from './table'

const score = new Score('golden cases')
afterAll(() => score.tell())
const seen = new Set<string>()

for (const table of tablesIn('clocks')) {
  describe(table, () => {
    for (const row of readTable(table, caseColumns)) {
      it(`${row.cell('id')}: ${row.cell('shows')}`, () => {
        expect(seen.has(row.cell('id')), `${row.where}: the id stands twice`).toBe(false)
        seen.add(row.cell('id'))
        let wrong: string[]
        try {
          wrong = judge(row)
        } catch (error) {
          wrong = [`the row cannot be judged: ${error instanceof Error ? error.message : String(error)}`]
        }
        score.count(table, `${row.where} ${row.cell('id')} (${row.cell('shows')})`, wrong)
        expect(wrong, `${row.where} ${row.cell('id')}`).toEqual([])
      })
    }
  })
}

it('has at least 320 cases, each with a source', () => {
  const rows = tablesIn('clocks').flatMap((table) => readTable(table, caseColumns))
  expect(rows.length).toBeGreaterThanOrEqual(320)
  expect(rows.filter((row) => row.maybe('source') === null).map((row) => row.where)).toEqual([])
})
