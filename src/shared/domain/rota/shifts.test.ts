import { describe, expect, it } from 'vitest'
import { PersonId } from '../ids'
import { shiftsBetween } from './shifts'
import type { Person } from './types'

const person = (zone: string, week: Person['week'], id = 'p1'): Person => ({
  id: PersonId.parse(id),
  name: 'Ana',
  email: null,
  region: 'eu',
  zone,
  city: '',
  role: 'agent',
  languages: [],
  week,
})
const at = (text: string) => Date.parse(text)
const hours = (ms: number) => ms / 3_600_000
const read = (zone: string, week: Person['week'], from: string, to: string) =>
  shiftsBetween([person(zone, week)], at(from), at(to)).map(({ startAt, endAt }) => [
    new Date(startAt).toISOString().slice(0, 16),
    new Date(endAt).toISOString().slice(0, 16),
    hours(endAt - startAt),
  ])

describe('shiftsBetween', () => {
  it.each([
    // Europe, 2026-03-29 (Sunday): 02:00 CET becomes 03:00 CEST.
    ['night over the lost hour', 'Europe/Berlin', 6, '22:00', '06:00', '2026-03-29', ['2026-03-28T21:00', '2026-03-29T04:00', 7]],
    ['day after the change', 'Europe/Berlin', 7, '09:00', '17:00', '2026-03-29', ['2026-03-29T07:00', '2026-03-29T15:00', 8]],
    ['start inside the lost hour', 'Europe/Berlin', 7, '02:30', '10:00', '2026-03-29', ['2026-03-29T01:30', '2026-03-29T08:00', 6.5]],
    ['end inside the lost hour', 'Europe/Bucharest', 7, '00:00', '03:30', '2026-03-29', ['2026-03-28T22:00', '2026-03-29T01:30', 3.5]],
    // Europe, 2026-10-25 (Sunday): 03:00 CEST becomes 02:00 CET.
    ['night over the hour won', 'Europe/Berlin', 6, '22:00', '06:00', '2026-10-25', ['2026-10-24T20:00', '2026-10-25T05:00', 9]],
    ['start inside the doubled hour', 'Europe/Berlin', 7, '02:30', '10:00', '2026-10-25', ['2026-10-25T00:30', '2026-10-25T09:00', 8.5]],
    // America, 2026-11-01 (Sunday): 02:00 EDT becomes 01:00 EST.
    [
      'night over the hour won, America',
      'America/New_York',
      6,
      '22:00',
      '06:00',
      '2026-11-01',
      ['2026-11-01T02:00', '2026-11-01T11:00', 9],
    ],
    // America, 2027-03-14 (Sunday): 02:00 EST becomes 03:00 EDT.
    [
      'night over the lost hour, America',
      'America/New_York',
      6,
      '22:00',
      '06:00',
      '2027-03-14',
      ['2027-03-14T03:00', '2027-03-14T10:00', 7],
    ],
    [
      'start inside the lost hour, America',
      'America/New_York',
      7,
      '02:30',
      '10:00',
      '2027-03-14',
      ['2027-03-14T07:30', '2027-03-14T14:00', 6.5],
    ],
    // Where no clock changes.
    ['Manila on the same night', 'Asia/Manila', 6, '22:00', '06:00', '2026-03-29', ['2026-03-28T14:00', '2026-03-28T22:00', 8]],
    ['Medellín on the same night', 'America/Bogota', 6, '22:00', '06:00', '2026-11-01', ['2026-11-01T03:00', '2026-11-01T11:00', 8]],
  ] as const)('%s', (_name, zone, weekday, start, end, day, shift) => {
    const middle = at(`${day}T04:00:00Z`)
    const from = new Date(middle - 36 * 3_600_000).toISOString()
    const to = new Date(middle + 36 * 3_600_000).toISOString()
    expect(read(zone, [{ weekday, start, end }], from, to)).toEqual([shift])
  })

  it('takes what touches the time asked for, and nothing that only borders on it', () => {
    const week = [{ weekday: 1, start: '08:00', end: '16:00' }]
    // 2026-06-01 is a Monday.
    expect(read('UTC', week, '2026-06-01T15:59:00Z', '2026-06-01T20:00:00Z')).toHaveLength(1)
    expect(read('UTC', week, '2026-06-01T16:00:00Z', '2026-06-01T20:00:00Z')).toHaveLength(0)
    expect(read('UTC', week, '2026-06-01T00:00:00Z', '2026-06-01T08:00:00Z')).toHaveLength(0)
  })

  it('finds a shift that began yesterday on the wall, at both ends of the world', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '20:00', end: '20:00' }))
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const noon = at('2026-06-03T12:00:00Z')
      const found = shiftsBetween([person(zone, all)], noon, noon + 1)
      expect(found).toHaveLength(1)
      expect(hours((found[0]?.endAt ?? 0) - (found[0]?.startAt ?? 0))).toBe(24)
    }
  })

  it('leaves out a person whose zone nobody knows, and orders the rest by start', () => {
    const week = [{ weekday: 1, start: '08:00', end: '16:00' }]
    const people = [person('Mars/Olympus', week, 'p1'), person('America/Bogota', week, 'p2'), person('Asia/Manila', week, 'p3')]
    const found = shiftsBetween(people, at('2026-05-31T00:00:00Z'), at('2026-06-02T00:00:00Z'))
    expect(found.map(({ personId }) => personId)).toEqual(['p3', 'p2'])
  })
})
