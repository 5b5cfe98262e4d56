import { describe, expect, it } from 'vitest'
import { readTime } from './TimeBox'

describe('a time as people type it', () => {
  it.each([
    ['8', '08:00'],
    ['8:30', '08:30'],
    ['0830', '08:30'],
    ['23.59', '23:59'],
    [' 7h15 ', '07:15'],
  ])('%s', (text, time) => expect(readTime(text)).toBe(time))
  it.each(['', '24:00', '12:60', 'noon', '1:2'])('none: %s', (text) => expect(readTime(text)).toBeNull())
})
