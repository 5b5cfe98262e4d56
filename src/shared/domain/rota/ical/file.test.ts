import { describe, expect, it } from 'vitest'
import { RotaPerson } from '../person'
import type { RotaShift, ShiftType } from '../plan'
import { icsOf, readIcs } from './file'

const person = (id: string, name: string, zone: string) =>
  RotaPerson.parse({ id, name, email: `${id}@team.example`, region: 'eu', zone, city: '', role: 'agent', languages: [], week: [] })
const people = [person('bo', 'Bo', 'Europe/Berlin'), person('cy', 'Cy Ng', 'Asia/Manila')]
const types: ShiftType[] = [
  {
    id: 'early',
    name: 'Early',
    start: '06:00',
    end: '14:00',
    zone: null,
    breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
    work: 'service',
    colour: 'iris',
  },
]
const names = { person: (id: string) => people.find((one) => one.id === id)?.name ?? null, type: () => 'Early' }
const shift = (id: string, personId: string, date: string, zone: string): RotaShift => ({
  id,
  personId: personId as RotaShift['personId'],
  typeId: 'early',
  date,
  start: '06:00',
  end: '14:00',
  zone,
  breaks: types[0]?.breaks ?? [],
  work: 'service',
  note: '',
  override: null,
})
const reader = {
  people,
  types,
  known: [shift('a', 'bo', '2026-10-24', 'Europe/Berlin')],
  personId: null,
  from: Date.UTC(2026, 0, 1),
  to: Date.UTC(2027, 0, 1),
}
const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

