import { describe, expect, it } from 'vitest'
import { planProblems } from './planProblems'
import { readSpans, writeSpans } from './spanText'
import { starterPlan } from './starter'
import type { Calendar } from './types'

const plan = starterPlan({ id: 's' as never }, 0)
const calendar = (more: Partial<Calendar>): Calendar => ({
  id: 'c',
  name: 'C',
  zone: 'Europe/Berlin',
  fallbackZone: 'UTC',
  week: [{ weekday: 1, start: '09:00', end: '17:00' }],
  holidays: [],
  exceptions: [],
  ...more,
})
const week = (...spans: [number, string, string][]) => spans.map(([weekday, start, end]) => ({ weekday, start, end }))
const codes = (one: Calendar) => planProblems({ ...plan, calendars: [one] }).map(({ code }) => code)

describe('a plan', () => {
  it('of the start has no fault', () => expect(planProblems(plan)).toEqual([]))
  it('without a promise for everyone says so', () =>
    expect(planProblems({ ...plan, targets: [] }).map(({ code }) => code)).toEqual(['noFirst', 'noNext']))
  it('names calendars that never open, overlap, or stand on no clock', () => {
    expect(codes(calendar({}))).toEqual([])
    expect(codes(calendar({ week: [] }))).toEqual(['neverOpen'])
    expect(codes(calendar({ week: week([1, '09:00', '13:00'], [1, '12:00', '17:00']) }))).toEqual(['overlap'])
    expect(codes(calendar({ week: week([1, '22:00', '06:00'], [2, '05:00', '09:00']) }))).toEqual(['overlap'])
    expect(codes(calendar({ week: week([7, '22:00', '06:00'], [1, '05:00', '09:00']) }))).toEqual(['overlap'])
    expect(codes(calendar({ week: week([1, '09:00', '13:00'], [1, '13:00', '24:00'], [2, '00:00', '06:00']) }))).toEqual([])
    expect(codes(calendar({ zone: 'Mars/Olympus' }))).toEqual(['badZone'])
  })
  it('sees a calendar that is gone and promises made twice', () => {
    const [first] = plan.targets
    if (!first) throw new Error('no target')
    const gone = { ...first, id: 'x', hours: { type: 'calendar' as const, calendarId: 'nowhere' } }
    expect(planProblems({ calendars: [], targets: [...plan.targets, gone] }).map(({ code }) => code)).toEqual(['calendarGone', 'twice'])
  })
})
describe('hours as text', () => {
  it.each(['09:00-13:00, 14:00-24:00', ''])('%s comes back as written', (text) => expect(writeSpans(readSpans(text) ?? [])).toBe(text))
  it('takes what people type', () => expect(readSpans('9:00 – 13:30；22:00-6:00'.replace('；', ';'))).toHaveLength(2))
  it.each(['09-13', '25:00-26:00', '24:00-08:00', 'x'])('%s is none', (text) => expect(readSpans(text)).toBeNull())
})
