/** The rules of a plan by hand: the sum stands with each example. Person: Bucharest, usual contract, no country, unless said. */
import { describe, expect, it } from 'vitest'
import type { WorkContract } from '../../../src/shared/domain/rota/person'
import type { Break } from '../../../src/shared/domain/rota/plan'
import { away, broken, shift, somebody } from '../../../src/shared/domain/rota/rules/kit'

const day = (month: string, first: number, last: number, times: string, of: Parameters<typeof shift>[1] = {}) =>
  Array.from({ length: last - first + 1 }, (_, index) => shift(`${month}-${String(first + index).padStart(2, '0')} ${times}`, of))
const figures = (...of: Parameters<typeof broken>) => broken(...of).map((finding) => finding.figures)
const with_ = (contract: Partial<WorkContract>, country: string | null = null, zone = 'Europe/Bucharest') => ({
  people: [somebody({ contract, country, zone })],
})
const pause = (afterMinutes: number, minutes: number, paid = false, kind: Break['kind'] = 'lunch'): Break => ({
  kind,
  afterMinutes,
  minutes,
  paid,
})

describe('an ISO week', () => {
  it('over the year’s end: 28 December 2026 to 3 January 2027 is one', () => {
    // 6 × 490 = 2940.
    const six = [...day('2026-12', 28, 31, '09:00-17:10'), ...day('2027-01', 1, 2, '09:00-17:10')]
    expect(figures('maxWeek', six)).toEqual([{ minutes: 2940, most: 2880, date: '2026-12-28' }])
    expect(
      figures('maxWeek', [
        ...day('2026-12', 30, 31, '09:00-17:10'),
        ...day('2027-01', 1, 6, '09:00-17:10').slice(0, 2),
        ...day('2027-01', 4, 5, '09:00-17:10'),
      ]),
    ).toEqual([])
  })
  it('a night from Sunday belongs to the week it begins in', () => {
    // Tue 6 to Sun 11 October: 5 × 480 + 481 = 2881; its sixth ends on Monday.
    expect(figures('maxWeek', [...day('2026-10', 6, 10, '13:00-21:00'), shift('2026-10-11 22:00-06:01')])).toEqual([
      { minutes: 2881, most: 2880, date: '2026-10-05' },
    ])
    expect(figures('maxWeek', [...day('2026-10', 12, 16, '13:00-21:00'), shift('2026-10-11 22:00-06:01')])).toEqual([])
  })
  it('is of her own calendar: 17:00Z on Sunday is Monday in Manila', () => {
    const six = day('2026-10', 4, 9, '17:00-02:00', { zone: 'Etc/UTC' })
    expect(figures('maxWeek', six, with_({}, null, 'Asia/Manila'))).toEqual([{ minutes: 3240, most: 2880, date: '2026-10-05' }])
    expect(figures('maxWeek', six)).toEqual([])
  })
  it('counts the nights of a change as they last', () => {
    const limit = with_({ maxWeeklyMinutes: 2400 })
    // 4 × 8 + 9 and 4 × 8 + 7.
    expect(figures('maxWeek', day('2026-10', 20, 24, '22:00-06:00'), limit)).toEqual([{ minutes: 2460, most: 2400, date: '2026-10-19' }])
    expect(figures('maxWeek', day('2027-03', 23, 27, '22:00-06:00'), limit)).toEqual([])
    expect(figures('underWeek', day('2027-03', 23, 27, '22:00-06:00'))).toEqual([{ minutes: 2340, agreed: 2400, date: '2027-03-22' }])
  })
  it('under the agreed hours, leave taken off by its days', () => {
    // Four days of 8 h, the fifth on leave: 2400 - 480 = 1920 are owed and worked.
    const leave = [away('2026-10-09', '2026-10-09')]
    expect(figures('underWeek', day('2026-10', 5, 8, '09:00-17:00'), { leave })).toEqual([])
    expect(figures('underWeek', day('2026-10', 5, 8, '09:00-16:00'), { leave })).toEqual([
      { minutes: 1680, agreed: 1920, date: '2026-10-05' },
    ])
    // Half a day's leave takes 240: 2160.
    const half = [away('2026-10-09', '2026-10-09', { startTime: '13:00' })]
    expect(figures('underWeek', day('2026-10', 5, 8, '09:00-17:00'), { leave: half })).toEqual([
      { minutes: 1920, agreed: 2160, date: '2026-10-05' },
    ])
  })
  it('days of it, and days in a row over its edge', () => {
    expect(figures('daysPerWeek', day('2026-10', 5, 10, '09:00-15:00'))).toEqual([{ days: 6, most: 5, date: '2026-10-05' }])
    expect(figures('daysPerWeek', day('2026-10', 7, 13, '09:00-15:00'))).toEqual([])
    expect(figures('daysInRow', day('2026-10', 7, 13, '09:00-15:00'))).toEqual([{ days: 7, most: 6 }])
    // Two shifts on one day are one day of work.
    expect(figures('daysPerWeek', [...day('2026-10', 5, 9, '08:00-10:00'), ...day('2026-10', 5, 9, '11:00-13:00')])).toEqual([])
  })
})

