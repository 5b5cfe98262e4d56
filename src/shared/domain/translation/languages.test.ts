import { expect, test } from 'vitest'
import { bestCode, ourCode, pairFits, sameLanguage } from './languages'

test.each([
  ['zh', 'zh-CN', true],
  ['ZH-HANS', 'zh-CN', true],
  ['zh-CN', 'zh-TW', false],
  ['zt', 'zh-TW', true],
  ['zh_TW', 'zh-HK', true],
  ['en-US', 'en-GB', true],
  ['iw', 'he', true],
  ['no', 'nb', true],
  ['sr', 'sr-Latn', false],
  ['de', 'nl', false],
  ['', '', false],
  ['not a code', 'not a code', false],
])('%s and %s are one language: %s', (one, other, same) => expect(sameLanguage(one, other)).toBe(same))

test.each([
  ['en', ['EN-GB', 'EN-US'], 'EN-US'],
  ['en-GB', ['EN-US', 'EN-GB'], 'EN-GB'],
  ['pt-BR', ['pt', 'pt-PT'], 'pt'],
  ['pt-PT', ['pt', 'pt-BR'], 'pt'],
  ['pt', ['PT-PT', 'PT-BR'], 'PT-BR'],
  ['zh-TW', ['zh', 'zt'], 'zt'],
  ['zh-CN', ['ZH-HANT', 'ZH-HANS'], 'ZH-HANS'],
  ['es-MX', ['es', 'es-419'], 'es'],
  ['de-AT', ['DE'], 'DE'],
  ['ja', ['de', 'fr'], null],
  ['??', ['de'], null],
] as const)('%s among %j is %s', (wanted, offered, best) => expect(bestCode(wanted, offered)).toBe(best))

test.each([
  ['zh', 'zh-CN'],
  ['zh_TW', 'zh-TW'],
  ['zh-HK', 'zh-HK'],
  ['zt', 'zh-TW'],
  ['EN-GB', 'en-GB'],
  ['pt_BR', 'pt-BR'],
  ['iw', 'he'],
  ['nb', 'nb'],
  ['no', 'nb'],
  ['a', null],
  ['x'.repeat(40), null],
])('%s is written %s', (theirs, ours) => expect(ourCode(theirs)).toBe(ours))

test('a pair fits by language and script', () => {
  const pairs = [
    { from: 'es', to: 'en' },
    { from: 'en', to: 'zh-CN' },
  ]
  expect(pairFits(pairs, 'es-MX', 'en-US')).toBe(true)
  expect(pairFits(pairs, 'en', 'es')).toBe(false)
  expect(pairFits(pairs, 'en-GB', 'zh-TW')).toBe(false)
  expect(pairFits(pairs, null, 'zh')).toBe(true)
  expect(pairFits(pairs, null, 'es')).toBe(false)
  expect(pairFits(null, 'xx', 'yy')).toBe(true)
})
