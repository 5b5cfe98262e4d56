import { describe, expect, it } from 'vitest'
import { checkText } from './checkText'
import { guardContext } from './guard.fixture'
import { maskCards } from './mask'
import { defaultPolicy, judge } from './policy'
import type { GuardContext } from './types'

const said = (text: string, context: Partial<GuardContext> = {}) =>
  checkText(text, guardContext(context)).map(({ check, from, to }) => `${check}: ${text.slice(from, to)}`)

describe('places', () => {
  it('are those of the text as written, whatever folding did to it', () => {
    expect(said('Straße … Weißbrot ﷺ: 4111 1111 1111 1111 bitte nicht.', { language: 'de' })).toContain('cardNumber: 4111 1111 1111 1111')
  })
  it('are in order and do not overlap within a check', () => {
    const found = checkText('4111 1111 1111 1111 and 5555 5555 5555 4444. We pay all duties. We cover all customs fees.', guardContext())
    expect(found.map(({ check }) => check)).toEqual(['cardNumber', 'cardNumber', 'dutyPromise', 'dutyPromise'])
    for (const [at, one] of found.entries()) expect(one.from).toBeGreaterThanOrEqual(found[at - 1]?.from ?? 0)
  })
  it('nothing in nothing', () => expect(said('  \n ')).toEqual([]))
})

describe('card numbers in what customers send', () => {
  it.each([
    ['my card 4111 1111 1111 1111 ok', 'my card •••• •••• •••• 1111 ok'],
    ['4242-4242-4242-4242', '••••-••••-••••-4242'],
    ['5555555555554444', '••••••••••••4444'],
    ['カード番号は４１１１ １１１１ １１１１ １１１１です', 'カード番号は•••• •••• •••• １１１１です'],
    ['بطاقتي ٤١١١ ١١١١ ١١١١ ١١١١', 'بطاقتي •••• •••• •••• ١١١١'],
    ['amex 3782 822463 10005', 'amex •••• •••••• •0005'],
  ])('%s', (text, masked) => {
    const { text: hidden, masks } = maskCards(text)
    expect(hidden).toBe(masked)
    expect(masks).toHaveLength(1)
    expect(hidden.slice(masks[0]?.from, masks[0]?.to)).toMatch(/^[•\s-]+\p{Nd}{4}$/u)
  })
  it.each([
    'order 4111111111111112',
    'tracking number 4111111111111111',
    'call +378 2822 4631 0005',
    'card •••• 4242',
    'DE89 3704 0044 0532 0130 00',
  ])('leaves %s', (text) => expect(maskCards(text)).toEqual({ text, masks: [] }))
  it('finds the same nothing in what it masked', () => {
    expect(maskCards(maskCards('4111 1111 1111 1111').text).masks).toEqual([])
  })
})

describe('policy', () => {
  const findings = checkText('Hi, 4111 1111 1111 1111. We pay all duties!!', guardContext())
  it('puts the gravest first and lets nobody send a card number', () => {
    const judged = judge(findings, defaultPolicy('s'))
    expect(judged.map(({ finding, level, mayOverride }) => [finding.check, level, mayOverride])).toEqual([
      ['cardNumber', 'block', false],
      ['dutyPromise', 'block', true],
      ['culture', 'hint', true],
    ])
  })
  it('does what the shop wants, and as the check wants where the shop says nothing', () => {
    const policy = {
      ...defaultPolicy('s'),
      checks: { dutyPromise: { level: 'warn', mayOverride: false }, culture: { level: 'off', mayOverride: true } },
    } as const
    expect(
      judge(findings, { ...policy, names: [], hosts: [], contacts: [] }).map(({ finding, level, mayOverride }) => [
        finding.check,
        level,
        mayOverride,
      ]),
    ).toEqual([
      ['cardNumber', 'block', false],
      ['dutyPromise', 'warn', true],
    ])
  })
})
