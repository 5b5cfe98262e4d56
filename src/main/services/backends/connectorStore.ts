/** A connector's own state on disk, sealed under a key that stays while the desk is locked. Rebuildable: broken means empty. */
import { z } from 'zod'
import type { BackendId } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import type { ConnectorStore } from '../../connectors/connector'
import type { Files, Log } from '../../ports'
import type { Crypto } from '../../ports/crypto'

const Content = z.record(z.string(), z.string())
export const connectorFile = (backendId: BackendId) => `connectors/${backendId}.sealed`

export const createConnectorStore = (
  backendId: BackendId,
  files: Files,
  crypto: Crypto,
  key: () => Uint8Array,
  log: Log,
  name: string = connectorFile(backendId),
): ConnectorStore => {
  const oneByOne = serial()
  let content: Record<string, string> | null = null
  const load = async (): Promise<Record<string, string>> => {
    if (content) return content
    content = {}
    const bytes = await files.read(name)
    if (!bytes) return content
    try {
      content = Content.parse(JSON.parse(new TextDecoder().decode(crypto.open(key(), bytes, name))))
    } catch {
      log.warn('connectorStore.broken', { backend: backendId })
    }
    return content
  }
  return {
    get: (field) => oneByOne(async () => (await load())[field] ?? null),
    set: (field, value) =>
      oneByOne(async () => {
        const next = { ...(await load()), [field]: value }
        await files.replace(name, crypto.seal(key(), new TextEncoder().encode(JSON.stringify(next)), name))
        content = next
      }),
  }
}

/** For a live test before a backend stands: nothing is kept. */
export const createPassingStore = (): ConnectorStore => {
  const content = new Map<string, string>()
  return { get: async (field) => content.get(field) ?? null, set: async (field, value) => void content.set(field, value) }
}
