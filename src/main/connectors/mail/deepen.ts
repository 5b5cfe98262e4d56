/** Older mails of one conversation: those the index knows, then those their references name in the mailbox. */
import type { ImapFlow } from 'imapflow'
import { type ConversationId, type MessageId, remoteKeyOf } from '../../../shared/domain/ids'
import { emptyRows, type Page } from '../../../shared/domain/sync/types'
import { inFolder } from './connection'
import { badMail, createCaution, fetchHeads, fetchTexts } from './fetch'
import { fileMail } from './file'
import { readFolders } from './folders'
import { bestPlace, conversationOf, customerOf, messageOf } from './rows'
import { conversationIdOf, type Session } from './session'
import type { Entry } from './threadIndex'

const NAMED_MOST = 30

/** Mails that answers refer to and the index does not have, looked for by their Message-ID. */
const findNamed = async (session: Session, client: ImapFlow, entry: Entry): Promise<void> => {
  const { index } = await session.store.load()
  const place = bestPlace(session, entry)
  if (!place) return
  const [mail] = await inFolder(client, place.folder, () => fetchHeads(client, place.folder, [place.uid], createCaution()))
  const missing = (mail?.facts?.refs ?? []).filter((ref) => !index.entries.has(session.hash('m', ref))).slice(-NAMED_MOST)
  for (const { path, role } of session.folders?.read ?? []) {
    if (missing.length === 0) return
    await inFolder(client, path, async () => {
      for (const ref of missing) {
        const found = await client.search({ header: { 'message-id': `<${ref}>` } }, { uid: true })
        const uids = (Array.isArray(found) ? found.map(Number) : []).slice(0, 3)
        for (const raw of await fetchHeads(client, path, uids, createCaution()))
          if (raw.facts?.mid === ref) fileMail(session, index, path, role, raw)
      }
    })
  }
}

export const pullConversation = async (
  session: Session,
  conversationId: ConversationId,
  before: MessageId | null,
  limit: number,
  signal: AbortSignal,
): Promise<Page> => {
  const kept = await session.store.load()
  const { index } = kept
  const key = remoteKeyOf(conversationId) ?? ''
  return session.worker.run(async (client) => {
    session.folders ??= await readFolders(client, session.settings.sentFolder)
    const rows = emptyRows()
    const page: Page = { rows, cursor: '', more: false, progress: { phase: 'live', done: 0, total: null }, bad: [] }
    const thread = index.resolve(key)
    if (!thread) {
      rows.gone.conversations.push(conversationId)
      return page
    }
    const older = (): Entry[] => {
      const entries = index.entriesOf(index.resolve(thread.id) ?? thread).filter(({ places }) => places.length > 0)
      const at = before === null ? -1 : entries.findIndex(({ id }) => id === remoteKeyOf(before))
      return before === null || at < 0 ? entries : entries.slice(0, at)
    }
    const most = Math.max(1, Math.min(limit, 60))
    const [oldest] = index.entriesOf(thread)
    if (oldest && older().length < most) await findNamed(session, client, oldest)
    const wanted = older().slice(-most)
    page.more = older().length > wanted.length
    for (const entry of wanted) {
      const place = bestPlace(session, entry)
      if (!place) continue
      await inFolder(client, place.folder, async () => {
        const [mail] = await fetchHeads(client, place.folder, [place.uid], createCaution())
        if (!mail) return
        const { message, short } = messageOf(session, entry, mail, (await fetchTexts(client, [mail])).get(mail.uid), index.tick())
        rows.messages.push(message)
        if (short !== null) page.bad.push(badMail(mail.uid, short))
      })
    }
    const now = session.needs.clock.now()
    const shown = index.resolve(thread.id) ?? thread
    index.touch(shown)
    const row = conversationOf(session, index, shown, now)
    const customer = customerOf(session, shown)
    if (row) rows.conversations.push(row)
    else rows.gone.conversations.push(conversationIdOf(session, shown.id))
    if (customer && row) rows.customers.push(customer)
    page.progress.done = rows.messages.length
    return page
  }, signal)
}
