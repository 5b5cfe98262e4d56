/** When a customer can be reached, and whose region she is. */
import { Temporal } from 'temporal-polyfill'
import { regionOf } from '../../clock/region'
import type { CustomerRegion } from '../../clock/types'
import type { Region } from '../types'

const MORNING = 7
const NIGHT = 22

/**
 * The beginning of the customer's day that counts at `at`: this morning's where she is awake (07:00 to 22:00 on her own clock),
 * else the next one. Epoch ms (UTC); null where the zone is not known. A clock change moves it as her wall clock does.
 */
export const wakesAt = (zone: string | null, at: number): number | null => {
  if (zone === null) return null
  try {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    const morning = local.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: MORNING }) })
    const next = local.hour >= NIGHT ? morning.add({ days: 1 }) : morning
    return next.epochMilliseconds
  } catch {
    return null
  }
}

const BY_CUSTOMER: Readonly<Record<CustomerRegion, Region>> = {
  northAmerica: 'americas',
  latinAmerica: 'americas',
  europe: 'eu',
  middleEastAfrica: 'eu',
  southEastAsia: 'apac',
  eastAsia: 'apac',
  southAsia: 'apac',
  oceania: 'apac',
}
const BY_AREA: Readonly<Record<string, Region>> = {
  America: 'americas',
  Europe: 'eu',
  Africa: 'eu',
  Asia: 'apac',
  Australia: 'apac',
  Pacific: 'apac',
}

/** The region of the team in whose day the customer lives: by her country (ISO 3166-1 alpha-2), else by the area of her zone; null where neither tells. */
export const homeOf = (country: string | null, zone: string | null): Region | null => {
  const region = regionOf(country)
  return region ? BY_CUSTOMER[region] : (BY_AREA[zone?.split('/')[0] ?? ''] ?? null)
}
