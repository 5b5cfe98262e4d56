/** What of a conversation is to be shown in the agent's language and is not yet; and what of it must not change on the way. */
import { Dexie } from 'dexie'
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { Message } from '../../../shared/domain/conversation/types'
import type { ConversationId } from '../../../shared/domain/ids'
import { saysNothing } from '../../../shared/domain/language/saysNothing'
import { languageToRead, needsTranslation, type Reader, readingLanguage, translationFor } from '../../../shared/domain/translation/reading'
import type { KnownFacts } from '../../../shared/domain/translation/types'
import { openFacts, rawFacts } from '../../data/read/facts'
import type { MessageRow, TranslationSecret } from '../../data/schema'
import type { WriteContext } from '../write/context'

export interface Wanted {
  row: MessageRow
  text: string
  /** Null: nobody can tell, the engine is to find out. */
  language: string | null
  was: TranslationSecret | null
}

/** Newest messages of a conversation that are looked at. */
const looked = { ahead: 20, person: 100 }
/** What failed is not tried again so soon for one who merely opens the conversation. */
const failedFor = 60_000

export interface Wish {
  id: string
  reader: Reader
  /** Who asks: nobody yet, whoever opened it, or a person for this one message (again). */
  by: 'ahead' | 'open' | { messageId: string }
  /** Engines or policies changed last (epoch ms): what failed before may go now. */
  changedAt: number
  /** Epoch ms (UTC). */
  now: number
}

const triesAgain = ({ failed }: TranslationSecret, to: string, { by, changedAt, now }: Wish): boolean =>
  failed === null || failed.to !== to || failed.at < changedAt || (by === 'open' && failed.at < now - failedFor)

/** Newest first. Messages of other people, deleted ones and those that she reads are left out. */
export const wantedOf = async ({ cache, book }: WriteContext, wish: Wish): Promise<Wanted[]> => {
  const { db, sealer } = cache
  const { id, by, reader } = wish
  const one = typeof by === 'object' ? by.messageId : null
  const found =
    one === null
      ? await db.messages
          .where('[conversationId+at]')
          .between([id, Dexie.minKey], [id, Dexie.maxKey])
          .reverse()
          .limit(by === 'ahead' ? looked.ahead : looked.person)
          .toArray()
      : (await db.messages.bulkGet([one])).filter((row) => row !== undefined)
  const rows = found.filter((row) => row.kind === 'incoming' && row.deleted === 0)
  if (rows.length === 0) return []
  const [line, kept, messages] = await Promise.all([
    db.conversations.get(id),
    db.translations.bulkGet(rows.map((row) => row.id)),
    sealer.scanMany<Omit<Message, 'html'>>('messages', rows),
  ])
  const made = new Map(
    await Promise.all(
      kept.flatMap((row) =>
        row ? [sealer.open<TranslationSecret>('translations', row, undefined, false).then((secret) => [row.id, secret] as const)] : [],
      ),
    ),
  )
  const to = readingLanguage(reader)
  const said = book.said(id)
  return rows.flatMap((row, at): Wanted[] => {
    const message = messages[at]
    if (!message) return []
    const text = ownText(message)
    const language = languageToRead({ id: row.id, language: message.language ?? row.language }, said, line?.language ?? null)
    const was = made.get(row.id) ?? null
    if (one === null) {
      if (!needsTranslation(text, language, reader)) return []
      if (was && (translationFor(was.made, to, language) || !triesAgain(was, to, wish))) return []
    } else if (saysNothing(text)) return []
    return [{ row, text, language, was }]
  })
}

/** Names and numbers of the conversation, which patterns alone would not find. */
export const knownOf = async (context: WriteContext, id: string): Promise<{ shopId: string; known: KnownFacts } | null> => {
  const { cache, desk, book, clock } = context
  const facts = (
    await openFacts(cache, await rawFacts(cache, [id as ConversationId]), {
      itemsOf: (one) => desk.itemsOf(one),
      notThanks: (one) => book.said(one).notThanks,
      languageOf: (one) => book.said(one).language,
      shopOf: (one) => book.shop(one),
      now: clock.now(),
    })
  ).get(id as ConversationId)
  if (!facts) return null
  const { conversation, customer, shop, orders, parcels } = facts
  const listed = (values: readonly (string | null | undefined)[]): string[] =>
    [...new Set(values.map((value) => value?.trim().slice(0, 200) ?? '').filter((value) => value.length > 1))].slice(0, 100)
  return {
    shopId: shop.id,
    known: {
      names: listed([conversation.customerName, customer?.name, shop.name, shop.senderName]),
      numbers: listed([
        ...orders.map(({ number }) => number),
        ...orders.flatMap(({ trackingNumbers }) => trackingNumbers),
        ...parcels.map(({ trackingNumber }) => trackingNumber),
      ]),
    },
  }
}
