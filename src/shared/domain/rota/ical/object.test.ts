import { describe, expect, it } from 'vitest'
import type { RotaShift, RotaThing } from '../plan'
import { spanOf } from '../when'
import { fileOf, thingKey, uidOf } from './keys'
import { readThing, writeThing } from './object'

const names = { person: (id: string) => ({ bo: 'Bo' })[id] ?? null, type: (id: string) => ({ early: 'Early' })[id] ?? null }
const now = Date.UTC(2026, 8, 1, 8)
const write = (thing: RotaThing, over: string | null = null) => writeThing(thing, { names, now, sequence: 2, over })
const shift = (more: Partial<RotaShift> = {}): RotaThing => ({
  kind: 'shift',
  body: {
    id: 's1',
    personId: 'bo' as RotaShift['personId'],
    typeId: 'early',
    date: '2026-10-24',
    start: '22:00',
    end: '06:00',
    zone: 'Europe/Berlin',
    breaks: [],
    work: 'service',
    note: 'Bring; the, key\\ and\nthe list',
    override: null,
    ...more,
  },
})
const body = (ics: string) => readThing(ics)?.thing.body

describe('a shift as an object of the team space', () => {
  it('comes back as it was, whatever letters stand in it', () => {
    for (const note of ['', 'a;b,c\\d\ne"f', '😀'.repeat(300), 'يصل متأخراً', 'x'.repeat(2_000)]) {
      const thing = shift({ note })
      const read = readThing(write(thing))
      expect(read).toEqual({ thing, sequence: 2, foreign: false, cancelled: false })
    }
  })
  it('is an ordinary event for any other calendar', () => {
    const ics = write(shift())
    expect(ics).toContain('DTSTART;TZID=Europe/Berlin:20261024T220000\r\n')
    expect(ics).toContain('DTEND;TZID=Europe/Berlin:20261025T060000\r\n')
    expect(ics).toContain('SUMMARY:Early – Bo\r\n')
    expect(ics).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n')
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
  it('moved by another client is moved here, by its own zone', () => {
    const ics = write(shift())
    expect(body(ics.replace('20261024T220000', '20261024T210000'))).toMatchObject({ start: '21:00', end: '06:00' })
    const utc = ics.replace('DTSTART;TZID=Europe/Berlin:20261024T220000', 'DTSTART:20261024T210000Z')
    expect(body(utc)).toMatchObject({ date: '2026-10-24', start: '23:00', end: '06:00', zone: 'Europe/Berlin' })
    const manila = ics.replace('DTSTART;TZID=Europe/Berlin:20261024T220000', 'DTSTART;TZID=Asia/Manila:20261025T040000')
    expect(body(manila)).toMatchObject({ start: '22:00', end: '06:00' })
  })
  it('moved within a zone that only the file describes', () => {
    const ics = write(shift())
      .replaceAll('TZID:Europe/Berlin', 'TZID:W. Europe Standard Time')
      .replaceAll('TZID=Europe/Berlin', 'TZID="W. Europe Standard Time"')
      .replace('20261024T220000', '20261024T200000')
    expect(body(ics)).toMatchObject({ date: '2026-10-24', start: '20:00', end: '06:00', zone: 'Europe/Berlin' })
  })
  it.each([
    ['RRULE:FREQ=MINUTELY', 1],
    ['RRULE:FREQ=YEARLY;BYSECOND=1,2,3', 1],
    ['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 40],
  ])('whose zone is reckoned out for ever (%s, %i times) is a fault, not a standstill', { timeout: 4_000 }, (rule, count) => {
    const part = ['BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', rule, 'END:STANDARD', '']
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Bomb', part.join('\r\n').repeat(count).trim(), 'END:VTIMEZONE', ''].join('\r\n')
    const ics = write(shift())
      .replace('DTSTART;TZID=Europe/Berlin:20261024T220000', 'DTSTART;TZID=Bomb:20261024T200000')
      .replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`)
    expect(() => readThing(ics)).toThrow('zone')
  })
  it('takes words from others: a new title becomes part of the note', () => {
    const ics = write(shift({ note: '' }))
    expect(body(ics.replace('SUMMARY:Early – Bo', 'SUMMARY:Early – Bo\\, by train'))).toMatchObject({ note: 'Early – Bo, by train' })
    expect(body(ics.replace('CATEGORIES:', 'DESCRIPTION:Later!\r\nCATEGORIES:'))).toMatchObject({ note: 'Later!' })
  })
  it('called off, made recurring, or of days is said so', () => {
    const ics = write(shift())
    expect(readThing(ics.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'))?.cancelled).toBe(true)
    expect(() => readThing(ics.replace('STATUS:', 'RRULE:FREQ=DAILY\r\nSTATUS:'))).toThrow('recurring')
    expect(() => readThing(ics.replace('20261025T060000', '20261026T060000'))).toThrow('length')
    expect(() => readThing(ics.replace('DTSTART;TZID=Europe/Berlin:20261024T220000', 'DTSTART;VALUE=DATE:20261024'))).toThrow('time')
    expect(() => readThing('hello')).toThrow('syntax')
    expect(() => readThing(ics.replace('X-DRAGOMAN-KIND;VALUE=TEXT:shift', 'X-DRAGOMAN-KIND;VALUE=TEXT:leave'))).toThrow('body')
  })
  it('keeps what others put into it when it is written over', () => {
    const alarm = 'BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Up\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\n'
    const theirs = write(shift()).replace('END:VEVENT', `X-APPLE-TRAVEL:1\r\nLOCATION:Desk 4\r\n${alarm}END:VEVENT`)
    expect(readThing(theirs)?.foreign).toBe(true)
    const again = write(shift({ start: '21:00' }), theirs)
    for (const kept of ['X-APPLE-TRAVEL:1', 'LOCATION:Desk 4', 'TRIGGER:-PT1H', 'T210000']) expect(again).toContain(kept)
    expect(again.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    expect(body(again)).toMatchObject({ start: '21:00' })
  })
  it('copied by another client is a shift of its own, and keeps the name that client gave it', () => {
    const copy = write(shift()).replace(`UID:${uidOf('shift', 's1')}`, 'UID:ABC-123')
    expect(body(copy)).toMatchObject({ id: 'ics-ABC-123' })
    const again = write(shift({ id: 'ics-ABC-123' }), copy)
    expect(again).toContain('UID:ABC-123')
    expect(body(again)).toMatchObject({ id: 'ics-ABC-123' })
  })
  it('somebody’s own appointment is none of ours', () => {
    const own =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260101T100000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    expect(readThing(own)).toBeNull()
  })
})

describe('other things', () => {
  const leave: RotaThing = {
    kind: 'leave',
    body: {
      id: 'l1',
      personId: 'bo' as RotaShift['personId'],
      kind: 'sick',
      startDate: '2026-10-24',
      endDate: '2026-10-26',
      startTime: null,
      endTime: null,
      zone: 'Europe/Berlin',
      note: '',
    },
  }
  it('leave is days, half of them times; its reason is in no title', () => {
    const ics = write(leave)
    expect(ics).toContain('DTSTART;VALUE=DATE:20261024\r\nDTEND;VALUE=DATE:20261027')
    expect(ics).toContain('SUMMARY:Away – Bo')
    expect(readThing(ics)?.thing).toEqual(leave)
    expect(body(ics.replace('20261027', '20261026'))).toMatchObject({ endDate: '2026-10-25' })
    const half: RotaThing = { ...leave, body: { ...leave.body, startTime: '12:00' } }
    expect(readThing(write(half))?.thing).toEqual(half)
    expect(body(write(half).replace('T120000', 'T130000'))).toMatchObject({ startTime: '13:00', endDate: '2026-10-27', endTime: '00:00' })
  })
  it('a request called off elsewhere is withdrawn; a tick grants nothing', () => {
    const request: RotaThing = {
      kind: 'request',
      body: {
        id: 'r1',
        by: 'bo' as RotaShift['personId'],
        madeAt: 5,
        note: 'please',
        state: 'open',
        said: [],
        wants: { type: 'leave', leave: leave.body },
      },
    }
    const ics = write(request)
    expect(readThing(ics)?.thing).toEqual(request)
    expect(body(ics.replace('NEEDS-ACTION', 'CANCELLED'))).toMatchObject({ state: 'withdrawn' })
    expect(body(ics.replace('NEEDS-ACTION', 'COMPLETED'))).toMatchObject({ state: 'open' })
  })
})

describe('names', () => {
  it('are files everywhere, and apart', () => {
    const ids = ['a/b', 'a_b', '../x', 'ü', 'x'.repeat(120), `${'x'.repeat(119)}y`, 'ü'.repeat(120), `${'ü'.repeat(119)}x`]
    const files = ids.map((id) => fileOf('shift', id))
    expect(new Set(files).size).toBe(ids.length)
    for (const file of files) {
      expect(file).toMatch(/^[A-Za-z0-9_-]+\.ics$/)
      expect(file.length).toBeLessThan(200)
    }
    expect(thingKey(shift())).toBe('shift:s1')
  })
})

/** Every transition of the zones our people live in, by the file's own VTIMEZONE: the same instants as by Temporal. */
describe('the nights of the clock change', () => {
  it('are right by the VTIMEZONE alone', () => {
    let judged = 0
    for (const zone of [
      'Europe/Berlin',
      'Europe/Dublin',
      'America/New_York',
      'America/Bogota',
      'Asia/Manila',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Africa/Cairo',
    ])
      for (const date of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-11-01', '2026-07-01', '2027-03-13']) {
        const thing = shift({ zone, date, start: '22:00', end: '06:00' })
        const ics = write(thing).replaceAll(`TZID:${zone}`, 'TZID:Elsewhere').replaceAll(`TZID=${zone}`, 'TZID=Elsewhere')
        const read = readThing(ics)?.thing
        expect(read).toEqual(thing)
        if (read?.kind === 'shift' && thing.kind === 'shift') expect(spanOf(read.body)).toEqual(spanOf(thing.body))
        judged++
      }
    expect(judged).toBe(56)
  })
})
