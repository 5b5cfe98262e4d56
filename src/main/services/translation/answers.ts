/**
 * Answers of engines, so that the same sentence is not paid for twice in a week: sealed, bounded, and found by an HMAC of what
 * was asked. The texts stand as the engine gave them, facts hidden. An entry names the conversations that asked for it and goes
 * with any of them, with its shop, and with its time.
 */
import { z } from 'zod'
import type { BackendId, ConversationId, ShopId } from '../../../shared/domain/ids'
import { backendOf } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import type { Clock, Log } from '../../ports'
import { readableOf, type SealedDocuments } from '../sealed'

const dayMs = 86_400_000
const keptMs = 7 * dayMs
const shelves = 64
const perShelf = 300
/** An answer that more conversations asked for than are noted goes with whichever of them goes. */
const namesKept = 40
const writeAfterMs = 2_000

const Answer = z.object({
  key: z.string(),
  shopId: z.string(),
  conversations: z.array(z.string()).max(namesKept),
  text: z.string(),
  detected: z.string().nullable(),
  confidence: z.number().nullable(),
  at: z.number(),
})
type Answer = z.infer<typeof Answer>
const Shelf = z.object({ version: z.literal(1), answers: z.array(z.unknown()) })
export type KeptAnswer = Pick<Answer, 'text' | 'detected' | 'confidence'>

const nameOf = (shelf: number) => `translation/answers-${shelf.toString(16).padStart(2, '0')}.sealed`
const shelfOf = (key: string): number => Number.parseInt(key.slice(0, 2), 16) % shelves

export interface AnswersNeeds {
  clock: Clock
  log: Log
  documents: SealedDocuments
  /** HMAC-SHA256 under a key of the profile's, hex. */
  hmac(text: string): string
}

export const createAnswers = ({ clock, log, documents, hmac }: AnswersNeeds) => {
  const oneByOne = serial()
  const loaded = new Map<number, Map<string, Answer>>()
  const dirty = new Set<number>()
  let life: AbortController | null = null
  let due = false

  const load = async (shelf: number): Promise<Map<string, Answer>> => {
    const known = loaded.get(shelf)
    if (known) return known
    const mine = life
    // What cannot be read was only a help: it is made anew.
    const stored = Shelf.safeParse(await documents.readSealed(nameOf(shelf)).catch(() => null))
    const answers = stored.success
      ? readableOf(Answer, stored.data.answers, (count) => log.warn('translation.unreadable', { what: 'answer', count }))
      : []
    const raced = loaded.get(shelf)
    if (raced) return raced
    const fresh = new Map(answers.filter(({ at }) => at >= clock.now() - keptMs).map((one) => [one.key, one]))
    // Another profile's by now, or nobody's.
    if (life && life === mine) loaded.set(shelf, fresh)
    return fresh
  }
  const write = async (shelf: number) => {
    const answers = loaded.get(shelf)
    if (!answers) return
    dirty.delete(shelf)
    try {
      await documents.writeSealed(nameOf(shelf), { version: 1, answers: [...answers.values()] })
    } catch (error) {
      dirty.add(shelf)
      throw error
    }
  }
  const flush = () =>
    oneByOne(async () => {
      for (const shelf of [...dirty]) await write(shelf)
    })
  const later = () => {
    const { signal } = life ?? {}
    if (due || !signal) return
    due = true
    clock.sleep(writeAfterMs, signal).then(
      () => {
        due = false
        flush().catch(() => log.warn('translation.answersUnkept'))
      },
      () => {
        due = false
      },
    )
  }
  const touch = (shelf: number) => {
    dirty.add(shelf)
    later()
  }
  /** Takes out what `goes` names, on every shelf; durable when it answers. */
  const takeOut = (goes: (answer: Answer) => boolean) =>
    oneByOne(async () => {
      if (!life) return
      for (let shelf = 0; shelf < shelves; shelf += 1) {
        const answers = await load(shelf)
        let gone = 0
        for (const answer of [...answers.values()])
          if (goes(answer)) {
            answers.delete(answer.key)
            gone += 1
          }
        if (gone > 0) await write(shelf)
      }
    })

  return {
    open() {
      life = new AbortController()
      loaded.clear()
      dirty.clear()
    },
    async lock() {
      life?.abort()
      await flush().catch(() => undefined)
      life = null
      loaded.clear()
      dirty.clear()
    },
    /** Whose answer, and to what: shops never share one. */
    keyOf: (parts: readonly (string | null)[]): string => hmac(JSON.stringify(parts)),
    async get(key: string, conversationId: ConversationId | null): Promise<KeptAnswer | null> {
      if (!life) return null
      const shelf = shelfOf(key)
      const answers = await load(shelf)
      const found = answers.get(key)
      if (!found || found.at < clock.now() - keptMs) return null
      if (conversationId && !found.conversations.includes(conversationId) && found.conversations.length < namesKept) {
        found.conversations.push(conversationId)
        touch(shelf)
      }
      // The one that was of use last is the last to go.
      answers.delete(key)
      answers.set(key, found)
      return found
    },
    /** `isGone` is asked last: what was forgotten while the engine was thinking is not kept. */
    async put(
      key: string,
      shopId: ShopId,
      conversationId: ConversationId | null,
      { text, detected, confidence }: KeptAnswer,
      isGone: () => boolean,
    ) {
      const mine = life
      if (!mine) return
      const shelf = shelfOf(key)
      const answers = await load(shelf)
      if (life !== mine || isGone()) return
      const before = answers.get(key)?.conversations ?? []
      const conversations = conversationId && !before.includes(conversationId) ? [...before, conversationId].slice(-namesKept) : before
      answers.delete(key)
      answers.set(key, { key, shopId, conversations, text, detected, confidence, at: clock.now() })
      for (const oldest of answers.keys()) {
        if (answers.size <= perShelf) break
        answers.delete(oldest)
      }
      touch(shelf)
    },
    flush,
    /** `daysOf` null: as long as the backend has it. */
    age: (daysOf: (shopId: ShopId) => number | null) => {
      const now = clock.now()
      return takeOut(({ at, shopId }) => at < now - Math.min(keptMs, (daysOf(shopId as ShopId) ?? 7) * dayMs))
    },
    forget: (gone: ReadonlySet<ConversationId>) =>
      takeOut(({ conversations }) => conversations.length >= namesKept || conversations.some((id) => gone.has(id as ConversationId))),
    forgetBackend: (backendId: BackendId) =>
      takeOut(({ conversations }) => conversations.length >= namesKept || conversations.some((id) => backendOf(id) === backendId)),
    forgetShop: (shopId: ShopId) => takeOut((answer) => answer.shopId === shopId),
  }
}
export type Answers = ReturnType<typeof createAnswers>