describe('a day', () => {
  it('adds up what begins on it, without unpaid pauses', () => {
    expect(figures('maxDay', [shift('2026-10-05 06:00-12:00'), shift('2026-10-05 13:00-17:01')])).toEqual([
      { minutes: 601, most: 600, date: '2026-10-05' },
    ])
    expect(figures('maxDay', [shift('2026-10-05 06:00-17:00', { breaks: [pause(240, 60)] })])).toEqual([])
    expect(figures('maxDay', [shift('2026-10-05 06:00-17:00', { breaks: [pause(240, 60, true)] })])).toEqual([
      { minutes: 660, most: 600, date: '2026-10-05' },
    ])
    // Lessons are work, and pauses that overlap are taken once: 660 - 90.
    expect(figures('maxDay', [shift('2026-10-05 06:00-17:00', { breaks: [pause(60, 120, false, 'training')] })])).toHaveLength(1)
    expect(figures('maxDay', [shift('2026-10-05 06:00-17:31', { breaks: [pause(240, 60), pause(270, 60)] })])).toEqual([
      { minutes: 601, most: 600, date: '2026-10-05' },
    ])
  })
  it('by the stricter of contract and law', () => {
    const long = [shift('2026-10-05 06:00-17:30')]
    expect(figures('maxDay', long, with_({ maxDayMinutes: 720 }, 'DE'))).toEqual([
      { minutes: 690, most: 600, date: '2026-10-05', source: 'ArbZG § 3' },
    ])
    expect(figures('maxDay', long, with_({ maxDayMinutes: 720 }, 'RO'))).toEqual([])
    expect(figures('maxDay', long, with_({ maxDayMinutes: 480 }, 'DE'))).toEqual([{ minutes: 690, most: 480, date: '2026-10-05' }])
  })
})

describe('a night by her law', () => {
  it.each([
    ['RO', 'Europe/Bucharest', '2026-10-05 17:00-01:00', true],
    ['RO', 'Europe/Bucharest', '2026-10-05 17:00-00:59', false],
    ['RO', 'Europe/Bucharest', '2026-10-05 03:00-11:00', true],
    ['RO', 'Europe/Bucharest', '2026-10-05 03:01-11:00', false],
    // 28 March: 02:00 to 06:00 are three hours, from 02:01 on less.
    ['RO', 'Europe/Bucharest', '2027-03-28 02:00-10:00', true],
    ['RO', 'Europe/Bucharest', '2027-03-28 02:01-10:00', false],
    // 25 October: 03:59 first turn to 06:00 are 3 h 01; 04:00 to 06:00 two.
    ['RO', 'Europe/Bucharest', '2026-10-25 03:59-11:00', true],
    ['RO', 'Europe/Bucharest', '2026-10-25 04:00-11:00', false],
    [null, 'Europe/Bucharest', '2026-10-05 17:00-01:00', true],
    [null, 'Europe/Bucharest', '2026-10-05 17:00-00:59', false],
    // The Philippines: all of midnight to five.
    ['PH', 'Asia/Manila', '2026-10-05 22:00-06:00', true],
    ['PH', 'Asia/Manila', '2026-10-05 20:00-04:59', false],
    ['PH', 'Asia/Manila', '2026-10-05 00:01-08:00', false],
    // Germany: more than two hours of 23 to 6.
    ['DE', 'Europe/Berlin', '2026-10-05 17:00-01:00', false],
    ['DE', 'Europe/Berlin', '2026-10-05 17:00-01:01', true],
    // Mexico: three and a half of 20 to 6.
    ['MX', 'America/Mexico_City', '2026-10-05 16:00-23:30', true],
    ['MX', 'America/Mexico_City', '2026-10-05 16:00-23:29', false],
    // Brazil until 5, Portugal until 7, Argentina from 21 on.
    ['BR', 'America/Sao_Paulo', '2026-10-05 02:00-10:00', true],
    ['BR', 'America/Sao_Paulo', '2026-10-05 02:01-10:00', false],
    ['PT', 'Europe/Lisbon', '2026-10-05 04:00-12:00', true],
    ['PT', 'Europe/Lisbon', '2026-10-05 04:01-12:00', false],
    ['AR', 'America/Argentina/Buenos_Aires', '2026-10-05 16:00-00:00', true],
  ] as const)('%s %s %s: %s', (country, zone, when, isNight) => {
    const found = broken('nightsInRow', [shift(when, { zone })], with_({ maxNightsInRow: 0 }, country, zone))
    expect(found).toHaveLength(isNight ? 1 : 0)
  })
  it('is on her wall, not on the plan’s: Bucharest 16 to 24 in winter is Manila’s 22 to 6', () => {
    const limit = with_({ maxNightsInRow: 0 }, 'PH', 'Asia/Manila')
    expect(broken('nightsInRow', [shift('2026-12-07 16:00-00:00')], limit)).toHaveLength(1)
    expect(broken('nightsInRow', [shift('2026-12-07 14:00-22:00')], limit)).toEqual([])
    // In summer the same wall in Bucharest is 21 to 5 in Manila: still all of midnight to five.
    expect(broken('nightsInRow', [shift('2026-07-06 16:00-00:00')], limit)).toHaveLength(1)
    expect(broken('nightsInRow', [shift('2026-07-06 15:45-23:45')], limit)).toEqual([])
  })
  it('in a row, and of any 28 days', () => {
    expect(figures('nightsInRow', day('2026-10', 5, 9, '22:00-06:00'))).toEqual([{ nights: 5, most: 4 }])
    expect(figures('nightsInRow', [...day('2026-10', 5, 8, '22:00-06:00'), ...day('2026-10', 10, 13, '22:00-06:00')])).toEqual([])
    const any = with_({ maxNightsInRow: 28 })
    const ten = day('2026-10', 1, 10, '22:00-06:00')
    expect(figures('nights', [...ten, shift('2026-10-28 22:00-06:00')], any)).toEqual([{ nights: 11, most: 10 }])
    expect(figures('nights', [...ten, shift('2026-10-29 22:00-06:00')], any)).toEqual([])
  })
})

