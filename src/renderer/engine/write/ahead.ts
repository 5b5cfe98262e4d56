/**
 * What can be worked out of a page before its turn to be written, so that it costs no time while the page before it is
 * on its way to the disk: languages and sealed rows. Nothing here depends on what the cache holds. Kept by the row itself.
 */
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { Customer, Message } from '../../../shared/domain/conversation/types'
import { languageOfMessage } from '../../../shared/domain/language/message'
import type { Rows } from '../../../shared/domain/sync/types'
import { customerKeys } from '../../data/matching'
import type { Sealed } from '../../data/schema'
import { backendPart, type Sealer } from '../../data/sealing'
import type { Detect } from '../detector'
import type { WriteContext } from './context'

const slice = 128

export interface Told {
  /** '' where it could not be told. */
  language: string
  /** The language of its conversation that it was looked at beside; null: by itself. */
  prior: string | null
}
export interface Ahead {
  messages: Map<Message, Sealed>
  customers: Map<Customer, { blob: Sealed; hashes: string[] }>
  languages: Map<Message, Told>
  detect: Detect | null
}

/** Longer texts tell their language by themselves. */
const short = 60

/** A short message is looked at beside its conversation. `told`: what is known of it; looked at again only where that was beside another. */
export const tell = (message: Message, detect: Detect, conversation: string | null, told?: Told): Told => {
  const prior = message.text.length > short ? null : conversation
  if (told && told.prior === prior) return told
  return { language: languageOfMessage(ownText(message), detect, prior) ?? '', prior }
}

/** HTML stands in a row of its own. */
export const withoutHtml = ({ html: _html, ...body }: Message): Omit<Message, 'html'> => body

/** Whether a message says something whose language nobody has told. */
export const isUnknown = ({ language, deleted, kind, text }: Message): boolean =>
  language === null && !deleted && (kind === 'incoming' || kind === 'outgoing') && text.trim() !== ''

export const hashesOf = (sealer: Sealer, keys: readonly string[]): Promise<string[]> =>
  Promise.all([...new Set(keys)].map((key) => sealer.match(key)))

/** Without a detector (it could not be loaded) languages are left to the slow lane. */
const detectorOf = async ({ detector }: WriteContext): Promise<Detect | null> => {
  try {
    return detector ? await detector() : null
  } catch {
    return null
  }
}

/** The languages alone: for pages of which most may be known already. */
export const lookAhead = async (context: WriteContext, messages: readonly Message[]): Promise<Ahead> => {
  const unknown = messages.filter(isUnknown)
  const detect = unknown.length > 0 ? await detectorOf(context) : null
  const ahead: Ahead = { messages: new Map(), customers: new Map(), languages: new Map(), detect }
  if (detect) for (const message of unknown) ahead.languages.set(message, tell(message, detect, null))
  return ahead
}

/** All of it: for pages that are new. Rejects where the key is gone. */
export const sealAhead = async (context: WriteContext, rows: Rows): Promise<Ahead> => {
  const { sealer } = context.cache
  const ahead = await lookAhead(context, [])
  if (rows.messages.some(isUnknown)) ahead.detect = await detectorOf(context)
  const languageOf = new Map<string, string | null>(rows.conversations.map(({ id, language }) => [id, language]))
  for (let from = 0; from < rows.messages.length; from += slice) {
    const part = rows.messages.slice(from, from + slice)
    // Sealing runs on other threads while the languages are looked for.
    const sealing = sealer.sealMany(
      'messages',
      part.map((message) => ({ id: message.id, backendId: backendPart(message.id), value: withoutHtml(message) })),
    )
    if (ahead.detect)
      for (const message of part)
        if (isUnknown(message)) ahead.languages.set(message, tell(message, ahead.detect, languageOf.get(message.conversationId) ?? null))
    const blobs = await sealing
    part.forEach((message, at) => {
      const blob = blobs[at]
      if (blob) ahead.messages.set(message, blob)
    })
  }
  await Promise.all(
    rows.customers.map(async (value) => {
      const [blob, hashes] = await Promise.all([
        sealer.seal('customers', { id: value.id, backendId: backendPart(value.id), value }),
        hashesOf(sealer, customerKeys(value)),
      ])
      ahead.customers.set(value, { blob, hashes })
    }),
  )
  return ahead
}
