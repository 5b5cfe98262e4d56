/**
 * The index lane, slower than all others: learns what was committed, a portion at a time, and keeps the segments few. What is to do
 * stands in the cache and leaves it in the transaction that writes the index, so a kill at any moment costs one portion.
 */
import { backendPart } from '../../data/sealing'
import type { Timers } from '../source'
import type { Writer } from '../write/writer'
import { BrokenSegment, dueForMerge, merge, segmentsOf, startAnew, writeDocuments } from './segments'
import { documentsOf } from './text'
import { freshId, takeTodo } from './todo'

/** Conversations of one portion. */
const portion = 400
/** Ms after a write until the lane looks; news of a moment come together. */
const delay = 400
/** Ms between looks while pulls are under way, and the longest it lets itself be held off by them. */
const whileBusy = 500
const longestWait = 15_000

/** Lets others of this page have their turn. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

export class IndexLane {
  #timer: unknown = null
  #busy = false
  /** Something came while a slice was under way, which may have looked before it stood. */
  #again = false
  #over = false
  #heldSince: number | null = null

  constructor(
    private readonly writer: Writer,
    private readonly timers: Timers,
    /** Whether rows are being fetched: they go first. */
    private readonly fetching: () => boolean,
  ) {}

  /** There may be something to learn. */
  wake(wait = delay): void {
    if (this.#busy) this.#again = true
    if (this.#over || this.#busy || this.#timer !== null) return
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.#turn()
    }, wait)
  }

  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  async #turn(): Promise<void> {
    const { clock } = this.writer.context
    if (this.fetching()) {
      this.#heldSince ??= clock.monotonic()
      if (clock.monotonic() - this.#heldSince < longestWait) {
        this.wake(whileBusy)
        return
      }
    }
    this.#heldSince = null
    this.#busy = true
    this.#again = false
    let more = false
    const began = clock.monotonic()
    try {
      more = await this.step()
    } catch {
      // The cache was shut under it; what is to do still stands.
    }
    this.#busy = false
    // As long a rest as the work took: others have half the time at least.
    if (more) this.wake(Math.max(20, clock.monotonic() - began))
    else if (this.#again) this.wake()
  }

  /** One portion, or one merge. @returns whether there is more */
  async step(): Promise<boolean> {
    if (this.#over) return false
    try {
      return (await this.#learn()) || (await this.#mergeOne())
    } catch (error) {
      if (!(error instanceof BrokenSegment)) throw error
      await startAnew(this.writer.context.cache, error.backendId)
      return true
    }
  }

  #segmentId(backendId: string): string {
    return freshId(backendId, this.writer.context.revision())
  }

  async #learn(): Promise<boolean> {
    const { cache } = this.writer.context
    const todo = await takeTodo(cache, portion)
    if (todo.gone.length + todo.put.length === 0) return false
    const byBackend = new Map<string, string[]>()
    for (const id of todo.conversations) byBackend.set(backendPart(id), [...(byBackend.get(backendPart(id)) ?? []), id])
    for (const [backendId, ids] of byBackend) {
      if (this.#over) return false
      if (!cache.sealer.has(backendId)) continue
      const documents = await documentsOf(cache, ids)
      // With the writer: a removal before it took the key, one after it takes these rows too.
      await this.writer.alone(async () => {
        if (this.#over || !cache.sealer.has(backendId)) return
        await writeDocuments(cache, backendId, { ids: new Set(ids), documents, segmentId: this.#segmentId(backendId) })
      })
    }
    // Last: a kill before it makes the portion be learned twice, which changes nothing.
    if (!this.#over) {
      await cache.db.transaction('rw', [cache.db.searchTodo], async () => {
        const present = new Set(
          await cache.db.searchTodo
            .where('id')
            .anyOf([...todo.put.map((row) => row.id)])
            .primaryKeys(),
        )
        await cache.db.searchTodo.bulkPut(todo.put.filter((row) => present.has(row.id)))
        await cache.db.searchTodo.bulkDelete(todo.gone)
      })
    }
    return true
  }

  async #mergeOne(): Promise<boolean> {
    const { cache } = this.writer.context
    const backends = new Set((await cache.db.searchSegments.toCollection().primaryKeys()).map(backendPart))
    for (const backendId of backends) {
      if (!cache.sealer.has(backendId)) continue
      const rows = dueForMerge(await segmentsOf(cache, backendId))
      if (rows.length === 0) continue
      await merge(cache, rows, this.#segmentId(backendId), rest)
      return true
    }
    return false
  }
}
