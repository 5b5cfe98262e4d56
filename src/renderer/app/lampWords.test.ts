import type { TFunction } from 'i18next'
import { expect, it } from 'vitest'
import type { Lamps, LineState } from '../../shared/domain/backend/types'
import type { BackendId, ShopId } from '../../shared/domain/ids'
import type { Format } from '../i18n/format'
import { lampWords } from './lampWords'

const t = ((key: string, values: Record<string, string> = {}) =>
  `${key.split('.').at(-1)} ${Object.values(values).join(' ')}`.trim()) as TFunction
const format = { time: () => '08:00', number: String } as unknown as Format
const shops = [
  { id: 'n' as ShopId, name: 'Nordlicht' },
  { id: 'k' as ShopId, name: 'Kasumi' },
]
const backend = (id: string, shopId: string) => ({ id: id as BackendId, name: id, shopId: shopId as ShopId })
const backends = [backend('chat', 'n'), backend('orders', 'n'), backend('mail', 'k')]
const words = (states: Record<string, LineState>) => {
  const lamps = {
    network: { state: 'up', since: 0 },
    backends: Object.entries(states).map(([backendId, state]) => ({ backendId, state, live: 'none', since: 0, answeredAt: 0, why: null })),
  } as unknown as Lamps
  return lampWords(lamps, shops, backends, format, t).find((lamp) => lamp.id === 'shops')
}

it('counts shops, not their backends', () => {
  expect(words({ chat: 'up', orders: 'limited', mail: 'up' })).toMatchObject({ state: 'up', text: 'shopsOf 2 2' })
})
it('a shop is up when all of its backends are; the words name each one', () => {
  const down = words({ chat: 'up', orders: 'down', mail: 'up' })
  expect(down).toMatchObject({ state: 'partly', text: 'shopsOf 1 2' })
  expect(down?.detail.split('\n')).toEqual(['lineUp chat 08:00', 'lineDown orders 08:00', 'lineUp mail 08:00'])
  expect(words({ chat: 'down', orders: 'up', mail: 'signInNeeded' })).toMatchObject({ state: 'down', text: 'shopsOf 0 2' })
})
it('a paused backend is nobody’s fault', () => {
  expect(words({ chat: 'up', orders: 'paused', mail: 'up' })).toMatchObject({ state: 'up', text: 'shopsOf 2 2' })
  expect(words({ chat: 'paused', orders: 'paused', mail: 'up' })).toMatchObject({ state: 'up', text: 'shopsOf 1 1' })
})
it('says nothing of shops where none is connected', () => {
  expect(words({})).toBeUndefined()
})
