/**
 * Keeping and forgetting, the engine's part: obeys main's orders (holds, erasures, rules), looks a few times a day for what
 * is past its time, and watches the room on the disk.
 */
import type { Backend } from '../../../shared/domain/backend/types'
import { type Erasure, type KeepingCounts, type KeepingOrders, noCounts } from '../../../shared/domain/keeping/types'
import { filesOfMessages, readSubject } from '../../data/read/subject'
import type { KeepingSource, Timers } from '../source'
import type { Writer } from '../write/writer'
import { forgetConversations, forgetRecords, type Unindex } from './forget'
import { type Keeping, lookOnce, messagesOfHeld } from './retention'

/** Ms from the start, or from a change of the rules, to the look. */
const firstLook = 60_000
const afterChange = 1_500
const betweenLooks = 6 * 3_600_000
const restMs = 60

class Over extends Error {}

export class KeepingLane {
  #orders: KeepingOrders | null = null
  #backends: readonly Backend[] = []
  #timer: unknown = null
  #looking = false
  #over = false
  #lane: Promise<void> = Promise.resolve()

  constructor(
    private readonly writer: Writer,
    private readonly source: KeepingSource,
    private readonly timers: Timers,
    private readonly unindex: Unindex,
  ) {}

  setBackends(backends: readonly Backend[]): void {
    this.#backends = backends
  }

  /** The whole word of main, at the start and whenever it changes. Erasures that wait are carried out before it resolves. */
  setOrders(orders: KeepingOrders): Promise<void> {
    this.#lane = this.#lane.catch(() => undefined).then(() => this.#obey(orders))
    return this.#lane
  }

  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  async #obey(orders: KeepingOrders): Promise<void> {
    const before = this.#orders
    this.#orders = orders
    const { guard } = this.writer.context
    guard.setErasures(orders.erasures)
    await this.#refreshHeld()
    for (const erasure of orders.erasures) if (erasure.pending && !this.#over) await this.#erase(erasure)
    if (before === null) this.#plan(firstLook)
    else if (JSON.stringify(before.rules) !== JSON.stringify(orders.rules)) this.#plan(afterChange)
  }

  /** What hangs on the targets of the holds today. Answers the held conversations. */
  async #refreshHeld(): Promise<string[]> {
    const { cache, guard } = this.writer.context
    const targets = this.#orders?.holds.map(({ target }) => target) ?? []
    if (targets.length === 0) {
      guard.setHeld({ conversations: new Set(), customers: new Set(), records: new Set() })
      return []
    }
    const conversations = targets.flatMap((target) => (target.type === 'conversation' ? [target.id as string] : []))
    const customers = targets.flatMap((target) => (target.type === 'customer' ? [target.id as string] : []))
    const hers = await readSubject(cache, { customerIds: customers, conversationIds: [] })
    const held = await readSubject(cache, { customerIds: [], conversationIds: conversations })
    const theirs = (await cache.db.conversations.bulkGet(conversations)).flatMap((row) => row?.customerId ?? [])
    const all = [...new Set([...hers.conversationIds, ...held.conversationIds])]
    guard.setHeld({
      conversations: new Set(all),
      customers: new Set(hers.customerIds),
      records: new Set([...hers.orders, ...hers.parcels, ...hers.disputes, ...theirs]),
    })
    return all
  }

  async #erase(erasure: Erasure): Promise<void> {
    const { context } = this.writer
    const { cache } = context
    const done = await this.writer.alone(async () => {
      const subject = await readSubject(cache, erasure)
      const files = await filesOfMessages(cache, subject.messageIds)
      const listed = (await cache.db.conversations.bulkGet(subject.conversationIds)).filter((row) => row !== undefined).length
      const messages = await forgetConversations(context, subject.conversationIds, this.unindex)
      await forgetRecords(context, 'customers', subject.customerIds, this.unindex)
      for (const table of ['orders', 'parcels', 'disputes'] as const) await forgetRecords(context, table, subject[table], this.unindex)
      // Nothing of her stays unsealed in this page.
      cache.sealer.forgetOpened()
      const recordIds = [...subject.orders, ...subject.parcels, ...subject.disputes]
      const counts: KeepingCounts = {
        ...noCounts,
        conversations: listed,
        messages,
        customers: subject.customerIds.length,
        records: recordIds.length,
        attachments: files.length,
      }
      const { customerIds, conversationIds, hashes } = subject
      return { counts, files, found: { customerIds, conversationIds, recordIds, hashes } }
    })
    await this.source.erased({ id: erasure.id, ...done })
    this.writer.written()
  }

  #plan(ms: number): void {
    if (this.#over) return
    if (this.#timer !== null) this.timers.clear(this.#timer)
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.look().catch(() => undefined)
    }, ms)
  }

  #keeping(): Keeping[] {
    return this.#backends.flatMap(({ id, shopId }) => {
      const rule = this.#orders?.rules.find((one) => one.shopId === shopId)?.rule
      return rule ? [{ backendId: id, shopId, rule }] : []
    })
  }

  #rest(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.timers.set(() => (this.#over ? reject(new Over()) : resolve()), restMs)
    })
  }

  /** One look of retention. */
  async look(): Promise<void> {
    if (this.#looking || this.#over || !this.#orders) return
    this.#looking = true
    try {
      const held = await this.#refreshHeld()
      const counts = await lookOnce({ writer: this.writer, keeping: this.#keeping(), unindex: this.unindex, rest: () => this.#rest() })
      const files = await filesOfMessages(this.writer.context.cache, await messagesOfHeld(this.writer, held))
      if (!this.#over) await this.source.round({ counts, held: files })
      if (counts.conversations + counts.customers + counts.records > 0) this.writer.written()
    } finally {
      this.#looking = false
      this.#plan(betweenLooks)
    }
  }
}
