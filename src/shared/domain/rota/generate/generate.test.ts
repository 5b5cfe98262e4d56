import loadHighs, { type Highs } from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { solveModel } from '../../../../main/services/rota/solver'
import { PersonId } from '../../ids'
import { findingsOf } from '../findings'
import { RotaPerson, usualContract, type WorkContract } from '../person'
import { type HourNeed, type Rota, type RotaLeave, type RotaShift, RotaWeights, type ShiftType, usualSettings } from '../plan'
import { instantAt } from '../when'
import { changesOf, withChanges } from './changes'
import { namedConflicts } from './conflicts'
import { modelOf } from './model'
import { reasonsOf } from './reasons'
import { tallyOf } from './tally'
import type { GenerateTask } from './task'

let highs: Highs
beforeAll(async () => {
  highs = await loadHighs()
})

const HOUR = 3_600_000
const FROM = '2026-10-19'

const person = (id: string, of: Partial<Omit<RotaPerson, 'contract'>> & { contract?: Partial<WorkContract> } = {}): RotaPerson =>
  RotaPerson.parse({
    id,
    name: id,
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: '',
    role: 'agent',
    languages: [{ code: 'en', level: 'fluent' }],
    week: [],
    country: 'RO',
    ...of,
    contract: { ...usualContract, ...of.contract },
  })
const type = (id: string, start: string, end: string): ShiftType => ({
  id,
  name: id,
  start,
  end,
  zone: null,
  breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
  work: 'service',
  colour: 'iris',
})
const types = [type('early', '06:00', '14:30'), type('late', '14:00', '22:30'), type('night', '22:00', '06:30')]
const rotaOf = (people: readonly RotaPerson[], of: Partial<Rota> = {}): Rota => ({
  people: [...people],
  types,
  rotations: [],
  settings: usualSettings,
  shifts: [],
  leave: [],
  requests: [],
  handOvers: [],
  presences: [],
  ...of,
})
/** So many people of a language in each of these UTC hours of every day. */
const needs = (language: string, people: number, hours: readonly number[], days: number): HourNeed[] =>
  Array.from({ length: days }, (_, day) =>
    hours.map((hour) => ({
      at: instantAt(FROM, '00:00', 'UTC') + (day * 24 + hour) * HOUR,
      language,
      shop: null,
      people,
      low: people,
      high: people,
      why: {},
    })),
  ).flat()
const taskOf = (rota: Rota, of: Partial<GenerateTask> = {}): GenerateTask => ({
  mode: 'plan',
  rota,
  shifts: rota.shifts,
  from: FROM,
  days: 14,
  people: null,
  needs: [],
  weights: usualSettings.weights,
  now: 0,
  ...of,
})
function solved(task: GenerateTask, seconds = 1.5) {
  const translated = modelOf(task)
  const { plan, objective } = solveModel(highs, translated.model, {
    seconds,
    seed: 1,
    start: translated.start,
    now: () => performance.now(),
    stopped: () => false,
    onBetter: () => undefined,
  })
  let number = 0
  const changes = changesOf(task, translated, plan, () => `new${number++}`)
  return { translated, plan, objective, changes, shifts: withChanges(task.shifts, changes) }
}
const hard = (task: GenerateTask, shifts: readonly RotaShift[]) =>
  findingsOf({
    people: task.rota.people,
    shifts,
    leave: task.rota.leave,
    from: Date.UTC(2026, 8, 1),
    to: Date.UTC(2026, 11, 31),
  }).filter(({ weight }) => weight === 'hard')
const away = (personId: string, startDate: string, endDate: string): RotaLeave => ({
  id: `${personId}${startDate}`,
  personId: PersonId.parse(personId),
  kind: 'sick',
  startDate,
  endDate,
  startTime: null,
  endTime: null,
  zone: 'Europe/Bucharest',
  note: '',
})

