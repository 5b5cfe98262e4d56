/** The rota, this desk's drafts and its publications in memory; every change first on the disk. Knows nothing of rights. */
import { z } from 'zod'
import { type Done, emptyRota, type RotaDeed, type Touched, thingIn, withDeeds } from '../../../shared/domain/rota/deeds'
import { type Rota, RotaThing, RotaVersion, ShiftChange, thingId } from '../../../shared/domain/rota/plan'
import { serial } from '../../../shared/serial'
import type { Clock } from '../../ports'
import type { SealedDocuments } from '../sealed'
import { createKept, type KeptChange } from './kept'
import { RotaError } from './problem'

/** A publication without what it changed. */
export const VersionHead = RotaVersion.omit({ changes: true }).extend({ count: z.number().int() })
export type VersionHead = z.infer<typeof VersionHead>
const mostVersions = 50
/** More than are kept, so that one being written never takes the place of one that is shown. */
const slots = 60
/** Changes that are remembered for pages that ask what is new. */
const changesKept = 300
const versionFile = (number: number) => `rota/version-${String(number % slots).padStart(2, '0')}.sealed`
const StoredVersion = z.object({ version: z.literal(1), published: RotaVersion })

/** `space`: it came from the team's calendars, and need not go there. */
export type Origin = 'desk' | 'space'
export interface BookChange {
  deeds: readonly RotaDeed[]
  /** Made of what is published with these deeds. */
  published?: RotaVersion
}

export interface RotaBook {
  /** People, leave and the shifts around now; the rest comes in stretches behind it. */
  load(): Promise<void>
  /** All of it is here. What changes or publishes waits for it by itself; `rota` of before has the shifts around now alone. */
  whole(): Promise<void>
  drop(): void
  isOpen(): boolean
  /** Nothing was ever written: the profile comes from before there was a rota. */
  isNew(): boolean
  /** These throw LOCKED while no profile is open. */
  rota(): Rota
  drafts(): readonly ShiftChange[]
  /** The newest first. */
  versions(): readonly VersionHead[]
  /** What a person here took away, as `thingKey` says it: only that may be taken away in the team space. */
  takenAway(): ReadonlySet<string>
  /** Nothing is remembered of what was taken away. */
  forgetTakenAway(): Promise<void>
  /** Null: not here any more. */
  version(id: string): Promise<RotaVersion | null>
  /**
   * What `make` asks for, made of how all stands then; durable when it answers, and nothing is done where it fails or throws.
   * PROBLEM `notFound` where a page wants to remove what is not there.
   */
  change(make: (rota: Rota, drafts: readonly ShiftChange[]) => BookChange, origin?: Origin): Promise<Done>
  /** How it stands now, for `touchedSince`: another after every change, and after every opening. */
  mark(): string
  /** What has changed since, each once; null: too long ago to say. */
  touchedSince(mark: string): Touched[] | null
  /** Called after each change. The answer ends it. */
  onChange(listener: (touched: readonly Touched[], origin: Origin) => void): () => void
}

const monthOf = ({ date }: { date: string }) => `shifts-${date.slice(0, 7)}`
const partOf = (thing: RotaThing): string => {
  if (thing.kind === 'shift') return monthOf(thing.body)
  return ['person', 'type', 'rotation', 'settings'].includes(thing.kind) ? 'base' : 'rest'
}
const keyOf = (thing: RotaThing) => `${thing.kind} ${thingId(thing)}`

/** Longer than any desk stays away; after that its removal is forgotten. */
const goneFor = 400 * 86_400_000
/** Keys of what was taken away, and when: what is there again is not. */
const goneAfter = (gone: ReadonlyMap<string, number>, { rota, touched }: Done, origin: Origin, now: number): Map<string, number> => {
  const shifts = touched.some(({ kind }) => kind === 'shift') ? new Set(rota.shifts.map(({ id }) => id)) : null
  const next = new Map([...gone].filter(([, at]) => at > now - goneFor))
  for (const { kind, id } of touched) {
    if (kind === 'draft') continue
    const stands = kind === 'shift' ? shifts?.has(id) : thingIn(rota, kind, id) !== null
    if (stands || origin === 'space') next.delete(`${kind}:${id}`)
    else next.set(`${kind}:${id}`, now)
  }
  return next
}

/** What is to be written so that the disk stands as `after`. */
const keptOf = (before: Rota, done: Done): KeptChange[] => {
  const byId = (rota: Rota) => new Map(rota.shifts.map((shift) => [shift.id, shift]))
  const shifts = done.touched.some(({ kind }) => kind === 'shift') ? { was: byId(before), is: byId(done.rota) } : null
  const drafts = done.touched.some(({ kind }) => kind === 'draft')
    ? new Map(done.drafts.map((one) => [(one.after ?? one.before)?.id, one]))
    : null
  return done.touched.flatMap(({ kind, id }): KeptChange[] => {
    if (kind === 'draft') return [['drafts', id, drafts?.get(id) ?? null]]
    if (kind === 'shift') {
      const was = shifts?.was.get(id)
      const is = shifts?.is.get(id)
      const gone: KeptChange[] = was && (!is || monthOf(was) !== monthOf(is)) ? [[monthOf(was), `shift ${id}`, null]] : []
      return is ? [...gone, [monthOf(is), `shift ${id}`, is]] : gone
    }
    const is = thingIn(done.rota, kind, id)
    const was = is ?? thingIn(before, kind, id)
    return was ? [[partOf(was), keyOf(was), is ? is.body : null]] : []
  })
}

interface Content {
  rota: Rota
  drafts: ShiftChange[]
  versions: VersionHead[]
  gone: ReadonlyMap<string, number>
}
/** As far as the team's shifts around now reach, and a day more (ms). */
const nearMs = 9 * 86_400_000
const dayOf = (at: number) => ({ date: new Date(at).toISOString().slice(0, 10) })
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

