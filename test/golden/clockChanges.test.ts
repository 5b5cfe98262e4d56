/** Every change of the clocks from 2020 to 2040 in zones that do it differently: what counts is the time that really passes. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { calendarWith, clockFor, minute } from './oneClock'

const zones = [
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Pacific/Auckland',
  'America/Asuncion',
  'Asia/Gaza',
]

/** The instants at which a zone's offset changes, found by looking: polyfills have missed some of Casablanca's. */
function changesOf(zone: string): number[] {
  const offset = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds
  const found: number[] = []
  // A week at a time: Morocco's two changes lie a month apart.
  const step = 7 * 1440 * minute
  for (let from = Date.UTC(2020, 0, 1); from < Date.UTC(2041, 0, 1); from += step) {
    if (offset(from) === offset(from + step)) continue
    let [low, high] = [from, from + step]
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / minute / 2) * minute
      if (offset(middle) === offset(low)) low = middle
      else high = middle
    }
    found.push(high)
  }
  return found
}

const everyDay = (start: string, end: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start, end }))

describe.each(zones)('changes of the clocks in %s', (zone) => {
  const changes = changesOf(zone)
  it('a day that is open whole counts what really passes', () => {
    expect(changes.length).toBeGreaterThan(8)
    for (const change of changes) {
      const calendar = calendarWith(zone, everyDay('00:00', '24:00'))
      for (const before of [1500, 30, 0])
        for (const minutes of [120, 1440]) {
          const from = change - before * minute
          const told = `${before} min before ${new Date(change).toISOString()}, ${minutes} min`
          expect(clockFor(calendar, minutes * 60, from).at, told).toBe(from + minutes * minute)
        }
    }
  })

  it('hours by day do not see it', () => {
    for (const change of changes) {
      const calendar = calendarWith(zone, everyDay('09:00', '17:00'))
      const eve = Temporal.Instant.fromEpochMilliseconds(change).toZonedDateTimeISO(zone).subtract({ days: 1 }).withPlainTime('13:00')
      const due = eve.add({ days: 1 }).withPlainTime('13:00')
      expect(clockFor(calendar, 8 * 3600, eve.epochMilliseconds).at, due.toString()).toBe(due.epochMilliseconds)
    }
  })

  it('a night over it has an hour less or more, and that is what counts', () => {
    for (const change of changes) {
      const calendar = calendarWith(zone, everyDay('20:00', '08:00'))
      const day = Temporal.Instant.fromEpochMilliseconds(change - 12 * 60 * minute)
        .toZonedDateTimeISO(zone)
        .toPlainDate()
      const at = (date: Temporal.PlainDate, time: string) => date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
      const [dusk, dawn] = [at(day, '20:00'), at(day.add({ days: 1 }), '08:00')]
      expect(clockFor(calendar, (dawn - dusk) / 1000, dusk).at, day.toString()).toBe(dawn)
      expect(clockFor(calendar, (dawn - dusk) / 1000 + 60, dusk).at, day.toString()).toBe(at(day.add({ days: 1 }), '20:00') + minute)
    }
  })
})
