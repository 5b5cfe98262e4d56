/** A thing of the rota ↔ one iCalendar object of the team space: one component, one UID, one resource. */
import { RotaThing } from '../plan'
import { spanOf } from '../when'
import { type CalendarNames, componentOf, leaveSpan, ourProps, propsOf, speaks, spokenOf, zoneOf } from './component'
import { IcalFault, type JComponent, type JProp, parseIcs, propOf, textOf, tidy, writeIcs } from './jcal'
import { idOfForeign, uidOf } from './keys'
import { wallAt, wallSpan, whenOf } from './times'

const product = '-//Dragoman//Rota//EN'

const calendarOf = (subs: JComponent[]): JComponent => [
  'vcalendar',
  [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', product],
  ],
  subs,
]

/**
 * Our calendar around components; each VTIMEZONE once.
 */
export const calendarText = (components: readonly JComponent[], zones: readonly (JComponent | null)[]): string => {
  const byKey = new Map<string, JComponent>()
  for (const zone of zones) if (zone) byKey.set(textOf(zone, 'tzid') ?? '', zone)
  return writeIcs(calendarOf([...byKey.values(), ...components]))
}

const mainOf = (calendar: JComponent): JComponent | null => calendar[2].find(([name]) => name !== 'vtimezone') ?? null

/**
 * The object's text. `over`: what stands there now, whose alarms and whatever else is not ours are kept. `now`: epoch ms (UTC).
 * Throws IcalFault `zone` for a shift whose zone is none.
 */
export const writeThing = (
  thing: RotaThing,
  { names, now, sequence, over }: { names: CalendarNames; now: number; sequence: number; over: string | null },
): string => {
  let props: JProp[]
  let zone: JComponent | null
  try {
    props = propsOf(thing, names, now, sequence)
    zone = zoneOf(thing)
  } catch {
    throw new IcalFault('zone')
  }
  const kind = componentOf[thing.kind]
  const before = over === null ? null : (parseIcs(over)[0] ?? null)
  const main = before && mainOf(before)
  if (!before || !main || main[0] !== kind) return calendarText([[kind, props, []]], [zone])
  // A copy made by another client keeps the UID its resource is known by.
  const uid = propOf(main, 'uid')
  if (uid) props = props.map((prop) => (prop[0] === 'uid' ? uid : prop))
  const kept: JComponent = [kind, [...props, ...main[1].filter(([name]) => !ourProps.has(name))], main[2]]
  const tzid = zone && textOf(zone, 'tzid')
  const others = before[2].filter((one) => one[0] === 'vtimezone' && textOf(one, 'tzid') !== tzid)
  return writeIcs([before[0], before[1], [...(zone ? [zone] : []), ...others, kept]])
}

export interface ReadThing {
  thing: RotaThing
  sequence: number
  /** Holds what is not ours, to be kept when it is written over. */
  foreign: boolean
  /** Another client has called it off: it counts as taken away there. */
  cancelled: boolean
}

const jsonOf = (value: string): unknown => {
  try {
    return JSON.parse(value)
  } catch {
    // A server that dropped VALUE=TEXT hands the text back with its escapes (RFC 5545 3.3.11).
    try {
      return JSON.parse(value.replace(/\\([\\;,nN])/g, (_all, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter)))
    } catch {
      throw new IcalFault('body')
    }
  }
}