export const createBook = (
  documents: SealedDocuments,
  clock: Pick<Clock, 'now'>,
  onBad: (what: string, count: number) => void,
): RotaBook => {
  const kept = createKept(documents, (part) => onBad(part, 1))
  const listeners = new Set<(touched: readonly Touched[], origin: Origin) => void>()
  let now: Content | null = null
  let whole: Promise<void> = Promise.resolve()
  let opening = 0
  /** Of this opening: how many there were, and the last of them. */
  let changes = 0
  let recent: (readonly Touched[])[] = []
  const oneByOne = serial()
  const open = () => {
    if (!now) throw new RotaError('locked')
    return now
  }

  /** What is read of the disk, part by part. */
  const createReading = () => {
    const deeds: RotaDeed[] = []
    const drafts: ShiftChange[] = []
    const versions: VersionHead[] = []
    const gone = new Map<string, number>()
    return {
      take(part: string, items: ReadonlyMap<string, unknown>) {
        let bad = 0
        const good = <T>(schema: z.ZodType<T>, value: unknown): T[] => {
          const read = schema.safeParse(value)
          if (read.success) return [read.data]
          bad += 1
          return []
        }
        for (const [key, value] of items) {
          if (part === 'drafts') drafts.push(...good(ShiftChange, value))
          else if (part === 'versions') versions.push(...good(VersionHead, value))
          else if (part === 'gone') for (const at of good(z.number(), value)) gone.set(key, at)
          else for (const thing of good(RotaThing, { kind: key.slice(0, key.indexOf(' ')), body: value })) deeds.push({ do: 'put', thing })
        }
        if (bad > 0) onBad('item', bad)
      },
      content: (): Content => ({
        rota: withDeeds(emptyRota, [], deeds).rota,
        drafts: [...drafts],
        versions: versions.toSorted((a, b) => b.number - a.number),
        gone: new Map(gone),
      }),
    }
  }

  return {
    load: () =>
      oneByOne(async () => {
        const at = clock.now()
        const near = new Set([monthOf(dayOf(at - nearMs)), monthOf(dayOf(at)), monthOf(dayOf(at + nearMs))])
        const reading = createReading()
        for (const [part, items] of await kept.load((one) => near.has(one) || one === 'base' || one === 'rest')) reading.take(part, items)
        now = reading.content()
        opening += 1
        changes = 0
        recent = []
        const mine = opening
        const rest = async () => {
          const all = await kept.loadRest(async (part, items) => {
            // A month at a time: keys and replies come between.
            await nextTurn()
            reading.take(part, items)
          })
          if (all && now && mine === opening) now = reading.content()
        }
        whole = rest()
        // Told to whoever waits for it.
        whole.catch(() => undefined)
      }),
    whole: () => whole,
    drop() {
      now = null
      kept.drop()
    },
    isOpen: () => now !== null,
    isNew: () => kept.isNew(),
    rota: () => open().rota,
    drafts: () => open().drafts,
    versions: () => open().versions,
    takenAway: () => new Set(open().gone.keys()),
    forgetTakenAway: () =>
      oneByOne(async () => {
        await whole
        const { gone } = open()
        await kept.write([...gone.keys()].map((key): KeptChange => ['gone', key, null]))
        if (now) now = { ...now, gone: new Map() }
      }),
    async version(id) {
      await whole
      const head = open().versions.find((one) => one.id === id)
      if (!head) return null
      const read = StoredVersion.safeParse(await documents.readSealed(versionFile(head.number)))
      return read.success && read.data.published.id === id ? read.data.published : null
    },
    change: (make, origin = 'desk') =>
      oneByOne(async () => {
        await whole
        const before = open()
        const { deeds, published } = make(before.rota, before.drafts)
        const done = withDeeds(before.rota, before.drafts, deeds)
        if (done.missing.length > 0 && origin === 'desk') throw new RotaError('notFound', { context: 'rota' })
        if (done.touched.length === 0 && !published) return done
        const writes = keptOf(before.rota, done)
        const gone = goneAfter(before.gone, done, origin, clock.now())
        for (const [key, at] of gone) if (before.gone.get(key) !== at) writes.push(['gone', key, at])
        for (const key of before.gone.keys()) if (!gone.has(key)) writes.push(['gone', key, null])
        let versions = before.versions
        if (published) {
          const { changes: made, ...head } = published
          // First, and apart: without its head it is nothing.
          await documents.writeSealed(versionFile(published.number), { version: 1, published })
          const all = [{ ...head, count: made.length }, ...before.versions]
          versions = all.slice(0, mostVersions)
          writes.push(['versions', head.id, versions[0]], ...all.slice(mostVersions).map(({ id }): KeptChange => ['versions', id, null]))
        }
        await kept.write(writes)
        // Locked while it was written: it is on the disk, and read again at the next opening.
        if (now) now = { rota: done.rota, drafts: done.drafts, versions, gone }
        changes += 1
        recent = [...recent, done.touched].slice(-changesKept)
        for (const listener of [...listeners]) listener(done.touched, origin)
        return done
      }),
    mark: () => `${opening}-${changes}`,
    touchedSince(mark) {
      const [, of, at] = /^(\d{1,9})-(\d{1,9})$/.exec(mark) ?? []
      const missed = Number(of) === opening ? changes - Number(at) : Number.NaN
      if (!(missed >= 0 && missed <= recent.length)) return null
      const all = recent.slice(recent.length - missed).flat()
      return [...new Map(all.map((one) => [`${one.kind} ${one.id}`, one])).values()]
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
