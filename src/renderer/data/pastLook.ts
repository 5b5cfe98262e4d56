/**
 * Which of the cached conversations a rule would have caught: read in small parts, newest first, so that the window stays
 * free; and so many at a time, for a hundred thousand take minutes, and a rule is mostly known by its newest.
 */
import type { Shop } from '../../shared/domain/backend/types'
import type { CasePolicy } from '../../shared/domain/case/types'
import type { ConversationId, MessageId, ShopId } from '../../shared/domain/ids'
import { catches } from '../../shared/domain/rules/evaluate'
import type { Because, Rule } from '../../shared/domain/rules/types'
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

export const idle: PastLook = { state: 'idle', done: 0, total: 0, found: 0, matches: [], error: null }
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
export interface Look {
  cache: Cache
  rule: Rule
  policy: CasePolicy
  ids: readonly ConversationId[] | null
  from: number
  found: number
  matches: PastMatch[]
}

export interface LookOptions {
  shops: readonly Shop[]
  /** Epoch ms (UTC). */
  now: number
  signal: AbortSignal
  tell(look: PastLook): void
  /** Looked at before it asks whether to go on. */
  most?: number
}

export const goOn = async (look: Look, { shops, now, signal, tell, most = atOneLook }: LookOptions): Promise<PastLook> => {
  const { cache, rule, policy, matches } = look
  look.ids ??= await everyId(cache, rule.shopIds)
  const { ids } = look
  const shopOf = (id: string) => shops.find((shop) => shop.id === id) ?? null
  const end = Math.min(ids.length, look.from + most)
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
    const facts = await openFacts(cache, raw, { itemsOf: noItems, notThanks: noThanks, shopOf, now })
    for (const [id, one] of facts) {
      const because = catches(rule, one, policy, now)
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
