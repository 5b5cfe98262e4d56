/**
 * One run of one item: check, try, outcome. Each try stands in the journal before its first byte and each outcome
 * after it; what cannot be known is looked up before anything is sent again.
 */

import { type AgentId, type BackendId, ConversationId, MessageId, type OutboxKey } from '../../../shared/domain/ids'
import { nextLookAt, nextTryAt, settles } from '../../../shared/domain/outbox/backoff'
import { filesOf, makesMessage, remaining } from '../../../shared/domain/outbox/effects'
import type { Entry, ItemEvent } from '../../../shared/domain/outbox/records'
import { basisOf, needsHead, ownEffects, staleness } from '../../../shared/domain/outbox/stale'
import type { Problem } from '../../../shared/domain/outbox/types'
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
  /** The backend asked for a pause until then (epoch ms). */
  onLimit(backendId: BackendId, until: number): void
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
const timeout = (): ConnectorError => new ConnectorError({ code: 'timeout', params: {} })

export const createAttempt = (needs: AttemptNeeds) => {
  const { store, clock, random, log, stop } = needs

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

  /** Reads the head where the item cares; true when it may go on. */
  const check = async (entry: Entry, connector: Connector): Promise<boolean> => {
    const { item } = entry
    const { conversationId } = item
    if (!conversationId || !needsHead(item)) return true
    const head = await bounded(
      clock,
      ASK_MS,
      stop,
      (signal) => connector.head(conversationId, signal),
      () => {
        throw timeout()
      },
    )
    const own = ownEffects(store.entries().values(), item, needs.me(item.backendId))
    const why = staleness(item, head, own, entry.accepted)
    if (why.length === 0) return true
    log.info('outbox.held', { why: why.join(' ') })
    await store.transition(item.key, [{ type: 'held', why, seen: basisOf(head, clock.now()) }])
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
        return makesMessage(delivery.effect)
          ? [{ type: 'perhaps', lookAt: nextLookAt(clock.now(), 0), why: outcome.why }]
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
      if (!(await record(key, events)) || outcome.type !== 'sent') return
    }
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
      return
    }
    const conclusive = connector.capabilities.lookUp === 'conclusive'
    if (conclusive && !settles(answer.type, tried.looks)) {
      await store.soft(key, { type: 'lookLater', lookAt: nextLookAt(clock.now(), tried.looks + 1) })
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
      if (await check(entry, connector)) await tryAll(key, connector, files)
    } catch (error) {
      const { why, retryAt } = problemOf(error)
      if (!stop.aborted) await store.soft(key, { type: 'delayed', why, until: nextAt(entry, why, retryAt) })
    }
  }
}
export type Attempt = ReturnType<typeof createAttempt>
