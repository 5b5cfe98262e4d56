/** Three regions around the clock: what each switch does to their overlaps, and which conversations the next one needs. */
import { describe, expect, it } from 'vitest'
import { at, crew, handOvers, one, settings } from '../../../src/shared/domain/rota/handOver/handOver.fixture'
import { neededAt } from '../../../src/shared/domain/rota/handOver/needs'
import { backAt, givingSlot, heldUntil, phaseOf, type Slot, slotsBetween } from '../../../src/shared/domain/rota/handOver/slots'
import { homeOf, wakesAt } from '../../../src/shared/domain/rota/handOver/wakes'
import { shift, somebody } from '../../../src/shared/domain/rota/rules/kit'
import { rehearse } from '../../../src/shared/domain/rota/switches'

const sites = [
  { id: 'manila', region: 'apac', zone: 'Asia/Manila', times: '07:00-16:00' },
  { id: 'bucharest', region: 'eu', zone: 'Europe/Bucharest', times: '09:00-18:00' },
  { id: 'medellin', region: 'americas', zone: 'America/Bogota', times: '09:00-18:00' },
] as const
const team = sites.map(({ id, region, zone }) => somebody({ id, region, zone }))
const fortnight = (monday: string) =>
  sites.flatMap(({ id, zone, times }) =>
    Array.from({ length: 21 }, (_, day) =>
      shift(`${new Date(Date.parse(monday) + day * 86_400_000).toISOString().slice(0, 10)} ${times}`, { personId: id, zone }),
    ),
  )
const overlap = (found: ReturnType<typeof rehearse>, a: string, b: string) => {
  const both = found.regions.find((one) => [one.a, one.b].sort().join() === [a, b].sort().join())
  return both && [both.beforeMinutes, both.afterMinutes]
}

describe('the switch rehearsed', () => {
  it('28 March 2027: Manila and Bucharest 1 h to 2 h, Bucharest and Medellín 2 h to 1 h, Medellín and Manila as they were', () => {
    const plan = { people: team, shifts: fortnight('2027-03-15'), leave: [] }
    const found = rehearse(plan, { zone: 'Europe/Bucharest', at: Date.parse('2027-03-28T01:00Z') }, handOvers)
    expect(overlap(found, 'apac', 'eu')).toEqual([60, 120])
    expect(overlap(found, 'eu', 'americas')).toEqual([120, 60])
    expect(overlap(found, 'americas', 'apac')).toBeUndefined()
    expect(found.changes.map(({ zone }) => zone)).toEqual(['Europe/Bucharest'])
    // 06:00Z: Bucharest 09:00 in summer is just on, in winter it is 08:00 and nobody is.
    expect(found.handOvers.find(({ time }) => time === '06:00')).toMatchObject({ before: { from: 1, to: 0 }, after: { from: 1, to: 1 } })
    // 13:00Z: Medellín begins at 14:00Z the year round.
    expect(found.handOvers.find(({ time }) => time === '13:00')).toMatchObject({ before: { from: 1, to: 0 }, after: { from: 1, to: 0 } })
    // 06 to 07: Manila alone, then both; 15 to 16 Bucharest and Medellín, then Medellín alone.
    expect([found.hours.before[6], found.hours.after[6], found.hours.before[15], found.hours.after[15]]).toEqual([1, 2, 2, 1])
    expect(found.lengths).toEqual([])
    expect(found.rests).toEqual([])
  })
  it('25 October 2026 is the way back', () => {
    const plan = { people: team, shifts: fortnight('2026-10-12'), leave: [] }
    const found = rehearse(plan, { zone: 'Europe/Bucharest', at: Date.parse('2026-10-25T01:00Z') }, handOvers)
    expect(overlap(found, 'apac', 'eu')).toEqual([120, 60])
    expect(overlap(found, 'eu', 'americas')).toEqual([60, 120])
  })
  it('names who works nine hours, who seven, and whose rest the clock alone makes too short', () => {
    const ana = somebody({ id: 'ana' })
    const of = (when: readonly string[]) => ({ people: [ana], shifts: when.map((one) => shift(one, { personId: 'ana' })), leave: [] })
    const autumn = rehearse(of(['2026-10-24 22:00-06:00']), { zone: 'Europe/Bucharest', at: Date.parse('2026-10-25T01:00Z') })
    expect(autumn.lengths).toMatchObject([{ personId: 'ana', minutes: 540, wallMinutes: 480 }])
    const spring = { zone: 'Europe/Bucharest', at: Date.parse('2027-03-28T01:00Z') }
    expect(rehearse(of(['2027-03-27 22:00-06:00']), spring).lengths).toMatchObject([{ minutes: 420, wallMinutes: 480 }])
    expect(rehearse(of(['2027-03-27 14:00-22:00', '2027-03-28 09:00-17:00']), spring).rests).toMatchObject([
      { minutes: 600, wallMinutes: 660, needed: 660 },
    ])
    expect(rehearse(of(['2027-03-27 14:00-22:00', '2027-03-28 10:00-17:00']), spring).rests).toEqual([])
  })
  it('where nothing changes, nothing does', () => {
    const plan = { people: team, shifts: fortnight('2027-03-15'), leave: [] }
    const found = rehearse(plan, { zone: 'Asia/Manila', at: Date.parse('2027-03-28T01:00Z') })
    expect([found.lengths, found.rests, found.regions]).toEqual([[], [], []])
  })
})

