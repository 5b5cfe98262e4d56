// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tab stops are written like this
import { describe, expect, it } from 'vitest'
import { template } from '../../../../test/templates/facts'
import { checkTemplate, variablesOf } from './check'

const codes = (faults: ReturnType<typeof checkTemplate>) => faults.map(({ code, locale, detail }) => [code, locale, detail])

describe('variablesOf', () => {
  it('names what a body asks for, with the place, through tab stops, filters, conditions and loops', () => {
    const text =
      'A {{ order.number }}\n${1:{{ contact.first_name | default: agent.name }}}{% if parcel.url %}x{% endif %}{% for item in order.items %}{{ item }}{% endfor %}'
    expect(variablesOf(text).map(({ name, from, to }) => [name, text.slice(from, to)])).toEqual([
      ['order.number', 'order.number'],
      ['customer.firstName', 'contact.first_name'],
      ['agent.name', 'agent.name'],
      ['parcel.url', 'parcel.url'],
      ['order.items', 'order.items'],
    ])
  })
})

describe('checkTemplate', () => {
  it('finds nothing wrong with what is right', () => {
    const one = template({
      bodies: [
        ['en', '{{ salutation }} {{ order.items[0] }} ${1:x}'],
        ['de', '{{ salutation }} {{ order.items }}'],
      ],
    })
    expect(checkTemplate(one).filter(({ code }) => code !== 'missingVariable')).toEqual([])
  })
  it.each([
    ['{{ order.numer }}', ['unknownVariable', 'en', 'order.numer']],
    ['{{ nobody }}', ['unknownVariable', 'en', 'nobody']],
    ['{% template "gone" %}', ['unknownTemplate', 'en', 'gone']],
    ['{% template "wismo" %}', ['cycle', 'en', 'wismo → wismo']],
    ['{% template "b" %}', ['cycle', 'en', 'wismo → b → wismo']],
  ])('%s', (text, wanted) => {
    const other = template({ id: 'b', shortcut: 'b', bodies: [['en', '{% template "wismo" %}']] })
    expect(codes(checkTemplate(template({ bodies: [['en', text]] }), [other]))).toEqual([wanted])
  })
  it('says where Liquid breaks', () => {
    const [fault] = checkTemplate(template({ bodies: [['en', 'abc {% if x %} def']] }))
    expect(fault).toMatchObject({ code: 'broken', from: 4 })
  })
  it('says which language forgot what the source says', () => {
    const one = template({
      bodies: [
        ['en', '{{ order.number }} {{ parcel.number }}'],
        ['de', '{{ order.number }}'],
      ],
    })
    expect(codes(checkTemplate(one))).toEqual([['missingVariable', 'de', 'parcel.number']])
  })
  it('finds a shortcut that another of the same owner has, or that cannot be typed', () => {
    expect(codes(checkTemplate(template(), [template({ id: 'x', title: 'Other' })]))).toEqual([['duplicateShortcut', null, 'Other']])
    expect(codes(checkTemplate(template(), [template({ id: 'x', owner: 'team' })]))).toEqual([])
    expect(codes(checkTemplate(template({ shortcut: 'a b' })))).toEqual([['badShortcut', null, 'a b']])
  })
})
