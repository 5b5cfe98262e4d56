import { describe, expect, it } from 'vitest'
import { triggerOf } from './trigger'

const kindOf = (text: string) => {
  const found = triggerOf(text)
  return found ? `${found.kind}:${found.query}@${found.from}` : null
}

describe('what begins a pick list', () => {
  it.each([
    [';', 'shortcut:@0'],
    [';wismo', 'shortcut:wismo@0'],
    ['Hello ;w', 'shortcut:w@6'],
    ['/', 'search:@0'],
    ['/late parcel', 'search:late parcel@0'],
    ['Guten Tag /rück', 'search:rück@10'],
    ['；wismo', 'shortcut:wismo@0'],
    ['您好 ；物流', 'shortcut:物流@3'],
    ['、ちえん', 'search:ちえん@0'],
    ['・返品', 'search:返品@0'],
    ['／返品', 'search:返品@0'],
    ['佐藤様\u3000；w', 'shortcut:w@4'],
    ['/شحن', 'search:شحن@0'],
    ["/l'échange", "search:l'échange@0"],
    [';late-2', 'shortcut:late-2@0'],
  ])('%s', (text, expected) => expect(kindOf(text)).toBe(expected))
})

describe('what does not', () => {
  it.each([
    'https://',
    'https://shop.example/track',
    'and/or',
    '1/2',
    '24/7',
    '12;30',
    'price;',
    '我们已发货；请',
    'はい、ちえん',
    ';)',
    '; ',
    ';-',
    '/ and',
    ';wismo is',
    'a'.repeat(60),
    `/${'a'.repeat(60)}`,
    '/one two three four five',
    '',
  ])('%s', (text) => expect(triggerOf(text)).toBeNull())
})
