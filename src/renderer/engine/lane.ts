/**
 * The slow lane: learns the language of what was committed without it (the detector was not there, or a conversation grew), in slices between which the engine is free. What is still to
 * do stands in the cache (`todo`), so a restart loses nothing.
 */
import { Dexie } from 'dexie'
import { ownText } from '../../shared/domain/conversation/ownText'
import type { Message } from '../../shared/domain/conversation/types'
import { languageOfMessage } from '../../shared/domain/language/message'
import type { BodySecret, MessageRow } from '../data/schema'
import type { Detect } from './detector'
import { isTelling, languageOf, telling } from './language/languageOf'
import type { Timers } from './source'
import type { Writer } from './write/writer'

const slice = 64
/** Ms between slices. */
const rest = 60

const without = <T extends { todo?: 1 }>(row: T): T => {
  const { todo: _done, ...others } = row
  return others as T
}

export class LanguageLane {
  #timer: unknown = null
  #busy = false
  /** Something came while a slice was under way, which may have looked before it stood. */
  #again = false
  #over = false
  #detect: Detect | null = null

  constructor(
    private readonly writer: Writer,
    private readonly load: () => Promise<Detect>,
    private readonly timers: Timers,
  ) {}

  /** There may be something to learn. */
  wake(): void {
    if (this.#busy) this.#again = true
    if (this.#over || this.#busy || this.#timer !== null) return
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.#slice()
    }, rest)
  }

  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  async #slice(): Promise<void> {
    this.#busy = true
    this.#again = false
    let more = false
    try {
      const detect = this.#detect ?? (await this.load())
      this.#detect = detect
      more = await this.step(detect)
    } catch {
      // The cache was shut under the slice; `todo` still stands.
    }
    this.#busy = false
    if (more || this.#again) this.wake()
  }

  /** One slice. @returns whether there is more */
  async step(detect: Detect): Promise<boolean> {
    if (this.#over) return false
    const { cache } = this.writer.context
    // Not in the writer's turn: the question waits for the write under way, and the next commit would wait for the answer with its plan.
    const [message, body] = await Promise.all([
      cache.db.messages.where('todo').equals(1).limit(1).primaryKeys(),
      cache.db.bodies.where('todo').equals(1).limit(1).primaryKeys(),
    ])
    if (message.length + body.length === 0) return false
    const messages = await this.writer.alone(async () => {
      const rows = await cache.db.messages.where('todo').equals(1).limit(slice).toArray()
      if (rows.length === 0) return 0
      const opened = await cache.sealer.scanMany<Message>('messages', rows)
      const priors = await this.#priorsOf([...new Set(rows.map(({ conversationId }) => conversationId))])
      await cache.db.messages.bulkPut(
        rows.map((row, at): MessageRow => {
          const said = opened[at]
          const prior = priors.get(row.conversationId) ?? null
          return { ...without(row), language: said ? (languageOfMessage(ownText(said), detect, prior) ?? '') : row.language }
        }),
      )
      return rows.length
    })
    if (messages > 0) return true
    const ids = await this.writer.alone(async () => {
      const rows = await cache.db.bodies.where('todo').equals(1).limit(slice).toArray()
      const learned = await Promise.all(
        rows.map(async (row) => ({ ...without(row), detected: (await this.#languageOf(row.id, detect)) ?? '' })),
      )
      if (learned.length > 0) await cache.db.bodies.bulkPut(learned)
      return learned.map((row) => row.id)
    })
    if (ids.length === 0) return false
    await this.writer.refresh(ids)
    return true
  }

  /** What is known of conversations beforehand: their backend's word, else what was found of them. */
  async #priorsOf(ids: readonly string[]): Promise<Map<string, string | null>> {
    const { db, sealer } = this.writer.context.cache
    const bodies = (await db.bodies.bulkGet([...ids])).filter((row) => row !== undefined)
    const secrets = await sealer.scanMany<BodySecret>('bodies', bodies)
    return new Map(bodies.map((row, at) => [row.id, secrets[at]?.conversation?.language ?? (row.detected || null)]))
  }

  /** Of the newest messages of the customer: the language most of them are in; else what subject and preview tell. */
  async #languageOf(id: string, detect: Detect): Promise<string | null> {
    const { db, sealer } = this.writer.context.cache
    const rows = await db.messages
      .where('[conversationId+at]')
      .between([id, Dexie.minKey], [id, Dexie.maxKey])
      .reverse()
      .limit(telling * 6)
      .toArray()
    const incoming = rows.filter(isTelling).slice(0, telling)
    const said = await sealer.scanMany<Message>('messages', incoming)
    const body = await db.bodies.get(id)
    const secret = body ? await sealer.open<BodySecret>('bodies', body) : null
    const texts = incoming.map((row, at) => ({ text: said[at]?.text ?? '', language: said[at]?.language ?? row.language }))
    return languageOf(texts, secret?.conversation ?? null, detect)
  }
}
