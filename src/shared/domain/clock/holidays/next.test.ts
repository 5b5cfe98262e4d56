import { expect, it } from 'vitest'
import { nextHoliday } from './next'

it('is today by the customer’s own clock', () => {
  // 3 October, German Unity Day, begins in Berlin at 22:00 UTC of the 2nd.
  const eve = Date.UTC(2026, 9, 2, 21, 59)
  expect(nextHoliday('DE', 'Europe/Berlin', eve)).toEqual({ at: Date.UTC(2026, 9, 2, 22), today: false })
  expect(nextHoliday('DE', 'Europe/Berlin', eve + 60_000)).toEqual({ at: Date.UTC(2026, 9, 2, 22), today: true })
})
it('is none beyond two weeks, nor for a country that is not known', () => {
  expect(nextHoliday('DE', 'Europe/Berlin', Date.UTC(2026, 8, 10))).toBeNull()
  expect(nextHoliday('XX', 'Europe/Berlin', Date.UTC(2026, 9, 2))).toBeNull()
})
