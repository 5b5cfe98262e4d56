import type { DemoParcel, DemoShop } from '../content'
import type { Rng } from '../rng'
import type { Json } from '../types'
import { phoneOf } from './contacts'
import { gmt, local, type PlannedOrder } from './parcels'
import { placeOf } from './places'

const HOUR = 3_600_000
const DAY = 24 * HOUR
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

const z = (at: number): string => `${gmt(at)}+00:00`

/** A scan's time as its carrier writes it: with an offset, in UTC, or as a wall clock without a word of its zone. */
function scanTime(at: number, carrier: string, zone: string): string {
  if (carrier === 'DHL' || carrier === 'DHL Express') {
    const wall = local(at, zone)
    const minutes = Math.round((Date.parse(`${wall}Z`) - Math.floor(at / 1000) * 1000) / 60_000)
    const sign = minutes < 0 ? '-' : '+'
    const two = (n: number): string => String(n).padStart(2, '0')
    return `${wall}${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
  }
  if (carrier === 'DHL eCommerce') return `${gmt(at)}Z`
  return local(at, zone)
}

interface ScanInput {
  at: number
  carrier: string
  slug: string
  place: string
  zone: string
  text: string
  tag: string
  subtag: string
  hash: string
}

export function checkpoint({ at, carrier, slug, place, zone, text, tag, subtag, hash }: ScanInput): Json {
  const spot = placeOf(place)
  return {
    created_at: z(at + 5 * 60_000),
    slug,
    checkpoint_time: scanTime(at, carrier, spot?.zone ?? zone),
    location: place,
    city: place,
    state: null,
    postal_code: null,
    coordinate: spot ? { latitude: spot.latitude, longitude: spot.longitude } : null,
    country_region: spot?.country ?? null,
    country_region_name: null,
    message: text,
    tag,
    subtag,
    subtag_message: Object.values(TAGS).find(([, known]) => known === subtag)?.[2] ?? tag,
    raw_tag: null,
    events: subtag === 'Exception_011' ? [{ code: 'returned_to_sender', reason: null }] : [],
    source: 'carrier',
    hash,
  }
}

const slugOf = (carrier: string): string => carrier.toLowerCase().replace(/[^a-z0-9]+/g, '-')

export function aftershipTracking(shop: DemoShop, order: PlannedOrder, language: string, rng: Rng): Json | null {
  const plan = order.parcel
  if (!plan) return null
  const { carrier, status, checkpoints } = plan.parcel
  const [tag, subtag, text] = TAGS[status]
  const slug = slugOf(carrier)
  const last = checkpoints.length - 1
  const delivered = status === 'delivered'
  const zone = order.person.zone
  const promised = order.orderedAt + shop.policies.promisedDeliveryDays * DAY
  const expected = plan.startAt + (shop.policies.promisedDeliveryDays - 1) * DAY
  return {
    id: rng.hex(32),
    legacy_id: rng.hex(24),
    created_at: z(plan.startAt),
    updated_at: z(plan.lastAt),
    tracking_number: plan.tracking,
    slug,
    active: !delivered,
    custom_fields: null,
    transit_time: Math.max(0, Math.round((plan.lastAt - plan.startAt) / DAY)),
    origin_country_region: ALPHA3[shop.shipsFrom.country] ?? null,
    origin_city: shop.shipsFrom.city,
    destination_country_region: ALPHA3[order.person.country] ?? null,
    destination_city: order.person.city,
    // The recipient's own clock, without a zone.
    shipment_delivery_date: delivered ? local(plan.lastAt, zone) : null,
    shipment_pickup_date: last > 0 ? local(plan.startAt + (checkpoints[1]?.hoursAfter ?? 0) * HOUR, shop.zone) : null,
    shipment_package_count: 1,
    courier_estimated_delivery_date:
      carrier === 'DPD' && !delivered
        ? {
            estimated_delivery_date: local(expected, zone).slice(0, 10),
            estimated_delivery_date_min: null,
            estimated_delivery_date_max: null,
          }
        : null,
    latest_estimated_delivery:
      status === 'out_for_delivery' || status === 'in_transit'
        ? {
            type: 'specific',
            source: 'AfterShip EDD',
            datetime: local(Math.max(expected, plan.lastAt + DAY), zone).slice(0, 10),
            datetime_min: null,
            datetime_max: null,
            revise_reason: null,
          }
        : null,
    order_promised_delivery_date: {
      promised_delivery_date: local(promised, zone).slice(0, 10),
      promised_delivery_date_min: null,
      promised_delivery_date_max: null,
    },
    title: order.number,
    order_id: order.number,
    order_number: order.number,
    order_date: z(order.orderedAt),
    tag,
    subtag,
    subtag_message: text,
    language,
    signed_by: delivered && carrier === 'Yamato Transport' ? order.person.last : null,
    return_to_sender: status === 'returned',
    shipment_direction: 'forward',
    signature_requirement: 'no_signature_required',
    failed_delivery_attempts: 0,
    courier_tracking_link: `https://track.carrier.example/${plan.tracking}`,
    aftership_tracking_url: `https://${shop.id}.aftership.example/${plan.tracking}`,
    customers: [{ role: 'buyer', name: order.person.full, email: order.email, phone_number: phoneOf(order.person), language }],
    checkpoints: checkpoints.map((point, i) => {
      const [pointTag, pointSubtag] =
        i === last ? [tag, subtag] : i === 0 ? (['InfoReceived', 'InfoReceived_001'] as const) : (['InTransit', 'InTransit_003'] as const)
      return checkpoint({
        at: plan.startAt + point.hoursAfter * HOUR,
        carrier,
        slug,
        place: point.place,
        zone: shop.zone,
        text: point.text,
        tag: pointTag,
        subtag: pointSubtag,
        hash: rng.hex(32),
      })
    }),
  }
}

