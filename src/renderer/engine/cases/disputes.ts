/**
 * Alarms of payment disputes come from the disputes themselves, at 72 h and 24 h before the provider's date (PRODUCT.md, 6): a
 * buyer may never have written, and one who wrote three times has one dispute all the same.
 */
import type { DueAlert } from '../../../shared/contract/cases'
import { alertsOf } from '../../../shared/domain/clock/alerts'
import { unanswered } from '../../../shared/domain/clock/fixed/disputes'
import type { ConversationId } from '../../../shared/domain/ids'
import type { Dispute } from '../../../shared/domain/order/types'
import type { ConversationRow } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { conversationsOf } from '../search/todo'
import type { Writer } from '../write/writer'

/** Where the provider gives no date (PRODUCT.md, 6). */
const withoutDate = 7 * 86_400_000
/** Disputes read at a time. */
const slice = 200
/** Ms between looks: their points are hours away. */
const every = 60_000

export interface DueDispute {
  alert: DueAlert
  /** The buyer's newest conversation; null where there is none. */
  row: ConversationRow | null
}

export class DisputeWatch {
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly writer: Writer) {}

  /** Those of which a point has come; nothing where the last look was a moment ago. `now` in epoch ms (UTC). */
  async due(now: number): Promise<DueDispute[]> {
    const { cache, clock, book } = this.writer.context
    if (clock.monotonic() - this.#lookedAt < every) return []
    this.#lookedAt = clock.monotonic()
    const { db, sealer } = cache
    const found: DueDispute[] = []
    for (let after = ''; ; ) {
      const rows = await db.disputes.where('id').above(after).limit(slice).toArray()
      const opened = await sealer.scanMany<Dispute>(
        'disputes',
        rows.filter(({ id }) => sealer.has(backendPart(id))),
      )
      const hashesOf = new Map(rows.map(({ id, hashes }) => [id, hashes]))
      for (const dispute of opened) {
        if (!dispute || !unanswered(dispute)) continue
        const plan = book.plan(dispute.shopId)
        if (plan.off.includes('dispute')) continue
        const at = dispute.dueAt ?? dispute.createdAt + withoutDate
        const clockOf = {
          kind: 'dispute' as const,
          targetId: null,
          at,
          startedAt: Math.min(dispute.createdAt, at),
          targetMs: Math.max(1, at - dispute.createdAt),
          pausedSince: null,
          orders: true,
          why: { code: 'dispute.date', params: {} },
          source: '',
        }
        for (const { before } of alertsOf([clockOf], plan, now)) {
          const row = await this.#conversationOf(hashesOf.get(dispute.id) ?? [])
          // Its own conversation tells of it.
          if (row?.channel === 'dispute') continue
          found.push({
            alert: {
              conversationId: (row?.id ?? null) as ConversationId | null,
              disputeId: dispute.id,
              shopId: dispute.shopId,
              kind: 'dispute',
              at,
              before,
            },
            row,
          })
        }
      }
      if (rows.length < slice) return found
      after = rows.at(-1)?.id ?? ''
    }
  }

  async #conversationOf(hashes: readonly string[]): Promise<ConversationRow | null> {
    const { db } = this.writer.context.cache
    if (hashes.length === 0) return null
    const rows = (await db.conversations.bulkGet(await conversationsOf(db, hashes))).filter((row) => row !== undefined)
    return rows.sort((a, b) => b.lastActivityAt - a.lastActivityAt)[0] ?? null
  }
}
