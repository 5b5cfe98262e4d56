/** One customer and short templates for tests. */
import type { TemplateId } from '../../src/shared/domain/ids'
import type { Template, TemplateFacts } from '../../src/shared/domain/template/types'

const at = Date.UTC(2026, 2, 5, 14, 0)

export const facts = (more: Partial<TemplateFacts> = {}): TemplateFacts => ({
  locale: 'en',
  now: at,
  zone: 'Europe/Berlin',
  customer: { name: 'Anna Schmidt', firstName: 'Anna', lastName: 'Schmidt', gender: null, country: null },
  agent: { name: 'Maria Cruz', email: 'maria@example.com' },
  shop: { name: 'Nordlicht', returnDays: 30, deliveryDays: 5, paysDuty: true, url: 'https://nordlicht.example', signature: 'Nordlicht' },
  order: {
    number: 'NL-1042',
    state: 'shipped',
    total: { minor: 12_900, currency: 'EUR' },
    refunded: null,
    createdAt: at,
    deliveredAt: null,
    items: ['Lamp', 'Bulb'],
    url: 'https://nordlicht.example/o/1042',
  },
  parcel: {
    number: 'JD0146',
    carrier: 'DHL',
    state: 'on its way',
    url: 'https://dhl.example/JD0146',
    expectedAt: at,
    lastScan: { at, place: 'Leipzig', text: 'Sorted' },
  },
  shift: { colleague: 'Ana', fromAt: at, myEndAt: null },
  dispute: null,
  ...more,
})

interface Short extends Partial<Omit<Template, 'bodies' | 'id'>> {
  id?: string
  bodies?: readonly (readonly [locale: string, text: string])[]
}
export const template = ({ id = 't1', bodies = [['en', 'Hello']], ...more }: Short = {}): Template => ({
  id: id as TemplateId,
  title: 'Where is my order',
  shortcut: 'wismo',
  sourceLocale: 'en',
  shopIds: [],
  channels: [],
  tags: [],
  owner: 'personal',
  backendId: null,
  remote: null,
  actions: [],
  updatedAt: 1,
  bodies: bodies.map(([locale, text]) => ({
    locale,
    variant: '',
    register: null,
    text,
    updatedAt: 1,
    basedOn: locale === 'en' ? null : 1,
  })),
  ...more,
})
