/** Which evidence a dispute asks for, and what of it the desk holds already. Pure; times are epoch ms UTC. */
import type { ShopPolicy } from '../backend/types'
import type { ConversationId, MessageId, OrderId, ParcelId } from '../ids'
import type { Dispute, Order, Parcel } from '../order/types'
import type { EvidenceFileKind } from './evidence'
import { fileKindOf, type NeedId, type NeedSource, type NeedWeight, needsOf } from './needs'
import { reasonOf } from './reason'
import { type Sayings, sayingsFor, sentencesOf } from './sayings'

const DAY = 86_400_000

export interface DisputeMessage {
  id: MessageId
  conversationId: ConversationId
  kind: 'incoming' | 'outgoing' | 'note' | 'event'
  at: number
  text: string
  language: string | null
  deleted: boolean
}

/** What the desk knows around a dispute. */
export interface DisputeFacts {
  /** The one that is disputed. */
  order: Order | null
  /** Of the same buyer in the same shop, that one among them. */
  orders: readonly Order[]
  /** Of the disputed order. */
  parcels: readonly Parcel[]
  /** Oldest first. */
  messages: readonly DisputeMessage[]
  policy: ShopPolicy
}

export type Ref =
  | { type: 'order'; id: OrderId }
  | { type: 'refund'; id: OrderId; at: number | null }
  | { type: 'parcel'; id: ParcelId }
  | { type: 'scan'; id: ParcelId; at: number }
  | { type: 'message'; id: MessageId; conversationId: ConversationId }
  | { type: 'policy' }

export interface Need {
  id: NeedId
  weight: NeedWeight
  /** Where it stands; null: nothing of it is here. */
  found: readonly Ref[] | null
  /** Nothing on a desk can show it: only a person knows. */
  byHand: boolean
  source: NeedSource
  fileKind: EvidenceFileKind
}

const SIGNED = /\bsign(?:ed|ature)\b|unterschr|\bsign[ée]|\bfirmad|\bfirma\b|assinad|podpis|签收|簽收|サイン|署名|وق[ّ]?ع/iu
/** PayPal, Seller Protection: proof of delivery needs a signature from this value. */
const SIGNATURE_FROM_USD = 75_000
const REFS_MOST = 20

/** Messages of one side in which a saying stands that is not turned round. */
const saying = (messages: readonly DisputeMessage[], side: 'incoming' | 'outgoing', name: keyof Sayings, turned: boolean): Ref[] =>
  messages.flatMap((message): Ref[] => {
    if (message.kind !== side || message.deleted) return []
    const said = sayingsFor(message.language).some(([, words]) =>
      sentencesOf(message.text.toLowerCase()).some(
        (sentence) => !sentence.asks && words[name].test(sentence.text) && !(turned && words.not.test(sentence.text)),
      ),
    )
    return said ? [{ type: 'message', id: message.id, conversationId: message.conversationId }] : []
  })

/** The buyer's own: what she sent back proves nothing of what she got. */
const outward = (parcels: readonly Parcel[]): Parcel[] => parcels.filter(({ direction }) => direction !== 'return')
const delivered = (parcels: readonly Parcel[]): Parcel[] => outward(parcels).filter(({ state }) => state === 'delivered')
const whole = ({ state }: Order): boolean => state !== 'refunded' && state !== 'cancelled' && state !== 'unpaid'

type Find = (dispute: Dispute, facts: DisputeFacts) => readonly Ref[] | 'byHand'
const orderRef = (order: Order): Ref => ({ type: 'order', id: order.id })
const parcelRef = (parcel: Parcel): Ref => ({ type: 'parcel', id: parcel.id })

