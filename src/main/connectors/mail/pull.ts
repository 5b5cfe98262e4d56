/**
 * The pull: new mail first, then what changed or went, then (first fetch) older mail downward, newest first. Rows of
 * conversations are worked out from the index and told whenever their number of change is beyond the cursor's. The
 * same cursor may be asked again: it reads the same UIDs and tells the same changes.
 */
import type { ImapFlow } from 'imapflow'
import { type BadItem, type Cursor, emptyRows, type Page } from '../../../shared/domain/sync/types'
import { followChanges } from './changes'
import { inFolder } from './connection'
import { type CursorState, type FolderState, firstCursor, readCursor, writeCursor } from './cursor'
import { badMail, type Caution, fetchHeads, fetchTexts, type RawMail } from './fetch'
import { fileMail } from './file'
import { type Folders, type Role, readFolders } from './folders'
import type { Kept } from './indexStore'
import { PENDING } from './keywords'
import { conversationOf, customerOf, inboxOf, labelsFrom, messageOf } from './rows'
import { conversationIdOf, messageIdOf, type Session } from './session'

const DAY = 86_400_000
/** Mails of one page, and bytes of their texts. */
const MAILS_MOST = 100
const BYTES_MOST = 12 * 1024 * 1024
const ROWS_MOST = 400
/** No new reading is begun after this time; the engine waits thirty seconds. */
const TIME_MOST = 12_000

export interface Reading {
  session: Session
  client: ImapFlow
  kept: Kept
  state: CursorState
  caution: Caution
  page: { messages: Page['rows']['messages']; bad: BadItem[]; mails: number; more: boolean }
  limit: number
  overAt: number
}

const textBytes = (mail: RawMail): number => mail.shape.texts.reduce((sum, { size }) => sum + Math.min(size, 6 * 1024 * 1024), 0)

/**
 * Reads mails of the open folder in the order given, as many as fit into the page, and files them. Answers how many
 * of `uids` are through.
 */
export const readMails = async (reading: Reading, path: string, role: Role, uids: readonly number[]): Promise<number> => {
  const { session, client, kept, page, caution } = reading
  const heads = await fetchHeads(client, path, uids, caution)
  const byUid = new Map(heads.map((mail) => [mail.uid, mail]))
  const taken: RawMail[] = []
  let through = 0
  let bytes = 0
  for (const uid of uids) {
    const mail = byUid.get(uid)
    if (mail) {
      bytes += textBytes(mail)
      if (taken.length > 0 && bytes > BYTES_MOST) break
      taken.push(mail)
    }
    through += 1
  }
  const texts = await fetchTexts(client, taken)
  for (const mail of taken) {
    const entry = fileMail(session, kept.index, path, role, mail)
    const { message, short } = messageOf(session, entry, mail, texts.get(mail.uid), kept.index.tick())
    page.messages.push(message)
    if (short !== null) page.bad.push(badMail(mail.uid, short))
    page.mails += 1
  }
  return through
}

const isFull = ({ page, limit, overAt, session }: Reading): boolean =>
  page.mails >= limit || (page.mails > 0 && session.needs.clock.monotonic() >= overAt)

const uidsOf = async (client: ImapFlow, query: Parameters<ImapFlow['search']>[0]): Promise<number[]> => {
  const found = await client.search(query, { uid: true })
  return Array.isArray(found) ? found.map(Number) : []
}

const wanted = (state: CursorState, uid: string) => ({ uid, or: [{ since: new Date(state.since) }, { keyword: PENDING }] })

/** Begins a folder: everything there is older mail, what comes from now on is new. */
const begin = async (client: ImapFlow, path: string, state: CursorState): Promise<FolderState> => {
  const box = client.mailbox
  const uidNext = box === false ? 1 : box.uidNext
  const older = uidNext > 1 ? await uidsOf(client, wanted(state, `1:${uidNext - 1}`)) : []
  state.total += older.length
  return {
    path,
    validity: box === false ? '0' : String(box.uidValidity),
    top: Math.max(0, uidNext - 1),
    low: older.length === 0 ? null : uidNext,
    modseq: box !== false && box.highestModseq && !box.noModseq ? String(box.highestModseq) : null,
    count: box === false ? 0 : box.exists,
  }
}

