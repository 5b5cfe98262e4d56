import { describe, expect, it } from 'vitest'
import { calculateReturn } from './calculate'
import { freightFrom, inOrderCurrency, starterReturns } from './starter'
import { type GoodsState, type ReturnAsk, ReturnPlan } from './types'

const DAY = 86_400_000
const now = Date.UTC(2026, 8, 21)
const plan: ReturnPlan = {
  freight: {},
  handlingMinor: 300,
  recovered: { asNew: 0.9, opened: 0.6, damaged: 0, wrongItem: 0.9 },
  keepShare: { asNew: 0.2, opened: 0.3, damaged: 0.5, wrongItem: 0.4 },
  couponShare: { asNew: 0.5, opened: 0.5, damaged: 0.5, wrongItem: 0.5 },
  couponCost: 0.6,
}
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const ask = (more: Partial<ReturnAsk> = {}): ReturnAsk => ({
  value: eur(5_000),
  state: 'opened',
  deliveredAt: now - 10 * DAY,
  returnDays: 30,
  whoPaysReturn: 'customer',
  withdrawalEndsAt: null,
  zone: 'Europe/Berlin',
  outbound: eur(490),
  freight: eur(1_200),
  ...more,
})
const costs = (given: ReturnAsk) =>
  calculateReturn(given, plan, now).options.map(({ way, shopCost, customerCost, given: gets }) => [
    way,
    shopCost.minor,
    customerCost.minor,
    gets.minor,
  ])

describe('calculateReturn', () => {
  it('50 €, opened, within 30 days, the customer pays the way back', () => {
    // Return: 50 refunded + 3 handling − 30 worth again = 23, she pays 12. Keep: 30 % = 15. Coupon: 25, costing 60 % = 15.
    expect(costs(ask())).toEqual([
      ['return', 2_300, 1_200, 5_000],
      ['keep', 1_500, 0, 1_500],
      ['exchange', 1_500, 0, 2_500],
    ])
    expect(calculateReturn(ask(), plan, now)).toMatchObject({ advised: 'keep', rights: ['policy'] })
  })
  it('as new, and the shop pays the way back: a return costs the shop least where it sells again', () => {
    // 50 + 6 + 3 − 45 = 14; keep 20 % = 10; so freight of 1 € makes it 50 + 1 + 3 − 45 = 9.
    expect(costs(ask({ state: 'asNew', whoPaysReturn: 'shop', freight: eur(600) }))[0]).toEqual(['return', 1_400, 0, 5_000])
    expect(calculateReturn(ask({ state: 'asNew', whoPaysReturn: 'shop', freight: eur(100) }), plan, now).advised).toBe('return')
  })
  it('damaged: the shop pays whatever the policy says, and nothing is worth anything again', () => {
    // 50 + 12 + 3 − 0 = 65.
    const answer = calculateReturn(ask({ state: 'damaged', whoPaysReturn: 'customer', returnDays: 3 }), plan, now)
    expect(answer.options[0]).toMatchObject({ shopCost: eur(6_500), customerCost: eur(0), owed: true })
    expect(answer.options[0]?.why).toContain('faultyShopPays')
    expect(answer.rights).toEqual(['faulty'])
  })
  it('the law gives a right where the policy no longer does', () => {
    const late = ask({ deliveredAt: now - 13 * DAY, returnDays: 7, withdrawalEndsAt: now + DAY })
    expect(calculateReturn(late, plan, now)).toMatchObject({ rights: ['withdrawal'] })
    expect(calculateReturn({ ...late, withdrawalEndsAt: now }, plan, now)).toMatchObject({ rights: ['none'] })
  })
  it("the shop's days are whole days on the customer's wall: the last one counts to its end", () => {
    // Delivered on 1 March at 10:00 in Berlin, 30 days: 31 March counts, and the clocks have changed meanwhile.
    const last = ask({ deliveredAt: Date.UTC(2026, 2, 1, 9), zone: 'Europe/Berlin' })
    const at = (instant: number) => calculateReturn(last, plan, instant).rights
    expect(at(Date.UTC(2026, 2, 31, 21, 59))).toEqual(['policy'])
    expect(at(Date.UTC(2026, 2, 31, 22))).toEqual(['none'])
  })
  it('a withdrawal of the whole order gives back what the way to her cost; a return by policy does not', () => {
    // 50 + 4.90 + 3 − 30.
    const answer = calculateReturn(ask({ withdrawalEndsAt: now + DAY }), plan, now)
    expect(answer.options[0]).toMatchObject({ given: eur(5_490), shopCost: eur(2_790) })
    expect(answer.options[0]?.why).toContain('withOutbound')
    expect(calculateReturn(ask(), plan, now).options[0]).toMatchObject({ given: eur(5_000) })
  })
  it('days end at midnight of the customer, whatever the hour of delivery', () => {
    // Delivered on 1 September at 10:00 in Berlin, seven days: until the end of the 8th, 22:00 UTC.
    const given = ask({ deliveredAt: Date.UTC(2026, 8, 1, 8), returnDays: 7 })
    const end = Date.UTC(2026, 8, 8, 22)
    expect(calculateReturn(given, plan, end - 1).rights).toEqual(['policy'])
    expect(calculateReturn(given, plan, end).rights).toEqual(['none'])
  })
  it('what broke after more than two years is no longer owed by the law of the Union', () => {
    const given = ask({ state: 'damaged', deliveredAt: now - 800 * DAY })
    expect(calculateReturn(given, plan, now)).toMatchObject({ rights: ['faultyLate'] })
    expect(calculateReturn(given, plan, now).options[0]).toMatchObject({ owed: false })
  })
  it('out of time nothing is owed: only goodwill is advised', () => {
    const answer = calculateReturn(ask({ deliveredAt: now - 32 * DAY, freight: eur(0), state: 'asNew', whoPaysReturn: 'shop' }), plan, now)
    expect(answer.options.map(({ owed }) => owed)).toEqual([false, false, false])
    expect(answer.advised).not.toBe('return')
    expect(answer.options[1]?.why).toEqual(['goodwill'])
  })
  it('advises nothing while it has not arrived, or while nobody knows the freight of what is owed', () => {
    expect(calculateReturn(ask({ deliveredAt: null }), plan, now)).toMatchObject({ advised: null, rights: ['notArrived'] })
    const unknown = calculateReturn(ask({ freight: null }), plan, now)
    expect(unknown.advised).toBeNull()
    expect(unknown.options[0]?.why).toContain('freightUnknown')
  })
  it('never takes freight of another currency for its own', () => {
    const answer = calculateReturn(ask({ freight: { minor: 1_200, currency: 'JPY' } }), plan, now)
    expect(answer.options[0]?.why).toContain('freightUnknown')
    expect(answer.options[0]?.customerCost).toEqual(eur(0))
  })
  it('parts always add up, in one currency, in whole minor units, and a dearer way back never makes a return cheaper', () => {
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    const states: GoodsState[] = ['asNew', 'opened', 'damaged', 'wrongItem']
    for (let round = 0; round < 2_000; round++) {
      const given = ask({
        value: eur(next(100_000)),
        state: states[next(4)] ?? 'opened',
        whoPaysReturn: next(2) ? 'shop' : 'customer',
        deliveredAt: now - next(60) * DAY,
        freight: eur(next(9_000)),
      })
      const { options } = calculateReturn(given, plan, now)
      for (const { parts, shopCost, customerCost } of options) {
        expect(parts.reduce((sum, { minor }) => sum + minor, 0)).toBe(shopCost.minor)
        for (const { minor, currency } of [shopCost, customerCost]) {
          expect(currency).toBe('EUR')
          expect(Number.isInteger(minor)).toBe(true)
        }
      }
      const dearer = calculateReturn({ ...given, freight: eur((given.freight?.minor ?? 0) + 100) }, plan, now)
      const both = (one: typeof dearer) => (one.options[0]?.shopCost.minor ?? 0) + (one.options[0]?.customerCost.minor ?? 0)
      expect(both(dearer)).toBe(both({ ...dearer, options }) + 100)
    }
  })
})

