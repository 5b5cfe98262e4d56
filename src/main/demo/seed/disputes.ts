import type { DemoContent } from '../content'
import type { Json } from '../types'
import type { PlannedOrder } from './parcels'

const HOUR = 3_600_000

/** The one dispute, in PayPal's words. */
export function paypalDispute(content: DemoContent, order: PlannedOrder, baseUrl: string, now: number): Json {
  const { dispute } = content
  const day = 24 * HOUR
  const openedAt = now - dispute.openedDaysAgo * day
  const ms = (at: number): string => new Date(at).toISOString()
  const amount = { currency_code: dispute.amount.currency, value: dispute.amount.value }
  const self = `${baseUrl}/v1/customer/disputes/${dispute.id}`
  const shop = content.shops.find((s) => s.id === dispute.shop)
  return {
    dispute_id: dispute.id,
    create_time: ms(openedAt),
    update_time: ms(openedAt + HOUR),
    disputed_transactions: [
      {
        buyer_transaction_id: dispute.transaction,
        seller_transaction_id: dispute.transaction,
        create_time: ms(order.orderedAt),
        transaction_status: 'COMPLETED',
        gross_amount: amount,
        invoice_number: order.number,
        buyer: { name: dispute.buyer.full },
        seller: { email: shop?.senderEmail ?? 'service@shop.example', merchant_id: 'DEMO7MERCHANT', name: shop?.name ?? dispute.shop },
        items: [{ item_name: order.product.name, item_quantity: '1' }],
      },
    ],
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: 'WAITING_FOR_SELLER_RESPONSE',
    dispute_state: 'REQUIRED_ACTION',
    dispute_amount: amount,
    dispute_life_cycle_stage: 'INQUIRY',
    dispute_channel: 'INTERNAL',
    seller_response_due_date: ms(now + dispute.dueInDays * day),
    messages: dispute.messages
      .filter((m) => (m.by === 'customer' || m.by === 'agent') && m.hoursAfter >= -3)
      .map((m) => ({
        posted_by: m.by === 'agent' ? 'SELLER' : 'BUYER',
        time_posted: ms(openedAt + m.hoursAfter * HOUR),
        content: m.text.slice(0, 2000),
      })),
    extensions: {
      merchant_contacted: true,
      merchant_contacted_outcome: 'NO_RESPONSE',
      merchandize_dispute_properties: { issue_type: 'PRODUCT' },
    },
    allowed_response_options: { accept_claim: { accept_claim_types: ['REFUND'] }, make_offer: { offer_types: ['REFUND'] } },
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/send-message`, rel: 'send_message', method: 'POST' },
      { href: `${self}/make-offer`, rel: 'make_offer', method: 'POST' },
      { href: `${self}/accept-claim`, rel: 'accept_claim', method: 'POST' },
    ],
  }
}
