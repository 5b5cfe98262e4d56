/** Searching at the server: IMAP SEARCH in each folder that is read, newest mails first, filed into the index as if they had come. */
import { type ConversationId, localId } from '../../../shared/domain/ids'
import type { SearchAnswer } from '../connector'
import { inFolder } from './connection'
import { createCaution, fetchHeads } from './fetch'
import { fileMail } from './file'
import { readFolders } from './folders'
import type { Session } from './session'

export const search = (session: Session, text: string, limit: number, signal: AbortSignal): Promise<SearchAnswer> =>
  session.worker.run(async (client) => {
    session.folders ??= await readFolders(client, session.settings.sentFolder)
    const { index } = await session.store.load()
    const found = new Set<ConversationId>()
    let more = false
    for (const { path, role } of session.folders.read) {
      await inFolder(client, path, async () => {
        // The server tells of what came since only now.
        await client.noop()
        // TEXT looks into heads and bodies (RFC 3501, 6.4.4); imapflow quotes it and names the charset.
        const answer = await client.search({ text }, { uid: true })
        const uids = (Array.isArray(answer) ? answer.map(Number) : []).sort((a, b) => b - a)
        if (uids.length > limit) more = true
        for (const raw of await fetchHeads(client, path, uids.slice(0, limit), createCaution())) {
          const thread = index.resolve(fileMail(session, index, path, role, raw).thread)
          if (thread) found.add(localId(session.needs.backendId, 'c', thread.id))
        }
      })
    }
    return { conversationIds: [...found].slice(0, limit), more: more || found.size > limit }
  }, signal)
