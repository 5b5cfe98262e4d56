import { describe, expect, it } from 'vitest'
import { minutesOf, spanOf } from './when'

const length = (date: string, start: string, end: string, zone: string) => {
  const span = spanOf({ date, start, end, zone })
  return span && minutesOf(span)
}

describe('a shift as instants', () => {
  it('lasts what the clock change leaves of it', () => {
    expect(length('2027-03-27', '22:00', '06:00', 'Europe/Bucharest')).toBe(420)
    expect(length('2026-10-24', '22:00', '06:00', 'Europe/Bucharest')).toBe(540)
    expect(length('2026-10-24', '22:00', '06:00', 'Asia/Manila')).toBe(480)
  })
  it('is none in a zone that nobody knows', () => {
    expect(length('2026-10-24', '22:00', '06:00', 'Europe/Nowhere')).toBeNull()
  })
})
