import { describe, expect, it } from 'vitest'
import type { RotaShift } from './plan'
import { shift, somebody } from './rules/kit'
import { rehearse, switchesBetween } from './switches'
import { dayAfter } from './when'

const bucharest = somebody()
const manila = somebody({ id: 'p2', zone: 'Asia/Manila', region: 'apac' })
const medellin = somebody({ id: 'p3', zone: 'America/Bogota', region: 'americas' })
const warsaw = somebody({ id: 'p4', zone: 'Europe/Warsaw' })
const newYork = somebody({ id: 'p5', zone: 'America/New_York', region: 'americas' })
const week = (monday: string, times: string, personId: string, zone: string, days = 5): RotaShift[] =>
  Array.from({ length: days }, (_, n) => shift(`${dayAfter(monday, n)} ${times}`, { personId, zone }))

describe('switchesBetween', () => {
  it('puts the zones of one night together; America and Europe change weeks apart', () => {
    const nights = switchesBetween([bucharest, manila, warsaw, newYork], Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1))
    expect(nights.map((night) => [new Date(night[0]?.at ?? 0).toISOString().slice(0, 10), night.map(({ zone }) => zone)])).toEqual([
      ['2026-03-08', ['America/New_York']],
      ['2026-03-29', ['Europe/Bucharest', 'Europe/Warsaw']],
      ['2026-10-25', ['Europe/Bucharest', 'Europe/Warsaw']],
      ['2026-11-01', ['America/New_York']],
      ['2027-03-14', ['America/New_York']],
      ['2027-03-28', ['Europe/Bucharest', 'Europe/Warsaw']],
      ['2027-10-31', ['Europe/Bucharest', 'Europe/Warsaw']],
      ['2027-11-07', ['America/New_York']],
    ])
  })
})

describe('rehearse', () => {
  const spring = { zone: 'Europe/Bucharest', at: Date.UTC(2027, 2, 28, 1) }
  const autumn = { zone: 'Europe/Bucharest', at: Date.UTC(2026, 9, 25, 1) }

  it('says who works seven hours in spring and nine in autumn', () => {
    const night = (date: string) =>
      rehearse(
        {
          people: [bucharest, manila],
          leave: [],
          shifts: [shift(`${date} 22:00-06:00`), shift(`${date} 22:00-06:00`, { personId: 'p2', zone: 'Asia/Manila' })],
        },
        date < '2027' ? autumn : spring,
      )
    expect(night('2027-03-27').lengths).toMatchObject([{ personId: 'p1', minutes: 420, wallMinutes: 480 }])
    expect(night('2026-10-24').lengths).toMatchObject([{ personId: 'p1', minutes: 540, wallMinutes: 480 }])
  })

  it('says whose rest the change cuts below what is needed', () => {
    const shifts = [shift('2027-03-27 14:00-22:00'), shift('2027-03-28 09:00-17:00')]
    const [rest, ...more] = rehearse({ people: [bucharest], shifts, leave: [] }, spring).rests
    expect(more).toEqual([])
    expect(rest).toMatchObject({ personId: 'p1', minutes: 600, wallMinutes: 660, needed: 660, source: null })
    expect(rehearse({ people: [bucharest], shifts, leave: [] }, spring).findings.map(({ rule }) => rule)).toEqual(['rest'])
    // In autumn the same night is an hour longer.
    const later = [shift('2026-10-24 14:00-22:00'), shift('2026-10-25 09:00-17:00')]
    expect(rehearse({ people: [bucharest], shifts: later, leave: [] }, autumn).rests).toEqual([])
  })

  it('says which overlaps grow and shrink: the facts of Manila, Bucharest and Medellín', () => {
    const plan = (monday: string) => ({
      people: [bucharest, manila, medellin],
      leave: [],
      shifts: [
        ...week(monday, '09:00-18:00', 'p1', 'Europe/Bucharest'),
        ...week(monday, '07:00-16:00', 'p2', 'Asia/Manila'),
        ...week(monday, '09:00-18:00', 'p3', 'America/Bogota'),
      ],
    })
    // 09 to 18 in Bucharest is 07–16 UTC in winter and 06–15 in summer; Manila's 07 to 16 is 23–08, Medellín's 09 to 18 is 14–23.
    const toSummer = rehearse(plan('2027-03-22'), spring)
    expect(toSummer.zones).toEqual([
      { a: 'America/Bogota', b: 'Europe/Bucharest', beforeMinutes: 120, afterMinutes: 60 },
      { a: 'Asia/Manila', b: 'Europe/Bucharest', beforeMinutes: 60, afterMinutes: 120 },
    ])
    expect(toSummer.regions).toEqual([
      { a: 'americas', b: 'eu', beforeMinutes: 120, afterMinutes: 60 },
      { a: 'apac', b: 'eu', beforeMinutes: 60, afterMinutes: 120 },
    ])
    const toWinter = rehearse(plan('2026-10-19'), autumn)
    expect(toWinter.zones.map(({ beforeMinutes, afterMinutes }) => [beforeMinutes, afterMinutes])).toEqual([
      [60, 120],
      [120, 60],
    ])
  })

  it('counts who is on at the hand-overs and in each hour, before and after', () => {
    const plan = { people: [bucharest], leave: [], shifts: week('2026-10-18', '09:00-18:00', 'p1', 'Europe/Bucharest', 7) }
    const { hours, handOvers } = rehearse(plan, autumn, [{ from: 'apac', to: 'eu', time: '06:00' }])
    expect(handOvers).toEqual([{ from: 'apac', to: 'eu', time: '06:00', before: { from: 0, to: 1 }, after: { from: 0, to: 0 } }])
    expect([hours.before[6], hours.before[15], hours.after[6], hours.after[15]]).toEqual([1, 0, 0, 1])
  })

  it('takes the zones that change in the same night with it, and is empty where nothing changes', () => {
    const people = [bucharest, warsaw]
    const shifts = [shift('2026-10-24 22:00-06:00', { personId: 'p4', zone: 'Europe/Warsaw' })]
    expect(rehearse({ people, shifts, leave: [] }, autumn).lengths).toMatchObject([{ personId: 'p4', minutes: 540 }])
    expect(rehearse({ people, shifts, leave: [] }, { zone: 'Asia/Manila', at: autumn.at }).changes).toEqual([])
  })
})
