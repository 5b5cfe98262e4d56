/** To whom of the receiving region a conversation goes. Instants are epoch ms (UTC). */
import type { AgentId, ConversationId, PersonId } from '../../ids'
import { agentsOf, levelOf, loadOf, type OpenOne, weightOf } from '../../routing/roster'
import type { Person } from '../types'
import type { Crew, Needed } from './needs'
import { onUntil } from './needs'
import type { Slot } from './slots'

const HOUR = 3_600_000
/** Shifts overlap the slot or begin soon after it. */
const SOON_MS = 2 * HOUR

export interface Receiver {
  personId: PersonId
  agentId: AgentId
  name: string
}

/** Whom of the region each conversation could be given to: with an account at its backend, and who reads its language (any, where that is not known). */
export const receiversOf = (one: Pick<OpenOne, 'backendId' | 'language'>, slot: Slot, crew: Crew): Receiver[] => {
  const accounts = agentsOf(crew.people, crew.agents)
  return crew.people.flatMap((person) => {
    const account = accounts.get(person.id)?.find(({ backendId }) => backendId === one.backendId)
    if (person.region !== slot.to || !account || (one.language !== null && levelOf(person, one.language) === null)) return []
    return [{ personId: person.id, agentId: account.id, name: person.name }]
  })
}

const comesOn = (person: Person, { shifts }: Crew, at: number): boolean =>
  onUntil(person.id, shifts, at) !== null ||
  shifts.some(({ personId, startAt }) => personId === person.id && startAt > at && startAt <= at + SOON_MS)

const ranks = { native: 0, fluent: 0.5, good: 1.5, basic: 6 } as const

/**
 * A proposal: each goes to who is on at the slot, reads the language best and has least; null where nobody does (whoever comes
 * on takes it). What is nobody's stays nobody's.
 */
export const proposeReceivers = (
  needed: readonly Needed[],
  slot: Slot,
  crew: Crew,
  open: readonly OpenOne[],
): ReadonlyMap<ConversationId, Receiver | null> => {
  const people = new Map(crew.people.map((person) => [person.id, person]))
  const load = loadOf(open)
  const accounts = agentsOf(crew.people, crew.agents)
  const weight = new Map(
    crew.people.map(({ id }) => [id, (accounts.get(id) ?? []).reduce((sum, agent) => sum + (load.get(agent.id) ?? 0), 0)]),
  )
  const found = new Map<ConversationId, Receiver | null>()
  for (const { id, one, kind } of needed) {
    let best: { receiver: Receiver; cost: number } | null = null
    for (const receiver of kind === 'satellite' ? [] : receiversOf(one, slot, crew)) {
      const person = people.get(receiver.personId)
      if (!person || !comesOn(person, crew, slot.at)) continue
      const level = one.language === null ? 'good' : (levelOf(person, one.language) ?? 'basic')
      const cost = (weight.get(person.id) ?? 0) + ranks[level]
      if (!best || cost < best.cost || (cost === best.cost && receiver.personId < best.receiver.personId)) best = { receiver, cost }
    }
    if (best) weight.set(best.receiver.personId, (weight.get(best.receiver.personId) ?? 0) + weightOf(one))
    found.set(id, best?.receiver ?? null)
  }
  return found
}
