/**
 * The demo's rota, made of its team by rule and never by chance: six weeks published, leave, and requests of every kind. The same
 * all day (UTC), so that pictures are the same and demo desks which share a server have nothing to disagree about.
 */
import { Temporal } from 'temporal-polyfill'
import type { PersonId } from '../../../shared/domain/ids'
import { brokenBy, withSlots } from '../../../shared/domain/rota/answer'
import { emptyRota, thingsOf, withDeeds } from '../../../shared/domain/rota/deeds'
import { cutByLeave } from '../../../shared/domain/rota/leaveCut'
import type { RotaPerson } from '../../../shared/domain/rota/person'
import type { Rota, RotaLeave, RotaRequest, RotaShift, RotaThing } from '../../../shared/domain/rota/plan'
import { shiftsOfRotation, shiftsOfWeek } from '../../../shared/domain/rota/rotations'
import { dayAfter, spanOf } from '../../../shared/domain/rota/when'
import type { DemoContent } from '../../demo/content'
import { demoPeople, demoRotations, demoSettings, demoTypes } from './team'

const DAY = 86_400_000
const weeksBack = 2
const weeks = 6
/** The same bridge for one team of Asia each Wednesday, so that a type of a fixed zone is seen. */
const bridgeCity = 'Fukuoka'