/** Times as they stand now, over the body's; by the zone the thing is planned in. */
const withTimes = (thing: RotaThing, main: JComponent, calendar: JComponent): RotaThing => {
  if (thing.kind === 'shift') {
    const { start, end } = whenOf(main, calendar, thing.body.zone)
    if (start.type !== 'time' || end.type !== 'time') throw new IcalFault('time')
    const was = spanOf(thing.body)
    if (was && was.startAt === start.at && was.endAt === end.at) return thing
    return { ...thing, body: { ...thing.body, ...wallSpan(start.at, end.at, thing.body.zone) } }
  }
  if (thing.kind === 'leave') {
    const { start, end } = whenOf(main, calendar, thing.body.zone)
    const { zone } = thing.body
    if (start.type === 'day' && end.type === 'day') {
      // DTEND of a day is the first one after it.
      const endDate = new Date(Date.parse(`${end.date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
      if (endDate < start.date) throw new IcalFault('length')
      return { ...thing, body: { ...thing.body, startDate: start.date, endDate, startTime: null, endTime: null } }
    }
    if (start.type !== 'time' || end.type !== 'time' || end.at <= start.at) throw new IcalFault('time')
    const was = leaveSpan(thing.body)
    if (was.startAt === start.at && was.endAt === end.at) return thing
    const [from, to] = [wallAt(start.at, zone), wallAt(end.at, zone)]
    return { ...thing, body: { ...thing.body, startDate: from.date, startTime: from.time, endDate: to.date, endTime: to.time } }
  }
  return thing
}

/** Words as they stand now: another's new title becomes part of the note, since ours is made of names. */
const withWords = (thing: RotaThing, main: JComponent): RotaThing => {
  if (!speaks(thing.kind)) return thing
  const was = tidy(spokenOf(thing))
  const said = tidy(textOf(main, 'description') ?? '')
  const summary = tidy(textOf(main, 'summary') ?? '')
  const written = tidy(textOf(main, 'x-dragoman-summary') ?? summary)
  const renamed = summary !== '' && summary !== written && !said.startsWith(summary)
  if (said === was && !renamed) return thing
  const words = renamed ? `${summary}${said === '' ? '' : `\n${said}`}` : said
  if (thing.kind === 'handOver') return { ...thing, body: { ...thing.body, text: words.slice(0, 20_000) } }
  if (thing.kind === 'shift') return { ...thing, body: { ...thing.body, note: words.slice(0, 2_000) } }
  if (thing.kind === 'leave') return { ...thing, body: { ...thing.body, note: words.slice(0, 2_000) } }
  if (thing.kind === 'request') return { ...thing, body: { ...thing.body, note: words.slice(0, 2_000) } }
  return thing
}

/** A request called off elsewhere is withdrawn; that one is granted takes more than a tick: leave and shifts follow from it. */
const withStatus = (thing: RotaThing, main: JComponent): RotaThing =>
  thing.kind === 'request' &&
  textOf(main, 'status')?.toUpperCase() === 'CANCELLED' &&
  (thing.body.state === 'open' || thing.body.state === 'taken')
    ? { ...thing, body: { ...thing.body, state: 'withdrawn' } }
    : thing

/**
 * What an object of the team space says. Null: it is nobody's of ours (an appointment somebody put into the calendar). What
 * another client changed in standard fields (times, title, description, called off) counts over the body. Throws IcalFault.
 */
export const readThing = (ics: string): ReadThing | null => {
  const calendar = parseIcs(ics)[0]
  if (!calendar) throw new IcalFault('syntax')
  const main = mainOf(calendar)
  if (!main) throw new IcalFault('kind')
  const kind = textOf(main, 'x-dragoman-kind')
  const body = textOf(main, 'x-dragoman-body')
  if (kind === null || body === null) return null
  const read = RotaThing.safeParse({ kind, body: jsonOf(body) })
  if (!read.success) throw new IcalFault('body')
  if (componentOf[read.data.kind] !== main[0]) throw new IcalFault('kind')
  if (propOf(main, 'rrule') || propOf(main, 'rdate') || calendar[2].filter(([name]) => name === main[0]).length > 1)
    throw new IcalFault('recurring')
  let thing = withStatus(withWords(withTimes(read.data, main, calendar), main), main)
  const uid = textOf(main, 'uid') ?? ''
  const id = thing.kind === 'presence' ? thing.body.personId : thing.body.id
  if (uid !== uidOf(thing.kind, id)) {
    const own = idOfForeign(uid)
    // A copy of a shift is a new shift; of anything else, nobody could say which of the two is meant.
    if (thing.kind !== 'shift') throw new IcalFault('body')
    thing = { ...thing, body: { ...thing.body, id: own } }
  }
  const checked = RotaThing.safeParse(thing)
  if (!checked.success) throw new IcalFault('body')
  const sequence = Number(propOf(main, 'sequence')?.[3] ?? 0)
  return {
    thing: checked.data,
    sequence: Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0,
    foreign: main[2].length > 0 || main[1].some(([name]) => !ourProps.has(name)) || uid !== uidOf(thing.kind, id),
    cancelled: main[0] === 'vevent' && textOf(main, 'status')?.toUpperCase() === 'CANCELLED',
  }
}
