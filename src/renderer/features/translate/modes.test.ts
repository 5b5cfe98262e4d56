import { describe, expect, it } from 'vitest'
import { draft } from '../../../shared/domain/outbox/outbox.fixture'
import { begins } from './modes'

describe('a text that is written in translation', () => {
  it('begins with its first stroke, though files or addresses stood there before', () => {
    const files = [{ fileId: 'abcdefghijklmnop', name: 'a.png', mime: 'image/png', size: 1 }]
    expect(begins(null)).toBe(true)
    expect(begins({ ...draft('a', ''), files })).toBe(true)
  })
  it('has begun where words stand: they are as she wants them', () => expect(begins(draft('a', 'Hallo'))).toBe(false))
})
