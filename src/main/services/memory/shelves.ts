/**
 * Many small things on the disk, sealed: new ones go onto the last shelf until that is full, so that what is learnt all day
 * touches one shelf and not all. A few changes are first written into one small document, the tail, which is durable in
 * one write; from time to time the tail is put onto the shelves. What stands in the tail counts more than what stands on a
 * shelf, and it is emptied only after the shelves are written, so a crash in between changes nothing.
 * What cannot be read (a newer program's) is left out alone and stays where it is; a shelf that cannot be read at all is never
 * written over.
 */
import { z } from 'zod'
import { serial } from '../../../shared/serial'
import type { SealedDocuments } from '../sealed'

/** Things on one shelf: some 400 KB, written and read within a few ms. */
export const shelfSize = 1_000
/** Changes that may stand in the tail. */
const tailSize = 200
const mostShelves = 4_000

export interface ShelvesNeeds<T> {
  documents: SealedDocuments
  /** Names its files: `<folder>/t.sealed`, `<folder>/<number>.sealed`. */
  folder: string
  /** Null for what cannot be read. */
  read(value: unknown): T | null
  /** As it stands in memory now; undefined where it is not here. */
  get(id: string): T | undefined
  /** It stands so on the disk (null: gone), on this shelf. */
  apply(id: string, value: T | null, shelf: number): void
  shelfOf(id: string): number | undefined
  /** What stands on it, as it is in memory now. */
  on(shelf: number): Iterable<[id: string, value: T]>
  rest(): Promise<void>
  onBad(what: 'shelf' | 'item', count: number): void
  stopped(): boolean
}

const Stored = z.object({ version: z.literal(1), items: z.array(z.tuple([z.string(), z.unknown()])) })
/** In the tail an item says onto which shelf it goes. */
const Tail = z.object({ version: z.literal(1), items: z.array(z.tuple([z.string(), z.number().int(), z.unknown()])) })

export interface Shelves<T> {
  /** Durable when it answers. Where it fails, each thing stands as it was or as it was to be, and memory tells which. */
  write(changes: ReadonlyMap<string, T | null>): Promise<void>
  /** Puts the tail onto its shelves. */
  fold(): Promise<void>
}

