/** Shifts, leave and rest over clock changes, reckoned by hand from the tz database's rules; offsets stand with each. */
import { describe, expect, it } from 'vitest'
import { clockChangesBetween } from '../../../src/shared/domain/rota/clockChanges'
import { leaveDays, leaveSpan } from '../../../src/shared/domain/rota/leave'
import { away, broken, shift, somebody } from '../../../src/shared/domain/rota/rules/kit'
import { minutesOf, spanOf } from '../../../src/shared/domain/rota/when'

const utc = (text: string): number => Date.parse(`${text}:00Z`)

describe('a shift in UTC', () => {
  it.each([
    // Bucharest +2, from 28 March 2027 03:00 on +3: 20:00Z to 03:00Z.
    ['Europe/Bucharest', '2027-03-27', '22:00', '06:00', '2027-03-27T20:00', 420],
    // +3, from 25 October 2026 04:00 on +2: 19:00Z to 04:00Z.
    ['Europe/Bucharest', '2026-10-24', '22:00', '06:00', '2026-10-24T19:00', 540],
    // 03:30 is not on the wall of 28 March: it is 04:30 (+3), so seven hours to 11:30.
    ['Europe/Bucharest', '2027-03-28', '03:30', '11:30', '2027-03-28T01:30', 420],
    // Ends in the missing hour: 19:30 (+2) to 04:30 (+3), eight hours.
    ['Europe/Bucharest', '2027-03-27', '19:30', '03:30', '2027-03-27T17:30', 480],
    // The whole of it is missing.
    ['Europe/Bucharest', '2027-03-28', '03:00', '04:00', '2027-03-28T01:00', 0],
    // 04:30 by the policy would end before it begins: nothing is left.
    ['Europe/Bucharest', '2027-03-28', '03:30', '04:00', '2027-03-28T01:30', 0],
    // 03:00 comes twice on 25 October, the first (+3) is meant.
    ['Europe/Bucharest', '2026-10-25', '03:00', '11:00', '2026-10-25T00:00', 540],
    ['Europe/Bucharest', '2026-10-24', '19:00', '03:30', '2026-10-24T16:00', 510],
    ['Europe/Bucharest', '2026-10-25', '04:00', '12:00', '2026-10-25T02:00', 480],
    // From and to the same time: a day, of 25 hours here.
    ['Europe/Bucharest', '2026-10-24', '12:00', '12:00', '2026-10-24T09:00', 1500],
    // Cairo: last Friday of April, midnight goes from +2 to +3; last Thursday of October, 24:00 back.
    ['Africa/Cairo', '2026-04-23', '22:00', '06:00', '2026-04-23T20:00', 420],
    ['Africa/Cairo', '2026-04-24', '00:00', '08:00', '2026-04-23T22:00', 420],
    ['Africa/Cairo', '2026-04-23', '16:00', '00:00', '2026-04-23T14:00', 480],
    ['Africa/Cairo', '2026-10-29', '22:00', '06:00', '2026-10-29T19:00', 540],
    ['Africa/Cairo', '2026-10-29', '16:00', '23:30', '2026-10-29T13:00', 450],
    ['Africa/Cairo', '2026-10-29', '16:00', '00:00', '2026-10-29T13:00', 540],
    // Santiago: -4 to -3 as 6 September 2026 begins, back as 3 April 2027 ends.
    ['America/Santiago', '2026-09-05', '22:00', '06:00', '2026-09-06T02:00', 420],
    ['America/Santiago', '2027-04-03', '22:00', '06:00', '2027-04-04T01:00', 540],
    // Lord Howe: half an hour, +10:30 to +11 on 4 October 2026 02:00, back on 4 April 2027 02:00.
    ['Australia/Lord_Howe', '2026-10-03', '22:00', '06:00', '2026-10-03T11:30', 450],
    ['Australia/Lord_Howe', '2027-04-03', '22:00', '06:00', '2027-04-03T11:00', 510],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '10:15', '2026-10-03T15:45', 450],
    // São Paulo has had none since 2019; before, midnight: 4 November 2018 forward, 16 February 2019 back.
    ['America/Sao_Paulo', '2026-10-17', '22:00', '06:00', '2026-10-18T01:00', 480],
    ['America/Sao_Paulo', '2018-11-03', '22:00', '06:00', '2018-11-04T01:00', 420],
    ['America/Sao_Paulo', '2019-02-16', '22:00', '06:00', '2019-02-17T00:00', 540],
    // Chatham, +12:45 and +13:45, changes at 02:45 standard time.
    ['Pacific/Chatham', '2026-09-26', '22:00', '06:00', '2026-09-26T09:15', 420],
    ['America/New_York', '2026-10-31', '22:00', '06:00', '2026-11-01T02:00', 540],
    ['America/New_York', '2027-03-13', '22:00', '06:00', '2027-03-14T03:00', 420],
    // The Azores change at their midnight, -1 to 0.
    ['Atlantic/Azores', '2027-03-28', '00:00', '08:00', '2027-03-28T01:00', 420],
    // Nuuk changes with Europe at 01:00Z, which is 23:00 of its Saturday.
    ['America/Nuuk', '2027-03-27', '22:00', '06:00', '2027-03-28T00:00', 420],
    ['Asia/Manila', '2027-03-27', '22:00', '06:00', '2027-03-27T14:00', 480],
    ['America/Bogota', '2026-10-24', '22:00', '06:00', '2026-10-25T03:00', 480],
  ])('%s %s %s-%s begins at %s and lasts %i min', (zone, date, start, end, startAt, minutes) => {
    const span = spanOf({ zone, date, start, end })
    expect(span?.startAt).toBe(utc(startAt))
    expect(span && minutesOf(span)).toBe(minutes)
  })
  it.each([
    ['Mars/Olympus', '2027-03-27', '22:00'],
    ['Europe/Bucharest', '2027-02-29', '22:00'],
    ['Europe/Bucharest', '2027-03-27', '24:00'],
  ])('%s %s %s is none', (zone, date, start) => {
    expect(spanOf({ zone, date, start, end: '06:00' })).toBeNull()
  })
})

