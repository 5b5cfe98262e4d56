/**
 * Fetched attachments on disk, each sealed under its backend's data key, names and index too. Bounded: the least
 * recently used go first. What cannot be read is fetched again.
 */
import { z } from 'zod'
import type { BackendId } from '../../../shared/domain/ids'
import type { FileName } from '../../../shared/domain/keeping/types'
import { serial } from '../../../shared/serial'
import type { Clock, Files, Log } from '../../ports'
import type { Crypto } from '../../ports/crypto'

const indexFile = 'index'
const Index = z.record(z.string(), z.object({ size: z.number(), usedAt: z.number(), mime: z.string(), held: z.literal(true).optional() }))
type Index = z.infer<typeof Index>

/** Under what name a fetched file is kept. */
export const cachedAs = ({ attachmentId, ref }: { attachmentId: string; ref: string }): string => `${attachmentId}\n${ref}`

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
  /** Removes those that `goes` names, least recently used first, until it says no; legally held ones stay. Answers how many. */
  const removeWhere = async (goes: (entry: { backendId: BackendId; size: number; usedAt: number }, total: number) => boolean) => {
    const all = [...indexes].flatMap(([backendId, index]) => Object.entries(index).map(([name, entry]) => ({ backendId, name, ...entry })))
    let total = all.reduce((sum, { size }) => sum + size, 0)
    let count = 0
    const touched = new Set<BackendId>()
    for (const { backendId, name, size, usedAt, held } of all.sort((a, b) => a.usedAt - b.usedAt)) {
      if (held || !goes({ backendId, size, usedAt }, total)) continue
      await folder(backendId).remove(name)
      delete indexes.get(backendId)?.[name]
      touched.add(backendId)
      total -= size
      count += 1
    }
    for (const backendId of touched) await writeIndex(backendId)
    return count
  }
  const makeRoom = (needed: number) => removeWhere((_entry, total) => total + needed > limit)

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
    /** These stay until they are no longer named: a legal hold stands on them. */
    hold: (files: readonly FileName[]) =>
      oneByOne(async () => {
        const named = new Set(files.flatMap((file) => (indexes.has(file.backendId) ? [nameOf(file.backendId, cachedAs(file))] : [])))
        for (const [backendId, index] of indexes) {
          let changed = false
          for (const [name, entry] of Object.entries(index)) {
            if (named.has(name) === Boolean(entry.held)) continue
            if (named.has(name)) entry.held = true
            else delete entry.held
            changed = true
          }
          if (changed) await writeIndex(backendId)
        }
      }),
    /** Removes these, held or not. Answers how many there were. */
    drop: (files: readonly FileName[]): Promise<number> =>
      oneByOne(async () => {
        let count = 0
        const touched = new Set<BackendId>()
        for (const file of files) {
          const index = indexes.get(file.backendId)
          const name = index && nameOf(file.backendId, cachedAs(file))
          if (!index || !name || !index[name]) continue
          await folder(file.backendId).remove(name)
          delete index[name]
          touched.add(file.backendId)
          count += 1
        }
        for (const backendId of touched) await writeIndex(backendId)
        return count
      }),
    /** Removes what was not looked at since `before` (epoch ms). Answers how many. */
    age: (backendId: BackendId, before: number): Promise<number> =>
      oneByOne(() => removeWhere((entry) => entry.backendId === backendId && entry.usedAt < before)),
    /** Removes the least recently used until at most so many bytes are left. Answers how many. */
    shrink: (bytes: number): Promise<number> => oneByOne(() => removeWhere((_entry, total) => total > bytes)),
    /** Removes all files of a backend; needs no key. */
    forget: (backendId: BackendId) =>
      oneByOne(async () => {
        indexes.delete(backendId)
        await removeFiles(backendId)
      }),
  }
}
export type AttachmentCache = ReturnType<typeof createAttachmentCache>