/** News of one folder: mails beyond `top`, marks changed, mails gone. */
const lookAt = async (reading: Reading, path: string, role: Role): Promise<void> => {
  const { client, kept, state } = reading
  await inFolder(client, path, async () => {
    // Opened anew, as only that tells all counters of a folder that was open already.
    const box = await client.mailboxOpen(path)
    let folder = state.folders.find((one) => one.path === path)
    if (folder && folder.validity !== String(box.uidValidity)) {
      // The server counts anew: nothing is known of where its mails lie. They come back by their Message-IDs.
      kept.index.leaveFolder(path)
      state.folders = state.folders.filter((one) => one !== folder)
      folder = undefined
    }
    if (!folder) {
      state.folders.push(await begin(client, path, state))
      return
    }
    const news = (await uidsOf(client, { uid: `${folder.top + 1}:*` })).filter((uid) => uid > folder.top).sort((a, b) => a - b)
    await followChanges(reading, folder, box, news.length)
    while (news.length > 0 && !isFull(reading)) {
      const batch = news.slice(0, Math.min(30, reading.limit - reading.page.mails))
      const through = await readMails(reading, path, role, batch)
      folder.top = batch[through - 1] ?? folder.top
      folder.count += through
      news.splice(0, through)
    }
    if (news.length > 0) reading.page.more = true
  })
}

/** Older mails, newest first over all folders: each turn goes to the folder whose next mail is the newest. */
const goDown = async (reading: Reading, folders: Folders): Promise<void> => {
  const { client, state } = reading
  const open = state.folders.filter(({ low }) => low !== null)
  const queues: { folder: FolderState; role: Role; uids: number[]; at: number }[] = []
  for (const folder of open) {
    const role = folders.read.find(({ path }) => path === folder.path)?.role
    if (!role || isFull(reading)) continue
    await inFolder(client, folder.path, async () => {
      const low = folder.low ?? 1
      const uids = low > 1 ? (await uidsOf(client, wanted(state, `1:${low - 1}`))).filter((uid) => uid < low).sort((a, b) => b - a) : []
      if (uids.length === 0) folder.low = null
      else queues.push({ folder, role, uids, at: await dateOf(client, uids[0] ?? 0) })
    })
  }
  while (queues.length > 0 && !isFull(reading)) {
    queues.sort((a, b) => b.at - a.at)
    const [queue] = queues
    if (!queue) break
    await inFolder(client, queue.folder.path, async () => {
      const batch = queue.uids.slice(0, Math.min(25, reading.limit - reading.page.mails))
      const through = await readMails(reading, queue.folder.path, queue.role, batch)
      queue.folder.low = batch[through - 1] ?? queue.folder.low
      state.done += through
      queue.uids.splice(0, through)
      if (queue.uids.length > 0) queue.at = await dateOf(client, queue.uids[0] ?? 0)
      else queue.folder.low = null
    })
    if (queue.uids.length === 0) queues.splice(queues.indexOf(queue), 1)
  }
}

const dateOf = async (client: ImapFlow, uid: number): Promise<number> => {
  const found = await client.fetchOne(String(uid), { uid: true, internalDate: true }, { uid: true })
  const date = found ? found.internalDate : undefined
  return date ? new Date(date).getTime() : 0
}

/** Snoozed conversations whose time has come count as changed. */
const wakeUp = (session: Session, kept: Kept, since: number): void => {
  const now = session.needs.clock.now()
  for (const thread of kept.index.threads.values()) {
    if (thread.into !== null || thread.c > since) continue
    const entries = kept.index.entriesOf(thread)
    if (!entries.some((entry) => entry.places.some(({ words }) => words.length > 1))) continue
    const before = conversationOf(session, kept.index, thread, thread.c)
    if (before?.status === 'snoozed' && before.snoozedUntilAt !== null && before.snoozedUntilAt <= now) kept.index.touch(thread)
  }
}

