/**
 * To whom a conversation could go: who is on shift and for how long, how well she reads the customer's language, how much she
 * has open, whether she answered before, and whether she has an account at the shop's backend. Each suggestion says why
 * (`rule.route.<code>`). Where nobody on shift reads the language: who comes on next, and when.
 */
import type { CaseFacts, Suggestion, Team } from '../case/types'
import type { BackendAgent } from '../conversation/types'
import type { AgentId } from '../ids'
import type { Person } from '../rota/types'
import { agentsOf, type Level, levelOf, type Standing, standings } from './roster'

export interface RouteQuestion {
  facts: Pick<CaseFacts, 'conversation' | 'language' | 'messages' | 'shop'>
  team: Team
  /** Of all backends: a person's load is that of all her accounts. */
  agents: readonly BackendAgent[]
  /** Open weight by agent (`loadOf`). */
  load: ReadonlyMap<AgentId, number>
  /** Epoch ms (UTC). */
  now: number
  /** What the rules ask for. */
  wish?: 'bestOnShift' | 'lastAgent' | 'lead' | null
}

type Why = Suggestion['why'][number]
const minute = 60_000
const endsSoon = 30 * minute
const levels: Record<Level, number> = { native: 40, fluent: 34, good: 26, basic: 8 }
const most = 5
/** Beyond this a shift ahead is no answer any more. */
const farthest = 24 * 60 * minute

interface Candidate extends Suggestion {
  comesOnAt: number | null
  reads: boolean
  onBreak: boolean
}

/** Who of the agents answered here, the last first. */
const answerers = ({ facts }: RouteQuestion): string[] => {
  const ids: string[] = []
  for (let at = facts.messages.length - 1; at >= 0; at -= 1) {
    const message = facts.messages[at]
    if (message?.kind === 'outgoing' && !message.byBot && message.authorId && !ids.includes(message.authorId)) ids.push(message.authorId)
  }
  return ids
}

const judge = (
  question: RouteQuestion,
  person: Person,
  standing: Standing,
  accounts: readonly BackendAgent[],
  answered: readonly string[],
): Candidate => {
  const { facts, load, now, wish } = question
  const { conversation, language } = facts
  const here = accounts.find(({ backendId }) => backendId === conversation.backendId) ?? null
  const why: Why[] = []
  let score = 0
  const say = (points: number, code: string, params: Why['params'] = {}) => {
    score += points
    why.push({ code, params })
  }
  const left = standing.until === null ? null : standing.until - now
  if (standing.until !== null && left !== null)
    say(left < endsSoon ? 15 : 30, left < endsSoon ? 'endsSoon' : 'onShift', { until: standing.until, zone: person.zone })
  else if (standing.nextAt !== null) say(-(standing.nextAt - now) / (60 * minute), 'comesOn', { at: standing.nextAt, zone: person.zone })
  if (standing.onBreak) say(-20, 'onBreak')
  const level = language === null ? null : levelOf(person, language)
  if (level !== null && language !== null) say(levels[level], 'language', { language, level })
  const answeredAt = here === null ? -1 : answered.findIndex((id) => id === here.id || id === here.remoteId)
  if (answeredAt === 0) say(wish === 'lastAgent' ? 100 : 20, 'answeredLast')
  else if (answeredAt > 0) say(8, 'answered')
  if (here !== null && conversation.assigneeId === here.id) say(6, 'assigned')
  if (wish === 'lead' && person.role !== 'agent') say(100, 'lead')
  const open = accounts.reduce((sum, { id }) => sum + (load.get(id) ?? 0), 0)
  say(-Math.min(30, open * 2), 'load', { open: Math.round(open * 10) / 10 })
  if (here === null) say(-60, 'noAccount', { shop: facts.shop.name })
  return {
    personId: person.id,
    agentId: here?.id ?? null,
    name: person.name,
    score,
    onShiftUntil: standing.until,
    why,
    comesOnAt: standing.until === null ? standing.nextAt : null,
    reads: language === null || level !== null,
    onBreak: standing.onBreak,
  }
}

const best = (a: Candidate, b: Candidate): number => b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
const soonest = (a: Candidate, b: Candidate): number => (a.comesOnAt ?? Infinity) - (b.comesOnAt ?? Infinity) || best(a, b)
const bare = ({ comesOnAt: _at, reads: _reads, onBreak: _break, ...suggestion }: Candidate): Suggestion => suggestion

/** Where there is no rota: the backend's agents whom it calls available. */
const withoutRota = ({ facts, agents, load }: RouteQuestion): Suggestion[] =>
  agents
    .filter(({ backendId, available }) => backendId === facts.conversation.backendId && available !== false)
    .map((agent): Suggestion => {
      const open = load.get(agent.id) ?? 0
      const why: Why[] = agent.available === true ? [{ code: 'available', params: {} }] : []
      return {
        personId: null,
        agentId: agent.id,
        name: agent.name,
        score: (agent.available ? 30 : 0) - Math.min(30, open * 2),
        onShiftUntil: null,
        why: [...why, { code: 'load', params: { open: Math.round(open * 10) / 10 } }],
      }
    })
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, most)

/** At most five, the best first; empty where nobody is known. */
export const suggestAssignees = (question: RouteQuestion): Suggestion[] => {
  const { facts, team, agents, now } = question
  if (team.people.length === 0) return withoutRota(question)
  const accounts = agentsOf(team.people, agents)
  const answered = answerers(question)
  const how = standings(team, now)
  const all = team.people.map((person) =>
    judge(question, person, how.get(person.id) ?? { until: null, nextAt: null, onBreak: false }, accounts.get(person.id) ?? [], answered),
  )
  const on = all.filter((one) => one.onShiftUntil !== null && !one.onBreak && one.reads && one.agentId !== null).sort(best)
  if (on.length > 0) return on.slice(0, most).map(bare)
  // Nobody who could answer at once: who comes on soonest, then who is on without the language or an account.
  const coming = all
    .filter((one) => one.comesOnAt !== null && one.comesOnAt - now <= farthest && one.reads && one.agentId !== null)
    .sort(soonest)
    .slice(0, 3)
  const language = facts.language ?? ''
  const others = all
    .filter((one) => one.onShiftUntil !== null && (one.reads || one.agentId !== null))
    .sort(best)
    .slice(0, most - coming.length)
    .map((one) => (one.reads ? one : { ...one, why: [...one.why, { code: 'notReads', params: { language } }] }))
  return [...coming, ...others].map(bare)
}
