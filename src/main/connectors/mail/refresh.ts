/** One conversation fresh from the server: new mails filed, marks and places of its mails read again. */
import type { ImapFlow } from 'imapflow'
import type { ConversationId } from '../../../shared/domain/ids'
import { remoteKeyOf } from '../../../shared/domain/ids'
import type { Head } from '../../../shared/domain/outbox/types'
import { inFolder } from './connection'
import { readCursor } from './cursor'
import { createCaution, fetchHeads } from './fetch'
import { fileMail } from './file'
import { readFolders } from './folders'
import type { Kept } from './indexStore'
import { statusOf } from './rows'
import { conversationIdOf, messageIdOf, type Session } from './session'
import type { Entry, Thread } from './threadIndex'

const NEWS_MOST = 200

export interface Fresh {
  kept: Kept
  thread: Thread
  /** Its mails that lie somewhere, oldest first. */
  entries: Entry[]
}

/** Looks into every folder for mails the index has not seen and for marks of the thread's mails. */
export const refresh = async (session: Session, client: ImapFlow, threadId: string | null): Promise<Fresh | null> => {
  const kept = await session.store.load()
  const { index } = kept
  const folders = session.folders ?? (await readFolders(client, session.settings.sentFolder))
  session.folders = folders
  const states = readCursor(kept.cursor)?.folders ?? []
  for (const { path, role } of folders.read) {
    const state = states.find((one) => one.path === path)
    if (!state) continue
    await inFolder(client, path, async () => {
      await client.noop()
      if (client.mailbox === false || String(client.mailbox.uidValidity) !== state.validity) return
      const found = await client.search({ uid: `${state.top + 1}:*` }, { uid: true })
      const news = (Array.isArray(found) ? found.map(Number) : []).filter((uid) => uid > state.top && !index.at(path, uid))
      const heads = await fetchHeads(client, path, news.sort((a, b) => a - b).slice(-NEWS_MOST), createCaution())
      for (const mail of heads) fileMail(session, index, path, role, mail)
      const thread = threadId === null ? null : index.resolve(threadId)
      const uids = (thread ? index.entriesOf(thread) : []).flatMap((entry) =>
        entry.places.filter(({ folder }) => folder === path).map(({ uid }) => uid),
      )
      if (uids.length === 0) return
      const there = new Set<number>()
      for (const { uid, flags } of await client.fetchAll(uids.join(','), { uid: true, flags: true }, { uid: true })) {
        there.add(uid)
        const entry = index.at(path, uid)
        if (entry && flags) index.place(entry, path, uid, flags)
      }
      for (const uid of uids) if (!there.has(uid)) index.leave(path, uid)
    })
  }
  const thread = threadId === null ? null : index.resolve(threadId)
  if (!thread) return null
  return { kept, thread, entries: index.entriesOf(thread).filter(({ places }) => places.length > 0) }
}

export const headOf = async (session: Session, client: ImapFlow, conversationId: ConversationId): Promise<Head> => {
  const key = remoteKeyOf(conversationId)
  const fresh = await refresh(session, client, key)
  if (!fresh || fresh.entries.length === 0)
    return { exists: false, mergedInto: null, status: 'resolved', assigneeId: null, canReply: false, recent: [] }
  const { thread, entries } = fresh
  return {
    exists: true,
    mergedInto: thread.id === key ? null : conversationIdOf(session, thread.id),
    status: statusOf(session, entries, session.needs.clock.now()).status,
    assigneeId: null,
    canReply: thread.address !== '',
    recent: entries
      .slice(-30)
      .reverse()
      .map((entry) => ({
        id: messageIdOf(session, entry.id),
        kind: entry.out ? ('outgoing' as const) : ('incoming' as const),
        at: entry.at,
        byBot: entry.machine === 'auto',
        authorId: null,
        outboxKey: entry.key as Head['recent'][number]['outboxKey'],
      })),
  }
}
