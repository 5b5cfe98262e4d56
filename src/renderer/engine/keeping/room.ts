/**
 * Watches the room on the disk. Before it runs out, fetched files and the messages of the longest closed conversations are let
 * go; when a write has failed for want of it, pulling rests until one succeeds. Drafts, outbox, holds and what is open stay.
 */
import { mayEvict, spaceLevel } from '../../../shared/domain/keeping/space'
import type { SpaceLevel } from '../../../shared/domain/keeping/types'
import { viewPrefix } from '../../data/viewKeys'
import type { KeepingSource, Timers } from '../source'
import type { Writer } from '../write/writer'
import { evictMessages } from './forget'

const lookEvery = 60_000
const hurriedEvery = 5_000
/** Conversations let go at a look: the disk gives their room back only in a while. */
const evictAtOnce = 300
/** Rows read for them at a time. */
const slice = 100
/** Ms that pulling rests after a write that found no room. */
const restMs = 10_000

/** Chromium's words for a full disk, however deep Dexie wraps them. */
export const isNoRoom = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > 4) return false
  const { name, message, inner, cause, failures } = error as Record<string, unknown>
  if (name === 'QuotaExceededError') return true
  if (typeof message === 'string' && /quota|full disk|no space|disk is full/i.test(message)) return true
  return isNoRoom(inner, depth + 1) || isNoRoom(cause, depth + 1) || (Array.isArray(failures) && isNoRoom(failures[0], depth + 1))
}

export class RoomWatch {
  #timer: unknown = null
  #over = false
  #paused = false
  #restUntil = Number.NEGATIVE_INFINITY
  #evicted = 0
  #freeBytes: number | null = null
  #looking: Promise<void> | null = null
  /** Where in each closed view the last look ended: older ones have been let go, or may not go. */
  readonly #ended = new Map<string, string>()

  constructor(
    private readonly writer: Writer,
    private readonly source: KeepingSource,
    private readonly timers: Timers,
    /** There is room again: whoever waited may go on. */
    private readonly onRoom: () => void,
  ) {}

  start(): void {
    if (this.#timer === null && !this.#over) this.#plan(lookEvery / 6)
  }
  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  /** Whether nothing is to be pulled now, as it could not be written. */
  resting(): boolean {
    return this.#paused && this.writer.context.clock.monotonic() < this.#restUntil
  }

  /** A write has failed. */
  failed(error: unknown): void {
    if (!isNoRoom(error) || this.#over) return
    this.#paused = true
    this.#restUntil = this.writer.context.clock.monotonic() + restMs
    void this.look()
  }
  /** A write went through. */
  succeeded(): void {
    if (!this.#paused) return
    this.#paused = false
    void this.look()
  }

  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch(() => undefined)
      .finally(() => {
        this.#looking = null
        this.#plan(this.#paused ? hurriedEvery : lookEvery)
        if (this.#paused && !this.resting()) this.onRoom()
      })
    return this.#looking
  }

  async #look(): Promise<void> {
    let level = await this.#tell(false)
    if (level === 'fine') return
    level = await this.#tell(true)
    if (level === 'fine') return
    const evicted = await this.#evict()
    this.#evicted += evicted
    if (evicted > 0) {
      this.writer.written()
      await this.#tell(false)
    }
  }

  async #tell(shrink: boolean): Promise<SpaceLevel> {
    const { usage, quota } = await this.source.estimate()
    const room = { usedBytes: usage, quotaBytes: quota, freeBytes: this.#freeBytes }
    const level = this.#paused ? 'full' : spaceLevel(room)
    const space = {
      level,
      usedBytes: usage,
      quotaBytes: quota,
      paused: this.#paused,
      evicted: this.#evicted,
      at: this.writer.context.clock.now(),
    }
    this.#freeBytes = (await this.source.space({ space, shrink })).freeBytes
    return this.#paused ? 'full' : spaceLevel({ ...room, freeBytes: this.#freeBytes })
  }

  /** The longest closed first. Answers how many conversations lost their messages. */
  async #evict(): Promise<number> {
    const { context } = this.writer
    const { conversations } = context.cache.db
    let count = 0
    for (const kind of ['spam', 'resolved'] as const) {
      const prefix = viewPrefix({ kind })
      for (let more = true; more && count < evictAtOnce; ) {
        more = await this.writer.alone(async () => {
          const end = this.#ended.get(kind) ?? `${prefix}\uffff`
          const rows = await conversations.where('keys').between(prefix, end, true, false).reverse().limit(slice).toArray()
          for (const row of rows) {
            if (!mayEvict({ ...row, kept: context.guard.holdsConversation(row.id, row.customerId) })) continue
            if ((await evictMessages(context, [row.id])) > 0) count += 1
          }
          const last = rows.at(-1)?.keys.find((key) => key.startsWith(prefix))
          if (last) this.#ended.set(kind, last)
          return rows.length === slice && last !== undefined
        })
      }
    }
    return count
  }

  #plan(ms: number): void {
    if (this.#over) return
    if (this.#timer !== null) this.timers.clear(this.#timer)
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.look()
    }, ms)
  }
}
