/** Writes what was translated beside its messages: sealed, learned by the search, and the newest shown in the list. */
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { Message } from '../../../shared/domain/conversation/types'
import type { BodyRow, MessageRow, TranslationRow, TranslationSecret } from '../../data/schema'
import { backendPart, type Sealer } from '../../data/sealing'
import { todoRow } from '../search/todo'
import { Bodies, sealBodies } from '../write/bodies'
import type { Writer } from '../write/writer'
import type { Wanted } from './wanted'

export interface Outcome {
  wanted: Wanted
  secret: TranslationSecret
}

const sameBlob = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
const previewLength = 200

/** A pull seals a row anew though nothing of it changed: then what it says is compared. */
const saysTheSame = async (sealer: Sealer, row: MessageRow, wanted: Wanted): Promise<boolean> => {
  if (sameBlob(row.blob, wanted.row.blob)) return true
  const message = await sealer.open<Omit<Message, 'html'>>('messages', row, undefined, false)
  return message !== null && ownText(message) === wanted.text
}

/**
 * In the writer's turn: a message that went or whose words changed while the engine was thinking gets nothing.
 * @returns how many were written
 */
export const keepTranslations = async (writer: Writer, conversationId: string, outcomes: readonly Outcome[]): Promise<number> => {
  const { context } = writer
  const { db, sealer } = context.cache
  const listed = await writer.alone(async () => {
    const backendId = backendPart(conversationId)
    if (!sealer.has(backendId)) return null
    const now = await db.messages.bulkGet(outcomes.map(({ wanted }) => wanted.row.id))
    const stands = await Promise.all(
      outcomes.map(async ({ wanted }, at) => {
        const row = now[at]
        return row !== undefined && row.deleted === 0 && row.conversationId === conversationId && (await saysTheSame(sealer, row, wanted))
      }),
    )
    const standing = outcomes.filter((_outcome, at) => stands[at])
    if (standing.length === 0) return null
    const rows: TranslationRow[] = await Promise.all(
      standing.map(async ({ wanted: { row }, secret }) => ({
        id: row.id,
        blob: await sealer.seal('translations', { id: row.id, backendId, value: secret }),
      })),
    )
    const told = await toldOf(writer, conversationId, standing)
    const learn = standing.some(({ secret }) => secret.made.length > 0) ? todoRow(backendId, context.revision(), [conversationId]) : null
    await db.transaction('rw', [db.translations, db.searchTodo, db.bodies], () =>
      Promise.all([db.translations.bulkPut(rows), learn ? db.searchTodo.put(learn) : null, told ? db.bodies.put(told) : null]),
    )
    return { count: rows.length, told: told !== null }
  })
  if (!listed) return 0
  if (listed.told) await writer.refresh([conversationId])
  else writer.written()
  return listed.count
}

/** The body with the newest line in the agent's language, where that line was among them. */
const toldOf = async ({ context }: Writer, conversationId: string, outcomes: readonly Outcome[]): Promise<BodyRow | null> => {
  const bodies = new Bodies(context)
  await bodies.load([conversationId])
  const body = bodies.get(conversationId)
  const newest = body?.secret.newest
  const outcome = newest && outcomes.find(({ wanted, secret }) => wanted.row.id === newest.id && secret.made.length > 0)
  const made = outcome?.secret.made[0]
  if (!body?.old || !newest || !made) return null
  body.secret = {
    ...body.secret,
    read: { of: newest.id, text: made.text.replace(/\s+/gu, ' ').trim().slice(0, previewLength), to: made.to, from: made.from },
  }
  body.changed = true
  const [row] = await sealBodies(context, [body], new Map([[conversationId, body.old.wakeAt ?? null]]))
  return row ?? null
}
