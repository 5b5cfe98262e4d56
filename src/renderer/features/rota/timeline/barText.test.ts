import { expect, it } from 'vitest'
import { barText } from './barText'

const words = { begin: '18:00', end: '02:30', name: 'Evening', rule: null }
const broken = { ...words, rule: 'public holiday' }
it.each([
  [200, false, words, 'Evening · 18:00–02:30'],
  [60, false, words, '18–02'],
  [30, false, words, '18'],
  [12, false, words, ''],
  // The mark of a broken rule takes its part: half a word is never written.
  [200, true, broken, 'public holiday · 18:00–02:30'],
  [130, true, broken, 'Evening · 18:00–02:30'],
  [60, true, broken, '18–02'],
  [45, true, words, '18'],
  [36, true, broken, '18'],
  [30, true, broken, ''],
])('%i px, marked: %s', (width, mark, said, text) => expect(barText(width, mark, said)).toBe(text))
