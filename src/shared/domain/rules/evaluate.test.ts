import { describe, expect, it } from 'vitest'
import type { CaseFacts } from '../case/types'
import type { ShopPlan } from '../clock/types'
import type { Conversation } from '../conversation/types'
import type { Dispute, Order, Parcel } from '../order/types'
import type { Person, Shift } from '../rota/types'
import { factsOf, noon, policyOf, said } from './case.fixture'
import { conditionHolds } from './conditions'
import { catches, evaluateRules } from './evaluate'
import { readingOf } from './reading'
import type { Condition, Rule } from './types'

const hour = 3_600_000
const day = 24 * hour
const rule = (id: string, conditions: Condition[], effects: Rule['effects'], more: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  on: true,
  shopIds: [],
  conditions,
  effects,
  stop: false,
  starter: false,
  updatedAt: 1,
  ...more,
})
const words = (text: string, more: Partial<Condition & { type: 'text' }> = {}): Condition => ({
  type: 'text',
  where: 'message',
  words: [{ text, language: null }],
  not: false,
  ...more,
})
const order = (more: Partial<Order>): Order =>
  ({
    number: 'NL-1',
    state: 'paid',
    total: { minor: 5_000, currency: 'EUR' },
    refunded: null,
    createdAt: noon - day,
    paidAt: null,
    shippedAt: null,
    ...more,
  }) as Order
const parcel = (state: Parcel['state'], lastScanAt: number | null): Parcel =>
  ({ trackingNumber: 'T1', state, scans: lastScanAt === null ? [] : [{ at: lastScanAt - day }, { at: lastScanAt }] }) as Parcel
const plans = new Map([['shop', { highValueMinor: 10_000, calendars: [] } as unknown as ShopPlan]])
const ana = { id: 'ana', name: 'Ana', languages: [{ code: 'de', level: 'good' }] } as unknown as Person
const shift = (startAt: number, endAt: number) => ({ personId: 'ana', startAt, endAt, zone: 'UTC' }) as Shift

type Given = { facts?: Partial<CaseFacts>; conversation?: Partial<Conversation>; messages?: CaseFacts['messages']; shifts?: Shift[] }
const holds = (condition: Condition, { facts = {}, conversation = {}, messages = [said('hello')], shifts = [] }: Given, now = noon) =>
  conditionHolds(
    readingOf(factsOf([...messages], facts, conversation), policyOf([], { plans, team: { people: [ana], shifts } }), now),
    condition,
  )

