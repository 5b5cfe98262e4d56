import { describe, expect, it } from 'vitest'
import { TemplateId } from '../../../shared/domain/ids'
import type { Template, TemplateFacts } from '../../../shared/domain/template/types'
import { type FillPlace, fill } from './fill'

const body = (locale: string, text: string, variant = '') => ({ locale, variant, register: null, text, updatedAt: 1, basedOn: null })
const template = (bodies: Template['bodies'], more: Partial<Template> = {}): Template => ({
  id: TemplateId.parse('t'),
  title: 'Late',
  shortcut: 'late',
  sourceLocale: 'en',
  bodies,
  shopIds: [],
  channels: [],
  tags: [],
  owner: 'personal',
  backendId: null,
  remote: null,
  actions: [],
  updatedAt: 1,
  ...more,
})
const facts = (locale: string): TemplateFacts => ({
  locale,
  now: 0,
  zone: null,
  customer: { name: 'Mia Schulz', firstName: 'Mia', lastName: 'Schulz', gender: null, country: 'DE' },
  agent: { name: 'Ana', email: null },
  shop: { name: 'Nordlicht', returnDays: null, deliveryDays: null, paysDuty: null, url: null, signature: '' },
  order: null,
  parcel: null,
  shift: null,
  dispute: null,
})
const place = (locale: string | null): FillPlace => ({ locale, shopLanguages: ['fr', 'de'], facts })
const id = TemplateId.parse('t')
const three = template([body('en', 'E {{ shop.name }}'), body('de', 'D {{ order.number }}'), body('fr', 'F')])

describe('what is put in', () => {
  it('is the body of her language, and what nobody knows a gap', () => {
    const filled = fill(three, [], { id }, place('de'))
    expect(filled).toMatchObject({
      type: 'text',
      rendered: { text: 'D [[order.number]]', locale: 'de', gaps: [{ variable: 'order.number' }] },
    })
  })
  it('is that of the language that was chosen', () =>
    expect(fill(three, [], { id, locale: 'en' }, place('de'))).toMatchObject({ type: 'text', rendered: { text: 'E Nordlicht' } }))
  it('is asked for where nobody knows her language, the shop’s own first', () =>
    expect(fill(three, [], { id }, place(null))).toEqual({ type: 'language', locales: ['fr', 'de', 'en'] }))
  it('is not asked for where there is only one', () =>
    expect(fill(template([body('en', 'E')]), [], { id }, place(null))).toMatchObject({ type: 'text', rendered: { text: 'E' } }))
  it('falls back, and says so', () =>
    expect(fill(template([body('en', 'E')]), [], { id }, place('ja'))).toMatchObject({ type: 'text', choice: { fallback: true } }))
  it('is asked for where there are several of her language, once', () => {
    const two = template([body('de', 'D1', 'first'), body('de', 'D2', 'again')])
    expect(fill(two, [], { id }, place('de'))).toMatchObject({
      type: 'variant',
      choice: { variants: [{ variant: 'first' }, { variant: 'again' }] },
    })
    expect(fill(two, [], { id, locale: 'de', variant: 'again' }, place('de'))).toMatchObject({ type: 'text', rendered: { text: 'D2' } })
  })
  it('is nothing where nobody wrote anything', () => expect(fill(template([]), [], { id }, place('de'))).toEqual({ type: 'nothing' }))
  it('throws for a template that names one that is not there', () =>
    expect(() => fill(template([body('de', '{% template "gone" %}')]), [], { id }, place('de'))).toThrow(/unknownTemplate/))
})
