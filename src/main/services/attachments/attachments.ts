/** Attachments of customers: fetched once, kept sealed, saved where the agent says. */
import { savedFileName } from '../../../shared/domain/fileName'
import type { AttachmentId, BackendId } from '../../../shared/domain/ids'
import { type Connector, ConnectorError } from '../../connectors/connector'
import type { Log, SaveDialog } from '../../ports'
import { type AttachmentCache, cachedAs } from './cache'

const largest = 40 * 1024 * 1024

export interface Wanted {
  backendId: BackendId
  attachmentId: AttachmentId
  ref: string
  name: string
  mime: string
}
interface AttachmentNeeds {
  cache: AttachmentCache
  connectorOf(backendId: BackendId): Connector
  saveDialog: SaveDialog
  log: Log
}

export const createAttachments = ({ cache, connectorOf, saveDialog, log }: AttachmentNeeds) => {
  const running = new Map<string, Promise<{ mime: string; bytes: Uint8Array }>>()

  const load = async ({ backendId, attachmentId, ref, mime }: Wanted, id: string) => {
    const kept = await cache.read(backendId, id)
    if (kept) return kept
    const got = await connectorOf(backendId).fetchAttachment(attachmentId, ref, new AbortController().signal)
    if (got.bytes.length > largest) throw new ConnectorError({ code: 'tooLarge', params: { megabytes: largest / 1024 / 1024 } })
    const fetched = { mime: got.mime || mime, bytes: got.bytes }
    await cache.keep(backendId, id, fetched.mime, fetched.bytes).catch((error: unknown) => {
      log.warn('attachments.notKept', { backend: backendId, error: error instanceof Error ? error.name : 'unknown' })
    })
    return fetched
  }
  /** From the cache, else from the backend; throws ConnectorError. The same one asked twice at once is fetched once. */
  const get = (wanted: Wanted) => {
    const id = cachedAs(wanted)
    const known = running.get(id)
    if (known) return known
    const started = load(wanted, id).finally(() => running.delete(id))
    running.set(id, started)
    return started
  }
  return {
    get,
    /** False where the agent closed the dialog. */
    async save(wanted: Wanted): Promise<boolean> {
      const { bytes } = await get(wanted)
      return saveDialog.save(savedFileName(wanted.name), bytes)
    },
  }
}
export type Attachments = ReturnType<typeof createAttachments>
