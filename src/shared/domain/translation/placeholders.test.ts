import { describe, expect, it } from 'vitest'
import { factsIn } from './facts'
import { hideFacts, restoreFacts } from './placeholders'
import type { PlaceholderStyle } from './types'

const known = { names: ['Mia Schulz'], numbers: ['NL-1042'] }
const source = 'Hallo Mia, Bestellung #NL-1042 über 12,50 € kommt am 12.03.2026 an mia@x.example.'
const hidden = (style: PlaceholderStyle, text = source) => hideFacts(text, factsIn(text, known), [], style)

describe('hiding', () => {
  it('leaves nothing private in any style', () => {
    expect(hidden('plain').text).toBe('Hallo QX1, Bestellung QX2 über QX3 kommt am QX4 an QX5.')
    expect(hidden('xml').text).toContain('<f id="2">QX2</f>')
    expect(hidden('html').text).toContain('<span translate="no" id="f2">QX2</span>')
  })
  it('lets out what the shop lets out, and small numbers', () => {
    const text = 'Order #NL-1042 comes in 3 days, 12.50 EUR, door 123456.'
    expect(hideFacts(text, factsIn(text, known), ['amount'], 'plain').text).toBe('Order QX1 comes in 3 days, 12.50 EUR, door QX2.')
  })
  it('escapes the writer’s own markup and gives it back', () => {
    const text = 'Ist 5 < 6 & "a" > b? <b>#NL-1042</b> &amp; &lt;'
    for (const style of ['xml', 'html', 'plain'] as const) {
      const { text: sent, ...rest } = hidden(style, text)
      expect(restoreFacts(sent, { text: sent, ...rest })).toMatchObject({ text, troubles: [], repairs: [] })
    }
  })
  it('takes other letters where the text holds them', () => {
    expect(hidden('plain', 'QX1 an #NL-1042').stem).toBe('ZQ')
  })
})

describe('restoring', () => {
  it.each(['xml', 'html', 'plain'] as const)('%s comes back as it was', (style) => {
    const given = hidden(style)
    const back = restoreFacts(given.text, given)
    expect(back).toMatchObject({ text: source, troubles: [], repairs: [] })
    expect(back.facts.map(({ value }) => value)).toEqual(['Mia', '#NL-1042', '12,50 €', '12.03.2026', 'mia@x.example'])
    for (const fact of back.facts) expect(back.text.slice(fact.from, fact.to)).toBe(fact.value)
  })
  const wanted = 'Hello Mia, order #NL-1042 is here.'
  const text = 'Hallo Mia, Bestellung #NL-1042 ist da.'
  it.each([
    [
      'blanks in tags',
      'html',
      'Hello < span translate = "no" id = "f1" > QX1 < / span >, order <span translate="no" id="f2"> QX2 </span> is here.',
    ],
    ['case', 'html', 'Hello <SPAN TRANSLATE="NO" ID="F1">qx1</SPAN>, order <Span translate="no" id="f2">Qx2</Span> is here.'],
    ['quotes', 'html', "Hello <span translate=«no» id=»f1«>QX1</span>, order <span translate='no' id=“f2”>QX2</span> is here."],
    [
      'escaped',
      'html',
      'Hello &lt;span translate=&quot;no&quot; id=&quot;f1&quot;&gt;QX1&lt;/span&gt;, order &lt;span translate="no" id="f2"&gt;QX2&lt;/span&gt; is here.',
    ],
    ['full width', 'html', 'Hello ＜ｓｐａｎ id="f1"＞ＱＸ１＜／ｓｐａｎ＞, order <span id="f2">QX２</span> is here.'],
    ['Arabic digits', 'html', 'Hello <span id="f1">QX١</span>, order <span id="f2">QX٢</span> is here.'],
    ['translated tags', 'xml', 'Hello <ф id="1">QX1</ф>, order <fakt id="2">QX2</fakt> is here.'],
    ['no closing', 'xml', 'Hello <f id="1">QX1, order <f id="2">QX2 is here.'],
    ['no opening', 'xml', 'Hello QX1</f>, order QX2</f> is here.'],
    ['tags gone', 'xml', 'Hello QX1, order QX2 is here.'],
    ['code gone', 'xml', 'Hello <f id="1"></f>, order <f id="2"/> is here.'],
    ['code translated', 'xml', 'Hello <f id="1">КХ1</f>, order <f id="2">QX2</f> is here.'],
    ['glued', 'plain', 'HelloQX1, orderQX2is here.'],
    ['blank in code', 'plain', 'Hello QX 1, order Q X 2 is here.'],
    ['dash in code', 'plain', 'Hello QX-1, order qx_2 is here.'],
    ['direction marks', 'plain', 'Hello \u200fQX1\u200f, order Q\u200eX\u200e2 is here.'],
    ['backwards', 'plain', 'Hello 1QX, order 2QX is here.'],
    ['stutter', 'plain', 'Hello QX1, order QX2 QX2 is here.'],
  ] as const)('mends %s', (name, style, answer) => {
    const back = restoreFacts(answer, hidden(style, text))
    expect(back.text.replace(/\u200f/g, '')).toBe(wanted)
    expect(back.troubles).toEqual([])
    if (name !== 'glued') expect(back.repairs.length).toBeGreaterThan(0)
  })
  it.each([
    ['lost', 'Hello QX1, your order is here.', [['lost', '#NL-1042']]],
    ['doubled', 'Hello QX1, order QX2 is here, and again QX2.', [['doubled', '#NL-1042']]],
    ['invented', 'Hello QX1, order QX2 and QX7 are here.', [['invented', 'QX7']]],
    ['invented number', 'Hello QX1, order QX2 is here in 14 days.', [['invented', '14']]],
  ] as const)('tells %s', (_name, answer, wantedTroubles) => {
    expect(restoreFacts(answer, hidden('plain', text)).troubles.map(({ type, value }) => [type, value])).toEqual(wantedTroubles)
  })
  it('puts a lost one back where its place is sure', () => {
    const bracket = 'Ihre Bestellung (#NL-1042) ist da.'
    expect(restoreFacts('Your order () is here.', hidden('html', bracket))).toMatchObject({
      text: 'Your order (#NL-1042) is here.',
      troubles: [],
    })
    const colon = 'Ihre Nummer: #NL-1042'
    expect(restoreFacts('Your number:', hidden('html', colon))).toMatchObject({ text: 'Your number: #NL-1042', troubles: [] })
  })
})

