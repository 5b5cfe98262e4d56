/** When something is, as another client wrote it: by an IANA zone, by a zone the file itself describes, in UTC, floating, or as days. */
import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { IcalFault, type JComponent, type JProp, paramOf, propOf, textOf } from './jcal'
import { isZone } from './zones'

export type Moment =
  | { type: 'day'; date: string }
  /** `zone` null: no zone we know; the instant is right all the same. */
  | { type: 'time'; at: number; zone: string | null; wall: string }

/** `/freeassociation.sourceforge.net/Europe/Berlin` is Berlin's. */
const ianaOf = (tzid: string): string | null => {
  if (isZone(tzid)) return tzid
  const tail = /([A-Za-z_]+(?:\/[A-Za-z_+-]+){0,2})$/.exec(tzid)?.[1] ?? ''
  for (let name = tail; name.includes('/'); name = name.slice(name.indexOf('/') + 1)) if (isZone(name)) return name
  return null
}

/** One component an onset: `ical.js` reads of an RDATE only the first day, and forgets DTSTART over it. */
const spread = ([name, props, subs]: JComponent): JComponent => [
  name,
  props,
  subs.flatMap((one): JComponent[] => {
    const dates = one[1].filter(([prop]) => prop === 'rdate').flatMap(([, , , ...values]) => values)
    if (dates.length === 0 || dates.length > 400) return [one]
    const rest = one[1].filter(([prop]) => prop !== 'rdate')
    const at = rest.filter(([prop]) => prop !== 'dtstart' && prop !== 'rrule')
    return [[one[0], rest, []], ...dates.map((date): JComponent => [one[0], [...at, ['dtstart', {}, 'date-time', date]], []])]
  }),
]

const mostRules = 16
const mostOnsets = 500
/** No law changes clocks by the minute: such a rule would be reckoned out for ever (`ical.js` knows no bound). Throws IcalFault `zone`. */
const checkRules = ([, , parts]: JComponent): void => {
  const rules = parts.flatMap(([, props]) => props.filter(([name]) => name === 'rrule'))
  const fits = rules.every(([, , , value]) => {
    const rule = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
    const lists = Object.entries(rule).filter(([name]) => name.startsWith('by'))
    return (
      rule.freq === 'YEARLY' &&
      lists.every(([name, list]) => !['byhour', 'byminute', 'bysecond'].includes(name) && (!Array.isArray(list) || list.length <= 12))
    )
  })
  if (!fits || rules.length > mostRules || parts.length > mostOnsets) throw new IcalFault('zone')
}

/** Epoch ms (UTC) of a wall time by a VTIMEZONE of the file. */
const byFile = (wall: string, tzid: string, calendar: JComponent): number => {
  const described = calendar[2].find((one) => one[0] === 'vtimezone' && textOf(one, 'tzid') === tzid)
  if (!described) throw new IcalFault('zone')
  try {
    const time = ICAL.Time.fromDateTimeString(wall)
    const spelt = spread(described)
    checkRules(spelt)
    const zone = new ICAL.Timezone(new ICAL.Component(spelt))
    return Date.parse(`${wall}Z`) - zone.utcOffset(time) * 1_000
  } catch {
    throw new IcalFault('zone')
  }
}

/** `floating`: the zone of a time that names none. Throws IcalFault. */
export const momentOf = (prop: JProp, calendar: JComponent, floating: string | null): Moment => {
  const value = prop[3]
  if (typeof value !== 'string') throw new IcalFault('time')
  if (prop[2] === 'date') {
    if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw new IcalFault('time')
    return { type: 'day', date: value }
  }
  const read = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z?)$/.exec(value)
  if (!read) throw new IcalFault('time')
  const wall = `${read[1]}:00`
  try {
    if (read[3] === 'Z') return { type: 'time', at: Temporal.Instant.from(`${wall}Z`).epochMilliseconds, zone: 'UTC', wall }
    const tzid = paramOf(prop, 'tzid')
    const zone = tzid === null ? floating : ianaOf(tzid)
    if (zone !== null) return { type: 'time', at: Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds, zone, wall }
    if (tzid === null) throw new IcalFault('zone')
    return { type: 'time', at: byFile(wall, tzid, calendar), zone: null, wall }
  } catch (error) {
    throw error instanceof IcalFault ? error : new IcalFault('time')
  }
}

/** Start and end of a VEVENT; by its DURATION, or a day's length, where it has no end (RFC 5545 3.6.1). Throws IcalFault. */
export const whenOf = (event: JComponent, calendar: JComponent, floating: string | null): { start: Moment; end: Moment } => {
  const from = propOf(event, 'dtstart')
  if (!from) throw new IcalFault('time')
  const start = momentOf(from, calendar, floating)
  const to = propOf(event, 'dtend')
  if (to) {
    const end = momentOf(to, calendar, floating)
    if (end.type !== start.type) throw new IcalFault('time')
    return { start, end }
  }
  const duration = textOf(event, 'duration')
  try {
    const lasts = Temporal.Duration.from(duration ?? (start.type === 'day' ? 'P1D' : 'PT0S'))
    if (start.type === 'day') return { start, end: { type: 'day', date: Temporal.PlainDate.from(start.date).add(lasts).toString() } }
    // Days of a duration are nominal, hours exact (RFC 5545 3.3.6).
    const at = Temporal.Instant.fromEpochMilliseconds(start.at)
      .toZonedDateTimeISO(start.zone ?? 'UTC')
      .add(lasts)
    return {
      start,
      end: { type: 'time', at: at.epochMilliseconds, zone: start.zone, wall: at.toPlainDateTime().toString({ smallestUnit: 'second' }) },
    }
  } catch {
    throw new IcalFault('time')
  }
}

/** Day and `HH:MM` of an instant on a zone's wall. */
export const wallAt = (at: number, zone: string): { date: string; time: string } => {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/**
 * A span as a wall-clock shift of `zone`. Throws IcalFault `length` for what is none: nothing, or longer than a day on the wall.
 * The repeated hour of a clock change has one name on the wall: its second turn is read as its first, as everywhere here.
 */
export const wallSpan = (startAt: number, endAt: number, zone: string): { date: string; start: string; end: string; zone: string } => {
  if (endAt <= startAt) throw new IcalFault('length')
  const [from, to] = [wallAt(startAt, zone), wallAt(endAt, zone)]
  const next = Temporal.PlainDate.from(from.date).add({ days: 1 }).toString()
  const fits = to.date === from.date ? to.time > from.time : to.date === next && to.time <= from.time
  if (!fits) throw new IcalFault('length')
  return { date: from.date, start: from.time, end: to.time, zone }
}
