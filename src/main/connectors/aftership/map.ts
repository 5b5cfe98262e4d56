/** AfterShip tracking → our parcel (types of API 2026-07). */
import { z } from 'zod'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Parcel } from '../../../shared/domain/order/types'
import { filled, oneLine } from '../common/text'
import { isoWithZone, utcWithoutZone } from '../common/time'

const text = z.string().nullish().catch(null)
const Estimate = z.object({ estimated_delivery_date: text, datetime: text, promised_delivery_date: text }).nullish().catch(null)
const Checkpoint = z.object({
  checkpoint_time: text,
  /** When AfterShip heard of it, in UTC. */
  created_at: text,
  tag: text,
  subtag: text,
  subtag_message: text,
  message: text,
  location: text,
  city: text,
  country_region: text,
  hash: text,
})
export const WireTracking = z.object({
  id: z.string().min(1).max(100),
  tracking_number: z.string().min(1).max(100),
  slug: text,
  tag: text,
  subtag: text,
  subtag_message: text,
  return_to_sender: z.boolean().nullish().catch(null),
  shipment_direction: text,
  signed_by: text,
  courier_tracking_link: text,
  order_id: text,
  order_number: text,
  title: text,
  customers: z
    .array(z.object({ name: text, email: text, phone_number: text }))
    .nullish()
    .catch(null),
  updated_at: z
    .string()
    .transform(isoWithZone)
    .refine((at) => at !== null),
  shipment_delivery_date: text,
  courier_estimated_delivery_date: Estimate,
  latest_estimated_delivery: Estimate,
  order_promised_delivery_date: Estimate,
  checkpoints: z.array(z.unknown()).nullish().catch(null),
})

type Scan = Parcel['scans'][number]

const states: Record<string, Parcel['state']> = {
  InfoReceived: 'labelled',
  InTransit: 'inTransit',
  OutForDelivery: 'outForDelivery',
  AttemptFail: 'failed',
  Delivered: 'delivered',
  AvailableForPickup: 'held',
  Exception: 'held',
}
/** `Exception_010`: on its way back to the sender, `_011`: there (types of 2026-07, `return_to_sender`). */
const goesBack = (subtag: string | null | undefined): boolean => subtag === 'Exception_010' || subtag === 'Exception_011'
const stateOf = (tag: string | null | undefined, subtag: string | null | undefined, words: string | null | undefined): Parcel['state'] =>
  goesBack(subtag) || (tag === 'Exception' && /return/i.test(words ?? '')) ? 'returned' : (states[tag ?? ''] ?? 'unknown')

/**
 * A scan. Carriers give local time without a zone more often than not: then `zone` is null and `at` holds the wall
 * clock of the place as if it were UTC, to be shown as given and never converted. With a zone `at` is the instant.
 */
const scanOf = (raw: z.infer<typeof Checkpoint>): (Scan & { hash: string | null; heardAt: number | null }) | null => {
  const instant = isoWithZone(raw.checkpoint_time ?? '')
  const at = instant ?? utcWithoutZone(raw.checkpoint_time ?? null)
  if (at === null) return null
  return {
    at,
    zone: instant === null ? null : 'UTC',
    place: oneLine(
      [raw.location ?? raw.city, raw.location?.includes(raw.country_region ?? '—') ? null : raw.country_region].filter(Boolean).join(', '),
      200,
    ),
    text: oneLine(raw.message ?? raw.subtag_message ?? raw.tag ?? '', 500),
    state: stateOf(raw.tag, raw.subtag, raw.subtag_message),
    heardAt: isoWithZone(raw.created_at ?? ''),
    hash: filled(raw.hash),
  }
}

/** A wall clock is at most fourteen hours from UTC, and carriers tell within hours: then AfterShip's own time is the better instant. */
const instantOf = ({ at, zone }: Scan, heardAt: number | null): number =>
  zone === null && heardAt !== null && Math.abs(heardAt - at) <= 26 * 3_600_000 ? heardAt : at

const dateOf = (one: z.infer<typeof Estimate>): number | null => {
  const given = one?.datetime ?? one?.estimated_delivery_date ?? one?.promised_delivery_date ?? null
  if (given === null) return null
  return utcWithoutZone(/^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00` : given)
}

/** AfterShip names carriers by slug (`japan-post`); people by words. Short ones are initials (`dhl`, `ups`, `gls`). */
export const carrierName = (slug: string): string =>
  slug
    .split('-')
    .filter((word) => word !== '')
    .map((word) => (word.length <= 3 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')

export const mapTracking = (
  wire: z.output<typeof WireTracking>,
  { backendId, shopId }: { backendId: BackendId; shopId: ShopId },
): Parcel => {
  const seen = new Set<string>()
  let handedAt: number | null = null
  const scans = (wire.checkpoints ?? []).slice(-500).flatMap((raw) => {
    const parsed = Checkpoint.safeParse(raw)
    const scan = parsed.success ? scanOf(parsed.data) : null
    if (!scan) return []
    const { hash, heardAt, ...rest } = scan
    const mark = hash ?? `${rest.at} ${rest.text}`
    if (seen.has(mark)) return []
    seen.add(mark)
    if (rest.state === 'delivered') handedAt = instantOf(rest, heardAt)
    return [rest]
  })
  scans.sort((a, b) => a.at - b.at)
  const buyer = wire.customers?.[0]
  const state = wire.return_to_sender ? 'returned' : stateOf(wire.tag, wire.subtag, wire.subtag_message)
  const handed = isoWithZone(wire.shipment_delivery_date ?? '') ?? handedAt ?? utcWithoutZone(wire.shipment_delivery_date ?? null)
  const link = filled(wire.courier_tracking_link)
  return {
    id: localId(backendId, 'p', wire.id),
    backendId,
    shopId,
    remoteId: wire.id,
    trackingNumber: oneLine(wire.tracking_number, 200),
    carrier: carrierName(wire.slug ?? ''),
    orderNumber: filled(wire.order_number) ?? filled(wire.order_id),
    buyer: { email: filled(buyer?.email), phone: filled(buyer?.phone_number), name: filled(buyer?.name) },
    state,
    scans,
    expectedAt:
      dateOf(wire.latest_estimated_delivery) ?? dateOf(wire.courier_estimated_delivery_date) ?? dateOf(wire.order_promised_delivery_date),
    deliveredAt: state === 'delivered' ? handed : null,
    updatedAt: wire.updated_at ?? 0,
    direction: wire.shipment_direction === 'return' ? 'return' : 'forward',
    signedBy: filled(wire.signed_by)?.slice(0, 200) ?? null,
    url: link && /^https:\/\//.test(link) && URL.canParse(link) ? link.slice(0, 2000) : null,
  }
}
