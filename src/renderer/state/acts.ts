/**
 * What an agent does to conversations besides writing: status, snooze, assignment, labels, read marks. Always by the
 * outbox: laid over the row at once, told once the journal has it, taken back by `outbox.undo` or, where it has
 * left already, by the inverse change.
 */
import type { Conversation } from '../../shared/domain/conversation/types'
import { backendOf, type ConversationId, OutboxKey } from '../../shared/domain/ids'
import type { Order } from '../../shared/domain/order/types'
import type { Basis, Effect } from '../../shared/domain/outbox/types'
import { LateAnswer } from '../bridge/client'
import { calls, now, useDesk } from '../bridge/deskStore'
import { expectDeed, pushDeed } from '../commands/deeds'
import { layOver, liftOff } from './overlay'

/** 24 random bytes as base64url: a key no other desk will ever mint. */
export const mintKey = (): OutboxKey => {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return OutboxKey.parse(
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
  )
}

type Reader = (ids: readonly ConversationId[]) => Promise<ReadonlyMap<ConversationId, Conversation>>
const nothing: Reader = () => Promise.resolve(new Map())
let read: Reader = nothing
/** The frame hands in how conversations are read, once the cache is open; null when it shuts. */
export const setConversationReader = (reader: Reader | null): void => {
  read = reader ?? nothing
}
export const readConversation = async (id: ConversationId): Promise<Conversation | null> => (await read([id])).get(id) ?? null

/** Orders that a reply may rest on: her newest. */
const ORDERS_SEEN = 10

/** What the agent sees now, for the stale check. `orders`: the customer's, newest first. */
export const basisOf = (conversation: Conversation, seenAt: number, orders: readonly Order[] = []): Basis => ({
  lastMessageId: conversation.lastMessageId,
  lastIncomingAt: conversation.lastIncomingAt,
  status: conversation.status,
  assigneeId: conversation.assigneeId,
  seenAt,
  ...(orders.length > 0
    ? {
        orders: orders
          .slice(0, ORDERS_SEEN)
          .map(({ id, state, refunded }) => ({ orderId: id, state, refundedMinor: Math.max(0, refunded?.minor ?? 0) })),
      }
    : {}),
})

/** How long this shop lets a step be undone, ms. */
export const undoMsOf = (conversation: Pick<Conversation, 'shopId' | 'channel'>): number => {
  const shop = useDesk.getState().shops.find((one) => one.id === conversation.shopId)
  const seconds = shop?.undoSeconds ?? { mail: 10, chat: 3 }
  return (conversation.channel === 'email' ? seconds.mail : seconds.chat) * 1_000
}

/** The change that takes an effect back, from what stood before. Null for what cannot be taken back. */
export const inverseOf = (effect: Effect, before: Conversation): Effect | null => {
  switch (effect.type) {
    case 'status':
      return { type: 'status', status: before.status, until: before.snoozedUntilAt }
    case 'assign':
      return { type: 'assign', assigneeId: before.assigneeId }
    case 'team':
      return { type: 'team', teamId: before.teamId }
    case 'labels':
      return {
        type: 'labels',
        add: effect.remove.filter((label) => before.labels.includes(label)),
        remove: effect.add.filter((label) => !before.labels.includes(label)),
      }
    case 'priority':
      return { type: 'priority', priority: before.priority }
    case 'read':
      return { type: 'read', unread: !effect.unread }
    case 'block':
      return { type: 'block', blocked: !effect.blocked }
    default:
      return null
  }
}

/** Rows that an undo brings back show at once, even while the list's order stands still. */
const returning = new Set<(ids: readonly ConversationId[]) => void>()
export const onReturning = (listener: (ids: readonly ConversationId[]) => void): (() => void) => {
  returning.add(listener)
  return () => returning.delete(listener)
}

/** The cache's own overlay has long taken over by then. */
const OVERLAP_MS = 6_000

/** Lifts laid-over acts once the cache knows them; the answer lifts them at once and brings their rows back. */
export const coverUntilCached = (acts: readonly Act[]): (() => void) => {
  const lift = () => {
    liftOff(acts)
  }
  const timer = setTimeout(lift, OVERLAP_MS)
  return () => {
    clearTimeout(timer)
    lift()
    for (const listener of returning) listener(acts.map(({ id }) => id))
  }
}

interface Done {
  id: ConversationId
  effects: Effect[]
  key: OutboxKey
  before: Conversation | null
}

