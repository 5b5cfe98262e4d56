/** Judges every page before it is written: nothing that was erased comes back, nothing under a legal hold goes. */

import { type Forgotten, forgottenBy, type HeldIds, withoutForgotten, withoutHarm } from '../../../shared/domain/keeping/tombstones'
import type { Erasure } from '../../../shared/domain/keeping/types'
import type { Rows } from '../../../shared/domain/sync/types'
import { customerKeys, disputeKeys, orderKeys, parcelKeys } from '../../data/matching'
import type { Cache } from '../../data/openCache'
import { hashesOf } from '../write/ahead'

const nobody: HeldIds = { conversations: new Set(), customers: new Set(), records: new Set() }
const size = ({ conversations, customers, records }: HeldIds): number => conversations.size + customers.size + records.size

export class KeepingGuard {
  #forgotten: Forgotten | null = null
  #held: HeldIds = nobody

  setErasures(erasures: readonly Erasure[]): void {
    this.#forgotten = erasures.length > 0 ? forgottenBy(erasures) : null
  }
  setHeld(held: HeldIds): void {
    this.#held = held
  }

  holdsConversation(id: string, customerId: string | null = null): boolean {
    return this.#held.conversations.has(id) || (customerId !== null && this.#held.customers.has(customerId))
  }
  holds(id: string): boolean {
    return this.#held.conversations.has(id) || this.#held.customers.has(id) || this.#held.records.has(id)
  }

  /** The same object where nothing is to be left out. To be called in the writer's turn. */
  async admit(cache: Cache, rows: Rows): Promise<Rows> {
    let admitted = rows
    if (this.#forgotten) admitted = await this.#withoutForgotten(cache, admitted, this.#forgotten)
    if (size(this.#held) > 0) admitted = await this.#withoutHarm(cache, admitted)
    return admitted
  }

  async #withoutForgotten({ db, sealer }: Cache, rows: Rows, forgotten: Forgotten): Promise<Rows> {
    const suspects = rows.conversations.filter(
      ({ id, customerId }) => forgotten.conversations.has(id) || (customerId !== null && forgotten.customers.has(customerId)),
    )
    const people = rows.customers.filter(({ id }) => forgotten.customers.has(id)).map(({ id }) => id as string)
    const [standing, living] = await Promise.all([
      suspects.length > 0 ? db.conversations.bulkGet(suspects.map(({ id }) => id)) : [],
      people.length > 0 ? db.conversations.where('customerId').anyOf(people).toArray() : [],
    ])
    const alive = new Set([...standing.flatMap((row) => row?.id ?? []), ...living.flatMap(({ customerId }) => customerId ?? [])])
    const hashes = new Map<string, string[]>()
    if (forgotten.hashes.size > 0) {
      const all: [string, string[]][] = [
        ...rows.customers.map((row): [string, string[]] => [row.id, customerKeys(row)]),
        ...rows.orders.map((row): [string, string[]] => [row.id, orderKeys(row)]),
        ...rows.parcels.map((row): [string, string[]] => [row.id, parcelKeys(row)]),
        ...rows.disputes.map((row): [string, string[]] => [row.id, disputeKeys(row)]),
      ]
      await Promise.all(all.map(async ([id, keys]) => hashes.set(id, await hashesOf(sealer, keys))))
    }
    const { rows: left, dropped } = withoutForgotten(rows, forgotten, { alive, hashes })
    // Their messages may come in a page of their own.
    for (const [id, at] of dropped) forgotten.conversations.set(id, at)
    return left
  }

  async #withoutHarm({ db }: Cache, rows: Rows): Promise<Rows> {
    const losing = [...rows.gone.messages, ...rows.messages.filter(({ deleted }) => deleted).map(({ id }) => id)]
    const known = losing.length > 0 ? await db.messages.bulkGet(losing as string[]) : []
    const kept = known.filter((row) => row !== undefined && this.#held.conversations.has(row.conversationId))
    return withoutHarm(rows, this.#held, new Set(kept.flatMap((row) => row?.id ?? [])))
  }
}