/** How a second parcel of an order can stand: what the carriers' first ones do not show. */
const SECOND: { tag: string; subtag: string; text: string; message: string; direction: 'forward' | 'return' }[] = [
  {
    tag: 'AttemptFail',
    subtag: 'AttemptFail_001',
    text: 'Failed attempt',
    message: 'Delivery attempted, nobody at home',
    direction: 'forward',
  },
  {
    tag: 'AvailableForPickup',
    subtag: 'AvailableForPickup_001',
    text: 'Available for pickup',
    message: 'Ready for collection at the parcel shop',
    direction: 'forward',
  },
  { tag: 'Expired', subtag: 'Expired_001', text: 'Expired', message: 'Handed over for onward transport', direction: 'forward' },
  { tag: 'InTransit', subtag: 'InTransit_003', text: 'In transit', message: 'Return accepted at the counter', direction: 'return' },
]

/** Second parcels of some orders: sent again after the first came back, or on its way back to the shop. */
export function secondParcels(shop: DemoShop, orders: readonly PlannedOrder[], now: number, rng: Rng): Json[] {
  const back = orders.filter((order) => order.parcel?.parcel.status === 'returned')
  const wanted = orders.filter((order) => order.story.topic === 'return' && order.parcel?.parcel.status === 'delivered')
  return SECOND.flatMap((how, i): Json[] => {
    const order = how.direction === 'return' ? wanted[0] : back[i]
    const first = order?.parcel
    if (!order || !first) return []
    // One that nobody scans any more is given up after thirty days.
    const lastAt = how.tag === 'Expired' ? now - 31 * DAY : Math.min(now - HOUR, Math.max(first.lastAt, now - 4 * DAY) + (2 + i) * HOUR)
    const span = (first.parcel.checkpoints.at(-1)?.hoursAfter ?? 0) * HOUR
    const tracking = aftershipTracking(
      shop,
      { ...order, parcel: { ...first, tracking: `${first.tracking}R`, startAt: lastAt - span, lastAt } },
      'en',
      rng,
    )
    if (!tracking) return []
    const points = tracking.checkpoints as Json[]
    const final = points.at(-1)
    if (final) Object.assign(final, { tag: how.tag, subtag: how.subtag, subtag_message: how.text, message: how.message, events: [] })
    return [
      {
        ...tracking,
        tag: how.tag,
        subtag: how.subtag,
        subtag_message: how.text,
        shipment_delivery_date: null,
        active: how.tag !== 'Expired',
        return_to_sender: false,
        shipment_direction: how.direction,
        failed_delivery_attempts: how.tag === 'AttemptFail' ? 1 : 0,
        first_attempted_at: how.tag === 'AttemptFail' ? local(lastAt, order.person.zone) : null,
        title: `${order.number} (2)`,
      },
    ]
  })
}
