/**
 * Decides what runs when. Waits are measured on the monotonic clock, so a set clock neither cuts an undo short nor
 * keeps a reply back; they are at most as long as such a wait can be, so neither does a clock that was wrong.
 */
import type { BackendId, OutboxKey } from '../../../shared/domain/ids'
import { free } from '../../../shared/domain/outbox/lane'
import type { Entry } from '../../../shared/domain/outbox/records'
import type { Connector } from '../../connectors/connector'
import type { Clock, Log } from '../../ports'
import type { Attempt } from './attempt'
import type { Store } from './store'

const MOST_UNDO_MS = 120_000
const MOST_LOOK_MS = 120_000
const MOST_WAIT_MS = 61 * 60_000
const AT_ONCE_PER_BACKEND = 4
const IDLE_MS = 30_000

export interface PumpNeeds {
  store: Store
  clock: Clock
  log: Log
  stop: AbortSignal
  connectors(backendId: BackendId): Connector | null
  attempt: Attempt
  /** Called on every round; answers in how many ms it wants the next. */
  housekeeping(): number
}

export const createPump = ({ store, clock, log, stop, connectors, attempt, housekeeping }: PumpNeeds) => {
  const running = new Map<OutboxKey, Promise<void>>()
  const runningOf = new Map<BackendId, number>()
  /** Entries never change, so a wait begins when its entry is first seen. */
  const due = new WeakMap<Entry, number>()
  const limits = new Map<BackendId, number>()
  let poke: () => void = () => undefined
  let loop: Promise<void> | null = null

  const waitOf = (entry: Entry): number => {
    const { state } = entry.item
    const now = clock.now()
    if (state.type === 'undoable') return Math.min(MOST_UNDO_MS, state.until - now)
    if (state.type === 'waiting') return Math.min(MOST_WAIT_MS, state.until - now)
    if (state.type === 'sending' && entry.tried) return Math.min(MOST_LOOK_MS, entry.tried.lookAt - now)
    return 0
  }

  const dueAt = (entry: Entry): number => {
    const known = due.get(entry)
    if (known !== undefined) return known
    const at = clock.monotonic() + Math.max(0, waitOf(entry))
    due.set(entry, at)
    return at
  }

  const wantsRun = ({ item, tried }: Entry): boolean =>
    item.state.type === 'queued' || item.state.type === 'waiting' || (item.state.type === 'sending' && tried?.unsure === true)

  const start = (entry: Entry, connector: Connector): void => {
    const { key, backendId } = entry.item
    runningOf.set(backendId, (runningOf.get(backendId) ?? 0) + 1)
    const run = attempt(entry, connector)
      .catch(() => log.warn('outbox.runFailed'))
      .then(() => {
        running.delete(key)
        runningOf.set(backendId, (runningOf.get(backendId) ?? 1) - 1)
        poke()
      })
    running.set(key, run)
  }

  /** One round; answers the ms until something is due. */
  const round = async (): Promise<number> => {
    let soonest = Math.min(IDLE_MS, housekeeping())
    const mono = clock.monotonic()
    const later = (at: number) => {
      soonest = Math.min(soonest, Math.max(1, at - mono))
    }
    for (const entry of [...store.entries().values()]) {
      if (entry.item.state.type !== 'undoable') continue
      if (dueAt(entry) <= mono) await store.soft(entry.item.key, { type: 'undoOver' })
      else later(dueAt(entry))
    }
    for (const entry of free(store.entries().values())) {
      const { key, backendId } = entry.item
      if (running.has(key) || !wantsRun(entry)) continue
      const at = Math.max(dueAt(entry), limits.get(backendId) ?? 0)
      if (at > mono) {
        later(at)
        continue
      }
      const connector = connectors(backendId)
      if (connector && (runningOf.get(backendId) ?? 0) < AT_ONCE_PER_BACKEND && !stop.aborted) start(entry, connector)
    }
    return soonest
  }

  const forever = async (): Promise<void> => {
    while (!stop.aborted) {
      const poked = new Promise<void>((resolve) => {
        poke = resolve
      })
      const over = new AbortController()
      try {
        const ms = await round()
        await Promise.race([poked, clock.sleep(ms, over.signal).catch(() => undefined)])
      } catch {
        log.warn('outbox.roundFailed')
        await clock.sleep(1_000, stop).catch(() => undefined)
      } finally {
        over.abort()
      }
    }
  }

  return {
    start(): void {
      loop ??= forever()
    },
    /** An item's wait begins now, before anything can move the clock. */
    see(key: OutboxKey): void {
      const entry = store.entry(key)
      if (entry) dueAt(entry)
    },
    /** Something changed: look again now. */
    poke: () => poke(),
    /** Whether the item may take its lane now (an earlier one may have come back meanwhile). */
    isFree: (entry: Entry): boolean => free(store.entries().values()).some((each) => each.item.key === entry.item.key),
    /** The backend's line is back: what waits for it need not wait longer, unless the backend itself named the time. */
    wake(backendId: BackendId): void {
      for (const entry of store.entries().values()) {
        const { item } = entry
        if (item.backendId === backendId && item.state.type === 'waiting' && item.state.why.code !== 'rateLimited') due.set(entry, 0)
      }
      poke()
    },
    limit(backendId: BackendId, until: number): void {
      limits.set(backendId, clock.monotonic() + Math.min(MOST_WAIT_MS, Math.max(0, until - clock.now())))
    },
    /** Resolves when no run is under way. */
    async settled(): Promise<void> {
      poke()
      await loop
      await Promise.all(running.values())
    },
  }
}
