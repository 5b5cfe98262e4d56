import { describe, expect, it } from 'vitest'
import { findingsOf } from '../findings'
import { away, broken, plan, shift, somebody } from './kit'

const days = (first: number, last: number, times: string) =>
  Array.from({ length: last - first + 1 }, (_, index) => shift(`2026-10-${String(first + index).padStart(2, '0')} ${times}`))

describe('overlap', () => {
  it('is found across zones, and not where shifts only meet', () => {
    const manila = shift('2026-10-05 18:00-20:00', { zone: 'Asia/Manila' })
    const [found, ...more] = broken('overlap', [shift('2026-10-05 09:00-14:00'), manila])
    expect(more).toEqual([])
    expect(found?.figures).toEqual({ minutes: 60 })
    expect(broken('overlap', [shift('2026-10-05 09:00-13:00'), manila])).toEqual([])
  })
})

describe('rest', () => {
  it('is elapsed: the night of the change is an hour shorter than the wall says', () => {
    // 20:00 to 07:00 on the wall are ten hours in the night of 29 March.
    const [found] = broken('rest', [shift('2026-03-28 12:00-20:00'), shift('2026-03-29 07:00-15:00')])
    expect(found?.figures).toEqual({ minutes: 600, needed: 660 })
    expect(broken('rest', [shift('2026-03-21 12:00-20:00'), shift('2026-03-22 07:00-15:00')])).toEqual([])
  })
  it('leaves a split day alone while it leaves the rest of its 24 hours', () => {
    expect(broken('rest', [shift('2026-10-05 09:00-13:00'), shift('2026-10-05 15:00-19:00')])).toEqual([])
    expect(broken('rest', [shift('2026-10-05 00:00-05:00'), shift('2026-10-05 13:00-18:00')])).toHaveLength(1)
  })
})

describe('limits', () => {
  it('maxDay counts elapsed work without unpaid pauses', () => {
    const pause = { kind: 'lunch' as const, afterMinutes: 240, minutes: 60, paid: false }
    expect(broken('maxDay', [shift('2026-10-05 08:00-19:00', { breaks: [pause] })])).toEqual([])
    expect(broken('maxDay', [shift('2026-10-05 08:00-19:01', { breaks: [pause] })])[0]?.figures).toMatchObject({ minutes: 601, most: 600 })
    // Ten hours on the wall, eleven in the night of 25 October.
    expect(broken('maxDay', [shift('2026-10-24 21:00-07:00')])[0]?.figures).toMatchObject({ minutes: 660 })
  })
  it('maxWeek counts her ISO week', () => {
    expect(broken('maxWeek', days(5, 11, '08:00-16:00'))[0]?.figures).toEqual({ minutes: 3360, most: 2880, date: '2026-10-05' })
    expect(broken('maxWeek', days(7, 13, '08:00-16:00'))).toEqual([])
  })
  it('daysInRow counts over the week’s edge', () => {
    expect(broken('daysInRow', days(7, 13, '08:00-14:00'))[0]?.figures).toEqual({ days: 7, most: 6 })
    expect(broken('daysInRow', days(7, 12, '08:00-14:00'))).toEqual([])
  })
})

describe('leave', () => {
  it('forbids what lies in it, and a half day only its half', () => {
    expect(broken('leave', [shift('2026-10-05 22:00-06:00')], { leave: [away('2026-10-06', '2026-10-06')] })[0]?.figures).toEqual({
      minutes: 360,
      kind: 'holiday',
    })
    const half = away('2026-10-05', '2026-10-05', { startTime: '13:00' })
    expect(broken('leave', [shift('2026-10-05 08:00-13:00')], { leave: [half] })).toEqual([])
    expect(broken('leave', [shift('2026-10-05 08:00-13:30')], { leave: [half] })).toHaveLength(1)
  })
})

const of = (person: Parameters<typeof somebody>[0]) => ({ people: [somebody(person)] })
const lunch = (afterMinutes: number, minutes: number, paid = false) => ({ kind: 'lunch' as const, afterMinutes, minutes, paid })

