/** The golden table of «thanks»: what may start no clock, and what must. A false «thanks» hides a waiting customer, so there may be none. */
import { afterAll, describe, expect, it } from 'vitest'
import { onlyThanks } from '../../src/shared/domain/language/thanks'
import { Score } from './score'
import { oneOf, readTable } from './table'

const table = 'thanks.tsv'
const rows = readTable(table, ['id', 'language', 'verdict', 'text'] as const)
const languages = [...new Set(rows.map((row) => row.cell('language')))]
const score = new Score('messages are read right as «thanks» or not')
afterAll(() => score.tell())

/** Share of the plain thanks that must be seen: below it the detector would help too few. */
const least = 0.85

describe.each(languages)('thanks in %s', (language) => {
  const own = rows.filter((row) => row.cell('language') === language)
  const verdict = (row: (typeof own)[number]) => oneOf(row.cell('verdict'), ['thanks', 'waits'], 'verdict')
  const thanks = own.filter((row) => verdict(row) === 'thanks')
  const waits = own.filter((row) => verdict(row) === 'waits')
  const seen = thanks.filter((row) => onlyThanks(row.cell('text'), language))
  const wrong = waits.filter((row) => onlyThanks(row.cell('text'), language))
  const name = (row: (typeof own)[number]) => `${row.where} ${row.cell('id')} «${row.cell('text')}»`
  for (const row of thanks) score.count(`${table}, ${language}`, name(row), seen.includes(row) ? [] : ['only thanks, taken for a question'])
  for (const row of waits) score.count(`${table}, ${language}`, name(row), wrong.includes(row) ? ['somebody waits, taken for thanks'] : [])
  const found = seen.length + wrong.length
  score.remarks.push(
    `${language}: precision ${found === 0 ? '-' : ((100 * seen.length) / found).toFixed(1)} %, recall ${((100 * seen.length) / thanks.length).toFixed(1)} % (${seen.length} of ${thanks.length}), false thanks ${wrong.length} of ${waits.length}`,
  )

  it('has at least 25 examples of each kind', () => {
    expect(Math.min(thanks.length, waits.length)).toBeGreaterThanOrEqual(25)
  })
  it('takes nobody who waits for thanks', () => {
    expect(wrong.map(name)).toEqual([])
  })
  it('sees most plain thanks', () => {
    expect(
      seen.length / thanks.length,
      thanks
        .filter((row) => !seen.includes(row))
        .map(name)
        .join('\n'),
    ).toBeGreaterThanOrEqual(least)
  })
})

it('never reads thanks in a language it does not know', () => {
  const seen = ['', 'und', 'xx', 'sv'].flatMap((language) =>
    rows.filter((row) => onlyThanks(row.cell('text'), language)).map(({ where }) => where),
  )
  expect(seen).toEqual([])
})
