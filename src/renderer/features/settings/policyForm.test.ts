import { describe, expect, it } from 'vitest'
import type { Shop } from '../../../shared/domain/backend/types'
import type { ShopId } from '../../../shared/domain/ids'
import { starterReturns } from '../../../shared/domain/returns/starter'
import { newShop } from './newShop'
import { inCurrency, readPolicy, typedPolicy } from './policyForm'

const shop: Shop = { ...newShop('Nordlicht', []), id: 's1' as ShopId }

describe('a shop’s terms as they are typed', () => {
  it('come back as they were, with figures of the shop’s own or without', () => {
    expect(readPolicy(typedPolicy(shop))).toEqual({ faults: [], value: { policy: shop.policy, currency: 'EUR', returns: undefined } })
    const policy = { returnDays: 30, whoPaysReturn: 'shop', whoPaysDuty: 'customer', promisedDeliveryDays: 5, text: 'As new' } as const
    const returns = { ...starterReturns('EUR'), freight: { DE: 499, '*': 2_000 } }
    expect(readPolicy(typedPolicy({ ...shop, policy, returns })).value).toEqual({ policy, currency: 'EUR', returns })
  })
  it('takes a comma, and yen without places', () => {
    const own = { ...typedPolicy(shop), own: true, freight: [{ country: 'DE', amount: '4,99' }] }
    expect(readPolicy(own).value?.returns?.freight).toEqual({ DE: 499 })
    const yen = { ...inCurrency(own, 'JPY'), freight: [{ country: 'JP', amount: '900' }] }
    expect(readPolicy(yen).value).toMatchObject({ currency: 'JPY', returns: { freight: { JP: 900 }, handlingMinor: 400 } })
    expect(readPolicy({ ...yen, freight: [{ country: 'JP', amount: '9.50' }] }).faults).toEqual(['freight.JP'])
  })
  it('names every field that cannot be read', () => {
    const typed = typedPolicy(shop)
    const wrong = {
      ...typed,
      own: true,
      returnDays: 'many',
      promisedDeliveryDays: '2.5',
      freight: [{ country: 'DE', amount: '' }],
      handling: '-1',
      shares: { ...typed.shares, keepShare: { ...typed.shares.keepShare, opened: '120' } },
      couponCost: '60%%',
    }
    expect(readPolicy(wrong)).toEqual({
      faults: ['returnDays', 'promisedDeliveryDays', 'freight.DE', 'handling', 'keepShare.opened', 'couponCost'],
      value: null,
    })
    // What is not asked for is not judged.
    expect(readPolicy({ ...wrong, own: false, returnDays: '', promisedDeliveryDays: '' }).faults).toEqual([])
  })
  it('never converts by a rate that nobody has', () => {
    const own = { ...typedPolicy(shop), own: true, freight: [{ country: 'DE', amount: '4.99' }] }
    expect(inCurrency(own, 'USD').freight).toEqual([])
    expect(inCurrency(own, 'EUR')).toBe(own)
  })
})