describe('rest by law', () => {
  it('is the stricter of contract and law, and names the law', () => {
    const shifts = [shift('2026-10-05 12:00-20:00'), shift('2026-10-06 07:30-15:00')]
    expect(broken('rest', shifts)).toEqual([])
    expect(broken('rest', shifts, of({ country: 'RO' }))[0]?.figures).toEqual({
      minutes: 690,
      needed: 720,
      source: 'Codul muncii art. 135(1)',
    })
    expect(broken('rest', shifts, of({ country: 'RO', contract: { minRestMinutes: 780 } }))[0]?.figures).toEqual({
      minutes: 690,
      needed: 780,
    })
  })
})

describe('weeklyRest', () => {
  const law = of({ country: 'RO', contract: { maxDaysInRow: 28 } })
  it('is asked for after six times 24 hours', () => {
    expect(broken('weeklyRest', days(5, 10, '08:00-16:00'), law)).toEqual([])
    expect(broken('weeklyRest', days(5, 11, '08:00-16:00'), law)[0]?.figures).toMatchObject({ minutes: 960, needed: 2880, days: 7 })
    expect(broken('weeklyRest', days(5, 18, '08:00-16:00'))).toEqual([])
  })
  it('is not had by a day off that is too short: 39.5 hours of 48', () => {
    const two = [...days(5, 9, '08:00-16:30'), ...days(11, 14, '08:00-16:30')]
    expect(broken('weeklyRest', two, law)[0]?.figures).toMatchObject({ minutes: 2370, days: 10 })
    expect(broken('weeklyRest', two, of({ country: 'PL', contract: { maxDaysInRow: 28 } }))).toEqual([])
  })
})

describe('maxDay and maxWeek by law', () => {
  it('take the law where it is stricter, an average over months never', () => {
    const long = [shift('2026-10-05 08:00-19:00')]
    expect(broken('maxDay', long, of({ contract: { maxDayMinutes: 720 } }))).toEqual([])
    expect(broken('maxDay', long, of({ country: 'DE', contract: { maxDayMinutes: 720 } }))[0]?.figures).toMatchObject({
      most: 600,
      source: 'ArbZG § 3',
    })
    const week = days(5, 10, '08:00-17:30')
    expect(broken('maxWeek', week, of({ country: 'DE', contract: { maxWeeklyMinutes: 3600 } }))).toEqual([])
    expect(broken('maxWeek', week, of({ country: 'CO', contract: { maxWeeklyMinutes: 3600 } }))[0]?.figures).toMatchObject({ most: 3240 })
  })
  it('take the law as it stood on the day', () => {
    const week = (month: string) =>
      Array.from({ length: 6 }, (_, n) => shift(`2026-${month}-${String(n + 6).padStart(2, '0')} 08:00-17:10`))
    const co = of({ country: 'CO', contract: { maxWeeklyMinutes: 3600 } })
    expect(broken('maxWeek', week('04'), co)).toEqual([])
    expect(broken('maxWeek', week('10'), co)[0]?.figures).toMatchObject({ minutes: 3300, most: 3240 })
  })
})

describe('underWeek', () => {
  it('is soft, counts whole weeks between the first and the last shift, and takes off leave', () => {
    const shifts = [...days(5, 8, '08:00-16:00'), ...days(12, 16, '08:00-16:00')]
    const [found, ...more] = broken('underWeek', shifts)
    expect(more).toEqual([])
    expect(found).toMatchObject({ weight: 'soft', figures: { minutes: 1920, agreed: 2400, date: '2026-10-05' } })
    expect(broken('underWeek', shifts, { leave: [away('2026-10-09', '2026-10-09')] })).toEqual([])
    const half = away('2026-10-09', '2026-10-09', { startTime: '12:00' })
    expect(broken('underWeek', shifts, { leave: [half] })[0]?.figures).toMatchObject({ agreed: 2160 })
    // The week is not wholly asked for.
    expect(broken('underWeek', shifts, { from: Date.UTC(2026, 9, 6) })).toEqual([])
  })
})

