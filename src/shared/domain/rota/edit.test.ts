import { describe, expect, it } from 'vitest'
import { PersonId } from '../ids'
import { asType, begunAt, between, givenTo, inZone, mondayOf, moved, resized, wallAt } from './edit'
import type { RotaShift, ShiftType } from './plan'
import { minutesOf, spanOf } from './when'

const ana = { id: PersonId.parse('ana'), zone: 'Europe/Bucharest' }
const jose = { id: PersonId.parse('jose'), zone: 'Asia/Manila' }
const shift = (over: Partial<RotaShift> = {}): RotaShift => ({
  id: 's1',
  personId: ana.id,
  typeId: null,
  date: '2026-10-24',
  start: '22:00',
  end: '06:00',
  zone: ana.zone,
  breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
  work: 'service',
  note: '',
  override: null,
  ...over,
})
const type: ShiftType = {
  id: 'early',
  name: 'Early',
  start: '06:00',
  end: '14:30',
  zone: null,
  breaks: [],
  work: 'service',
  colour: 'iris',
}

describe('moved', () => {
  it('keeps the time on the wall, over midnight and over the clock change', () => {
    expect(moved(shift(), 180)).toMatchObject({ date: '2026-10-25', start: '01:00', end: '09:00' })
    expect(moved(shift(), -1_440)).toMatchObject({ date: '2026-10-23', start: '22:00', end: '06:00' })
  })
  it('steps over the repeated hour instead of falling back into it', () => {
    let one = shift({ date: '2026-10-25', start: '03:45', end: '11:45' })
    const before = spanOf(one)?.startAt ?? 0
    one = moved(one, 15)
    expect(one.start).toBe('04:00')
    expect((spanOf(one)?.startAt ?? 0) - before).toBe(75 * 60_000)
  })
})

describe('resized', () => {
  it('moves the end, and lets go of breaks that no longer fit', () => {
    expect(resized(shift(), 'end', 15)).toMatchObject({ start: '22:00', end: '06:15' })
    expect(resized(shift(), 'end', -300)).toMatchObject({ end: '01:00', breaks: [] })
  })
  it('is never shorter than a step nor as long as a day', () => {
    expect(resized(shift(), 'end', -2_000)).toMatchObject({ end: '22:15' })
    expect(resized(shift(), 'end', 2_000)).toMatchObject({ end: '21:45' })
    expect(resized(shift(), 'start', 2_000)).toMatchObject({ date: '2026-10-25', start: '05:45', end: '06:00' })
    expect(resized(shift(), 'start', -2_000)).toMatchObject({ date: '2026-10-24', start: '06:15', end: '06:00' })
  })
  it('moves the start and keeps breaks where they are on the wall', () => {
    expect(resized(shift(), 'start', 60)).toMatchObject({ start: '23:00', breaks: [{ afterMinutes: 180 }] })
    expect(resized(shift(), 'start', -60)).toMatchObject({ start: '21:00', breaks: [{ afterMinutes: 300 }] })
  })
})

describe('givenTo', () => {
  it('begins at the same instant on the other person’s clock', () => {
    const given = givenTo(shift(), jose, null)
    expect(given).toMatchObject({ personId: 'jose', zone: 'Asia/Manila', date: '2026-10-25', start: '03:00' })
    expect(spanOf(given)).toEqual(spanOf(shift()))
  })
  it('stays in the zone its type is bound to', () => {
    expect(givenTo(shift(), jose, { ...type, zone: 'Europe/Bucharest' })).toMatchObject({ zone: ana.zone, start: '22:00' })
  })
})

it('a zone nobody knows changes nothing', () => {
  expect(inZone(shift({ zone: 'Mars/Olympus' }), ana.zone).zone).toBe('Mars/Olympus')
  expect(inZone(shift(), 'Mars/Olympus')).toEqual(shift())
})

it('begunAt goes to any day and hour, down to the quarter', () => {
  const at = spanOf({ date: '2026-11-03', start: '09:20', end: '10:00', zone: ana.zone })?.startAt ?? 0
  expect(begunAt(shift(), at)).toMatchObject({ date: '2026-11-03', start: '09:15', end: '17:15' })
})

it('every quarter of a night with a repeated hour is one of the wall', () => {
  const from = Date.UTC(2026, 9, 24, 20)
  for (let quarter = 0; quarter < 48; quarter++) {
    const { date, time } = wallAt(from + quarter * 900_000, ana.zone)
    expect(spanOf({ date, start: time, end: '12:00', zone: ana.zone })).not.toBeNull()
  }
})

it('takes the instants of a pointer, which are no whole milliseconds', () => {
  expect(wallAt(Date.UTC(2026, 9, 22, 6, 7) + 0.154, ana.zone)).toEqual({ date: '2026-10-22', time: '09:00' })
})

it('between makes a shift of what was drawn, an hour where nothing was', () => {
  const from = Date.UTC(2026, 9, 22, 6, 7)
  expect(between(ana, from, from + 4 * 3_600_000, 'n')).toMatchObject({ date: '2026-10-22', start: '09:00', end: '13:00' })
  expect(between(ana, from, from, 'n')).toMatchObject({ start: '09:00', end: '10:00' })
})

it('taking a type keeps person, day and note', () => {
  const typed = asType(shift({ note: 'keep' }), { ...type, zone: 'UTC' }, ana)
  expect(typed).toMatchObject({ zone: 'UTC', start: '06:00', date: '2026-10-24', note: 'keep', id: 's1' })
  expect(minutesOf(spanOf(typed) ?? { startAt: 0, endAt: 0 })).toBe(510)
})

it('a week begins on Monday', () => {
  expect(mondayOf('2026-10-25')).toBe('2026-10-19')
  expect(mondayOf('2026-10-19')).toBe('2026-10-19')
})
