/** From weekly patterns to shifts as instants. */
import { Temporal } from 'temporal-polyfill'
import type { Person, Shift } from './types'

/**
 * Shifts of these people that touch [fromAt, toAt) (epoch ms UTC), by start. Patterns are wall-clock times in each
 * person's own zone: over a clock change a shift is 23- or 25-hour-day long as the clock on the wall says.
 * A time the change skips moves forward by the skipped hour, one it repeats means its first turn (Temporal's
 * `compatible`, as RFC 5545 3.3.5 asks). An end not after its start lies on the next day.
 * People with a zone that this system does not know have no shifts.
 */
export const shiftsBetween = (people: readonly Person[], fromAt: number, toAt: number): Shift[] => {
  const shifts: Shift[] = []
  for (const person of people) {
    let day: Temporal.PlainDate
    let last: Temporal.PlainDate
    try {
      day = Temporal.Instant.fromEpochMilliseconds(fromAt).toZonedDateTimeISO(person.zone).toPlainDate().subtract({ days: 1 })
      last = Temporal.Instant.fromEpochMilliseconds(toAt).toZonedDateTimeISO(person.zone).toPlainDate()
    } catch {
      continue
    }
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      for (const { weekday, start, end } of person.week) {
        if (weekday !== day.dayOfWeek) continue
        const endDay = end > start ? day : day.add({ days: 1 })
        const at = (date: Temporal.PlainDate, time: string) =>
          date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(person.zone).epochMilliseconds
        const startAt = at(day, start)
        const endAt = at(endDay, end)
        if (startAt < toAt && endAt > fromAt) shifts.push({ personId: person.id, startAt, endAt, zone: person.zone })
      }
    }
  }
  return shifts.sort((a, b) => a.startAt - b.startAt || (a.personId < b.personId ? -1 : 1))
}
