import { describe, expect, it } from 'vitest'
import type { Register } from '../template/types'
import { differencesBetween } from './differences'

const known = { names: ['Mia Schulz'], numbers: [] }
const told = (source: string, target: string, from: string, to: string, register: Register | null = null) =>
  differencesBetween({ source, target, from, to, known, register }).map(({ type, from: at, to: end }) => `${type}:${target.slice(at, end)}`)

describe('the mirror', () => {
  it.each([
    ['We refund 20 EUR on May 3.', 'We refund 30 EUR on May 8.', ['number:30 EUR', 'date:May 8']],
    ['We sent two lamps.', 'We sent three lamps.', ['number:three']],
    ['We cannot ship to Canada.', 'We can ship to Canada.', ['negation:We can ship to Canada.']],
    ['We can ship to Canada.', 'We cannot ship to Canada.', ['negation:cannot']],
    ['Hello Mia. It is here.', 'Hello. It is here.', ['fact:Hello. It is here.']],
    ['It is here. We will send a new lamp on Monday.', 'It is here.', ['missing:.']],
    ['It is here.', 'It is here. You will also get a voucher for the trouble.', ['added:You will also get a voucher for the trouble.']],
    ['Order NL-1042 has shipped.', 'Order NL-1024 has shipped.', ['fact:NL-1024']],
    ['', 'Anything', []],
  ])('%s → %s', (source, target, wanted) => expect(told(source, target, 'en', 'en-GB')).toEqual(wanted))
})

describe('a translation', () => {
  it.each([
    ['We refund 12.50 EUR in 3 days.', 'Wir erstatten 12,50 € in drei Tagen.', 'de', null, []],
    ['We refund 12.50 EUR.', 'Wir erstatten 12,60 €.', 'de', null, ['number:12,60 €']],
    ['We cannot change it.', 'Wir können es ändern.', 'de', null, ['negation:Wir können es ändern.']],
    ['We cannot change it.', 'Das ist leider unmöglich.', 'de', null, []],
    ['Please send us a photo.', 'Schick uns bitte ein Foto, wenn du kannst.', 'de', 'polite', ['register:Schick']],
    ['Please send us a photo.', '写真をお送りください。', 'ja', 'humble', []],
    ['Hello Mia, it comes on March 12.', '您好米娅，将于3月12日送达。', 'zh-CN', null, []],
  ] as const)('%s → %s', (source, target, to, register, wanted) => expect(told(source, target, 'en', to, register)).toEqual(wanted))
})

it('keeps places inside the text, whatever it is given', () => {
  const bricks = ['We do not ', '3 ', 'zwei ', '12,50 € ', 'NL-1042 ', 'am 3. Mai. ', '您好。', '😀', '\n', 'no. ', 'لا ', '', '. ', 'Sie ']
  let seed = 11
  const next = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % most
  }
  const text = (): string => Array.from({ length: next(12) }, () => bricks[next(bricks.length)] ?? '').join('')
  const languages = ['en', 'de', 'ja', 'zh-CN', 'ar', 'xx']
  for (let run = 0; run < 1_500; run += 1) {
    const target = text()
    const language = (): string => languages[next(languages.length)] ?? 'en'
    for (const { from, to } of differencesBetween({
      source: text(),
      target,
      from: language(),
      to: language(),
      known,
      register: 'polite',
    })) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(target.length)
      expect(to).toBeGreaterThanOrEqual(from)
    }
  }
})
