/** From what the desk knows of a conversation to what templates are filled from. Pure: what nobody knows is null, never a guess. */
import type { Backend, Shop } from '../../../shared/domain/backend/types'
import { countryOf, customerZoneOf } from '../../../shared/domain/clock/region'
import { fold } from '../../../shared/domain/conversation/fold'
import type { Conversation, Customer } from '../../../shared/domain/conversation/types'
import type { OrderId, PersonId } from '../../../shared/domain/ids'
import type { Dispute, Order, Parcel } from '../../../shared/domain/order/types'
import type { Person, Shift } from '../../../shared/domain/rota/types'
import { orderStateWords, parcelStateWords } from '../../../shared/domain/template/stateWords'
import type { TemplateFacts } from '../../../shared/domain/template/types'
import { genderOf, splitName } from './names'

export interface Known {
  /** BCP 47 of the text. */
  locale: string
  /** Epoch ms (UTC). */
  now: number
  /** Null for one that does not exist yet. */
  conversation: Pick<Conversation, 'customerName' | 'subject' | 'language'> | null
  customer: Customer | null
  /** Hers, newest first. */
  orders: readonly Order[]
  parcels: readonly Parcel[]
  disputes: readonly Dispute[]
  /** What she wrote, newest first: an order she names is the one meant. */
  texts: readonly string[]
  /** The order the agent chose; null: the one that is meant. */
  orderId: OrderId | null
  shop: Shop
  backend: Pick<Backend, 'me'>
  /** The agent's name where the backend tells none. */
  agentName: string
  signature: string
  people: readonly Person[]
  shifts: readonly Shift[]
  me: PersonId | null
}

const bare = (text: string): string => fold(text).replace(/[\s#-]/g, '')

/** The order that the text is about: chosen, named by her, or else the newest that still stands. */
export const orderOf = ({
  orders,
  texts,
  conversation,
  orderId,
}: Pick<Known, 'orders' | 'texts' | 'conversation' | 'orderId'>): Order | null => {
  const chosen = orders.find(({ id }) => id === orderId)
  if (chosen) return chosen
  for (const text of [...texts, conversation?.subject ?? '']) {
    const said = bare(text)
    // A short number would be found in every second telephone number.
    const named = orders.find(({ number }) => bare(number).length >= 4 && said.includes(bare(number)))
    if (named) return named
  }
  return orders.find(({ state }) => state !== 'cancelled') ?? orders[0] ?? null
}

const partly = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()

/** The parcel of that order; without an order only one that is alone. One that comes back to the shop is not hers to wait for. */
export const parcelOf = (order: Order | null, parcels: readonly Parcel[]): Parcel | null => {
  const coming = parcels.filter(({ direction }) => direction !== 'return')
  if (!order) return coming.length === 1 ? (coming[0] ?? null) : null
  const numbers = new Set(order.trackingNumbers.map(partly))
  return (
    coming.find(({ orderNumber }) => orderNumber !== null && bare(orderNumber) === bare(order.number)) ??
    coming.find(({ trackingNumber }) => numbers.has(partly(trackingNumber))) ??
    null
  )
}

const speaks = (person: Person, locale: string): boolean => {
  const base = locale.split('-')[0]?.toLowerCase()
  return person.languages.some(({ code, level }) => level !== 'basic' && code.split('-')[0]?.toLowerCase() === base)
}

/** Who is there for this language when the agent has gone: the first to be on after her shift, or now where she is off. */
export const shiftOf = ({
  locale,
  now,
  people,
  shifts,
  me,
}: Pick<Known, 'locale' | 'now' | 'people' | 'shifts' | 'me'>): TemplateFacts['shift'] => {
  const mine = shifts.find(({ personId, startAt, endAt }) => personId === me && startAt <= now && now < endAt)
  const after = mine?.endAt ?? now
  const able = new Map(people.filter((person) => person.id !== me && speaks(person, locale)).map((person) => [person.id, person]))
  const next = shifts
    .filter(({ personId, endAt }) => able.has(personId) && endAt > after)
    .map((shift) => ({ shift, fromAt: Math.max(shift.startAt, after) }))
    // Among those who are on already, whoever stays longest.
    .sort((a, b) => a.fromAt - b.fromAt || b.shift.endAt - a.shift.endAt)[0]
  if (!next && !mine) return null
  return {
    colleague: next ? (able.get(next.shift.personId)?.name ?? null) : null,
    fromAt: next?.fromAt ?? null,
    myEndAt: mine?.endAt ?? null,
  }
}

const disputeOf = (order: Order | null, disputes: readonly Dispute[]): TemplateFacts['dispute'] => {
  const open = disputes.filter(({ state }) => state === 'needsResponse' || state === 'underReview')
  const found = open.find(({ orderNumber }) => order && orderNumber !== null && bare(orderNumber) === bare(order.number)) ?? open[0]
  return found ? { dueAt: found.dueAt, amount: found.amount } : null
}

const filled = (text: string | null | undefined): string | null => (text && text.trim() !== '' ? text : null)

export const factsOf = (known: Known): TemplateFacts => {
  const { locale, now, customer, conversation, orders, parcels, disputes, shop, backend, agentName, signature } = known
  const name = filled(customer?.name) ?? filled(conversation?.customerName)
  const order = orderOf(known)
  const parcel = parcelOf(order, parcels)
  const scan = parcel?.scans.reduce<Parcel['scans'][number] | null>((last, one) => (last && last.at >= one.at ? last : one), null) ?? null
  const { whoPaysDuty, returnDays, promisedDeliveryDays } = shop.policy
  return {
    locale,
    now,
    zone: customerZoneOf({ customer, orders }),
    customer: {
      name,
      ...splitName(name, customer?.language ?? conversation?.language ?? null),
      gender: genderOf(customer?.facts ?? []),
      country: countryOf({ customer, orders }),
    },
    agent: { name: backend.me?.name ?? agentName, email: backend.me?.email ?? null },
    shop: {
      name: shop.name,
      returnDays,
      deliveryDays: promisedDeliveryDays,
      paysDuty: whoPaysDuty === null ? null : whoPaysDuty === 'shop',
      url: null,
      signature,
    },
    order: order && {
      number: order.number,
      state: orderStateWords(order.state, locale),
      total: order.total,
      refunded: order.refunded && order.refunded.minor > 0 ? order.refunded : null,
      createdAt: order.createdAt,
      deliveredAt: order.deliveredAt ?? parcel?.deliveredAt ?? null,
      items: order.lines.map(({ title }) => title),
      // What we have leads into the shop's own office.
      url: null,
    },
    parcel: parcel && {
      number: parcel.trackingNumber,
      carrier: parcel.carrier,
      state: parcelStateWords(parcel.state, locale),
      url: parcel.url ?? null,
      expectedAt: parcel.expectedAt,
      lastScan: scan && { at: scan.at, place: scan.place, text: scan.text },
    },
    shift: shiftOf(known),
    dispute: disputeOf(order, disputes),
  }
}
