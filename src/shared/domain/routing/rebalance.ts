/**
 * What a lead could move: what nobody has, what lies with people who are off and not back in time, and what is too much for
 * one. As few moves as that takes, each to someone on shift who reads the language and has an account at the backend.
 */
import type { Suggestion, Team } from '../case/types'
import type { BackendAgent } from '../conversation/types'
import type { AgentId, ConversationId, PersonId } from '../ids'
import type { Person } from '../rota/types'
import { agentsOf, type Level, levelOf, type OpenOne, type Standing, standings, weightOf } from './roster'

export interface RebalanceQuestion {
  /** Conversations as the list knows them; those not open are passed over. */
  open: readonly OpenOne[]
  team: Team
  agents: readonly BackendAgent[]
  /** Epoch ms (UTC). */
  now: number
}

type Why = Suggestion['why'][number]
export interface Move {
  conversationId: ConversationId
  /** Null: nobody has it. */
  from: { personId: PersonId | null; name: string } | null
  to: { personId: PersonId; agentId: AgentId; name: string }
  why: Why[]
}
export interface Stuck {
  conversationId: ConversationId
  why: Why[]
}
export interface PersonLoad {
  person: Person
  /** End of her shift; null: off, but has conversations that wait. */
  until: number | null
  nextAt: number | null
  weight: number
  after: number
  /** Open conversations by primary language ('' where not known). */
  byLanguage: ReadonlyMap<string, number>
  count: number
  overloaded: boolean
}
export interface Rebalance {
  people: PersonLoad[]
  /** Open, somebody waits, and nobody has it. */
  unassigned: number
  /** Weight above which a person on shift counts as overloaded. */
  limit: number
  moves: Move[]
  stuck: Stuck[]
}

const minute = 60_000
/** Nobody takes on work in the last minutes of a shift. */
const lastMinutes = 20 * minute
/** What is not due within this time can wait for its agent's return. */
const patience = 8 * 60 * minute
const leastLimit = 8
const levelPoints: Record<Level, number> = { native: 0, fluent: 0.5, good: 1.5, basic: 6 }

interface Worker extends PersonLoad {
  onBreak: boolean
  accounts: readonly BackendAgent[]
  byLanguage: Map<string, number>
}

const workersOf = ({ open, team, agents, now }: RebalanceQuestion): { workers: Worker[]; ownerOf: Map<AgentId, Worker> } => {
  const how = standings(team, now)
  const accounts = agentsOf(team.people, agents)
  const ownerOf = new Map<AgentId, Worker>()
  const workers = team.people.map((person): Worker => {
    const { until, nextAt, onBreak }: Standing = how.get(person.id) ?? { until: null, nextAt: null, onBreak: false }
    const mine = accounts.get(person.id) ?? []
    const worker: Worker = {
      person,
      until,
      nextAt,
      onBreak,
      weight: 0,
      after: 0,
      byLanguage: new Map(),
      count: 0,
      overloaded: false,
      accounts: mine,
    }
    for (const { id } of mine) ownerOf.set(id, worker)
    return worker
  })
  for (const one of open) {
    const worker = one.assigneeId === null ? undefined : ownerOf.get(one.assigneeId)
    if (!worker || one.status !== 'open') continue
    worker.weight += weightOf(one)
    worker.count += 1
    const language = one.language?.split('-')[0] ?? ''
    worker.byLanguage.set(language, (worker.byLanguage.get(language) ?? 0) + 1)
  }
  for (const worker of workers) worker.after = worker.weight
  return { workers, ownerOf }
}

const levelIn = ({ person }: Worker, { language }: OpenOne): Level | null => (language === null ? 'good' : levelOf(person, language))
const takes = (worker: Worker, one: OpenOne, now: number): boolean =>
  worker.until !== null &&
  !worker.onBreak &&
  worker.until - now >= lastMinutes &&
  levelIn(worker, one) !== null &&
  worker.accounts.some(({ backendId }) => backendId === one.backendId)

const cost = (worker: Worker, one: OpenOne): number => worker.after + levelPoints[levelIn(worker, one) ?? 'basic']

