/**
 * What the engine page is asked to do. Pulls are coalesced: a backend has at most one that the engine has not begun,
 * and two are at least 150 ms apart. Nothing rests on a task arriving: an engine that comes anew is asked everything again.
 */
import type { BackendId } from '../../../shared/domain/ids'
import type { EngineTask } from '../../../shared/domain/sync/types'
import type { Clock } from '../../ports'

const spacingMs = 150
/** A pull that the engine did not begin within this time is asked for again. */
const patienceMs = 30_000

interface Wish {
  /** Something changed that no begun pull covers. */
  dirty: boolean
  /** A task is out that the engine has not begun; epoch by the monotonic clock. */
  askedAt: number | null
  lastAt: number
  timer: boolean
  running: number
}

export interface EngineTasks {
  /** Look again at this backend. */
  want(backendId: BackendId): void
  pullBegan(backendId: BackendId): void
  pullEnded(backendId: BackendId): void
  give(task: EngineTask): void
  done(task: EngineTask): void
  /** Asks the engine to forget a backend's rows; false when it did not say so within `ms`. */
  forget(backendId: BackendId, ms: number): Promise<boolean>
  stopped(backendId: BackendId): void
  stop(): void
}

export const createEngineTasks = (clock: Clock, emit: (task: EngineTask) => void): EngineTasks => {
  const wishes = new Map<BackendId, Wish>()
  const forgetting = new Map<BackendId, () => void>()
  const life = new AbortController()

  const wishOf = (backendId: BackendId): Wish => {
    const known = wishes.get(backendId)
    if (known) return known
    const made = { dirty: false, askedAt: null, lastAt: Number.NEGATIVE_INFINITY, timer: false, running: 0 }
    wishes.set(backendId, made)
    return made
  }
  const later = (backendId: BackendId, ms: number) => {
    const wish = wishOf(backendId)
    if (wish.timer) return
    wish.timer = true
    clock.sleep(ms, life.signal).then(
      () => {
        wish.timer = false
        if (wishes.get(backendId) === wish) consider(backendId)
      },
      () => undefined,
    )
  }
  const consider = (backendId: BackendId) => {
    const wish = wishOf(backendId)
    if (!wish.dirty || wish.running > 0) return
    const now = clock.monotonic()
    if (wish.askedAt !== null && now - wish.askedAt < patienceMs) return
    const wait = wish.lastAt + spacingMs - now
    if (wait > 0) {
      later(backendId, wait)
      return
    }
    wish.dirty = false
    wish.askedAt = now
    wish.lastAt = now
    emit({ type: 'pull', backendId })
  }

  return {
    want(backendId) {
      wishOf(backendId).dirty = true
      consider(backendId)
    },
    pullBegan(backendId) {
      const wish = wishOf(backendId)
      wish.running += 1
      wish.askedAt = null
      wish.dirty = false
    },
    pullEnded(backendId) {
      const wish = wishOf(backendId)
      wish.running = Math.max(0, wish.running - 1)
      wish.lastAt = clock.monotonic()
      if (wish.dirty) later(backendId, spacingMs)
    },
    give: emit,
    done(task) {
      if (task.type === 'forget') forgetting.get(task.backendId)?.()
      if (task.type === 'pull') wishOf(task.backendId).askedAt = null
    },
    async forget(backendId, ms) {
      wishes.delete(backendId)
      const timer = new AbortController()
      const done = new Promise<true>((resolve) => forgetting.set(backendId, () => resolve(true)))
      emit({ type: 'forget', backendId })
      const late = clock.sleep(ms, timer.signal).then(
        () => false,
        () => false,
      )
      const answer = await Promise.race([done, late])
      timer.abort()
      forgetting.delete(backendId)
      return answer
    },
    stopped: (backendId) => void wishes.delete(backendId),
    stop() {
      life.abort()
      wishes.clear()
    },
  }
}
