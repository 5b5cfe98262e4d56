/** What of an absent colleague's work somebody else must take: what is hers, open, and waited for. Pure. */
import type { BackendAgent } from '../../conversation/types'
import type { PersonId } from '../../ids'
import { agentsOf, type OpenOne } from '../../routing/roster'
import type { Person } from '../types'

/** In the order it is due. `until`: epoch ms; what is due later can wait for her. */
export const workOf = <One extends OpenOne>(
  personId: PersonId,
  ones: readonly One[],
  people: readonly Person[],
  agents: readonly BackendAgent[],
  until: number,
): One[] => {
  const hers = new Set((agentsOf(people, agents).get(personId) ?? []).map(({ id }) => id))
  return ones
    .filter(
      ({ status, assigneeId, dueAt }) =>
        status === 'open' && assigneeId !== null && hers.has(assigneeId) && dueAt !== null && dueAt <= until,
    )
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || (a.id < b.id ? -1 : 1))
}
