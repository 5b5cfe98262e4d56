/** What could be moved, as the desk stands; held still while a person is at it. */
import { useMemo, useState } from 'react'
import { type Rebalance, rebalance } from '../../../shared/domain/routing/rebalance'
import { useDesk } from '../../bridge/deskStore'
import { useAllAgents, useOpenOnes } from '../../data/openOnes'
import { useMinute } from '../../state/clock'

export interface Proposal {
  live: Rebalance
  capped: boolean
  /** Backends in which this desk cannot assign; their conversations are left out. */
  cannot: string[]
}

/** Null while it is read. */
export const useLiveProposal = (): Proposal | null => {
  const open = useOpenOnes()
  const agents = useAllAgents()
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const presences = useDesk((desk) => desk.presences)
  const backends = useDesk((desk) => desk.backends)
  const minute = useMinute()
  return useMemo(() => {
    if (!open || !agents) return null
    const able = new Set<string>(backends.filter(({ capabilities }) => capabilities.assign).map(({ id }) => id))
    const present = new Set<string>(open.ones.map(({ backendId }) => backendId))
    return {
      live: rebalance({
        open: open.ones.filter(({ backendId }) => able.has(backendId)),
        team: { people, shifts, presences },
        agents,
        now: minute,
      }),
      capped: open.capped,
      cannot: backends.filter(({ id }) => present.has(id) && !able.has(id)).map(({ name }) => name),
    }
  }, [open, agents, people, shifts, presences, backends, minute])
}

const same = (a: Rebalance, b: Rebalance): boolean =>
  a.moves.length === b.moves.length &&
  a.moves.every((move, at) => move.conversationId === b.moves[at]?.conversationId && move.to.agentId === b.moves[at]?.to.agentId)

/** The proposal as it stood when the list got the focus; what is gone from the live one (done by now) is gone from it too. */
export const useHeld = (
  live: Rebalance | null,
): { shown: Rebalance | null; newer: boolean; hold: (on: boolean) => void; renew: () => void } => {
  const [held, setHeld] = useState<Rebalance | null>(null)
  return useMemo(() => {
    const still = new Set(live?.moves.map(({ conversationId }) => conversationId))
    const shown = held && live ? { ...live, moves: held.moves.filter(({ conversationId }) => still.has(conversationId)) } : live
    return {
      shown,
      newer: Boolean(held && live && shown && !same(shown, live)),
      hold: (on: boolean) => setHeld((before) => (on ? (before ?? live) : null)),
      renew: () => setHeld(live),
    }
  }, [held, live])
}
