/**
 * What must hold of every calendar and every moment, seen from outside: the judge here reads the wall minute by minute and
 * shares nothing with the engine but the meaning of a calendar.
 */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../src/shared/domain/clock/types'
import { calendarWith, clockFor, minute } from './oneClock'

/** Whether the wall reads an open time: true of every instant of the elapsed kind, save in the hour a change skips or repeats. */
function openAt(calendar: Calendar, at: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone)
  const reading = wall.hour * 60 + wall.minute
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  const spansOf = (date: Temporal.PlainDate) => {
    const own = calendar.exceptions.find((exception) => exception.date === date.toString())
    return own ? own.spans : calendar.week.filter(({ weekday }) => weekday === date.dayOfWeek)
  }
  const today = wall.toPlainDate()
  const of = (date: Temporal.PlainDate, reads: number) =>
    spansOf(date).some(({ start, end }) => {
      const [from, to] = [minutes(start), minutes(end)]
      return reads >= from && reads < (to > from ? to : to + 1440)
    })
  return of(today, reading) || of(today.subtract({ days: 1 }), reading + 1440)
}

/** Open minutes in [from, to), one look at the wall for each. */
function openMinutes(calendar: Calendar, from: number, to: number): number {
  let open = 0
  for (let at = from; at < to; at += minute) if (openAt(calendar, at)) open += 1
  return open
}

const time = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)
/** Times that no change of these zones skips or repeats, so that the wall alone tells what is open. */
const calmTime = time.filter((text) => text >= '05:00' && text <= '22:00')
const week = (of: fc.Arbitrary<string>) =>
  fc
    .array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), start: of, end: of }), { minLength: 1, maxLength: 9 })
    .filter((spans) => spans.some(({ start, end }) => start !== end))
const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Sydney',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Pacific/Auckland',
  'Europe/Bucharest',
  'America/Bogota',
)
const moment = fc.integer({ min: Date.UTC(2020, 0, 1) / minute, max: Date.UTC(2039, 0, 1) / minute }).map((minutes) => minutes * minute)
const allowed = fc.integer({ min: 1, max: 600 })

describe('a deadline', () => {
  it('has as many open minutes before it as the promise allows, and its last minute is open', () => {
    fc.assert(
      fc.property(zone, week(calmTime), moment, allowed, (name, spans, at, minutes) => {
        const calendar = calendarWith(name, spans)
        const clock = clockFor(calendar, minutes * 60, at)
        expect(openMinutes(calendar, at, clock.at)).toBe(minutes)
        expect(openAt(calendar, clock.at - minute)).toBe(true)
      }),
      { numRuns: 40, seed: 4 },
    )
  })

  it('never lies before its message, and the whole time allowed is told from start to deadline', () => {
    fc.assert(
      fc.property(zone, week(time), moment, allowed, (name, spans, at, minutes) => {
        const clock = clockFor(calendarWith(name, spans), minutes * 60, at)
        expect(clock.at).toBeGreaterThanOrEqual(at + minutes * minute)
        expect(clock.startedAt).toBe(at)
        expect(clock.targetMs).toBe(clock.at - clock.startedAt)
      }),
      { numRuns: 200, seed: 5 },
    )
  })

  it('never comes earlier because of a later message or a longer promise', () => {
    fc.assert(
      fc.property(
        zone,
        week(time),
        moment,
        allowed,
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 300 }),
        (name, spans, at, minutes, later, longer) => {
          const calendar = calendarWith(name, spans)
          const first = clockFor(calendar, minutes * 60, at).at
          expect(clockFor(calendar, minutes * 60, at + later * minute).at).toBeGreaterThanOrEqual(first)
          expect(clockFor(calendar, (minutes + longer) * 60, at).at).toBeGreaterThanOrEqual(first)
        },
      ),
      { numRuns: 200, seed: 6 },
    )
  })

  it('never comes earlier because of a holiday or a closed day', () => {
    fc.assert(
      fc.property(
        zone,
        week(time),
        moment,
        allowed,
        fc.constantFrom('DE', 'US', 'JP', 'BR'),
        fc.integer({ min: 0, max: 9 }),
        (name, spans, at, minutes, country, days) => {
          const plain = clockFor(calendarWith(name, spans), minutes * 60, at).at
          const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).toPlainDate().add({ days }).toString()
          expect(clockFor(calendarWith(name, spans, { holidays: [country] }), minutes * 60, at).at).toBeGreaterThanOrEqual(plain)
          expect(
            clockFor(calendarWith(name, spans, { exceptions: [{ date, name: '', spans: [] }] }), minutes * 60, at).at,
          ).toBeGreaterThanOrEqual(plain)
        },
      ),
      { numRuns: 200, seed: 7 },
    )
  })

  it('never comes later because of more open hours', () => {
    fc.assert(
      fc.property(zone, week(time), week(time), moment, allowed, (name, spans, more, at, minutes) => {
        const narrow = clockFor(calendarWith(name, spans), minutes * 60, at).at
        expect(clockFor(calendarWith(name, [...spans, ...more]), minutes * 60, at).at).toBeLessThanOrEqual(narrow)
      }),
      { numRuns: 200, seed: 8 },
    )
  })

  it('does not depend on the order in which spans are written, nor on one written twice', () => {
    fc.assert(
      fc.property(zone, week(time), moment, allowed, (name, spans, at, minutes) => {
        const plain = clockFor(calendarWith(name, spans), minutes * 60, at).at
        expect(clockFor(calendarWith(name, [...spans].reverse().concat(spans)), minutes * 60, at).at).toBe(plain)
      }),
      { numRuns: 150, seed: 9 },
    )
  })
})