const find: Record<NeedId, Find> = {
  orderDetails: (_dispute, { order }) => (order && order.lines.length > 0 ? [orderRef(order)] : []),
  shipmentProof: (_dispute, { parcels, order }) =>
    outward(parcels).length > 0 ? outward(parcels).map(parcelRef) : order && order.trackingNumbers.length > 0 ? [orderRef(order)] : [],
  deliveryProof: (_dispute, { parcels }) =>
    delivered(parcels).flatMap((parcel): Ref[] => {
      const scan = parcel.scans.findLast(({ state }) => state === 'delivered')
      return [scan ? { type: 'scan', id: parcel.id, at: scan.at } : parcelRef(parcel)]
    }),
  signature: (_dispute, { parcels }) =>
    delivered(parcels).flatMap((parcel): Ref[] =>
      parcel.signedBy
        ? [parcelRef(parcel)]
        : parcel.scans
            .filter(({ state, text }) => state === 'delivered' && SIGNED.test(text))
            .map(({ at }): Ref => ({ type: 'scan', id: parcel.id, at })),
    ),
  address: () => 'byHand',
  customerConfirmed: (_dispute, { messages }) => saying(messages, 'incoming', 'received', true),
  conversation: (_dispute, { messages }) =>
    messages
      .filter(({ kind, deleted }) => (kind === 'incoming' || kind === 'outgoing') && !deleted)
      .slice(-REFS_MOST)
      .map(({ id, conversationId }) => ({ type: 'message', id, conversationId })),
  itemDescription: () => 'byHand',
  photos: () => 'byHand',
  returnPolicy: (_dispute, { policy }) => (policy.text.trim() !== '' ? [{ type: 'policy' }] : []),
  policyAccepted: () => 'byHand',
  noReturn: (_dispute, { order, messages, parcels }) => {
    if (!order || order.returnState === undefined) return 'byHand'
    const kept = (order.returnState === 'none' || order.returnState === 'declined') && outward(parcels).length === parcels.length
    return kept && saying(messages, 'incoming', 'sentBack', true).length === 0 ? [orderRef(order)] : []
  },
  resolutionOffered: (_dispute, { messages }) => saying(messages, 'outgoing', 'offer', false),
  refundMade: (_dispute, { order }) => {
    if (!order?.refunded || order.refunded.minor <= 0) return []
    const dated = (order.refunds ?? []).map(({ at }): Ref => ({ type: 'refund', id: order.id, at }))
    return dated.length > 0 ? dated : [{ type: 'refund', id: order.id, at: null }]
  },
  priorOrders: (dispute, { order, orders }) => {
    const base = order?.paidAt ?? order?.createdAt ?? dispute.createdAt
    const old = orders.filter((one) => {
      const age = base - (one.paidAt ?? one.createdAt)
      return one.id !== order?.id && whole(one) && age >= 120 * DAY && age <= 365 * DAY
    })
    return old.length >= 2 ? old.map(orderRef) : []
  },
  buyerIdentity: () => 'byHand',
  usage: () => 'byHand',
  separateOrders: (dispute, { order, orders }) => {
    const base = order?.createdAt ?? dispute.createdAt
    const others = orders.filter((one) => one.id !== order?.id && whole(one) && Math.abs(one.createdAt - base) <= 60 * DAY)
    return order && others.length > 0 ? [orderRef(order), ...others.map(orderRef)] : []
  },
  receipt: () => 'byHand',
  notCancelled: (_dispute, { messages }) =>
    messages.length === 0 || saying(messages, 'incoming', 'cancels', false).length > 0
      ? []
      : messages
          .filter(({ kind, deleted }) => kind === 'incoming' && !deleted)
          .slice(-1)
          .map(({ id, conversationId }) => ({ type: 'message', id, conversationId })),
  otherPayment: () => 'byHand',
}

/** A signature is no more than strong, until the amount makes PayPal ask for it. */
const weightOf = (dispute: Dispute, id: NeedId, weight: NeedWeight): NeedWeight =>
  id === 'signature' && dispute.amount.currency === 'USD' && dispute.amount.minor >= SIGNATURE_FROM_USD ? 'must' : weight

const order: Record<NeedWeight, number> = { must: 0, strong: 1, helps: 2 }

/**
 * The evidence this dispute is decided by, weightiest first, each with where it stands on this desk. What only a person
 * knows is marked; a refund that was made is asked for only where there is one, or where the claim is about it.
 */
export const checklist = (dispute: Dispute, facts: DisputeFacts): Need[] =>
  needsOf[reasonOf(dispute)]
    .flatMap(([id, weight, source]): Need[] => {
      const refs = find[id](dispute, facts)
      const byHand = refs === 'byHand'
      const found = byHand || refs.length === 0 ? null : refs.slice(0, REFS_MOST)
      if (id === 'refundMade' && weight !== 'must' && !found) return []
      return [{ id, weight: weightOf(dispute, id, weight), found, byHand, source, fileKind: fileKindOf[id] }]
    })
    .sort((a, b) => order[a.weight] - order[b.weight])
