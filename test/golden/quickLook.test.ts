/**
 * What the list shows the moment a message comes, against what the whole look says a little later: every golden case is
 * replayed with its last message arriving. A difference is a row that jumps, or one that hides somebody who waits.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { assess, digestOf, nothingSaid, quickLook } from '../../src/shared/domain/case/assess'
import { clocksOf, dueOf } from '../../src/shared/domain/clock/engine'
import { starterPlan } from '../../src/shared/domain/clock/starter'
import { ServiceClass } from '../../src/shared/domain/clock/types'
import { type CaseRow, caseColumns, factsOf } from './facts'
import { goldenPlans, goldenTeams } from './plans'
import { Score } from './score'
import { listed, readTable, tablesIn } from './table'
import { instantOf, shownTime } from './times'

const score = new Score('arrivals are due at once as they are after the whole look')
afterAll(() => score.tell())

const withMessages = (row: CaseRow, messages: readonly string[]): CaseRow => ({
  ...row,
  cell: (column) => (column === 'messages' ? messages.join(' | ') : row.cell(column)),
  maybe: (column) => (column === 'messages' ? (messages.length === 0 ? null : messages.join(' | ')) : row.maybe(column)),
})

/** A promise of money starts with our own answer's words, which only the whole look reads. */
const slowTables = new Set(['clocks/promises.tsv'])

/** An answer to a claim's notice: that it was one stands in words which only the whole look reads. Until then it stays in the list. */
const onlyLater = new Set(['mar-027'])

for (const table of tablesIn('clocks').filter((name) => !slowTables.has(name))) {
  const rows = readTable(table, caseColumns).filter(
    (row) => listed(row.maybe('messages')).length > 1 && row.maybe('high value') === null && !onlyLater.has(row.cell('id')),
  )
  describe.skipIf(rows.length === 0)(`${table}, its last message arriving`, () => {
    for (const row of rows) {
      const messages = listed(row.maybe('messages'))
      it(`${row.cell('id')}: ${row.cell('shows')}`, () => {
        const zone = row.cell('times in')
        const now = instantOf(row.cell('now'), zone)
        const whole = factsOf(row)
        const plan = row.cell('plan') === 'starter' ? starterPlan(whole.shop, now) : goldenPlans.get(row.cell('plan'))
        const team = goldenTeams.get(row.cell('team'))
        if (!plan || !team) throw new Error('no plan or team')
        const letter = row.maybe('class')
        const said = {
          ...nothingSaid,
          class: letter === null ? null : ServiceClass.parse(letter),
          notThanks: whole.notThanks,
        }
        const policy = { plans: new Map([[whole.shop.id as string, plan]]), rules: [], team }
        const before = factsOf(withMessages(row, messages.slice(0, -1)))
        const digest = digestOf(before, assess(before, policy, said, now))
        const came = whole.messages.slice(-1)
        const quick = quickLook({ ...whole, came }, digest, policy, said, now)
        const later = clocksOf(whole, { plan, team, class: said.class, highValue: false }, now)
        const told = (due: { at: number } | null) => (due === null ? 'nobody waits' : shownTime(due.at, zone))
        const [found, expected] = [told(dueOf(quick.clocks)), told(dueOf(later))]
        score.count(
          table,
          `${row.where} ${row.cell('id')} (${row.cell('shows')})`,
          found === expected ? [] : [`at once: ${found}, after the whole look: ${expected}`],
        )
        expect(found, row.where).toBe(expected)
      })
    }
  })
}