describe('slots', () => {
  it('stand still in UTC', () => {
    const found = slotsBetween(handOvers, at('2026-10-24T06:00'), at('2026-10-26T06:00'))
    expect(found.map((slot) => new Date(slot.at).toISOString().slice(8, 16))).toEqual([
      '24T06:00',
      '24T13:00',
      '24T21:00',
      '25T06:00',
      '25T13:00',
      '25T21:00',
    ])
    expect(found.map(({ from, to }) => `${from} ${to}`).slice(0, 3)).toEqual(['apac eu', 'eu americas', 'americas apac'])
  })
  it.each([
    // APAC is back at 21:00, the EU at 06:00, the Americas at 13:00.
    ['apac', '2026-11-23T06:00', '2026-11-23T21:00'],
    ['eu', '2026-11-23T13:00', '2026-11-24T06:00'],
    ['americas', '2026-11-23T21:00', '2026-11-24T13:00'],
    ['apac', '2026-11-23T21:00', '2026-11-24T21:00'],
  ] as const)('%s after %s is back at %s', (region, after, back) => {
    expect(backAt(handOvers, region, at(after))).toBe(at(back))
  })
  it('are held until the next one, and give in the region’s own', () => {
    const six: Slot = { from: 'apac', to: 'eu', at: at('2026-11-23T06:00') }
    expect(heldUntil(handOvers, six)).toBe(at('2026-11-23T13:00'))
    expect(givingSlot(handOvers, 'eu', at('2026-11-23T12:30'))?.at).toBe(at('2026-11-23T13:00'))
    expect(givingSlot([], 'eu', at('2026-11-23T12:30'))).toBeNull()
    expect(['04:59', '05:00', '05:59', '06:00', '06:59', '07:00'].map((time) => phaseOf(six, at(`2026-11-23T${time}`)))).toEqual([
      'ahead',
      'lastHour',
      'lastHour',
      'running',
      'running',
      'over',
    ])
  })
})

