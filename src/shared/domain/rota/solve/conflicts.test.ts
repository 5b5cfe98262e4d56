import { describe, expect, it } from 'vitest'
import { conflictsOf, irreducible } from './conflicts'
import type { SolveModel, SolvePerson } from './types'

const free: SolvePerson = {
  id: 'A',
  minMinutes: 0,
  maxMinutes: 10_000,
  minRun: 1,
  maxRun: 14,
  minOff: 1,
  maxWeekends: 2,
  limits: [],
  streaks: [],
  daysOff: [],
  barred: [],
  fixed: [],
  before: null,
}
const modelOf = (...people: Partial<SolvePerson>[]): SolveModel => ({
  days: 14,
  types: [
    { id: 'E', minutes: 480, notNext: [] },
    { id: 'L', minutes: 480, notNext: [0] },
  ],
  weekends: [5, 12],
  people: people.map((rules) => ({ ...free, ...rules })),
  demands: [],
  wishes: [],
  kept: [],
})
const rulesOf = (rules: Partial<SolvePerson>) => conflictsOf(modelOf(rules), [0]).map((conflict) => [...conflict.rules].sort())

describe('irreducible', () => {
  it('leaves a set of which each part is needed', () => {
    const items = [9, 1, 4, 7, 2, 6]
    const small = (subset: readonly number[]) => subset.reduce((sum, item) => sum + item, 0) <= 12
    const found = irreducible(items, small)
    expect(small(found)).toBe(false)
    for (const item of found) expect(small(found.filter((other) => other !== item))).toBe(true)
    expect(irreducible([1, 2], small)).toEqual([])
  })
})

describe('conflictsOf', () => {
  it('names nobody who has a plan', () => {
    expect(rulesOf({})).toEqual([])
  })
  it.each<[string, Partial<SolvePerson>, string[]]>([
    ['too many hours for the days left', { minMinutes: 480 * 12, daysOff: [0, 1, 2] }, ['dayOff:0', 'dayOff:1', 'dayOff:2', 'minMinutes']],
    ['more at least than at most', { minMinutes: 960, maxMinutes: 480, daysOff: [3] }, ['maxMinutes', 'minMinutes']],
    [
      'an early fixed after a late',
      {
        fixed: [
          { day: 3, type: 1 },
          { day: 4, type: 0 },
          { day: 9, type: 0 },
        ],
      },
      ['fixed:3', 'fixed:4', 'succession'],
    ],
    ['a fixed shift on a day off', { fixed: [{ day: 5, type: 0 }], daysOff: [5, 6] }, ['dayOff:5', 'fixed:5']],
    ['a shift that is barred', { fixed: [{ day: 5, type: 0 }], barred: [{ day: 5, type: 0 }] }, ['barred:5', 'fixed:5']],
    [
      'a single day between days off',
      { minRun: 2, fixed: [{ day: 4, type: 0 }], daysOff: [3, 5] },
      ['dayOff:3', 'dayOff:5', 'fixed:4', 'minRun'],
    ],
    ['a weekend too many', { maxWeekends: 0, fixed: [{ day: 6, type: 1 }] }, ['fixed:6', 'maxWeekends']],
    [
      'a limit and hours',
      { minMinutes: 480 * 12, limits: [{ types: [0, 1], from: 0, to: 13, max: 11, of: 'shifts' }] },
      ['limit:0', 'minMinutes'],
    ],
  ])('%s', (_, rules, expected) => {
    expect(rulesOf(rules)).toEqual([expected])
  })
  it('each without the others has a plan, and together none', () => {
    const rules = { minMinutes: 480 * 9, maxRun: 3, minOff: 2, minRun: 2, maxWeekends: 1, daysOff: [1, 8] }
    const [conflict] = conflictsOf(modelOf({}, rules), [0, 1])
    expect(conflict?.person).toBe(1)
    expect(conflict?.rules.length).toBeGreaterThan(1)
    const kept = new Set(conflict?.rules)
    const as = (names: ReadonlySet<string>): Partial<SolvePerson> => ({
      minMinutes: names.has('minMinutes') ? rules.minMinutes : 0,
      maxRun: names.has('maxRun') ? rules.maxRun : 14,
      minOff: names.has('minOff') ? rules.minOff : 1,
      minRun: names.has('minRun') ? rules.minRun : 1,
      maxWeekends: names.has('maxWeekends') ? rules.maxWeekends : 2,
      daysOff: rules.daysOff.filter((day) => names.has(`dayOff:${day}`)),
    })
    expect(conflictsOf(modelOf(as(kept)), [0])).toHaveLength(1)
    for (const rule of kept) expect(conflictsOf(modelOf(as(new Set([...kept].filter((other) => other !== rule)))), [0]), rule).toEqual([])
  })
})
