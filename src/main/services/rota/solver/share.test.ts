import { describe, expect, it } from 'vitest'
import { compile, objectiveOf, type Row, rowOf } from '../../../../shared/domain/rota/solve/compile'
import type { SolveModel } from '../../../../shared/domain/rota/solve/types'
import { shared } from './share'
import { randomOf } from './work'

const free = {
  minMinutes: 0,
  maxMinutes: 99_999,
  maxRun: 9,
  minRun: 1,
  minOff: 1,
  maxWeekends: 9,
  limits: [],
  streaks: [],
  daysOff: [],
  barred: [],
  before: null,
  fixed: [],
}
/** One hour, one shift: who speaks which of the languages, and how many each wants. */
const hour = (speakers: readonly (readonly number[])[], needs: readonly number[], under = 100): SolveModel => ({
  days: 1,
  types: [{ id: 'day', minutes: 480, notNext: [] }],
  people: speakers.map((_, person) => ({ id: `p${person}`, ...free })),
  weekends: [],
  demands: needs.map((need, language) => ({
    slots: [{ day: 0, type: 0 }],
    people: speakers.flatMap((spoken, person) => (spoken.includes(language) ? [person] : [])),
    more: [],
    moment: 0,
    need,
    under: under + language,
    over: 4,
  })),
  wishes: [],
  kept: [],
})
const atWork = (model: SolveModel): { compiled: ReturnType<typeof compile>; rows: Row[] } => {
  const compiled = compile(model)
  return { compiled, rows: model.people.map((_, person) => rowOf(compiled, person, Uint8Array.of(0))) }
}
/** The least that any sharing out costs, by trying all. */
const least = (speakers: readonly (readonly number[])[], { demands }: SolveModel): number => {
  const have = demands.map(() => 0)
  const from = (person: number): number => {
    const spoken = speakers[person]
    if (!spoken)
      return demands.reduce(
        (sum, { need, under, over }, at) => sum + Math.max(0, need - (have[at] ?? 0)) * under + Math.max(0, (have[at] ?? 0) - need) * over,
        0,
      )
    if (spoken.length === 0) return from(person + 1)
    return Math.min(
      ...spoken.map((language) => {
        have[language] = (have[language] ?? 0) + 1
        const cost = from(person + 1)
        have[language] = (have[language] ?? 0) - 1
        return cost
      }),
    )
  }
  return from(0)
}

describe('shared', () => {
  it('gives the only German speaker German, though somebody of two languages came first', () => {
    // All of them meet English until they are shared out.
    const { compiled, rows } = atWork(hour([[0, 1], [0], [0, 2], [1, 2]], [1, 1, 1]))
    expect(objectiveOf(compiled, rows)).toBeGreaterThan(100)
    const after = shared(compiled, rows)
    expect(objectiveOf(compiled, after)).toBe(4)
    expect(after.map(({ plan }) => plan)).toEqual(rows.map(({ plan }) => plan))
  })
  it('leaves the rows themselves where nothing is gained', () => {
    const { compiled, rows } = atWork(hour([[0], [1]], [1, 1]))
    expect(shared(compiled, rows)).toBe(rows)
    const two = atWork(hour([[0, 1]], [1, 0]))
    expect(shared(two.compiled, two.rows)).toBe(two.rows)
  })
  it('is never dearer than any other sharing out: three hundred drawn hours, every one of them tried', () => {
    const random = randomOf(11)
    for (let turn = 0; turn < 300; turn++) {
      const speakers = Array.from({ length: 1 + Math.floor(random() * 6) }, () => [0, 1, 2, 3].filter(() => random() < 0.5))
      const model = hour(
        speakers,
        [0, 1, 2, 3].map(() => Math.floor(random() * 3)),
        Math.floor(random() * 20),
      )
      const { compiled, rows } = atWork(model)
      expect(objectiveOf(compiled, shared(compiled, rows))).toBe(least(speakers, model))
    }
  })
})
