/**
 * Which of the cached conversations a rule would have caught: read in small parts, newest first, so that the window stays
 * free; and so many at a time, for a hundred thousand take minutes, and a rule is mostly known by its newest.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CasePolicy } from '../../shared/domain/case/types'
import type { ConversationId, MessageId, ShopId } from '../../shared/domain/ids'
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
  /** `more`: as many as one look takes; it can go on from there. */
  state: 'idle' | 'looking' | 'done' | 'more' | 'stopped' | 'failed'
  done: number
  total: number
  found: number
  /** The newest of those found. */
  matches: readonly PastMatch[]
  error: unknown
}

/** Kept of those found; all are counted. */
export const matchesKept = 200
/** Looked at before it asks whether to go on. */
const atOneLook = 5_000
/** Read at once: a part takes a few milliseconds. */
const part = 20
/** A screen follows at most so often, ms. */
const tellEvery = 150

const idle: PastLook = { state: 'idle', done: 0, total: 0, found: 0, matches: [], error: null }
const noItems = () => []
const noThanks = (): ReadonlySet<MessageId> => new Set()
/** Lets paint and keys go first. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Ids of all that is cached but spam, newest first; of the rule's own shops alone where it names some. */
const everyId = async ({ db }: Cache, shopIds: readonly string[]): Promise<ConversationId[]> => {
  const lists = await Promise.all(
    (shopIds.length === 0 ? [undefined] : shopIds).map((shopId) =>
      db.conversations
        .where('keys')
        .startsWith(viewPrefix({ kind: 'all', ...(shopId === undefined ? {} : { shopId: shopId as ShopId }) }))
        .primaryKeys(),
    ),
  )
  const [only, second] = lists
  return (second === undefined ? (only ?? []) : inTurns(lists)) as ConversationId[]
}
/** One of each list in turn: none waits behind the whole of another. */
const inTurns = <T>(lists: readonly (readonly T[])[]): T[] => {
  const all: T[] = []
  for (let at = 0; lists.some((list) => at < list.length); at += 1) for (const list of lists) if (at < list.length) all.push(list[at] as T)
  return all
}

/** A look that has begun; it is gone on with from where it ended. */
interface Look {
  cache: Cache
  rule: Rule
  policy: CasePolicy
  ids: readonly ConversationId[] | null
  from: number
  found: number
  matches: PastMatch[]
}

const goOn = async (look: Look, signal: AbortSignal, tell: (look: PastLook) => void): Promise<PastLook> => {
  const { cache, rule, policy, matches } = look
  look.ids ??= await everyId(cache, rule.shopIds)
  const { ids } = look
  const { shops } = useDesk.getState()
  const shopOf = (id: string) => shops.find((shop) => shop.id === id) ?? null
  const at = now()
  const end = Math.min(ids.length, look.from + atOneLook)
  let told = 0
  const answer = (state: PastLook['state']): PastLook => ({
    state,
    done: look.from,
    total: ids.length,
    found: look.found,
    matches: [...matches],
    error: null,
  })
  while (look.from < end) {
    if (signal.aborted) return answer('stopped')
    const next = ids.slice(look.from, Math.min(end, look.from + part))
    const raw = await rawFacts(cache, next)
    const facts = await openFacts(cache, raw, { itemsOf: noItems, notThanks: noThanks, shopOf, now: at })
    for (const [id, one] of facts) {
      const because = catches(rule, one, policy, at)
      if (!because) continue
      look.found += 1
      const { customerName, shopId, lastActivityAt } = one.conversation
      if (matches.length < matchesKept) matches.push({ id, customerName, shopId, language: one.language, lastActivityAt, because })
    }
    look.from += next.length
    const time = performance.now()
    if (time - told > tellEvery) {
      told = time
      tell(answer('looking'))
    }
    await breathe()
  }
  return answer(look.from < ids.length ? 'more' : 'done')
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

/** A look through the past, begun, stopped and gone on with by hand; it ends with the component. */
export const usePastMatches = () => {
  const cache = useCache()
  const [past, setPast] = useState<PastLook>(idle)
  const running = useRef<AbortController | null>(null)
  const look = useRef<Look | null>(null)
  const stop = useCallback(() => running.current?.abort(), [])
  useEffect(() => stop, [stop])
  const run = useCallback((on: Look) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    look.current = on
    const tell = (next: PastLook) => {
      if (running.current === mine) setPast(next)
    }
    setPast((was) => ({ ...was, state: 'looking' }))
    goOn(on, mine.signal, tell).then(tell, (error: unknown) => tell({ ...idle, state: 'failed', error }))
  }, [])
  const begin = useCallback(
    (rule: Rule, policy: CasePolicy) => {
      setPast(idle)
      run({ cache, rule, policy, ids: null, from: 0, found: 0, matches: [] })
    },
    [cache, run],
  )
  /** By the rule it was begun with. */
  const further = useCallback(() => {
    if (look.current) run({ ...look.current, matches: [...look.current.matches] })
  }, [run])
  return { past, begin, further, stop, of: look.current?.rule ?? null }
}
