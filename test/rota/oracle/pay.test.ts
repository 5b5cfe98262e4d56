/** What hours come to, in hours of plain wage, by hand: the sum stands with each example. */
import { describe, expect, it } from 'vitest'
import { payOf } from '../../../src/shared/domain/rota/pay'
import type { Break } from '../../../src/shared/domain/rota/plan'
import { plan, shift, somebody } from '../../../src/shared/domain/rota/rules/kit'

const zones: Record<string, string> = {
  RO: 'Europe/Bucharest',
  PH: 'Asia/Manila',
  CO: 'America/Bogota',
  MX: 'America/Mexico_City',
  BR: 'America/Sao_Paulo',
  AR: 'America/Argentina/Buenos_Aires',
  PL: 'Europe/Warsaw',
  DE: 'Europe/Berlin',
  EG: 'Africa/Cairo',
  US: 'America/New_York',
  GB: 'Europe/London',
  PT: 'Europe/Lisbon',
  JP: 'Asia/Tokyo',
}
const pay = (country: string | null, when: readonly string[], breaks: Break[] = []) => {
  const zone = zones[country ?? 'RO'] ?? ''
  const who = somebody({ country, zone })
  return payOf(
    plan(
      when.map((one) => shift(one, { zone, breaks })),
      { people: [who] },
    ),
    who.id,
  )
}
const days = (first: string, count: number, times: string) =>
  Array.from({ length: count }, (_, index) => `${new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10)} ${times}`)

describe('the cost', () => {
  it.each([
    // Plain hours.
    ['RO', ['2026-10-05 09:00-17:00'], 8],
    [null, ['2026-10-05 22:00-08:00'], 10],
    // Romania, night 25 %: 8 + 8 × 0.25.
    ['RO', ['2026-10-05 22:00-06:00'], 10],
    // The short night: 7 × 1.25. The long one: 9 × 1.25 and one hour of overtime 0.75.
    ['RO', ['2027-03-27 22:00-06:00'], 8.75],
    ['RO', ['2026-10-24 22:00-06:00'], 12],
    // Two hours of night are too few for the premium (art. 126 asks for three); three are not.
    ['RO', ['2026-10-05 16:00-00:00'], 8],
    ['RO', ['2026-10-05 17:00-01:00'], 8.75],
    // 1 December 100 %: 8 × 2; with two hours of overtime 10 × 2 + 2 × 0.75.
    ['RO', ['2026-12-01 09:00-17:00'], 16],
    ['RO', ['2026-12-01 08:00-18:00'], 21.5],
    // 23/24 January: 8 × 1.25 and six hours of the holiday.
    ['RO', ['2027-01-23 22:00-06:00'], 16],
    // 50 hours on five days, or 48 on six: ten, eight of them overtime.
    ['RO', days('2026-10-05', 5, '08:00-18:00'), 57.5],
    ['RO', days('2026-10-05', 6, '09:00-17:00'), 54],
    // Both by day and by week, once: 6 × 10 = 60, 10 by the day until Friday, Saturday all ten by the week: 20 × 0.75.
    ['RO', days('2026-10-05', 6, '08:00-18:00'), 75],
    // The Philippines: 10 + 2 × 0.25; night 10 %; holiday 100 %; special day 30 %; a seventh day 30 %.
    ['PH', ['2026-10-05 08:00-18:00'], 10.5],
    ['PH', ['2026-10-05 22:00-06:00'], 8.8],
    ['PH', ['2026-12-25 09:00-17:00'], 16],
    ['PH', ['2026-12-08 09:00-17:00'], 10.4],
    ['PH', days('2026-09-14', 7, '09:00-17:00'), 58.4],
    // Colombia: 42 h from 15 July 2026, 44 before; night from 19:00 35 %; overtime 25 %, at night 75 % in place of both.
    ['CO', days('2026-09-14', 6, '09:00-17:00'), 49.5],
    ['CO', days('2026-05-04', 6, '09:00-17:00'), 49],
    ['CO', ['2026-09-14 14:00-22:00'], 9.05],
    ['CO', ['2026-09-14 14:00-00:00'], 12.15],
    ['CO', ['2026-09-14 13:00-23:00'], 11.8],
    // Sunday 80 % until June 2026, 90 % from July, 100 % from July 2027.
    ['CO', ['2026-06-21 09:00-17:00'], 14.4],
    ['CO', ['2026-09-20 09:00-17:00'], 15.2],
    ['CO', ['2027-07-11 09:00-17:00'], 16],
    // Mexico: a night's day has seven hours, the eighth is doubled; Sunday 25 %; Christmas threefold; 48 h, in 2027 46.
    ['MX', ['2026-10-05 22:00-06:00'], 9],
    ['MX', ['2026-10-11 10:00-18:00'], 10],
    ['MX', ['2026-12-25 10:00-18:00'], 24],
    ['MX', days('2026-10-05', 6, '10:00-18:00'), 48],
    ['MX', days('2027-10-04', 6, '10:00-18:00'), 50],
    // Brazil: seven hours from 22 to 5 count as eight: 8 × 1.2.
    ['BR', ['2026-10-05 22:00-05:00'], 9.6],
    // Argentina: eight minutes for each of seven hours.
    ['AR', ['2026-10-05 21:00-04:00'], 7 + 56 / 60],
    // Poland: All Saints on a Sunday is 100 % once.
    ['PL', ['2026-11-01 09:00-17:00'], 16],
    ['PL', ['2026-10-04 09:00-17:00'], 16],
    ['PL', ['2026-10-05 22:00-06:00'], 9.6],
    // Germany: 121 minutes of night are owed, 120 not.
    ['DE', ['2026-10-05 17:00-01:00'], 8],
    ['DE', ['2026-10-05 18:00-02:00'], 8.75],
    // Portugal's holiday 50 %, its night until 7; 5 October is one there: 8 × 1.25 + 1 × 0.5.
    ['PT', ['2026-12-01 09:00-17:00'], 12],
    ['PT', ['2026-10-05 23:00-07:00'], 10.5],
    ['PT', ['2026-10-06 23:00-07:00'], 10],
    // Japan: a national holiday is an ordinary day; night until 5.
    ['JP', ['2026-11-03 09:00-17:00'], 8],
    ['JP', ['2026-10-05 22:00-05:00'], 8.75],
    // 40 hours and 1.5 for the rest in the United States; nothing by law in Britain.
    ['US', days('2026-10-05', 5, '08:00-17:00'), 47.5],
    ['GB', days('2026-10-05', 5, '08:00-18:00'), 50],
    // Egypt: overtime 35 %, at night 70 %; 6 October is a holiday (200 %): 10 + 2 × 0.7 + 2 × 2.
    ['EG', ['2026-10-05 09:00-19:00'], 10.7],
    ['EG', ['2026-10-05 16:00-02:00'], 15.4],
    ['EG', ['2026-10-12 16:00-02:00'], 11.4],
  ] as const)('%s %j: %s', (country, when, cost) => {
    expect(pay(country, when).cost).toBeCloseTo(cost, 6)
  })
})

