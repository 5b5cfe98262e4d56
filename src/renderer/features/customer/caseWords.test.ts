import { describe, expect, it } from 'vitest'
import { amountOf } from '../../../shared/domain/order/amount'
import type { Order } from '../../../shared/domain/order/types'
import { clockOf, type OneScan, quietDays, returnsOf, returnUntil, scansOf, spentOf } from './caseWords'

const DAY = 86_400_000
const scan = (at: number): OneScan => ({ at, zone: null, place: '', text: String(at), state: 'inTransit' })

describe('parcels', () => {
  it('tells of silence only while the parcel is on its way', () => {
    const scans = [scan(1 * DAY), scan(3 * DAY)]
    expect(quietDays({ scans, state: 'inTransit' }, 8 * DAY + 5)).toBe(5)
    expect(quietDays({ scans, state: 'inTransit' }, 5 * DAY)).toBeNull()
    expect(quietDays({ scans, state: 'delivered' }, 80 * DAY)).toBeNull()
    expect(quietDays({ scans: [], state: 'labelled' }, 80 * DAY)).toBeNull()
  })
  it('shows a wall clock without a zone as it stands, an instant by a clock that is known', () => {
    expect(clockOf({ zone: null })).toEqual({ zone: 'UTC', local: true })
    expect(clockOf({ zone: 'UTC' })).toEqual({ zone: undefined, local: false })
    expect(clockOf({ zone: 'Asia/Tokyo' })).toEqual({ zone: 'Asia/Tokyo', local: true })
  })
  it('puts the newest scan first without touching the parcel', () => {
    const scans = [scan(1), scan(3), scan(2)]
    expect(scansOf({ scans }).map(({ at }) => at)).toEqual([3, 2, 1])
    expect(scans.map(({ at }) => at)).toEqual([1, 3, 2])
  })
})

describe('returns', () => {
  const order = { shippedAt: 10 * DAY, state: 'shipped' as const, trackingNumbers: ['A', 'B'] }
  it('counts from the last delivery, else from shipping', () => {
    expect(returnUntil(order, [], 30, 'UTC')).toEqual({ at: 41 * DAY - 1, delivered: false })
    const parcels = [
      { trackingNumber: 'A', deliveredAt: 12 * DAY },
      { trackingNumber: 'B', deliveredAt: 15 * DAY },
      { trackingNumber: 'C', deliveredAt: 99 * DAY },
    ]
    expect(returnUntil(order, parcels, 30, 'UTC')).toEqual({ at: 46 * DAY - 1, delivered: true })
  })
  it('counts days of the customer’s wall, also over a change of the clocks', () => {
    const delivered = (at: string) => [{ trackingNumber: 'A', deliveredAt: Date.parse(at) }]
    const last = (at: string, zone: string) => {
      const until = returnUntil(order, delivered(at), 14, zone)
      return until && new Date(until.at + 1).toISOString()
    }
    // Late on 20 October in Berlin; the clocks go back on the 25th: the 3rd of November ends at 23:00 UTC.
    expect(last('2026-10-20T21:30:00Z', 'Europe/Berlin')).toBe('2026-11-03T23:00:00.000Z')
    // The same instant is the 21st in Tokyo.
    expect(last('2026-10-20T21:30:00Z', 'Asia/Tokyo')).toBe('2026-11-04T15:00:00.000Z')
  })
  it('promises nothing without a policy, before shipping, or after a refund', () => {
    expect(returnUntil(order, [], null, 'UTC')).toBeNull()
    expect(returnUntil({ ...order, shippedAt: null }, [], 30, 'UTC')).toBeNull()
    expect(returnUntil({ ...order, state: 'refunded' }, [], 30, 'UTC')).toBeNull()
  })
})

describe('money', () => {
  it('knows currencies without cents', () => {
    expect(amountOf({ minor: 12_900, currency: 'EUR' })).toBe(129)
    expect(amountOf({ minor: 1_290, currency: 'JPY' })).toBe(1_290)
    expect(amountOf({ minor: 1_290, currency: 'KWD' })).toBe(1.29)
    expect(amountOf({ minor: 100, currency: '???' })).toBe(1)
  })
  it('sums by currency what was paid and stayed', () => {
    const order = (state: Order['state'], minor: number, currency: string, refunded: number | null = null) => ({
      state,
      total: { minor, currency },
      refunded: refunded === null ? null : { minor: refunded, currency },
    })
    expect(
      spentOf([
        order('paid', 100, 'EUR'),
        order('partlyRefunded', 100, 'EUR', 30),
        order('cancelled', 999, 'EUR'),
        order('refunded', 50, 'USD'),
      ]),
    ).toEqual([
      { currency: 'EUR', minor: 170, orders: 2 },
      { currency: 'USD', minor: 0, orders: 1 },
    ])
  })
})

describe('returnsOf', () => {
  const order = (state: 'paid' | 'cancelled' | 'unpaid', returnState?: 'none' | 'returned' | 'requested') => ({
    state,
    ...(returnState ? { returnState } : {}),
  })
  it('counts what came back of what stands', () => {
    expect(
      returnsOf([order('paid', 'returned'), order('paid', 'none'), order('paid', 'requested'), order('cancelled', 'returned')]),
    ).toEqual({
      count: 2,
      of: 3,
    })
  })
  it('says nothing of one order, nor where the system does not tell of returns', () => {
    expect(returnsOf([order('paid', 'returned')])).toBeNull()
    expect(returnsOf([order('paid'), order('paid')])).toBeNull()
  })
})