describe('what left as it is', () => {
  const let_ = (text: string, answer: string) =>
    restoreFacts(answer, hideFacts(text, factsIn(text), ['amount', 'date'], 'plain')).troubles.map(({ type, value }) => `${type} ${value}`)
  it.each([
    ['Das kostet 1.299,00 € bis 12. März.', 'That is €1,299.00 until March 12.', []],
    ['Es dauert 3 Tage.', 'It takes three days.', []],
    ['Es dauert 3 bis 5 Tage.', 'It takes 3-5 days.', []],
    ['Um 14:30 Uhr', 'At 2:30 p.m.', []],
    ['Das kostet 12,50 €.', 'それは12.50ユーロです。', []],
    ['Within 3 days', 'خلال ٣ أيام', []],
    ['Within 2 days', 'خلال يومين', []],
    ['Das kostet 12,50 €.', 'It is €12.60.', ['changed 12,50 €']],
    ['Das kostet 12,50 €.', 'It is $12.50.', ['changed 12,50 €']],
    ['Es dauert 5 Tage.', 'It takes a while.', ['lost 5']],
    ['Bis 12. März', 'Until April 12', ['changed 12. März']],
  ])('%s → %s', (text, answer, wanted) => expect(let_(text, answer)).toEqual(wanted))
})

it('reads whatever an engine answers: never throws, keeps places right, says what is gone', () => {
  const bricks = [
    '<f id="1">',
    'QX1',
    '</f>',
    'QX2',
    'qx 2',
    ' ',
    '&lt;',
    '&',
    '<',
    '</span>',
    '<span translate="no" id="f2">',
    '\u200f',
    '😀',
    'Hallo ',
    '12,50 €',
    '3',
    'QX9',
    '２',
    '\ud800',
    '\n',
    '',
  ]
  let seed = 5
  const next = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % most
  }
  for (let run = 0; run < 2_000; run += 1) {
    const given = hidden((['xml', 'html', 'plain'] as const)[next(3)] ?? 'xml', 'Hallo Mia, #NL-1042 ist da.')
    const answer = Array.from({ length: next(14) }, () => bricks[next(bricks.length)] ?? '').join('')
    const back = restoreFacts(answer, given)
    for (const { value, from, to } of back.facts) expect(back.text.slice(from, to)).toBe(value)
    for (const { value } of given.facts.filter(({ mark }) => mark !== null))
      if (!back.text.includes(value)) expect(back.troubles.some((one) => one.type === 'lost' && one.value === value)).toBe(true)
  }
})