export const loadShelves = async <T>(needs: ShelvesNeeds<T>): Promise<Shelves<T>> => {
  const { readSealed, writeSealed } = needs.documents
  const nameOf = (shelf: number | 'tail') => `${needs.folder}/${shelf === 'tail' ? 't' : shelf.toString(16).padStart(3, '0')}.sealed`
  const unreadable = new Set<number | 'tail'>()
  /** As it was found; it gives way to what is written under its id. */
  const strange = new Map<number, Map<string, unknown>>()
  let strangeTail: [string, number, unknown][] = []
  const tail = new Map<string, number>()
  const counts: number[] = []

  const read = async (name: number | 'tail'): Promise<unknown> => {
    try {
      return await readSealed(nameOf(name))
    } catch {
      if (!needs.stopped()) {
        unreadable.add(name)
        needs.onBad('shelf', 1)
      }
      return undefined
    }
  }
  const storedTail = await read('tail')
  const parsedTail = Tail.safeParse(storedTail)
  if (parsedTail.success)
    for (const [id, shelf, value] of parsedTail.data.items) {
      const known = value === null ? null : needs.read(value)
      if (value !== null && known === null) {
        strangeTail.push([id, shelf, value])
        needs.onBad('item', 1)
        continue
      }
      tail.set(id, shelf)
      needs.apply(id, known, shelf)
      await needs.rest()
    }
  else if (storedTail !== null && storedTail !== undefined) unreadable.add('tail')
  let missing = 0
  // One that is missing between others is damage; a few in a row are the end.
  for (let shelf = 0; shelf < mostShelves && missing < 3 && !needs.stopped(); shelf += 1) {
    const found = await read(shelf)
    if (found === null) {
      missing += 1
      continue
    }
    for (; counts.length < shelf; ) counts.push(shelfSize)
    missing = 0
    const parsed = Stored.safeParse(found)
    if (!parsed.success) {
      counts.push(shelfSize)
      if (found !== undefined) {
        unreadable.add(shelf)
        needs.onBad('shelf', 1)
      }
      continue
    }
    counts.push(parsed.data.items.length)
    for (const [id, value] of parsed.data.items) {
      if (tail.has(id)) continue
      const known = needs.read(value)
      if (known !== null) needs.apply(id, known, shelf)
      else {
        strange.set(shelf, (strange.get(shelf) ?? new Map()).set(id, value))
        needs.onBad('item', 1)
      }
      await needs.rest()
    }
  }
  for (const shelf of tail.values()) for (; counts.length <= shelf; ) counts.push(0)

  const oneByOne = serial()
  const openShelf = (): number => {
    const last = counts.length - 1
    if (last >= 0 && !unreadable.has(last) && (counts[last] ?? 0) < shelfSize) return last
    counts.push(0)
    return last + 1
  }
  /** Where each of the changes goes. */
  const placed = (changes: ReadonlyMap<string, T | null>): Map<string, number> => {
    const places = new Map<string, number>()
    for (const [id, value] of changes) {
      const known = needs.shelfOf(id) ?? tail.get(id)
      if (known !== undefined) {
        if (unreadable.has(known)) throw new Error(`shelf ${known} of ${needs.folder} cannot be read`)
        places.set(id, known)
      } else if (value !== null) {
        const shelf = openShelf()
        counts[shelf] = (counts[shelf] ?? 0) + 1
        places.set(id, shelf)
      }
    }
    return places
  }
  const writeShelf = async (shelf: number, changes: ReadonlyMap<string, T | null>): Promise<void> => {
    const items: [string, unknown][] = []
    for (const [id, value] of needs.on(shelf)) if (!changes.has(id)) items.push([id, value])
    for (const [id, value] of changes) if (value !== null) items.push([id, value])
    const taken = new Set(items.map(([id]) => id))
    const rest = [...(strange.get(shelf) ?? [])].filter(([id]) => !taken.has(id) && !changes.has(id))
    await writeSealed(nameOf(shelf), { version: 1, items: [...items, ...rest] })
    counts[shelf] = items.length + rest.length
    if (rest.length > 0) strange.set(shelf, new Map(rest))
    else strange.delete(shelf)
  }
  const writeTail = async (ids: ReadonlyMap<string, number>, changes: ReadonlyMap<string, T | null>): Promise<void> => {
    if (unreadable.has('tail')) throw new Error(`the tail of ${needs.folder} cannot be read`)
    const items: [string, number, unknown][] = []
    for (const [id, shelf] of ids) items.push([id, shelf, changes.has(id) ? changes.get(id) : (needs.get(id) ?? null)])
    strangeTail = strangeTail.filter(([id]) => !ids.has(id))
    await writeSealed(nameOf('tail'), { version: 1, items: [...items, ...strangeTail] })
  }
  const fold = async (): Promise<void> => {
    if (tail.size === 0) return
    const nothing = new Map<string, T | null>()
    for (const shelf of new Set(tail.values())) {
      // What stands in memory is what the tail says.
      await writeShelf(shelf, nothing)
      await needs.rest()
    }
    await writeTail(new Map(), nothing)
    tail.clear()
  }

  return {
    fold: () => oneByOne(fold),
    write: (changes) =>
      oneByOne(async () => {
        if (changes.size === 0) return
        if (tail.size + changes.size > tailSize) await fold()
        if (changes.size <= tailSize / 2) {
          const places = placed(changes)
          const next = new Map([...tail, ...places])
          await writeTail(next, new Map([...changes].filter(([id]) => places.has(id))))
          for (const [id, shelf] of places) {
            tail.set(id, shelf)
            needs.apply(id, changes.get(id) ?? null, shelf)
          }
          return
        }
        const byShelf = new Map<number, Map<string, T | null>>()
        for (const [id, shelf] of placed(changes)) {
          const list = byShelf.get(shelf)
          if (list) list.set(id, changes.get(id) ?? null)
          else byShelf.set(shelf, new Map([[id, changes.get(id) ?? null]]))
        }
        for (const [shelf, list] of byShelf) {
          await writeShelf(shelf, list)
          for (const [id, value] of list) {
            needs.apply(id, value, shelf)
            await needs.rest()
          }
        }
      }),
  }
}
