/**
 * Looks once through what was cached before card numbers were hidden. How far it came stands in the cache, sealed, and is
 * written in the transaction of the rows: a kill at any moment costs one portion. What comes by the writer is hidden already.
 */
import type { Message } from '../../../shared/domain/conversation/types'
import { maskConversation, maskMessage, maskText } from '../../../shared/domain/guard/incoming'
import type { BodyRow, BodySecret, HtmlRow, MessageRow } from '../../data/schema'
import { removeFromIndex } from '../search/remove'
import { todoRow } from '../search/todo'
import type { Timers } from '../source'
import type { Writer } from '../write/writer'

/** Rows of one portion. */
const portion = 200
/** Ms after the start, and between looks while pulls are under way: everything else goes first. */
const delay = 3_000
const whileBusy = 2_000
const afterTrouble = 60_000
/** Raised where the hiding itself learns: everything is looked at once more. */
const version = 1

interface Mark {
  version: number
  /** Messages first, then conversations. */
  table: 'messages' | 'bodies' | 'done'
  /** Up to this id; '' from the beginning. */
  after: string
}
type Body = Omit<Message, 'html'>

const markId = (backendId: string): string => `${backendId}~cards`

export class CardLane {
  #timer: unknown = null
  #busy = false
  #over = false
  #backends: readonly string[] = []
  readonly #done = new Set<string>()

  constructor(
    private readonly writer: Writer,
    private readonly timers: Timers,
    /** Whether rows are being fetched: they go first. */
    private readonly fetching: () => boolean,
  ) {}

  /** Before the first pull: a backend of which nothing is cached has nothing to look through. */
  async setBackends(backendIds: readonly string[]): Promise<void> {
    this.#backends = backendIds
    const { cache } = this.writer.context
    for (const backendId of backendIds) {
      if (this.#done.has(backendId) || !cache.sealer.has(backendId)) continue
      await this.writer.alone(async () => {
        if (await cache.db.cursors.get(backendId)) return
        await this.#put(backendId, { version, table: 'done', after: '' })
      })
    }
    this.#wake(delay)
  }

  stop(): void {
    this.#over = true
    if (this.#timer !== null) this.timers.clear(this.#timer)
  }

  #wake(wait: number): void {
    if (this.#over || this.#busy || this.#timer !== null) return
    this.#timer = this.timers.set(() => {
      this.#timer = null
      void this.#turn()
    }, wait)
  }

