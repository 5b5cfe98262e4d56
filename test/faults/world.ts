/** The simulated machine: seeded chance, a clock that only the test moves, a disk that loses what was not synced. */
import type { Clock, Files, Random } from '../../src/main/ports'

export type Chance = () => number

/** mulberry32: the same seed, the same run. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const randomOf = (chance: Chance): Random => ({
  bytes: (length) => Uint8Array.from({ length }, () => Math.floor(chance() * 256)),
  number: chance,
})

/** Lets everything run that needs no time. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const createSimClock = (startAt: number) => {
  let mono = 0
  let wall = startAt
  let timers: { at: number; fire: () => void }[] = []
  const clock: Clock = {
    now: () => Math.floor(wall),
    monotonic: () => mono,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason)
          return
        }
        const timer = { at: mono + Math.max(0, ms), fire: () => resolve() }
        timers.push(timer)
        signal?.addEventListener(
          'abort',
          () => {
            timers = timers.filter((each) => each !== timer)
            reject(signal.reason)
          },
          { once: true },
        )
      }),
  }
  return {
    clock,
    /** Someone sets the machine's clock. */
    jump(ms: number): void {
      wall += ms
    },
    /** Moves on to the next timer within `mostMs`; false when there was none. */
    async next(mostMs: number): Promise<boolean> {
      await settle()
      const soonest = Math.min(...timers.map(({ at }) => at))
      const step = Math.min(mostMs, Math.max(0, soonest - mono))
      mono += step
      wall += step
      const due = timers.filter(({ at }) => at <= mono)
      timers = timers.filter(({ at }) => at > mono)
      for (const timer of due) timer.fire()
      await settle()
      return due.length > 0
    },
  }
}

class DiskFull extends Error {
  readonly code = 'ENOSPC'
}
const never = new Promise<never>(() => undefined)
interface Stored {
  synced: Uint8Array
  data: Uint8Array
}

/** What a disk does after a power cut: nothing any more. Made anew from what had been synced. */
export const createSimDisk = (chance: Chance, from: ReadonlyMap<string, Uint8Array> = new Map()) => {
  const stored = new Map<string, Stored>([...from].map(([name, bytes]) => [name, { synced: bytes, data: bytes }]))
  let steps = 0
  let cutAt = Number.POSITIVE_INFINITY
  let onCut: () => void = () => undefined
  let fullChance = 0

  /** Every touch of the disk is a step at which the power may go. */
  const step = (): boolean => {
    steps += 1
    if (steps === cutAt) onCut()
    return steps < cutAt
  }
  const full = () => chance() < fullChance

  const filesAt = (prefix: string): Files => ({
    async read(name) {
      return stored.get(prefix + name)?.data ?? null
    },
    async replace(name, bytes) {
      if (!step()) return never
      const fails = full()
      // A rename may have happened although what came after it failed.
      if (!fails || chance() < 0.3) stored.set(prefix + name, { synced: bytes.slice(), data: bytes.slice() })
      if (!step()) return never
      if (fails) throw new DiskFull()
    },
    async openAppend(name) {
      if (!step()) return never
      if (full()) throw new DiskFull()
      const file = stored.get(prefix + name) ?? { synced: new Uint8Array(), data: new Uint8Array() }
      stored.set(prefix + name, file)
      return {
        async append(bytes) {
          if (!step()) return never
          const fails = full()
          const part = fails ? bytes.slice(0, Math.floor(chance() * (bytes.length + 1))) : bytes
          file.data = new Uint8Array(Buffer.concat([file.data, part]))
          if (fails) throw new DiskFull()
        },
        async sync() {
          if (!step()) return never
          if (full()) throw new DiskFull()
          file.synced = file.data
          if (!step()) return never
        },
        size: () => file.data.length,
        async close() {},
      }
    },
    async remove(name) {
      if (!step()) return never
      stored.delete(prefix + name)
    },
    async list(folder) {
      const start = `${prefix}${folder}/`
      return [...stored.keys()]
        .filter((name) => name.startsWith(start))
        .map((name) => name.slice(start.length))
        .filter((name) => !name.includes('/'))
        .sort()
    },
    within: (folder) => filesAt(`${prefix}${folder}/`),
  })

  return {
    files: filesAt(''),
    /** The power goes at the `count`th touch of the disk from now. */
    cutAfter(count: number, then: () => void): void {
      cutAt = steps + count
      onCut = then
    },
    setFull(share: number): void {
      fullChance = share
    },
    damage(name: string, change: (bytes: Uint8Array) => Uint8Array): void {
      const file = stored.get(name)
      if (file) file.data = file.synced = change(file.data)
    },
    names: () => [...stored.keys()],
    bytes: (name: string) => stored.get(name)?.data ?? null,
    /** What is found after the cut: all that was synced, and of the rest a torn part. */
    afterCut(): Map<string, Uint8Array> {
      const found = new Map<string, Uint8Array>()
      for (const [name, { synced, data }] of stored) {
        const more = Math.floor(chance() * (data.length - synced.length + 1))
        found.set(name, data.slice(0, synced.length + more))
      }
      return found
    },
  }
}
export type SimDisk = ReturnType<typeof createSimDisk>
