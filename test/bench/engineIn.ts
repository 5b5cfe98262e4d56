/** The real engine over the open profile's cache, in the program's own engine page, fed by pages instead of a backend. */
import { connect } from '../../src/renderer/bridge/client'
import { type Cache, openCache } from '../../src/renderer/data/openCache'
import { Sealer } from '../../src/renderer/data/sealing'
import type { Policies } from '../../src/renderer/engine/cases/book'
import { Engine } from '../../src/renderer/engine/engine'
import { makeDetect } from '../../src/renderer/engine/language/detect'
import { readTable } from '../../src/renderer/engine/language/readTable'
import { type EngineSource, realTimers } from '../../src/renderer/engine/source'
import type { Backend } from '../../src/shared/domain/backend/types'
import { emptyRows, type Page, type SyncState } from '../../src/shared/domain/sync/types'
import { noKeeping } from './keeping'

/** No more rows: what a backend says that has told everything. */
export const nothing = (cursor: string, phase: SyncState['phase'] = 'live'): Page => ({
  rows: emptyRows(),
  cursor,
  more: false,
  progress: { phase, done: 0, total: null },
  bad: [],
})

export const engineOver = (cache: Cache, pull: EngineSource['pull']): Engine =>
  new Engine({
    cache,
    source: {
      keeping: noKeeping,
      pull,
      pullConversation: () => Promise.reject(new Error('not asked here')),
      alert: () => Promise.resolve({ held: [] }),
      apply: () => Promise.resolve(),
      taskDone: () => Promise.resolve(),
      counts: () => Promise.resolve(),
      translate: async () => ({ segments: [] }),
      problemOf: (error) => {
        console.error(error)
        return { code: 'unexpected', params: {} }
      },
    },
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    timers: realTimers,
    // The program's own way reads its table in a worker, from a file that only the program has.
    detector: () => Promise.resolve(makeDetect(readTable())),
  })

export interface TakenOver {
  cache: Cache
  /** As the program's own engine judges cases, or all would be judged anew. */
  policies: Policies
  /** In the order they were connected in. */
  backends: Backend[]
}

/** Takes the page's port: the program's own engine hears nothing from here on and writes no more. */
export const takeOver = async (): Promise<TakenOver> => {
  const { call } = await connect()
  const keys = await call.desk.keys()
  const opened = await openCache({ database: keys.database, keys, sealer: new Sealer({ cacheBytes: 4_000_000 }) })
  if (opened.type !== 'open') throw new Error(opened.type)
  const [{ backends, shops }, { plans, rules, words }, team] = await Promise.all([
    call.backends.list(),
    call.cases.policies(),
    call.desk.team(),
  ])
  return {
    cache: opened.cache,
    policies: { plans, rules, words, team, shops },
    backends: backends.sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}