describe('daysPerWeek', () => {
  it('counts days, not shifts', () => {
    const six = days(5, 10, '08:00-13:00')
    expect(broken('daysPerWeek', six)[0]?.figures).toEqual({ days: 6, most: 5, date: '2026-10-05' })
    expect(broken('daysPerWeek', [...six.slice(0, 5), shift('2026-10-05 15:00-17:00')])).toEqual([])
  })
})

describe('nightsInRow', () => {
  it('counts nights as her law has them', () => {
    expect(broken('nightsInRow', days(5, 9, '22:00-06:00'))[0]?.figures).toEqual({ nights: 5, most: 4 })
    // Two and a half hours within 22 to 06, less than three.
    expect(broken('nightsInRow', days(5, 9, '16:00-00:30'))).toEqual([])
    // More than two hours after 23 are a night in Germany.
    expect(broken('nightsInRow', days(5, 9, '17:00-01:30'), of({ country: 'DE', zone: 'Europe/Bucharest' }))).toHaveLength(1)
  })
})

describe('nights', () => {
  it('counts any four weeks', () => {
    const spread = [1, 2, 3, 4, 8, 9, 10, 11, 15, 16, 28].map((day) => shift(`2026-10-${String(day).padStart(2, '0')} 22:00-06:00`))
    expect(broken('nights', spread)[0]?.figures).toEqual({ nights: 11, most: 10 })
    expect(broken('nights', [...spread.slice(0, 10), shift('2026-10-29 22:00-06:00')])).toEqual([])
  })
})

describe('hours', () => {
  it('keeps to earliest and latest on her own wall', () => {
    const early = of({ contract: { earliest: '07:00', latest: '19:00' } })
    expect(broken('hours', [shift('2026-10-05 07:00-19:00')], early)).toEqual([])
    expect(broken('hours', [shift('2026-10-05 06:30-20:00')], early)[0]?.figures).toEqual({
      minutes: 90,
      earliest: '07:00',
      latest: '19:00',
    })
    // 12:00 in Manila is 07:00 in Bucharest.
    expect(broken('hours', [shift('2026-10-05 11:00-15:00', { zone: 'Asia/Manila' })], early)[0]?.figures).toMatchObject({ minutes: 60 })
  })
  it('knows a window over midnight, and one with a single end', () => {
    const late = of({ contract: { earliest: '20:00', latest: '06:00' } })
    expect(broken('hours', [shift('2026-10-05 20:00-06:00'), shift('2026-10-07 00:30-06:00')], late)).toEqual([])
    expect(broken('hours', [shift('2026-10-05 22:00-07:00')], late)).toHaveLength(1)
    expect(broken('hours', [shift('2026-10-05 22:00-06:00')], of({ contract: { earliest: '08:00' } }))).toEqual([])
    expect(broken('hours', [shift('2026-10-05 22:00-06:00')], of({ contract: { latest: '23:00' } }))[0]?.figures).toMatchObject({
      minutes: 420,
    })
  })
})

describe('breaks', () => {
  it('are owed by law after so much work, pauses taken off', () => {
    const de = of({ country: 'DE' })
    expect(broken('breaks', [shift('2026-10-05 08:00-14:00')], de)).toEqual([])
    expect(broken('breaks', [shift('2026-10-05 08:00-14:01')], de)[0]?.figures).toMatchObject({
      minutes: 0,
      needed: 30,
      beyond: 360,
      source: 'ArbZG § 4',
    })
    expect(broken('breaks', [shift('2026-10-05 08:00-16:30', { breaks: [lunch(240, 30)] })], de)).toEqual([])
    expect(broken('breaks', [shift('2026-10-05 08:00-18:00', { breaks: [lunch(240, 30)] })], de)[0]?.figures).toMatchObject({ needed: 45 })
    // A lesson is no pause.
    const lesson = { ...lunch(240, 60), kind: 'training' as const }
    expect(broken('breaks', [shift('2026-10-05 08:00-16:00', { breaks: [lesson] })], de)).toHaveLength(1)
  })
  it('may be shorter where the law says so of paid ones', () => {
    const ph = of({ country: 'PH' })
    expect(broken('breaks', [shift('2026-10-05 08:00-16:00', { breaks: [lunch(240, 30)] })], ph)).toHaveLength(1)
    expect(broken('breaks', [shift('2026-10-05 08:00-16:00', { breaks: [lunch(240, 30, true)] })], ph)).toEqual([])
  })
})

