/**
 * One run of one item: check, try, outcome. Each try stands in the journal before its first byte and each outcome
 * after it; what cannot be known is looked up before anything is sent again.
 */

import { type AgentId, type BackendId, backendOf, ConversationId, MessageId, type OutboxKey } from '../../../shared/domain/ids'
import { nextLookAt, nextTryAt, settles } from '../../../shared/domain/outbox/backoff'
import { filesOf, onceOnly, provedBy, remaining } from '../../../shared/domain/outbox/effects'
import { goAlong, labelsOf } from '../../../shared/domain/outbox/labels'
import type { Entry, ItemEvent } from '../../../shared/domain/outbox/records'
import { basisOf, needsHead, ordersToLookAt, ownEffects, staleness } from '../../../shared/domain/outbox/stale'
import { basisOfDispute, disputeStaleness, evidenceOf } from '../../../shared/domain/outbox/staleDispute'
import type { Effect, Head, Problem } from '../../../shared/domain/outbox/types'
import {
  type Connector,
  ConnectorError,
  type DeliverOutcome,
  type Delivery,
  type FileToSend,
  type LookUpAnswer,
} from '../../connectors/connector'
import type { Clock, Log, Random } from '../../ports'
import type { Journal } from '../journal'
import { JournalError } from '../journal'
import { bounded } from './bounded'
import { createOrderLook } from './orderLook'
import type { Store } from './store'

const ASK_MS = 60_000
const DELIVER_MS = 120_000
/** Slowest line (bytes per ms) a large file is still given time for. */
const SLOWEST = 20
const RETRY_JOURNAL_MS = 1_000

export interface AttemptNeeds {
  store: Store
  journal: Journal
  clock: Clock
  random: Random
  log: Log
  stop: AbortSignal
  me(backendId: BackendId): AgentId | null
  senderName(backendId: BackendId): string
  /** Whether it is this item's turn in its conversation. */
  isFree(entry: Entry): boolean
  /** Ms before each look-up of a try, counted from the one before. */
  lookGapsMs: readonly number[]
  /** The backend asked for a pause until then (epoch ms). */
  onLimit(backendId: BackendId, until: number): void
  /** The connector of a backend whose line is up; null for all others. */
  upConnector(backendId: BackendId): Connector | null
  /** What a look at a backend showed is not in the cache yet. */
  newsAt(backendId: BackendId): void
  /** Epoch ms by which a provider's dates are judged. */
  dateNow(): number
}

const problemOf = (error: unknown): { why: Problem; retryAt: number | null } => {
  if (error instanceof ConnectorError) return { why: error.problem, retryAt: error.retryAt }
  if (error instanceof JournalError) return { why: error.problem, retryAt: null }
  return { why: { code: 'unexpected', params: {} }, retryAt: null }
}
/** An id the journal could not read back is no id: what was done counts, not how the connector names it. */
const idsOf = (outcome: { messageId: MessageId | null; conversationId: ConversationId | null }) => ({
  messageId: MessageId.safeParse(outcome.messageId).data ?? null,
  conversationId: ConversationId.safeParse(outcome.conversationId).data ?? null,
})
type EvidenceEffect = Extract<Effect, { type: 'evidence' }>
const timeout = (): ConnectorError => new ConnectorError({ code: 'timeout', params: {} })

