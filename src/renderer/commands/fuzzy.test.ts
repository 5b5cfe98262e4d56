import { expect, it } from 'vitest'
import { fuzzyFilter, fuzzyScore } from './fuzzy'

it('finds letters in order, whatever the case and marks', () => {
  expect(fuzzyScore('rslv', 'Resolve')).not.toBeNull()
  expect(fuzzyScore('rios', 'Valeria Ríos')).not.toBeNull()
  expect(fuzzyScore('vlr', 'Resolve')).toBeNull()
})
it('prefers the beginning, then word starts, then the rest', () => {
  expect(fuzzyFilter('re', ['More', 'Mark as read', 'Resolve'], (text) => text)).toEqual(['Resolve', 'Mark as read', 'More'])
})
it('keeps the order for an empty query', () => {
  expect(fuzzyFilter(' ', ['b', 'a'], (text) => text)).toEqual(['b', 'a'])
})
it('finds Chinese and Arabic', () => {
  expect(fuzzyFilter('解决', ['推迟', '标记为已解决'], (text) => text)).toEqual(['标记为已解决'])
  expect(fuzzyFilter('حل', ['تأجيل', 'حلّ'], (text) => text)).toEqual(['حلّ'])
})
