/** Shifts as a calendar file, out for any program and in from any program. */
import ICAL from 'ical.js'
import type { RotaPerson } from '../person'
import type { RotaShift, ShiftType } from '../plan'
import { spanOf } from '../when'
import { type CalendarNames, propsOf, zoneOf } from './component'
import { IcalFault, type JComponent, type JProp, parseIcs, propOf, textOf, tidy } from './jcal'
import { idOfForeign, uidOf } from './keys'
import { calendarText } from './object'
import { type Moment, wallSpan, whenOf } from './times'

/** An iCalendar file (RFC 5545) of shifts, each with the zone it is planned in. Those whose zone nobody knows are left out. */
export const icsOf = (shifts: readonly RotaShift[], names: CalendarNames, now: number): string => {
  const zones = new Map<string, { first: RotaShift; last: RotaShift }>()
  const events: JComponent[] = []
  for (const body of shifts) {
    if (!spanOf(body)) continue
    events.push(['vevent', propsOf({ kind: 'shift', body }, names, now, 0, false), []])
    const span = zones.get(body.zone)
    zones.set(body.zone, {
      first: !span || body.date < span.first.date ? body : span.first,
      last: !span || body.date > span.last.date ? body : span.last,
    })
  }
  const described = [...zones.values()].map(({ first, last }) => zoneOf({ kind: 'shift', body: first }, { kind: 'shift', body: last }))
  return calendarText(events, described)
}

export interface ReadIcs {
  shifts: RotaShift[]
  /** Items that are no shifts, by their title; `what` as IcalFault has it. */
  faults: { title: string; what: IcalFault['what'] }[]
  /** More than can be taken at once: the rest was left. */
  more: boolean
}
export interface IcsReader {
  people: readonly RotaPerson[]
  types: readonly ShiftType[]
  /** Shifts that are there: one of them in the file is that shift, wherever the file came from, and keeps what the file does not say. */
  known: readonly RotaShift[]
  /** Whose shifts the file holds; null: each says it (our own name of her, an attendee's address, or the name in its title). */
  personId: string | null
  /** Epoch ms (UTC): only what begins within counts. */
  from: number
  to: number
}

const mostShifts = 5_000
const mostTurns = 4_000

const nameOf = (name: string) => name.trim().toLowerCase()

const personOf = (event: JComponent, { people, personId }: IcsReader, standing: RotaShift | undefined): RotaPerson => {
  const agent = personId ?? textOf(event, 'x-dragoman-agent')
  const byId = people.find(({ id }) => id === agent)
  if (byId) return byId
  const addresses = event[1]
    .filter(([name]) => name === 'attendee' || name === 'organizer')
    .map((prop) => (typeof prop[3] === 'string' ? prop[3].replace(/^mailto:/i, '').toLowerCase() : ''))
  const byAddress = people.find(({ email }) => email && addresses.includes(email.toLowerCase()))
  if (byAddress) return byAddress
  const parts = (textOf(event, 'summary') ?? '').split(/\s[–—-]\s|[:(),|]/).map(nameOf)
  const byName = people.filter(({ name }) => name !== '' && parts.includes(nameOf(name)))
  const hers = byName.length === 1 ? undefined : (byName.length === 0 ? people : byName).find(({ id }) => id === standing?.personId)
  if (hers) return hers
  // Two people of one name: nobody knows which.
  if (byName.length !== 1 || !byName[0]) throw new IcalFault('person')
  return byName[0]
}

/** Several where teams gave one name to shifts of different hours. */
const namedTypes = (event: JComponent, types: readonly ShiftType[]): ShiftType[] => {
  const parts = (textOf(event, 'summary') ?? '').split(/\s[–—-]\s|[:(),|]/).map(nameOf)
  return types.filter(({ name }) => parts.includes(nameOf(name)))
}

/** What an event of a calendar tells of a shift beyond its times: of one that stands only what its title says otherwise is another. */
const kindOf = (
  event: JComponent,
  wall: { start: string; end: string },
  types: readonly ShiftType[],
  standing: RotaShift | undefined,
): Pick<RotaShift, 'typeId' | 'breaks' | 'work' | 'override'> => {
  const named = namedTypes(event, types)
  if (standing && (named.length === 0 || named.some(({ id }) => id === standing.typeId))) {
    const { typeId, breaks, work, override } = standing
    return { typeId, breaks, work, override }
  }
  const fits = ({ start, end }: ShiftType) => start === wall.start && end === wall.end
  const type = named.find(fits) ?? named[0] ?? types.find((one) => one.zone === null && fits(one))
  return {
    typeId: type?.id ?? null,
    breaks: type?.breaks ?? [],
    work: type?.work ?? 'service',
    override: standing?.override ?? null,
  }
}

/**
 * Whether a rule is reckoned out in a bounded time: `ical.js` looks on for ever for a next turn that never comes (each 30 February
 * of a daily rule; Tuesdays every seventh day from a Sunday). Only rules by which people work are taken.
 */
const isTame = (value: unknown): boolean => {
  const rule = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const parts = Object.keys(rule).filter((name) => name.startsWith('by'))
  const each = (rule.interval ?? 1) === 1
  if (rule.freq === 'DAILY') return parts.length === 0 || (each && parts.every((name) => name === 'byday' || name === 'bymonth'))
  if (rule.freq === 'WEEKLY') return parts.every((name) => name !== 'bymonthday' && (each || name !== 'bymonth'))
  return rule.freq === 'MONTHLY' || rule.freq === 'YEARLY'
}

