/** What rules and routing propose for a case, and what each would do once it is pressed. Pure. */
import type { Capabilities } from '../../../shared/domain/backend/types'
import { type Marks, missingMarks } from '../../../shared/domain/case/marks'
import type { Suggestion } from '../../../shared/domain/case/types'
import type { BackendAgent, Team } from '../../../shared/domain/conversation/types'
import type { AgentId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import { suggestAssignees } from '../../../shared/domain/routing/suggest'
import type { Case } from '../../data/useCase'

export interface Known {
  agents: readonly BackendAgent[]
  teams: readonly Team[]
  can: Capabilities | undefined
  load: ReadonlyMap<AgentId, number>
  /** Epoch ms (UTC). */
  now: number
}

/** At most so many people are offered. */
const offered = 3

/** The best first, without whoever has it already. */
export const peopleFor = ({ facts, policy, assessment }: Case, { agents, load, now }: Known): Suggestion[] =>
  suggestAssignees({ facts, team: policy.team, agents, load, now, wish: assessment.assigneeWish })
    .filter(({ agentId }) => agentId === null || agentId !== facts.conversation.assigneeId)
    .slice(0, offered)

const folded = (text: string): string => text.trim().toLowerCase()

/** The team that a rule names, where the backend has it and the case is not with it. */
export const teamFor = ({ facts, assessment }: Case, { teams }: Known): { name: string; team: Team | null } | null => {
  const { teamName } = assessment
  if (teamName === null) return null
  const team = teams.find(({ backendId, name }) => backendId === facts.conversation.backendId && folded(name) === folded(teamName)) ?? null
  return team !== null && team.id === facts.conversation.teamId ? null : { name: team?.name ?? teamName, team }
}

/** Labels and priority that rules ask for and the backend does not have yet, as far as it takes them; null: nothing is missing. */
export const marksFor = ({ facts, assessment }: Case, { can }: Known): Marks | null =>
  missingMarks(facts, { labels: can?.labels ? assessment.labels : [], priority: can?.priority ? assessment.priority : null })

export const effectsOfMarks = ({ labels, priority }: Marks): Effect[] => [
  ...(labels.length > 0 ? [{ type: 'labels' as const, add: labels, remove: [] }] : []),
  ...(priority === null ? [] : [{ type: 'priority' as const, priority }]),
]

export const snoozeFor = ({ facts, assessment }: Case, { can }: Known): number | null =>
  can?.snooze && facts.conversation.status === 'open' ? assessment.snoozeMinutes : null

export interface Escalation {
  reason: string
  /** Who leads: on shift, with an account here; null where nobody is known. */
  lead: Suggestion | null
}
export const escalationFor = (given: Case, known: Known): Escalation | null => {
  const { facts, policy, assessment } = given
  if (assessment.escalate === null) return null
  const leads = new Set<string | null>(policy.team.people.filter(({ role }) => role !== 'agent').map(({ id }) => id))
  const { agents, load, now } = known
  const lead =
    suggestAssignees({ facts, team: policy.team, agents, load, now, wish: 'lead' }).find(
      ({ personId, agentId }) => agentId !== null && leads.has(personId),
    ) ?? null
  return { reason: assessment.escalate, lead }
}
/** A note that says why, the lead as assignee, and the highest priority: as far as the backend takes each. */
export const effectsOfEscalation = ({ lead }: Escalation, note: string, { can }: Known): Effect[] => [
  ...(can?.note ? [{ type: 'note' as const, text: note, files: [] }] : []),
  ...(can?.assign && lead?.agentId ? [{ type: 'assign' as const, assigneeId: lead.agentId }] : []),
  ...(can?.priority ? [{ type: 'priority' as const, priority: 'urgent' as const }] : []),
]
