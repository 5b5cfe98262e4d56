import { describe, expect, it } from 'vitest'
import { AgentId, BackendId, PersonId, ProfileId } from '../ids'
import type { Person } from '../rota/types'
import { personOf, whoAmI } from './whoAmI'

const person = (id: string, email: string | null) => ({ id: PersonId.parse(id), email }) as Person
const people = [person('p0', null), person('p1', 'Ana@Desk.example'), person('p2', 'ben@desk.example')]
const me = (agent: string, email: string | null) => ({ agentId: AgentId.parse(agent), name: 'Ana', email })
const id = BackendId.parse('aaaaaa')
const profile = ProfileId.parse('p-1')

describe('whoAmI', () => {
  it.each([
    ['by the e-mail of a backend’s agent, whatever its case', null, [{ me: me('a', 'ana@desk.example') }], 'p1'],
    ['by the choice in settings before that', PersonId.parse('p2'), [{ me: me('a', 'ana@desk.example') }], 'p2'],
    ['by the first backend that knows', null, [{ me: null }, { me: me('a', null) }, { me: me('b', 'ben@desk.example') }], 'p2'],
    ['not at all', null, [{ me: me('a', 'nobody@desk.example') }], null],
    ['not by lacking an address', null, [{ me: me('a', null) }], null],
  ])('finds the person %s', (_name, personId, backends, found) => expect(personOf({ personId }, backends, people)).toBe(found))

  it('joins profile, agents and person', () => {
    const backends = [
      { id, me: me('a', 'ana@desk.example') },
      { id: BackendId.parse('bbbbbb'), me: null },
    ]
    expect(whoAmI(profile, { personId: null }, backends, people)).toEqual({
      profileId: profile,
      personId: 'p1',
      agents: [{ backendId: id, agentId: 'a', name: 'Ana' }],
    })
  })
})