/** Walls of each turn of a recurring event, its exceptions left out; those moved by themselves are events of their own. */
const turnsOf = (event: JComponent, moved: ReadonlySet<string>, to: number): string[] => {
  if (!propOf(event, 'rrule') && !propOf(event, 'rdate')) return []
  const start = propOf(event, 'dtstart')?.[3]
  if (typeof start !== 'string') throw new IcalFault('time')
  if (event[1].some(([name, , , value]) => (name === 'rrule' || name === 'exrule') && !isTame(value))) throw new IcalFault('recurring')
  const turns: string[] = []
  try {
    const component = new ICAL.Component(event)
    const expansion = new ICAL.RecurExpansion({ component, dtstart: component.getFirstPropertyValue('dtstart') as ICAL.Time })
    for (let count = 0; count < mostTurns; count += 1) {
      const next = expansion.next()
      if (!next) break
      const wall = String(next).slice(0, 19)
      if (Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) > to + 2 * 86_400_000) break
      if (!moved.has(wall)) turns.push(wall)
    }
  } catch {
    throw new IcalFault('recurring')
  }
  return turns
}

const time = (moment: Moment): Extract<Moment, { type: 'time' }> => {
  if (moment.type !== 'time') throw new IcalFault('time')
  return moment
}

/** Throws IcalFault where the whole is no calendar. What is proposed is nobody's plan until somebody takes it. */
export const readIcs = (ics: string, reader: IcsReader): ReadIcs => {
  const read: ReadIcs = { shifts: [], faults: [], more: false }
  const known = new Map(reader.known.map((shift) => [uidOf('shift', shift.id), shift]))
  for (const calendar of parseIcs(ics)) {
    const events = calendar[2].filter(([name]) => name === 'vevent')
    const moved = new Map<string, Set<string>>()
    for (const event of events) {
      const turn = propOf(event, 'recurrence-id')?.[3]
      const uid = textOf(event, 'uid') ?? ''
      if (typeof turn === 'string') moved.set(uid, (moved.get(uid) ?? new Set()).add(turn.slice(0, 19)))
    }
    for (const [index, event] of events.entries()) {
      // Reckoning on would only cost time.
      if (read.more) break
      const title = tidy(textOf(event, 'summary') ?? '') || `${index + 1}`
      try {
        if (textOf(event, 'status')?.toUpperCase() === 'CANCELLED') continue
        const uid = textOf(event, 'uid') ?? `${title}-${index}`
        const turn = propOf(event, 'recurrence-id')?.[3]
        const alone = typeof turn === 'string'
        const recurs = !alone && (propOf(event, 'rrule') !== null || propOf(event, 'rdate') !== null)
        const standing = alone || recurs ? undefined : known.get(uid)
        const person = personOf(event, reader, standing)
        const walls = alone ? [] : turnsOf(event, moved.get(uid) ?? new Set(), reader.to)
        const from = propOf(event, 'dtstart')
        if (!from) throw new IcalFault('time')
        const [first, last] = (({ start, end }) => [time(start), time(end)] as const)(whenOf(event, calendar, person.zone))
        const one = (wall: string | null) => {
          const moments = wall === null ? { start: first, end: last } : shifted(event, calendar, from, wall, person.zone)
          const [start, end] = [time(moments.start), time(moments.end)]
          if (start.at < reader.from || start.at >= reader.to) return
          if (read.shifts.length >= mostShifts) {
            read.more = true
            return
          }
          // Whatever zone it was written in, one that stands stays planned in its own.
          const zone = standing?.zone ?? (start.zone === null || start.zone === 'UTC' ? person.zone : start.zone)
          const was = standing && spanOf(standing)
          const unmoved = was?.startAt === start.at && was.endAt === end.at
          const span = standing && unmoved ? standing : wallSpan(start.at, end.at, zone)
          const day = wall ?? (alone ? (turn as string).slice(0, 19) : null)
          const said = textOf(event, 'description')
          read.shifts.push({
            id: standing?.id ?? idOfForeign(day === null ? uid : `${uid}-${day}`),
            personId: person.id,
            date: span.date,
            start: span.start,
            end: span.end,
            zone,
            ...kindOf(event, span, reader.types, standing),
            note: said === null && standing ? standing.note : tidy(said ?? '').slice(0, 2_000),
          })
        }
        if (recurs) for (const wall of walls) one(wall)
        else one(null)
      } catch (error) {
        if (!(error instanceof IcalFault)) throw error
        if (read.faults.length < 500) read.faults.push({ title: title.slice(0, 200), what: error.what })
      }
    }
  }
  return read
}

/** The event as it is on another day: starts there, ends as long after on the wall. */
const shifted = (event: JComponent, calendar: JComponent, from: JProp, wall: string, zone: string) => {
  const days = Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) - Date.parse(`${String(from[3]).slice(0, 10)}T00:00:00Z`)
  const move = (prop: JProp): JProp => {
    const value = String(prop[3])
    const date = new Date(Date.parse(`${value.slice(0, 10)}T00:00:00Z`) + days).toISOString().slice(0, 10)
    return [prop[0], prop[1], prop[2], `${date}${value.slice(10)}`]
  }
  const props = event[1].map((prop) => (prop[0] === 'dtstart' || prop[0] === 'dtend' ? move(prop) : prop))
  return whenOf([event[0], props, event[2]], calendar, zone)
}
