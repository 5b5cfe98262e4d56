import { expect, it } from 'vitest'
import type { PersonId } from '../../shared/domain/ids'
import type { Person, Region, Shift } from '../../shared/domain/rota/types'
import { joinSpans, myShift, nextShiftAt, regionsNow, staffing } from './shiftNow'

const person = (id: string, region: Region, city: string, zone: string): Person => ({
  id: id as PersonId,
  name: id,
  email: null,
  region,
  zone,
  city,
  role: 'agent',
  languages: [],
  week: [],
})
const people = [
  person('a', 'apac', 'Manila', 'Asia/Manila'),
  person('b', 'apac', 'Manila', 'Asia/Manila'),
  person('c', 'apac', 'Shenzhen', 'Asia/Shanghai'),
  person('d', 'eu', 'Bucharest', 'Europe/Bucharest'),
]
const shift = (id: string, startAt: number, endAt: number): Shift => ({ personId: id as PersonId, startAt, endAt, zone: 'UTC' })

it('counts who is on and says when the region hands over', () => {
  const shifts = [shift('a', 0, 100), shift('c', 50, 200), shift('d', 300, 400)]
  const [eu, apac] = regionsNow(people, shifts, 60)
  expect(apac).toEqual({ region: 'apac', zone: 'Asia/Manila', city: 'Manila', home: 'Asia/Manila', on: 2, handsOverAt: 200 })
  expect(eu).toMatchObject({ region: 'eu', on: 0, handsOverAt: null, city: 'Bucharest' })
})
it('shows where those on are', () => {
  expect(regionsNow(people, [shift('c', 0, 10)], 5)[1]?.city).toBe('Shenzhen')
})
it('leaves out regions without people', () => {
  expect(regionsNow([], [], 0)).toEqual([])
})
it('joins spans that touch', () => {
  expect(
    joinSpans([
      [5, 9],
      [0, 5],
      [20, 30],
      [8, 12],
    ]),
  ).toEqual([
    [0, 12],
    [20, 30],
  ])
})
it('knows my shift and my next', () => {
  const shifts = [shift('a', 0, 100), shift('a', 500, 600)]
  expect(myShift('a' as PersonId, people, shifts, 50)).toMatchObject({ on: true, at: 100, city: 'Manila' })
  expect(myShift('a' as PersonId, people, shifts, 100)).toMatchObject({ on: false, at: 500 })
  expect(nextShiftAt('a' as PersonId, shifts, 50)).toBe(500)
  expect(myShift('b' as PersonId, people, shifts, 50)).toMatchObject({ on: false, at: null, city: 'Manila' })
  expect(myShift(null, people, shifts, 50)).toBeNull()
})
it('counts heads over the day, cut at its edges', () => {
  const shifts = [shift('a', -50, 40), shift('b', 20, 60), shift('c', 90, 500), shift('d', 0, 100)]
  expect(staffing('apac', people, shifts, 0, 100)).toEqual([
    { from: 0, to: 20, on: 1 },
    { from: 20, to: 40, on: 2 },
    { from: 40, to: 60, on: 1 },
    { from: 90, to: 100, on: 1 },
  ])
  expect(staffing('all', people, shifts, 0, 20)).toEqual([{ from: 0, to: 20, on: 2 }])
  expect(staffing('americas', people, shifts, 0, 100)).toEqual([])
})
