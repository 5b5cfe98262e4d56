/** PayPal dispute → ours. The list gives the head; the detail adds messages, the outcome and the transaction. */
import { z } from 'zod'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import type { Dispute } from '../../../shared/domain/order/types'
import { moneyOf } from '../common/money'
import { cut, filled, wellFormed } from '../common/text'
import { isoWithZone } from '../common/time'

const text = z.string().nullish().catch(null)
const time = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => isoWithZone(value ?? ''))
const Transaction = z.object({
  invoice_number: text,
  custom: text,
  reference_id: text,
  buyer: z.object({ name: text, email: text }).nullish().catch(null),
})

export const WireDispute = z.object({
  dispute_id: z.string().min(1).max(255),
  create_time: time.refine((at) => at !== null),
  update_time: time,
  reason: text,
  status: text,
  dispute_state: text,
  dispute_life_cycle_stage: text,
  dispute_amount: z.object({ currency_code: z.string(), value: z.string() }),
  seller_response_due_date: time,
  dispute_outcome: z.object({ outcome_code: text }).nullish().catch(null),
  disputed_transactions: z.array(Transaction).nullish().catch(null),
  messages: z
    .array(z.object({ posted_by: text, time_posted: time, content: text }))
    .nullish()
    .catch(null),
})
export type WireDispute = z.infer<typeof WireDispute>

const stages: Record<string, Dispute['stage']> = {
  INQUIRY: 'inquiry',
  CHARGEBACK: 'chargeback',
  PRE_ARBITRATION: 'prearbitration',
  ARBITRATION: 'arbitration',
}

const stateOf = ({
  status,
  dispute_state: state,
  dispute_outcome: outcome,
  seller_response_due_date: due,
}: WireDispute): Dispute['state'] => {
  if (status === 'RESOLVED' || state === 'RESOLVED') {
    const code = outcome?.outcome_code ?? ''
    if (code === 'RESOLVED_SELLER_FAVOUR' || code === 'RESOLVED_WITH_PAYOUT') return 'won'
    return code === 'RESOLVED_BUYER_FAVOUR' || code === 'ACCEPTED' ? 'lost' : 'closed'
  }
  if (status === 'WAITING_FOR_SELLER_RESPONSE' || state === 'REQUIRED_ACTION') return 'needsResponse'
  if (
    status === 'UNDER_REVIEW' ||
    status === 'WAITING_FOR_BUYER_RESPONSE' ||
    state === 'UNDER_PAYPAL_REVIEW' ||
    state === 'REQUIRED_OTHER_PARTY_ACTION'
  )
    return 'underReview'
  return status === 'OPEN' && due !== null ? 'needsResponse' : 'other'
}

/** Throws RangeError for money that is none. */
export const mapDispute = (wire: WireDispute, { backendId, shopId }: { backendId: BackendId; shopId: ShopId }): Dispute => {
  const transaction = wire.disputed_transactions?.[0]
  return {
    id: localId(backendId, 'd', wire.dispute_id.slice(0, 150)),
    backendId,
    shopId,
    remoteId: wire.dispute_id,
    reason: filled(wire.reason) ?? 'OTHER',
    stage: stages[wire.dispute_life_cycle_stage ?? ''] ?? 'other',
    state: stateOf(wire),
    amount: moneyOf(wire.dispute_amount.value, wire.dispute_amount.currency_code),
    orderNumber: filled(transaction?.invoice_number) ?? filled(transaction?.custom) ?? filled(transaction?.reference_id),
    buyer: { email: filled(transaction?.buyer?.email), phone: null, name: filled(transaction?.buyer?.name) },
    dueAt: wire.seller_response_due_date,
    createdAt: wire.create_time ?? 0,
    updatedAt: wire.update_time ?? wire.create_time ?? 0,
    messages: (wire.messages ?? []).slice(-500).flatMap((message) => {
      if (message.time_posted === null) return []
      const by =
        message.posted_by === 'BUYER' ? ('buyer' as const) : message.posted_by === 'SELLER' ? ('shop' as const) : ('provider' as const)
      return [{ by, at: message.time_posted, text: cut(wellFormed(message.content ?? ''), 20_000) }]
    }),
  }
}
