import { describe, expect, it } from 'vitest'
import type { HourNeed } from '../plan'
import { away, shift, somebody } from '../rules/kit'
import { coverageOf, rowCell, verdictOf } from './coverage'
import { HOUR } from './wall'

const at = (hour: number) => Date.UTC(2026, 9, 22, hour)
const need = (hour: number, language: string, people: number, shop: string | null = null): HourNeed => ({
  at: at(hour),
  language,
  shop,
  people,
  low: people,
  high: people,
  why: {},
})
const ana = somebody({
  id: 'ana',
  languages: [
    { code: 'de-DE', level: 'good' },
    { code: 'fr', level: 'basic' },
  ],
  shops: ['NL'],
})
const both = somebody({
  id: 'both',
  languages: [
    { code: 'de', level: 'native' },
    { code: 'fr', level: 'fluent' },
  ],
})
const utc = { zone: 'UTC' }
const on = (personId: string, of = {}) => shift('2026-10-22 08:00-16:00', { personId, ...utc, ...of })
const cover = (input: Partial<Parameters<typeof coverageOf>[0]>) =>
  coverageOf({ people: [ana, both], shifts: [on('ana')], leave: [], needs: [], from: at(0), to: at(24), ...input })
const met = (hour: number, input: Partial<Parameters<typeof coverageOf>[0]>, language = 'de') =>
  rowCell(cover(input)[hour] ?? { at: 0, cells: [], on: [] }, { language, shop: null }).met

describe('coverage', () => {
  it('counts who is on, in the hours of her shift', () => {
    const needs = [7, 8, 15, 16].map((hour) => need(hour, 'de', 1))
    expect([7, 8, 15, 16].map((hour) => met(hour, { needs }))).toEqual([0, 1, 1, 0])
  })
  it('a level below good does not count', () => expect(met(9, { needs: [need(9, 'fr', 1)] }, 'fr')).toBe(0))
  it('nor a shop she is not trained on; none named means all', () => {
    const of = (shop: string, person: string) =>
      rowCell(cover({ needs: [need(9, 'de', 1, shop)], shifts: [on(person)] })[9] ?? { at: 0, cells: [], on: [] }, { language: 'de', shop })
        .met
    expect(of('NL', 'ana')).toBe(1)
    expect(of('KB', 'ana')).toBe(0)
    expect(of('KB', 'both')).toBe(1)
  })
  it('breaks count by their minutes', () => {
    const lunch = [{ kind: 'lunch' as const, afterMinutes: 90, minutes: 45, paid: false }]
    const needs = [need(9, 'de', 1), need(10, 'de', 1)]
    expect(met(9, { needs, shifts: [on('ana', { breaks: lunch })] })).toBeCloseTo(0.5, 9)
    expect(met(10, { needs, shifts: [on('ana', { breaks: lunch })] })).toBeCloseTo(0.75, 9)
  })
  it('training, leave and people who left do not', () => {
    const needs = [need(9, 'de', 1), need(14, 'de', 1)]
    expect(met(9, { needs, shifts: [on('ana', { work: 'training' })] })).toBe(0)
    expect(met(9, { needs, people: [{ ...ana, left: true }] })).toBe(0)
    const half = away('2026-10-22', '2026-10-22', { personId: ana.id, startTime: '12:00', zone: 'UTC' })
    expect(met(9, { needs, leave: [half] })).toBe(1)
    expect(met(14, { needs, leave: [half] })).toBe(0)
  })
  it('somebody with two languages counts in one at a time, where she is needed', () => {
    const needs = [need(9, 'de', 1), need(9, 'fr', 1)]
    const input = { needs, shifts: [on('ana'), on('both')] }
    expect(met(9, input, 'de')).toBeCloseTo(1, 9)
    expect(met(9, input, 'fr')).toBeCloseTo(1, 9)
    const who = cover(input)[9]?.on.find(({ personId }) => personId === 'both')
    expect(who?.counts).toEqual([{ language: 'fr', shop: null, part: 1 }])
  })
  it('follows a wall clock through its change: 25 October in Bucharest has its hour twice', () => {
    const night = shift('2026-10-24 22:00-06:00', { personId: 'ana' })
    const hours = coverageOf({
      people: [ana],
      shifts: [night],
      leave: [],
      needs: [],
      from: Date.UTC(2026, 9, 24, 12),
      to: Date.UTC(2026, 9, 25, 12),
    })
    expect(hours.reduce((sum, hour) => sum + hour.on.reduce((all, { part }) => all + part, 0), 0)).toBeCloseTo(9, 9)
  })
  it('sixty people over four weeks keep their hours', () => {
    const people = Array.from({ length: 60 }, (_, n) => somebody({ id: `p${n}`, languages: both.languages.slice(n % 2) }))
    const shifts = people.flatMap(({ id }, n) =>
      Array.from({ length: 28 }, (_, day) =>
        shift(
          `2026-10-${String(1 + day).padStart(2, '0')} ${String((n * 5) % 24).padStart(2, '0')}:00-${String((n * 5 + 8) % 24).padStart(2, '0')}:00`,
          {
            personId: id,
            ...utc,
          },
        ),
      ),
    )
    const from = Date.UTC(2026, 9, 1)
    const hours = coverageOf({ people, shifts, leave: [], needs: [], from, to: from + 29 * 24 * HOUR })
    expect(hours.reduce((sum, hour) => sum + hour.on.reduce((all, { part }) => all + part, 0), 0)).toBeCloseTo(60 * 28 * 8, 6)
  })
})

describe('the word for a cell', () => {
  const word = (need: number, met: number, spare = 0, low = need, high = need) => verdictOf({ need, met, spare, low, high })
  it('prints whole people, missing or to spare', () => {
    expect(word(2, 0)).toEqual({ people: -2, state: 'short' })
    expect(word(1.6, 1)).toEqual({ people: -1, state: 'short' })
    expect(word(1.2, 1)).toEqual({ people: 0, state: 'enough' })
    expect(word(1, 1, 1)).toEqual({ people: 1, state: 'enough' })
    expect(word(0, 0)).toEqual({ people: 0, state: 'none' })
    expect(word(0.1, 0)).toEqual({ people: 0, state: 'nobody' })
    expect(word(0, 0, 2)).toEqual({ people: 2, state: 'enough' })
  })
  it('says where it lies within the span', () => {
    expect(word(3, 2, 0, 1.5, 5).state).toBe('perhapsShort')
    expect(word(3, 3, 0, 1.5, 5).state).toBe('perhapsEnough')
    expect(word(3, 1, 0, 2.5, 5).state).toBe('short')
  })
})