const commit = async (id: ConversationId, effects: Effect[], before: Conversation | null, quiet: boolean): Promise<Done> => {
  const backendId = backendOf(id)
  if (!backendId) throw new Error('an id without its backend')
  const key = mintKey()
  const order = {
    key,
    backendId,
    conversationId: id,
    effects,
    basis: before ? basisOf(before, now()) : null,
    draftId: null,
    undoMs: before && !quiet ? undoMsOf(before) : 0,
  }
  // A late answer may be a deed that stands: the same key asked again answers the item, and does nothing twice.
  await calls()
    .outbox.commit(order)
    .catch((error: unknown) => {
      if (error instanceof LateAnswer) return calls().outbox.commit(order)
      throw error
    })
  return { id, effects, key, before }
}

const takeBack = async ({ id, effects, key, before }: Done): Promise<void> => {
  const { undone } = await calls().outbox.undo({ key })
  if (undone || !before) return
  const inverse = effects.flatMap((effect) => inverseOf(effect, before) ?? []).reverse()
  if (inverse.length === 0) return
  await commit(id, inverse, await readConversation(id), true)
}

export interface ActWords {
  /** «Resolved.», for so many as were taken. */
  says: (count: number) => string
  saysUndone: (count: number) => string
  /** What else the one undo takes back: something that stands elsewhere because of these acts. */
  alsoUndo?: () => Promise<void>
}

export interface Act {
  id: ConversationId
  effects: Effect[]
}
/** A conversation of a batch that it did not work for. */
export interface Failure {
  id: ConversationId
  /** Null where the cache does not hold it. */
  customerName: string | null
  error: unknown
}
/** Some of a batch were not taken; the others stand and can be undone. */
export class PartFailed extends Error {
  constructor(
    readonly failures: readonly Failure[],
    readonly taken: number,
  ) {
    super(`${failures.length} of ${failures.length + taken} failed`)
    this.name = 'PartFailed'
  }
}

/** The same change on each conversation; see `commitActs`. */
export const commitEffects = (ids: readonly ConversationId[], effects: Effect[], words: ActWords | null): Promise<void> =>
  commitActs(
    ids.map((id) => ({ id, effects })),
    words,
  )

/**
 * Commits acts as one deed, taken back by one undo. Rejects with PartFailed once all were tried, where some were not
 * taken; those that were stand. Without `words` nothing is said (marking as read).
 */
export const commitActs = (acts: readonly Act[], words: ActWords | null): Promise<void> => {
  const work = commitAll(acts, words)
  if (words) expectDeed(work)
  return work
}

/** So many are on their way at once: the journal writes them with one sync, and the port stays free for keys. */
const AT_ONCE = 100

const inSlices = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<PromiseSettledResult<R>[]> => {
  const answers: PromiseSettledResult<R>[] = []
  for (let at = 0; at < items.length; at += AT_ONCE) answers.push(...(await Promise.allSettled(items.slice(at, at + AT_ONCE).map(work))))
  return answers
}

const failuresOf = (
  of: readonly { id: ConversationId; before: Conversation | null }[],
  answers: readonly PromiseSettledResult<unknown>[],
) =>
  answers.flatMap((answer, at): Failure[] => {
    const one = of[at]
    return one && answer.status === 'rejected' ? [{ id: one.id, customerName: one.before?.customerName ?? null, error: answer.reason }] : []
  })

const commitAll = async (acts: readonly Act[], words: ActWords | null): Promise<void> => {
  layOver(acts)
  const known = await read(acts.map(({ id }) => id)).catch((error: unknown) => {
    liftOff(acts)
    throw error
  })
  const tried = acts.map(({ id, effects }) => ({ id, effects, before: known.get(id) ?? null }))
  const answers = await inSlices(tried, ({ id, effects, before }) => commit(id, effects, before, words === null))
  const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  const failures = failuresOf(tried, answers)
  const failed = new Set(failures.map(({ id }) => id))
  if (failures.length > 0) {
    liftOff(acts.filter(({ id }) => failed.has(id)))
    for (const listener of returning) listener([...failed])
  }
  const back = coverUntilCached(done)
  if (words && done.length > 0)
    pushDeed({
      says: words.says(done.length),
      saysUndone: words.saysUndone(done.length),
      undo: async () => {
        back()
        const returned = await inSlices(done, takeBack)
        await words.alsoUndo?.()
        const stay = failuresOf(done, returned)
        if (stay.length > 0) throw new PartFailed(stay, done.length - stay.length)
      },
    })
  if (failures.length > 0) throw new PartFailed(failures, done.length)
}
