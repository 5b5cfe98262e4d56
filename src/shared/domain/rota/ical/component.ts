/** The one component that stands for a thing: standard fields that any calendar shows, and the exact body for our own desks. */
import { Temporal } from 'temporal-polyfill'
import type { RotaKind, RotaLeave, RotaRequest, RotaShift, RotaThing } from '../plan'
import { thingId } from '../plan'
import { instantAt, spanOf } from '../when'
import { type JComponent, type JProp, stampOf, text, tidy } from './jcal'
import { uidOf } from './keys'
import { vtimezone } from './zones'

/** What ids are called, for whoever reads the calendar with another program. */
export interface CalendarNames {
  person(id: string): string | null
  type(id: string): string | null
}

/** All that this program writes into a component; whatever else stands there is another's and is kept. */
export const ourProps: ReadonlySet<string> = new Set([
  'uid',
  'dtstamp',
  'created',
  'last-modified',
  'sequence',
  'dtstart',
  'dtend',
  'due',
  'duration',
  'summary',
  'description',
  'categories',
  'status',
  'transp',
  'percent-complete',
  'completed',
  'x-dragoman-kind',
  'x-dragoman-id',
  'x-dragoman-agent',
  'x-dragoman-summary',
  'x-dragoman-body',
])
export const componentOf: Record<RotaKind, 'vevent' | 'vtodo' | 'vjournal'> = {
  shift: 'vevent',
  leave: 'vevent',
  request: 'vtodo',
  handOver: 'vjournal',
  presence: 'vjournal',
  person: 'vjournal',
  type: 'vjournal',
  rotation: 'vjournal',
  settings: 'vjournal',
}
/** Their DESCRIPTION is written by people, here and elsewhere; the others' is only a digest of the body. */
export const speaks = (kind: RotaKind): kind is 'shift' | 'leave' | 'request' | 'handOver' =>
  kind === 'shift' || kind === 'leave' || kind === 'request' || kind === 'handOver'

export const spokenOf = (thing: RotaThing): string => {
  if (thing.kind === 'handOver') return thing.body.text
  return thing.kind === 'shift' || thing.kind === 'leave' || thing.kind === 'request' ? thing.body.note : ''
}

const zoned = (name: string, date: string, time: string, zone: string): JProp =>
  zone === 'UTC' ? [name, {}, 'date-time', `${date}T${time}:00Z`] : [name, { tzid: zone }, 'date-time', `${date}T${time}:00`]
const nextDay = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString()

const shiftTimes = ({ date, start, end, zone }: RotaShift): JProp[] => [
  zoned('dtstart', date, start, zone),
  zoned('dtend', end > start ? date : nextDay(date), end, zone),
]
/** `[startAt, endAt)` of a leave; whole days have the length their zone gives them. Throws RangeError. */
export const leaveSpan = (leave: RotaLeave): { startAt: number; endAt: number } => ({
  startAt: instantAt(leave.startDate, leave.startTime ?? '00:00', leave.zone),
  endAt: leave.endTime ? instantAt(leave.endDate, leave.endTime, leave.zone) : instantAt(nextDay(leave.endDate), '00:00', leave.zone),
})
const leaveTimes = (leave: RotaLeave, endName: string): JProp[] =>
  leave.startTime === null && leave.endTime === null
    ? [
        ['dtstart', {}, 'date', leave.startDate],
        [endName, {}, 'date', nextDay(leave.endDate)],
      ]
    : [
        zoned('dtstart', leave.startDate, leave.startTime ?? '00:00', leave.zone),
        leave.endTime
          ? zoned(endName, leave.endDate, leave.endTime, leave.zone)
          : zoned(endName, nextDay(leave.endDate), '00:00', leave.zone),
      ]

const states: Record<RotaRequest['state'], string> = {
  open: 'NEEDS-ACTION',
  taken: 'IN-PROCESS',
  approved: 'COMPLETED',
  declined: 'CANCELLED',
  withdrawn: 'CANCELLED',
}

/** English, whatever the desk speaks: a calendar is read by the whole team, and each desk words its own screens from the body. */
const summaryOf = (thing: RotaThing, names: CalendarNames): string => {
  const who = (id: string) => names.person(id) ?? id
  switch (thing.kind) {
    case 'shift':
      return `${(thing.body.typeId && names.type(thing.body.typeId)) || `${thing.body.start}–${thing.body.end}`} – ${who(thing.body.personId)}`
    // Why somebody is away is nobody's who only looks into a calendar.
    case 'leave':
      return `Away – ${who(thing.body.personId)}`
    case 'request': {
      const { wants, by } = thing.body
      const what = { leave: 'Leave', sick: 'Away', swap: 'Swap', offer: 'Shift to give away' }[wants.type]
      return `${what} – ${who(by)}`
    }
    case 'handOver':
      return `Hand-over ${thing.body.from} → ${thing.body.to}`
    case 'presence':
      return `${who(thing.body.personId)}: ${thing.body.state}`
    case 'settings':
      return 'Rota settings'
    case 'person':
      return thing.body.name || thing.body.id
    default:
      return thing.body.name
  }
}

