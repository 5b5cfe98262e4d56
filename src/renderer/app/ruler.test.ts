import { expect, it } from 'vitest'
import { middayOf, partsOfDay } from './ruler'

const start = Date.parse('2026-11-24T00:00:00Z')
const three = [{ home: 'America/Bogota' }, { home: 'Europe/Bucharest' }, { home: 'Asia/Manila' }]

it('knows when a working day is half over, in UTC', () => {
  expect(middayOf('Asia/Manila', start)).toBe(5 * 60)
  expect(middayOf('America/Bogota', start)).toBe(18 * 60)
  expect(middayOf('Pacific/Auckland', start)).toBe(0)
})
it('moves with a clock change', () => {
  expect(middayOf('Europe/Bucharest', Date.parse('2026-07-01T00:00:00Z'))).toBe(10 * 60)
  expect(middayOf('Europe/Bucharest', start)).toBe(11 * 60)
})
it('divides the day without gap or overlap, in the order of the sun', () => {
  const parts = partsOfDay(three, start)
  expect(parts.map(({ region, pieces }) => [region.home, pieces])).toEqual([
    [
      'Asia/Manila',
      [
        [0, 480],
        [1410, 1440],
      ],
    ],
    ['Europe/Bucharest', [[480, 870]]],
    ['America/Bogota', [[870, 1410]]],
  ])
})
it('gives one region the whole day', () => {
  expect(partsOfDay([{ home: 'UTC' }], start)[0]?.pieces.reduce((sum, [a, b]) => sum + b - a, 0)).toBe(1440)
  expect(partsOfDay([], start)).toEqual([])
})
