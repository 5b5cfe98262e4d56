/** Zones as cities: a person looks for hers by where she lives. */
import { cityOfZone } from '../../../shared/domain/clock/zoneCity'
import type { RotaPerson } from '../../../shared/domain/rota/person'

export interface ZoneChoice {
  zone: string
  name: string
  /** How many of the team live by it. */
  people: number
}
/** The team's cities first, by how many live there, then every zone there is, by its city. */
export const zoneChoices = (people: readonly RotaPerson[]): ZoneChoice[] => {
  const own = new Map<string, ZoneChoice>()
  for (const { city, zone } of people) {
    const name = city || cityOfZone(zone)
    const key = `${name}|${zone}`
    own.set(key, { zone, name, people: (own.get(key)?.people ?? 0) + 1 })
  }
  const team = [...own.values()].sort((a, b) => b.people - a.people || a.name.localeCompare(b.name))
  const others = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({ zone, name: cityOfZone(zone), people: 0 }))
  return [...team, ...others.sort((a, b) => a.name.localeCompare(b.name))]
}
