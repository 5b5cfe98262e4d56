import { checkpoint } from './seed/aftership'
import type { DemoClock, Json } from './types'

interface Scan {
  tag: string
  subtag: string
  text: string
  place: string
}

/** The carriers' side of a shop's parcels, for tests and the demo. */
export class Carrier {
  constructor(
    private readonly trackings: Json[],
    private readonly clock: DemoClock,
    private readonly changed: () => void,
  ) {}

  /** By tracking number or the order's; the newest parcel of an order. Throws where there is none. */
  find(number: string): Json {
    const found = this.trackings.findLast((one) => one.tracking_number === number || one.order_number === number)
    if (!found) throw new Error(`no parcel ${number}`)
    return found
  }

  /** A scan happens now; the wall clock of its place is what the carrier writes down. */
  scan(number: string, scan: Scan): void {
    const tracking = this.find(number)
    const now = this.clock.now()
    const points = tracking.checkpoints as Json[]
    points.push(
      checkpoint({
        ...scan,
        at: now,
        carrier: String(tracking.slug) === 'dhl' ? 'DHL' : String(tracking.slug),
        slug: String(tracking.slug),
        zone: 'UTC',
        hash: `${String(tracking.id).slice(0, 24)}${points.length.toString(16).padStart(8, '0')}`,
      }),
    )
    tracking.tag = scan.tag
    tracking.subtag = scan.subtag
    tracking.subtag_message = scan.text
    // Two changes within a second keep their order.
    const before = Date.parse(String(tracking.updated_at))
    tracking.updated_at = `${new Date(Math.max(now, before + 1000)).toISOString().slice(0, 19)}+00:00`
    if (scan.tag === 'Delivered') tracking.shipment_delivery_date = points.at(-1)?.checkpoint_time
    this.changed()
  }
}
