import { describe, expect, it } from 'vitest'
import { findingsOf, findingsOfPerson } from './findings'
import { away, broken, plan, shift, somebody } from './rules/kit'

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

describe('findingsOfPerson', () => {
  it('finds what findingsOf finds of her', () => {
    const two = [somebody(), somebody({ id: 'p2' })]
    const shifts = [shift('2026-10-05 08:00-20:00'), shift('2026-10-06 06:00-20:00', { personId: 'p2' }), shift('2026-10-05 12:00-14:00')]
    const all = findingsOf(plan(shifts, { people: two }))
    expect(all.map(({ rule }) => rule).sort()).toEqual(['maxDay', 'maxDay', 'overlap'])
    for (const { id } of two) expect(findingsOfPerson(plan(shifts, { people: two }), id)).toEqual(all.filter((one) => one.personId === id))
  })
})