const digestOf = (thing: RotaThing, names: CalendarNames): string => {
  switch (thing.kind) {
    case 'person': {
      const { city, zone, languages, contract } = thing.body
      return `${city}, ${zone}\n${languages.map(({ code, level }) => `${code} (${level})`).join(', ')}\n${contract.weeklyMinutes / 60} h a week`
    }
    case 'type':
      return `${thing.body.start}–${thing.body.end} ${thing.body.zone ?? ''}`
    case 'rotation':
      return `${thing.body.members.map(({ personId }) => names.person(personId) ?? personId).join(', ')}\n${thing.body.cycle.map((id) => (id ? (names.type(id) ?? id) : '–')).join(' ')}`
    case 'settings':
      return thing.body.handOvers.map(({ from, to, time }) => `${time} UTC ${from} → ${to}`).join('\n')
    case 'presence':
      return `${thing.body.unsent}`
    default:
      return spokenOf(thing)
  }
}

const timesOf = (thing: RotaThing): JProp[] => {
  switch (thing.kind) {
    case 'shift':
      return shiftTimes(thing.body)
    case 'leave':
      return leaveTimes(thing.body, 'dtend')
    case 'request':
      return thing.body.wants.type === 'leave' || thing.body.wants.type === 'sick' ? leaveTimes(thing.body.wants.leave, 'due') : []
    case 'handOver':
    case 'presence':
      return [['dtstart', {}, 'date-time', stampOf(thing.body.at)]]
    case 'rotation':
      return [['dtstart', {}, 'date', thing.body.startsOn]]
    default:
      return []
  }
}

/** The zone a thing's times are written in, described until `last` of the same zone ends; null: none is needed. Throws RangeError. */
export const zoneOf = (thing: RotaThing, last: RotaThing = thing): JComponent | null => {
  const leave =
    thing.kind === 'leave'
      ? thing.body
      : thing.kind === 'request' && (thing.body.wants.type === 'leave' || thing.body.wants.type === 'sick')
        ? thing.body.wants.leave
        : null
  if (leave && (leave.startTime !== null || leave.endTime !== null) && leave.zone !== 'UTC') {
    const { startAt, endAt } = leaveSpan(leave)
    return vtimezone(leave.zone, startAt, endAt)
  }
  if (thing.kind !== 'shift' || thing.body.zone === 'UTC') return null
  const [span, until] = [spanOf(thing.body), last.kind === 'shift' ? spanOf(last.body) : null]
  if (!span) throw new RangeError(`no such zone: ${thing.body.zone}`)
  return vtimezone(thing.body.zone, span.startAt, Math.max(span.endAt, until?.endAt ?? 0))
}

const statusOf = (thing: RotaThing): JProp[] => {
  if (thing.kind === 'request') return [text('status', states[thing.body.state])]
  return componentOf[thing.kind] === 'vevent' ? [text('status', 'CONFIRMED')] : []
}
const categories: Record<RotaKind, string> = {
  shift: 'SHIFT',
  leave: 'LEAVE',
  request: 'REQUEST',
  handOver: 'HANDOVER',
  presence: 'PRESENCE',
  person: 'PERSON',
  type: 'SHIFT-TYPE',
  rotation: 'ROTATION',
  settings: 'SETTINGS',
}

/** `own` false: for people's calendars, without what only our desks read. Throws RangeError for a zone that is none. */
export const propsOf = (thing: RotaThing, names: CalendarNames, now: number, sequence: number, own = true): JProp[] => {
  const id = thingId(thing)
  const summary = tidy(summaryOf(thing, names))
  const description = tidy(speaks(thing.kind) ? spokenOf(thing) : digestOf(thing, names))
  const props: JProp[] = [
    text('uid', uidOf(thing.kind, id)),
    ['dtstamp', {}, 'date-time', stampOf(now)],
    ['sequence', {}, 'integer', sequence],
    ...timesOf(thing),
    text('summary', summary),
    ...(description === '' ? [] : [text('description', description)]),
    text('categories', categories[thing.kind]),
    ...statusOf(thing),
  ]
  if (!own) return props
  const agent = thing.kind === 'shift' || thing.kind === 'leave' ? thing.body.personId : null
  return [
    ...props,
    text('x-dragoman-kind', thing.kind),
    text('x-dragoman-id', id),
    ...(agent === null ? [] : [text('x-dragoman-agent', agent)]),
    text('x-dragoman-summary', summary),
    text('x-dragoman-body', JSON.stringify(thing.body)),
  ]
}
