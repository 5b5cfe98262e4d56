import { describe, expect, it } from 'vitest'
import { PersonId } from '../../ids'
import { emptyRota } from '../deeds'
import { findingsOf } from '../findings'
import { type RotaPerson, usualContract } from '../person'
import { type HourNeed, type RotaLeave, type RotaShift, usualSettings } from '../plan'
import { shift, somebody } from '../rules/kit'
import { withChanges } from './changes'
import { standIns } from './standIns'
import type { GenerateTask } from './task'

const HOUR = 3_600_000
const ill: RotaLeave = {
  id: 'ill',
  personId: PersonId.parse('ill'),
  kind: 'sick',
  startDate: '2026-10-21',
  endDate: '2026-10-21',
  startTime: null,
  endTime: null,
  zone: 'Europe/Bucharest',
  note: '',
}
const who = (id: string, of: Parameters<typeof somebody>[0] = {}): RotaPerson => somebody({ id, country: 'RO', ...of })
const by = (personId: string, when: string): RotaShift =>
  shift(when, { personId, breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }] })
/** One of `language` in each hour of her day (08:00 to 16:00 in Bucharest). */
const needs = (people = 1, language = 'en'): HourNeed[] =>
  Array.from({ length: 8 }, (_, hour) => ({
    at: Date.UTC(2026, 9, 21, 5 + hour),
    language,
    shop: null,
    people,
    low: people,
    high: people,
    why: {},
  }))
const lost = by('ill', '2026-10-21 08:00-16:00')
const task = (people: RotaPerson[], of: Partial<GenerateTask> = {}, shifts: RotaShift[] = []): GenerateTask => {
  const all = [lost, ...shifts]
  return {
    mode: 'repair',
    rota: { ...emptyRota, people: [who('ill'), ...people], settings: usualSettings, shifts: all, leave: [ill] },
    shifts: all,
    from: '2026-10-21',
    days: 28,
    people: null,
    needs: needs(),
    weights: usualSettings.weights,
    now: Date.UTC(2026, 9, 20),
    ...of,
  }
}
const found = (given: GenerateTask) => standIns(given, async () => undefined)
const taker = async (given: GenerateTask) => (await found(given)).map(({ after }) => after?.personId ?? null)

describe('stand-ins without a search', () => {
  it('gives the same shift to whoever may take it, with whose it was and why', async () => {
    const [change] = await found(task([who('a')]))
    expect(change?.before).toBe(lost)
    expect(change?.after).toMatchObject({ id: lost.id, personId: 'a', start: '08:00', override: { why: 'sick', was: { personId: 'ill' } } })
  })

  it.each([
    ['works then', who('a'), [by('a', '2026-10-21 10:00-18:00')]],
    ['would rest too little', who('a'), [by('a', '2026-10-20 22:00-06:00')]],
    ['has worked the week’s hours', who('a', { contract: { maxWeeklyMinutes: 450 } }), [by('a', '2026-10-19 08:00-16:00')]],
    ['does not work so early', who('a', { contract: { earliest: '09:00' } }), []],
    ['does not write the language', who('a', { languages: [{ code: 'de', level: 'fluent' }] }), []],
    ['would be got out of bed', who('a', { zone: 'America/Bogota', country: 'CO' }), []],
    ['has left', who('a', { left: true }), []],
  ])('takes nobody who %s: the shift falls away', async (_, person, shifts) => {
    expect(await taker(task([person], {}, shifts))).toEqual([null])
    expect(await taker(task([person, who('b')], {}, shifts))).toEqual(['b'])
  })

  it('asks whoever works least of those who make up as much', async () => {
    const shifts = [by('a', '2026-10-19 08:00-16:00'), by('a', '2026-10-20 08:00-16:00'), by('b', '2026-10-19 08:00-16:00')]
    expect(await taker(task([who('a'), who('b')], {}, shifts))).toEqual(['b'])
  })

  it('replaces nobody whom nobody needs, and touches nothing that has begun or is not planned', async () => {
    expect(await taker(task([who('a')], { needs: [] }))).toEqual([null])
    expect(await taker(task([who('a')], {}, [by('b', '2026-10-21 08:00-16:00')]))).toEqual(['a'])
    const spare = task([who('a'), who('b')], {}, [by('b', '2026-10-21 08:00-16:00')])
    expect(await taker(spare)).toEqual([null])
    expect(await found(task([who('a')], { now: Date.UTC(2026, 9, 21, 6) }))).toEqual([])
    expect(await found(task([who('a')], { people: ['a'] }))).toEqual([])
  })

  it('breaks no hard rule of sixty people ill together, and is there at once', async () => {
    const zones = [
      ['Europe/Bucharest', 'RO'],
      ['Europe/Warsaw', 'PL'],
      ['Asia/Manila', 'PH'],
      ['America/Bogota', 'CO'],
    ] as const
    const people = Array.from({ length: 60 }, (_, at) => {
      const [zone, country] = zones[at % 4] ?? zones[0]
      return who(`p${at}`, { zone, country, contract: { ...usualContract, maxDaysInRow: 6 } })
    })
    const shifts = people.flatMap((person, at) =>
      Array.from({ length: 28 }, (_, day) => day)
        .filter((day) => (day + at) % 7 < 4)
        .map((day) => ({
          ...by(person.id, `${new Date(Date.UTC(2026, 9, 12 + day)).toISOString().slice(0, 10)} ${at % 3 ? '09:00-17:00' : '06:00-14:00'}`),
          zone: person.zone,
        })),
    )
    const leave = [0, 4, 5, 9].map((at) => ({ ...ill, id: `ill${at}`, personId: PersonId.parse(`p${at}`), endDate: '2026-10-30' }))
    const all = Array.from({ length: 20 * 24 }, (_, hour) =>
      needs(30)
        .slice(0, 1)
        .map((need) => ({ ...need, at: Date.UTC(2026, 9, 20) + hour * HOUR })),
    ).flat()
    const given = { ...task(people, { needs: all, shifts }), rota: { ...task(people).rota, people, shifts, leave } }
    const began = performance.now()
    const changes = await found(given)
    const spent = performance.now() - began
    const span = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 11, 1) }
    const hard = (plan: RotaShift[], withLeave: RotaLeave[]) =>
      findingsOf({ people, shifts: plan, leave: withLeave, ...span }).filter(({ weight }) => weight === 'hard').length
    expect(changes.length).toBeGreaterThan(15)
    expect(changes.filter(({ after }) => after !== null).length).toBeGreaterThan(8)
    expect(hard(withChanges(shifts, changes), leave)).toBeLessThanOrEqual(hard(shifts, []))
    expect(spent).toBeLessThan(20_000)
  }, 60_000)
})
