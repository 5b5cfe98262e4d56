/**
 * The index on disk, sealed by the desk. Written at leisure: it keeps the cursor it belongs to, so that after a crash
 * the pull goes on from there and reads a little again.
 */
import { z } from 'zod'
import type { Clock } from '../../ports'
import type { ConnectorStore } from '../connector'
import { type IndexData, ThreadIndex } from './threadIndex'

const NAME = 'mail.index'
const EVERY = 30_000

const Place = z.object({ folder: z.string(), uid: z.number(), seen: z.boolean(), words: z.array(z.string()) })
const Entry = z.object({
  id: z.string(),
  thread: z.string(),
  at: z.number(),
  out: z.boolean(),
  machine: z.enum(['auto', 'bounce']).nullable(),
  key: z.string().nullable(),
  places: z.array(Place),
})
const Thread = z.object({
  id: z.string(),
  c: z.number(),
  into: z.string().nullable(),
  subject: z.string(),
  base: z.string(),
  person: z.string(),
  name: z.string(),
  address: z.string(),
  people: z.array(z.string()),
  entries: z.array(z.string()),
})
const Stored = z.object({
  v: z.literal(1),
  epoch: z.string(),
  /** Cursor of the last page in it. */
  cursor: z.string(),
  n: z.number(),
  index: z.object({
    entries: z.array(Entry),
    threads: z.array(Thread),
    ids: z.array(z.tuple([z.string(), z.string()])),
    gone: z.array(z.tuple([z.string(), z.number()])),
    c: z.number(),
  }),
})

export interface Kept {
  index: ThreadIndex
  /** Named anew whenever the index begins from nothing; cursors of another epoch do not fit. */
  epoch: string
  /** Where pulls stood when it was last written, and the number of that pull. */
  cursor: string
  n: number
}

export interface IndexStore {
  load(): Promise<Kept>
  /** Writes where something changed and half a minute has passed, or at once with `now`. */
  save(now: boolean): Promise<void>
}

export const createIndexStore = (store: ConnectorStore, clock: Clock, newEpoch: () => string): IndexStore => {
  let loading: Promise<Kept> | null = null
  let kept: Kept | null = null
  let savedAt = Number.NEGATIVE_INFINITY

  const read = async (): Promise<Kept> => {
    const text = await store.get(NAME)
    let data: z.infer<typeof Stored> | null = null
    try {
      data = text === null ? null : Stored.parse(JSON.parse(text))
    } catch {
      // Rebuildable: what cannot be read is read again from the mailbox.
    }
    const index = new ThreadIndex(() => clock.now(), data ? (data.index as IndexData) : null)
    kept = { index, epoch: data?.epoch ?? newEpoch(), cursor: data?.cursor ?? '', n: data?.n ?? 0 }
    return kept
  }
  return {
    load: () => {
      loading ??= read().catch((error: unknown) => {
        loading = null
        throw error
      })
      return loading
    },
    async save(now) {
      if (!kept?.index.dirty) return
      if (!now && clock.monotonic() - savedAt < EVERY) return
      savedAt = clock.monotonic()
      kept.index.dirty = false
      const { index, epoch, cursor, n } = kept
      await store.set(NAME, JSON.stringify({ v: 1, epoch, cursor, n, index: index.toData() }))
    },
  }
}
