/** Files of mails, fetched when asked for. */
import type { ImapFlow } from 'imapflow'
import { z } from 'zod'
import { ConnectorError } from '../connector'
import { inFolder } from './connection'
import { decodeFile } from './decode'
import { bestPlace, type FileRef } from './rows'
import type { Session } from './session'

const Ref = z.object({ m: z.string().max(100), p: z.string().regex(/^(\d+(\.\d+)*)?$/), e: z.string().max(40), t: z.string().max(200) })
const BYTES_MOST = 100 * 1024 * 1024

export const readRef = (text: string): FileRef => {
  try {
    return Ref.parse(JSON.parse(text))
  } catch (error) {
    throw new ConnectorError({ code: 'fileMissing', params: {} }, null, { cause: error })
  }
}

/** Bytes of one part of a mail, or of the whole mail. Throws `fileMissing` where the mail is no more. */
export const fetchPart = async (session: Session, client: ImapFlow, ref: FileRef): Promise<{ mime: string; bytes: Uint8Array }> => {
  const { index } = await session.store.load()
  const entry = index.entries.get(ref.m)
  const place = entry && bestPlace(session, entry)
  if (!place) throw new ConnectorError({ code: 'fileMissing', params: {} })
  const bytes = await inFolder(client, place.folder, async () => {
    const limits = { start: 0, maxLength: BYTES_MOST + 1 }
    const query = ref.p === '' ? { uid: true, source: limits } : { uid: true, bodyParts: [{ key: ref.p, ...limits }] }
    const found = await client.fetchOne(String(place.uid), query, { uid: true })
    if (!found) return undefined
    return ref.p === '' ? found.source : found.bodyParts?.get(ref.p)
  })
  if (!bytes) throw new ConnectorError({ code: 'fileMissing', params: {} })
  if (bytes.length > BYTES_MOST) throw new ConnectorError({ code: 'tooLarge', params: {} })
  return { mime: ref.t, bytes: decodeFile(ref.e, bytes) }
}