describe('a generated plan', () => {
  // Over the night of 25 October 2026, when the clocks of Bucharest and Warsaw go back.
  const random = (seed: number) => () => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  }
  it.each([1, 2, 3, 4, 5, 6])('breaks no hard rule, whatever the contracts, countries and leave (drawn %i)', (seed) => {
    const chance = random(seed * 7919)
    const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T
    const people = Array.from({ length: 7 }, (_, index) => {
      const [zone, country] = pick([
        ['Europe/Bucharest', 'RO'],
        ['Europe/Warsaw', 'PL'],
        ['Asia/Manila', 'PH'],
        ['America/Bogota', 'CO'],
        ['America/New_York', 'US'],
      ] as const)
      return person(`p${index}`, {
        zone,
        country,
        languages: pick([
          [{ code: 'en', level: 'fluent' }],
          [
            { code: 'en', level: 'good' },
            { code: 'de', level: 'native' },
          ],
        ]),
        contract: {
          maxDaysInRow: pick([4, 5, 6]),
          maxNightsInRow: pick([2, 3, 4]),
          maxNights: pick([2, 5, 10]),
          earliest: pick([null, '06:00', '13:00']),
          latest: pick([null, '23:00']),
          weeklyMinutes: pick([1200, 2400]),
        },
      })
    })
    const leave = [away('p0', '2026-10-20', '2026-10-23'), away('p3', '2026-10-25', '2026-10-25')]
    const all = Array.from({ length: 24 }, (_, hour) => hour)
    const task = taskOf(rotaOf(people, { leave }), { needs: [...needs('en', 1.4, all, 14), ...needs('de', 0.6, all, 14)] })
    let made: ReturnType<typeof solved> | null = null
    try {
      made = solved(task)
    } catch {
      // Contracts drawn so that agreed hours cannot be reached: the job plans them without.
      const translated = modelOf(task, new Set(people.map(({ id }) => id)))
      expect(translated.model.people.every(({ minMinutes }) => minMinutes === 0)).toBe(true)
    }
    if (made) {
      expect(made.shifts.length).toBeGreaterThan(10)
      expect(hard(task, made.shifts)).toEqual([])
    }
  })

  it('counts a person with two languages once', () => {
    const both = [
      { code: 'en', level: 'fluent' as const },
      { code: 'de', level: 'fluent' as const },
    ]
    const rota = rotaOf([person('a', { languages: both }), person('b', { languages: [{ code: 'en', level: 'fluent' }] })])
    // Not seven: lunch is then.
    const hours = [4, 5, 6, 8, 9]
    const task = taskOf(rota, { days: 5, needs: [...needs('en', 1, hours, 5), ...needs('de', 1, hours, 5)] })
    const { objective, shifts } = solved(task)
    // Early is 03:00 to 11:30 UTC: one for each language, each day; nobody stands in for two.
    expect(
      shifts
        .filter(({ typeId }) => typeId === 'early')
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual([...Array(5).fill('a'), ...Array(5).fill('b')])
    expect(reasonsOf(task, shifts).filter(({ code }) => code === 'unmet')).toEqual([])
    expect(objective).toBeLessThan(300)
    const alone = reasonsOf(
      task,
      shifts.filter(({ personId }) => personId === 'a'),
    ).filter(({ code }) => code === 'unmet')
    expect(alone.length).toBeGreaterThan(0)
  })

  it('keeps what is published where nothing speaks against it', () => {
    const people = [person('a'), person('b'), person('c')]
    const first = solved(taskOf(rotaOf(people), { needs: needs('en', 1, [4, 5, 6, 7, 12, 13, 14, 15], 14) }))
    const rota = rotaOf(people, { shifts: first.shifts })
    const again = solved(taskOf(rota, { needs: needs('en', 1, [4, 5, 6, 7, 12, 13, 14, 15], 14) }))
    expect(again.changes.length).toBeLessThanOrEqual(2)
  })

  it('says where those are who could have met a need', () => {
    const people = [person('a'), person('b')]
    const task = taskOf(rotaOf(people, { leave: [away('a', FROM, '2026-11-01')] }), { days: 7, needs: needs('en', 2, [4, 5, 6], 7) })
    const { shifts } = solved(task)
    const [worst] = reasonsOf(task, shifts).filter(({ code }) => code === 'unmet')
    expect(worst?.language).toBe('en')
    expect(worst?.figures).toMatchObject({ speakers: 2, leave: 1 })
  })

  it('names the rules that leave somebody no plan', () => {
    const task = taskOf(rotaOf([person('a', { contract: { maxDaysInRow: 1, weeklyMinutes: 2880 } })]))
    const [conflict] = namedConflicts(modelOf(task), [0])
    expect(conflict?.rules.map(({ code }) => code)).toContain('agreed')
    expect(namedConflicts(modelOf(task, new Set(['a'])), [0])).toEqual([])
  })

  it('shares nights by what was done before', () => {
    const people = [person('a'), person('b')]
    const past = Array.from(
      { length: 8 },
      (_, index): RotaShift => ({
        id: `past${index}`,
        personId: PersonId.parse('a'),
        typeId: 'night',
        date: `2026-09-${String(1 + index * 2).padStart(2, '0')}`,
        start: '22:00',
        end: '06:30',
        zone: 'Europe/Bucharest',
        breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
        work: 'service',
        note: '',
        override: null,
      }),
    )
    const weights = RotaWeights.parse({ ...usualSettings.weights, over: 1, continuity: 0, keep: 0 })
    const task = taskOf(rotaOf(people, { shifts: past }), { weights, needs: needs('en', 1, [20, 21, 22, 23, 0, 1], 12) })
    const { shifts } = solved(task)
    const nights = (id: string) => tallyOf(people.find((one) => one.id === id) as RotaPerson, shifts, FROM, 14).nights
    expect(nights('b')).toBeGreaterThan(nights('a'))
  })
})

describe('a repair', () => {
  it('changes few days: the shift goes to somebody else and stays the same shift', () => {
    const people = Array.from({ length: 6 }, (_, index) => person(`p${index}`))
    const need = needs('en', 2, [4, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 17], 14)
    const planned = solved(taskOf(rotaOf(people), { needs: need }), 3)
    const ill = planned.shifts.find(({ date }) => date === '2026-10-21') as RotaShift
    const rota = rotaOf(people, { shifts: planned.shifts, leave: [away(ill.personId, '2026-10-21', '2026-10-21')] })
    const task = taskOf(rota, { mode: 'repair', needs: need, now: 77 })
    const { changes, shifts } = solved(task, 2)
    expect(changes.length).toBeGreaterThanOrEqual(1)
    expect(changes.length).toBeLessThanOrEqual(3)
    // Nothing else is mended with it, though all the while people are missing at other hours.
    const short = taskOf(rota, { mode: 'repair', needs: [...need, ...needs('en', 4, [18, 19, 20, 21], 14)], now: 77 })
    expect(solved(short, 2).changes.length).toBeLessThanOrEqual(3)
    expect(hard(task, shifts)).toEqual([])
    expect(shifts.some(({ personId, date }) => personId === ill.personId && date === '2026-10-21')).toBe(false)
    for (const { before, after } of changes)
      if (before && after && before.personId !== after.personId)
        expect(after).toMatchObject({ id: before.id, override: { why: 'sick', at: 77, was: { personId: ill.personId } } })
  })
})
