/**
 * Status, labels and read marks as they stand in the mailbox. Each change names the wanted state, so saying it twice
 * changes nothing.
 */
import type { ImapFlow } from 'imapflow'
import type { Effect } from '../../../shared/domain/outbox/types'
import { ConnectorError } from '../connector'
import { inFolder, takesKeywords } from './connection'
import { isStateWord, labelWord, stateWords } from './keywords'
import { type Fresh, refresh } from './refresh'
import { anchorOf, bestPlace } from './rows'
import type { Session } from './session'
import type { Entry, Place } from './threadIndex'

const unsupported = () => new ConnectorError({ code: 'unsupported', params: {} })

/** Changes keywords of one mail; throws `unsupported` where the server keeps none. */
const setWords = async (client: ImapFlow, place: Place, remove: string[], add: string[]): Promise<void> => {
  await inFolder(client, place.folder, async () => {
    if (add.length > 0 && !takesKeywords(client)) throw unsupported()
    if (remove.length > 0) await client.messageFlagsRemove(String(place.uid), remove, { uid: true })
    if (add.length === 0) return
    if (!(await client.messageFlagsAdd(String(place.uid), add, { uid: true })))
      throw new ConnectorError({ code: 'serverError', params: {} })
    const after = await client.fetchOne(String(place.uid), { uid: true, flags: true }, { uid: true })
    if (!after) throw new ConnectorError({ code: 'notFound', params: {} })
    const has = new Set([...(after.flags ?? [])].map((flag) => flag.toLowerCase()))
    // Some servers say yes and keep nothing.
    if (!add.every((word) => has.has(word.toLowerCase()))) throw unsupported()
  })
}

const move = async (client: ImapFlow, entries: readonly Entry[], from: string, to: string): Promise<void> => {
  const uids = entries.flatMap(({ places }) => places.filter(({ folder }) => folder === from).map(({ uid }) => uid))
  if (uids.length === 0) return
  await inFolder(client, from, async () => {
    if (!(await client.messageMove(uids.join(','), to, { uid: true }))) throw new ConnectorError({ code: 'serverError', params: {} })
  })
}

const status = async (
  session: Session,
  client: ImapFlow,
  { entries }: Fresh,
  effect: Extract<Effect, { type: 'status' }>,
): Promise<void> => {
  const folders = session.folders
  const anchor = anchorOf(entries)
  const place = anchor && bestPlace(session, anchor)
  if (!folders || !anchor || !place) throw new ConnectorError({ code: 'notFound', params: {} })
  if (effect.status === 'spam') {
    if (folders.junk === null) throw unsupported()
    for (const from of [folders.inbox, ...(folders.archive !== null && !folders.allMail ? [folders.archive] : [])])
      await move(
        client,
        entries.filter(({ out }) => !out),
        from,
        folders.junk,
      )
    return
  }
  const wanted = stateWords(effect.status, effect.until)
  const old = anchor.places.flatMap(({ words }) => words).filter(isStateWord)
  try {
    await setWords(
      client,
      place,
      old.filter((word) => !wanted.includes(word)),
      wanted,
    )
  } catch (error) {
    const bare = error instanceof ConnectorError && error.problem.code === 'unsupported'
    // Without keywords «resolved» is what every mail program calls archived.
    if (!bare || effect.status !== 'resolved' || folders.archive === null) throw error
    await move(client, entries, folders.inbox, folders.archive)
    return
  }
  if (folders.junk !== null && place.role === 'junk') await move(client, entries, folders.junk, folders.inbox)
  if (effect.status === 'open' && place.role === 'archive' && folders.archive !== null)
    await move(client, [anchor], folders.archive, folders.inbox)
}

const labels = async (
  session: Session,
  client: ImapFlow,
  { entries }: Fresh,
  effect: Extract<Effect, { type: 'labels' }>,
): Promise<void> => {
  const anchor = anchorOf(entries)
  const place = anchor && bestPlace(session, anchor)
  if (!place) throw new ConnectorError({ code: 'notFound', params: {} })
  const gone = effect.remove.map(labelWord)
  const add = effect.add.map(labelWord).filter((word) => !gone.includes(word))
  for (const entry of entries)
    for (const one of entry.places) {
      const remove = one.words.filter((word) => gone.includes(word.toLowerCase()) || gone.includes(word))
      if (remove.length > 0) await setWords(client, one, remove, [])
    }
  if (add.length > 0) await setWords(client, place, [], add)
}

const read = async (client: ImapFlow, { entries }: Fresh, unread: boolean): Promise<void> => {
  const incoming = entries.filter(({ out }) => !out)
  const places = (unread ? incoming.slice(-1) : incoming).flatMap(({ places: all }) => all).filter(({ seen }) => seen === unread)
  for (const folder of new Set(places.map((place) => place.folder)))
    await inFolder(client, folder, async () => {
      const uids = places
        .filter((place) => place.folder === folder)
        .map(({ uid }) => uid)
        .join(',')
      if (unread) await client.messageFlagsRemove(uids, ['\\Seen'], { uid: true })
      else await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true })
    })
}

/** Throws ConnectorError: `unsupported` for what a mailbox (or this server) cannot keep. */
export const change = async (session: Session, client: ImapFlow, threadId: string | null, effect: Effect): Promise<void> => {
  if (effect.type !== 'status' && effect.type !== 'labels' && effect.type !== 'read') throw unsupported()
  const fresh = await refresh(session, client, threadId)
  if (!fresh || fresh.entries.length === 0) throw new ConnectorError({ code: 'notFound', params: {} })
  if (effect.type === 'status') await status(session, client, fresh, effect)
  else if (effect.type === 'labels') await labels(session, client, fresh, effect)
  else await read(client, fresh, effect.unread)
  // Whatever was moved or marked is read again, so that the next head tells it.
  await refresh(session, client, threadId)
}