/** Pure; the same question has the same answer. */
export const rebalance = (question: RebalanceQuestion): Rebalance => {
  const { open, agents, now } = question
  const { workers, ownerOf } = workersOf(question)
  const names = new Map(agents.map(({ id, name }) => [id, name]))
  const waiting = open
    .filter(({ status, dueAt }) => status === 'open' && dueAt !== null)
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || (a.id < b.id ? -1 : 1))
  const on = workers.filter(({ until }) => until !== null && until - now >= lastMinutes)
  const mean = on.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, on.length)
  const limit = Math.max(leastLimit, Math.ceil(mean * 1.5))
  for (const worker of workers) worker.overloaded = worker.until !== null && worker.weight > limit
  const moves: Move[] = []
  const stuck: Stuck[] = []
  const give = (one: OpenOne, from: Worker | null, why: Why[], below: number): boolean => {
    const weight = weightOf(one)
    const able = on.filter((worker) => worker !== from && takes(worker, one, now) && worker.after + weight <= below)
    const target = able.reduce<Worker | null>(
      (best, worker) => (best === null || cost(worker, one) < cost(best, one) ? worker : best),
      null,
    )
    const account = target?.accounts.find(({ backendId }) => backendId === one.backendId)
    if (!target || !account || target.until === null) return false
    target.after += weight
    if (from) from.after -= weight
    const owner = one.assigneeId === null ? null : (from?.person.name ?? names.get(one.assigneeId) ?? '')
    const level = one.language === null ? null : levelIn(target, one)
    moves.push({
      conversationId: one.id,
      from: owner === null ? null : { personId: from?.person.id ?? null, name: owner },
      to: { personId: target.person.id, agentId: account.id, name: target.person.name },
      why: [
        ...why,
        { code: 'onShift', params: { until: target.until, zone: target.person.zone } },
        ...(level && one.language ? [{ code: 'language', params: { language: one.language, level } }] : []),
        { code: 'load', params: { open: Math.round((target.after - weight) * 10) / 10 } },
      ],
    })
    return true
  }
  const leave = (one: OpenOne, why: Why[]) => {
    const able = workers.filter(
      (worker) => levelIn(worker, one) !== null && worker.accounts.some(({ backendId }) => backendId === one.backendId),
    )
    const next = able.filter(({ nextAt }) => nextAt !== null).sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))[0]
    const reason: Why = next
      ? { code: 'nextOn', params: { name: next.person.name, at: next.nextAt ?? 0, zone: next.person.zone } }
      : { code: 'nobody', params: { language: one.language ?? '' } }
    stuck.push({ conversationId: one.id, why: [...why, reason] })
  }
  let unassigned = 0
  const rest: { one: OpenOne; worker: Worker }[] = []
  for (const one of waiting) {
    const worker = one.assigneeId === null ? null : (ownerOf.get(one.assigneeId) ?? null)
    if (one.assigneeId === null) {
      unassigned += 1
      const why: Why[] = [{ code: 'unassigned', params: {} }]
      if (!give(one, null, why, Infinity)) leave(one, why)
    } else if (worker && worker.until === null) {
      // It waits for her where she is back in time, or nothing presses.
      const backAt = worker.nextAt ?? Infinity
      if (backAt <= (one.dueAt ?? 0) || (one.dueAt ?? 0) - now > patience) continue
      const why: Why[] = [
        worker.nextAt === null
          ? { code: 'offShift', params: {} }
          : { code: 'offUntil', params: { at: worker.nextAt, zone: worker.person.zone } },
      ]
      if (!give(one, worker, why, Infinity)) leave(one, why)
    } else if (worker) rest.push({ one, worker })
  }
  // Of who has too much, what is due last goes first: she has most likely not begun on it.
  for (const { one, worker } of rest.reverse()) {
    if (worker.after > limit) give(one, worker, [{ code: 'overloaded', params: { open: Math.round(worker.weight * 10) / 10 } }], limit)
  }
  return {
    people: workers
      .filter(({ until, count }) => until !== null || count > 0)
      .map(({ accounts: _accounts, onBreak: _break, ...load }) => load)
      .sort(
        (a, b) => Number(b.until !== null) - Number(a.until !== null) || b.weight - a.weight || (a.person.name < b.person.name ? -1 : 1),
      ),
    unassigned,
    limit,
    moves,
    stuck,
  }
}
