/** Who the agent is: desk profile ↔ each backend's agent ↔ rota person. */
import type { Backend } from '../backend/types'
import type { PersonId, ProfileId } from '../ids'
import type { Person } from '../rota/types'
import type { Settings, WhoAmI } from './types'

/** The rota person chosen in settings; else the one whose e-mail a backend's agent carries; else null. */
export const personOf = (
  settings: Pick<Settings, 'personId'>,
  backends: readonly Pick<Backend, 'me'>[],
  people: readonly Person[],
): PersonId | null => {
  if (settings.personId) return settings.personId
  const addresses = new Set(backends.flatMap(({ me }) => (me?.email ? [me.email.toLowerCase()] : [])))
  return people.find((person) => person.email !== null && addresses.has(person.email.toLowerCase()))?.id ?? null
}

export const whoAmI = (
  profileId: ProfileId,
  settings: Pick<Settings, 'personId'>,
  backends: readonly Pick<Backend, 'id' | 'me'>[],
  people: readonly Person[],
): WhoAmI => ({
  profileId,
  personId: personOf(settings, backends, people),
  agents: backends.flatMap(({ id, me }) => (me ? [{ backendId: id, agentId: me.agentId, name: me.name }] : [])),
})
