/** The local hours above the columns of a UTC day. */
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { localHour } from './localHour'

const HOUR = 3_600_000

export interface RulerHour {
  hour: number
  night: boolean
  /** The day begins with it. */
  midnight: boolean
  /** The clock changed with it: an hour is missing before it, or it is there a second time. */
  changed: 'missing' | 'repeated' | null
}
export interface Ruler {
  zone: string
  city: string
  hours: readonly RulerHour[]
}

/** The hours of `zone` at each of the 24 hours from `from` (epoch ms UTC). */
export const rulerHours = (zone: string, from: number): RulerHour[] =>
  Array.from({ length: 24 }, (_, place) => {
    const at = from + place * HOUR
    const hour = localHour(zone, at)
    const before = localHour(zone, at - HOUR)
    const step = (hour - before + 24) % 24
    return {
      hour,
      night: hour >= 22 || hour < 6,
      midnight: hour < before,
      changed: step === 0 ? 'repeated' : step === 2 ? 'missing' : null,
    }
  })

/** One for each zone in which people of the team live, from west to east; at most four, those of most people. */
export const rulersOf = (people: readonly RotaPerson[], from: number): Ruler[] => {
  const zones = new Map<string, { city: string; count: number }>()
  for (const { zone, city, left } of people) {
    if (left) continue
    const known = zones.get(zone)
    if (known) known.count += 1
    else zones.set(zone, { city, count: 1 })
  }
  // Noon UTC tells how far east a zone lies; beyond ten hours west it is taken for the far east.
  const offset = (zone: string) => {
    const hours = localHour(zone, from + 12 * HOUR) - 12
    return hours < -10 ? hours + 24 : hours
  }
  return [...zones]
    .sort((a, b) => b[1].count - a[1].count)
    .slice(0, 4)
    .flatMap(([zone, { city }]) => {
      try {
        return [{ zone, city, hours: rulerHours(zone, from), order: offset(zone) }]
      } catch {
        // A zone that this system does not know has no ruler.
        return []
      }
    })
    .sort((a, b) => a.order - b.order)
    .map(({ zone, city, hours }) => ({ zone, city, hours }))
}
