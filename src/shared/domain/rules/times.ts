/** Conditions that time alone changes: wall hours, and who is on shift. */
import { Temporal } from 'temporal-polyfill'
import type { Team } from '../case/types'
import type { Person } from '../rota/types'
import { primary } from './phrase'

export interface Standing {
  holds: boolean
  /** When it may change by time alone, epoch ms (UTC); null: never. */
  nextAt: number | null
}

interface Wall {
  weekdays: readonly number[]
  start: string
  end: string
}

const whenOn = (date: Temporal.PlainDate, time: string, zone: string): number => {
  const [day, clock] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time]
  return day.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(zone).epochMilliseconds
}

/**
 * Whether `now` (epoch ms UTC) lies in the span on the zone's wall clock. The weekday (ISO 8601, 1 is Monday; none: all) is that
 * of the start; an end not after its start lies on the next day. Null where the zone is not known to this system.
 */
export const inWallSpan = ({ weekdays, start, end }: Wall, zone: string, now: number): Standing | null => {
  try {
    const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
    let holds = false
    let nextAt: number | null = null
    for (let offset = -1; offset <= 8; offset += 1) {
      const day = today.add({ days: offset })
      if (weekdays.length > 0 && !weekdays.includes(day.dayOfWeek)) continue
      const startAt = whenOn(day, start, zone)
      const endAt = whenOn(end > start ? day : day.add({ days: 1 }), end, zone)
      if (startAt <= now && now < endAt) holds = true
      for (const at of [startAt, endAt]) if (at > now && (nextAt === null || at < nextAt)) nextAt = at
    }
    return { holds, nextAt }
  } catch {
    return null
  }
}

export const reads = (person: Person, language: string): boolean => person.languages.some(({ code }) => primary(code) === primary(language))

/** Someone on shift at `now` who reads the language (any level; null: any person). Looks at the shifts given, no farther. */
export const covered = (team: Team, language: string | null, now: number): Standing => {
  const able = new Set(team.people.filter((person) => language === null || reads(person, language)).map(({ id }) => id))
  let holds = false
  let nextAt: number | null = null
  for (const { personId, startAt, endAt } of team.shifts) {
    if (startAt > now && nextAt !== null && startAt >= nextAt) break
    if (endAt <= now || !able.has(personId)) continue
    if (startAt <= now) holds = true
    const at = startAt > now ? startAt : endAt
    if (nextAt === null || at < nextAt) nextAt = at
  }
  return { holds, nextAt }
}
