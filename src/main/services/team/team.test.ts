import { describe, expect, it } from 'vitest'
import { handClock } from '../../../../test/contract/host'
import { emptyRota } from '../../../shared/domain/rota/deeds'
import { RotaPerson } from '../../../shared/domain/rota/person'
import { createTeam } from './team'

const ana = RotaPerson.parse({
  id: 'p1',
  name: 'Ana',
  email: null,
  region: 'apac',
  zone: 'Asia/Manila',
  city: 'Manila',
  role: 'agent',
  languages: [],
  week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '22:00', end: '06:00' })),
})
const build = (people: RotaPerson[]) =>
  createTeam({ clock: handClock(Date.parse('2026-06-03T12:00:00Z')).clock, rota: () => ({ ...emptyRota, people }) })

describe('the team on this desk', () => {
  it('is empty where there is none', async () => {
    expect(await build([]).now()).toEqual({ people: [], shifts: [], presences: [] })
  })

  it('has its people and their shifts from 36 h ago to 8 days ahead, so that a next shift after days off is known', async () => {
    const { people, shifts } = await build([ana]).now()
    expect(people).toMatchObject([{ id: 'p1', name: 'Ana' }])
    const starts = shifts.map(({ startAt }) => new Date(startAt).toISOString())
    expect(starts).toHaveLength(9)
    expect([starts[0], starts.at(-1)]).toEqual(['2026-06-02T14:00:00.000Z', '2026-06-10T14:00:00.000Z'])
  })

  it('is without those who have left', async () => {
    expect(await build([{ ...ana, left: true }]).now()).toEqual({ people: [], shifts: [], presences: [] })
  })
})
