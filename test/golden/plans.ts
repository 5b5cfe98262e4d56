/** The golden shops' plans and teams, read from tables beside the cases. */
import type { CasePolicy } from '../../src/shared/domain/case/types'
import { Calendar, CustomerRegion, FixedClock, Hours, Metric, ServiceClass, ShopPlan, Target } from '../../src/shared/domain/clock/types'
import { Channel } from '../../src/shared/domain/conversation/types'
import { PersonId, ShopId } from '../../src/shared/domain/ids'
import { listed, oneOf, readTable, spaced } from './table'
import { instantOf, lengthOf } from './times'

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** `09:00-12:00 13:00-17:00` */
function spansOf(text: string): { start: string; end: string }[] {
  return text.split(' ').map((span) => {
    const [start = '', end = ''] = span.split('-')
    return { start, end }
  })
}

/** `Mon-Fri 09:00-12:00 13:00-17:00; Sat 10:00-14:00` */
function weekOf(text: string): { weekday: number; start: string; end: string }[] {
  return listed(text, ';').flatMap((part) => {
    const [, from = '', to, rest = ''] = /^([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? (.+)$/.exec(part) ?? []
    const first = days.indexOf(oneOf(from, days, 'day'))
    const last = to === undefined ? first : days.indexOf(oneOf(to, days, 'day'))
    return Array.from({ length: last - first + 1 }, (_, at) => spansOf(rest).map((span) => ({ weekday: first + at + 1, ...span }))).flat()
  })
}

/** `2026-12-24 closed | 2026-12-05 10:00-14:00` */
function exceptionsOf(text: string | null) {
  return listed(text).map((part) => {
    const [date = '', ...hours] = part.split(' ')
    return { date, name: part, spans: hours.join(' ') === 'closed' ? [] : spansOf(hours.join(' ')) }
  })
}

function readCalendars(): Map<string, Calendar> {
  const columns = ['calendar', 'zone', 'where the zone is not known', 'week', 'holidays', 'days of their own', 'about'] as const
  return new Map(
    readTable('clocks/plans/calendars.tsv', columns).map((row) => {
      const id = row.cell('calendar')
      const calendar = Calendar.parse({
        id,
        name: id,
        zone: row.cell('zone'),
        fallbackZone: row.maybe('where the zone is not known') ?? row.cell('zone'),
        week: row.maybe('week') === null ? [] : weekOf(row.cell('week')),
        holidays: listed(row.maybe('holidays'), ','),
        exceptions: exceptionsOf(row.maybe('days of their own')),
      })
      return [id, calendar]
    }),
  )
}

/** Words for a metric or for a fixed clock, as tables write them. */
const metricWords = Metric.options.map(spaced)
const fixedWords = FixedClock.options.map(spaced)

function readPlans(): Map<string, ShopPlan> {
  const calendars = readCalendars()
  const plans = new Map<string, ShopPlan>()
  const columns = [
    'plan',
    'promise',
    'metric',
    'class',
    'channel',
    'region',
    'high value only',
    'time',
    'hours',
    'stands still while',
  ] as const
  for (const row of readTable('clocks/plans/plans.tsv', columns)) {
    const plan = plans.get(row.cell('plan')) ?? {
      shopId: ShopId.parse('golden'),
      calendars: [],
      targets: [],
      off: [],
      highValueMinor: 10_000,
      alertSeconds: [3600, 900],
      updatedAt: 0,
    }
    plans.set(row.cell('plan'), plan)
    const metric = row.cell('metric')
    if (metric === 'nothing else') continue
    if (metric === 'not needed') {
      plan.off.push(
        ...listed(row.cell('promise'), ',').map((word) =>
          FixedClock.parse(FixedClock.options[fixedWords.indexOf(oneOf(word, fixedWords, 'clock'))]),
        ),
      )
      continue
    }
    const hours = row.cell('hours')
    const calendar = calendars.get(hours)
    if (calendar && !plan.calendars.includes(calendar)) plan.calendars.push(calendar)
    if (!calendar && hours !== 'always' && hours !== 'coverage') throw new Error(`${row.where}: no calendar ${hours}`)
    plan.targets.push(
      Target.parse({
        id: row.cell('promise'),
        metric: Metric.options[metricWords.indexOf(oneOf(metric, metricWords, 'metric'))],
        classes: listed(row.maybe('class'), ',').map((word) => ServiceClass.parse(word)),
        channels: listed(row.maybe('channel'), ',').map((word) => Channel.parse(word)),
        regions: listed(row.maybe('region'), ',').map((word) => CustomerRegion.parse(word)),
        highValueOnly: row.maybe('high value only') !== null,
        seconds: lengthOf(row.cell('time')) / 1000,
        hours: Hours.parse(calendar ? { type: 'calendar', calendarId: calendar.id } : { type: hours }),
        pausedWhile: listed(row.maybe('stands still while'), ','),
        source: 'golden table',
      }),
    )
  }
  return new Map([...plans].map(([name, plan]) => [name, ShopPlan.parse(plan)]))
}

/** Who works when. A person stands on one line with all her shifts. */
function readTeams(): Map<string, CasePolicy['team']> {
  const teams = new Map<string, CasePolicy['team']>([['-', { people: [], shifts: [] }]])
  for (const row of readTable('clocks/plans/teams.tsv', ['team', 'person', 'zone', 'languages', 'shifts'] as const)) {
    const id = PersonId.parse(`${row.cell('team')}-${row.cell('person')}`)
    const zone = row.cell('zone')
    const before = teams.get(row.cell('team')) ?? { people: [], shifts: [] }
    const languages = listed(row.maybe('languages'), ',').map((word) => {
      const [code = '', level = 'fluent'] = word.split(' ')
      return { code, level: oneOf(level, ['basic', 'good', 'fluent', 'native'], 'level') }
    })
    const person = {
      id,
      name: row.cell('person'),
      email: null,
      region: 'eu' as const,
      zone,
      city: zone,
      role: 'agent' as const,
      languages,
      week: [],
    }
    const shifts = listed(row.maybe('shifts')).map((shift) => {
      const [start = '', end = ''] = shift.split(' to ')
      return { personId: id, startAt: instantOf(start, zone), endAt: instantOf(end, zone), zone }
    })
    teams.set(row.cell('team'), {
      people: [...before.people, person],
      shifts: [...before.shifts, ...shifts].sort((one, other) => one.startAt - other.startAt),
    })
  }
  return teams
}

export const goldenPlans = readPlans()
export const goldenTeams = readTeams()
