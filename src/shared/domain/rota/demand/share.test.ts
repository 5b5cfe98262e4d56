import { describe, expect, it } from 'vitest'
import { type Group, shareOut } from './share'

const rounded = (list: Float64Array) => [...list].map((each) => Math.round(each * 1000) / 1000)

describe('sharing people out', () => {
  it('counts somebody with two languages in one at a time', () => {
    const { met, spare } = shareOut([{ amount: 1, cells: [0, 1] }], [1, 1])
    expect(rounded(met)).toEqual([0.5, 0.5])
    expect(rounded(spare)).toEqual([0, 0])
  })
  it('moves who can do both to where only she can stand', () => {
    const { met, flow } = shareOut(
      [
        { amount: 1, cells: [0, 1] },
        { amount: 1, cells: [0] },
      ],
      [1, 1],
    )
    expect(rounded(met)).toEqual([1, 1])
    expect(rounded(flow[0] ?? new Float64Array())).toEqual([0, 1])
  })
  it('lays what is left where fewest are spare, and drops who can stand nowhere', () => {
    const { met, spare } = shareOut(
      [
        { amount: 3, cells: [0, 1] },
        { amount: 2, cells: [] },
      ],
      [1, 0],
    )
    expect(rounded(met)).toEqual([1, 0])
    expect(rounded(spare)).toEqual([1, 1])
  })
  it('is a maximum flow: as much as the smallest cut, in 300 drawn hours', () => {
    let seed = 7
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648
    }
    for (let run = 0; run < 300; run += 1) {
      const cells = 1 + Math.floor(random() * 5)
      const wants = Array.from({ length: cells }, () => Math.round(random() * 30) / 10)
      const groups = Array.from(
        { length: Math.floor(random() * 6) },
        (): Group => ({ amount: Math.round(random() * 20) / 10, cells: wants.flatMap((_, cell) => (random() < 0.4 ? [cell] : [])) }),
      )
      const { met, spare, flow } = shareOut(groups, wants)
      // Hall: for each set of needs, no more is met than who can stand there, plus the needs outside; the least of these is reached.
      let cut = Number.POSITIVE_INFINITY
      for (let set = 0; set < 2 ** cells; set += 1) {
        const inside = (cell: number) => (set & (1 << cell)) !== 0
        const able = groups.filter((group) => group.cells.some(inside)).reduce((sum, { amount }) => sum + amount, 0)
        cut = Math.min(cut, able + wants.reduce((sum, want, cell) => sum + (inside(cell) ? 0 : want), 0))
      }
      expect(met.reduce((sum, each) => sum + each, 0)).toBeCloseTo(cut, 6)
      groups.forEach((group, place) => {
        const given = (flow[place] ?? new Float64Array()).reduce((sum, each) => sum + each, 0)
        expect(given).toBeLessThanOrEqual(group.amount + 1e-6)
        flow[place]?.forEach((each, cell) => {
          if (!group.cells.includes(cell)) expect(each).toBe(0)
        })
      })
      const placed = met.reduce((sum, each) => sum + each, 0) + spare.reduce((sum, each) => sum + each, 0)
      const able = groups.filter((group) => group.cells.length > 0).reduce((sum, { amount }) => sum + amount, 0)
      if (cut > 0 || able === 0) expect(placed).toBeLessThanOrEqual(able + 1e-6)
    }
  })
})
