/**
 * Many things in several sealed documents ("parts"), changed together or not at all. A list of changes is first written into
 * one small document, the tail: that write is what makes it durable, whole. From time to time the tail is put onto the parts and
 * emptied; a crash in between repeats it. A part that cannot be read is never written over, and what stands in the tail counts
 * more than what stands in a part.
 */
import { z } from 'zod'
import { serial } from '../../../shared/serial'
import type { SealedDocuments } from '../sealed'
import { RotaError } from './problem'

/** Changes that may stand in the tail before they are put onto their parts. */
const tailSize = 300
const tailFile = 'rota/tail.sealed'
const partFile = (part: string) => `rota/${part}.sealed`

/** In this part, under this id; a value of null takes it away. */
export type KeptChange = readonly [part: string, id: string, value: unknown]

const Tail = z.object({
  version: z.literal(1),
  /** Every part that was ever written: there is no way to list them. */
  parts: z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)),
  items: z.array(z.tuple([z.string(), z.string(), z.unknown()])),
})
const Part = z.object({ version: z.literal(1), items: z.array(z.tuple([z.string(), z.unknown()])) })

type Parts = ReadonlyMap<string, ReadonlyMap<string, unknown>>
export interface Kept {
  /** These parts, as they were written; what a newer program wrote is in it and stays. Throws where the tail cannot be read. */
  load(first: (part: string) => boolean): Promise<Parts>
  /** The others, one after the other. Nothing is written before that. False: dropped meanwhile. */
  loadRest(took: (part: string, items: ReadonlyMap<string, unknown>) => Promise<void>): Promise<boolean>
  /** Nothing was ever written. */
  isNew(): boolean
  /** Durable and whole when it answers; nothing has changed where it fails. */
  write(changes: readonly KeptChange[]): Promise<void>
  drop(): void
}

export const createKept = ({ readSealed, writeSealed }: SealedDocuments, onBad: (part: string) => void): Kept => {
  let parts: Map<string, Map<string, unknown>> | null = null
  let unreadable = new Set<string>()
  let tail = new Map<string, KeptChange>()
  let fresh = true
  /** Parts that are not in memory yet. */
  let waiting: string[] = []
  const oneByOne = serial()
  const keyOf = (part: string, id: string) => `${part} ${id}`
  const lay = (all: Map<string, Map<string, unknown>>, [part, id, value]: KeptChange) => {
    const items = all.get(part) ?? new Map<string, unknown>()
    if (value === null) items.delete(id)
    else items.set(id, value)
    all.set(part, items)
  }
  const writeTail = (names: Iterable<string>, items: Iterable<KeptChange>) =>
    writeSealed(tailFile, { version: 1, parts: [...names], items: [...items] })

  /** Onto the parts. What fails stays in the tail, and is tried with the next change. */
  const fold = async (all: Map<string, Map<string, unknown>>) => {
    const touched = new Set([...tail.values()].map(([part]) => part))
    for (const part of touched)
      if (!unreadable.has(part)) {
        // Locked meanwhile: what is opened next may be another's.
        if (parts !== all) throw new RotaError('locked')
        await writeSealed(partFile(part), { version: 1, items: [...(all.get(part) ?? [])] })
      }
    if (parts !== all) throw new RotaError('locked')
    const left = new Map([...tail].filter(([, [part]]) => unreadable.has(part)))
    await writeTail(all.keys(), left.values())
    if (parts === all) tail = left
  }

  /** Null: it cannot be read. */
  const readPart = async (part: string): Promise<readonly (readonly [string, unknown])[] | null> => {
    try {
      const found = await readSealed(partFile(part))
      return found === null ? [] : (Part.safeParse(found).data?.items ?? null)
    } catch {
      return null
    }
  }
  const take = async (all: Map<string, Map<string, unknown>>, part: string): Promise<void> => {
    const items = await readPart(part)
    if (parts !== all) return
    if (items === null) {
      unreadable.add(part)
      onBad(part)
    }
    const known = new Map(items ?? [])
    for (const [of, id, value] of tail.values()) {
      if (of !== part) continue
      if (value === null) known.delete(id)
      else known.set(id, value)
    }
    all.set(part, known)
  }

  return {
    load: (first) =>
      oneByOne(async () => {
        const stored = await readSealed(tailFile)
        const read = stored === null ? null : Tail.parse(stored)
        const all = new Map<string, Map<string, unknown>>()
        unreadable = new Set()
        tail = new Map((read?.items ?? []).map(([part, id, value]) => [keyOf(part, id), [part, id, value]]))
        fresh = read === null
        parts = all
        const names = [...new Set([...(read?.parts ?? []), ...[...tail.values()].map(([part]) => part)])]
        for (const part of names) if (first(part)) await take(all, part)
        waiting = names.filter((part) => !first(part))
        return all
      }),
    async loadRest(took) {
      const all = parts
      for (const part of waiting) {
        if (!all || parts !== all) return false
        await take(all, part)
        const items = all.get(part)
        if (items) await took(part, items)
      }
      if (parts !== all) return false
      waiting = []
      return true
    },
    isNew: () => fresh,
    write: (changes) =>
      oneByOne(async () => {
        if (changes.length === 0) return
        const all = parts
        // Nobody may be told that it is kept.
        if (!all) throw new RotaError('locked')
        if (waiting.length > 0) throw new Error('not all of the rota is in memory yet')
        const next = new Map(tail)
        for (const change of changes) next.set(keyOf(change[0], change[1]), change)
        await writeTail(new Set([...all.keys(), ...changes.map(([part]) => part)]), next.values())
        // Locked while it was written: it is on the disk, and nothing of it stays in memory.
        if (parts !== all) return
        fresh = false
        tail = next
        for (const change of changes) lay(all, change)
        if (tail.size > tailSize) await fold(all).catch(() => onBad('tail'))
      }),
    drop() {
      parts = null
      tail = new Map()
      waiting = []
    },
  }
}
