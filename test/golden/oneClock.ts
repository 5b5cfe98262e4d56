/** One promise under one calendar, asked of the engine from outside: what the property tests turn. */
import { clocksOf } from '../../src/shared/domain/clock/engine'
import type { Calendar, Clock } from '../../src/shared/domain/clock/types'
import { type CaseRow, type caseColumns, factsOf } from './facts'
import { goldenPlans } from './plans'

export const minute = 60_000

const cells: Partial<Record<(typeof caseColumns)[number], string>> = {
  channel: 'email',
  'times in': 'UTC',
  status: 'open',
  messages: 'customer 2026-03-03 09:55',
  now: '2026-03-03 09:55',
}
const row: CaseRow = { where: 'properties', cell: (column) => cells[column] ?? '-', maybe: (column) => cells[column] ?? null }
const template = factsOf(row)

/** The first-reply clock of a message that came at `at`, under one promise with this calendar. */
export function clockFor(calendar: Calendar, seconds: number, at: number): Clock {
  const facts = {
    ...template,
    messages: template.messages.map((message) => ({ ...message, at })),
    conversation: { ...template.conversation, createdAt: at, waitingSinceAt: at, lastIncomingAt: at, lastActivityAt: at },
  }
  const target = {
    id: 'first',
    metric: 'firstReply' as const,
    classes: [],
    channels: [],
    regions: [],
    highValueOnly: false,
    seconds,
    hours: { type: 'calendar' as const, calendarId: calendar.id },
    pausedWhile: [],
    source: 'property',
  }
  const blank = goldenPlans.get('only fixed clocks')
  if (!blank) throw new Error('no plan without promises')
  const plan = { ...blank, calendars: [calendar], targets: [target] }
  const clocks = clocksOf(facts, { plan, team: { people: [], shifts: [] }, class: null, highValue: false }, at)
  const clock = clocks.find(({ kind }) => kind === 'firstReply')
  if (!clock) throw new Error('no clock')
  return clock
}

export const calendarWith = (zone: string, week: Calendar['week'], more: Partial<Calendar> = {}): Calendar => ({
  id: 'own',
  name: 'own',
  zone,
  fallbackZone: 'UTC',
  week,
  holidays: [],
  exceptions: [],
  ...more,
})
