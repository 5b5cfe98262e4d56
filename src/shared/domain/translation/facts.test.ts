import { describe, expect, it } from 'vitest'
import { factsIn } from './facts'

const known = { names: ['Mia Schulz', '佐藤 健'], numbers: ['NL-1042', '887766'] }
const read = (text: string): string =>
  factsIn(text, known)
    .map(({ kind, value }) => `${kind}:${value}`)
    .join(' | ')

describe('facts', () => {
  it.each([
    [
      'Hallo Mia, Ihre Bestellung #NL-1042 vom 12.03.2026 über 1.299,00 € ist da.',
      'name:Mia | order:#NL-1042 | date:12.03.2026 | amount:1.299,00 €',
    ],
    ['Mail mia@nordlicht.example or see https://shop.example/a?b=1.', 'email:mia@nordlicht.example | link:https://shop.example/a?b=1'],
    ['Your tracking number is 1Z999AA10123456784.', 'tracking:1Z999AA10123456784'],
    ['Sendungsnummer: 00340434161234567890', 'tracking:00340434161234567890'],
    ['IBAN DE89 3704 0044 0532 0130 00 bitte', 'iban:DE89 3704 0044 0532 0130 00'],
    ['Karte 4111 1111 1111 1111', 'card:4111 1111 1111 1111'],
    ['Rufen Sie +49 30 1234567 an.', 'phone:+49 30 1234567'],
    ['ご注文番号1042、12,990円、3月12日にお届けします。佐藤様', 'order:1042 | amount:12,990円 | date:3月12日 | name:佐藤'],
    ['订单号20261122001已于3月12日发货，运单SF1234567890123', 'order:20261122001 | date:3月12日 | tracking:SF1234567890123'],
    ['طلبي رقم ١٠٤٢ بمبلغ ٢٥٠ ريال', 'order:١٠٤٢ | amount:٢٥٠ ريال'],
    ['Use code SUMMER20 for 10% off until 31 May 2026', 'code:SUMMER20 | number:10% | date:31 May 2026'],
    ['Es kommt in 3 Tagen um 14:30 Uhr.', 'number:3 | time:14:30 Uhr'],
    ['Meine Adresse: Hauptstraße 12, 10115 Berlin. Danke', 'address:Hauptstraße 12, 10115 Berlin'],
    ['Ship to 221B Baker Street, London NW1 6XE please', 'address:221B Baker Street, London NW1 6XE'],
    ['Where is 887766?', 'order:887766'],
    ['Danke!', ''],
    ['Schreib an mia (at) shop.de.', 'email:mia (at) shop.de'],
    ['Schreib an mia.s[at]shop[dot]de bitte', 'email:mia.s[at]shop[dot]de'],
    ['Write to mia dot schulz at shop dot com, please', 'email:mia dot schulz at shop dot com'],
    ['Es mia.schulz arroba gmail punto com', 'email:mia.schulz arroba gmail punto com'],
    ['napisz: mia małpa poczta.example', 'email:mia małpa poczta.example'],
    ['Please look at the dot on the box.', ''],
    ['Es punto y final.', ''],
    ['Use code WELCOME please', 'code:WELCOME'],
    ['说好下午三点半来的。', 'time:下午三点半'],
    ['Kann ich das Paket auch an einer Packstation abgeben?', ''],
    ['Packstation 112, 10115 Berlin', 'address:Packstation 112, 10115 Berlin'],
  ])('%s', (text, wanted) => expect(read(text)).toBe(wanted))

  it('never overlaps, stays in order and says what stands there', () => {
    const text = 'Order 1042: 12,50 € am 3. Mai 2026, Tel. +49 170 1234567, Hauptstr. 5, 10115 Berlin, mia@x.example '.repeat(400)
    const facts = factsIn(text, known)
    let at = 0
    for (const { value, from, to } of facts) {
      expect(from).toBeGreaterThanOrEqual(at)
      expect(text.slice(from, to)).toBe(value)
      at = to
    }
    expect(facts.length).toBeGreaterThan(2_000)
  })
  it('finds an address where nothing else is known of the conversation', () => {
    for (const text of ['Schreib an mia＠shop．example bitte', 'Write to mia at shop dot com', 'mia(at)shop(dot)de'])
      expect(factsIn(text).map(({ kind }) => kind)).toEqual(['email'])
  })
  it('reads what only looks like a spelt address in bounded time', () => {
    const began = performance.now()
    for (const piece of ['a dot ', 'a at ', 'a. ', 'a(at)a', 'a.', 'arroba ', 'a dot a at ']) factsIn(piece.repeat(12_000 / piece.length))
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
