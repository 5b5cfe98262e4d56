import { describe, expect, it } from 'vitest'
import { findZones, isZone, knownZones } from './zones'

const items = knownZones().map(({ zone, city }) => ({ label: city, also: zone, zone }))
const first = (query: string) => findZones(query, items)[0]

describe('zones by their cities', () => {
  it.each([
    ['medellin', 'Medellín', 'America/Bogota'],
    ['shen', 'Shenzhen', 'Asia/Shanghai'],
    ['tok', 'Tokyo', 'Asia/Tokyo'],
    ['Europe/Buch', 'Bucharest', 'Europe/Bucharest'],
  ])('finds %s', (query, label, zone) => expect(first(query)).toMatchObject({ label, zone }))
  it('finds nothing by nonsense', () => expect(findZones('qqq', items)).toEqual([]))
  it('knows all it offers', () => expect(knownZones().filter(({ zone }) => !isZone(zone))).toEqual([]))
})
