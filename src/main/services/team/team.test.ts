import { describe, expect, it } from 'vitest'
import { handClock } from '../../../../test/contract/host'
import { Person } from '../../../shared/domain/rota/types'
import { createTeam } from './team'

const ana = Person.parse({
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
const build = () => {
  const documents = new Map<string, unknown>()
  const { clock } = handClock(Date.parse('2026-06-03T12:00:00Z'))
  const team = createTeam({
    clock,
    readSealed: async (name) => documents.get(name) ?? null,
    writeSealed: async (name, content) => void documents.set(name, content),
  })
  return { team, documents }
}

describe('the team on this desk', () => {
  it('is empty where there is none', async () => {
    expect(await build().team.now()).toEqual({ people: [], shifts: [] })
  })

  it('has its people and their shifts from 36 h ago to 8 days ahead, so that a next shift after days off is known', async () => {
    const { team } = build()
    await team.keep([ana])
    const { people, shifts } = await team.now()
    expect(people).toEqual([ana])
    const starts = shifts.map(({ startAt }) => new Date(startAt).toISOString())
    expect(starts).toHaveLength(9)
    expect([starts[0], starts.at(-1)]).toEqual(['2026-06-02T14:00:00.000Z', '2026-06-10T14:00:00.000Z'])
  })

  it('leaves out alone whom it cannot read', async () => {
    const { team, documents } = build()
    documents.set('team.sealed', { version: 1, people: [{ id: 'p0' }, ana] })
    expect(await team.people()).toEqual([ana])
  })
})