/** The rows that changed beyond the cursor, in the order they changed, at most `ROWS_MOST`. */
const tell = (reading: Reading): Page['rows'] => {
  const { session, kept, state, page } = reading
  const rows = emptyRows()
  const since = state.c
  const changes: [number, () => void][] = []
  const now = session.needs.clock.now()
  for (const thread of kept.index.threads.values()) {
    if (thread.c <= since) continue
    changes.push([
      thread.c,
      () => {
        const row = conversationOf(session, kept.index, thread, now)
        if (!row) rows.gone.conversations.push(conversationIdOf(session, thread.id))
        else {
          rows.conversations.push(row)
          const customer = thread.into === null ? customerOf(session, thread) : null
          if (customer) rows.customers.push(customer)
        }
      },
    ])
  }
  for (const [id, c] of kept.index.gone) if (c > since) changes.push([c, () => rows.gone.messages.push(messageIdOf(session, id))])
  changes.sort((a, b) => a[0] - b[0])
  for (const [c, say] of changes.slice(0, ROWS_MOST)) {
    say()
    state.c = Math.max(state.c, c)
  }
  if (changes.length > ROWS_MOST) page.more = true
  else if (changes.length > 0 || page.messages.length > 0) state.c = Math.max(state.c, kept.index.c)
  rows.messages = page.messages
  // Several threads of one person: one row.
  rows.customers = [...new Map(rows.customers.map((row) => [row.id, row])).values()]
  return rows
}

/** The state to go on from: the cursor's, or, where the index lags behind it or is another one, the index's own. */
const startFrom = (session: Session, kept: Kept, cursor: Cursor | null): CursorState => {
  const { clock, fetchDays } = session.needs
  const known = cursor === null ? null : readCursor(cursor)
  if (known && known.epoch === kept.epoch && known.n <= kept.n) return known
  const own = readCursor(kept.cursor)
  if (known && known.epoch === kept.epoch && own && own.epoch === kept.epoch) return own
  kept.index.startAnew()
  return firstCursor(kept.epoch, kept.index.c - 1, clock.now() - fetchDays * DAY)
}

/** One page from a cursor. Throws ConnectorError where the line fails; the cursor then stands where it stood. */
export const pull = async (
  session: Session,
  caution: Caution,
  cursor: Cursor | null,
  limit: number,
  signal: AbortSignal,
): Promise<Page> => {
  const kept = await session.store.load()
  return session.worker.run(async (client) => {
    const state = startFrom(session, kept, cursor)
    const before = JSON.stringify(state)
    const reading: Reading = {
      session,
      client,
      kept,
      state,
      caution,
      page: { messages: [], bad: [], mails: 0, more: false },
      limit: Math.max(1, Math.min(limit, MAILS_MOST)),
      overAt: session.needs.clock.monotonic() + TIME_MOST,
    }
    const folders = session.folders ?? (await readFolders(client, session.settings.sentFolder))
    session.folders = folders
    for (const gone of state.folders.filter((one) => !folders.read.some(({ path }) => path === one.path))) kept.index.leaveFolder(gone.path)
    state.folders = state.folders.filter((one) => folders.read.some(({ path }) => path === one.path))
    try {
      for (const { path, role } of folders.read) await lookAt(reading, path, role)
      if (!isFull(reading)) await goDown(reading, folders)
    } catch (error) {
      // A folder that was removed or renamed: look at the list again next time.
      session.folders = null
      throw error
    }
    const down = state.folders.some(({ low }) => low !== null)
    if (!down) kept.index.sweep()
    wakeUp(session, kept, state.c)
    const rows = tell(reading)
    const labels = labelsFrom(session, kept.index)
    const labelText = labels.map(({ name }) => name).join('\n')
    if (!state.sets || labelText !== state.labels) rows.labels = labels
    if (!state.sets) Object.assign(rows, { inboxes: [inboxOf(session)], agents: [], teams: [] })
    state.sets = true
    state.labels = labelText
    const more = reading.page.more || down
    const phase = state.phase
    if (!more) state.phase = 'live'
    if (JSON.stringify(state) !== before) {
      state.n = Math.max(state.n, kept.n) + 1
      kept.n = state.n
      kept.cursor = writeCursor(state)
      kept.index.dirty = true
    }
    await session.store.save(phase === 'first' && !more)
    return {
      rows,
      cursor: writeCursor(state),
      more,
      progress:
        phase === 'live'
          ? { phase, done: rows.messages.length, total: null }
          : { phase, done: Math.min(state.done, state.total), total: state.total },
      bad: reading.page.bad.slice(0, 200),
    }
  }, signal)
}
