/**
 * Every change of every zone that this runtime knows, 2020 to 2040, against a reckoning that shares no code with ours. In every run
 * two chains of shifts, drawn by seed, lie over each change; ZONES=all lays all of them from every quarter of an hour (a quarter of an hour of processor),
 * ZONES_SEED draws others.
 */
import { describe, expect, it } from 'vitest'
import { shiftsOfRotation } from '../../src/shared/domain/rota/rotations'
import { somebody } from '../../src/shared/domain/rota/rules/kit'
import { spanOf } from '../../src/shared/domain/rota/when'
import { checkZones } from './zoneCheck'

const zones = Intl.supportedValuesOf('timeZone')
const every = process.env.ZONES === 'all'
const seed = Number(process.env.ZONES_SEED ?? 7)
const years = [2020, 2040] as const
const checked = checkZones(zones, years, seed, every)

describe(`clock changes ${years[0]} to ${years[1]}`, () => {
  it(`${checked.changes} changes of ${checked.zones} zones are found to the millisecond, and ${checked.shifts} shifts over them meet, last and fall as they should (seed ${seed})`, () => {
    expect(checked.faults).toEqual([])
    expect(checked.changes).toBeGreaterThan(4_000)
    expect(checked.shifts).toBeGreaterThan(100_000)
  })

  it('a rotation that leaves no gap on the wall leaves none in time, over twenty years in the zones of the team', () => {
    const type = (id: string, start: string, end: string) => ({
      id,
      name: id,
      start,
      end,
      zone: null,
      breaks: [],
      work: 'service' as const,
      colour: 'iris' as const,
    })
    const types = [type('early', '06:00', '14:00'), type('late', '14:00', '22:00'), type('night', '22:00', '06:00')]
    let seams = 0
    for (const zone of ['Europe/Bucharest', 'Europe/Lisbon', 'Africa/Cairo', 'America/Toronto', 'Asia/Manila', 'America/Mexico_City']) {
      const people = [0, 1, 2].map((n) => somebody({ id: `p${n}`, zone }))
      const rotation = {
        id: 'r',
        name: 'round the clock',
        startsOn: '2021-01-01',
        until: '2040-12-31',
        cycle: ['early', 'late', 'night'],
        members: people.map(({ id }, offset) => ({ personId: id, offset })),
        except: [],
      }
      const shifts = shiftsOfRotation(rotation, { people, types }, { from: '2020-01-01', until: '2041-12-31' })
      const spans = shifts.map((shift) => spanOf(shift) ?? { startAt: 0, endAt: 0 }).sort((a, b) => a.startAt - b.startAt)
      spans.slice(1).forEach((span, index) => {
        seams++
        if (span.startAt !== spans[index]?.endAt) expect.fail(`${zone} ${new Date(span.startAt).toISOString()}`)
      })
      expect(spans).toHaveLength(3 * 7305)
    }
    expect(seams).toBe(6 * (3 * 7305 - 1))
  })
})
