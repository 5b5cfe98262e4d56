/** Which of the cached conversations a rule would have caught: read in small parts, newest first, so that the window stays free. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CasePolicy } from '../../shared/domain/case/types'
import type { ConversationId, MessageId } from '../../shared/domain/ids'
import { catches } from '../../shared/domain/rules/evaluate'
import type { Because, Rule } from '../../shared/domain/rules/types'
import { now, useDesk } from '../bridge/deskStore'
import { useCache } from './CacheProvider'
import type { Cache } from './openCache'
import { openFacts, rawFacts } from './read/facts'
import { viewPrefix } from './viewKeys'

export interface PastMatch {
  id: ConversationId
  customerName: string
  shopId: string
  language: string | null
  lastActivityAt: number
  because: Because[]
}
export interface PastLook {
  state: 'idle' | 'looking' | 'done' | 'stopped' | 'failed'
  done: number
  total: number
  found: number
  /** The newest of those found. */
  matches: readonly PastMatch[]
  error: unknown
}

/** Kept of those found; all are counted. */
export const matchesKept = 200
/** Read at once: a part takes a few milliseconds. */
const part = 20
/** A screen follows at most so often, ms. */
const tellEvery = 150

const idle: PastLook = { state: 'idle', done: 0, total: 0, found: 0, matches: [], error: null }
const noItems = () => []
const noThanks = (): ReadonlySet<MessageId> => new Set()
/** Lets paint and keys go first. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Ids of all that is cached but spam, newest first. */
const everyId = async ({ db }: Cache): Promise<ConversationId[]> =>
  (await db.conversations
    .where('keys')
    .startsWith(viewPrefix({ kind: 'all' }))
    .primaryKeys()) as ConversationId[]

interface Look {
  cache: Cache
  rule: Rule
  policy: CasePolicy
  signal: AbortSignal
  tell: (look: PastLook) => void
}

const look = async ({ cache, rule, policy, signal, tell }: Look): Promise<PastLook> => {
  const ids = await everyId(cache)
  const { shops } = useDesk.getState()
  const shopOf = (id: string) => shops.find((shop) => shop.id === id) ?? null
  const at = now()
  const matches: PastMatch[] = []
  let found = 0
  let told = 0
  for (let from = 0; from < ids.length; from += part) {
    if (signal.aborted) return { state: 'stopped', done: from, total: ids.length, found, matches: [...matches], error: null }
    const raw = await rawFacts(cache, ids.slice(from, from + part))
    const facts = await openFacts(cache, raw, { itemsOf: noItems, notThanks: noThanks, shopOf, now: at })
    for (const [id, one] of facts) {
      const because = catches(rule, one, policy, at)
      if (!because) continue
      found += 1
      const { customerName, shopId, lastActivityAt } = one.conversation
      if (matches.length < matchesKept) matches.push({ id, customerName, shopId, language: one.language, lastActivityAt, because })
    }
    const time = performance.now()
    if (time - told > tellEvery) {
      told = time
      tell({ state: 'looking', done: Math.min(ids.length, from + part), total: ids.length, found, matches: [...matches], error: null })
    }
    await breathe()
  }
  return { state: 'done', done: ids.length, total: ids.length, found, matches, error: null }
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

/** A look through the past, begun and stopped by hand; it ends with the component. */
export const usePastMatches = (): { past: PastLook; begin: (rule: Rule, policy: CasePolicy) => void; stop: () => void } => {
  const cache = useCache()
  const [past, setPast] = useState<PastLook>(idle)
  const running = useRef<AbortController | null>(null)
  const stop = useCallback(() => running.current?.abort(), [])
  useEffect(() => stop, [stop])
  const begin = useCallback(
    (rule: Rule, policy: CasePolicy) => {
      running.current?.abort()
      const mine = new AbortController()
      running.current = mine
      const tell = (next: PastLook) => {
        if (running.current === mine) setPast(next)
      }
      setPast({ ...idle, state: 'looking' })
      look({ cache, rule, policy, signal: mine.signal, tell }).then(tell, (error: unknown) => tell({ ...idle, state: 'failed', error }))
    },
    [cache],
  )
  return { past, begin, stop }
}
