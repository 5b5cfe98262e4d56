import { describe, expect, test } from 'vitest'
import { Shop } from '../../../shared/domain/backend/types'
import { ShopId } from '../../../shared/domain/ids'
import { newShop } from './newShop'

describe('a new shop from its name', () => {
  test.each([
    ['Kasumi Beauty', 'KB'],
    ['  Nordlicht ', 'NO'],
    ['花', '花'],
    ['😀 Shop', '😀S'],
  ])('%s gets %s', (name, code) => expect(newShop(name, []).code).toBe(code))

  test('takes a colour that no other shop has, and is a whole shop', () => {
    const first = { ...newShop('A', []), id: ShopId.parse('a') }
    const second = newShop('B', [first])
    expect(second.colour).not.toBe(first.colour)
    expect(Shop.safeParse({ ...second, id: 'b' }).success).toBe(true)
  })
})