describe('rest over a clock change', () => {
  it.each([
    // Evening until; zone; next day from; elapsed minutes where they are under eleven hours.
    ['Europe/Bucharest', '2027-03-27', '22:00', '2027-03-28', '09:00', 600],
    ['Europe/Bucharest', '2027-03-27', '22:00', '2027-03-28', '10:00', null],
    ['Europe/Bucharest', '2027-03-20', '22:00', '2027-03-21', '09:00', null],
    ['Europe/Bucharest', '2026-10-24', '22:00', '2026-10-25', '08:00', null],
    ['Europe/Bucharest', '2026-10-24', '22:00', '2026-10-25', '07:45', 645],
    ['Europe/Bucharest', '2026-10-17', '22:00', '2026-10-18', '08:00', 600],
    ['Africa/Cairo', '2026-04-23', '23:00', '2026-04-24', '10:00', 600],
    ['Africa/Cairo', '2026-10-29', '23:00', '2026-10-30', '09:00', null],
    ['Australia/Lord_Howe', '2026-10-03', '22:00', '2026-10-04', '09:00', 630],
    ['Australia/Lord_Howe', '2027-04-03', '22:00', '2027-04-04', '08:30', null],
    ['America/Santiago', '2026-09-05', '22:00', '2026-09-06', '09:00', 600],
    ['America/Santiago', '2027-04-03', '22:00', '2027-04-04', '08:00', null],
    ['America/Sao_Paulo', '2026-10-17', '22:00', '2026-10-18', '09:00', null],
    ['America/Sao_Paulo', '2026-10-17', '22:00', '2026-10-18', '08:59', 659],
  ])('%s %s until %s, %s from %s: %s', (zone, one, until, other, from, minutes) => {
    const found = broken('rest', [shift(`${one} 15:00-${until}`, { zone }), shift(`${other} ${from}-16:30`, { zone })], {
      people: [somebody({ zone })],
    })
    expect(found.map(({ figures }) => figures)).toEqual(minutes === null ? [] : [{ minutes, needed: 660 }])
  })
  it('is that of the zones the shifts are planned in, whatever hers: Manila on Bucharest’s wall', () => {
    // 22:00+2 to 09:00+3.
    const found = broken('rest', [shift('2027-03-27 14:00-22:00'), shift('2027-03-28 09:00-17:00')], {
      people: [somebody({ zone: 'Asia/Manila' })],
    })
    expect(found[0]).toMatchObject({ startAt: utc('2027-03-27T20:00'), endAt: utc('2027-03-28T06:00'), figures: { minutes: 600 } })
  })
  it('Romania asks for twelve hours, and says where', () => {
    const people = [somebody({ country: 'RO' })]
    expect(broken('rest', [shift('2026-10-05 14:00-22:00'), shift('2026-10-06 09:00-17:00')], { people })[0]?.figures).toEqual({
      minutes: 660,
      needed: 720,
      source: 'Codul muncii art. 135(1)',
    })
    // The night of 25 October gives the hour back.
    expect(broken('rest', [shift('2026-10-24 14:00-22:00'), shift('2026-10-25 09:00-17:00')], { people })).toEqual([])
  })
})

