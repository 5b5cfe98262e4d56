/**
 * The keys of every backend: one for cached rows and files, one for the journal, one for the connector's own
 * state. On disk each is sealed under the desk key; in memory a lock leaves the latter two, so that the queue drains.
 */
import { z } from 'zod'
import type { BackendId } from '../../../shared/domain/ids'
import type { Files, Random } from '../../ports'
import { base64, type Crypto, fromBase64 } from '../../ports/crypto'
import { DeskError } from './errors'

const file = 'keys.json'
const KeyFile = z.object({
  version: z.literal(1),
  backends: z.record(z.string(), z.object({ data: z.string(), journal: z.string(), connector: z.string() })),
})
type KeyFile = z.infer<typeof KeyFile>
const purposes = ['data', 'journal', 'connector'] as const
type Purpose = (typeof purposes)[number]
type Keys = Record<Purpose, Uint8Array | null>

export interface KeyRing {
  /** Reads all keys with the desk key (on opening and on unlocking). */
  load(files: Files, deskKey: Uint8Array): Promise<void>
  /** Makes the keys of a new backend; durable when it answers. */
  add(backendId: BackendId, deskKey: Uint8Array): Promise<void>
  /** Destroys a backend's keys in memory and on disk. Whatever they sealed is lost from then on. */
  destroy(backendId: BackendId): Promise<void>
  has(backendId: BackendId): boolean
  /** Throws LOCKED while locked, NOT_FOUND for a backend without keys. */
  key(backendId: BackendId, purpose: Purpose): Uint8Array
  /** Zeroes the data keys. */
  lock(): void
  /** Zeroes all. */
  drop(): void
}

export const createKeyRing = (crypto: Crypto, random: Random): KeyRing => {
  let files: Files | null = null
  const ring = new Map<string, Keys>()
  const about = (backendId: string, purpose: Purpose) => `dragoman key ${purpose} ${backendId}`

  const read = async (from: Files): Promise<KeyFile> => {
    const bytes = await from.read(file)
    return bytes ? KeyFile.parse(JSON.parse(new TextDecoder().decode(bytes))) : { version: 1, backends: {} }
  }
  const write = (to: Files, content: KeyFile) => to.replace(file, new TextEncoder().encode(JSON.stringify(content)))
  const wipe = (keys: Keys, which: readonly Purpose[]) => {
    for (const purpose of which) {
      keys[purpose]?.fill(0)
      keys[purpose] = null
    }
  }
  const open = (): Files => {
    if (!files) throw new DeskError({ code: 'LOCKED' })
    return files
  }

  return {
    async load(from, deskKey) {
      const content = await read(from)
      files = from
      for (const [backendId, sealed] of Object.entries(content.backends)) {
        const keys = ring.get(backendId) ?? { data: null, journal: null, connector: null }
        // Keys that stayed through a lock are kept as they are: others hold references to them.
        for (const purpose of purposes) {
          keys[purpose] ??= crypto.open(deskKey, fromBase64(sealed[purpose]), about(backendId, purpose))
        }
        ring.set(backendId, keys)
      }
    },
    async add(backendId, deskKey) {
      const content = await read(open())
      const keys = { data: random.bytes(32), journal: random.bytes(32), connector: random.bytes(32) }
      const sealed = (purpose: Purpose) => base64(crypto.seal(deskKey, keys[purpose], about(backendId, purpose)))
      content.backends[backendId] = { data: sealed('data'), journal: sealed('journal'), connector: sealed('connector') }
      await write(open(), content)
      ring.set(backendId, keys)
    },
    async destroy(backendId) {
      const keys = ring.get(backendId)
      if (keys) wipe(keys, purposes)
      ring.delete(backendId)
      const content = await read(open())
      delete content.backends[backendId]
      await write(open(), content)
    },
    has: (backendId) => ring.has(backendId),
    key(backendId, purpose) {
      const keys = ring.get(backendId)
      if (!keys) throw new DeskError({ code: 'NOT_FOUND' })
      const key = keys[purpose]
      if (!key) throw new DeskError({ code: 'LOCKED' })
      return key
    },
    lock() {
      for (const keys of ring.values()) wipe(keys, ['data'])
    },
    drop() {
      for (const keys of ring.values()) wipe(keys, purposes)
      ring.clear()
      files = null
    },
  }
}