describe('what the next region must have', () => {
  const six: Slot = { from: 'apac', to: 'eu', at: at('2026-11-23T06:00') }
  const now = at('2026-11-23T05:30')
  const why = (more: Parameters<typeof one>[1]) => neededAt(six, settings, [one('x', more)], crew, now)[0]?.why ?? null
  it.each([
    // Due before APAC is back at 21:00, in the customer's night (Auckland 19:00-…: her day is over at 22:00 there, 09:00Z).
    ['due', { dueAt: at('2026-11-23T20:59'), zone: null, country: null }, ['due']],
    ['not before it is back', { dueAt: at('2026-11-23T21:01'), zone: null, country: null }, null],
    ['late', { dueAt: at('2026-11-23T05:00'), zone: null, country: null }, ['late']],
    ['nobody waits', { dueAt: null }, null],
    ['solved', { status: 'resolved' as const }, null],
    ['with another region', { of: 'ana' }, null],
    // Berlin 07:00 is 06:00Z, within 06 to 13.
    ['her morning', { dueAt: at('2026-11-24T12:00'), zone: 'Europe/Berlin' }, ['wakes']],
    // New York 07:00 is 12:00Z, still the EU's; Los Angeles 15:00Z, not any more.
    ['New York wakes', { dueAt: at('2026-11-24T12:00'), zone: 'America/New_York', country: 'US' }, ['wakes']],
    ['Los Angeles does not', { dueAt: at('2026-11-24T12:00'), zone: 'America/Los_Angeles', country: 'US' }, null],
    // Grace works until 09:00Z: what is due at 08:30 she answers herself, what is due at 09:30 not.
    ['hers to the end', { of: 'grace', dueAt: at('2026-11-23T08:30'), zone: null, country: null }, null],
    ['beyond her end', { of: 'grace', dueAt: at('2026-11-23T09:30'), zone: null, country: null }, ['due']],
    ['nobody’s', { of: null, dueAt: at('2026-11-23T09:30'), zone: null, country: null }, ['due']],
  ])('%s', (_what, more, expected) => {
    expect(why(more)).toEqual(expected)
  })
  it('kinds: to a person, home, home with a promise, nobody’s', () => {
    const kind = (more: Parameters<typeof one>[1]) => neededAt(six, settings, [one('x', more)], crew, now)[0]?.kind
    expect(kind({ country: 'PH', zone: 'Asia/Manila' })).toBe('handOver')
    expect(kind({})).toBe('rehome')
    expect(kind({ promisedAt: at('2026-11-23T09:00') })).toBe('hotRehome')
    expect(kind({ of: null })).toBe('satellite')
  })
  const order = (ones: Parameters<typeof neededAt>[2]) => neededAt(six, settings, ones, crew, now).map(({ id }) => id.split('~')[2])
  it('in the order of what is missed: deadlines of the watch first, then mornings', () => {
    const ids = order([
      one('late', { dueAt: at('2026-11-23T05:00') }),
      // New York wakes at 12:00Z, Lisbon at 07:00Z, and what they asked is due tomorrow.
      one('york', { dueAt: at('2026-11-24T12:00'), zone: 'America/New_York', country: 'US' }),
      one('lisbon', { dueAt: at('2026-11-24T15:00'), zone: 'Europe/Lisbon', country: 'PT' }),
      one('noon', { dueAt: at('2026-11-23T12:00'), zone: null, country: null }),
      one('eight', { dueAt: at('2026-11-23T08:00'), zone: null, country: null }),
    ])
    expect(ids).toEqual(['late', 'eight', 'noon', 'lisbon', 'york'])
  })
  it('a sleeper’s nearer deadline goes before one who is awake and has time', () => {
    const ids = order([
      // Helsinki 08:00 at the slot: awake. Los Angeles 22:00: asleep.
      one('awake', { dueAt: at('2026-11-23T20:00'), zone: 'Europe/Helsinki', country: 'FI' }),
      one('asleep', { dueAt: at('2026-11-23T06:40'), zone: 'America/Los_Angeles', country: 'US' }),
    ])
    expect(ids).toEqual(['asleep', 'awake'])
  })
})

describe('a customer’s morning', () => {
  it.each([
    ['Europe/Bucharest', '2026-11-23T04:59', '2026-11-23T05:00'],
    ['Europe/Bucharest', '2026-11-23T12:00', '2026-11-23T05:00'],
    ['Europe/Bucharest', '2026-11-23T20:00', '2026-11-24T05:00'],
    // On the morning after the change at 04:00Z, before it and after the one back at 05:00Z.
    ['Europe/Bucharest', '2027-03-27T22:00', '2027-03-28T04:00'],
    ['Europe/Bucharest', '2026-10-24T22:00', '2026-10-25T05:00'],
    ['Australia/Lord_Howe', '2026-10-03T14:00', '2026-10-03T20:00'],
    ['Asia/Kolkata', '2026-11-22T20:00', '2026-11-23T01:30'],
  ])('%s at %sZ: %sZ', (zone, now, wakes) => {
    expect(wakesAt(zone, at(now))).toBe(at(wakes))
  })
  it('nobody’s zone', () => {
    expect(wakesAt(null, 0)).toBeNull()
  })
  it.each([
    ['RO', null, 'eu'],
    ['EG', null, 'eu'],
    ['CO', null, 'americas'],
    ['PH', 'Europe/Berlin', 'apac'],
    [null, 'Australia/Sydney', 'apac'],
    [null, 'America/Bogota', 'americas'],
    [null, null, null],
  ] as const)('%s %s lives in %s', (country, zone, region) => {
    expect(homeOf(country, zone)).toBe(region)
  })
})
