/**
 * Keeping and forgetting, main's part: rules, holds and tombstones in the sealed profile store, the journal and the fetched
 * files. The cache is the engine's: it is given orders and says what it did. An erasure is written down before anything is
 * removed, so one that was cut short goes on at the next start.
 */
import type { DeskEvent } from '../../../shared/contract'
import type { Backend } from '../../../shared/domain/backend/types'
import type { BackendId, ConversationId, CustomerId, ShopId } from '../../../shared/domain/ids'
import { backendOf } from '../../../shared/domain/ids'
import { heldAmong } from '../../../shared/domain/keeping/holds'
import { spaceLevel } from '../../../shared/domain/keeping/space'
import {
  type Erasure,
  type FileName,
  type Hold,
  type HoldTarget,
  type KeepingCounts,
  type KeepingOrders,
  type KeepingRule,
  type KeepingState,
  noCounts,
  type Receipt,
  type Space,
} from '../../../shared/domain/keeping/types'
import type { Clock, Disk, Log, Random } from '../../ports'
import type { SealedDocuments } from '../sealed'
import { createKeepingDocument } from './document'
import { KeepingError } from './problem'

/** How long a call waits for the engine; what is not done by then follows by itself. */
const engineMs = 30_000
const receiptsKept = 200
const dayMs = 86_400_000

interface Written {
  drafts: number
  queued: number
}
interface Whose {
  customerIds: ReadonlySet<CustomerId>
  conversationIds: ReadonlySet<ConversationId>
}
/** The journal's part, as the outbox does it. */
interface Journal {
  countOf(whose: Whose): Written
  erase(whose: Whose & { at: number }): Promise<Written>
}
/** The fetched files; each answers how many went. */
interface FetchedFiles {
  hold(files: readonly FileName[]): Promise<void>
  drop(files: readonly FileName[]): Promise<number>
  age(backendId: BackendId, before: number): Promise<number>
  shrink(bytes: number): Promise<number>
}

export interface KeepingNeeds {
  clock: Clock
  random: Random
  log: Log
  disk: Disk
  documents: SealedDocuments
  backends(): Backend[]
  /** The open profile's; null where there is none. */
  outbox(): Journal | null
  cache: FetchedFiles
  /** Whatever else the desk keeps of these conversations; called when an erasure is carried out. */
  forget(conversationIds: readonly ConversationId[], customerIds: readonly CustomerId[]): Promise<void>
  /** With each round, for what else grows old with conversations: days by shop (null: as the backend has it), and what is held. */
  aged(daysOf: (shopId: ShopId) => number | null, isHeld: (conversationId: ConversationId) => boolean): Promise<void>
  emit(event: DeskEvent): void
}

export type Keeping = ReturnType<typeof createKeeping>

