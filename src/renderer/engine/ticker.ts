/** Wakes conversations by the clock: a snooze that ran out, and a sent change that no longer covers its row. */
import { SENT_COVERS_MS } from '../../shared/domain/outbox/pending'
import type { OutboxItem } from '../../shared/domain/outbox/types'
import type { Timers } from './source'
import type { Writer } from './write/writer'

/** Longest sleep: a machine that slept, or a clock that was set, is noticed after this. */
const longest = 30_000

export class Ticker {
  #timer: unknown = null
  #over = false
  #covers = new Map<string, number>()

  constructor(
    private readonly writer: Writer,
    private readonly timers: Timers,
  ) {}

  /** Notes until when a sent item covers its conversation. */
  sent(item: OutboxItem): void {
    if (item.state.type !== 'sent' || item.conversationId === null) return
    this.#covers.set(item.conversationId, item.state.at + SENT_COVERS_MS)
    void this.plan()
  }

  /** Sets the timer anew; called after every write. */
  async plan(): Promise<void> {
    if (this.#over) return
    const { cache, clock } = this.writer.context
    const first = await cache.db.bodies
      .orderBy('wakeAt')
      .first()
      .catch(() => undefined)
    if (this.#over) return
    const next = Math.min(first?.wakeAt ?? Number.POSITIVE_INFINITY, ...this.#covers.values())
    if (this.#timer !== null) this.timers.clear(this.#timer)
    this.#timer = null
    if (!Number.isFinite(next)) return
    this.#timer = this.timers.set(
      () => {
        this.tick()
          .then(() => this.plan())
          .catch(() => undefined)
      },
      Math.max(10, Math.min(longest, next - clock.now() + 1)),
    )
  }

  async tick(): Promise<void> {
    if (this.#over) return
    const { cache, clock } = this.writer.context
    const now = clock.now()
    const awake: string[] = await cache.db.bodies.where('wakeAt').belowOrEqual(now).primaryKeys()
    for (const [id, until] of this.#covers) {
      if (until > now) continue
      awake.push(id)
      this.#covers.delete(id)
    }
    if (awake.length > 0) await this.writer.refresh([...new Set(awake)])
  }

  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }
}