describe('a file of shifts', () => {
  it('goes out and comes back, known ones as what they are', () => {
    const shifts = [shift('a', 'bo', '2026-10-24', 'Europe/Berlin'), shift('b', 'cy', '2026-12-24', 'Asia/Manila')]
    const ics = icsOf([...shifts, shift('c', 'bo', '2026-01-01', 'Nowhere/None')], names, 0)
    expect(ics.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2)
    expect(ics).not.toContain('X-DRAGOMAN-BODY')
    const read = readIcs(ics, reader)
    expect(read.faults).toEqual([])
    expect(read.shifts).toEqual([shifts[0], { ...shifts[1], id: 'ics-dragoman-shift-b' }])
  })
  it('brings back one’s own as it stands: breaks and work by hand, no type, a swap’s history, a name that two people have', () => {
    const own: RotaShift = {
      ...shift('a', 'bo', '2026-10-24', 'Asia/Tokyo'),
      typeId: null,
      breaks: [{ kind: 'training', afterMinutes: 60, minutes: 45, paid: true }],
      work: 'training',
      override: { why: 'swap', at: 5, by: null, note: 'for the wedding', was: null },
    }
    const plain = { person: names.person, type: () => null }
    const two = { ...reader, people: [...people, person('bo2', 'Bo', 'Europe/Berlin')], known: [own] }
    expect(readIcs(icsOf([own], plain, 0), two)).toEqual({ shifts: [own], faults: [], more: false })
    // Of a type whose breaks were changed by hand: the title names it, and says nothing new.
    const typed: RotaShift = { ...own, typeId: 'early' }
    expect(readIcs(icsOf([typed], names, 0), { ...two, known: [typed] }).shifts).toEqual([typed])
    // A note that the file does not speak of stays; what the file does say counts.
    expect(readIcs(icsOf([typed], names, 0), { ...two, known: [{ ...typed, note: 'new' }] }).shifts).toMatchObject([{ note: 'new' }])
    const moved = icsOf([{ ...typed, start: '07:00' }], names, 0)
    expect(readIcs(moved, { ...two, known: [typed] }).shifts).toEqual([{ ...typed, start: '07:00' }])
  })
  it('keeps its own type where two have one name', () => {
    const late: ShiftType = { ...(types[0] as ShiftType), id: 'late', start: '14:00', end: '22:00', breaks: [] }
    const own: RotaShift = { ...shift('a', 'bo', '2026-10-24', 'Europe/Berlin'), typeId: 'late', breaks: [], start: '14:00', end: '22:00' }
    const read = readIcs(icsOf([own], names, 0), { ...reader, types: [...types, late], known: [own] })
    expect(read).toEqual({ shifts: [own], faults: [], more: false })
    // Another program's new event: the type whose hours it has.
    const fresh = readIcs(icsOf([{ ...own, id: 'new' }], names, 0), { ...reader, types: [...types, late], known: [] })
    expect(fresh.shifts).toMatchObject([{ typeId: 'late' }])
  })
  it('takes another type’s breaks where the title names it', () => {
    const own: RotaShift = { ...shift('a', 'bo', '2026-10-24', 'Europe/Berlin'), typeId: null, breaks: [], work: 'training' }
    const read = readIcs(icsOf([{ ...own, typeId: 'early' }], names, 0), { ...reader, known: [own] })
    expect(read.shifts).toEqual([{ ...own, typeId: 'early', breaks: types[0]?.breaks, work: 'service' }])
  })
  it('of another program: by attendee, by the name in a title, or for whom it is said to be', () => {
    const ics = file(
      ...event('UID:1', 'DTSTART:20261001T040000Z', 'DTEND:20261001T120000Z', 'SUMMARY:Dienst', 'ATTENDEE:mailto:BO@team.example'),
      ...event('UID:2', 'DTSTART:20261001T060000', 'DURATION:PT8H', 'SUMMARY:Late - cy ng'),
      ...event('UID:3', 'DTSTART:20261001T060000', 'DURATION:PT8H', 'SUMMARY:Somebody'),
      ...event('UID:4', 'DTSTART;VALUE=DATE:20261001', 'SUMMARY:Early – Bo'),
      ...event('UID:5', 'DTSTART:20261001T040000Z', 'DTEND:20261003T120000Z', 'SUMMARY:Early – Bo'),
      ...event('UID:6', 'DTSTART:20201001T040000Z', 'DTEND:20201001T120000Z', 'SUMMARY:Early – Bo'),
    )
    const read = readIcs(ics, reader)
    expect(read.shifts).toMatchObject([
      { id: 'ics-1', personId: 'bo', date: '2026-10-01', start: '06:00', end: '14:00', zone: 'Europe/Berlin', typeId: 'early' },
      { id: 'ics-2', personId: 'cy', start: '06:00', end: '14:00', zone: 'Asia/Manila' },
    ])
    expect(read.faults).toEqual([
      { title: 'Somebody', what: 'person' },
      { title: 'Early – Bo', what: 'time' },
      { title: 'Early – Bo', what: 'length' },
    ])
    expect(readIcs(ics, { ...reader, personId: 'bo' }).shifts).toHaveLength(3)
  })
  it('unfolds what recurs, by the wall, with its exceptions, and stops', () => {
    const ics = file(
      ...event(
        'UID:r',
        'DTSTART;TZID=Europe/Berlin:20261023T220000',
        'DTEND;TZID=Europe/Berlin:20261024T060000',
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE;TZID=Europe/Berlin:20261026T220000',
        'SUMMARY:Night – Bo',
      ),
      ...event(
        'UID:r',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261025T220000',
        'DTSTART;TZID=Europe/Berlin:20261025T230000',
        'DTEND;TZID=Europe/Berlin:20261026T060000',
        'SUMMARY:Night – Bo',
      ),
      ...event('UID:e', 'DTSTART;TZID=Europe/Berlin:20260101T060000', 'DURATION:PT1H', 'RRULE:FREQ=SECONDLY', 'SUMMARY:x – Bo'),
    )
    const read = readIcs(ics, reader)
    const nights = read.shifts.filter(({ id }) => id.startsWith('ics-r'))
    expect(nights.map(({ date, start, end }) => `${date} ${start} ${end}`).sort()).toEqual([
      '2026-10-23 22:00 06:00',
      '2026-10-24 22:00 06:00',
      '2026-10-25 23:00 06:00',
      '2026-10-27 22:00 06:00',
    ])
    expect(read.shifts.length).toBeLessThanOrEqual(5_000)
  })
  it('that is none is said so', () => {
    expect(() => readIcs('', reader)).toThrow('syntax')
    expect(() => readIcs('BEGIN:VCARD\r\nEND:VCARD\r\n', reader)).toThrow('syntax')
  })
  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=WEEKLY;INTERVAL=52;BYMONTH=2',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY',
  ])('whose rule %s would be reckoned out for ever says so', { timeout: 4_000 }, (rule) => {
    const ics = file(
      ...event('UID:1', 'DTSTART:20261101T040000Z', 'DURATION:PT8H', 'SUMMARY:Bo', `RRULE:${rule}`),
      ...event('UID:2', 'DTSTART:20261102T040000Z', 'DURATION:PT8H', 'SUMMARY:Bo', 'RRULE:FREQ=DAILY;COUNT=5;BYDAY=MO,TU,WE,TH,FR'),
    )
    const read = readIcs(ics, reader)
    expect(read.faults).toEqual([{ title: 'Bo', what: 'recurring' }])
    expect(read.shifts).toHaveLength(5)
  })
})
