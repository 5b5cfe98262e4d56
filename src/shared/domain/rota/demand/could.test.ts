import { describe, expect, it } from 'vitest'
import { findingsOfPerson } from '../findings'
import type { RotaPerson } from '../person'
import type { HourNeed, RotaShift } from '../plan'
import { away, shift, somebody } from '../rules/kit'
import { whoCould } from './could'
import { HOUR } from './wall'
import type { CouldInput } from './ways'

const at = Date.UTC(2026, 9, 22, 1)
const german: RotaPerson['languages'] = [{ code: 'de', level: 'fluent' }]
const spanish: RotaPerson['languages'] = [{ code: 'es', level: 'native' }]
const utc = { zone: 'UTC' }
const person = (id: string, languages = german, of = {}) => somebody({ id, name: id, languages, zone: 'UTC', ...of })
const need = (hour: number, language: string, people: number): HourNeed => ({
  at: Date.UTC(2026, 9, 22, hour),
  language,
  shop: 'NL',
  people,
  low: people,
  high: people,
  why: {},
})
const could = (people: CouldInput['people'], shifts: RotaShift[], more: Partial<CouldInput> = {}) =>
  whoCould(
    { at, language: 'de', shop: null },
    {
      people,
      shifts,
      leave: [],
      types: [],
      needs: [need(1, 'de', 2)],
      findingsOf: (personId, all) =>
        findingsOfPerson({ people, shifts: all, leave: [], from: at - 7 * 24 * HOUR, to: at + 7 * 24 * HOUR }, personId),
      ...more,
    },
  )
const does = (answer: ReturnType<typeof could>) => answer.ways.map((way) => `${way.personId} ${way.do}`)

describe('who could cover an hour', () => {
  it('whoever begins soon after begins earlier, whoever ended stays longer, the free come at the team’s times', () => {
    const people = [person('early'), person('late'), person('free')]
    const answer = could(people, [
      shift('2026-10-22 02:00-09:00', { personId: 'early', ...utc }),
      shift('2026-10-21 17:00-01:00', { personId: 'late', ...utc }),
    ])
    expect(does(answer)).toEqual(['late later', 'early earlier', 'free extra'])
    const [late, early, free] = answer.ways
    expect(late?.shifts[0]).toMatchObject({ date: '2026-10-21', start: '17:00', end: '02:00' })
    expect(early?.shifts[0]).toMatchObject({ date: '2026-10-22', start: '01:00', end: '09:00' })
    expect(early?.minutes).toBe(60)
    expect(free?.minutes).toBe(240)
    expect(answer.cannot).toEqual([])
  })
  it('a break moves out of the hour before anything else is tried', () => {
    const breaks = [{ kind: 'lunch' as const, afterMinutes: 180, minutes: 60, paid: false }]
    const answer = could([person('ana')], [shift('2026-10-21 22:00-06:00', { personId: 'ana', ...utc, breaks })])
    expect(does(answer)).toEqual(['ana moveBreak'])
    expect(answer.ways[0]).toMatchObject({ minutes: 0, gain: 1, shifts: [{ breaks: [{ afterMinutes: 240 }] }] })
  })
  it('says why others cannot: leave, a hard rule, level, shop, counted elsewhere', () => {
    const people = [
      person('leaves'),
      person('tired', german),
      person('learns', [{ code: 'de', level: 'basic' }]),
      person('both', [...german, ...spanish]),
      person('other', spanish),
    ]
    const answer = could(
      people,
      [
        shift('2026-10-21 06:00-16:00', { personId: 'tired', ...utc }),
        shift('2026-10-22 08:00-16:00', { personId: 'tired', ...utc }),
        shift('2026-10-21 22:00-06:00', { personId: 'both', ...utc }),
      ],
      {
        leave: [away('2026-10-20', '2026-10-25', { personId: people[0]?.id, zone: 'UTC' })],
        needs: [need(1, 'de', 0.5), need(1, 'es', 3)],
      },
    )
    expect(answer.ways).toEqual([])
    expect(Object.fromEntries(answer.cannot.map((one) => [one.personId, one.why]))).toMatchObject({
      leaves: 'leave',
      learns: 'level',
      both: 'counted',
    })
    expect(answer.cannot.find(({ personId }) => personId === 'other')).toBeUndefined()
  })
  it('names the hard rule', () => {
    const answer = could(
      [person('tired')],
      [shift('2026-10-22 03:00-13:00', { personId: 'tired', ...utc }), shift('2026-10-21 06:00-15:00', { personId: 'tired', ...utc })],
    )
    expect(answer.ways).toEqual([])
    expect(answer.cannot[0]).toMatchObject({ why: 'rule', personId: 'tired', finding: { weight: 'hard' } })
  })
  it('swaps somebody of that day with somebody who is there and cannot', () => {
    const answer = could(
      [person('day'), person('night', spanish)],
      [shift('2026-10-22 07:00-14:00', { personId: 'day', ...utc }), shift('2026-10-21 23:00-06:00', { personId: 'night', ...utc })],
    )
    expect(does(answer)).toEqual(['day swap'])
    expect(answer.ways[0]).toMatchObject({ withId: 'night', minutes: 0, gain: 1 })
    expect(answer.ways[0]?.shifts.map(({ personId, start }) => `${personId} ${start}`)).toEqual(['night 07:00', 'day 23:00'])
  })
  it('counts what it opens elsewhere, and puts it behind', () => {
    const needs = [need(1, 'de', 1), ...[7, 8, 9, 10].map((hour) => need(hour, 'de', 1))]
    const answer = could(
      [person('day'), person('night', spanish), person('free')],
      [shift('2026-10-22 07:00-14:00', { personId: 'day', ...utc }), shift('2026-10-21 23:00-06:00', { personId: 'night', ...utc })],
      { needs },
    )
    expect(does(answer)).toEqual(['free extra', 'day swap'])
    expect(answer.ways[1]?.opens.length).toBe(4)
  })
})
