/** Files of drafts and items, sealed beside the journal under the same backend's key. */
import type { BackendId } from '../../../shared/domain/ids'
import type { Files, Random } from '../../ports'
import { seal, unseal } from './frame'
import { JournalError, journalError } from './problem'

const FOLDER = 'files'
/** A file just attached is not yet named by any draft: it is spared this long (ms of this process). */
const SPARED_MS = 60 * 60_000

export interface JournalFiles {
  /** Seals and fsyncs; answers the file's id. Throws JournalError (`locked`, `diskFull`, `unexpected`). */
  putFile(backendId: BackendId, bytes: Uint8Array): Promise<string>
  /** The plain bytes, or null where the file is gone, damaged or its key destroyed. */
  readFile(backendId: BackendId, fileId: string): Promise<Uint8Array | null>
  /** Removes files that no draft or item names any more; answers how many. Others' (`keep`) stay. */
  collectFiles(named: ReadonlySet<string>, keep: (backendId: string) => boolean): Promise<number>
  /** Removes these files at once, spared or not. */
  dropFiles(backendId: BackendId, fileIds: Iterable<string>): Promise<void>
  forgetFiles(backendId: BackendId): Promise<void>
}

export const createJournalFiles = (needs: {
  files: Files
  random: Random
  monotonic(): number
  journalKey(backendId: BackendId): Uint8Array | null
}): JournalFiles => {
  const { files, random } = needs
  const putAt = new Map<string, number>()
  const nameOf = (backendId: string, fileId: string) => `${FOLDER}/${backendId}.${fileId}`
  const bound = (backendId: string, fileId: string) => `${backendId}\nfile\n${fileId}`
  const safe = (fileId: string) => /^[A-Za-z0-9_-]{16,64}$/.test(fileId)

  return {
    async putFile(backendId, bytes) {
      const key = needs.journalKey(backendId)
      if (!key) throw new JournalError({ code: 'locked', params: {} })
      const fileId = Buffer.from(random.bytes(16)).toString('base64url')
      try {
        await files.replace(nameOf(backendId, fileId), seal(key, bytes, bound(backendId, fileId), random.bytes(12)))
      } catch (error) {
        throw journalError(error)
      }
      putAt.set(fileId, needs.monotonic())
      return fileId
    },
    async readFile(backendId, fileId) {
      const key = needs.journalKey(backendId)
      if (!key || !safe(fileId)) return null
      const sealed = await files.read(nameOf(backendId, fileId))
      return sealed ? unseal(key, sealed, bound(backendId, fileId)) : null
    },
    async collectFiles(named, keep) {
      let count = 0
      for (const name of await files.list(FOLDER)) {
        const [backendId, fileId] = name.split('.')
        if (!backendId || !fileId || named.has(fileId) || keep(backendId)) continue
        const put = putAt.get(fileId)
        if (put !== undefined && needs.monotonic() - put < SPARED_MS) continue
        await files.remove(`${FOLDER}/${name}`)
        putAt.delete(fileId)
        count += 1
      }
      return count
    },
    async dropFiles(backendId, fileIds) {
      for (const fileId of fileIds) {
        if (!safe(fileId)) continue
        await files.remove(nameOf(backendId, fileId))
        putAt.delete(fileId)
      }
    },
    async forgetFiles(backendId) {
      for (const name of await files.list(FOLDER)) if (name.startsWith(`${backendId}.`)) await files.remove(`${FOLDER}/${name}`)
    },
  }
}