describe('the shop’s own table', () => {
  it('gives a coupon by the goods’ state', () => {
    const own = { ...plan, couponShare: { asNew: 0.2, opened: 0.4, damaged: 0.8, wrongItem: 1 } }
    const worth = (state: GoodsState) => calculateReturn(ask({ state }), own, now).options.find(({ way }) => way === 'exchange')?.given
    expect([worth('asNew'), worth('opened'), worth('damaged'), worth('wrongItem')]).toEqual([
      eur(1_000),
      eur(2_000),
      eur(4_000),
      eur(5_000),
    ])
  })
  it('is read whole or not at all', () => {
    expect(ReturnPlan.safeParse(starterReturns('EUR')).success).toBe(true)
    const bad = [
      { freight: { DE: -1 } },
      { freight: { DE: 1.5 } },
      { freight: { Germany: 1 } },
      { couponCost: 1.2 },
      { recovered: { asNew: 1 } },
    ]
    for (const change of bad) expect(ReturnPlan.safeParse({ ...starterReturns('EUR'), ...change }).success).toBe(false)
  })
})

describe('freight', () => {
  it('is the shop’s own figure, its figure for the rest, an estimate, or unknown', () => {
    const own = { ...starterReturns('EUR'), freight: { DE: 499 } }
    expect(freightFrom(own, 'DE', 'EUR')).toEqual({ amount: eur(499), source: 'own' })
    expect(freightFrom(own, 'JP', 'EUR')).toEqual({ amount: eur(3_600), source: 'estimate' })
    expect(freightFrom({ ...own, freight: { '*': 2_000 } }, 'JP', 'EUR')).toEqual({ amount: eur(2_000), source: 'ownRest' })
    expect(freightFrom(starterReturns('MXN'), 'MX', 'MXN')).toBeNull()
  })
  it('is turned into the order’s currency by the order’s own figures, or not at all', () => {
    expect(inOrderCurrency(eur(1_200), eur(5_000), null)).toEqual(eur(1_200))
    // 50 € were 8,000 ¥: 12 € are 1,920 ¥.
    expect(inOrderCurrency(eur(1_200), { minor: 8_000, currency: 'JPY' }, eur(5_000))).toEqual({ minor: 1_920, currency: 'JPY' })
    expect(inOrderCurrency(eur(1_200), { minor: 8_000, currency: 'JPY' }, null)).toBeNull()
    expect(inOrderCurrency(eur(1_200), { minor: 8_000, currency: 'JPY' }, { minor: 1, currency: 'USD' })).toBeNull()
  })
})
