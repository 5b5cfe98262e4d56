/**
 * A disk with a page cache. What was not synced survives a killed process, but after a power cut only some of its
 * 512-byte sectors do, in any order, with zeros between them. A rename or a new name that was not yet answered may
 * stand or not. Every touch is a step at which the machine may end.
 */
import type { Files } from '../../../src/main/ports'
import { below, type Chance } from './chance'

class DiskFull extends Error {
  readonly code = 'ENOSPC'
}
const never = new Promise<never>(() => undefined)
const SECTOR = 512

interface File {
  synced: Uint8Array
  data: Uint8Array
}
export type Kept = ReadonlyMap<string, Uint8Array>

export interface DiskNeeds {
  chance: Chance
  /** False when the machine ended in this very step. */
  step(): boolean
  alive(): boolean
  /** Ms a sync takes. */
  lag(): Promise<void>
}

export const createDisk = (needs: DiskNeeds, from: Kept = new Map()) => {
  const { chance } = needs
  const files = new Map<string, File>([...from].map(([name, bytes]) => [name, { synced: bytes, data: bytes }]))
  /** Changes of names under way: after a power cut each may have happened or not. */
  const halfDone = new Set<() => void>()
  let fullShare = 0
  let hurtAt = Number.NEGATIVE_INFINITY

  const full = (): boolean => {
    const fails = fullShare > 0 && chance() < fullShare
    if (fails) hurtAt = 1
    return fails
  }
  const set = (name: string, bytes: Uint8Array) => files.set(name, { synced: bytes, data: bytes })

  const filesAt = (prefix: string): Files => ({
    async read(name) {
      return files.get(prefix + name)?.data ?? null
    },
    async replace(name, bytes) {
      const copy = bytes.slice()
      if (!needs.step()) return never
      if (full()) {
        // The rename may stand although the folder could not be synced after it.
        if (chance() < 0.3) set(prefix + name, copy)
        throw new DiskFull()
      }
      const change = () => set(prefix + name, copy)
      halfDone.add(change)
      await needs.lag()
      if (!needs.alive() || !needs.step()) return never
      change()
      halfDone.delete(change)
      if (!needs.step()) return never
    },
    async openAppend(name) {
      if (!needs.step()) return never
      if (full()) throw new DiskFull()
      const made = files.has(prefix + name) ? null : () => set(prefix + name, new Uint8Array())
      if (made) {
        halfDone.add(made)
        if (!needs.step()) return never
        made()
        halfDone.delete(made)
      }
      const file = files.get(prefix + name) as File
      return {
        async append(bytes) {
          const fails = full()
          const part = fails ? below(chance, bytes.length + 1) : bytes.length
          if (!needs.step()) {
            // A process that ends within a write leaves a part of it.
            file.data = Buffer.concat([file.data, bytes.slice(0, below(chance, bytes.length + 1))])
            return never
          }
          file.data = Buffer.concat([file.data, bytes.slice(0, part)])
          if (fails) throw new DiskFull()
          if (!needs.step()) return never
        },
        async sync() {
          if (!needs.step()) return never
          if (full()) throw new DiskFull()
          const upTo = file.data
          await needs.lag()
          if (!needs.alive()) return never
          file.synced = upTo
          if (!needs.step()) return never
        },
        size: () => file.data.length,
        async close() {},
      }
    },
    async remove(name) {
      if (!needs.step()) return never
      const gone = () => void files.delete(prefix + name)
      halfDone.add(gone)
      if (!needs.step()) return never
      gone()
      halfDone.delete(gone)
    },
    async list(folder) {
      const start = `${prefix}${folder}/`
      return [...files.keys()]
        .filter((name) => name.startsWith(start) && !name.slice(start.length).includes('/'))
        .map((name) => name.slice(start.length))
        .sort()
    },
    within: (folder) => filesAt(`${prefix}${folder}/`),
  })

  const torn = ({ synced, data }: File): Uint8Array => {
    if (data.length <= synced.length) return synced
    const end = synced.length + below(chance, data.length - synced.length + 1)
    const left = data.slice(0, end)
    // Sectors reach the platter in any order; one that did not is zeros. Synced bytes share a sector with new ones and stay.
    if (chance() < 0.5)
      for (let at = synced.length; at < end; at = (Math.floor(at / SECTOR) + 1) * SECTOR)
        if (chance() < 0.4) left.fill(0, at, Math.min(end, (Math.floor(at / SECTOR) + 1) * SECTOR))
    return left
  }

  return {
    files: filesAt(''),
    setFull(share: number): void {
      fullShare = share
    },
    /** Whether a write of this life was refused: then the promise of 250 ms is off. */
    hurt: () => hurtAt === 1,
    /** What the next process finds when only this one was killed. */
    afterKill: (): Kept => new Map([...files].map(([name, { data }]) => [name, data])),
    /** What stands after the power went. */
    afterPowerCut(): Kept {
      for (const change of halfDone) if (chance() < 0.5) change()
      return new Map([...files].map(([name, file]) => [name, torn(file)]))
    },
  }
}
