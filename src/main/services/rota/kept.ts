/**
 * Many things in several sealed documents ("parts"), changed together or not at all. A list of changes is first written into
 * one small document, the tail: that write is what makes it durable, whole. From time to time the tail is put onto the parts and
 * emptied; a crash in between repeats it. A part that cannot be read is never written over, and what stands in the tail counts
 * more than what stands in a part.
 */
import { z } from 'zod'
import { serial } from '../../../shared/serial'
import type { SealedDocuments } from '../sealed'

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

export interface Kept {
  /** Everything, as it was written; what a newer program wrote is in it and stays. Throws where the tail cannot be read. */
  load(): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>>
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
      if (!unreadable.has(part)) await writeSealed(partFile(part), { version: 1, items: [...(all.get(part) ?? [])] })
    const left = new Map([...tail].filter(([, [part]]) => unreadable.has(part)))
    await writeTail(all.keys(), left.values())
    tail = left
  }

  return {
    load: () =>
      oneByOne(async () => {
        const stored = await readSealed(tailFile)
        const read = stored === null ? null : Tail.parse(stored)
        const all = new Map<string, Map<string, unknown>>()
        unreadable = new Set()
        for (const part of read?.parts ?? []) {
          const items = await readSealed(partFile(part)).then(
            (found) => (found === null ? [] : (Part.safeParse(found).data?.items ?? null)),
            () => null,
          )
          if (items === null) {
            unreadable.add(part)
            onBad(part)
          }
          all.set(part, new Map(items ?? []))
        }
        tail = new Map()
        for (const [part, id, value] of read?.items ?? []) {
          tail.set(keyOf(part, id), [part, id, value])
          lay(all, [part, id, value])
        }
        fresh = read === null
        parts = all
        return all
      }),
    isNew: () => fresh,
    write: (changes) =>
      oneByOne(async () => {
        const all = parts
        if (!all || changes.length === 0) return
        const next = new Map(tail)
        for (const change of changes) next.set(keyOf(change[0], change[1]), change)
        await writeTail(new Set([...all.keys(), ...changes.map(([part]) => part)]), next.values())
        fresh = false
        tail = next
        for (const change of changes) lay(all, change)
        if (tail.size > tailSize) await fold(all).catch(() => onBad('tail'))
      }),
    drop() {
      parts = null
      tail = new Map()
    },
  }
}
