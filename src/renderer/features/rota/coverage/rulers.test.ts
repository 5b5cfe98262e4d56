import { describe, expect, it } from 'vitest'
import { somebody } from '../../../../shared/domain/rota/rules/kit'
import { rulerHours, rulersOf } from './rulers'

const day = Date.UTC(2026, 9, 25)

describe('rulers', () => {
  it('show the repeated hour of 25 October where it is, and midnight', () => {
    const hours = rulerHours('Europe/Bucharest', day)
    expect(hours.slice(0, 4).map(({ hour }) => hour)).toEqual([3, 3, 4, 5])
    expect(hours[1]).toMatchObject({ changed: 'repeated', midnight: false })
    expect(hours.filter(({ midnight }) => midnight)).toHaveLength(1)
    expect(hours[22]).toMatchObject({ hour: 0, midnight: true, night: true })
  })
  it('and the missing one of March', () => {
    const hours = rulerHours('Europe/Bucharest', Date.UTC(2027, 2, 28))
    expect(hours[1]).toMatchObject({ hour: 4, changed: 'missing' })
  })
  it('one a zone, from west to east, without who left', () => {
    const people = [
      somebody({ id: 'a', zone: 'Asia/Manila', city: 'Manila' }),
      somebody({ id: 'b', zone: 'America/Bogota', city: 'Medellín' }),
      somebody({ id: 'c' }),
      somebody({ id: 'd', zone: 'Asia/Tokyo', city: 'Tokyo', left: true }),
      somebody({ id: 'e', zone: 'Mars/Base', city: 'Base' }),
    ]
    expect(rulersOf(people, day).map(({ city }) => city)).toEqual(['Medellín', 'Bucharest', 'Manila'])
  })
})
