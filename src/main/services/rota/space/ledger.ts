/**
 * What this desk and the team's calendars had in common last, sealed: of each object the tag it was seen under and its form
 * then, over many documents, so that one change writes a small one. What cannot be read counts as never had: it is compared anew.
 */
import { z } from 'zod'
import { Instant } from '../../../../shared/domain/conversation/types'
import { RotaThing } from '../../../../shared/domain/rota/plan'
import { readableOf, type SealedDocuments } from '../../sealed'

export const Place = z.enum(['shifts', 'requests', 'notes'])
export type Place = z.infer<typeof Place>
const Entry = z.object({
  place: Place,
  /** Of its resource. */
  name: z.string(),
  /** Null: written by us and not seen since, so the next look fetches it. */
  etag: z.string().nullable(),
  /** `kind:id`; null: it is none of ours, or cannot be read (`fault`). */
  key: z.string().nullable(),
  /** Null: not there (called off by another client). */
  base: RotaThing.nullable(),
  sequence: z.number().int().min(0),
  /** It holds what is not ours, which is kept when it is written over. */
  foreign: z.boolean(),
  fault: z.string().nullable(),
})
export type Entry = z.infer<typeof Entry>
const Clash = z.object({ key: z.string(), theirs: RotaThing.nullable(), etag: z.string().nullable() })
export type Clash = z.infer<typeof Clash>
const Access = z.object({
  url: z.string(),
  user: z.string(),
  password: z.string(),
  calendars: z.object({ shifts: z.string(), requests: z.string().nullable(), notes: z.string().nullable() }),
  publishOnly: z.boolean(),
})
export type Access = z.infer<typeof Access>
const May = z.object({ shifts: z.boolean(), requests: z.boolean(), notes: z.boolean() })
export type May = z.infer<typeof May>
const Head = z.object({
  version: z.literal(1),
  access: Access.nullable(),
  may: May.nullable().default(null),
  doneAt: Instant.nullable(),
  tokens: z.record(z.string(), z.string()),
  clashes: z.array(z.unknown()),
})
const Part = z.object({ version: z.literal(1), entries: z.array(z.unknown()) })

const headName = 'rotaSpace/head.sealed'
const parts = 128
const partName = (part: number) => `rotaSpace/${part.toString(16).padStart(2, '0')}.sealed`
export const entryId = ({ place, name }: Pick<Entry, 'place' | 'name'>): string => `${place}/${name}`
const partOf = (id: string): number => {
  let hash = 0
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0
  return hash % parts
}

export interface Ledger {
  /** Reads what was common, once; without it `entries` are empty. A start need not wait for it. */
  ready(): Promise<void>
  access(): Access | null
  doneAt(): number | null
  /** What the server let this account write when it was asked last; null: it never was. */
  may(): May | null
  /** Of the last whole comparison; null: none. */
  token(place: Place): string | null
  /** By `entryId`. */
  entries: ReadonlyMap<string, Entry>
  clashes: ReadonlyMap<string, Clash>
  /** Durable when it answers. `null` forgets. */
  note(changes: ReadonlyMap<string, Entry | null>): Promise<void>
  setHead(change: {
    clashes?: ReadonlyMap<string, Clash>
    tokens?: Partial<Record<Place, string | null>>
    doneAt?: number
    may?: May
  }): Promise<void>
  /** Another space: nothing is in common with it yet. */
  begin(access: Access | null): Promise<void>
}

export const loadLedger = async (documents: SealedDocuments, onBad: (count: number) => void): Promise<Ledger> => {
  /** A damaged document must not keep the profile shut. */
  const readSealed = (name: string): Promise<unknown> =>
    documents.readSealed(name).catch(() => {
      onBad(1)
      return null
    })
  const stored = Head.safeParse(await readSealed(headName))
  type Memory = {
    access: Access | null
    may: May | null
    doneAt: number | null
    tokens: Record<string, string>
    clashes: ReadonlyMap<string, Clash>
  }
  let head: Memory = stored.success
    ? { ...stored.data, clashes: new Map(readableOf(Clash, stored.data.clashes, onBad).map((one) => [one.key, one])) }
    : { access: null, may: null, doneAt: null, tokens: {}, clashes: new Map() }
  const entries = new Map<string, Entry>()
  const read = async (): Promise<void> => {
    if (!head.access) return
    let bad = 0
    for (let part = 0; part < parts; part += 1) {
      const content = await readSealed(partName(part))
      const found = Part.safeParse(content)
      if (found.success)
        for (const entry of readableOf(Entry, found.data.entries, (count) => {
          bad += count
        }))
          entries.set(entryId(entry), entry)
      else if (content !== null) bad += 1
    }
    // What was lost here is only seen again in a whole list.
    if (bad > 0) {
      onBad(bad)
      head = { ...head, tokens: {} }
    }
  }
  let reading: Promise<void> | null = null
  const ready = () => {
    reading ??= read()
    return reading
  }
  const writeHead = (next: Memory) => documents.writeSealed(headName, { version: 1, ...next, clashes: [...next.clashes.values()] })
  const writeParts = async (ids: Iterable<string>) => {
    const which = new Set([...ids].map(partOf))
    if (which.size === 0) return
    const content = new Map<number, Entry[]>([...which].map((part) => [part, []]))
    for (const [id, entry] of entries) content.get(partOf(id))?.push(entry)
    for (const [part, list] of content) await documents.writeSealed(partName(part), { version: 1, entries: list })
  }
  return {
    ready,
    access: () => head.access,
    doneAt: () => head.doneAt,
    may: () => head.may,
    token: (place) => (head.tokens as Partial<Record<Place, string>>)[place] ?? null,
    entries,
    get clashes() {
      return head.clashes
    },
    async note(changes) {
      for (const [id, entry] of changes)
        if (entry) entries.set(id, entry)
        else entries.delete(id)
      await writeParts(changes.keys())
    },
    async setHead({ clashes, tokens, doneAt, may }) {
      const known: Partial<Record<Place, string>> = { ...head.tokens }
      for (const place of Place.options) {
        const token = tokens?.[place]
        if (token === null) delete known[place]
        else if (token !== undefined) known[place] = token
      }
      head = {
        ...head,
        tokens: known as Record<string, string>,
        clashes: new Map(clashes ?? head.clashes),
        doneAt: doneAt ?? head.doneAt,
        may: may ?? head.may,
      }
      await writeHead(head)
    },
    async begin(access) {
      await ready()
      const had = [...entries.keys()]
      entries.clear()
      head = { access, may: null, doneAt: null, tokens: {}, clashes: new Map() }
      await writeParts(had)
      await writeHead(head)
    },
  }
}
