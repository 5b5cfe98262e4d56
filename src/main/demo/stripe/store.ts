import type { DemoClock, Json } from '../types'
import { chargeOf, disputeOf, type StripeData, type StripeDispute, type StripeOpening, seconds } from './model'

/** One account's rows, and what its bank and its buyers do: for the routes, the tests and the demo. */
export class StripeStore {
  constructor(
    readonly data: StripeData,
    readonly clock: DemoClock,
    private readonly changed: () => void = () => {},
  ) {}

  dispute(id: string): StripeDispute | undefined {
    return this.data.disputes.find((one) => one.id === id)
  }

  id(): string {
    return `3DEMO${(this.data.nextId++).toString(36).toUpperCase().padStart(10, '0')}`
  }

  /** Every change of a dispute is told by an event that carries the dispute as it then was. */
  tell(type: 'created' | 'updated' | 'closed', dispute: StripeDispute): void {
    this.data.events.unshift({
      id: `evt_${this.id()}`,
      object: 'event',
      api_version: '2026-07-29',
      created: seconds(this.clock.now()),
      data: { object: structuredClone(dispute) as Json },
      livemode: false,
      pending_webhooks: 0,
      request: { id: null, idempotency_key: null },
      type: `charge.dispute.${type}`,
    })
    this.changed()
  }

  /** A buyer's bank opens one now. Missing fields: a chargeback for goods that did not come, due in 10 days. */
  open(given: Partial<StripeOpening> & Pick<StripeOpening, 'order' | 'minor' | 'currency' | 'buyer'>): StripeDispute {
    const now = this.clock.now()
    const opening: StripeOpening = {
      product: 'Goods',
      orderedAt: now - 12 * 86_400_000,
      openedAt: now,
      dueAt: now + 10 * 86_400_000,
      reason: 'product_not_received',
      inquiry: false,
      ...given,
    }
    const id = this.id()
    const dispute = disputeOf(opening, id)
    this.data.charges.unshift(chargeOf(opening, id))
    this.data.disputes.unshift(dispute)
    this.tell('created', dispute)
    return dispute
  }

  /** The bank has decided. */
  close(id: string, status: 'won' | 'lost' | 'warning_closed'): void {
    const dispute = this.dispute(id)
    if (!dispute) throw new Error(`no dispute ${id}`)
    dispute.status = status
    this.tell('closed', dispute)
  }
}
