/** The shop's own starter texts pass the shop's own guard: filled in, none of them is stopped or warned of. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { render } from '../template/render'
import type { TemplateFacts } from '../template/types'
import { checkText } from './checkText'
import { guardContext } from './guard.fixture'

interface Starter {
  templates: {
    shortcut: string
    bodies: { locale: string; variant?: string; register?: 'familiar' | 'polite' | 'humble'; text: string }[]
  }[]
}
const { templates } = JSON.parse(readFileSync('resources/templates/starter.json', 'utf8')) as Starter
const noon = Date.UTC(2026, 2, 4, 12)
const day = 86_400_000
const names: Record<string, [string, string]> = { ja: ['健', '佐藤'], 'zh-CN': ['芳', '王'], ar: ['مريم', 'العلي'] }

const factsFor = (locale: string): TemplateFacts => {
  const [firstName, lastName] = names[locale] ?? ['Mia', 'Schulz']
  return {
    locale,
    now: noon,
    zone: 'Europe/Berlin',
    customer: {
      name: names[locale] ? `${lastName} ${firstName}` : `${firstName} ${lastName}`,
      firstName,
      lastName,
      gender: 'female',
      country: 'DE',
    },
    agent: { name: 'Ana Reyes', email: 'ana@nordlicht.example' },
    shop: {
      name: 'Nordlicht',
      returnDays: 30,
      deliveryDays: 10,
      url: 'https://nordlicht.example',
      signature: 'Nordlicht',
      paysDuty: false,
    },
    order: {
      number: 'NL-1042',
      state: 'shipped',
      total: { minor: 4900, currency: 'EUR' },
      refunded: { minor: 1000, currency: 'EUR' },
      createdAt: noon - 9 * day,
      deliveredAt: noon - 2 * day,
      items: ['Aurora'],
      url: 'https://nordlicht.example/o/1042',
    },
    parcel: {
      number: 'JJD000390007',
      carrier: 'DHL',
      state: 'transit',
      url: 'https://dhl.example/t/1',
      expectedAt: noon + 2 * day,
      lastScan: { at: noon - day, place: 'Graz', text: 'in transit' },
    },
    shift: { colleague: 'Ben', fromAt: noon + 7_200_000, myEndAt: noon + 3_600_000 },
    dispute: { dueAt: noon + 3 * day, amount: { minor: 4900, currency: 'EUR' } },
    return: { item: 'Aurora', amount: { minor: 1000, currency: 'EUR' }, paidByShop: true },
  } as TemplateFacts
}

describe.each(templates.map((template) => [template.shortcut, template] as const))('%s', (_, { bodies }) => {
  it.each(bodies.map((body) => [`${body.locale} ${body.variant ?? ''}`, body] as const))('%s', (__, body) => {
    const facts = factsFor(body.locale)
    const { text } = render({ locale: body.locale, register: body.register ?? null, text: body.text }, facts)
    const found = checkText(
      text,
      guardContext({
        language: body.locale,
        customerName: facts.customer.name,
        staffNames: ['Ana Reyes', 'Ben'],
        orderNumbers: ['NL-1042'],
        knownNumbers: ['JJD000390007'],
        inserted: [text],
      }),
    )
    expect(
      found.filter(({ level }) => level !== 'hint').map(({ check, rule, from, to }) => `${check} ${rule}: ${text.slice(from, to)}`),
    ).toEqual([])
  })
})
