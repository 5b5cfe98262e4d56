/** Zones as people know them: by their city. */
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'

export interface ZoneName {
  /** IANA. */
  zone: string
  city: string
}

/** Cities that no zone is named after, where desks stand. Their clock is the zone's. */
const further: readonly ZoneName[] = [
  { zone: 'America/Bogota', city: 'Medellín' },
  { zone: 'America/Bogota', city: 'Cali' },
  { zone: 'Asia/Manila', city: 'Cebu' },
  { zone: 'Asia/Manila', city: 'Davao' },
  { zone: 'Asia/Shanghai', city: 'Shenzhen' },
  { zone: 'Asia/Shanghai', city: 'Guangzhou' },
  { zone: 'Asia/Shanghai', city: 'Beijing' },
  { zone: 'Europe/Bucharest', city: 'Cluj-Napoca' },
  { zone: 'Europe/Bucharest', city: 'Iași' },
  { zone: 'Asia/Kolkata', city: 'Mumbai' },
  { zone: 'Asia/Kolkata', city: 'Bengaluru' },
  { zone: 'Asia/Kolkata', city: 'Hyderabad' },
  { zone: 'Asia/Kolkata', city: 'Pune' },
  { zone: 'America/Mexico_City', city: 'Guadalajara' },
  { zone: 'America/Los_Angeles', city: 'San Francisco' },
  { zone: 'Europe/Warsaw', city: 'Kraków' },
  { zone: 'Europe/Berlin', city: 'Hamburg' },
  { zone: 'Europe/Berlin', city: 'München' },
  { zone: 'Asia/Ho_Chi_Minh', city: 'Hanoi' },
  { zone: 'Africa/Cairo', city: 'Alexandria' },
]

export const knownZones = (): ZoneName[] => [
  ...Intl.supportedValuesOf('timeZone').map((zone) => ({ zone, city: cityOfZone(zone) })),
  ...further,
  { zone: 'UTC', city: 'UTC' },
]

export const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those whose words begin with what was typed first; without accents, whatever the case. */
export const findZones = <T extends { label: string; also?: string }>(query: string, items: readonly T[], most = 80): T[] => {
  const wanted = plain(query.trim())
  if (wanted === '') return items.slice(0, most)
  const rank = ({ label, also }: T): number => {
    const text = plain(label)
    if (text.startsWith(wanted)) return 0
    if (text.split(/[\s/_-]/).some((word) => word.startsWith(wanted))) return 1
    return plain(also ?? '').includes(wanted) ? 2 : 3
  }
  return items
    .map((item) => ({ item, at: rank(item) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ item }) => item)
}
