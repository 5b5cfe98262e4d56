/**
 * A customer who does not exist, for looking at a template while no conversation was opened: said to be made up wherever she is
 * shown. Names that are common in each language, so that salutations can be judged.
 */
import { signatureFor } from '../../../shared/domain/backend/signature'
import type { Shop } from '../../../shared/domain/backend/types'
import type { GuardContext } from '../../../shared/domain/guard/types'
import type { Template, TemplateFacts } from '../../../shared/domain/template/types'

interface Person {
  name: string
  firstName: string
  lastName: string
  country: string
  zone: string
}
const english: Person = { name: 'Emma Carter', firstName: 'Emma', lastName: 'Carter', country: 'GB', zone: 'Europe/London' }
const people: Readonly<Record<string, Person>> = {
  en: english,
  de: { name: 'Anna Schmidt', firstName: 'Anna', lastName: 'Schmidt', country: 'DE', zone: 'Europe/Berlin' },
  fr: { name: 'Camille Martin', firstName: 'Camille', lastName: 'Martin', country: 'FR', zone: 'Europe/Paris' },
  es: { name: 'Lucía Gómez', firstName: 'Lucía', lastName: 'Gómez', country: 'MX', zone: 'America/Mexico_City' },
  pt: { name: 'Beatriz Souza', firstName: 'Beatriz', lastName: 'Souza', country: 'BR', zone: 'America/Sao_Paulo' },
  it: { name: 'Giulia Rossi', firstName: 'Giulia', lastName: 'Rossi', country: 'IT', zone: 'Europe/Rome' },
  nl: { name: 'Sanne de Vries', firstName: 'Sanne', lastName: 'de Vries', country: 'NL', zone: 'Europe/Amsterdam' },
  pl: { name: 'Anna Nowak', firstName: 'Anna', lastName: 'Nowak', country: 'PL', zone: 'Europe/Warsaw' },
  hu: { name: 'Nagy Anna', firstName: 'Anna', lastName: 'Nagy', country: 'HU', zone: 'Europe/Budapest' },
  ja: { name: '佐藤 健', firstName: '健', lastName: '佐藤', country: 'JP', zone: 'Asia/Tokyo' },
  zh: { name: '王芳', firstName: '芳', lastName: '王', country: 'CN', zone: 'Asia/Shanghai' },
  ar: { name: 'ليلى حسن', firstName: 'ليلى', lastName: 'حسن', country: 'AE', zone: 'Asia/Dubai' },
}
const personFor = (locale: string): Person => people[locale.split('-')[0] ?? ''] ?? english

const DAY = 86_400_000

export interface SampleOf {
  locale: string
  /** Epoch ms (UTC). */
  now: number
  agentName: string
  shop: Shop | undefined
}

export const sampleFacts = ({ locale, now, agentName, shop }: SampleOf): TemplateFacts => {
  const { country, zone, ...name } = personFor(locale)
  const duty = shop?.policy.whoPaysDuty ?? null
  const currency = shop?.currency ?? 'EUR'
  return {
    locale,
    now,
    zone,
    customer: { ...name, gender: null, country },
    agent: { name: agentName, email: null },
    shop: {
      name: shop?.name ?? 'Example Shop',
      returnDays: shop?.policy.returnDays ?? 30,
      deliveryDays: shop?.policy.promisedDeliveryDays ?? 5,
      paysDuty: duty === null ? null : duty === 'shop',
      url: null,
      signature: shop ? signatureFor(shop, locale, agentName) : agentName,
    },
    order: {
      number: '1042',
      state: 'shipped',
      total: { minor: 12_900, currency },
      refunded: null,
      createdAt: now - 9 * DAY,
      deliveredAt: null,
      items: ['Lamp'],
      url: null,
    },
    parcel: {
      number: 'JD0146000387',
      carrier: 'DHL',
      state: 'inTransit',
      url: 'https://tracking.example/JD0146000387',
      expectedAt: now + 2 * DAY,
      lastScan: { at: now - DAY, place: 'Leipzig', text: 'Sorted' },
    },
    shift: { colleague: 'Ana', fromAt: now + 3 * 3_600_000, myEndAt: now + 3 * 3_600_000 },
    dispute: { dueAt: now + 5 * DAY, amount: { minor: 12_900, currency } },
    return: { item: 'Lamp', amount: { minor: 12_900, currency }, paidByShop: true },
  }
}

/** What the guard may know of that customer. */
export const sampleContext = (
  facts: TemplateFacts,
  template: Pick<Template, 'channels'>,
  register: GuardContext['register'],
  shops: readonly Shop[],
  shop: Shop | undefined,
): GuardContext => ({
  channel: template.channels[0] ?? 'email',
  language: facts.locale,
  country: facts.customer.country,
  register,
  shop: {
    names: [facts.shop.name],
    hosts: ['tracking.example'],
    contacts: [],
    paysDuty: facts.shop.paysDuty,
    promisedDeliveryDays: facts.shop.deliveryDays,
  },
  otherShops: shops.filter(({ id }) => id !== shop?.id).map(({ name }) => ({ names: [name], hosts: [] })),
  customerName: facts.customer.name,
  staffNames: [facts.agent.name, 'Ana', shop?.senderName ?? ''].filter(Boolean),
  orderNumbers: ['1042'],
  knownNumbers: ['JD0146000387'],
  inserted: [],
  quotes: [],
})
