/**
 * Fetched attachments on disk, each sealed under its backend's data key, names and index too. Bounded: the least
 * recently used go first. What cannot be read is fetched again.
 */
import { z } from 'zod'
import type { BackendId } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import type { Clock, Files, Log } from '../../ports'
import type { Crypto } from '../../ports/crypto'

const indexFile = 'index'
const Index = z.record(z.string(), z.object({ size: z.number(), usedAt: z.number(), mime: z.string() }))
type Index = z.infer<typeof Index>

export interface CacheNeeds {
  clock: Clock
  crypto: Crypto
  log: Log
  /** Most bytes on disk, all backends together. */
  limit: number
  dataKey(backendId: BackendId): Uint8Array
}

export const createAttachmentCache = ({ clock, crypto, log, limit, dataKey }: CacheNeeds) => {
  const oneByOne = serial()
  const indexes = new Map<BackendId, Index>()
  let root: Files | null = null

  const folder = (backendId: BackendId): Files => {
    if (!root) throw new Error('The attachment cache is closed')
    return root.within(`attachments/${backendId}`)
  }
  const about = (backendId: BackendId, name: string) => `attachment ${backendId} ${name}`
  const nameOf = (backendId: BackendId, id: string) => Buffer.from(crypto.hmac(dataKey(backendId), id)).toString('hex')
  const removeFiles = async (backendId: BackendId) => {
    for (const name of (await root?.list(`attachments/${backendId}`)) ?? []) await root?.remove(`attachments/${backendId}/${name}`)
  }
  const indexOf = async (backendId: BackendId): Promise<Index> => {
    const known = indexes.get(backendId)
    if (known) return known
    let index: Index = {}
    const bytes = await folder(backendId).read(indexFile)
    if (bytes) {
      try {
        index = Index.parse(JSON.parse(new TextDecoder().decode(crypto.open(dataKey(backendId), bytes, about(backendId, indexFile)))))
      } catch {
        log.warn('attachments.indexBroken', { backend: backendId })
        await removeFiles(backendId)
      }
    }
    indexes.set(backendId, index)
    return index
  }
  const writeIndex = async (backendId: BackendId) => {
    const bytes = new TextEncoder().encode(JSON.stringify(await indexOf(backendId)))
    await folder(backendId).replace(indexFile, crypto.seal(dataKey(backendId), bytes, about(backendId, indexFile)))
  }
  const makeRoom = async (needed: number) => {
    const all = [...indexes].flatMap(([backendId, index]) => Object.entries(index).map(([name, entry]) => ({ backendId, name, ...entry })))
    let total = all.reduce((sum, { size }) => sum + size, 0)
    const touched = new Set<BackendId>()
    for (const { backendId, name, size } of all.sort((a, b) => a.usedAt - b.usedAt)) {
      if (total + needed <= limit) break
      await folder(backendId).remove(name)
      delete indexes.get(backendId)?.[name]
      touched.add(backendId)
      total -= size
    }
    for (const backendId of touched) await writeIndex(backendId)
  }

  return {
    /** `files`: the profile's folder for what can be had again. All indexes are read, so that the bound holds over all. */
    open: (files: Files, backendIds: readonly BackendId[]) =>
      oneByOne(async () => {
        root = files
        for (const backendId of backendIds) await indexOf(backendId)
      }),
    close: () =>
      oneByOne(async () => {
        indexes.clear()
        root = null
      }),
    read: (backendId: BackendId, id: string): Promise<{ mime: string; bytes: Uint8Array } | null> =>
      oneByOne(async () => {
        const name = nameOf(backendId, id)
        const entry = (await indexOf(backendId))[name]
        const sealed = entry ? await folder(backendId).read(name) : null
        if (!entry || !sealed) return null
        try {
          const bytes = crypto.open(dataKey(backendId), sealed, about(backendId, name))
          entry.usedAt = clock.now()
          return { mime: entry.mime, bytes }
        } catch {
          return null
        }
      }),
    keep: (backendId: BackendId, id: string, mime: string, bytes: Uint8Array) =>
      oneByOne(async () => {
        if (bytes.length > limit / 4) return
        await makeRoom(bytes.length)
        const name = nameOf(backendId, id)
        await folder(backendId).replace(name, crypto.seal(dataKey(backendId), bytes, about(backendId, name)))
        ;(await indexOf(backendId))[name] = { size: bytes.length, usedAt: clock.now(), mime }
        await writeIndex(backendId)
      }),
    /** Removes all files of a backend; needs no key. */
    forget: (backendId: BackendId) =>
      oneByOne(async () => {
        indexes.delete(backendId)
        await removeFiles(backendId)
      }),
  }
}
export type AttachmentCache = ReturnType<typeof createAttachmentCache>
