/** Each mend is done by hand and the plan looked at again; rotations reckoned day by day. */
import { describe, expect, it } from 'vitest'
import { findingsOf, type PlanToCheck } from '../../../src/shared/domain/rota/findings'
import { mended, mendsFor } from '../../../src/shared/domain/rota/mends'
import type { RotaShift, RuleCode } from '../../../src/shared/domain/rota/plan'
import { shiftsOfRotation, typeOnDay } from '../../../src/shared/domain/rota/rotations'
import { away, plan, shift, somebody } from '../../../src/shared/domain/rota/rules/kit'

const days = (first: number, last: number, times: string) =>
  Array.from({ length: last - first + 1 }, (_, index) => shift(`2026-10-${String(first + index).padStart(2, '0')} ${times}`))
const ben = somebody({ id: 'p2', name: 'Ben' })
const hard = (checked: PlanToCheck) => findingsOf(checked).filter(({ weight }) => weight === 'hard')
const at = Date.UTC(2026, 8, 1)
const of = (shifts: readonly RotaShift[], more: Partial<PlanToCheck> = {}) =>
  plan(shifts, { people: [somebody(), ben], from: at, to: at + 120 * 86_400_000, ...more })

describe('a mend really mends', () => {
  it.each<[RuleCode, PlanToCheck]>([
    ['rest', of([shift('2026-10-05 14:00-22:00'), shift('2026-10-06 08:00-16:00')])],
    ['rest', of([shift('2026-10-24 15:00-23:00'), shift('2026-10-25 07:00-15:00')])],
    ['overlap', of([shift('2026-10-05 09:00-17:00'), shift('2026-10-05 16:00-20:00')])],
    ['maxDay', of([shift('2026-10-05 08:00-19:00')])],
    ['maxWeek', of(days(5, 9, '08:00-18:00'), { people: [somebody({ contract: { maxWeeklyMinutes: 2880 } }), ben] })],
    ['daysPerWeek', of(days(5, 10, '09:00-15:00'))],
    ['daysInRow', of(days(7, 13, '09:00-15:00'))],
    ['nightsInRow', of(days(5, 9, '22:00-06:00'))],
    ['hours', of([shift('2026-10-05 07:30-15:30')], { people: [somebody({ contract: { earliest: '08:00', latest: '20:00' } }), ben] })],
    ['leave', of([shift('2026-10-05 09:00-17:00')], { leave: [away('2026-10-05', '2026-10-05', { startTime: '16:00' })] })],
    ['leave', of([shift('2026-10-05 09:00-17:00')], { leave: [away('2026-10-05', '2026-10-05')] })],
    ['breaks', of([shift('2026-10-05 09:00-18:00')], { people: [somebody({ country: 'DE' }), ben] })],
    ['stretch', of([shift('2026-10-05 08:00-17:00')], { people: [somebody({ country: 'EG' }), ben] })],
    ['weeklyRest', of([...days(5, 10, '09:00-17:00'), ...days(12, 17, '09:00-17:00')], { people: [somebody({ country: 'RO' }), ben] })],
    ['left', of([shift('2026-10-05 09:00-17:00')], { people: [somebody({ left: true }), ben] })],
  ])('%s %#', (rule, checked) => {
    const finding = findingsOf(checked).find((found) => found.rule === rule)
    if (!finding) throw new Error(`${rule} is not found`)
    const mends = mendsFor(checked, finding, 5)
    expect(mends.length).toBeGreaterThan(0)
    const before = hard(checked).length
    for (const mend of mends) {
      const after = { ...checked, shifts: checked.shifts.flatMap((one) => (one.id === mend.shiftId ? (mended(one, mend) ?? []) : one)) }
      expect(
        findingsOf(after).filter((found) => found.rule === rule),
        JSON.stringify(mend),
      ).toEqual([])
      expect(hard(after).length, JSON.stringify(mend)).toBeLessThan(before)
    }
  })
  it('the smallest first: an hour of rest that is missing is an hour of move', () => {
    const checked = of([shift('2026-10-05 14:00-22:00'), shift('2026-10-06 08:00-16:00')])
    const [finding] = findingsOf(checked).filter(({ rule }) => rule === 'rest')
    if (!finding) throw new Error('no finding')
    const [mend] = mendsFor(checked, finding)
    if (mend?.do !== 'move') throw new Error(`no move: ${JSON.stringify(mend)}`)
    const moved = checked.shifts.find(({ id }) => id === mend.shiftId)
    const minutes = (time = '') => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    expect(mend.date).toBe(moved?.date)
    expect(Math.max(Math.abs(minutes(mend.start) - minutes(moved?.start)), Math.abs(minutes(mend.end) - minutes(moved?.end)))).toBe(60)
  })
  it('nothing mends a finding that is not of the plan', () => {
    const checked = of([shift('2026-10-05 14:00-22:00'), shift('2026-10-06 08:00-16:00')])
    const [finding] = findingsOf(checked)
    if (!finding) throw new Error('no finding')
    expect(mendsFor(of([]), finding, 3)).toEqual([])
  })
})

describe('a rotation', () => {
  const rotation = {
    id: 'r',
    name: 'Two, two, two',
    startsOn: '2026-10-22',
    until: '2026-10-31',
    cycle: ['early', 'early', 'night', 'night', null, null],
    members: [
      { personId: somebody().id, offset: 0 },
      { personId: ben.id, offset: 4 },
    ],
    except: ['2026-10-26'],
  }
  it.each([
    // Day n of 22 October, place (n + offset) mod 6.
    ['p1', '2026-10-21', null],
    ['p1', '2026-10-22', 'early'],
    ['p1', '2026-10-23', 'early'],
    ['p1', '2026-10-24', 'night'],
    ['p1', '2026-10-25', 'night'],
    ['p1', '2026-10-27', null],
    // n = 6: it begins anew; the exception takes no place out of the cycle.
    ['p1', '2026-10-28', 'early'],
    ['p1', '2026-10-31', 'night'],
    ['p1', '2026-11-01', null],
    // Offset 4: 22 and 23 off, 24 (place 0) early, 26 excepted (night), 27 (place 3) night.
    ['p2', '2026-10-22', null],
    ['p2', '2026-10-24', 'early'],
    ['p2', '2026-10-26', null],
    ['p2', '2026-10-27', 'night'],
    ['p2', '2026-10-28', null],
    ['nobody', '2026-10-24', null],
  ])('%s on %s: %s', (who, date, type) => {
    expect(typeOnDay(rotation, who, date)).toBe(type)
  })
  it('follows each person’s own clock where its type has none, and the type’s where it has', () => {
    const type = (id: string, start: string, end: string, zone: string | null) => ({
      id,
      name: id,
      start,
      end,
      zone,
      breaks: [],
      work: 'service' as const,
      colour: 'iris' as const,
    })
    const manila = somebody({ id: 'p2', zone: 'Asia/Manila' })
    const shifts = shiftsOfRotation(
      rotation,
      { people: [somebody(), manila], types: [type('early', '07:00', '15:00', null), type('night', '22:00', '06:00', 'Etc/UTC')] },
      { from: '2026-10-24', until: '2026-10-25' },
    )
    expect(shifts.map(({ personId, date, start, zone }) => `${personId} ${date} ${start} ${zone}`).sort()).toEqual([
      'p1 2026-10-24 22:00 Etc/UTC',
      'p1 2026-10-25 22:00 Etc/UTC',
      'p2 2026-10-24 07:00 Asia/Manila',
      'p2 2026-10-25 07:00 Asia/Manila',
    ])
    expect(new Set(shifts.map(({ id }) => id)).size).toBe(4)
  })
})
