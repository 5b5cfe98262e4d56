import { expect, it } from 'vitest'
import { nameless } from './nameless'

it.each([
  ['Jürgen Müller wants his money; tell Müller by nine', ['Jürgen Müller'], '… wants his money; tell … by nine'],
  ['Müllers Paket (juergen.mueller@web.example) fehlt', ['Jürgen Müller'], '… Paket (…) fehlt'],
  ['王小明の返金', ['王小明'], '…の返金'],
  ['أحمد علي ينتظر', ['أحمد علي'], '… ينتظر'],
  ['Due at 14:00; the duel', ['An Due'], 'Due at 14:00; the duel'],
  ['a (b) [ c', ['(b) ['], 'a … c'],
  ['Nothing to hide', [], 'Nothing to hide'],
  ['Nothing to hide', ['', ' '], 'Nothing to hide'],
])('%s', (text, names, left) => {
  expect(nameless(text, names)).toBe(left)
})
