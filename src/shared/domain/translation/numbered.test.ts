import { describe, expect, it } from 'vitest'
import { fillNumbered, numberedForm, numberedPair } from './numbered'

const known = { names: ['Mia Schulz', '佐藤 健'], numbers: ['1042'] }
describe('pairs as they are remembered', () => {
  it.each([
    ['Hello Mia Schulz,', 'Hallo Mia Schulz,', 'Hello {1},', 'Hallo {1},'],
    ['Order 1042 (order 1042)', 'Bestellung 1042', 'Order {1} (order {1})', 'Bestellung {1}'],
    [
      'We refund €12.50 to mia@example.org.',
      'Wir erstatten 12,50 € an mia@example.org.',
      'We refund {1} to {2}.',
      'Wir erstatten {1} an {2}.',
    ],
    ['It costs $1,200.00.', 'Es kostet 1.200 $.', 'It costs {1}.', 'Es kostet {1}.'],
    ['It arrives on 2026-03-05.', 'Es kommt am 5.3.2026 an.', 'It arrives on {1}.', 'Es kommt am {1} an.'],
    ['It arrives on March 5.', 'Es kommt am 5.3. an.', 'It arrives on {1}.', 'Es kommt am {1} an.'],
    ['Within 30 days', '30日以内', 'Within {1} days', '{1}日以内'],
    ['Thank you.', 'Danke.', 'Thank you.', 'Danke.'],
    // What is remembered already comes out as it went in.
    ['Order {2} for {1}', 'Für {1}: {2}', 'Order {1} for {2}', 'Für {2}: {1}'],
  ])('%s → %s', (source, target, one, two) => expect(numberedPair(source, target, known)).toEqual({ source: one, target: two }))
  it.each([
    ['Hello you', 'Hallo Mia Schulz'],
    ['Hello Mia Schulz', 'Hallo'],
    ['We ship within 24 hours.', 'Wir versenden innerhalb eines Tages.'],
    ['Order 1042', 'Bestellung 1043'],
    ['It arrives on March 5.', 'Es kommt am 6. März an.'],
    ['Write to a@b.example', 'Schreiben Sie an c@d.example und e@f.example'],
  ])('%s → %s is not', (source, target) => expect(numberedPair(source, target, known)).toBeNull())
  it('serve the next customer', () => {
    const { values } = numberedForm('We refund €7.00 to jo@example.com.', { names: [], numbers: [] })
    expect(fillNumbered('Wir erstatten {1} an {2}. {3}', values)).toBe('Wir erstatten €7.00 an jo@example.com. {3}')
  })
})
