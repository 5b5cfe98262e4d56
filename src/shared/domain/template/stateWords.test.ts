import { expect, it } from 'vitest'
import { OrderState, ParcelState } from '../order/types'
import { orderStateWords, parcelStateWords, stateWords } from './stateWords'

it('every language has a word for every state that has a name', () => {
  for (const locale of Object.keys(stateWords)) {
    const orders = OrderState.options.filter((state) => state !== 'other').map((state) => orderStateWords(state, locale))
    const parcels = ParcelState.options.filter((state) => state !== 'unknown').map((state) => parcelStateWords(state, locale))
    for (const word of [...orders, ...parcels]) expect(word, locale).toMatch(/\p{L}/u)
    expect(new Set(orders).size, locale).toBe(orders.length)
    expect(new Set(parcels).size, locale).toBe(parcels.length)
  }
})
it('is a gap where there is none', () => {
  expect(orderStateWords('other', 'de')).toBeNull()
  expect(parcelStateWords('unknown', 'de')).toBeNull()
  expect(orderStateWords('paid', 'fi')).toBeNull()
})
it('knows both scripts of Chinese, and the language of a country', () => {
  expect(orderStateWords('shipped', 'zh-TW')).toBe('已出貨')
  expect(orderStateWords('shipped', 'zh-CN')).toBe('已发货')
  expect(orderStateWords('shipped', 'pt-BR')).toBe('enviado')
})
