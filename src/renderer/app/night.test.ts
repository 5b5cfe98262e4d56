import { expect, it } from 'vitest'
import { localHour, midnights, nightSpans } from './night'

const start = Date.parse('2026-11-19T00:00:00Z')
const hours = (zone: string, from = start) => nightSpans(zone, from).map(([a, b]) => [(a - from) / 3_600_000, (b - from) / 3_600_000])
it('knows nights by the wall clock', () => {
  expect(hours('Asia/Manila')).toEqual([[14, 22]])
  expect(hours('UTC')).toEqual([
    [0, 6],
    [22, 24],
  ])
  expect(hours('Asia/Kolkata')).toEqual([
    [0, 0.5],
    [16.5, 24],
  ])
})
it('a night of a clock change is longer', () => {
  expect(hours('Europe/Berlin', Date.parse('2026-10-24T12:00:00Z'))).toEqual([[8, 17]])
})
it('reads the hour', () => {
  expect(localHour('Asia/Manila', start)).toBe(8)
})
it('finds where the day begins', () => {
  expect(midnights('Asia/Manila', start)).toEqual([start + 16 * 3_600_000])
  expect(midnights('Asia/Kathmandu', start)).toEqual([start + 18.25 * 3_600_000])
  expect(midnights('UTC', start)).toEqual([start])
})
it('a repeated hour is no second midnight', () => {
  expect(midnights('Europe/Berlin', Date.parse('2026-10-24T12:00:00Z'))).toEqual([Date.parse('2026-10-24T22:00:00Z')])
})
