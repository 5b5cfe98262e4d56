import { describe, expect, it } from 'vitest'
import { fingerprint, fuzzyScore, fuzzyWords, pairKey } from './fuzzy'
import { FuzzyIndex } from './fuzzyIndex'

describe('how alike two segments are', () => {
  it.each([
    ['Your parcel is on its way.', 'Your parcel is on its way.', 1],
    ['Your parcel  is on its way.', ' Your parcel is on its way.\n', 1],
    ['Your parcel is on its way!', 'your parcel is on its way.', 0.99],
    ['We have sent {1} today.', 'We have sent {2} today.', 0.99],
    ['We sent 2 parcels', 'We sent 3 parcels', 0.99],
    ['Ｙour parcel', 'Your parcel', 1],
    ['“Aurora” isn’t here !', '"Aurora" isn\'t here!', 1],
    ['Your parcel is on its way', 'Your parcel was on its way', 1 - 1 / 6],
    ['Ihre Bestellung kommt', 'Ihre Bestellungen kommen', 1 - 1.5 / 3],
    ['Your parcel is late', 'Your parcel is', 0.75],
    ['ご注文ありがとうございます', 'ご注文ありがとうございました', 1 - 2 / 14],
    ['تم شحن الطلب', 'تَمَّ شحن الطلب', 1],
    ['Hello', 'Goodbye', 0],
    ['?', '?', 1],
    ['?', '!', 0],
  ])('%s ↔ %s', (a, b, score) => {
    expect(fuzzyScore(a, b)).toBeCloseTo(score, 6)
    expect(fuzzyScore(b, a)).toBeCloseTo(score, 6)
  })
  it('takes facts and numbers for one word', () => expect(fuzzyWords('Don’t pay {1} or 12,50 €')).toEqual(["don't", 'pay', '#', 'or', '#']))
  it('keeps scripts apart and countries together', () => {
    expect(pairKey('de-AT', 'en')).toBe(pairKey('de', 'en-GB'))
    expect(pairKey('en', 'zh-CN')).not.toBe(pairKey('en', 'zh-TW'))
  })
  it('knows a neighbour again without its text', () => {
    expect(fingerprint('  Thank you. ')).toBe(fingerprint('Thank you.'))
    expect(fingerprint('Thank you.')).not.toBe(fingerprint('Thank you!'))
    expect(fingerprint(' ')).toBe('')
    expect(fingerprint('Thank you.')).toMatch(/^[0-9a-f]{16}$/)
  })
})

it('finds exactly what a look at every segment finds', () => {
  let seed = 7
  const chance = (most: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed % most
  }
  const vocabulary = [
    'the',
    'parcel',
    'order',
    'orders',
    'ordering',
    'is',
    'late',
    'today',
    '{1}',
    '12',
    'refund',
    'refunded',
    'we',
    'sorry',
    'sent',
    '送',
    '料',
  ]
  const sentence = () => Array.from({ length: 1 + chance(9) }, () => vocabulary[chance(vocabulary.length)]).join(' ')
  const all = Array.from({ length: 600 }, sentence)
  const index = new FuzzyIndex()
  for (const text of all) index.add(text)
  for (let run = 0; run < 300; run += 1) {
    const asked = run % 3 === 0 ? `${sentence()} unknown` : sentence()
    const least = [0.5, 0.7, 0.75, 0.9, 1][run % 5] as number
    const accept = (doc: number) => doc % 7 !== 0
    const wanted = all
      .map((text, doc) => ({ doc, score: fuzzyScore(asked, text) }))
      .filter(({ doc, score }) => accept(doc) && score >= least)
      .map(({ score }) => score)
      .sort((a, b) => b - a)
    const few = index.search(asked, least, 5, accept, (doc) => all[doc] ?? '')
    expect(
      few.map(({ score }) => score.toFixed(9)),
      asked,
    ).toEqual(wanted.slice(0, 5).map((score) => score.toFixed(9)))
    expect(index.search(asked, least, 1_000, accept, (doc) => all[doc] ?? '')).toHaveLength(wanted.length)
  }
})
