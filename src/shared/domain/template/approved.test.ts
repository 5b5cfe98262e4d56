import { describe, expect, it } from 'vitest'
import { facts } from '../../../../test/templates/facts'
import { approvedGaps, fillApproved, guessApproved } from './approved'
import { openGapsOf } from './gaps'

const text = 'Hello {{1}}, your parcel {{3}} of order {{2}} is late. {{1}}'

describe('approved templates', () => {
  it('name their gaps and are filled by them, open ones visible', () => {
    expect(approvedGaps(text)).toEqual(['1', '3', '2'])
    const made = fillApproved(text, { 1: 'Anna', 2: 'NL-1\n{{3}}' })
    expect(made.text).toBe('Hello Anna, your parcel [[3]] of order NL-1 {{3}} is late. Anna')
    expect(openGapsOf(made.text)).toEqual(made.gaps)
  })
  it.each([
    [text, { 1: 'Anna', 2: 'NL-1042', 3: 'JD0146' }],
    ['Guten Tag {{1}}, zu Ihrer Bestellung {{2}} gibt es Neues.', { 1: 'Anna', 2: 'NL-1042' }],
    ['Hola {{1}}, su pedido {{2}}', { 1: 'Anna', 2: 'NL-1042' }],
    ['{{1}} 様、ご注文 {{2}} について', { 1: 'Anna Schmidt', 2: 'NL-1042' }],
    ['مرحبًا {{1}}، بخصوص طلبك {{2}}', { 1: 'Anna', 2: 'NL-1042' }],
    ['Hi {{first_name}}, order {{order_number}}, code {{code}}', { first_name: 'Anna', order_number: 'NL-1042' }],
    ['We refund {{1}}.', {}],
  ])('%s', (body, wanted) => expect(guessApproved(body, facts())).toEqual(wanted))
  it('may call their gaps whatever they like', () => {
    const odd = 'Hi {{constructor}}{{__proto__}}'
    expect(fillApproved(odd, guessApproved(odd, facts())).gaps.map(({ variable }) => variable)).toEqual(['constructor', '__proto__'])
  })
  it('guess nothing where nobody knows', () => expect(guessApproved(text, facts({ order: null, parcel: null }))).toEqual({ 1: 'Anna' }))
})
