import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings'
import { lawCountries } from './law/law'
import { lawfulBreaks } from './law/lawfulBreaks'
import { mended, mendsFor, withMend } from './mends'
import type { RotaShift, RuleCode } from './plan'
import { away, broken, plan, shift, somebody } from './rules/kit'

const two = [somebody(), somebody({ id: 'p2' })]
const first = (rule: RuleCode, shifts: readonly RotaShift[], of: Parameters<typeof plan>[1] = { people: two }, most = 1) => {
  const [finding] = broken(rule, shifts, of)
  if (!finding) throw new Error(`no ${rule}`)
  return mendsFor(plan(shifts, of), finding, most)
}
const days = (from: number, to: number, times: string) =>
  Array.from({ length: to - from + 1 }, (_, n) => shift(`2026-10-${String(from + n).padStart(2, '0')} ${times}`))

describe('mendsFor', () => {
  it('moves as little as rest needs', () => {
    expect(first('rest', [shift('2026-10-05 12:00-20:00'), shift('2026-10-06 06:20-14:20', { id: 'b' })])[0]).toEqual({
      do: 'move',
      shiftId: 'p1 2026-10-05 12:00-20:00',
      date: '2026-10-05',
      start: '11:15',
      end: '19:15',
    })
  })
  it('takes another change where the smallest breaks something new', () => {
    // Neither shift can be moved whole: the first would come too near the day before, the second too near the day after.
    const shifts = [
      shift('2026-10-04 17:00-00:00'),
      shift('2026-10-05 11:00-20:00', { id: 'a' }),
      shift('2026-10-06 06:00-15:00', { id: 'b' }),
      shift('2026-10-07 02:00-08:00'),
    ]
    expect(first('rest', shifts)[0]).toEqual({ do: 'move', shiftId: 'a', date: '2026-10-05', start: '11:00', end: '19:00' })
  })
  it('gives what lies in her leave to a colleague who is free, who speaks her languages first', () => {
    const people = [
      somebody(),
      somebody({ id: 'p2', languages: [{ code: 'de', level: 'native' }] }),
      somebody({ id: 'p3', languages: [{ code: 'en-GB', level: 'good' }] }),
    ]
    const inLeave = { people, leave: [away('2026-10-05', '2026-10-05')] }
    const one = shift('2026-10-05 08:00-16:00')
    expect(first('leave', [one], inLeave)).toEqual([{ do: 'give', shiftId: one.id, personId: 'p3' }])
    const busy = shift('2026-10-05 09:00-17:00', { personId: 'p3' })
    expect(first('leave', [one, busy], inLeave)).toEqual([{ do: 'give', shiftId: one.id, personId: 'p2' }])
    expect(first('leave', [one], { people: [somebody()], leave: inLeave.leave })).toEqual([{ do: 'remove', shiftId: one.id }])
  })
  it('cuts a shift that only begins before half a day of leave ends', () => {
    const leave = [away('2026-10-05', '2026-10-05', { startTime: '13:00' })]
    const cut = { do: 'move', shiftId: 'p1 2026-10-05 08:00-14:00', date: '2026-10-05', start: '08:00', end: '13:00' }
    expect(first('leave', [shift('2026-10-05 08:00-14:00')], { people: two, leave }, 9)).toContainEqual(cut)
  })
  it('breaks a run that is too long in its middle', () => {
    const run = days(5, 12, '08:00-13:00')
    const [mend] = first('daysInRow', run, { people: two })
    expect(mend).toMatchObject({ do: 'give', personId: 'p2' })
    const after = run.flatMap((one) => (mend ? (mended(one, mend) ?? []) : one))
    expect(findingsOf(plan(after, { people: two })).filter(({ rule }) => rule === 'daysInRow')).toEqual([])
  })
  it('leaves the clock alone', () => {
    expect(first('clockChange', [shift('2026-10-24 22:00-06:00')])).toEqual([])
  })
  it('places the pauses of the law', () => {
    const of = { people: [somebody({ country: 'DE' })] }
    const [mend] = first('breaks', [shift('2026-10-05 08:00-18:30')], of)
    expect(mend).toMatchObject({ do: 'breaks' })
    expect(first('stretch', [shift('2026-10-05 08:00-18:30')], of)).toHaveLength(1)
  })
  it('finds somebody for the shifts of who is not there any more', () => {
    const one = shift('2026-10-05 08:00-16:00', { personId: 'p9' })
    expect(first('left', [one])).toEqual([{ do: 'give', shiftId: one.id, personId: 'p1' }])
    expect(first('left', [one], { people: [] })).toEqual([{ do: 'remove', shiftId: one.id }])
  })
  it('is none where nothing small helps, and for a finding of another plan', () => {
    const long = days(5, 25, '08:00-12:00')
    expect(first('daysInRow', long, { people: [somebody()] })).toEqual([])
    const [finding] = broken('daysInRow', long)
    if (finding) expect(withMend(plan([]), finding).mend).toBeNull()
    expect(finding).toBeDefined()
  })
})

describe('lawfulBreaks', () => {
  it('are enough by the law of every country, for shifts of one to eleven hours', () => {
    for (const country of lawCountries)
      for (let minutes = 60; minutes <= 660; minutes += 15) {
        const end = `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
        const one = shift(`2026-10-05 08:00-${end}`, { breaks: lawfulBreaks(country, '2026-10-05', minutes) })
        const found = findingsOf(plan([one], { people: [somebody({ country })] }))
        expect(
          found.filter(({ rule }) => rule === 'breaks' || rule === 'stretch'),
          `${country} ${minutes}`,
        ).toEqual([])
      }
    expect(lawfulBreaks(null, '2026-10-05', 600)).toEqual([])
    expect(lawfulBreaks('JP', '2026-10-05', 510)).toEqual([{ kind: 'lunch', afterMinutes: 230, minutes: 45, paid: false }])
  })
})