describe('weekly rest', () => {
  const ro = with_({}, 'RO')
  it('of 48 hours: 47 in the night that is an hour short', () => {
    const week = (first: number) => [...day('2027-03', first, first + 4, '09:00-17:00'), shift(`2027-03-${first + 6} 17:00-23:00`)]
    // Friday 17:00 to Sunday 17:00.
    expect(broken('weeklyRest', week(15), ro)).toEqual([])
    // Monday 09:00 (+2) to Sunday 23:00 (+3): 6 d 13 h, the seventh day of 24 hours begun.
    expect(figures('weeklyRest', week(22), ro)).toEqual([{ minutes: 2820, needed: 2880, days: 7, source: 'Codul muncii art. 137(1)' }])
  })
  it('and 48 in the night that has one more', () => {
    const week = (sunday: number, from: string) => [
      ...day('2026-10', sunday - 6, sunday - 2, '09:00-17:00'),
      shift(`2026-10-${sunday} ${from}-23:00`),
    ]
    expect(broken('weeklyRest', week(25, '16:00'), ro)).toEqual([])
    expect(figures('weeklyRest', week(18, '16:00'), ro)).toMatchObject([{ minutes: 2820 }])
  })
  it('one free Sunday is enough for 35 hours, not for 48', () => {
    const weeks = [...day('2026-10', 5, 10, '09:00-17:00'), ...day('2026-10', 12, 17, '09:00-17:00')]
    // Saturday 17:00 to Monday 09:00 are 40 hours.
    expect(broken('weeklyRest', weeks, with_({}, 'DE'))).toEqual([])
    expect(figures('weeklyRest', weeks, ro)).toMatchObject([{ minutes: 2400, needed: 2880 }])
  })
  it('begins at the latest after 6 × 24 hours, to the minute', () => {
    // Monday 09:00 to Sunday 09:00; seven nights less one hour.
    const seven = (end: string) => [...day('2026-10', 5, 10, '09:00-17:00'), shift(`2026-10-11 04:00-${end}`)]
    expect(broken('weeklyRest', seven('09:00'), with_({}, 'GB'))).toEqual([])
    expect(broken('weeklyRest', seven('09:01'), with_({}, 'GB'))).toHaveLength(1)
  })
  it('is not asked without a country, nor in the United States', () => {
    const all = day('2026-10', 1, 20, '09:00-17:00')
    expect(broken('weeklyRest', all)).toEqual([])
    expect(broken('weeklyRest', all, with_({}, 'US'))).toEqual([])
  })
})

