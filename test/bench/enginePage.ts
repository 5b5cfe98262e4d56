/**
 * The engine by itself, in a page of the same runtime: prepared pages instead of a backend, everything else as in the
 * program. Beside it the same rows go raw into a database of the same stores and indexes, in the same batches.
 */

import { follow } from '../../src/renderer/data/live'
import { closeCache, openCache } from '../../src/renderer/data/openCache'
import { openThread, rawThread } from '../../src/renderer/data/read/thread'
import type { Thread } from '../../src/renderer/data/types'
import { loadDetector } from '../../src/renderer/engine/detector'
import { Engine } from '../../src/renderer/engine/engine'
import { type EngineSource, realTimers, type Timers } from '../../src/renderer/engine/source'
import type { Backend } from '../../src/shared/domain/backend/types'
import type { BackendId, ConversationId, ShopId } from '../../src/shared/domain/ids'
import { emptyRows, type Rows } from '../../src/shared/domain/sync/types'
import { noKeeping } from './keeping'
import { anyDirectory, pagesOf } from './pages'
import { dropRaw, getRaw, keysRaw, makeLike, openRaw, putRaw, readRaw } from './rawIdb'

const backendId = 'bench' as BackendId
/** Engine and floor take turns, so that a load that changes meanwhile falls on both. */
const segments = 3
const randomKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))

interface Options {
  conversations: number
  messages: number
  /** Conversations opened each way. */
  opens: number
}
export interface EngineRun {
  rows: number
  commits: number
  engineMs: number
  rawMs: number
  openMs: number[]
  openRawMs: number[]
}

/** What one commit wrote, table by table, raw. */
const writtenOf = async (model: IDBDatabase, { conversations, messages, customers }: Rows): Promise<Map<string, unknown[]>> => {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  const [rows, bodies, texts, people] = await Promise.all([
    getRaw(model, 'conversations', ids(conversations)),
    getRaw(model, 'bodies', ids(conversations)),
    getRaw(model, 'messages', ids(messages)),
    getRaw(model, 'customers', ids(customers)),
  ])
  return new Map([
    ['conversations', rows],
    ['bodies', bodies],
    ['messages', texts],
    ['customers', people],
  ])
}

const openCold = (cache: Parameters<typeof follow>[0], id: ConversationId): Promise<Thread | null> =>
  new Promise((resolve) => {
    const end = follow(
      cache,
      { raw: (at) => rawThread(at, id, 50), open: (at, raw) => openThread(at, raw, 50, Date.now()) },
      (thread: Thread | null) => {
        resolve(thread)
        queueMicrotask(() => end())
      },
    )
  })

/** The engine's lanes go on after a fetch: while the floor is measured they would disturb it and flatter the engine. */
const restingTimers = (quiet: () => boolean): Timers => {
  const set: Timers['set'] = (work, ms) => realTimers.set(() => (quiet() ? set(work, ms + 50) : work()), ms)
  return { ...realTimers, set }
}

/** Tells whoever drives this page which part begins, so that the processor's time can be laid to its account. */
const mark = async (part: string): Promise<void> => {
  const tell = Reflect.get(globalThis, 'benchPart')
  if (typeof tell === 'function') await tell(part)
}

const run = async ({ conversations, messages, opens }: Options): Promise<EngineRun> => {
  const database = `bench-engine-${conversations}`
  const rawName = `bench-raw-${conversations}`
  await dropRaw(database)
  const opened = await openCache({ database, keys: { matchKey: randomKey(), backends: [{ backendId, key: randomKey() }] } })
  if (opened.type !== 'open') throw new Error(opened.type)
  const { cache } = opened
  const made = pagesOf({
    backendId,
    shopId: 'bench-shop' as ShopId,
    directory: anyDirectory,
    size: { conversations, messages },
    seed: 7,
    now: Date.now(),
    stamp: 1,
  })
  // Made before anything is timed.
  const pages = Array.from({ length: made.count }, (_, at) => made.page(at))
  const first = { phase: 'first' as const, done: 0, total: conversations }
  let next = 0
  let gate = 0
  const source: EngineSource = {
    pull: async () => {
      const page = next < gate ? pages[next] : undefined
      if (!page)
        return {
          rows: emptyRows(),
          cursor: pages[next - 1]?.cursor ?? 'none',
          more: false,
          progress: pages[next - 1]?.progress ?? first,
          bad: [],
        }
      next += 1
      return next === gate ? { ...page, more: false } : page
    },
    pullConversation: () => Promise.reject(new Error('not asked here')),
    alert: () => Promise.resolve({ held: [] }),
    apply: () => Promise.resolve(),
    taskDone: () => Promise.resolve(),
    counts: () => Promise.resolve(),
    keeping: noKeeping,
    translate: async () => ({ segments: [] }),
    problemOf: (error) => {
      console.error(error)
      return { code: 'unexpected', params: {} }
    },
  }
  let quiet = false
  const engine = new Engine({
    cache,
    source,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    timers: restingTimers(() => quiet),
    detector: loadDetector,
  })
  const batches: Rows[] = []
  const commit = engine.writer.commit.bind(engine.writer)
  engine.writer.commit = (batch, turn) => {
    batches.push(batch.rows)
    return commit(batch, turn)
  }
  await engine.setBackends([{ id: backendId, paused: true, me: null } as Backend])
  await engine.setBackends([{ id: backendId, paused: false, me: null } as Backend])
  // The look that a new backend begins with finds the gate shut, so that every segment is measured alike.
  await engine.pullAll()
  const model = await openRaw(database)
  const floor = await makeLike(model, rawName)
  let [engineMs, rawMs, rows, commits] = [0, 0, 0, 0]
  for (let segment = 1; segment <= segments; segment++) {
    gate = Math.ceil((pages.length * segment) / segments)
    batches.length = 0
    await mark('engine')
    let from = performance.now()
    await engine.pullAll()
    engineMs += performance.now() - from
    quiet = true
    await mark('reading back')
    const same = await Promise.all(batches.map((batch) => writtenOf(model, batch)))
    await mark('raw')
    from = performance.now()
    for (const batch of same) await putRaw(floor, batch)
    rawMs += performance.now() - from
    await mark('rest')
    quiet = false
    commits += same.length
    for (const batch of same) for (const list of batch.values()) rows += list.length
  }
  engine.stop()
  if (next !== pages.length) throw new Error(`only ${next} of ${pages.length} pages were pulled`)

  const ids = await keysRaw(model, 'conversations')
  const openMs: number[] = []
  const openRawMs: number[] = []
  const step = Math.max(1, Math.floor(ids.length / (opens * 2)))
  for (let at = 0; at + step < ids.length && openMs.length < opens; at += step * 2) {
    const [one, other] = [ids[at], ids[at + step]]
    if (!one || !other) break
    let from = performance.now()
    await openCold(cache, one as ConversationId)
    openMs.push(performance.now() - from)
    from = performance.now()
    await readRaw(model, other)
    openRawMs.push(performance.now() - from)
  }
  model.close()
  floor.close()
  closeCache(cache)
  await Promise.all([dropRaw(database), dropRaw(rawName)])
  return { rows, commits, engineMs, rawMs, openMs, openRawMs }
}

Object.assign(globalThis, { dragomanEngine: { run } })
document.body.dataset.ready = ''
