/** Cases as screens see them: judged in the window by the same rules as in the engine, so that what is shown is of this minute. */
import { useMemo } from 'react'
import { assess, type Said, wordsByCase } from '../../shared/domain/case/assess'
import type { Assessment, CaseFacts, CasePolicy } from '../../shared/domain/case/types'
import type { ConversationId, MessageId } from '../../shared/domain/ids'
import { now, useDesk } from '../bridge/deskStore'
import { useMinute } from '../state/clock'
import { openFacts, rawFacts } from './read/facts'
import { openItems } from './read/thread'
import { useLive } from './useLive'

export interface Case {
  facts: CaseFacts
  assessment: Assessment
  policy: CasePolicy
  said: Said
}

/** What is the same for all cases; null while it is read. */
export const useCasePolicy = (): CasePolicy | null => {
  const policies = useDesk((desk) => desk.policies)
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  return useMemo(
    () =>
      policies && {
        plans: new Map(policies.plans.map((plan) => [plan.shopId as string, plan])),
        rules: policies.rules,
        team: { people, shifts },
      },
    [policies, people, shifts],
  )
}

const nobody: ReadonlySet<MessageId> = new Set()

/** One case, judged anew with each change and once a minute; null while it is read, or where it is not cached. */
export const useCase = (id: ConversationId): Case | null => {
  const policy = useCasePolicy()
  const words = useDesk((desk) => desk.policies?.words)
  const minute = useMinute()
  const facts = useLive(`case|${id}`, {
    raw: async (cache) => ({
      facts: await rawFacts(cache, [id]),
      items: await cache.db.outbox.where('conversationId').equals(id).toArray(),
    }),
    open: async (cache, raw) => {
      const items = await openItems(cache, raw.items)
      const { shops } = useDesk.getState()
      const found = await openFacts(cache, raw.facts, {
        itemsOf: () => items,
        notThanks: () => nobody,
        shopOf: (shopId) => shops.find((shop) => shop.id === shopId) ?? null,
        now: now(),
      })
      return found.get(id) ?? null
    },
  })
  return useMemo(() => {
    if (!facts || !policy) return null
    const said = wordsByCase(words?.filter((word) => word.conversationId === id) ?? []).get(id) ?? { class: undefined, notThanks: nobody }
    return { facts: { ...facts, notThanks: said.notThanks }, policy, said, assessment: assess(facts, policy, said, minute) }
  }, [facts, policy, words, minute, id])
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
