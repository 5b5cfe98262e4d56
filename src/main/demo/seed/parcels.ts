import type { DemoParcel, DemoPerson, DemoProduct, DemoThread } from '../content'
import type { Rng } from '../rng'

const HOUR = 3_600_000
interface PlannedParcel {
  parcel: DemoParcel
  tracking: string
  startAt: number
  lastAt: number
  /** Place of the last scan. */
  place: string
}

export interface PlannedOrder {
  /** As customers name it: `NL-10482`. */
  number: string
  id: number
  product: DemoProduct
  person: DemoPerson
  email: string
  orderedAt: number
  size: string | null
  parcel: PlannedParcel | null
  refunded: boolean
  /** When its money went back; undefined: two days after its last parcel moved. */
  refundedAt?: number
  /** What its customer writes about, and how far that is. */
  story: { topic: DemoThread['topic']; status: DemoThread['ends'][number]['status'] }
  /** Of the shop's customer; one per address. */
  customerId: number
}

export function trackingNumber(pattern: string, rng: Rng): string {
  return pattern.replace(/[#A]/g, (c) => (c === '#' ? String(rng.int(0, 9)) : String.fromCharCode(65 + rng.int(0, 25))))
}

/** Lays a parcel's scans after the order and before now, and at least as silent as its story wants. */
export function planParcel(parcel: DemoParcel, orderedAt: number, now: number, rng: Rng): PlannedParcel {
  const last = parcel.checkpoints[parcel.checkpoints.length - 1]
  const span = (last?.hoursAfter ?? 0) * HOUR
  const latest = now - (parcel.silentHours ?? rng.int(2, 9)) * HOUR
  const startAt = Math.min(orderedAt + rng.int(10, 26) * HOUR, latest - span)
  return { parcel, tracking: trackingNumber(parcel.trackingPattern, rng), startAt, lastAt: startAt + span, place: last?.place ?? '' }
}

export const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19)
const clocks = new Map<string, Intl.DateTimeFormat>()
/** Making a formatter costs far more than using it. */
const clockOf = (zone: string): Intl.DateTimeFormat => {
  const known =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
  clocks.set(zone, known)
  return known
}

/** The site's wall clock without a zone, as WooCommerce writes it. */
export function local(at: number, zone: string): string {
  const p = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}`
}
