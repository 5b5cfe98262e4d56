import { describe, expect, it } from 'vitest'
import { type QuickAbout, QuickFacts, type QuickLast } from '../../../../shared/contract/quick'
import type { ShopId } from '../../../../shared/domain/ids'
import { render } from '../../../../shared/domain/template/render'
import type { TemplateFacts } from '../../../../shared/domain/template/types'
import { languagesToTell, quickFactsOf } from './quickFacts'

const told = (locale: string, state: string): TemplateFacts => ({
  locale,
  now: 1,
  zone: 'Europe/Berlin',
  customer: { name: 'Mia Schulz', firstName: 'Mia', lastName: 'Schulz', gender: null, country: 'DE' },
  agent: { name: 'Ana', email: null },
  shop: { name: 'Nordlicht', returnDays: 30, deliveryDays: null, paysDuty: null, url: null, signature: '' },
  order: {
    number: 'NL-1042',
    state,
    total: { minor: 1000, currency: 'EUR' },
    refunded: null,
    createdAt: 1,
    deliveredAt: null,
    items: ['Lamp'],
    url: null,
  },
  parcel: null,
  shift: { colleague: 'Ben', fromAt: 2, myEndAt: null },
  dispute: null,
})
const shopId = 's1' as ShopId
const about = (last: boolean): QuickAbout => ({
  now: 99,
  agentName: 'Ana',
  shops: [
    {
      id: shopId,
      name: 'Nordlicht',
      languages: ['de'],
      returnDays: 30,
      deliveryDays: 4,
      paysDuty: true,
      signatures: { de: 'Ihr Nordlicht, {{agent}}', '*': 'Nordlicht' },
    },
  ],
  last: last
    ? ({
        conversationId: 'c',
        customerId: null,
        backendId: 'backend1',
        shopId,
        channel: 'email',
        locale: 'de',
        facts: [told('de', 'unterwegs'), told('en', 'on its way')],
      } as unknown as QuickLast)
    : null,
})
const body = (text: string, locale: string) => ({ locale, register: null, text })

describe('what the quick palette fills from', () => {
  it('is the last customer, in the words of the text’s language, at this moment', () => {
    expect(quickFactsOf(about(true), 'last', 'de')).toMatchObject({ now: 99, order: { number: 'NL-1042', state: 'unterwegs' } })
    // Austrian German is German.
    expect(quickFactsOf(about(true), 'last', 'de-AT')).toMatchObject({ locale: 'de-AT', order: { state: 'unterwegs' } })
  })
  it('leaves a gap where nobody said it in that language, never another language’s word', () => {
    const { text } = render(body('{{ order.number }}: {{ order.state }}', 'ja'), quickFactsOf(about(true), 'last', 'ja'))
    expect(text).toContain('NL-1042')
    expect(text).toContain('[[order.state]]')
  })
  it('knows the shop and nobody else where no conversation is open', () => {
    const facts = quickFactsOf(about(false), shopId, 'de')
    const { text } = render(body('{{ customer.name }} {{ shop.name }} {{ shop.returnDays }} {{ shop.signature }}', 'de'), facts)
    expect(text).toContain('[[customer.name]]')
    expect(text).toContain('Nordlicht 30 Ihr Nordlicht, Ana')
  })
  it('is for nobody where the last customer was forgotten meanwhile', () => {
    expect(quickFactsOf(about(false), 'last', 'de').customer.name).toBeNull()
  })
  it('passes the wall as it is', () => {
    expect(QuickFacts.parse(told('de', 'x'))).toEqual(told('de', 'x'))
  })
  it('is told once a language, the customer’s first', () => {
    expect(languagesToTell('de-AT', ['de', 'en'], 'en', ['zh-CN', 'de'])).toEqual(['de-AT', 'en', 'zh-CN'])
    expect(languagesToTell(null, ['zh-TW'], 'zh-CN', [])).toEqual(['zh-TW', 'zh-CN', 'en'])
  })
})
