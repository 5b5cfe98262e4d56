/** Lets go of what is done: sent items after their time, the journal's garbage, files nobody names. */
import type { BackendId, OutboxKey } from '../../../shared/domain/ids'
import { filesOf, makesMessage } from '../../../shared/domain/outbox/effects'
import { SENT_COVERS_MS } from '../../../shared/domain/outbox/pending'
import type { Entry } from '../../../shared/domain/outbox/records'
import type { Draft, EarlierText, OutboxItem } from '../../../shared/domain/outbox/types'
import type { Clock, Log } from '../../ports'
import type { Journal } from '../journal'
import type { Earlier } from './earlier'
import type { Store } from './store'

const DAY_MS = 24 * 60 * 60_000
const SENT_KEPT_DAYS = 3
/** Sent at least this long ago: a page that lost the answer to its commit and asks again still finds its key. */
const DONE_KEPT_MS = 10 * 60_000
const ROUND_MS = 5 * 60_000
/** Sent items remembered, in memory, after they left the journal: as long as this process lives a page may ask again. */
const REMEMBERED = 2_000

/** File ids that drafts and items still name. */
const namedFiles = (drafts: Iterable<Draft>, entries: Iterable<Entry>, earlier: Iterable<EarlierText>): Set<string> => {
  const named = new Set<string>()
  for (const { draft } of earlier) for (const file of draft.files) named.add(file.fileId)
  for (const draft of drafts) for (const file of draft.files) named.add(file.fileId)
  for (const { item, draft } of entries) {
    for (const file of draft?.files ?? []) named.add(file.fileId)
    for (const file of item.effects.flatMap(filesOf)) named.add(file.fileId)
  }
  return named
}

export const createHousekeeping = (needs: {
  earlier: Earlier
  store: Store
  journal: Journal
  clock: Clock
  log: Log
  knows(backendId: BackendId): boolean
  /** By the shop's rule; three where there is none. */
  doneDays?: ((backendId: BackendId) => number) | undefined
}) => {
  const { store, journal, clock, log } = needs
  const came = new Set<OutboxKey>()
  const retold = new Set<OutboxKey>()
  const finished = new Map<OutboxKey, OutboxItem>()
  let nextAt = 0
  let tidying = false

  const isOver = ({ item }: Entry, now: number): boolean => {
    if (item.state.type !== 'sent') return false
    const age = now - item.state.at
    const done = came.has(item.key) || !item.effects.some(makesMessage)
    return age > (needs.doneDays?.(item.backendId) ?? SENT_KEPT_DAYS) * DAY_MS || (done && age > DONE_KEPT_MS)
  }

  const dropSent = async (): Promise<void> => {
    const entries = [...store.entries().values()]
    // While something waits in a conversation, what we did there ourselves must not look like a colleague's doing.
    const busy = new Set(entries.filter(({ item }) => item.state.type !== 'sent').map(({ item }) => item.conversationId))
    for (const entry of entries) {
      if (!isOver(entry, clock.now()) || busy.has(entry.item.conversationId)) continue
      const { key } = entry.item
      finished.set(key, entry.item)
      for (const oldest of finished.keys()) if (finished.size > REMEMBERED) finished.delete(oldest)
      await store.locked(key, () => store.write([{ type: 'gone', key, draft: null }], key))
      came.delete(key)
      retold.delete(key)
    }
  }

  const tidy = async (): Promise<void> => {
    if (tidying) return
    tidying = true
    try {
      await dropSent()
      await needs.earlier.tidy()
      if (journal.wantsCompaction()) {
        await store.compact()
        const removed = await journal.collectFiles(
          namedFiles(store.drafts().values(), store.entries().values(), store.earlier().values()),
          (backendId) => !needs.knows(backendId as BackendId),
        )
        log.info('outbox.compacted', { items: store.entries().size, files: removed })
      }
    } catch {
      // A full disk stops no reply; the next round tries again.
      log.warn('outbox.tidyFailed')
    } finally {
      tidying = false
    }
  }

  /** A change that was shown as done is shown as the backend has it, once that has had time to come. */
  const retell = (): number => {
    let soonest = Number.POSITIVE_INFINITY
    for (const { item } of store.entries().values()) {
      if (item.state.type !== 'sent' || retold.has(item.key) || item.effects.every(makesMessage)) continue
      const left = item.state.at + SENT_COVERS_MS - clock.now()
      if (left > 0 && left <= SENT_COVERS_MS) soonest = Math.min(soonest, left)
      else {
        retold.add(item.key)
        store.retell(item.key)
      }
    }
    return soonest
  }

  return {
    tidy,
    arrived: (key: OutboxKey) => came.add(key),
    /** Their customer was erased. */
    forgetFinished(which: (item: OutboxItem) => boolean): void {
      for (const [key, item] of [...finished]) if (which(item)) finished.delete(key)
    },
    /** A sent item that has left the journal already, or null. */
    finished: (key: OutboxKey): OutboxItem | null => finished.get(key) ?? null,
    /** Answers the ms until it wants to be called again. */
    round(): number {
      const mono = clock.monotonic()
      if (mono >= nextAt) {
        nextAt = mono + ROUND_MS
        void tidy()
      }
      return Math.min(retell(), nextAt - mono)
    },
  }
}