export const createKeeping = (needs: KeepingNeeds) => {
  const { clock, random, log, cache } = needs
  const document = createKeepingDocument(needs.documents)
  const waiting = new Map<string, () => void>()
  const removedCounts = new Map<BackendId, KeepingCounts>()
  let space: Space | null = null
  /** Stays through a lock: the outbox tidies up then too. */
  let doneDays = new Map<BackendId, number>()

  const newId = () => Buffer.from(random.bytes(9)).toString('base64url')
  const shopOf = (backendId: BackendId): ShopId | null => needs.backends().find(({ id }) => id === backendId)?.shopId ?? null
  const state = (): KeepingState => {
    const { rules, holds, receipts, lastRound } = document.read()
    return { rules, holds, receipts, lastRound, space }
  }
  const learn = () => {
    doneDays = new Map(needs.backends().map(({ id, shopId }) => [id, document.ruleOf(shopId).done]))
  }
  const tell = () => {
    if (!document.isOpen()) return
    learn()
    needs.emit({ type: 'keeping', state: state() })
  }
  const refuseHeld = (holds: readonly Hold[]) => {
    if (holds.length > 0) throw new KeepingError({ code: 'legalHold', params: { count: holds.length } })
  }
  const putReceipt = (receipt: Receipt) =>
    document.change((now) => ({
      ...now,
      receipts: [receipt, ...now.receipts.filter(({ id }) => id !== receipt.id)].slice(0, receiptsKept),
    }))
  const receiptOf = (id: string): Receipt => {
    const found = document.read().receipts.find((one) => one.id === id)
    if (!found) throw new KeepingError({ code: 'notFound', params: {} })
    return found
  }
  const addCounts = (id: string, more: Partial<KeepingCounts>) =>
    document.change((now) => ({
      ...now,
      receipts: now.receipts.map((one) => (one.id === id ? { ...one, counts: { ...one.counts, ...more } } : one)),
    }))

  const fromJournal = async ({ id, at, customerIds, conversationIds }: Erasure): Promise<void> => {
    const gone = await needs.outbox()?.erase({ customerIds: new Set(customerIds), conversationIds: new Set(conversationIds), at })
    if (!gone) return
    const { counts } = receiptOf(id)
    await addCounts(id, { drafts: counts.drafts + gone.drafts, queued: counts.queued + gone.queued })
  }

  return {
    /** The outbox is up. Erasures that were cut short are carried on. */
    async open() {
      await document.load()
      learn()
      for (const erasure of document.read().erasures.filter(({ pending }) => pending)) await fromJournal(erasure)
    },
    async unlock() {
      await document.load()
      learn()
    },
    lock() {
      document.drop()
      space = null
    },
    /** Days that what was sent stays known, for the outbox's own housekeeping. */
    doneDays: (backendId: BackendId): number => doneDays.get(backendId) ?? 3,

    state,
    async saveRule(shopId: ShopId, rule: KeepingRule) {
      await document.change((now) => ({ ...now, rules: [...now.rules.filter((one) => one.shopId !== shopId), { shopId, rule }] }))
      log.info('keeping.rule', { shop: shopId })
      tell()
    },
    async hold(backendId: BackendId, target: HoldTarget, reason: string): Promise<Hold> {
      const shopId = shopOf(backendId)
      if (!shopId || backendOf(target.id) !== backendId) throw new KeepingError({ code: 'notFound', params: {} })
      const standing = document.read().holds.find((one) => one.target.type === target.type && one.target.id === target.id)
      if (standing) return standing
      const made: Hold = { id: newId(), backendId, shopId, target, reason, setAt: clock.now() }
      await document.change((now) => ({ ...now, holds: [...now.holds, made] }))
      log.info('keeping.held', { hold: made.id, what: target.type })
      tell()
      return made
    },
    async lift(holdId: string) {
      await document.change((now) => ({ ...now, holds: now.holds.filter(({ id }) => id !== holdId) }))
      log.info('keeping.lifted', { hold: holdId })
      tell()
    },

    countOf: (customerIds: readonly CustomerId[], conversationIds: readonly ConversationId[]) =>
      needs.outbox()?.countOf({ customerIds: new Set(customerIds), conversationIds: new Set(conversationIds) }) ?? { drafts: 0, queued: 0 },

    /** PROBLEM `legalHold` where a hold stands on any of it. */
    async erase(shopId: ShopId, customerIds: CustomerId[], conversationIds: ConversationId[]): Promise<Receipt> {
      refuseHeld(heldAmong(document.read().holds, { customerIds, conversationIds }))
      const at = clock.now()
      const id = newId()
      const erasure: Erasure = { id, at, shopId, pending: true, customerIds, conversationIds, recordIds: [], hashes: [] }
      const receipt: Receipt = { id, what: 'erasure', shopId, askedAt: at, doneAt: null, counts: noCounts }
      await document.change((now) => ({
        ...now,
        erasures: [...now.erasures, erasure],
        receipts: [receipt, ...now.receipts].slice(0, receiptsKept),
      }))
      log.info('keeping.erasing', { id, conversations: conversationIds.length })
      await fromJournal(erasure)
      const over = new AbortController()
      const done = new Promise<void>((resolve) => waiting.set(id, resolve))
      tell()
      await Promise.race([done, clock.sleep(engineMs, over.signal).catch(() => undefined)])
      over.abort()
      waiting.delete(id)
      return receiptOf(id)
    },

    /** What the engine must obey. */
    orders: (): KeepingOrders => {
      const { holds, erasures } = document.read()
      const shops = [...new Set(needs.backends().map(({ shopId }) => shopId))]
      return { rules: shops.map((shopId) => ({ shopId, rule: document.ruleOf(shopId) })), holds, erasures }
    },
    /** The cache has forgotten: files go, the tombstone is whole, pages let go of what they hold. */
    async erased(
      id: string,
      counts: KeepingCounts,
      found: Pick<Erasure, 'customerIds' | 'conversationIds' | 'recordIds' | 'hashes'>,
      files: readonly FileName[],
    ) {
      const erasure = document.read().erasures.find((one) => one.id === id)
      if (!erasure) return
      const both = <T extends string>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])]
      const whole: Erasure = {
        ...erasure,
        customerIds: both(erasure.customerIds, found.customerIds),
        conversationIds: both(erasure.conversationIds, found.conversationIds),
        recordIds: both(erasure.recordIds, found.recordIds),
        hashes: both(erasure.hashes, found.hashes),
      }
      // What came between the agent's look and the engine's may have drafts of its own.
      await fromJournal(whole)
      await needs.forget(whole.conversationIds, whole.customerIds)
      const dropped = await cache.drop(files)
      const { counts: known } = receiptOf(id)
      await document.change((now) => ({
        ...now,
        erasures: now.erasures.map((one) => (one.id === id ? { ...whole, pending: false } : one)),
      }))
      await putReceipt({
        ...receiptOf(id),
        doneAt: clock.now(),
        counts: { ...counts, drafts: known.drafts, queued: known.queued, attachments: dropped },
      })
      log.info('keeping.erased', { id, conversations: counts.conversations, messages: counts.messages })
      needs.emit({ type: 'erased', conversationIds: whole.conversationIds, customerIds: whole.customerIds })
      waiting.get(id)?.()
      tell()
    },

    /** The engine has looked for what is past its time; fetched files past theirs go now, but for held ones. */
    async round(counts: KeepingCounts, held: readonly FileName[]) {
      await cache.hold(held)
      let attachments = 0
      for (const { id, shopId } of needs.backends()) {
        const { attachments: days } = document.ruleOf(shopId)
        if (days !== null) attachments += await cache.age(id, clock.now() - days * dayMs)
      }
      const { holds } = document.read()
      const isHeld = (id: ConversationId) => holds.some(({ target }) => target.type === 'conversation' && target.id === id)
      await needs.aged((shopId) => document.ruleOf(shopId).conversations, isHeld)
      await document.change((now) => ({ ...now, lastRound: { at: clock.now(), counts: { ...counts, attachments } } }))
      tell()
    },
    async room(told: Omit<Space, 'freeBytes'>, shrink: boolean): Promise<{ freeBytes: number | null }> {
      if (shrink) await cache.shrink(0)
      const freeBytes = await needs.disk.freeBytes()
      const { usedBytes, quotaBytes } = told
      const next: Space = { ...told, freeBytes, level: told.paused ? 'full' : spaceLevel({ usedBytes, quotaBytes, freeBytes }) }
      const changed = !space || space.level !== next.level || space.paused !== next.paused || space.evicted !== next.evicted
      space = next
      if (changed) tell()
      return { freeBytes }
    },

    /** A backend with a hold stays: PROBLEM `legalHold`. */
    beforeRemoval(backendId: BackendId) {
      refuseHeld(document.read().holds.filter((hold) => hold.backendId === backendId))
    },
    /** The engine's figures of a removed backend; they may come before or after main is through. */
    async removed(backendId: BackendId, counts: KeepingCounts) {
      removedCounts.set(backendId, counts)
      const id = `removal-${backendId}`
      if (!document.read().receipts.some((one) => one.id === id)) return
      const { counts: known } = receiptOf(id)
      await putReceipt({ ...receiptOf(id), doneAt: clock.now(), counts: { ...counts, drafts: known.drafts, queued: known.queued } })
      tell()
    },
    /** Its receipt, and its ids out of the tombstones. */
    async afterRemoval(backendId: BackendId, shopId: ShopId, journal: { drafts: number; queued: number }, askedAt: number) {
      const counts = removedCounts.get(backendId)
      removedCounts.delete(backendId)
      const keep = <T extends string>(ids: readonly T[]): T[] => ids.filter((id) => backendOf(id) !== backendId)
      await document.change((now) => ({
        ...now,
        erasures: now.erasures.map((one) => ({
          ...one,
          customerIds: keep(one.customerIds),
          conversationIds: keep(one.conversationIds),
          recordIds: keep(one.recordIds),
        })),
      }))
      await putReceipt({
        id: `removal-${backendId}`,
        what: 'removal',
        shopId,
        askedAt,
        doneAt: counts ? clock.now() : null,
        counts: { ...(counts ?? noCounts), ...journal },
      })
      tell()
    },
  }
}