const mondayOf = (now: number): string => {
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDate()
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}
const todayIn = (zone: string, now: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString()

const shiftsOf = (rota: Rota, from: string): RotaShift[] => {
  const days = { from, until: dayAfter(from, weeks * 7 - 1) }
  const rotating = new Set(rota.rotations.flatMap(({ members }) => members.map(({ personId }) => personId)))
  const typed = (shift: RotaShift): RotaShift => {
    const type = rota.types.find(({ start, end, zone }) => zone === null && start === shift.start && end === shift.end)
    return type ? { ...shift, typeId: type.id, breaks: [...type.breaks] } : shift
  }
  const bridge = rota.types.find(({ id }) => id === 'bridge')
  const bridged = (shift: RotaShift, person: RotaPerson): RotaShift =>
    bridge?.zone && person.city === bridgeCity && shift.start === '15:00' && new Date(`${shift.date}T00:00:00Z`).getUTCDay() === 3
      ? { ...shift, typeId: bridge.id, start: bridge.start, end: bridge.end, zone: bridge.zone }
      : shift
  return [
    ...rota.people
      .filter(({ id }) => !rotating.has(id))
      .flatMap((person) => shiftsOfWeek(person, days).map((one) => bridged(typed(one), person))),
    ...rota.rotations.flatMap((rotation) => shiftsOfRotation(rotation, rota, days)),
  ]
}

interface Away {
  place: number
  kind: RotaLeave['kind']
  /** Days from this week's Monday. */
  from: number
  until: number
  startTime?: string
  endTime?: string
}
const away: readonly Away[] = [
  { place: 11, kind: 'holiday', from: 0, until: 6 },
  { place: 26, kind: 'holiday', from: 7, until: 13 },
  { place: 47, kind: 'parental', from: -14, until: 27 },
  { place: 34, kind: 'holiday', from: 9, until: 9, startTime: '12:00' },
  { place: 55, kind: 'training', from: 2, until: 2 },
  { place: 18, kind: 'unpaid', from: 16, until: 18 },
]

const leaveOf = (person: RotaPerson, monday: string, one: Away): RotaLeave => ({
  id: `leave-${person.id}`,
  personId: person.id,
  kind: one.kind,
  startDate: dayAfter(monday, one.from),
  endDate: dayAfter(monday, one.until),
  startTime: one.startTime ?? null,
  endTime: one.endTime ?? null,
  zone: person.zone,
  note: '',
})

/** Whoever works on both of these days of her own; leads and the reader are left alone. */
const worker = (rota: Rota, me: PersonId | null, region: string, fits: (shifts: RotaShift[], person: RotaPerson) => boolean) =>
  rota.people.find(
    (person) =>
      person.region === region &&
      person.role === 'agent' &&
      person.id !== me &&
      !rota.leave.some(({ personId }) => personId === person.id) &&
      !rota.requests.some(({ by }) => by === person.id) &&
      fits(
        rota.shifts.filter(({ personId }) => personId === person.id),
        person,
      ),
  )
const startOf = (shift: RotaShift) => spanOf(shift)?.startAt ?? 0
const ahead = (now: number, days: number) => (shift: RotaShift) => startOf(shift) > now + days * DAY

/** Requests as a lead finds them on the day that begins at `dayAt`. Each is laid into the rota before the next is made. */
const requestsOf = (rota: Rota, me: PersonId | null, monday: string, dayAt: number): RotaRequest[] => {
  const made: RotaRequest[] = []
  const today = new Date(dayAt).toISOString().slice(0, 10)
  // Of another day they are others.
  const nextId = () => `ask-${today}-${made.length + 1}`
  const ask = (by: RotaPerson | undefined, hoursAgo: number, note: string, wants: (by: RotaPerson) => RotaRequest['wants'] | null) => {
    const wanted = by && wants(by)
    if (!by || !wanted) return
    const request: RotaRequest = {
      id: nextId(),
      by: by.id,
      madeAt: dayAt - hoursAgo * 3_600_000,
      note,
      state: 'open',
      said: [],
      wants: wanted,
    }
    made.push(withSlots(rota, request))
    rota.requests.push(request)
  }
  const agent = (region: string, fits: Parameters<typeof worker>[3]) => worker(rota, me, region, fits)
  const leave = (by: RotaPerson, kind: RotaLeave['kind'], from: string, days: number): RotaLeave => ({
    id: `asked-${today}-${by.id}`,
    personId: by.id,
    kind,
    startDate: from,
    endDate: dayAfter(from, days - 1),
    startTime: null,
    endTime: null,
    zone: by.zone,
    note: '',
  })
  const noon = dayAt + DAY / 2
  /** Tomorrow's, which nobody has begun however late it is looked at. */
  const tomorrows = (shifts: RotaShift[], { zone }: RotaPerson) => shifts.filter(({ date }) => date === dayAfter(todayIn(zone, noon), 1))

  ask(
    agent('eu', (shifts, by) => tomorrows(shifts, by).length > 0),
    1,
    'Fever since last night; I see a doctor today.',
    (by) => ({ type: 'sick', leave: leave(by, 'sick', todayIn(by.zone, noon), 2) }),
  )
  ask(
    agent('apac', (shifts) => shifts.some(ahead(dayAt, 10))),
    20,
    'My sister marries on Saturday.',
    (by) => ({ type: 'leave', leave: leave(by, 'holiday', dayAfter(monday, 15), 4) }),
  )
  /** A shift of hers and one of the other's that no rule keeps them from exchanging. */
  const exchange = (by: RotaPerson, other: RotaPerson) => {
    const of = ({ id }: RotaPerson) => rota.shifts.filter((shift) => shift.personId === id && ahead(dayAt, 2)(shift)).slice(0, 8)
    const works = ({ id }: RotaPerson, { date }: RotaShift) => rota.shifts.some((shift) => shift.personId === id && shift.date === date)
    for (const give of of(by).filter((shift) => !works(other, shift)))
      for (const take of of(other).filter((shift) => !works(by, shift)))
        if (
          brokenBy(rota, [
            { ...give, personId: other.id },
            { ...take, personId: by.id },
          ]).length === 0
        )
          return { give, take }
    return null
  }
  const swapWith = (other: RotaPerson | undefined, by: RotaPerson): RotaRequest['wants'] | null => {
    const found = other && exchange(by, other)
    return found ? { type: 'swap', giveShiftId: found.give.id, withPersonId: other.id, takeShiftId: found.take.id } : null
  }
  const mine = rota.people.find(({ id }) => id === me)
  ask(mine && agent(mine.region, (_, person) => exchange(person, mine) !== null), 5, 'My son’s school has its open day then.', (by) =>
    swapWith(mine, by),
  )
  const other = agent('americas', (shifts) => shifts.some(ahead(dayAt, 3)))
  ask(other && agent('americas', (_, person) => person.id !== other.id && exchange(person, other) !== null), 9, '', (by) =>
    swapWith(other, by),
  )
  const last = made.at(-1)
  if (last?.wants.type === 'swap' && last.wants.withPersonId === other?.id) {
    last.state = 'taken'
    last.said = [{ by: other.id, at: dayAt - 7 * 3_600_000, state: 'taken', reason: 'Fine with me.' }]
  }
  ask(
    agent('apac', (shifts) => shifts.some(ahead(dayAt, 4))),
    3,
    'I could do with the day; who wants it?',
    (by) => {
      const shift = rota.shifts.find((one) => one.personId === by.id && ahead(dayAt, 4)(one))
      return shift ? { type: 'offer', giveShiftId: shift.id, takenBy: null } : null
    },
  )
  const holiday = rota.leave.find(({ kind }) => kind === 'holiday')
  const lead = rota.people.find(({ role }) => role === 'lead')
  if (holiday && lead) {
    const at = dayAt - 30 * DAY
    made.push({
      id: nextId(),
      by: holiday.personId,
      madeAt: at - DAY,
      note: '',
      state: 'approved',
      said: [{ by: lead.id, at, state: 'approved', reason: '' }],
      wants: { type: 'leave', leave: holiday },
    })
  }
  return made
}

/** @param now epoch ms; @param me the reader's person. In the order in which they are put. */
export const demoRota = (content: Pick<DemoContent, 'team' | 'shops'>, now: number, me: PersonId | null): RotaThing[] => {
  const monday = mondayOf(now)
  const dayAt = Math.floor(now / DAY) * DAY
  const begin = dayAfter(monday, -7 * weeksBack)
  // Whoever looks at the demo may plan.
  const people = demoPeople(content).map((person) => (person.id === me ? { ...person, role: 'lead' as const } : person))
  let rota: Rota = { ...emptyRota, people, types: demoTypes, rotations: demoRotations(people, begin), settings: demoSettings(now) }
  rota = { ...rota, shifts: shiftsOf(rota, begin) }
  const leave = away.flatMap((one) => {
    const person = people[one.place]
    return person && person.id !== me ? [leaveOf(person, monday, one)] : []
  })
  // Whoever is away was planned around, also in the past.
  const cuts = leave.flatMap((one) => cutByLeave(rota.shifts, one, 0, { why: 'lead', at: dayAt - 20 * DAY, by: null, note: '' }))
  rota = { ...withDeeds({ ...rota, leave }, [], cuts).rota }
  const requests = requestsOf({ ...rota, requests: [] }, me, monday, dayAt)
  return thingsOf({ ...rota, requests })
}
