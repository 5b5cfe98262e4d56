/** Stripe dispute → ours. The charge, where the key may read it, tells who paid for which order. */
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Dispute, Money } from '../../../shared/domain/order/types'
import { exponentOf } from '../common/money'
import { filled } from '../common/text'
import { evidenceLimits } from './limits'
import type { WireCharge, WireDispute } from './wire'

/** Stripe's own digits (docs.stripe.com/currencies): not those of ISO 4217 for ISK, UGX, MGA and some more. */
const whole = new Set(['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'])
const thousandths = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

/** Stripe's smallest unit as ours (ISO 4217). Throws RangeError for what is no currency. */
export const moneyOfStripe = (amount: number, currency: string): Money => {
  const code = currency.toUpperCase()
  if (!/^[A-Z]{3}$/.test(code) || !Number.isSafeInteger(amount)) throw new RangeError('money')
  const theirs = whole.has(code) ? 0 : thousandths.has(code) ? 3 : 2
  const minor = Math.round(amount * 10 ** (exponentOf(code) - theirs))
  if (!Number.isSafeInteger(minor)) throw new RangeError('money')
  return { minor: minor === 0 ? 0 : minor, currency: code }
}

const states: Record<string, Dispute['state']> = {
  warning_needs_response: 'needsResponse',
  needs_response: 'needsResponse',
  warning_under_review: 'underReview',
  under_review: 'underReview',
  warning_closed: 'closed',
  prevented: 'closed',
  won: 'won',
  lost: 'lost',
}
export const stateOf = (wire: WireDispute): Dispute['state'] => states[wire.status] ?? 'other'

/** Whether it takes evidence now: a bank looks at one submission and no more. */
export const takesEvidence = (wire: WireDispute): boolean =>
  stateOf(wire) === 'needsResponse' && wire.evidence_details.submission_count === 0

export const dueAt = ({ evidence_details: { due_by: due } }: WireDispute): number | null => (due ? due * 1000 : null)

/** Names shops and their plug-ins give the order in a charge's metadata, the likeliest first. */
const orderNames = ['order_number', 'ordernumber', 'order_name', 'order', 'order_id', 'orderid', 'order_no', 'invoice_number', 'invoice']

const orderOf = (charge: WireCharge | null, asked: string): string | null => {
  const plain = new Map(Object.entries(charge?.metadata ?? {}).map(([name, value]) => [name.toLowerCase().replace(/[\s-]+/g, '_'), value]))
  for (const name of [asked.toLowerCase().replace(/[\s-]+/g, '_'), ...orderNames]) {
    const value = name === '' ? null : filled(plain.get(name))
    if (value) return value.replace(/^#/, '').slice(0, 80)
  }
  // Only where the text itself calls it an order.
  const said = /(?:\border\s+(?:no\.?\s*|number\s*)?#?|#)([A-Z0-9][A-Z0-9-]{2,39})\b/i.exec(charge?.description ?? '')?.[1]
  return said && /\d/.test(said) ? said : null
}

const idOf = (one: string | { id: string } | null | undefined): string | null => (typeof one === 'string' ? one : (one?.id ?? null))

/** `readAt`: epoch ms of the server when this was read, as Stripe dates no change. Throws RangeError for money that is none. */
export const mapDispute = (
  wire: WireDispute,
  { backendId, shopId, orderField, readAt }: { backendId: BackendId; shopId: ShopId; orderField: string; readAt: number },
): Dispute => {
  const charge = typeof wire.charge === 'object' ? (wire.charge ?? null) : null
  const card = wire.payment_method_details?.card ?? null
  const left = charge?.amount == null ? null : charge.amount - (charge.amount_refunded ?? 0)
  const tracking = wire.evidence?.shipping_tracking_number
  const inquiry = wire.status.startsWith('warning_') || card?.case_type === 'inquiry'
  return {
    id: localId(backendId, 'd', wire.id.slice(0, 150)),
    backendId,
    shopId,
    remoteId: wire.id,
    reason: wire.reason,
    stage: inquiry ? 'inquiry' : 'chargeback',
    state: stateOf(wire),
    amount: moneyOfStripe(wire.amount, wire.currency),
    orderNumber: orderOf(charge, orderField),
    buyer: {
      email: filled(charge?.billing_details?.email) ?? filled(charge?.receipt_email),
      phone: filled(charge?.billing_details?.phone),
      name: filled(charge?.billing_details?.name),
    },
    dueAt: dueAt(wire),
    createdAt: wire.created * 1000,
    updatedAt: Math.max(readAt, wire.created * 1000),
    messages: [],
    asks: takesEvidence(wire) ? [...evidenceLimits.kinds] : [],
    submissions: wire.evidence_details.submission_count,
    trackingNumbers: typeof tracking === 'string' ? tracking.split(/\s*,\s*/).filter((one) => one !== '') : [],
    transactionIds: [idOf(wire.charge), idOf(wire.payment_intent)].filter((id) => id !== null),
    refundable: wire.is_charge_refundable === false ? null : left === null ? null : moneyOfStripe(Math.max(0, left), wire.currency),
    network: filled(card?.network) ?? filled(card?.brand) ?? filled(charge?.payment_method_details?.card?.network),
    networkReason: filled(card?.network_reason_code),
    url: `https://dashboard.stripe.com/${wire.livemode === false ? 'test/' : ''}disputes/${encodeURIComponent(wire.id)}`,
  }
}
