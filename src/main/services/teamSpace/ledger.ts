/**
 * What this desk and the team space had in common last, sealed: per template the tag it was seen under and its form then, over
 * 64 documents, so that one change writes a small one. What cannot be read counts as never had: it is compared anew.
 */
import { z } from 'zod'
import { Instant } from '../../../shared/domain/conversation/types'
import { TemplateId } from '../../../shared/domain/ids'
import { Template } from '../../../shared/domain/template/types'
import { readableOf, type SealedDocuments } from '../sealed'

const Entry = z.object({
  id: TemplateId,
  /** Null: written by us and not seen since, so the next look fetches it. */
  etag: z.string().nullable(),
  base: Template,
})
export type Entry = z.infer<typeof Entry>
const Clash = z.object({ id: TemplateId, theirs: Template.nullable(), etag: z.string().nullable(), at: Instant })
export type Clash = z.infer<typeof Clash>
const Access = z.object({ url: z.string(), user: z.string(), password: z.string() })
export type Access = z.infer<typeof Access>

const Head = z.object({
  version: z.literal(1),
  access: Access.nullable(),
  doneAt: Instant.nullable(),
  clashes: z.array(z.unknown()),
})
const Part = z.object({ version: z.literal(1), entries: z.array(z.unknown()) })

const headName = 'teamSpace/head.sealed'
const parts = 64
const partName = (part: number) => `teamSpace/${part.toString(16).padStart(2, '0')}.sealed`
const partOf = (id: string): number => {
  let hash = 0
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0
  return hash % parts
}

export interface Ledger {
  access(): Access | null
  doneAt(): number | null
  entries: ReadonlyMap<string, Entry>
  clashes: ReadonlyMap<string, Clash>
  /** Durable when it answers. `null` forgets. */
  note(changes: ReadonlyMap<string, Entry | null>): Promise<void>
  setClashes(clashes: ReadonlyMap<string, Clash>): Promise<void>
  setDone(at: number): Promise<void>
  /** Another space: nothing is in common with it yet. */
  begin(access: Access | null): Promise<void>
}

export const loadLedger = async (documents: SealedDocuments, onBad: (count: number) => void): Promise<Ledger> => {
  const { writeSealed } = documents
  /** A damaged document must not keep the profile shut. */
  const readSealed = (name: string): Promise<unknown> =>
    documents.readSealed(name).catch(() => {
      onBad(1)
      return null
    })
  const stored = Head.safeParse(await readSealed(headName))
  let access = stored.success ? stored.data.access : null
  let doneAt = stored.success ? stored.data.doneAt : null
  let clashes = new Map((stored.success ? readableOf(Clash, stored.data.clashes, onBad) : []).map((one) => [one.id as string, one]))
  const entries = new Map<string, Entry>()
  if (access)
    for (let part = 0; part < parts; part += 1) {
      const read = Part.safeParse(await readSealed(partName(part)))
      if (read.success) for (const entry of readableOf(Entry, read.data.entries, onBad)) entries.set(entry.id, entry)
    }
  const writeHead = () => writeSealed(headName, { version: 1, access, doneAt, clashes: [...clashes.values()] })
  const writeParts = async (which: Iterable<number>) => {
    for (const part of new Set(which))
      await writeSealed(partName(part), { version: 1, entries: [...entries.values()].filter(({ id }) => partOf(id) === part) })
  }
  return {
    access: () => access,
    doneAt: () => doneAt,
    entries,
    get clashes() {
      return clashes
    },
    async note(changes) {
      for (const [id, entry] of changes)
        if (entry) entries.set(id, entry)
        else entries.delete(id)
      await writeParts([...changes.keys()].map(partOf))
    },
    async setClashes(next) {
      clashes = new Map(next)
      await writeHead()
    },
    async setDone(at) {
      doneAt = at
      await writeHead()
    },
    async begin(next) {
      const had = [...entries.keys()].map(partOf)
      entries.clear()
      access = next
      doneAt = null
      clashes = new Map()
      await writeParts(had)
      await writeHead()
    },
  }
}
