/** What other clients did to mails already read: marks set, mails moved away or deleted. */
import type { MailboxObject } from 'imapflow'
import type { FolderState } from './cursor'
import type { Reading } from './pull'

/** Without CONDSTORE the marks of this many newest mails are read again each time. */
const WINDOW = 400

/** Folder open. `newer` mails lie beyond `top`. Brings the index up to date with the rest. */
export const followChanges = async ({ client, kept }: Reading, folder: FolderState, box: MailboxObject, newer: number): Promise<void> => {
  const { index } = kept
  if (folder.top === 0) return
  const take = (uid: number, flags: ReadonlySet<string> | undefined) => {
    const entry = index.at(folder.path, uid)
    if (entry && flags) index.place(entry, folder.path, uid, flags)
  }
  const modseq = box.highestModseq && !box.noModseq ? String(box.highestModseq) : null
  if (modseq !== null && folder.modseq !== null) {
    if (modseq !== folder.modseq) {
      const query = { uid: true, flags: true }
      const changed = await client.fetchAll(`1:${folder.top}`, query, { uid: true, changedSince: BigInt(folder.modseq) })
      for (const { uid, flags } of changed) take(uid, flags)
    }
  } else {
    const uids = index
      .uidsIn(folder.path)
      .sort((a, b) => b - a)
      .slice(0, WINDOW)
    if (uids.length > 0)
      for (const { uid, flags } of await client.fetchAll(uids.join(','), { uid: true, flags: true }, { uid: true })) take(uid, flags)
  }
  folder.modseq = modseq
  const count = box.exists - newer
  if (count !== folder.count) {
    const found = await client.search({ uid: `1:${folder.top}` }, { uid: true })
    if (Array.isArray(found)) {
      const there = new Set(found.map(Number))
      for (const uid of index.uidsIn(folder.path)) if (uid <= folder.top && !there.has(uid)) index.leave(folder.path, uid)
      folder.count = found.length
    }
  }
}
