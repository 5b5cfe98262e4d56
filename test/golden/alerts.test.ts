/** The golden table of alerts: which point of a clock is told at a moment, and when the next one comes. Times are UTC. */
import { afterAll, expect, it } from 'vitest'
import { alertsOf, nextAlertAt } from '../../src/shared/domain/clock/alerts'
import { type Clock, FixedClock, Metric } from '../../src/shared/domain/clock/types'
import { Score } from './score'
import { listed, oneOf, readTable, spaced } from './table'
import { instantOf, lengthOf } from './times'

const table = 'alerts.tsv'
const columns = ['id', 'shows', 'points of the plan', 'clock', 'started', 'due', 'state', 'now', 'tells', 'next', 'source'] as const
const kinds = [...Metric.options, ...FixedClock.options, 'snooze' as const]
const score = new Score('alerts come when they should')
afterAll(() => score.tell())

for (const row of readTable(table, columns)) {
  it(`${row.cell('id')}: ${row.cell('shows')}`, () => {
    const time = (column: (typeof columns)[number]) => (row.maybe(column) === null ? null : instantOf(row.cell(column), 'UTC'))
    const [at, startedAt, now] = [time('due') ?? 0, time('started') ?? 0, time('now') ?? 0]
    const state = oneOf(row.cell('state'), ['runs', 'shown only', 'stands still'], 'state')
    const kind = kinds[kinds.map(spaced).indexOf(oneOf(row.cell('clock'), kinds.map(spaced), 'clock'))] ?? 'snooze'
    const clock: Clock = {
      kind,
      targetId: null,
      at,
      startedAt,
      targetMs: at - startedAt,
      pausedSince: state === 'stands still' ? startedAt : null,
      orders: state !== 'shown only',
      why: { code: 'golden', params: {} },
      source: 'golden table',
    }
    const plan = { alertSeconds: listed(row.maybe('points of the plan'), ',').map((point) => lengthOf(point) / 1000) }
    const found = {
      tells: alertsOf([clock], plan, now).map(({ at, before }) => [at, before]),
      next: nextAlertAt([clock], plan, now),
    }
    const tells = row.maybe('tells')
    const expected = { tells: tells === null ? [] : [[at, lengthOf(tells) / 1000]], next: time('next') }
    const wrong =
      JSON.stringify(found) === JSON.stringify(expected) ? [] : [`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`]
    score.count(table, `${row.where} ${row.cell('id')} (${row.cell('shows')})`, wrong)
    expect(found, row.where).toEqual(expected)
  })
}
