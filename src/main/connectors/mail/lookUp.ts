/**
 * Was a mail sent? Its Message-ID, made of the key, found in the mailbox proves it: only sent mail is copied there.
 * Nothing proves the contrary, as a relay may still hold it: so the answer is never «absent».
 */
import { localId } from '../../../shared/domain/ids'
import { makesMessage } from '../../../shared/domain/outbox/effects'
import type { Delivery, LookUpAnswer } from '../connector'
import { messageIdFor } from './compose'
import { isIn } from './deliver'
import { readFolders } from './folders'
import { refresh } from './refresh'
import { messageIdOf, type Session } from './session'

export const lookUp = async (session: Session, delivery: Delivery, signal: AbortSignal): Promise<LookUpAnswer> => {
  // Marks may be set again without harm.
  if (!makesMessage(delivery.effect)) return { type: 'absent' }
  const messageId = messageIdFor(delivery.key, delivery.index, session.settings.address)
  return session.worker.run(async (client): Promise<LookUpAnswer> => {
    session.folders ??= await readFolders(client, session.settings.sentFolder)
    const { sent, archive, inbox } = session.folders
    for (const path of [sent, archive, inbox]) {
      if (path === null || !(await isIn(client, path, messageId))) continue
      await refresh(session, client, null)
      const entryId = session.hash('m', messageId)
      const { index } = await session.store.load()
      const thread = index.resolve(index.entries.get(entryId)?.thread ?? '')
      return {
        type: 'found',
        messageId: messageIdOf(session, entryId),
        conversationId: thread ? localId(session.needs.backendId, 'c', thread.id) : delivery.conversationId,
      }
    }
    return { type: 'cannotTell' }
  }, signal)
}
