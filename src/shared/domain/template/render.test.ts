// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tab stops are written like this
import { describe, expect, it } from 'vitest'
import { facts, template } from '../../../../test/templates/facts'
import { TemplateError } from './fault'
import { openGapsOf } from './gaps'
import { render } from './render'

const fill = (text: string, more = {}, locale = 'en', nested: Parameters<typeof render>[2] = []) =>
  render({ locale, register: null, text }, facts(more), nested)

describe('render', () => {
  it('fills what is known', () => {
    expect(fill('Order {{ order.number }}: {{ order.total }}, {{ order.items }}.').text).toBe('Order NL-1042: €129.00, Lamp and Bulb.')
  })
  it('shows what nobody knows as a gap with its place, never as a blank', () => {
    const { text, gaps } = fill('No. {{ parcel.number }}, {{ parcel.lastScan.place | upcase | append: "!" }}.', { parcel: null })
    expect(text).toBe('No. [[parcel.number]], [[parcel.lastScan.place]].')
    expect(gaps.map(({ from, to, variable }) => [text.slice(from, to), variable])).toEqual([
      ['[[parcel.number]]', 'parcel.number'],
      ['[[parcel.lastScan.place]]', 'parcel.lastScan.place'],
    ])
  })
  it.each([
    '{{ nobody.knows }}',
    '{{ customer.name.foo }}',
    '{{ customer["__proto__"] }}',
    '{{ nil }}',
    '{{ größe }}',
    '{{ order["a b"] }}',
  ])('leaves no blank for %s', (text) => {
    const made = fill(text)
    expect(made.gaps).toHaveLength(1)
    expect(openGapsOf(made.text)).toEqual(made.gaps)
  })
  it('takes a gap for false, and lets default fill it', () => {
    expect(
      fill('{% if parcel.number %}yes{% else %}no{% endif %} {{ parcel.carrier | default: "the carrier" }}', { parcel: null }).text,
    ).toBe('no the carrier')
  })
  it('knows other spellings of a name', () => {
    expect(fill('{{ contact.first_name }} {{ order.created_at | date: "short" }}').text).toMatch(/^Anna \d/)
  })
  it('never reads what a customer is called as a template', () => {
    const name = '{{ agent.email }} ${1:x} {% if true %}'
    const { text, stops } = fill('Hi {{ customer.name }}', { customer: { ...facts().customer, firstName: null, lastName: null, name } })
    expect(text).toBe(`Hi ${name}`)
    expect(stops).toEqual([])
  })
  it('takes our own marks out of what comes from outside', () => {
    const { text, gaps } = fill('Hi {{ customer.name }}\uE000x\uE001', {
      customer: { ...facts().customer, firstName: null, lastName: null, name: 'A\uE000b\uE001' },
    })
    expect([text, gaps]).toEqual(['Hi Abx', []])
  })
  it('gives tab stops in order, the last last, with Liquid in them', () => {
    const { text, stops } = fill('${0}a ${2:two} ${1:{{ customer.firstName }}} \\${3:no} ${{ order.number }}')
    expect(text).toBe('a two Anna ${3:no} $NL-1042')
    expect(stops.map(({ order, from, to }) => [order, text.slice(from, to)])).toEqual([
      [1, 'Anna'],
      [2, 'two'],
      [3, ''],
    ])
  })
  it('nests, in its own language, with the stops after', () => {
    const inner = template({
      shortcut: 'sign',
      bodies: [
        ['en', 'Yours ${1:x}'],
        ['de', 'Ihr ${1:x}'],
      ],
    })
    const { text, stops } = fill('${2:b} {% template "sign" %}', {}, 'de', [inner])
    expect(text).toBe('b Ihr x')
    expect(stops.map(({ from, to }) => text.slice(from, to))).toEqual(['b', 'x'])
  })
  it.each([
    ['cycle', '{% template "a" %}'],
    ['unknownTemplate', '{% template "gone" %}'],
    ['broken', '{% if %}'],
    ['broken', '{{ x | constructor }}'],
    ['broken', '{{ x | raw }}'],
    ['broken', '{{ order.constructor }}'],
    ['broken', '{% include "a" %}'],
    ['broken', '{% render "../../etc/passwd" %}'],
    ['broken', '{% layout "x" %}'],
    ['tooMuch', '{% for a in (1..9999999) %}x{% endfor %}'],
    [
      'tooMuch',
      '{% for a in (1..2000) %}{% for b in (1..2000) %}{% for c in (1..2000) %}xxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}{% endfor %}',
    ],
  ])('ends in %s: %s', (code, text) => {
    const loop = template({ shortcut: 'a', bodies: [['en', '{% template "b" %}']] })
    const back = template({ shortcut: 'b', bodies: [['en', '{% template "a" %}']] })
    let thrown: unknown = null
    try {
      fill(text, {}, 'en', [loop, back])
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(TemplateError)
    expect((thrown as TemplateError).code).toBe(code)
  })
  it('writes dates, times and money as the customer does', () => {
    const at = (country: string, zone: string | null, locale: string) =>
      fill(
        '{{ order.createdAt | date: "short" }}|{{ shift.fromAt }}|{{ order.total }}',
        { zone, customer: { ...facts().customer, country } },
        locale,
      ).text
    expect(at('US', 'America/New_York', 'en')).toMatch(/^3\/5\/26\|9:00.AM\|€129\.00$/)
    expect(at('GB', 'Europe/London', 'en')).toBe('05/03/2026|14:00|€129.00')
    expect(at('DE', 'Europe/Berlin', 'de')).toMatch(/^05\.03\.26\|15:00\|129,00.€$/)
    expect(at('DE', null, 'de')).toMatch(/14:00 UTC/)
  })
  it('keeps numbers and links of an Arabic line together, without a mark next to the address', () => {
    const { text } = fill('طلبك {{ order.number }} هنا: {{ order.url }}.\n{{ order.url }}', {}, 'ar')
    expect(text).toBe('طلبك \u2068NL-1042\u2069 هنا:\u2066 https://nordlicht.example/o/1042 \u2069.\nhttps://nordlicht.example/o/1042')
  })
})
