/** Agents, teams and labels of each backend, gathered for rows (initials) and choosers. Filled by `GatherSets`. */
import { create } from 'zustand'
import type { BackendAgent, Label, Team } from '../../../shared/domain/conversation/types'
import type { AgentId, BackendId } from '../../../shared/domain/ids'

export interface BackendSets {
  agents: readonly BackendAgent[]
  teams: readonly Team[]
  labels: readonly Label[]
}
interface Gathered {
  byBackend: ReadonlyMap<BackendId, BackendSets>
  names: ReadonlyMap<AgentId, string>
}
export const useGathered = create<Gathered>()(() => ({ byBackend: new Map(), names: new Map() }))

export const gather = (backendId: BackendId, sets: BackendSets): void =>
  useGathered.setState(({ byBackend, names }) => ({
    byBackend: new Map(byBackend).set(backendId, sets),
    names: new Map([...names, ...sets.agents.map((agent) => [agent.id, agent.name] as const)]),
  }))

/** `Ana Lima` → `AL`; a name in Han or kana gives its first letter. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(first) ? (first + last).toLocaleUpperCase() : first
}