describe('a condition', () => {
  const cases: [name: string, condition: Condition, given: Given, holds: boolean, nextAt?: number | null][] = [
    ['text in the message', words('hello'), {}, true],
    ['text not there', words('bye'), {}, false],
    ['text turned round', words('bye', { not: true }), {}, true],
    ['text in the subject alone', words('hello', { where: 'subject' }), {}, false],
    ['text in the subject', words('order', { where: 'subject' }), { conversation: { subject: 'My order' } }, true],
    ['text in either', words('order', { where: 'either' }), { conversation: { subject: 'My order' } }, true],
    ['several messages in a row count as one', words('lost'), { messages: [said('lost', { at: 1 }), said('?', { at: 2 })] }, true],
    [
      'what was answered is past',
      words('lost'),
      { messages: [said('lost', { at: 1 }), said('sorry', { kind: 'outgoing', at: 2 }), said('thanks', { at: 3 })] },
      false,
    ],
    [
      'an automatic answer is none',
      words('lost'),
      { messages: [said('lost', { at: 1 }), said('we got it', { kind: 'outgoing', byBot: true, at: 2 }), said('ok?', { at: 3 })] },
      true,
    ],
    [
      'our answer does not take it away',
      words('lost'),
      { messages: [said('lost', { at: 1 }), said('sorry', { kind: 'outgoing', at: 2 })] },
      true,
    ],
    [
      'the thread remembers',
      words('lost', { where: 'thread' }),
      { messages: [said('lost', { at: 1 }), said('sorry', { kind: 'outgoing', at: 2 }), said('thanks', { at: 3 })] },
      true,
    ],
    [
      'our own words are not hers',
      words('lost', { where: 'thread' }),
      { messages: [said('lost', { kind: 'outgoing' }), said('ok'), said('lost', { kind: 'note' })] },
      false,
    ],
    ['a deleted message says nothing', words('lost'), { messages: [said('lost', { deleted: true })] }, false],
    ['a quote is not hers', words('refund'), { messages: [said('ok\n> a refund')] }, false],
    ['language without its region', { type: 'language', languages: ['pt'], not: false }, { facts: { language: 'pt-BR' } }, true],
    ['an unknown language is none of them', { type: 'language', languages: ['pt'], not: false }, {}, false],
    ['… and so not one of them', { type: 'language', languages: ['pt'], not: true }, {}, true],
    ['channel', { type: 'channel', channels: ['email'], not: false }, {}, true],
    ['any channel', { type: 'channel', channels: [], not: false }, {}, true],
    ['status', { type: 'status', statuses: ['pending'] }, {}, false],
    ['label, whatever its case', { type: 'label', labels: ['VIP'], not: false }, { conversation: { labels: ['vip'] } }, true],
    ['no such label', { type: 'label', labels: ['vip'], not: true }, {}, true],
    ['high value', { type: 'highValue', not: false }, { facts: { orders: [order({ total: { minor: 10_001, currency: 'EUR' } })] } }, true],
    [
      'at the limit is not above it',
      { type: 'highValue', not: false },
      { facts: { orders: [order({ total: { minor: 10_000, currency: 'EUR' } })] } },
      false,
    ],
    [
      'another currency cannot be compared',
      { type: 'highValue', not: false },
      { facts: { orders: [order({ total: { minor: 99_999, currency: 'JPY' } })] } },
      false,
    ],
    [
      '… unless the shop’s system tells its worth',
      { type: 'highValue', not: false },
      { facts: { orders: [order({ total: { minor: 99_999, currency: 'JPY' }, shopTotal: { minor: 60_000, currency: 'EUR' } })] } },
      true,
    ],
    [
      'spent, where half of a foreign order went back',
      { type: 'spent', minMinor: 30_000, maxMinor: 30_000 },
      {
        facts: {
          orders: [
            order({
              total: { minor: 1_000, currency: 'JPY' },
              shopTotal: { minor: 60_000, currency: 'EUR' },
              refunded: { minor: 500, currency: 'JPY' },
            }),
          ],
        },
      },
      true,
    ],
    [
      'a cancelled order is none',
      { type: 'highValue', not: false },
      { facts: { orders: [order({ state: 'cancelled', total: { minor: 99_999, currency: 'EUR' } })] } },
      false,
    ],
    [
      'spent, less refunds',
      { type: 'spent', minMinor: 6_000, maxMinor: null },
      { facts: { orders: [order({}), order({ refunded: { minor: 4_500, currency: 'EUR' } })] } },
      false,
    ],
    ['spent in all', { type: 'spent', minMinor: 10_000, maxMinor: 10_000 }, { facts: { orders: [order({}), order({})] } }, true],
    ['one order’s total', { type: 'orderTotal', minMinor: null, maxMinor: 4_999 }, { facts: { orders: [order({})] } }, false],
    ['no orders yet', { type: 'orderCount', min: null, max: 0 }, {}, true],
    [
      'an order unpaid for long',
      { type: 'orderState', states: ['unpaid'], olderThanHours: 48 },
      { facts: { orders: [order({ state: 'unpaid' })] } },
      false,
      noon + day,
    ],
    [
      '… once it is',
      { type: 'orderState', states: ['unpaid'], olderThanHours: 24 },
      { facts: { orders: [order({ state: 'unpaid' })] } },
      true,
      null,
    ],
    [
      'no scan for five days',
      { type: 'parcelState', states: ['inTransit'], noScanHours: 120 },
      { facts: { parcels: [parcel('inTransit', noon - 5 * day)] } },
      true,
      null,
    ],
    [
      '… in an hour',
      { type: 'parcelState', states: ['inTransit'], noScanHours: 120 },
      { facts: { parcels: [parcel('inTransit', noon - 5 * day + hour)] } },
      false,
      noon + hour,
    ],
    [
      'what the customer sends back is no trouble of hers',
      { type: 'parcelState', states: [], noScanHours: 120 },
      { facts: { parcels: [{ ...parcel('inTransit', noon - 9 * day), direction: 'return' }] } },
      false,
      null,
    ],
    [
      'never scanned, nobody knows since when',
      { type: 'parcelState', states: [], noScanHours: 120 },
      { facts: { parcels: [parcel('labelled', null)] } },
      false,
      null,
    ],
    [
      'open dispute',
      { type: 'dispute', open: true },
      { facts: { disputes: [{ state: 'needsResponse', reason: '', stage: 'inquiry' } as Dispute] } },
      true,
    ],
    [
      'a lost one is not open',
      { type: 'dispute', open: true },
      { facts: { disputes: [{ state: 'lost', reason: '', stage: 'inquiry' } as Dispute] } },
      false,
    ],
    [
      'third contact in a week',
      { type: 'contacts', min: 3, days: 7 },
      { facts: { contactsAt: [noon - day, noon - 2 * day, noon - 9 * day] } },
      true,
      noon + 5 * day,
    ],
    [
      '… not when they are older',
      { type: 'contacts', min: 3, days: 7 },
      { facts: { contactsAt: [noon - day, noon - 9 * day] } },
      false,
      null,
    ],
    ['waits for long', { type: 'waiting', minMinutes: 30 }, {}, false, noon + 29 * 60_000],
    ['nobody waits', { type: 'waiting', minMinutes: 1 }, { conversation: { waitingSinceAt: null } }, false, null],
    ['a picture', { type: 'attachment', kind: 'image' }, { messages: [said('see', { attachments: ['image'] })] }, true],
    [
      'a picture of ours',
      { type: 'attachment', kind: 'any' },
      { messages: [said('see'), said('', { kind: 'outgoing', attachments: ['image'] })] },
      false,
    ],
    // 2026-06-03 is a Wednesday; noon UTC is 14:00 in Berlin.
    ['time of day', { type: 'time', zone: 'Europe/Berlin', weekdays: [3], start: '14:00', end: '15:00' }, {}, true, noon + hour],
    ['another weekday', { type: 'time', zone: 'Europe/Berlin', weekdays: [2], start: '14:00', end: '15:00' }, {}, false, noon + 6 * day],
    [
      'over midnight, of the day before',
      { type: 'time', zone: 'Pacific/Auckland', weekdays: [3], start: '22:00', end: '06:00' },
      {},
      true,
      noon + 6 * hour,
    ],
    ['until the day’s end', { type: 'time', zone: 'UTC', weekdays: [], start: '12:00', end: '24:00' }, {}, true, noon + 12 * hour],
    [
      'the customer’s zone',
      { type: 'time', zone: 'customer', weekdays: [], start: '21:00', end: '22:00' },
      { facts: { customer: { zone: 'Asia/Tokyo' } as CaseFacts['customer'] } },
      true,
      noon + hour,
    ],
    ['an unknown zone', { type: 'time', zone: 'Mars/Base', weekdays: [], start: '00:00', end: '24:00' }, {}, false, null],
    [
      'someone reads it',
      { type: 'coverage', covered: true },
      { facts: { language: 'de-AT' }, shifts: [shift(noon - hour, noon + hour)] },
      true,
      noon + hour,
    ],
    [
      'nobody reads it',
      { type: 'coverage', covered: false },
      { facts: { language: 'ja' }, shifts: [shift(noon - hour, noon + hour)] },
      true,
      null,
    ],
    [
      'someone will',
      { type: 'coverage', covered: true },
      { facts: { language: 'de' }, shifts: [shift(noon + hour, noon + 2 * hour)] },
      false,
      noon + hour,
    ],
    ['any of several', { type: 'any', of: [words('bye'), { type: 'channel', channels: ['email'], not: false }] }, {}, true],
    [
      'none of several, one of them in time',
      { type: 'any', of: [words('bye'), { type: 'waiting', minMinutes: 2 }] },
      {},
      false,
      noon + 60_000,
    ],
    ['none of nothing', { type: 'any', of: [] }, {}, false],
  ]
  it.each(cases)('%s', (_name, condition, given, expected, nextAt) => {
    const outcome = holds(condition, given)
    expect(outcome.holds).toBe(expected)
    if (nextAt !== undefined) expect(outcome.nextAt).toBe(nextAt)
    // What is said to change by time does change then, and not a moment before.
    if (outcome.nextAt !== null && condition.type !== 'any') {
      expect(holds(condition, given, outcome.nextAt - 1).holds).toBe(expected)
      expect(holds(condition, given, outcome.nextAt).holds).toBe(!expected)
    }
    if (expected && condition.type !== 'any') expect(outcome.because.length).toBe(1)
    if (!expected) expect(outcome.because).toEqual([])
  })
  it('quotes what matched, and not the whole letter', () => {
    const text = `${'Long before. '.repeat(40)}My parcel is lost, alas. ${'Long after. '.repeat(40)}`
    const [why] = holds(words('parcel … lost'), { messages: [said(text)] }).because
    expect(why?.quote).toContain('parcel is lost')
    expect(why?.quote?.length).toBeLessThanOrEqual(120)
  })
})

