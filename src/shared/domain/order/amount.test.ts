import { expect, it } from 'vitest'
import { amountOf, minorOf } from './amount'

it.each([
  ['12,50', 'EUR', 1250],
  ['12.5', 'EUR', 1250],
  ['12', 'EUR', 1200],
  [' 0 ', 'EUR', 0],
  ['1290', 'JPY', 1290],
  ['1.250', 'KWD', 1250],
  ['１２，５０', 'EUR', 1250],
  ['12.505', 'EUR', null],
  ['12.5', 'JPY', null],
  ['1,000.00', 'EUR', null],
  ['-3', 'EUR', null],
  ['', 'EUR', null],
  ['12 €', 'EUR', null],
] as const)('%s %s is %s', (text, currency, minor) => {
  expect(minorOf(text, currency)).toBe(minor)
  if (minor !== null) expect(minorOf(String(amountOf({ minor, currency })), currency)).toBe(minor)
})