describe('stretch', () => {
  it('is the longest work without a pause', () => {
    const de = of({ country: 'DE' })
    expect(broken('stretch', [shift('2026-10-05 08:00-16:30', { breaks: [lunch(60, 30)] })], de)[0]?.figures).toMatchObject({
      minutes: 420,
      most: 360,
    })
    expect(broken('stretch', [shift('2026-10-05 08:00-16:30', { breaks: [lunch(240, 30)] })], de)).toEqual([])
  })
})

describe('holiday', () => {
  it('is hers, on her own calendar, and soft', () => {
    // 3 October is Germany's. 22:00 to 06:00 in Manila on the 2nd is 16:00 to 24:00 in Berlin.
    const person = of({ country: 'DE', zone: 'Europe/Berlin' })
    expect(broken('holiday', [shift('2026-10-02 22:00-06:00', { zone: 'Asia/Manila' })], person)).toEqual([])
    expect(broken('holiday', [shift('2026-10-02 23:00-07:00', { zone: 'Asia/Manila' })], person)[0]).toMatchObject({
      weight: 'soft',
      figures: { minutes: 60, date: '2026-10-03' },
    })
    expect(broken('holiday', [shift('2026-10-03 08:00-16:00')], of({ country: 'RO' }))).toEqual([])
  })
})

describe('left', () => {
  it('is a shift of somebody who has left, or whom nobody knows', () => {
    expect(broken('left', [shift('2026-10-05 08:00-16:00')], of({ left: true }))).toHaveLength(1)
    expect(broken('left', [shift('2026-10-05 08:00-16:00', { personId: 'p9' })])).toHaveLength(1)
    expect(broken('left', [shift('2026-10-05 08:00-16:00')])).toEqual([])
  })
})

describe('zone', () => {
  it('is one that this system does not know: of a shift, or of a person', () => {
    expect(broken('zone', [shift('2026-10-05 08:00-16:00', { zone: 'Mars/Olympus' })])[0]?.figures).toEqual({ zone: 'Mars/Olympus' })
    expect(broken('zone', days(5, 7, '08:00-16:00'), of({ zone: 'Mars/Olympus' }))).toMatchObject([
      { shiftIds: [{}, {}, {}].map((_, n) => days(5, 7, '08:00-16:00')[n]?.id) },
    ])
    const all = findingsOf(plan(days(5, 14, '08:00-20:00'), of({ zone: 'Mars/Olympus', country: 'DE' })))
    expect(new Set(all.map(({ rule }) => rule))).toEqual(new Set(['zone']))
  })
})

describe('clockChange', () => {
  it('says what a shift lasts other than its wall', () => {
    const at = Date.UTC(2026, 9, 25, 1)
    const [found] = broken('clockChange', [shift('2026-10-24 22:00-06:00')])
    expect(found).toMatchObject({ weight: 'soft', figures: { minutes: 540, wall: 480, changeAt: at } })
    expect(broken('clockChange', [shift('2026-10-25 09:00-17:00'), shift('2026-10-24 22:00-06:00', { zone: 'Asia/Manila' })])).toEqual([])
    // 03:30 is skipped and becomes 04:30: the shift ends at 08:00 all the same.
    expect(broken('clockChange', [shift('2026-03-29 03:30-08:00')])[0]?.figures).toMatchObject({
      minutes: 210,
      wall: 270,
      changeAt: Date.UTC(2026, 2, 29, 1),
    })
  })
})
