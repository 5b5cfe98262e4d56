import type { UploadedFile } from '../multipart'
import type { DemoClock, Json } from '../types'

/** A dispute as PayPal tells it in detail; `dispute_state` is told by the list alone. */
export type PaypalDispute = Json & { dispute_id: string; status: string; dispute_life_cycle_stage: string; links: Json[] }

const REL: Record<string, string> = {
  'provide-evidence': 'provide_evidence',
  appeal: 'appeal',
  'provide-supporting-info': 'provide_supporting_info',
  'send-message': 'send_message',
  'accept-claim': 'accept_claim',
  'make-offer': 'make_offer',
  escalate: 'escalate',
}

export const list = (dispute: PaypalDispute, key: string): Json[] => (Array.isArray(dispute[key]) ? (dispute[key] as Json[]) : [])
export const push = (dispute: PaypalDispute, key: string, row: Json): void => {
  dispute[key] = [...list(dispute, key), row]
}

export const selfOf = (dispute: PaypalDispute): string => String(dispute.links.find((link) => link.rel === 'self')?.href)

/** What may be done to it now is what its links say, and nothing else. */
export const offers = (dispute: PaypalDispute, action: string): boolean => dispute.links.some((link) => link.rel === REL[action])

export function allow(dispute: PaypalDispute, actions: readonly string[]): void {
  const self = selfOf(dispute)
  dispute.links = [
    { href: self, rel: 'self', method: 'GET' },
    ...actions.map((action) => ({ href: `${self}/${action}`, rel: REL[action] ?? action, method: 'POST' })),
  ]
  const options: Json = {
    ...(actions.includes('accept-claim')
      ? { accept_claim: { accept_claim_types: ['REFUND', 'PARTIAL_REFUND', 'REFUND_WITH_RETURN'] } }
      : {}),
    ...(actions.includes('make-offer') ? { make_offer: { offer_types: ['REFUND', 'REFUND_WITH_RETURN', 'REFUND_WITH_REPLACEMENT'] } } : {}),
  }
  if (Object.keys(options).length > 0) dispute.allowed_response_options = options
  else delete dispute.allowed_response_options
}

export const touch = (dispute: PaypalDispute, clock: DemoClock): void => {
  dispute.update_time = new Date(Math.max(clock.now(), Date.parse(String(dispute.update_time)) + 1)).toISOString()
}

/** Nothing is asked of the shop any more: no links but its own, no date by which to answer. */
export function settle(dispute: PaypalDispute, status: 'UNDER_REVIEW' | 'RESOLVED' | 'WAITING_FOR_BUYER_RESPONSE', state: string): void {
  dispute.status = status
  dispute.dispute_state = state
  delete dispute.seller_response_due_date
  allow(dispute, status === 'WAITING_FOR_BUYER_RESPONSE' && dispute.dispute_life_cycle_stage === 'INQUIRY' ? ['send-message'] : [])
}

/** What PayPal keeps of uploaded files in a dispute: their names. */
export const notedFiles = (files: readonly UploadedFile[]): { name: string }[] | null =>
  files.length === 0 ? null : files.map(({ fileName }) => ({ name: fileName }))