  async #turn(): Promise<void> {
    if (this.fetching()) {
      this.#wake(whileBusy)
      return
    }
    this.#busy = true
    let more = false
    const { clock } = this.writer.context
    const began = clock.monotonic()
    try {
      more = await this.step()
    } catch {
      // The cache was shut under it, or the index is being mended: the mark still stands.
      this.#busy = false
      this.#wake(afterTrouble)
      return
    }
    this.#busy = false
    // Others have three quarters of the time.
    if (more) this.#wake(Math.max(30, 3 * (clock.monotonic() - began)))
  }

  /** One portion of one backend. @returns whether there is more */
  async step(): Promise<boolean> {
    for (const backendId of this.#backends) {
      if (this.#over) return false
      if (this.#done.has(backendId) || !this.writer.context.cache.sealer.has(backendId)) continue
      const touched = await this.writer.alone(() => this.#portion(backendId))
      if (touched === null) {
        this.#done.add(backendId)
        continue
      }
      if (touched.length > 0) await this.writer.refresh(touched)
      return true
    }
    return false
  }

  async #put(backendId: string, mark: Mark): Promise<void> {
    const { db, sealer } = this.writer.context.cache
    const id = markId(backendId)
    await db.sets.put({ id, blob: await sealer.seal('sets', { id, backendId, value: mark }) })
  }

  /** Conversations whose line is to be worked out again; null where all is done. */
  async #portion(backendId: string): Promise<string[] | null> {
    const { cache } = this.writer.context
    const row = await cache.db.sets.get(markId(backendId))
    const known = row ? await cache.sealer.open<Mark>('sets', row) : null
    const mark: Mark = known?.version === version ? known : { version, table: 'messages', after: '' }
    if (mark.table === 'done') return null
    const from = mark.after === '' ? `${backendId}~` : mark.after
    const rows: (MessageRow | BodyRow)[] = await cache.db[mark.table]
      .where('id')
      .between(from, `${backendId}~\uffff`, false, true)
      .limit(portion)
      .toArray()
    const last = rows.at(-1)
    const next: Mark =
      rows.length === portion && last
        ? { ...mark, after: last.id }
        : { version, table: mark.table === 'messages' ? 'bodies' : 'done', after: '' }
    return mark.table === 'messages'
      ? this.#messages(backendId, rows as MessageRow[], next)
      : this.#write(backendId, { bodies: rows as BodyRow[], messages: [], html: [] }, next)
  }

  async #messages(backendId: string, rows: readonly MessageRow[], next: Mark): Promise<string[]> {
    const { context } = this.writer
    const { db, sealer } = context.cache
    const opened = await sealer.scanMany<Body>('messages', rows)
    const letters = (await db.messageHtml.bulkGet(rows.flatMap((row) => (row.html === 1 ? [row.id] : [])))).filter(
      (row) => row !== undefined,
    )
    const htmlOf = new Map((await sealer.scanMany<string>('messageHtml', letters)).map((html, at) => [letters[at]?.id ?? '', html]))
    const touched: MessageRow[] = []
    const html: HtmlRow[] = []
    for (const [at, row] of rows.entries()) {
      const said = opened[at]
      if (!said) continue
      const letter = htmlOf.get(row.id) ?? null
      const { html: maskedHtml, ...masked } = maskMessage({ ...said, html: letter })
      if (masked.cardMasks === said.cardMasks) continue
      touched.push({ ...row, blob: await sealer.seal('messages', { id: row.id, backendId, value: masked }) })
      if (letter !== null && maskedHtml !== letter)
        html.push({ id: row.id, blob: await sealer.seal('messageHtml', { id: row.id, backendId, value: maskedHtml }) })
    }
    const conversations = [...new Set(touched.map((row) => row.conversationId))]
    const bodies = (await db.bodies.bulkGet(conversations)).filter((row) => row !== undefined)
    return this.#write(backendId, { bodies, messages: touched, html }, next)
  }

  /** Writes the portion; the index forgets what it knew of these conversations and learns them again. */
  async #write(
    backendId: string,
    { bodies: rows, messages, html }: { bodies: readonly BodyRow[]; messages: readonly MessageRow[]; html: readonly HtmlRow[] },
    next: Mark,
  ): Promise<string[]> {
    const { context } = this.writer
    const { db, sealer } = context.cache
    const secrets = await sealer.scanMany<BodySecret>('bodies', rows)
    const changed: BodyRow[] = []
    for (const [at, row] of rows.entries()) {
      const secret = secrets[at]
      if (!secret) continue
      const conversation = secret.conversation && maskConversation(secret.conversation)
      const newest = secret.newest && { ...secret.newest, text: maskText(secret.newest.text).text }
      if (conversation === secret.conversation && newest?.text === secret.newest?.text) continue
      changed.push({ ...row, blob: await sealer.seal('bodies', { id: row.id, backendId, value: { ...secret, conversation, newest } }) })
    }
    const touched = [...new Set([...messages.map((row) => row.conversationId), ...changed.map((row) => row.id)])]
    if (touched.length > 0) await removeFromIndex(context, { conversationIds: touched, recordIds: [] })
    const learn = todoRow(backendId, context.revision(), touched)
    const id = markId(backendId)
    const mark = { id, blob: await sealer.seal('sets', { id, backendId, value: next }) }
    await db.transaction('rw', [db.messages, db.messageHtml, db.translations, db.bodies, db.searchTodo, db.sets], () =>
      Promise.all([
        db.messages.bulkPut([...messages]),
        db.messageHtml.bulkPut([...html]),
        db.translations.bulkDelete(messages.map((row) => row.id)),
        db.bodies.bulkPut(changed),
        learn ? db.searchTodo.put(learn) : null,
        db.sets.put(mark),
      ]),
    )
    return changed.map((row) => row.id)
  }
}
