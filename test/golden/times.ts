/** Times of the golden tables: `2026-03-27 16:30`, with `:SS`, an offset where the hour exists twice, and a zone where it is not the row's. */
import { Temporal } from 'temporal-polyfill'

const written = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)([+-]\d\d:\d\d)?(?: ([A-Z][A-Za-z0-9_+\-/]*))?$/

/**
 * Epoch ms of a written time. A wall time that does not exist in its zone, or exists twice and has no offset, is an error:
 * a table must never leave the choice to the program.
 * @param zone IANA zone of times that name none
 */
export function instantOf(text: string, zone: string): number {
  const match = written.exec(text)
  if (!match) throw new Error(`«${text}» is no time such as 2026-03-27 16:30`)
  const [, date, time, offset = '', own] = match
  try {
    return Temporal.ZonedDateTime.from(`${date}T${time}${offset}[${own ?? zone}]`, { disambiguation: 'reject', offset: 'reject' })
      .epochMilliseconds
  } catch {
    throw new Error(`«${text}» does not exist in ${own ?? zone}, or exists twice: write its offset, such as 02:30+01:00`)
  }
}

/** Takes the time off the front of a text: `2026-03-27 16:30 hello` → [instant, `hello`]. */
export function leadingInstant(text: string, zone: string): [number, string] {
  const match = /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?(?: [A-Z][a-z]+\/[A-Za-z_+\-/]+| UTC)?/.exec(text)
  if (!match) throw new Error(`«${text}» does not begin with a time`)
  return [instantOf(match[0], zone), text.slice(match[0].length).trim()]
}

/** How a time is shown in a failure: on the wall of the zone, with its offset, so that an hour that exists twice is plain. */
export function shownTime(at: number, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return `${wall.toPlainDate()} ${wall.toPlainTime().toString({ smallestUnit: at % 60_000 === 0 ? 'minute' : 'millisecond' })}${wall.offset} ${zone}`
}

/** Milliseconds of `90 s`, `15 min`, `4 h`, `2 d`. */
export function lengthOf(text: string): number {
  const match = /^(\d+) (s|min|h|d)$/.exec(text)
  if (!match) throw new Error(`«${text}» is no length such as 4 h or 30 min`)
  const unit = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 's' | 'min' | 'h' | 'd']
  return Number(match[1]) * unit
}
