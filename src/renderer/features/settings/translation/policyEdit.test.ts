import { describe, expect, it } from 'vitest'
import { EngineId, ShopId } from '../../../../shared/domain/ids'
import { defaultTranslationPolicy } from '../../../../shared/domain/translation/types'
import { moved, unitsOf, withBudget, withEngine, withEngines } from './policyEdit'

const a = EngineId.parse('e-aaa')
const b = EngineId.parse('e-bbb')
const plain = defaultTranslationPolicy(ShopId.parse('s-one'))

describe('a policy is changed', () => {
  it('an engine comes behind the others of its pair, once, and a pair before any', () => {
    const any = withEngine(plain, '*', '*', a)
    const both = withEngine(any, '*', '*', b)
    expect(both.routes).toEqual([{ from: '*', to: '*', engines: [a, b] }])
    expect(withEngine(both, '*', '*', a)).toBe(both)
    expect(withEngine(both, 'de', '*', b).routes[0]).toEqual({ from: 'de', to: '*', engines: [b] })
  })
  it('the last engine of a pair takes the pair along', () => {
    expect(withEngines(withEngine(plain, 'de', 'en', a), 0, []).routes).toEqual([])
  })
  it('moves within the list and never beyond it', () => {
    expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3])
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3])
    expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3])
  })
  it('a budget is set and taken away', () => {
    const set = withBudget(plain, a, 500)
    expect(set.budgets).toEqual({ [a]: 500 })
    expect(withBudget(set, a, null).budgets).toEqual({})
  })
  it.each([
    ['', null],
    ['500000', 500_000],
    ['500.000', 500_000],
    ['500 000', 500_000],
    ['５００', 500],
    ['٥٠٠', 500],
    ['many', undefined],
    ['-5', undefined],
  ])('reads %j', (typed, units) => expect(unitsOf(typed)).toBe(units))
})
