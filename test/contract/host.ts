/** A host for tests: files in memory, a key store that can be taken away, no network. */
import { randomBytes } from 'node:crypto'
import { createLoopback } from '../../src/main/host/loopback'
import { type Clock, type Files, HttpFailure, type Ports } from '../../src/main/ports'
import { SolveFailed } from '../../src/main/ports/rotaSolver'

export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const timer = setTimeout(resolve, Math.min(ms, 2 ** 31 - 1))
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    }),
}

/** Time that only a test moves. */
export const handClock = (startAt = 1_780_000_000_000) => {
  let now = startAt
  const sleepers = new Set<{ at: number; wake(): void }>()
  const clock: Clock = {
    now: () => now,
    monotonic: () => now - startAt,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const sleeper = { at: now + ms, wake: resolve }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          reject(signal.reason)
        })
      }),
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    clock,
    /** Moves on by `ms`, waking sleepers in their order. */
    async pass(ms: number) {
      const end = now + ms
      for (;;) {
        await settle()
        const next = [...sleepers].sort((a, b) => a.at - b.at)[0]
        if (!next || next.at > end) break
        now = Math.max(now, next.at)
        sleepers.delete(next)
        next.wake()
      }
      now = end
      await settle()
    },
    set: (at: number) => {
      now = at
    },
  }
}

export const memoryFiles = (disk = new Map<string, Uint8Array>(), prefix = ''): Files => ({
  read: async (name) => disk.get(prefix + name)?.slice() ?? null,
  replace: async (name, bytes) => void disk.set(prefix + name, bytes.slice()),
  async openAppend(name) {
    const get = () => disk.get(prefix + name) ?? new Uint8Array()
    disk.set(prefix + name, get())
    return {
      append: async (bytes) => void disk.set(prefix + name, Buffer.concat([get(), bytes])),
      sync: async () => undefined,
      size: () => get().length,
      close: async () => undefined,
    }
  },
  remove: async (name) => void disk.delete(prefix + name),
  async list(folder) {
    const start = `${prefix}${folder === '' || folder === '.' ? '' : `${folder}/`}`
    const names = [...disk.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length).split('/')[0] ?? '')
    return [...new Set(names)]
  },
  within: (folder) => memoryFiles(disk, `${prefix}${folder}/`),
})

export interface TestHost {
  ports: Ports
  disk: Map<string, Uint8Array>
  keyStore: { available: boolean }
  log: string[]
  opened: string[]
  saved: { name: string; bytes: Uint8Array }[]
  /** What the disk says it has left. */
  freeBytes: number | null
}

/** The key store wraps by a mark of its own, so that a test can tell whether it was asked. */
export const createHost = (change: { clock?: Clock; keyStore?: boolean; disk?: Map<string, Uint8Array> } = {}): TestHost => {
  const disk = change.disk ?? new Map<string, Uint8Array>()
  const keyStore = { available: change.keyStore ?? true }
  const log: string[] = []
  const opened: string[] = []
  const saved: TestHost['saved'] = []
  const mark = Buffer.from('os-wrapped:')
  const write = (level: string) => (event: string, facts?: object) => void log.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`)
  const ports: Ports = {
    clock: change.clock ?? realClock,
    random: { bytes: (length) => new Uint8Array(randomBytes(length)), number: () => 0.5 },
    http: {
      request: async () => {
        throw new HttpFailure('unreachable', false)
      },
      socket: () => ({ send: () => undefined, close: () => undefined }),
    },
    secrets: {
      get available() {
        return keyStore.available
      },
      wrap: async (plain) => new Uint8Array(Buffer.concat([mark, plain.map((byte) => byte ^ 0x5a)])),
      unwrap: async (wrapped) => {
        if (!keyStore.available || !Buffer.from(wrapped.subarray(0, mark.length)).equals(mark)) throw new Error('no store')
        return wrapped.subarray(mark.length).map((byte) => byte ^ 0x5a)
      },
    },
    files: memoryFiles(disk),
    notify: { show: () => undefined, badge: () => undefined },
    openLink: {
      open: async (url) => {
        if (!url.startsWith('https:') && !url.startsWith('mailto:')) return false
        opened.push(url)
        return true
      },
    },
    loopback: createLoopback(),
    print: { pdf: async (html: string) => new TextEncoder().encode(`%PDF ${html.length}`) },
    saveDialog: {
      save: async (name, bytes) => {
        saved.push({ name, bytes })
        return true
      },
    },
    windows: { open: () => 'opened', front: () => 'inbox' },
    quick: {
      hold: () => true,
      isFree: () => true,
      compositor: false,
      show: () => undefined,
      hide: () => undefined,
      isShown: () => false,
      whenHidden: () => undefined,
    },
    rotaPlanner: () => Promise.reject(new SolveFailed('broken', 'no solver in this test')),
    disk: { freeBytes: async () => host.freeBytes },
    clipboard: { write: () => undefined },
    log: { info: write('info'), warn: write('warn') },
    info: { version: '0.0.0', electron: '33.2.1', platform: 'linux', zone: 'Europe/Berlin' },
  }
  const host: TestHost = { ports, disk, keyStore, log, opened, saved, freeBytes: 100e9 }
  return host
}
