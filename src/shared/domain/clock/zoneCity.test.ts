import { expect, it } from 'vitest'
import { cityOfZone } from './zoneCity'

it.each([
  ['America/Sao_Paulo', 'São Paulo'],
  ['America/Bogota', 'Bogotá'],
  ['Asia/Calcutta', 'Kolkata'],
  ['Asia/Kolkata', 'Kolkata'],
  ['Europe/Kiev', 'Kyiv'],
  ['Europe/Bucharest', 'Bucharest'],
  ['America/Port_of_Spain', 'Port of Spain'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('%s is %s', (zone, city) => expect(cityOfZone(zone)).toBe(city))