export const createAttempt = (needs: AttemptNeeds) => {
  const { store, clock, random, log, stop, lookGapsMs: gaps } = needs
  /** Label changes whose common call was refused: each is tried on its own, so that one bad label stops no other. */
  const alone = new Set<OutboxKey>()

  const nextAt = (entry: Entry, why: Problem, retryAt: number | null): number => {
    const until = nextTryAt(clock.now(), entry.refusals, random.number(), retryAt)
    if (why.code === 'rateLimited') needs.onLimit(entry.item.backendId, until)
    return until
  }

  /** Writes what has happened at the backend: it cannot be taken back, so a full disk is waited out. */
  const record = async (key: OutboxKey, events: readonly ItemEvent[]): Promise<boolean> => {
    for (;;) {
      try {
        return await store.transition(key, events)
      } catch (error) {
        log.warn('outbox.outcomeNotKept', { code: problemOf(error).why.code })
        if (stop.aborted) return false
        await clock.sleep(RETRY_JOURNAL_MS, stop).catch(() => undefined)
      }
    }
  }

  const filesFor = async (entry: Entry): Promise<Map<string, FileToSend> | null> => {
    const files = new Map<string, FileToSend>()
    for (const file of remaining(entry.item).flatMap(filesOf)) {
      const bytes = await needs.journal.readFile(entry.item.backendId, file.fileId)
      if (!bytes) return null
      files.set(file.fileId, { name: file.name, mime: file.mime, bytes })
    }
    return files
  }

  const deliveryOf = (entry: Entry, files: ReadonlyMap<string, FileToSend>): Delivery | null => {
    const { item } = entry
    const effect = item.effects[item.done]
    if (!effect) return null
    return {
      key: item.key,
      conversationId: item.conversationId,
      effect,
      index: item.done,
      files: filesOf(effect).flatMap((file) => files.get(file.fileId) ?? []),
      sender: { name: needs.senderName(item.backendId) },
    }
  }

  const lookAtOrders = createOrderLook({ clock, log, stop, connectors: needs.upConnector })

  const readHead = (connector: Connector, conversationId: ConversationId): Promise<Head> =>
    bounded(
      clock,
      ASK_MS,
      stop,
      (signal) => connector.head(conversationId, signal),
      () => {
        throw timeout()
      },
    )

  /** As `check`, for evidence: how its dispute stands now. */
  const checkDispute = async (entry: Entry, effect: EvidenceEffect, connector: Connector): Promise<boolean> => {
    const { key, attempts } = entry.item
    const read = connector.disputeHead
    if (!read) {
      await store.transition(key, [{ type: 'refused', why: { code: 'unsupported', params: {} } }])
      return false
    }
    const head = await bounded(
      clock,
      ASK_MS,
      stop,
      (signal) => read(effect.disputeId, signal),
      () => {
        throw timeout()
      },
    )
    if (head.outboxKeys.includes(key)) {
      log.warn('outbox.foundBeforeTry', { attempts })
      await record(key, [{ type: 'found', messageId: null, conversationId: null }])
      return false
    }
    const why = disputeStaleness(effect, head, needs.dateNow(), entry.accepted)
    if (why.length === 0) return true
    log.info('outbox.held', { why: why.join(' ') })
    needs.newsAt(entry.item.backendId)
    await store.transition(key, [{ type: 'held', why, seen: basisOfDispute(head, clock.now()) }])
    return false
  }

  /** Reads the head where the item cares; true when it may go on. */
  const check = async (entry: Entry, connector: Connector): Promise<boolean> => {
    const { item } = entry
    const { conversationId, key } = item
    const evidence = evidenceOf(item)
    if (evidence) return checkDispute(entry, evidence, connector)
    if (!conversationId || !needsHead(item)) return true
    // Beside each other: a look at the orders costs a reply no time of its own unless the shop is slow.
    const [head, orders] = await Promise.all([readHead(connector, conversationId), lookAtOrders(ordersToLookAt(item))])
    const proof = head.recent.find((message) => provedBy(item, message.outboxKey))
    if (proof) {
      // It stands there already, whatever a look-up or the agent believed: sent once more it would stand twice.
      log.warn('outbox.foundBeforeTry', { attempts: item.attempts })
      await record(key, [{ type: 'found', messageId: proof.id, conversationId: null }])
      return false
    }
    const own = ownEffects(store.entries().values(), entry, needs.me(item.backendId))
    const why = staleness(item, head, own, entry.accepted, orders)
    if (why.length === 0) return true
    log.info('outbox.held', { why: why.join(' ') })
    if (why.includes('orderRefunded'))
      for (const backendId of new Set(orders.flatMap(({ orderId }) => backendOf(orderId) ?? []))) needs.newsAt(backendId)
    const movedTo = why.includes('merged') ? head.mergedInto : null
    const seen = basisOf(movedTo ? await readHead(connector, movedTo) : head, clock.now(), item.basis, orders)
    await store.transition(key, [{ type: 'held', why, seen, movedTo }])
    return false
  }

  const deliver = async (delivery: Delivery, connector: Connector): Promise<DeliverOutcome> => {
    const bytes = delivery.files.reduce((sum, file) => sum + file.bytes.length, 0)
    const unknown = (why: Problem): DeliverOutcome => ({ type: 'unknown', why })
    try {
      return await bounded(
        clock,
        DELIVER_MS + bytes / SLOWEST,
        stop,
        (signal) => connector.deliver(delivery, signal),
        () => unknown(timeout().problem),
      )
    } catch (error) {
      // A connector that throws has not said that nothing left.
      return unknown(problemOf(error).why)
    }
  }

  /** What an outcome means for the item; the next effect's try is journalled together with the last one's outcome. */
  const eventsOf = (entry: Entry, delivery: Delivery, outcome: DeliverOutcome): ItemEvent[] => {
    switch (outcome.type) {
      case 'sent': {
        const done: ItemEvent = { type: 'done', ...idsOf(outcome) }
        return delivery.index + 1 < entry.item.effects.length && !stop.aborted ? [done, { type: 'attempt' }] : [done]
      }
      case 'notSent':
        return outcome.final
          ? [{ type: 'refused', why: outcome.why }]
          : [{ type: 'notSent', why: outcome.why, until: nextAt(entry, outcome.why, outcome.retryAt), sure: true }]
      case 'unknown':
        return onceOnly(delivery.effect)
          ? [{ type: 'perhaps', lookAt: nextLookAt(clock.now(), 0, gaps), why: outcome.why }]
          : // A status or label set twice is the same status or label.
            [{ type: 'notSent', why: outcome.why, until: nextAt(entry, outcome.why, null), sure: false }]
    }
  }

  const tryAll = async (key: OutboxKey, connector: Connector, files: ReadonlyMap<string, FileToSend>): Promise<void> => {
    if (!(await store.transition(key, [{ type: 'attempt' }], (now) => needs.isFree(now) && !stop.aborted))) return
    for (;;) {
      const entry = store.entry(key)
      const delivery = entry ? deliveryOf(entry, files) : null
      if (!entry?.tried || !delivery) return
      const outcome = await deliver(delivery, connector)
      log.info('outbox.tried', { outcome: outcome.type, effect: delivery.effect.type })
      const events = eventsOf(entry, delivery, outcome)
      const kept = await record(key, events)
      // The dispute's own row says so only once it was read again, and providers are asked by the minute.
      if (outcome.type === 'sent' && delivery.effect.type === 'evidence') needs.newsAt(entry.item.backendId)
      if (!kept || outcome.type !== 'sent') return
    }
  }

  /** Label changes waiting behind this one leave with it in one call; answers false where none does. */
  const tryLabels = async (entry: Entry, connector: Connector): Promise<boolean> => {
    const { key } = entry.item
    if (alone.has(key)) return false
    const along = goAlong(store.entries().values(), entry).filter((each) => !alone.has(each.item.key))
    if (along.length === 0) return false
    if (!(await store.transition(key, [{ type: 'attempt' }], (now) => needs.isFree(now) && !stop.aborted))) return true
    const joined: Entry[] = []
    for (const each of along) {
      const ready = (now: Entry) => !now.tried && !stop.aborted && (now.item.state.type === 'queued' || now.item.state.type === 'waiting')
      // One that was taken back meanwhile ends the row: what stands behind it may mean something else without it. One
      // whose try could not be written waits for its turn; thrown out of here the row's first would stay `sending`.
      if (!(await store.transition(each.item.key, [{ type: 'attempt' }], ready).catch(() => false))) break
      joined.push(each)
    }
    const first = store.entry(key)
    const effect = labelsOf(entry, joined)
    const delivery = first && effect ? deliveryOf(first, new Map()) : null
    if (!first || !effect || !delivery) return true
    const outcome = await deliver({ ...delivery, effect }, connector)
    log.info('outbox.labelsTried', { outcome: outcome.type, items: joined.length + 1 })
    const refused = joined.length > 0 && outcome.type === 'notSent' && outcome.final
    for (const each of [first, ...joined]) {
      if (refused) alone.add(each.item.key)
      await record(each.item.key, eventsOf(each, delivery, refused ? { ...outcome, final: false } : outcome))
    }
    return true
  }

  const lookUp = async (entry: Entry, connector: Connector): Promise<void> => {
    const { key } = entry.item
    const { tried } = entry
    const delivery = deliveryOf(entry, new Map())
    if (!tried || !delivery) return
    let answer: LookUpAnswer
    try {
      answer = await bounded(
        clock,
        ASK_MS,
        stop,
        (signal) => connector.lookUp(delivery, tried.at, signal),
        () => {
          throw timeout()
        },
      )
    } catch (error) {
      const { why, retryAt } = problemOf(error)
      await store.soft(key, { type: 'lookDelayed', why, until: nextAt(entry, why, retryAt) })
      return
    }
    log.info('outbox.lookedUp', { answer: answer.type, looks: tried.looks })
    if (answer.type === 'found') {
      await record(key, [{ type: 'found', ...idsOf(answer) }])
      if (delivery.effect.type === 'evidence') needs.newsAt(entry.item.backendId)
      return
    }
    const conclusive = connector.capabilities.lookUp === 'conclusive'
    if (conclusive && !settles(answer.type, tried.looks, gaps)) {
      await store.soft(key, { type: 'lookLater', lookAt: nextLookAt(clock.now(), tried.looks + 1, gaps) })
      return
    }
    const absent = conclusive && answer.type === 'absent'
    await record(key, [
      absent ? { type: 'absent', until: nextTryAt(clock.now(), entry.refusals, random.number(), null) } : { type: 'cannotTell' },
    ])
  }

  /** Never throws; whatever goes wrong before the first byte makes the item wait. */
  return async (entry: Entry, connector: Connector): Promise<void> => {
    const { key } = entry.item
    try {
      if (entry.tried?.unsure) {
        await lookUp(entry, connector)
        return
      }
      const files = await filesFor(entry)
      if (!files) {
        await store.transition(key, [{ type: 'refused', why: { code: 'fileMissing', params: {} } }])
        return
      }
      if ((await check(entry, connector)) && !(await tryLabels(entry, connector))) await tryAll(key, connector, files)
    } catch (error) {
      const { why, retryAt } = problemOf(error)
      if (!stop.aborted) await store.soft(key, { type: 'delayed', why, until: nextAt(entry, why, retryAt) })
    }
  }
}
export type Attempt = ReturnType<typeof createAttempt>
