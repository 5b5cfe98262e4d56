/**
 * Templates on the disk: sealed documents, one for each of 256 shelves, so that a save writes one shelf and not the library.
 * Read shelf by shelf with rests in between. What cannot be read (a newer program's) is left out alone and stays on its shelf;
 * a shelf that cannot be read at all is never written over.
 */
import { z } from 'zod'
import { TemplateConflict } from '../../../shared/contract/library'
import { Instant } from '../../../shared/domain/conversation/types'
import { TemplateId } from '../../../shared/domain/ids'
import { Template } from '../../../shared/domain/template/types'
import { serial } from '../../../shared/serial'

export interface SealedDocuments {
  readSealed(name: string): Promise<unknown>
  writeSealed(name: string, content: unknown): Promise<void>
}

const count = 256
/** Shelves that are written side by side. */
const atOnce = 8
const Use = z.object({ id: TemplateId, count: z.number().int().min(0), at: Instant })
const Removed = z.object({ template: Template, at: Instant })
export const Kept = z.object({
  template: Template.optional(),
  use: Use.omit({ id: true }).optional(),
  /** It was taken away: kept for a while, so that it can come back, and that nobody brings it back unasked. */
  removed: Removed.optional(),
  conflict: TemplateConflict.optional(),
})
export type Kept = z.infer<typeof Kept>

const Shelf = z.object({ version: z.literal(1), items: z.array(z.tuple([z.string(), z.unknown()])) })

/** FNV-1a, so that the same id is always on the same shelf. */
const shelfOf = (id: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % count
}
const nameOf = (shelf: number) => `library/${shelf.toString(16).padStart(2, '0')}.sealed`

export interface Shelves {
  get(id: string): Kept | undefined
  entries(): IterableIterator<[string, Kept]>
  /** Durable when it answers. Where it fails, each shelf stands as it was or as it was to be, and `get` tells which. `null` takes all of an id away. */
  write(changes: ReadonlyMap<string, Kept | null>): Promise<void>
}

export const loadShelves = async (
  { readSealed, writeSealed }: SealedDocuments,
  needs: {
    rest(): Promise<void>
    each(id: string, kept: Kept): void
    onBad(what: 'shelf' | 'template', count: number): void
    stopped(): boolean
  },
): Promise<Shelves> => {
  const items = new Map<string, Kept>()
  const unreadable = new Set<number>()
  const byShelf = Array.from({ length: count }, () => new Set<string>())
  /** As it was found; it gives way to what is written under its id. */
  const unread = new Map<number, Map<string, unknown>>()
  for (let shelf = 0; shelf < count && !needs.stopped(); shelf += 1) {
    let read: unknown = null
    try {
      read = await readSealed(nameOf(shelf))
    } catch {
      if (needs.stopped()) break
      unreadable.add(shelf)
      needs.onBad('shelf', 1)
      continue
    }
    if (read === null) continue
    const parsed = Shelf.safeParse(read)
    if (!parsed.success) {
      unreadable.add(shelf)
      needs.onBad('shelf', 1)
      continue
    }
    let bad = 0
    for (const [id, value] of parsed.data.items) {
      const kept = Kept.safeParse(value)
      if (kept.success) {
        items.set(id, kept.data)
        byShelf[shelf]?.add(id)
        needs.each(id, kept.data)
      } else {
        bad += 1
        unread.set(shelf, (unread.get(shelf) ?? new Map()).set(id, value))
      }
      await needs.rest()
    }
    if (bad > 0) needs.onBad('template', bad)
  }
  const oneByOne = serial()
  return {
    get: (id) => items.get(id),
    entries: () => items.entries(),
    write: (changes) =>
      oneByOne(async () => {
        const shelves = new Map<number, [string, Kept | null][]>()
        for (const [id, kept] of changes) {
          const shelf = shelfOf(id)
          const list = shelves.get(shelf)
          if (list) list.push([id, kept])
          else shelves.set(shelf, [[id, kept]])
        }
        for (const shelf of shelves.keys()) if (unreadable.has(shelf)) throw new Error(`library shelf ${shelf} cannot be read`)
        const left = [...shelves]
        let failure: unknown = null
        const writeNext = async (): Promise<void> => {
          for (let one = left.pop(); one && failure === null; one = left.pop()) {
            const [shelf, list] = one
            const next = new Map([...(byShelf[shelf] ?? [])].map((id) => [id, items.get(id) as Kept]))
            for (const [id, kept] of list) {
              if (kept) next.set(id, kept)
              else next.delete(id)
            }
            const strange = [...(unread.get(shelf) ?? [])].filter(([id]) => !list.some(([changed]) => changed === id) && !next.has(id))
            try {
              await writeSealed(nameOf(shelf), { version: 1, items: [...next, ...strange] })
            } catch (error) {
              failure ??= error
              return
            }
            for (const [id, kept] of list) {
              if (kept) items.set(id, kept)
              else items.delete(id)
            }
            byShelf[shelf] = new Set(next.keys())
            if (unread.has(shelf)) unread.set(shelf, new Map(strange))
          }
        }
        // Several at once: the disk brings them down together.
        await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, writeNext))
        if (failure !== null) throw failure
      }),
  }
}
