import type { DemoClock, Json } from '../types'
import { allow, type PaypalDispute, push, settle, touch } from './dispute'

const DAY = 86_400_000

interface Opening {
  id: string
  order: string
  amount: { value: string; currency: string }
  buyer: string
  item: string
  transaction: string
  orderedAt: number
  reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED' | 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED' | 'UNAUTHORISED'
  stage: 'INQUIRY' | 'CHARGEBACK'
  openedAt: number
  dueAt: number | null
  messages: { by: 'BUYER' | 'SELLER'; at: number; text: string }[]
}

interface Seller {
  name: string
  email: string
}

const iso = (at: number): string => new Date(at).toISOString()
/** Names the description lets through. */
const plain = (text: string): string => text.replace(/[~!@#$%^*()_{}:|\t\n/]/g, ' ').trim()

/** A dispute as it stands when it has just been opened: evidence is asked for, and the links say what may be done. */
export function openDispute(opening: Opening, seller: Seller, baseUrl: string): PaypalDispute {
  const { id, amount, openedAt, dueAt, stage } = opening
  const money = { currency_code: amount.currency, value: amount.value }
  const dispute: PaypalDispute = {
    dispute_id: id,
    create_time: iso(openedAt),
    update_time: iso(openedAt + 3_600_000),
    disputed_transactions: [
      {
        buyer_transaction_id: opening.transaction,
        seller_transaction_id: opening.transaction,
        create_time: iso(opening.orderedAt),
        transaction_status: 'COMPLETED',
        gross_amount: money,
        invoice_number: opening.order,
        buyer: { name: plain(opening.buyer) },
        seller: { email: seller.email, merchant_id: 'DEMO7MERCHANT', name: seller.name },
        items: [{ item_name: opening.item, item_quantity: '1' }],
      },
    ],
    reason: opening.reason,
    status: 'WAITING_FOR_SELLER_RESPONSE',
    dispute_state: 'REQUIRED_ACTION',
    dispute_amount: money,
    dispute_life_cycle_stage: stage,
    dispute_channel: 'INTERNAL',
    ...(dueAt === null ? {} : { seller_response_due_date: iso(dueAt) }),
    ...(opening.messages.length > 0
      ? { messages: opening.messages.map((one) => ({ posted_by: one.by, time_posted: iso(one.at), content: one.text.slice(0, 2000) })) }
      : {}),
    extensions: {
      merchant_contacted: true,
      merchant_contacted_outcome: 'NO_RESPONSE',
      merchandize_dispute_properties: { issue_type: 'PRODUCT' },
    },
    links: [{ href: `${baseUrl}/v1/customer/disputes/${id}`, rel: 'self', method: 'GET' }],
  }
  ask(dispute, opening.reason === 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED' ? 'PROOF_OF_FULFILLMENT' : 'ITEM_DESCRIPTION')
  allowAnswer(dispute)
  return dispute
}

function ask(dispute: PaypalDispute, kind: string): void {
  push(dispute, 'evidences', {
    evidence_type: kind,
    source: 'REQUESTED_FROM_SELLER',
    date: dispute.update_time,
    dispute_life_cycle_stage: dispute.dispute_life_cycle_stage,
    action_info: { action: 'PROVIDE_EVIDENCE', mandatory: true },
  })
}

function allowAnswer(dispute: PaypalDispute): void {
  allow(
    dispute,
    dispute.dispute_life_cycle_stage === 'INQUIRY'
      ? ['provide-evidence', 'send-message', 'make-offer', 'accept-claim', 'escalate']
      : ['provide-evidence', 'provide-supporting-info', 'accept-claim'],
  )
}

/** PayPal's own side and the buyer's, for tests and the demo. */
export class PaypalProvider {
  constructor(
    private readonly disputes: Json[],
    private readonly seller: Seller,
    private readonly baseUrl: string,
    private readonly clock: DemoClock,
    private readonly changed: () => void,
  ) {}

  get(id: string): PaypalDispute {
    const found = this.disputes.find((one) => one.dispute_id === id)
    if (!found) throw new Error(`no dispute ${id}`)
    return found as PaypalDispute
  }

  /** A buyer opens one now. Missing fields: an inquiry about 50.00 EUR for goods that did not come, due in 20 days. */
  open(given: Partial<Opening> & Pick<Opening, 'id' | 'order' | 'buyer'>): PaypalDispute {
    const now = this.clock.now()
    const dispute = openDispute(
      {
        amount: { value: '50.00', currency: 'EUR' },
        item: 'Goods',
        transaction: `T${given.id.replace(/\W/g, '')}`,
        orderedAt: now - 9 * DAY,
        reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
        stage: 'INQUIRY',
        openedAt: now,
        dueAt: now + 20 * DAY,
        messages: [],
        ...given,
      },
      this.seller,
      this.baseUrl,
    )
    dispute.update_time = iso(now)
    this.disputes.unshift(dispute)
    this.changed()
    return dispute
  }

  private change(id: string, how: (dispute: PaypalDispute) => void): void {
    const dispute = this.get(id)
    how(dispute)
    touch(dispute, this.clock)
    this.changed()
  }

  says(id: string, text: string, by: 'BUYER' | 'ARBITER' = 'BUYER'): void {
    this.change(id, (dispute) =>
      push(dispute, 'messages', { posted_by: by, time_posted: iso(this.clock.now()), content: text.slice(0, 2000) }),
    )
  }

  /** The buyer turns an inquiry into a claim: no more messages, a new date. */
  escalate(id: string, dueAt: number): void {
    this.change(id, (dispute) => {
      dispute.dispute_life_cycle_stage = 'CHARGEBACK'
      dispute.seller_response_due_date = iso(dueAt)
      allowAnswer(dispute)
    })
  }

  /** PayPal wants something more, by a new date. */
  asks(id: string, kind: string, dueAt: number): void {
    this.change(id, (dispute) => {
      dispute.status = 'WAITING_FOR_SELLER_RESPONSE'
      dispute.dispute_state = 'REQUIRED_ACTION'
      dispute.seller_response_due_date = iso(dueAt)
      ask(dispute, kind)
      allowAnswer(dispute)
    })
  }

  resolve(id: string, outcome: 'RESOLVED_BUYER_FAVOUR' | 'RESOLVED_SELLER_FAVOUR' | 'CANCELED_BY_BUYER', appealable = false): void {
    this.change(id, (dispute) => {
      dispute.dispute_outcome = {
        outcome_code: outcome,
        ...(outcome === 'RESOLVED_BUYER_FAVOUR' ? { amount_refunded: dispute.dispute_amount } : {}),
      }
      settle(dispute, 'RESOLVED', appealable ? 'APPEALABLE' : 'RESOLVED')
      if (appealable) allow(dispute, ['appeal'])
    })
  }
}
