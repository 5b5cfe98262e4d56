import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import loadHighs, { type Highs } from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { generateBench } from '../../../../../test/bench/rota/generate'
import { optimumOf } from '../../../../../test/rota/exhaustive'
import { type BenchInstance, parseBench } from '../../../../shared/domain/rota/bench/format'
import { modelOfBench, namedPlan } from '../../../../shared/domain/rota/bench/model'
import { judgeBench } from '../../../../shared/domain/rota/judge/judge'
import { NoPlan } from '../../../../shared/domain/rota/solve/compile'
import type { SolveModel, SolveResult } from '../../../../shared/domain/rota/solve/types'
import { solveModel, solveOnePiece } from './index'
import type { SolveOptions } from './solve'
import { randomOf } from './work'

let highs: Highs
beforeAll(async () => {
  highs = await loadHighs()
})
const options = (more: Partial<SolveOptions> = {}): SolveOptions => ({
  seconds: 20,
  seed: 1,
  start: null,
  now: () => performance.now(),
  stopped: () => false,
  onBetter: () => undefined,
  ...more,
})
const instances = join(import.meta.dirname, '../../../../../test/rota/instances')
const read = async (name: string) => parseBench(await readFile(join(instances, name), 'utf8'))

describe('solveModel on small instances', () => {
  it.each([
    ['three.txt', 7],
    ['rest.txt', 103],
    ['weekends.txt', 101],
  ])('%s: finds and proves the optimum that trying everything finds', async (name, expected) => {
    const instance = await read(name)
    const optimum = optimumOf(instance)
    const { plan, objective, bound } = solveModel(highs, modelOfBench(instance), options())
    expect(judgeBench(instance, namedPlan(instance, plan))).toEqual({ objective, breaches: [] })
    expect(optimum).toBe(expected)
    expect({ objective, bound }).toEqual({ objective: optimum, bound: optimum })
    expect(solveOnePiece(highs, modelOfBench(instance), options()).objective).toBe(optimum)
  })
})

/** Any instance of five days, one or two types and two or three people. */
function drawn(seed: number): BenchInstance {
  const random = randomOf(seed)
  const pick = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const types = pick(1, 2)
  const people = types === 1 ? 3 : 2
  const days = types === 1 ? pick(6, 8) : pick(5, 6)
  const shifts = ['E', 'L']
    .slice(0, types)
    .map((id, index) => ({ id, minutes: index ? pick(5, 6) * 100 : 500, notNext: index ? ['E'] : [] }))
  const staff = Array.from({ length: people }, (_, index) => ({
    id: `P${index}`,
    maxShifts: new Map(shifts.map(({ id }) => [id, pick(1, days)])),
    maxMinutes: pick(3, 5) * 500,
    minMinutes: pick(0, 2) * 500,
    maxRun: pick(2, 5),
    minRun: pick(1, 2),
    minOff: pick(1, 3),
    maxWeekends: pick(0, 1),
    daysOff: new Set(random() < 0.5 ? [pick(0, days - 1)] : []),
  }))
  const wish = () => ({
    staff: `P${pick(0, people - 1)}`,
    day: pick(0, days - 1),
    shift: shifts[pick(0, types - 1)]?.id ?? 'E',
    weight: pick(1, 9),
  })
  const cover = Array.from({ length: days }, (_, day) =>
    shifts.map(({ id }) => ({ day, shift: id, need: pick(0, 2), under: pick(5, 20), over: pick(0, 4) })),
  ).flat()
  return { days, shifts, staff, on: [wish(), wish(), wish()], off: [wish(), wish()], cover }
}

describe('solveModel on drawn instances', () => {
  it('agrees with trying everything, and its bound never lies', () => {
    let unsolvable = 0
    let proved = 0
    for (let seed = 1; seed <= 40; seed++) {
      const instance = drawn(seed)
      const optimum = optimumOf(instance)
      if (!Number.isFinite(optimum)) {
        unsolvable++
        expect(() => solveModel(highs, modelOfBench(instance), options()), `seed ${seed}`).toThrow(NoPlan)
        continue
      }
      const { plan, objective, bound } = solveModel(highs, modelOfBench(instance), options({ seconds: 0.4 }))
      expect(judgeBench(instance, namedPlan(instance, plan)), `seed ${seed}`).toEqual({ objective, breaches: [] })
      expect(objective, `seed ${seed}`).toBe(optimum)
      expect(bound, `seed ${seed}`).toBeLessThanOrEqual(optimum)
      if (bound === objective) proved++
    }
    expect(unsolvable).toBeLessThan(15)
    expect(proved).toBeGreaterThan(15)
  }, 60_000)
})

