import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormat, numberingLocale } from './format'
import { texts as ar } from './locales/ar'
import { texts as en } from './locales/en'

const MIN = 60_000
beforeAll(() =>
  i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en }, ar: { translation: ar } },
    interpolation: { escapeValue: false },
  }),
)
const format = () => makeFormat('en', 'Asia/Manila', i18next.getFixedT('en'))
const noon = Date.parse('2026-11-19T04:00:00Z')

describe('due words', () => {
  it.each([
    [12 * MIN, 240 * MIN, 'soon', '12 min'],
    [65 * MIN, 240 * MIN, 'calm', '1 h 05'],
    [120 * MIN, 240 * MIN, 'calm', '2 h'],
    [51 * 60 * MIN, 96 * 60 * MIN, 'calm', '2 d 3 h'],
    [-2 * MIN, 60 * MIN, 'late', 'late 2 min'],
    [-20_000, 60 * MIN, 'late', 'late 1 min'],
    [-MIN, 60 * MIN, 'late', 'late 1 min'],
    [-119_000, 60 * MIN, 'late', 'late 1 min'],
    [48 * MIN, 240 * MIN, 'calm', '48 min'],
    [48 * MIN - 1, 240 * MIN, 'soon', '47 min'],
    [95_000, 60 * MIN, 'soon', '1 min 35'],
    [40_000, 60 * MIN, 'soon', '40 s'],
  ])('%i ms of %i', (left, target, tone, text) => {
    expect(format().due(noon + left, target, noon)).toEqual({ tone, text })
  })
})
it('tells times in the agent’s zone, and in another when asked', () => {
  expect(format().time(noon)).toBe('12:00')
  expect(format().time(noon, 'UTC')).toBe('04:00')
  expect(format().time(Date.parse('2026-11-18T16:05:00Z'))).toBe('00:05')
})
it('heads days by the agent’s calendar', () => {
  expect(format().day(Date.parse('2026-11-18T16:05:00Z'), noon)).toBe('Today')
  expect(format().day(Date.parse('2026-11-18T15:55:00Z'), noon)).toBe('Yesterday')
  expect(format().day(Date.parse('2025-11-18T15:55:00Z'), noon)).toContain('2025')
})
it('writes Latin digits in Arabic', () => {
  expect(numberingLocale('ar')).toBe('ar-u-nu-latn')
  const arabic = makeFormat('ar', 'UTC', i18next.getFixedT('ar'))
  expect(arabic.number(1234)).toMatch(/[0-9]/)
  expect(arabic.time(noon)).toBe('04:00')
  expect(arabic.due(noon - 2 * MIN, MIN, noon).text).toBe('متأخر 2 د')
})
it('survives currencies and languages nobody knows', () => {
  expect(format().money(5, 'no')).toBe('5 no')
  expect(format().language('xx-nonsense-code')).toBeTruthy()
  expect(format().languageCode('pt-BR')).toBe('PT')
})
it('says of an empty file that it is empty', () => {
  expect(format().bytes(0)).toBe('0 kB')
  expect(format().bytes(1)).toBe('0.1 kB')
})
