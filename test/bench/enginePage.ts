/**
 * The engine by itself, in a page of the same runtime: prepared pages instead of a backend, everything else as in the
 * program. Beside it the same rows go raw into a database of the same stores and indexes, in the same batches.
 */
import { closeCache, openCache } from '../../src/renderer/data/openCache'
import { openThread, rawThread } from '../../src/renderer/data/read/thread'
import type { Thread } from '../../src/renderer/data/types'
import { follow } from '../../src/renderer/data/useLive'
import { loadDetector } from '../../src/renderer/engine/detector'
import { Engine } from '../../src/renderer/engine/engine'
import { type EngineSource, realTimers } from '../../src/renderer/engine/source'
import type { Backend } from '../../src/shared/domain/backend/types'
import { simpleDue } from '../../src/shared/domain/clock/simpleDue'
import type { BackendId, ConversationId } from '../../src/shared/domain/ids'
import { emptyRows } from '../../src/shared/domain/sync/types'
import { makePages } from './pages'
import { allRaw, dropRaw, makeLike, openRaw, putRaw, readRaw } from './rawIdb'

const backendId = 'bench' as BackendId
const tables = ['conversations', 'bodies', 'messages', 'messageHtml', 'customers'] as const
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

const run = async ({ conversations, messages, opens }: Options): Promise<EngineRun> => {
  const database = `bench-engine-${conversations}`
  const rawName = `bench-raw-${conversations}`
  await dropRaw(database)
  const opened = await openCache({ database, keys: { matchKey: randomKey(), backends: [{ backendId, key: randomKey() }] } })
  if (opened.type !== 'open') throw new Error(opened.type)
  const { cache } = opened
  const pages = makePages(backendId, { conversations, messages }, Date.now())
  // What a look after the last page finds.
  const progress = { phase: 'live' as const, done: 0, total: null }
  let next = 0
  const source: EngineSource = {
    pull: async () => {
      const page = pages[next]
      if (!page) return { rows: emptyRows(), cursor: String(conversations), more: false, progress, bad: [] }
      next += 1
      return page
    },
    pullConversation: () => Promise.reject(new Error('not asked here')),
    taskDone: () => Promise.resolve(),
    counts: () => Promise.resolve(),
    problemOf: (error) => {
      console.error(error)
      return { code: 'unexpected', params: {} }
    },
  }
  const engine = new Engine({
    cache,
    source,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    timers: realTimers,
    due: simpleDue,
    detector: loadDetector,
  })
  const batches: Set<string>[] = []
  const commit = engine.writer.commit.bind(engine.writer)
  engine.writer.commit = (batch) => {
    const { rows } = batch
    batches.push(new Set([...rows.conversations, ...rows.messages, ...rows.customers].map((row) => row.id)))
    return commit(batch)
  }
  await engine.setBackends([{ id: backendId, paused: true, me: null } as Backend])
  const began = performance.now()
  await engine.setBackends([{ id: backendId, paused: false, me: null } as Backend])
  await engine.pullAll()
  const engineMs = performance.now() - began
  engine.stop()
  if (next !== pages.length) throw new Error(`only ${next} of ${pages.length} pages were pulled`)

  const model = await openRaw(database)
  const written = await Promise.all(tables.map(async (table) => [table, (await allRaw(model, table)) as { id: string }[]] as const))
  const place = new Map<string, number>()
  batches.forEach((ids, at) => {
    for (const id of ids) place.set(id, at)
  })
  const grouped = batches.map(() => new Map<string, unknown[]>(tables.map((table) => [table, []])))
  for (const [table, rows] of written) for (const row of rows) grouped[place.get(row.id) ?? 0]?.get(table)?.push(row)
  const floor = await makeLike(model, rawName)
  const rawBegan = performance.now()
  for (const batch of grouped) await putRaw(floor, batch)
  const rawMs = performance.now() - rawBegan

  const ids = (written.find(([table]) => table === 'conversations')?.[1] ?? []).map(({ id }) => id)
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
  const rows = written.reduce((sum, [, list]) => sum + list.length, 0)
  return { rows, commits: batches.length, engineMs, rawMs, openMs, openRawMs }
}

Object.assign(globalThis, { dragomanEngine: { run } })
document.body.dataset.ready = ''