describe('solveModel', () => {
  const middle = () => modelOfBench(generateBench({ staff: 12, days: 14, shifts: 3 }, randomOf(7)))

  it('tells each better plan, each better than the one before, and answers with the last', () => {
    const told: SolveResult[] = []
    const result = solveModel(highs, middle(), options({ seconds: 3, onBetter: (better) => told.push(better) }))
    expect(told.length).toBeGreaterThan(0)
    for (let at = 1; at < told.length; at++) expect(told[at]?.objective).toBeLessThan(told[at - 1]?.objective ?? 0)
    expect(told.at(-1)?.plan).toEqual(result.plan)
  })

  it('searches in the same order by the same seed, however fast the machine is', () => {
    const hard = modelOfBench(generateBench({ staff: 10, days: 28, shifts: 2 }, randomOf(4)))
    const run = (seed: number, pace: number) => {
      const told: number[] = []
      let looks = 0
      // A clock of its own; the faster one ends later.
      solveModel(highs, hard, options({ seed, seconds: 2, now: () => looks++ * pace, onBetter: ({ objective }) => told.push(objective) }))
      return told
    }
    const slow = run(3, 2)
    expect(slow.length).toBeGreaterThan(2)
    expect(run(3, 1).slice(0, slow.length)).toEqual(slow)
    expect(run(4, 2)).not.toEqual(slow)
  })

  it('ends when it is told to, with the best so far', () => {
    let looks = 0
    const { plan, objective } = solveModel(highs, middle(), options({ seconds: 600, stopped: () => looks++ > 3 }))
    expect(plan).toHaveLength(12)
    expect(objective).toBeGreaterThan(0)
    expect(looks).toBeLessThan(60)
  })

  it('keeps what stands where it can, after somebody falls ill', () => {
    const model = middle()
    const before = solveModel(highs, model, options({ seconds: 3 })).plan
    const ill = before.findIndex((row) => row[5] !== null)
    const mended: SolveModel = {
      ...model,
      wishes: [],
      people: model.people.map((person, index) =>
        index === ill ? { ...person, daysOff: [...person.daysOff, 5], minMinutes: 0, minRun: 1, minOff: 1 } : person,
      ),
      kept: before.flatMap((row, person) => row.map((type, day) => ({ person, day, type, weight: 10 }))),
    }
    const after = solveModel(highs, mended, options({ seconds: 5, start: before })).plan
    expect(after[ill]?.[5]).toBeNull()
    const changes = after.flatMap((row, person) => row.filter((type, day) => type !== before[person]?.[day])).length
    expect(changes).toBeGreaterThan(0)
    expect(changes).toBeLessThan(10)
  })
})

describe('rules beyond the benchmark', () => {
  const base: SolveModel = {
    days: 7,
    types: [
      { id: 'D', minutes: 480, notNext: [] },
      { id: 'N', minutes: 480, notNext: [0] },
    ],
    weekends: [5],
    people: [
      {
        id: 'A',
        minMinutes: 0,
        maxMinutes: 7 * 480,
        minRun: 1,
        maxRun: 7,
        minOff: 1,
        maxWeekends: 1,
        limits: [],
        streaks: [],
        daysOff: [],
        barred: [],
        fixed: [],
        before: null,
      },
    ],
    demands: Array.from({ length: 7 }, (_, day) => ({ slots: [{ day, type: 1 }], people: null, need: 1, under: 10, over: 1 })),
    wishes: [],
    kept: [],
  }
  const rowFor = (person: Partial<SolveModel['people'][number]>, model: Partial<SolveModel> = {}) => {
    const one = { ...base, ...model, people: base.people.map((first) => ({ ...first, ...person })) }
    const row = solveModel(highs, one, options({ seconds: 2 })).plan[0] ?? []
    return row.map((type) => (type === null ? '-' : (base.types[type]?.id ?? '?'))).join('')
  }
  const count = (row: string, what: string) => [...row].filter((day) => day === what).length
  it('nights in a row', () => {
    expect(rowFor({})).toBe('NNNNNNN')
    const row = rowFor({ streaks: [{ types: [1], max: 2 }] })
    expect(row).not.toContain('NNN')
    expect(count(row, 'N')).toBe(5)
    expect(rowFor({ streaks: [{ types: [1], max: 2 }], before: { type: 1, run: 2, streaks: [2] } })[0]).not.toBe('N')
  })
  it('limits over some days, in shifts and in minutes', () => {
    expect(count(rowFor({ limits: [{ types: [1], from: 2, to: 5, max: 1, of: 'shifts' }] }).slice(2, 6), 'N')).toBe(1)
    expect(count(rowFor({ limits: [{ types: [0, 1], from: 0, to: 6, max: 1000, of: 'minutes' }] }), 'N')).toBe(2)
  })
  it('what stood before the horizon', () => {
    expect(rowFor({ before: { type: 1, run: 5, streaks: [] }, maxRun: 5 })).toBe('-NNNNN-')
    expect(rowFor({ before: { type: null, run: 1, streaks: [] }, minOff: 3 })).toBe('--NNNNN')
    expect(rowFor({ before: { type: 1, run: 1, streaks: [] }, minRun: 3, daysOff: [3, 4, 5, 6] })).toBe('NNN----')
    expect(rowFor({ before: { type: 1, run: 1, streaks: [] }, fixed: [{ day: 0, type: null }] })).toBe('-NNNNNN')
  })
  it('fixed days, bars, days off', () => {
    expect(rowFor({ fixed: [{ day: 0, type: 0 }], barred: [{ day: 2, type: 1 }], daysOff: [4] })).toMatch(/^DN.N-NN$/)
  })
  it('demands for some people only, met by any of several shifts', () => {
    const two = { ...base, people: base.people.flatMap((one) => [one, { ...one, id: 'B' }]) }
    const model: SolveModel = {
      ...two,
      demands: [
        {
          slots: [
            { day: 1, type: 0 },
            { day: 1, type: 1 },
          ],
          people: [1],
          need: 1,
          under: 10,
          over: 1,
        },
      ],
      wishes: [
        { person: 1, day: 1, type: 1, paidWhen: 'worked', weight: 1 },
        { person: 0, day: 0, type: null, paidWhen: 'notWorked', weight: 1 },
      ],
    }
    const { plan, objective } = solveModel(highs, model, options({ seconds: 2 }))
    expect(plan[1]?.[1]).toBe(0)
    expect(plan[0]?.[0]).not.toBeNull()
    expect(objective).toBe(0)
  })
})