describe('clock changes', () => {
  it.each([
    ['Europe/Bucharest', '2027-03-28T01:00', 'forward', '2027-03-28', '03:00', '04:00', 120, 180],
    ['Europe/Bucharest', '2026-10-25T01:00', 'back', '2026-10-25', '03:00', '04:00', 180, 120],
    ['Africa/Cairo', '2026-04-23T22:00', 'forward', '2026-04-24', '00:00', '01:00', 120, 180],
    ['Africa/Cairo', '2026-10-29T21:00', 'back', '2026-10-29', '23:00', '00:00', 180, 120],
    ['Australia/Lord_Howe', '2026-10-03T15:30', 'forward', '2026-10-04', '02:00', '02:30', 630, 660],
    ['Australia/Lord_Howe', '2027-04-03T15:00', 'back', '2027-04-04', '01:30', '02:00', 660, 630],
    ['America/Santiago', '2027-04-04T03:00', 'back', '2027-04-03', '23:00', '00:00', -180, -240],
  ])('%s at %sZ %s', (zone, at, kind, date, start, end, beforeMinutes, afterMinutes) => {
    const around = clockChangesBetween(zone, utc(at) - 86_400_000, utc(at) + 86_400_000)
    expect(around).toHaveLength(1)
    expect(around[0]).toMatchObject({ at: utc(at), kind, date, start, end, beforeMinutes, afterMinutes })
    const hour = kind === 'back' ? (beforeMinutes - afterMinutes) * 60_000 : 0
    expect(around[0]?.hatch).toEqual({ startAt: utc(at), endAt: utc(at) + hour })
  })
  it('the span asked for holds its beginning and not its end', () => {
    const at = utc('2027-03-28T01:00')
    expect(clockChangesBetween('Europe/Bucharest', at, at + 1)).toHaveLength(1)
    expect(clockChangesBetween('Europe/Bucharest', at - 1, at)).toEqual([])
    expect(clockChangesBetween('Asia/Manila', utc('2020-01-01T00:00'), utc('2040-01-01T00:00'))).toEqual([])
    expect(clockChangesBetween('Mars/Olympus', 0, at)).toEqual([])
  })
})

describe('leave', () => {
  it.each([
    [away('2027-03-28', '2027-03-28'), '2027-03-27T22:00', '2027-03-28T21:00', 1],
    [away('2026-10-25', '2026-10-25'), '2026-10-24T21:00', '2026-10-25T22:00', 1],
    [away('2026-10-05', '2026-10-09'), '2026-10-04T21:00', '2026-10-09T21:00', 5],
    [away('2026-10-05', '2026-10-09', { startTime: '13:00' }), '2026-10-05T10:00', '2026-10-09T21:00', 4.5],
    [away('2026-10-05', '2026-10-09', { startTime: '13:00', endTime: '12:00' }), '2026-10-05T10:00', '2026-10-09T09:00', 4],
    [away('2026-10-05', '2026-10-05', { endTime: '12:00' }), '2026-10-04T21:00', '2026-10-05T09:00', 0.5],
    [away('2026-10-05', '2026-10-05', { startTime: '10:00', endTime: '14:00' }), '2026-10-05T07:00', '2026-10-05T11:00', 0.5],
    [away('2026-10-05', '2026-10-05', { zone: 'Asia/Manila' }), '2026-10-04T16:00', '2026-10-05T16:00', 1],
    // Cairo's 24 April begins at 01:00.
    [away('2026-04-24', '2026-04-24', { zone: 'Africa/Cairo' }), '2026-04-23T22:00', '2026-04-24T21:00', 1],
  ])('%#: from %sZ to %sZ', (leave, startAt, endAt, days) => {
    expect(leaveSpan(leave)).toEqual({ startAt: utc(startAt), endAt: utc(endAt) })
    expect(leaveDays(leave)).toBe(days)
  })
  it.each([
    [away('2026-10-05', '2026-10-04')],
    [away('2026-10-05', '2026-10-05', { startTime: '14:00', endTime: '10:00' })],
    [away('2026-10-05', '2026-10-05', { zone: 'Mars/Olympus' })],
  ])('%#: is none', (leave) => {
    expect(leaveSpan(leave)).toBeNull()
    expect(leaveDays(leave)).toBe(0)
  })
})
