/** Things of the memory on their shelves, with those that were taken away and can still come back. */
import { z } from 'zod'
import { Instant } from '../../../shared/domain/conversation/types'
import type { Clock } from '../../ports'
import type { SealedDocuments } from '../sealed'
import { loadShelves, type Shelves } from './shelves'

/** How long what was taken away can come back (ms). */
const removedKeptMs = 30 * 86_400_000

interface Thing {
  id: string
}
/** Where the living are kept in memory. */
export interface Living<T extends Thing> {
  get(id: string): T | undefined
  set(thing: T, shelf: number): void
  remove(id: string): void
  shelfOf(id: string): number | undefined
  on(shelf: number): Iterable<T>
}
/** `undefined`: as it is; null: gone for good. */
export type Change<T> = { thing: T } | { removed: T; at: number } | null

export interface KeptThings<T extends Thing> {
  write(changes: ReadonlyMap<string, Change<T>>): Promise<void>
  fold(): Promise<void>
  /** What was taken away and can come back. */
  removed(id: string): T | undefined
  /** When it was taken away, while it can come back. */
  removedAt(id: string): number | undefined
  gone(): Iterable<{ id: string; at: number }>
  allRemoved(): T[]
}

export const loadThings = async <T extends Thing>(needs: {
  documents: SealedDocuments
  folder: string
  schema: z.ZodType<T>
  living: () => Living<T>
  clock: Clock
  rest(): Promise<void>
  onBad(what: string, count: number): void
  stopped(): boolean
}): Promise<KeptThings<T>> => {
  const Kept = z.union([z.object({ thing: needs.schema }), z.object({ removed: needs.schema, at: Instant })])
  type Stored = { thing: T } | { removed: T; at: number }
  const gone = new Map<string, { kept: { removed: T; at: number }; shelf: number }>()
  const { living } = needs
  const shelves: Shelves<Stored> = await loadShelves<Stored>({
    documents: needs.documents,
    folder: needs.folder,
    read(value) {
      const read = Kept.safeParse(value)
      return read.success ? (read.data as Stored) : null
    },
    get(id) {
      const thing = living().get(id)
      return thing ? { thing } : gone.get(id)?.kept
    },
    apply(id, value, shelf) {
      if (needs.stopped()) return
      living().remove(id)
      gone.delete(id)
      if (!value) return
      if ('thing' in value) living().set(value.thing, shelf)
      // Older ones vanish from the disk when their shelf is written next.
      else if (value.at > needs.clock.now() - removedKeptMs) gone.set(id, { kept: value, shelf })
    },
    shelfOf: (id) => living().shelfOf(id) ?? gone.get(id)?.shelf,
    *on(shelf) {
      for (const thing of living().on(shelf)) yield [thing.id, { thing }]
      for (const [id, one] of gone) if (one.shelf === shelf) yield [id, one.kept]
    },
    rest: needs.rest,
    onBad: needs.onBad,
    stopped: needs.stopped,
  })
  return {
    write: (changes) => shelves.write(changes),
    fold: shelves.fold,
    removed: (id) => gone.get(id)?.kept.removed,
    removedAt: (id) => gone.get(id)?.kept.at,
    *gone() {
      for (const [id, { kept }] of gone) yield { id, at: kept.at }
    },
    allRemoved: () => [...gone.values()].map(({ kept }) => kept.removed),
  }
}

/** The living as a plain map, for things that are few. */
export class FewThings<T extends Thing> implements Living<T> {
  readonly #things = new Map<string, { thing: T; shelf: number }>()
  get size(): number {
    return this.#things.size
  }
  get = (id: string): T | undefined => this.#things.get(id)?.thing
  set(thing: T, shelf: number): void {
    this.#things.set(thing.id, { thing, shelf })
  }
  remove(id: string): void {
    this.#things.delete(id)
  }
  shelfOf(id: string): number | undefined {
    return this.#things.get(id)?.shelf
  }
  *on(shelf: number): Iterable<T> {
    for (const one of this.#things.values()) if (one.shelf === shelf) yield one.thing
  }
  all = (): T[] => [...this.#things.values()].map(({ thing }) => thing)
}
