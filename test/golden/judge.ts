/** Holds one golden row against the engine and says in words what differs. */
import { clocksOf, dueOf } from '../../src/shared/domain/clock/engine'
import { starterPlan } from '../../src/shared/domain/clock/starter'
import { type Clock, FixedClock, Metric, ServiceClass } from '../../src/shared/domain/clock/types'
import { type CaseRow, factsOf } from './facts'
import { goldenPlans, goldenTeams } from './plans'
import { listed, oneOf, spaced } from './table'
import { instantOf, shownTime } from './times'

const kinds = [...Metric.options, ...FixedClock.options, 'snooze' as const]
const words = kinds.map(spaced)

/** `first reply` or, of one promise, `first reply: chat`. */
function named(clocks: readonly Clock[], cell: string): Clock[] {
  const [word = '', targetId] = listed(cell, ':')
  const kind = kinds[words.indexOf(oneOf(word, words, 'clock'))]
  return clocks.filter((clock) => clock.kind === kind && (targetId === undefined || clock.targetId === targetId))
}

/** Empty when the row holds. @throws on a row that cannot be read */
export function judge(row: CaseRow): string[] {
  const zone = row.cell('times in')
  const now = instantOf(row.cell('now'), zone)
  const facts = factsOf(row)
  const plan = row.cell('plan') === 'starter' ? starterPlan(facts.shop, now) : goldenPlans.get(row.cell('plan'))
  const team = goldenTeams.get(row.cell('team'))
  if (!plan || !team) throw new Error(`no plan ${row.cell('plan')} or no team ${row.cell('team')}`)
  const letter = row.maybe('class')
  const policy = { plan, team, class: letter === null ? null : ServiceClass.parse(letter), highValue: row.maybe('high value') !== null }
  const clocks = clocksOf(facts, policy, now)
  const said = () =>
    clocks
      .map(
        (clock) =>
          `${spaced(clock.kind)}${clock.targetId ? `: ${clock.targetId}` : ''} ${clock.pausedSince === null ? '' : 'stands still '}${shownTime(clock.at, zone)}${clock.orders ? '' : ' (shown only)'}`,
      )
      .join('; ') || 'no clock'
  const wrong: string[] = []

  const decided = dueOf(clocks)
  if (row.cell('clock') === 'the list') {
    const at = row.cell('due') === 'none' ? null : instantOf(row.cell('due'), zone)
    const shown = (of: number | null) => (of === null ? 'nobody waits' : shownTime(of, zone))
    if ((decided?.at ?? null) !== at) wrong.push(`the list: expected ${shown(at)}, found ${shown(decided?.at ?? null)}`)
    return wrong.length === 0 ? [] : [...wrong, `the engine says: ${said()}`]
  }

  const found = named(clocks, row.cell('clock'))
  const due = row.cell('due')
  const [clock] = found
  if (found.length > 1) wrong.push(`${found.length} clocks ${row.cell('clock')} where one belongs`)
  if (due === 'none') {
    if (clock) wrong.push(`expected no ${row.cell('clock')}`)
  } else {
    const still = due.startsWith('stands still ')
    const at = instantOf(still ? due.slice('stands still '.length) : due, zone)
    if (!clock) wrong.push(`expected ${row.cell('clock')} at ${shownTime(at, zone)}`)
    else {
      if (clock.at !== at) wrong.push(`expected ${row.cell('clock')} at ${shownTime(at, zone)}, found ${shownTime(clock.at, zone)}`)
      if ((clock.pausedSince !== null) !== still) wrong.push(still ? 'expected to stand still' : 'expected to run')
      const orders = row.maybe('orders')
      if (orders !== null && clock.orders !== (oneOf(orders, ['yes', 'no'], 'answer under «orders»') === 'yes'))
        wrong.push(`orders the list: expected ${orders}`)
    }
  }

  const first = row.maybe('first')
  if (first !== null) {
    const wanted = first === 'nobody waits' ? null : first === 'this' ? (clock?.at ?? null) : (named(clocks, first)[0]?.at ?? Number.NaN)
    if ((decided?.at ?? null) !== wanted)
      wrong.push(`first: expected ${first}, found ${decided ? shownTime(decided.at, zone) : 'nobody waits'}`)
  }
  return wrong.length === 0 ? [] : [...wrong, `the engine says: ${said()}`]
}