describe('leave, hours and holidays', () => {
  it('half a day', () => {
    const morning = [away('2026-10-05', '2026-10-05', { endTime: '13:00' })]
    expect(figures('leave', [shift('2026-10-05 12:00-20:00')], { leave: morning })).toEqual([{ minutes: 60, kind: 'holiday' }])
    expect(figures('leave', [shift('2026-10-05 13:00-20:00')], { leave: morning })).toEqual([])
    // In Manila's afternoon, 13:00 to 24:00 there: 08:00 to 19:00 in Bucharest.
    const manila = [away('2026-10-05', '2026-10-05', { startTime: '13:00', zone: 'Asia/Manila', kind: 'sick' })]
    expect(figures('leave', [shift('2026-10-05 15:00-23:00')], { leave: manila })).toEqual([{ minutes: 240, kind: 'sick' }])
  })
  it('earliest and latest are on her wall', () => {
    const office = { earliest: '08:00', latest: '20:00' }
    expect(figures('hours', [shift('2026-10-05 07:30-15:30')], with_(office))).toEqual([{ minutes: 30, ...office }])
    // Bucharest 09 to 15: until 20:00 in Manila in summer, until 21:00 in winter.
    const manila = with_(office, null, 'Asia/Manila')
    expect(figures('hours', [shift('2026-07-06 09:00-15:00')], manila)).toEqual([])
    expect(figures('hours', [shift('2026-12-07 09:00-15:00')], manila)).toEqual([{ minutes: 60, ...office }])
    const owl = { earliest: '22:00', latest: '06:00' }
    expect(figures('hours', [shift('2026-10-05 22:00-06:00')], with_(owl))).toEqual([])
    expect(figures('hours', [shift('2026-10-05 21:00-05:00')], with_(owl))).toEqual([{ minutes: 60, ...owl }])
    expect(figures('hours', [shift('2026-10-06 01:00-07:00')], with_(owl))).toEqual([{ minutes: 60, ...owl }])
  })
  it('a holiday by her country and calendar', () => {
    // 24 January is Romania's day of union: six hours of the night into it. Saint Andrew's and the day of Romania follow each other.
    expect(figures('holiday', [shift('2027-01-23 22:00-06:00')], with_({}, 'RO'))).toEqual([{ minutes: 360, date: '2027-01-24' }])
    expect(figures('holiday', [shift('2026-11-30 22:00-06:00')], with_({}, 'RO'))).toEqual([
      { minutes: 120, date: '2026-11-30' },
      { minutes: 360, date: '2026-12-01' },
    ])
    expect(figures('holiday', [shift('2026-12-01 09:00-17:00')], with_({}, 'PH', 'Asia/Manila'))).toEqual([])
    // Bucharest's 24 December 17:00-23:00 is Manila's 23:00-05:00: five hours of Christmas, one of the special day before.
    expect(figures('holiday', [shift('2026-12-24 17:00-23:00')], with_({}, 'PH', 'Asia/Manila'))).toContainEqual({
      minutes: 300,
      date: '2026-12-25',
    })
  })
})

describe('pauses', () => {
  it.each([
    ['PH', 540, [], 60, 0],
    ['PH', 540, [pause(240, 60)], null, 0],
    ['PH', 500, [pause(240, 20, true)], null, 0],
    // Twenty paid minutes may stand for the hour; where they fall short, the hour is what is owed.
    ['PH', 500, [pause(240, 19, true)], 60, 19],
    ['PH', 360, [], null, 0],
    ['DE', 360, [], null, 0],
    ['DE', 361, [], 30, 0],
    // 570 - 30 = 540 are not more than nine hours; 571 - 30 are.
    ['DE', 570, [pause(240, 30)], null, 0],
    ['DE', 571, [pause(240, 30)], 45, 30],
    ['DE', 600, [pause(180, 30), pause(400, 15)], null, 0],
    ['PL', 360, [], 15, 0],
    ['PL', 359, [], null, 0],
    // 525 - 45 = 480 are not more than eight hours; 526 - 45 are.
    ['JP', 525, [pause(240, 45)], null, 0],
    ['JP', 526, [pause(240, 45)], 60, 45],
    // A lesson is no pause.
    ['RO', 480, [pause(240, 30, false, 'training')], 5, 0],
    ['RO', 480, [pause(240, 5)], null, 0],
    ['US', 600, [], null, 0],
  ] as const)('%s: %i min with %j ask for %s', (country, minutes, breaks, needed, had) => {
    const end = 6 * 60 + minutes
    const to = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
    const found = figures('breaks', [shift(`2026-10-05 06:00-${to}`, { breaks: [...breaks] })], with_({}, country))
    if (needed === null) expect(found).toEqual([])
    else expect(found).toMatchObject([{ minutes: had, needed }])
  })
  it.each([
    ['DE', [pause(390, 30)], 390],
    ['DE', [pause(360, 30)], null],
    // 08:00 to 17:00; after the pause at 09:00-10:00 seven hours.
    ['DE', [pause(60, 60)], 420],
    ['PT', [pause(301, 60)], 301],
    ['PT', [pause(240, 60)], null],
    ['EG', [pause(240, 30, false, 'training')], 540],
  ] as const)('%s: nine hours with %j in one stretch: %s', (country, breaks, longest) => {
    const found = figures('stretch', [shift('2026-10-05 08:00-17:00', { breaks: [...breaks] })], with_({}, country))
    expect(found.map(({ minutes }) => minutes)).toEqual(longest === null ? [] : [longest])
  })
})
