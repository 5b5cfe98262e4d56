/** Cases as screens see them: judged in the window by the same rules as in the engine, so that what is shown is of this minute. */
import { useMemo } from 'react'
import type { CasePolicies } from '../../shared/contract/cases'
import { assess, nothingSaid, type Said, wordsByCase } from '../../shared/domain/case/assess'
import type { Assessment, CaseFacts, CasePolicy, Team } from '../../shared/domain/case/types'
import type { BackendAgent, Team as BackendTeam } from '../../shared/domain/conversation/types'
import type { AgentId, ConversationId, MessageId } from '../../shared/domain/ids'
import { loadOf, type OpenOne } from '../../shared/domain/routing/roster'
import { now, useDesk } from '../bridge/deskStore'
import { useMinute } from '../state/clock'
import type { Cache } from './openCache'
import { openFacts, type RawFacts, rawFacts } from './read/facts'
import { openSets } from './read/outbox'
import { openItems } from './read/thread'
import type { ProjectionRow } from './schema'
import { useLive } from './useLive'
import { viewPrefix } from './viewKeys'

export interface Case {
  facts: CaseFacts
  assessment: Assessment
  policy: CasePolicy
  said: Said
}

const policyOf = (policies: CasePolicies, team: Team): CasePolicy => ({
  plans: new Map(policies.plans.map((plan) => [plan.shopId as string, plan])),
  rules: policies.rules,
  team,
})

const nobody: ReadonlySet<MessageId> = new Set()

interface RawCase {
  facts: RawFacts
  items: ProjectionRow[]
}
const rawCase = async (cache: Cache, id: ConversationId): Promise<RawCase> => {
  const [facts, items] = await Promise.all([rawFacts(cache, [id]), cache.db.outbox.where('conversationId').equals(id).toArray()])
  return { facts, items }
}
const openCase = async (cache: Cache, raw: RawCase, id: ConversationId): Promise<CaseFacts | null> => {
  const items = await openItems(cache, raw.items)
  const { shops } = useDesk.getState()
  const found = await openFacts(cache, raw.facts, {
    itemsOf: () => items,
    notThanks: () => nobody,
    shopOf: (shopId) => shops.find((shop) => shop.id === shopId) ?? null,
    now: now(),
  })
  return found.get(id) ?? null
}
const judge = (facts: CaseFacts, policy: CasePolicy, words: CasePolicies['words'], at: number): Case => {
  const { id } = facts.conversation
  const said = wordsByCase(words.filter((word) => word.conversationId === id)).get(id) ?? nothingSaid
  return { facts: { ...facts, notThanks: said.notThanks }, policy, said, assessment: assess(facts, policy, said, at) }
}

/** For commands; null where it is not cached. */
export const readCaseOf = async (cache: Cache, id: ConversationId): Promise<Case | null> => {
  const { policies, people, shifts, presences } = useDesk.getState()
  const facts = policies && (await openCase(cache, await rawCase(cache, id), id))
  return policies && facts ? judge(facts, policyOf(policies, { people, shifts, presences }), policies.words, now()) : null
}

/** One case, judged anew with each change and once a minute; null while it is read, or where it is not cached. */
export const useCase = (id: ConversationId): Case | null => {
  const policies = useDesk((desk) => desk.policies)
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const presences = useDesk((desk) => desk.presences)
  const minute = useMinute()
  const facts = useLive(`case|${id}`, { raw: (cache) => rawCase(cache, id), open: (cache, raw) => openCase(cache, raw, id) })
  return useMemo(
    () => (facts && policies ? judge(facts, policyOf(policies, { people, shifts, presences }), policies.words, minute) : null),
    [facts, policies, people, shifts, presences, minute],
  )
}

/** How far the list is ordered anew after plans or rules changed; null while its order stands. */
export const useOrdering = (): { done: number; total: number } | null => {
  const marks = useLive('ordering', { raw: ({ db }) => db.caseMarks.toArray(), open: async (_cache, raw) => raw })
  return useMemo(() => {
    const quick = (marks ?? []).filter(({ quickAfter }) => quickAfter !== undefined)
    if (quick.length === 0) return null
    return { done: quick.reduce((sum, { done }) => sum + done, 0), total: quick.reduce((sum, { total }) => sum + total, 0) }
  }, [marks])
}

/** Most open conversations that are weighed: the first of the list. */
const weighed = 2000

/** What weighs on each agent, of the open conversations due first. */
const readLoad = async ({ db }: Cache): Promise<ReadonlyMap<AgentId, number>> =>
  loadOf(
    (await db.conversations
      .where('keys')
      .startsWith(viewPrefix({ kind: 'due' }))
      .limit(weighed)
      .toArray()) as unknown as OpenOne[],
  )

/** Colleagues and teams of all backends, and what weighs on whom. */
export interface Around {
  agents: readonly BackendAgent[]
  teams: readonly BackendTeam[]
  load: ReadonlyMap<AgentId, number>
}
const nobodyAround: Around = { agents: [], teams: [], load: new Map() }

const rawAround = async (cache: Cache) => {
  const [sets, load] = await Promise.all([cache.db.sets.toArray(), readLoad(cache)])
  return { sets: sets.filter(({ id }) => id.endsWith('~agents') || id.endsWith('~teams')), load }
}
const openAround = async (cache: Cache, { sets, load }: Awaited<ReturnType<typeof rawAround>>): Promise<Around> => {
  const { agents, teams } = await openSets(cache, sets, true)
  return { agents, teams, load }
}
/** For commands. */
export const readAroundOf = async (cache: Cache): Promise<Around> => openAround(cache, await rawAround(cache))

export const useAround = (): Around =>
  // Dear to read and not urgent.
  useLive('around', { raw: rawAround, open: openAround, restMs: 15_000 }) ?? nobodyAround