describe('the rules', () => {
  const facts = factsOf([said('hello')])
  const A: Rule['effects'][number] = { type: 'class', class: 'A' }
  const B: Rule['effects'][number] = { type: 'class', class: 'B' }
  const result = (rules: Rule[]) => evaluateRules(facts, policyOf(rules), noon)

  it('take the first word for what there is only one of, and add up labels and templates', () => {
    const {
      class: klass,
      labels,
      priority,
      templates,
      teamName,
    } = result([
      rule('1', [], [A, { type: 'labels', add: ['x'] }, { type: 'template', templateId: null, shortcut: ';a' }]),
      rule('2', [], [B, { type: 'labels', add: ['x', 'y'] }, { type: 'priority', priority: 'low' }, { type: 'group', team: 'Returns' }]),
      rule(
        '3',
        [],
        [
          { type: 'priority', priority: 'urgent' },
          { type: 'template', templateId: null, shortcut: ';a' },
          { type: 'group', team: 'Other' },
        ],
      ),
    ])
    expect([klass, labels, priority, templates, teamName]).toEqual([
      'A',
      ['x', 'y'],
      'low',
      [{ templateId: null, shortcut: ';a' }],
      'Returns',
    ])
  })
  it('stop where one says so, and only if it held', () => {
    expect(
      result([rule('1', [words('bye')], [A], { stop: true }), rule('2', [], [B], { stop: true }), rule('3', [], [A])]).fired.map(
        ({ ruleId }) => ruleId,
      ),
    ).toEqual(['2'])
  })
  it('pass over what is off or for another shop', () => {
    const rules = [rule('1', [], [A], { on: false }), rule('2', [], [A], { shopIds: ['other' as Rule['shopIds'][number]] })]
    expect(result(rules).fired).toEqual([])
    expect(catches(rules[0] as Rule, facts, policyOf([]), noon)).toEqual([])
    expect(catches(rules[1] as Rule, facts, policyOf([]), noon)).toBe(null)
  })
  it('ask for another look only where time decides', () => {
    const waits: Condition = { type: 'waiting', minMinutes: 30 }
    expect(result([rule('1', [words('bye'), waits], [A])]).nextAt).toBe(null)
    expect(result([rule('1', [words('hello'), waits], [A])]).nextAt).toBe(noon + 29 * 60_000)
    expect(result([rule('1', [words('hello')], [A], { stop: true }), rule('2', [waits], [A])]).nextAt).toBe(null)
  })
  it('have the same word for the same case, whoever asks and how often', () => {
    const rules = [rule('1', [words('hello')], [A])]
    expect(evaluateRules(facts, policyOf(rules), noon)).toEqual(evaluateRules(facts, policyOf(rules), noon))
  })
})
