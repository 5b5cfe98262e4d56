/** A backend is taken away, with all that the services keep of it; with a shop's last one goes what they keep of the shop. */
import type { BackendId } from '../../shared/domain/ids'
import type { Clock } from '../ports'
import type { Backends } from '../services/backends/backends'
import type { Cases } from '../services/cases/cases'
import type { Guard } from '../services/guard/guard'
import type { Keeping } from '../services/keeping/keeping'
import type { Library } from '../services/library/library'
import type { Memory } from '../services/memory/types'
import type { Outbox } from '../services/outbox/outbox'
import type { Translation } from '../services/translation/types'

export interface RemovalNeeds {
  clock: Clock
  backends: Backends
  /** The open profile's; throws LOCKED where there is none. */
  outbox(): Outbox
  keeping: Keeping
  cases: Cases
  guard: Guard
  library: Library
  memory: Memory
  translation: Translation
}

export const createRemoval =
  ({ clock, backends, outbox, keeping, cases, guard, library, memory, translation }: RemovalNeeds) =>
  async (id: BackendId): Promise<void> => {
    keeping.beforeRemoval(id)
    const shopId = backends.backend(id)?.shopId
    const askedAt = clock.now()
    const { drafts, items } = outbox().list()
    const written = {
      drafts: drafts.filter((one) => one.backendId === id).length,
      queued: items.filter((one) => one.backendId === id && one.state.type !== 'sent').length,
    }
    await backends.remove(id)
    await library.forgetBackend(id)
    await translation.forgetBackend(id)
    if (!shopId) return
    await keeping.afterRemoval(id, shopId, written, askedAt)
    const shopIsEmpty = !backends.list().backends.some((one) => one.shopId === shopId)
    await cases.forgetBackend(id, shopIsEmpty, shopId)
    if (!shopIsEmpty) return
    await guard.forgetShop(shopId)
    await memory.forgetShop(shopId)
    await translation.forgetShop(shopId)
  }