describe('the kinds', () => {
  const lunch = (paid: boolean): Break => ({ kind: 'lunch', afterMinutes: 240, minutes: 60, paid })
  it('pauses: unpaid ones are no work, paid ones and lessons are', () => {
    expect(pay('RO', ['2026-10-05 09:00-18:00'], [lunch(false)])).toMatchObject({
      elapsed: 540,
      worked: 480,
      overtime: 0,
      breakUnpaid: 60,
      cost: 8,
    })
    expect(pay('RO', ['2026-10-05 09:00-18:00'], [lunch(true)])).toMatchObject({
      elapsed: 540,
      worked: 540,
      overtime: 60,
      breakPaid: 60,
      cost: 9.75,
    })
    expect(pay('RO', ['2026-10-05 09:00-17:00'], [{ ...lunch(false), kind: 'training' }])).toMatchObject({
      worked: 480,
      training: 60,
      breakUnpaid: 0,
    })
    // Of the night 22 to 6 the hour at 2 is a pause.
    expect(pay('RO', ['2026-10-05 22:00-06:00'], [lunch(false)])).toMatchObject({ night: 420, worked: 420, plain: 0, cost: 8.75 })
  })
  it('nights of the change as they were', () => {
    expect(pay('RO', ['2027-03-27 22:00-06:00'])).toMatchObject({ elapsed: 420, worked: 420, night: 420, plain: 0, overtime: 0 })
    expect(pay('RO', ['2026-10-24 22:00-06:00'])).toMatchObject({ elapsed: 540, worked: 540, night: 540, plain: 0, overtime: 60 })
  })
  it('a day beyond the limit is cut at its end', () => {
    expect(pay('CO', ['2026-09-14 08:00-18:00'])).toMatchObject({ worked: 600, overtime: 60, plain: 540 })
    expect(pay('PH', days('2026-09-14', 7, '09:00-17:00'))).toMatchObject({ worked: 3360, restDay: 480, overtime: 0, plain: 2880 })
  })
  it('weeks begin with Monday: seven days from Wednesday on are in two of them', () => {
    expect(pay('PH', days('2026-09-16', 7, '09:00-17:00'))).toMatchObject({ restDay: 0, cost: 56 })
  })
  it('nothing for who is not there', () => {
    expect(payOf(plan([shift('2026-10-05 09:00-17:00')]), 'nobody')).toMatchObject({ elapsed: 0, worked: 0, cost: 0 })
  })
})
