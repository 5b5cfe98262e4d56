import type { DemoParcel, DemoPerson, DemoProduct, DemoShop, DemoThread } from '../content'
import type { Rng } from '../rng'
import type { Json } from '../types'
import { phoneOf } from './contacts'

const HOUR = 3_600_000
const ALPHA3: Record<string, string> = {
  DE: 'DEU',
  JP: 'JPN',
  US: 'USA',
  MX: 'MEX',
  ES: 'ESP',
  FR: 'FRA',
  IT: 'ITA',
  PL: 'POL',
  BR: 'BRA',
  CN: 'CHN',
  HK: 'HKG',
  AE: 'ARE',
  SA: 'SAU',
  EG: 'EGY',
  GB: 'GBR',
  AT: 'AUT',
  CH: 'CHE',
  CO: 'COL',
  AR: 'ARG',
  CL: 'CHL',
  PT: 'PRT',
  CA: 'CAN',
  AU: 'AUS',
  IE: 'IRL',
  BE: 'BEL',
  MA: 'MAR',
  PE: 'PER',
  TW: 'TWN',
  SG: 'SGP',
}
const TAGS: Record<DemoParcel['status'], [tag: string, subtag: string, text: string]> = {
  pre_transit: ['InfoReceived', 'InfoReceived_001', 'Info received'],
  in_transit: ['InTransit', 'InTransit_003', 'In transit'],
  held: ['Exception', 'Exception_004', 'Shipment on hold'],
  customs: ['InTransit', 'InTransit_007', 'Customs clearance in progress'],
  out_for_delivery: ['OutForDelivery', 'OutForDelivery_001', 'Out for delivery'],
  delivered: ['Delivered', 'Delivered_001', 'Delivered'],
  returned: ['Exception', 'Exception_011', 'Return to sender'],
}

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
/** The site's wall clock without a zone, as WooCommerce writes it. */
export function local(at: number, zone: string): string {
  const p = Object.fromEntries(
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
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}`
}

export function aftershipTracking(shop: DemoShop, order: PlannedOrder, language: string, rng: Rng): Json | null {
  const plan = order.parcel
  if (!plan) return null
  const [tag, subtag, text] = TAGS[plan.parcel.status]
  const z = (at: number): string => `${gmt(at)}+00:00`
  const slug = plan.parcel.carrier.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const last = plan.parcel.checkpoints.length - 1
  return {
    id: rng.hex(32),
    legacy_id: rng.hex(24),
    created_at: z(plan.startAt),
    updated_at: z(plan.lastAt),
    tracking_number: plan.tracking,
    slug,
    active: plan.parcel.status !== 'delivered',
    custom_fields: null,
    transit_time: Math.max(0, Math.round((plan.lastAt - plan.startAt) / (24 * HOUR))),
    origin_country_region: ALPHA3[shop.shipsFrom.country] ?? null,
    origin_city: shop.shipsFrom.city,
    destination_country_region: ALPHA3[order.person.country] ?? null,
    destination_city: order.person.city,
    shipment_delivery_date: plan.parcel.status === 'delivered' ? gmt(plan.lastAt) : null,
    courier_estimated_delivery_date: null,
    title: order.number,
    order_id: order.number,
    order_number: order.number,
    tag,
    subtag,
    subtag_message: text,
    language,
    customers: [{ role: 'buyer', name: order.person.full, email: order.email, phone_number: phoneOf(order.person), language }],
    checkpoints: plan.parcel.checkpoints.map((point, i) => {
      const at = plan.startAt + point.hoursAfter * HOUR
      const [pointTag, pointSubtag] =
        i === last ? [tag, subtag] : i === 0 ? (['InfoReceived', 'InfoReceived_001'] as const) : (['InTransit', 'InTransit_003'] as const)
      return {
        created_at: z(at + 5 * 60_000),
        slug,
        // Scans carry the place's own wall clock without a zone.
        checkpoint_time: local(at, shop.zone),
        location: point.place,
        city: point.place,
        country_region: null,
        message: point.text,
        tag: pointTag,
        subtag: pointSubtag,
        raw_tag: null,
        hash: rng.hex(32),
      }
    }),
  }
}
