/**
 * Which open conversations the next region must have. Instants are epoch ms (UTC).
 *
 * One does where a customer waits for an answer, it is with somebody of the leaving region or with nobody, and either
 * - it is due before the leaving region is back (`due`; `late` where that is past already), or
 * - the customer's day begins while the receiving region is on (`wakes`).
 * It stays where its agent's own shift runs on past the slot and past the deadline: she answers it herself.
 */
import type { BackendAgent } from '../../conversation/types'
import type { AgentId, ConversationId, PersonId } from '../../ids'
import { agentsOf, type OpenOne } from '../../routing/roster'
import type { HandOverItem, RotaSettings } from '../plan'
import type { Person, Region, Shift } from '../types'
import { backAt, heldUntil, type Slot } from './slots'
import { homeOf, wakesAt } from './wakes'

/** An open conversation with what the cache knows of its customer. */
export interface Candidate extends OpenOne {
  /** IANA; null where nobody knows. */
  zone: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
  /** Deadlines of what we promised the customer (a refund, a partial refund). */
  promisedAt: number | null
  /** Deadline of a payment dispute. */
  disputeAt: number | null
}

export interface Crew {
  people: readonly Person[]
  /** Sorted by start. */
  shifts: readonly Shift[]
  agents: readonly BackendAgent[]
}

export type Kind = HandOverItem['kind']
export interface Needed {
  one: Candidate
  id: ConversationId
  kind: Kind
  why: ('due' | 'late' | 'wakes')[]
  /** Whose it is; null: nobody's. */
  ownerId: PersonId | null
  wakesAt: number | null
}

/** The person behind each backend's agent. */
export const ownersOf = ({ people, agents }: Pick<Crew, 'people' | 'agents'>): ReadonlyMap<AgentId, Person> => {
  const known = agentsOf(people, agents)
  return new Map(people.flatMap((person) => (known.get(person.id) ?? []).map(({ id }) => [id, person] as const)))
}

/** End of the shift that runs at `at` and of those that follow it without a gap; null where she is off then. */
export const onUntil = (personId: PersonId, shifts: readonly Shift[], at: number): number | null => {
  let until: number | null = null
  for (const shift of shifts)
    if (shift.personId === personId && shift.endAt > at && shift.startAt <= (until ?? at)) until = Math.max(until ?? 0, shift.endAt)
  return until
}

const kindOf = (one: Candidate, owner: Person | null, to: Region): Kind => {
  if (!owner) return 'satellite'
  if (homeOf(one.country, one.zone) !== to) return 'handOver'
  return one.promisedAt === null ? 'rehome' : 'hotRehome'
}

/** Whether a deadline passes on the receiving region's watch, and not only a customer's morning. */
const misses = ({ why }: Needed): boolean => why.includes('due') || why.includes('late')

/**
 * Who would miss more comes first. A deadline that passes is a promise broken: those are taken by deadline, the late ones before
 * all, whether or not the customer sleeps (the earliest due date first is the order in which the worst delay is least: Jackson's
 * rule, 1955). Whom only her morning brings here is owed nothing before the leaving region is back: they follow, by that morning.
 */
const byWhatIsMissed = (a: Needed, b: Needed): number => {
  const due = (a.one.dueAt ?? 0) - (b.one.dueAt ?? 0)
  const first = Number(misses(b)) - Number(misses(a))
  return first || (misses(a) ? due : (a.wakesAt ?? 0) - (b.wakesAt ?? 0) || due) || (a.id < b.id ? -1 : 1)
}

/** What the region that comes on at `slot` must have, in the order it will turn to it. */
export const neededAt = (
  slot: Slot,
  { handOvers }: Pick<RotaSettings, 'handOvers'>,
  ones: readonly Candidate[],
  crew: Crew,
  now: number,
): Needed[] => {
  const owners = ownersOf(crew)
  const back = backAt(handOvers, slot.from, slot.at) ?? Number.POSITIVE_INFINITY
  const end = heldUntil(handOvers, slot)
  return ones
    .flatMap((one): Needed[] => {
      if (one.status !== 'open' || one.dueAt === null) return []
      const owner = one.assigneeId === null ? null : (owners.get(one.assigneeId) ?? undefined)
      // Somebody of another region, or whom the rota does not know, has it.
      if (owner === undefined || (owner && owner.region !== slot.from)) return []
      const stays = owner ? onUntil(owner.id, crew.shifts, Math.max(slot.at, now)) : null
      if (stays !== null && stays > one.dueAt && one.dueAt > now) return []
      const wakes = wakesAt(one.zone, Math.max(slot.at, now))
      const why: Needed['why'] = []
      if (one.dueAt <= now) why.push('late')
      else if (one.dueAt < back) why.push('due')
      if (wakes !== null && wakes >= slot.at && wakes < end) why.push('wakes')
      if (why.length === 0) return []
      return [
        {
          one,
          id: one.id,
          kind: kindOf(one, owner, slot.to),
          why,
          ownerId: owner?.id ?? null,
          wakesAt: wakes,
        },
      ]
    })
    .sort(byWhatIsMissed)
}

/**
 * What keeps the leaving region's queue from being clean: conversations nobody has, in which a customer waits, of customers in
 * that region's own day or due before the slot.
 */
export const leftAt = (slot: Slot, ones: readonly Candidate[]): Candidate[] =>
  ones
    .filter(
      ({ status, assigneeId, dueAt, country, zone }) =>
        status === 'open' && assigneeId === null && dueAt !== null && (dueAt <= slot.at || homeOf(country, zone) === slot.from),
    )
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || (a.id < b.id ? -1 : 1))
