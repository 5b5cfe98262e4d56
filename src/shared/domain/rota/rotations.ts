/** From recurring rules (rotations, weekly patterns) to shifts on days. Wall times only: no instant is reckoned here. */
import type { RotaPerson } from './person'
import type { RotaShift, Rotation, ShiftType } from './plan'
import { byStart } from './planned'
import { dayAfter } from './when'

const DAY_MS = 86_400_000
const daysFrom = (first: string, to: string): number => Math.round((Date.parse(to) - Date.parse(first)) / DAY_MS)

/** Days (`YYYY-MM-DD`), both ends included. */
export interface Days {
  from: string
  until: string
}

const eachDay = ({ from, until }: Days): string[] =>
  Array.from({ length: Math.max(0, daysFrom(from, until) + 1) }, (_, n) => dayAfter(from, n))

/** A type's shift on a day: in the type's zone, or on the person's own clock where it has none. */
export const shiftOfType = (type: ShiftType, person: Pick<RotaPerson, 'id' | 'zone'>, date: string, id: string): RotaShift => ({
  id,
  personId: person.id,
  typeId: type.id,
  date,
  start: type.start,
  end: type.end,
  zone: type.zone ?? person.zone,
  breaks: [...type.breaks],
  work: type.work,
  note: '',
  override: null,
})

/**
 * What a member works on a day by the rotation: a type's id, or null where she is off, no member, the rotation is not in force
 * (`startsOn` to `until`, both included) or the day is excepted. Day n since `startsOn` is place (n + offset) mod cycle's length.
 */
export const typeOnDay = (rotation: Rotation, personId: string, date: string): string | null => {
  const member = rotation.members.find((one) => one.personId === personId)
  const day = daysFrom(rotation.startsOn, date)
  if (!member || day < 0 || (rotation.until !== null && date > rotation.until) || rotation.except.includes(date)) return null
  return rotation.cycle[(day + member.offset) % rotation.cycle.length] ?? null
}

/**
 * Shifts by the rotation on these days, sorted by `byStart`. A shift's id is made of rotation, person and day, so that filling twice
 * changes nothing. Who has left or is no longer known, and types that are gone, give none; leave is not looked at (`leaveSpan`).
 */
export const shiftsOfRotation = (
  rotation: Rotation,
  { people, types }: { people: readonly RotaPerson[]; types: readonly ShiftType[] },
  days: Days,
): RotaShift[] => {
  const typeBy = new Map(types.map((type) => [type.id, type]))
  const dates = eachDay({
    from: days.from > rotation.startsOn ? days.from : rotation.startsOn,
    until: rotation.until !== null && rotation.until < days.until ? rotation.until : days.until,
  })
  const shifts: RotaShift[] = []
  for (const person of people) {
    if (person.left) continue
    for (const date of dates) {
      const type = typeBy.get(typeOnDay(rotation, person.id, date) ?? '')
      if (type) shifts.push(shiftOfType(type, person, date, `${rotation.id}.${person.id}.${date}`))
    }
  }
  return shifts.sort(byStart)
}

/** Shifts by her weekly pattern on these days of her own calendar, sorted by `byStart`; ids as of rotations. None of somebody who has left. */
export const shiftsOfWeek = (person: RotaPerson, days: Days, breaks: RotaShift['breaks'] = []): RotaShift[] => {
  if (person.left) return []
  return eachDay(days)
    .flatMap((date) => {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
      return person.week
        .filter((one) => one.weekday === weekday)
        .map(
          ({ start, end }): RotaShift => ({
            id: `week.${person.id}.${date}.${start.replace(':', '')}`,
            personId: person.id,
            typeId: null,
            date,
            start,
            end,
            zone: person.zone,
            breaks: [...breaks],
            work: 'service',
            note: '',
            override: null,
          }),
        )
    })
    .sort(byStart)
}
