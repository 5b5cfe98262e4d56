/** What the guard may look at beside the text: gathered from what this desk holds of shop, customer, orders and team. Pure. */
import type { Backend, Shop } from '../../../shared/domain/backend/types'
import type { Channel, Customer, Message } from '../../../shared/domain/conversation/types'
import type { GuardContext, GuardPolicy } from '../../../shared/domain/guard/types'
import type { ShopId } from '../../../shared/domain/ids'
import type { Order, Parcel } from '../../../shared/domain/order/types'
import type { Draft } from '../../../shared/domain/outbox/types'
import type { Register } from '../../../shared/domain/template/types'

export interface ContextParts {
  kind: Draft['kind']
  channel: Channel
  language: string | null
  /** How this customer is spoken to, where customer or shop said so. */
  register: Register | null
  shopId: ShopId
  shops: readonly Shop[]
  backends: readonly Backend[]
  policies: readonly GuardPolicy[]
  customer: Pick<Customer, 'name' | 'email' | 'phone' | 'country'> | null
  orders: readonly Order[]
  parcels: readonly Parcel[]
  /** Oldest first. */
  messages: readonly Pick<Message, 'kind' | 'text' | 'deleted'>[]
  /** Whoever writes for the shops: this agent, colleagues, people of the rota. */
  staff: readonly string[]
  /** Asked at each look: a template is put in without anything else of these changing. */
  inserted: () => readonly string[]
}

/** So many of her last texts count as what she quotes may come from. */
const QUOTED = 3

const hostPattern = /(?:https?:\/\/|www\.|@)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi
/** Mail hosts of everybody: an address there may be the shop's, the host never is. */
const anybodys =
  /^(?:g(?:oogle)?mail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|gmx|aol|qq|163|126|yandex|proton|protonmail|mail|web|t-online|orange|free|laposte|wp|o2|libero|naver|daum|uol|bol)\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$/
/** A setting that is a host and nothing else: `nordlicht.myshopify.example`. */
const bareHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i
const contactPattern = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d\s()/.-]{6,}\d/g

const hostsIn = (text: string): string[] =>
  [...text.matchAll(hostPattern)].map((found) => (found[1] ?? '').toLowerCase()).filter((host) => !anybodys.test(host))
const contactsIn = (text: string): string[] => (text.match(contactPattern) ?? []).map((one) => one.trim())
const unique = (list: readonly (string | null | undefined)[]): string[] => [
  ...new Set(list.filter((one): one is string => typeof one === 'string' && one.trim() !== '')),
]

/** Names and hosts by which a shop is known: what its own page of settings says, and what its texts and systems show. */
const faceOf = (shop: Shop, backends: readonly Backend[], policy: GuardPolicy | undefined) => {
  const own = backends.filter(({ shopId }) => shopId === shop.id)
  const texts = [...Object.values(shop.signatures), shop.policy.text]
  const systems = own.filter(({ capabilities }) => capabilities.kinds.includes('orders')).flatMap(({ settings }) => Object.values(settings))
  const bare = systems.map((value) => value.trim().toLowerCase()).filter((value) => bareHost.test(value) && !anybodys.test(value))
  const mails = own.map(({ me }) => me?.email ?? '')
  return {
    names: unique([shop.name, ...(policy?.names ?? [])]),
    hosts: unique([...(policy?.hosts ?? []), ...bare, ...[...texts, ...systems, ...mails].flatMap(hostsIn)]),
    contacts: unique([...(policy?.contacts ?? []), ...mails, ...texts.flatMap(contactsIn)]),
  }
}

/** Null where the shop is not on this desk. */
export const contextOf = (parts: ContextParts): GuardContext | null => {
  const shop = parts.shops.find(({ id }) => id === parts.shopId)
  if (!shop) return null
  const face = (one: Shop) =>
    faceOf(
      one,
      parts.backends,
      parts.policies.find(({ shopId }) => shopId === one.id),
    )
  // A forward goes to somebody else, a note to the team: what is known of the customer says nothing of its reader.
  const toCustomer = parts.kind === 'reply' || parts.kind === 'new'
  const { customer, orders, parcels } = parts
  const duty = shop.policy.whoPaysDuty
  return {
    channel: parts.channel,
    language: toCustomer ? parts.language : null,
    country: toCustomer ? (customer?.country ?? null) : null,
    register: toCustomer ? parts.register : null,
    shop: { ...face(shop), paysDuty: duty === null ? null : duty === 'shop', promisedDeliveryDays: shop.policy.promisedDeliveryDays },
    otherShops: parts.shops.filter(({ id }) => id !== shop.id).map((one) => ({ names: face(one).names, hosts: face(one).hosts })),
    customerName: toCustomer ? (customer?.name ?? null) : null,
    staffNames: unique([...parts.staff, shop.senderName]),
    orderNumbers: toCustomer ? unique(orders.map(({ number }) => number)) : [],
    knownNumbers: unique([
      ...parcels.map(({ trackingNumber }) => trackingNumber),
      ...orders.flatMap(({ number, trackingNumbers, lines }) => [number, ...trackingNumbers, ...lines.map(({ sku }) => sku)]),
      customer?.phone,
    ]),
    get inserted() {
      return parts.inserted()
    },
    quotes: parts.messages
      .filter(({ kind, deleted }) => kind === 'incoming' && !deleted)
      .slice(-QUOTED)
      .map(({ text }) => text.slice(0, 20_000)),
  }
}
