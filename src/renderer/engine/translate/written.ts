/**
 * What an agent wrote, kept beside the message that her customer reads once that has come from the backend: sealed as a translation
 * of it, found by the search as one, gone with it.
 */
import { makesMessage } from '../../../shared/domain/outbox/effects'
import type { OutboxItem } from '../../../shared/domain/outbox/types'
import type { TranslationSecret } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import { todoRow } from '../search/todo'
import type { Writer } from '../write/writer'

/** A message that has not come by then is another's to fetch: a later start tells of the item again while the journal has it. Ms. */
const patience = 3_600_000

interface Waiting {
  conversationId: string
  secret: TranslationSecret
  since: number
}

const secretOf = (item: OutboxItem): TranslationSecret | null => {
  if (item.state.type !== 'sent') return null
  const { at } = item.state
  const effect = item.effects.find(makesMessage)
  const sent = effect && 'translated' in effect ? effect.translated : undefined
  if (!sent || sent.source.trim() === '') return null
  const { from, to, source, engines, edited } = sent
  return {
    made: [{ to: from, from: to, text: source, engines, demo: false, at, confidence: null, troubles: [], missing: 0 }],
    failed: null,
    edited,
  }
}

export class Written {
  readonly #waiting = new Map<string, Waiting>()
  #turn: Promise<void> = Promise.resolve()

  constructor(private readonly writer: Writer) {}

  saw(item: OutboxItem): void {
    const secret = secretOf(item)
    if (!secret || item.state.type !== 'sent' || item.state.messageId === null || item.conversationId === null) return
    this.#waiting.set(item.state.messageId, { conversationId: item.conversationId, secret, since: this.writer.context.clock.monotonic() })
    void this.step()
  }

  /** After rows were written: those whose message is there now. Never rejects. */
  step(): Promise<void> {
    if (this.#waiting.size === 0) return this.#turn
    this.#turn = this.#turn.then(() => this.#keep()).catch(() => undefined)
    return this.#turn
  }

  async #keep(): Promise<void> {
    const { writer } = this
    const { context } = writer
    const { db, sealer } = context.cache
    const now = context.clock.monotonic()
    let kept = 0
    await writer.alone(async () => {
      for (const [id, { conversationId, secret, since }] of [...this.#waiting]) {
        const backendId = backendPart(conversationId)
        const row = sealer.has(backendId) ? await db.messages.get(id) : undefined
        if (!row || row.conversationId !== conversationId) {
          if (now - since > patience || !sealer.has(backendId)) this.#waiting.delete(id)
          continue
        }
        this.#waiting.delete(id)
        if (row.deleted !== 0 || (await db.translations.get(id))) continue
        const blob = await sealer.seal('translations', { id, backendId, value: secret })
        const learn = todoRow(backendId, context.revision(), [conversationId])
        await db.transaction('rw', [db.translations, db.searchTodo], () =>
          Promise.all([db.translations.put({ id, blob }), learn ? db.searchTodo.put(learn) : null]),
        )
        kept += 1
      }
    })
    if (kept > 0) writer.written()
  }
}
