/**
 * A VTIMEZONE (RFC 5545 3.6.5) made from the zone's own transitions: every one of the years around what it is for stands in it
 * by date, so that no rule has to be guessed and a zone that changes its law midway is right.
 */
import { Temporal } from 'temporal-polyfill'
import type { JComponent } from './jcal'

const yearMs = 366 * 24 * 3_600_000
const known = new Map<string, boolean>()

export const isZone = (zone: string): boolean => {
  const had = known.get(zone)
  if (had !== undefined) return had
  let is = true
  try {
    // Offsets are no zones: they know of no clock change.
    is = !/^[+-]/.test(zone) && zone !== '' && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== ''
  } catch {
    is = false
  }
  if (known.size < 2_000) known.set(zone, is)
  return is
}

/** `+02:00`, with seconds where an old law had them. */
const offsetText = (ns: number): string => {
  const seconds = Math.round(Math.abs(ns) / 1e9)
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = seconds % 60
  return `${ns < 0 ? '-' : '+'}${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}${rest ? `:${two(rest)}` : ''}`
}

/** Wall time of an instant under an offset: an onset is told by the clock before it (RFC 5545 3.6.5). */
const onset = (at: number, offsetNs: number): string => new Date(at + offsetNs / 1e6).toISOString().slice(0, 19)

interface Onset {
  at: number
  from: number
  to: number
}

const onsetsOf = (zone: string, fromAt: number, toAt: number): Onset[] => {
  const onsets: Onset[] = []
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(fromAt).toZonedDateTimeISO(zone)
  // The one that was in force at the beginning, whenever it came.
  at = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous') ?? at.getTimeZoneTransition('next')
  while (at && at.epochMilliseconds <= toAt && onsets.length < 200) {
    const from = at.subtract({ milliseconds: 1 }).offsetNanoseconds
    if (from !== at.offsetNanoseconds) onsets.push({ at: at.epochMilliseconds, from, to: at.offsetNanoseconds })
    at = at.getTimeZoneTransition('next')
  }
  return onsets
}

const made = new Map<string, JComponent>()

/** `fromAt`, `toAt`: epoch ms (UTC) of what it is for; a year before and two after stand in it too, for whoever moves it. */
export const vtimezone = (zone: string, fromAt: number, toAt: number): JComponent => {
  const [first, last] = [new Date(fromAt).getUTCFullYear(), new Date(toAt).getUTCFullYear()]
  const key = `${zone} ${first} ${last}`
  const had = made.get(key)
  if (had) return had
  const begin = Date.UTC(first, 0, 1) - yearMs
  const end = Date.UTC(last + 1, 0, 1) + 2 * yearMs
  const onsets = onsetsOf(zone, begin, end)
  if (onsets.length === 0 || (onsets[0]?.at ?? 0) > begin) {
    // Before the first known change, or where there never was one.
    const offset = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(zone).offsetNanoseconds
    onsets.unshift({ at: Math.min(0, begin) - offset / 1e6, from: offset, to: offset })
  }
  // One component an onset: not every reader understands lists of dates in one.
  const parts = onsets.map(
    ({ at, from, to }): JComponent => [
      to > from ? 'daylight' : 'standard',
      [
        ['dtstart', {}, 'date-time', onset(at, from)],
        ['tzoffsetfrom', {}, 'utc-offset', offsetText(from)],
        ['tzoffsetto', {}, 'utc-offset', offsetText(to)],
      ],
      [],
    ],
  )
  const zoneComponent: JComponent = ['vtimezone', [['tzid', {}, 'text', zone]], parts]
  if (made.size > 200) made.clear()
  made.set(key, zoneComponent)
  return zoneComponent
}
