/**
 * What was translated before, and how words are to be said: kept sealed, read when it is first needed, looked up in memory.
 * Facts (names, orders, amounts, addresses …) are taken out before anything is kept; what cannot be had without them is not
 * learnt. So the erasure of a customer finds nothing here that is hers.
 */
import type { DeskEvent } from '../../../shared/contract'
import { MemoryUnitId, type ShopId } from '../../../shared/domain/ids'
import { fingerprint, surfaceOf } from '../../../shared/domain/translation/fuzzy'
import { GlossaryTerm, type MemoryLayer, type MemoryMatch, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { fillNumbered, numberedForm, numberedPair } from '../../../shared/domain/translation/numbered'
import type { KnownFacts } from '../../../shared/domain/translation/types'
import { serial } from '../../../shared/serial'
import type { Clock, Log, Random } from '../../ports'
import { documentsUntil, type SealedDocuments } from '../sealed'
import type { Inside, Open } from './inside'
import { type Change, FewThings, loadThings } from './kept'
import { type ListQuery, slotsOf } from './lister'
import { MemoryError } from './problem'
import { sharedOf } from './shared'
import { termsOf } from './terms'
import { transferOf } from './transfer'
import type { Memory } from './types'
import { Units } from './units'

/** How long a look-up waits for the memory to be read whole (ms). */
const PATIENCE_MS = 700
/** How long a stretch of work may hold the main process (ms). */
const STRETCH_MS = 6
/** After opening, others go first (ms). */
const FIRST_MS = 5_000
const mostUnits = 1_000_000

export interface MemoryNeeds {
  clock: Clock
  random: Random
  log: Log
  documents: SealedDocuments
  emit(event: DeskEvent): void
}

interface Listed {
  key: string
  version: number
  slots: Float64Array
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

export const createMemory = (needs: MemoryNeeds) => {
  const { clock, log } = needs
  const inTurn = serial()
  /** What waited for its turn over a lock is not done to the profile that is opened next. */
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const asked = turn
    return inTurn(async () => {
      if (turn !== asked) throw new MemoryError('locked')
      return work()
    })
  }
  let living = new Units()
  let glossary = new FewThings<GlossaryTerm>()
  let opening: Promise<Open> | null = null
  let whole = false
  /** Goes up at each lock, so that what is still being read knows that nobody waits for it. */
  let turn = 0
  let isOpen = false
  let stop = new AbortController()
  /** Goes up with every change: lists made before are made anew, translations kept under another glossary are asked for again. */
  let version = 0
  let glossaryVersion = 0
  let listed: Listed | null = null

  const restful = () => {
    let since = clock.monotonic()
    return async () => {
      if (clock.monotonic() - since < STRETCH_MS) return
      await nextTurn()
      since = clock.monotonic()
    }
  }
  const load = async (mine: number): Promise<Open> => {
    const rest = restful()
    const began = clock.monotonic()
    const stopped = () => turn !== mine
    const common = {
      documents: documentsUntil(needs.documents, stopped, () => new MemoryError('locked')),
      clock,
      rest,
      onBad: (what: string, count: number) => log.warn('memory.unreadable', { what, count }),
      stopped,
    }
    const terms = await loadThings({ ...common, folder: 'glossary', schema: GlossaryTerm, living: () => glossary })
    const units = await loadThings({ ...common, folder: 'memory', schema: MemoryUnit, living: () => living })
    if (turn !== mine) throw new MemoryError('locked')
    whole = true
    version += 1
    glossaryVersion += 1
    log.info('memory.read', { units: living.size, terms: glossary.size, ms: Math.round(clock.monotonic() - began) })
    if (clock.monotonic() - began > PATIENCE_MS) needs.emit({ type: 'memory' })
    return { units, terms }
  }
  const opened = (): Promise<Open> => {
    if (!isOpen) return Promise.reject(new MemoryError('locked'))
    if (!opening) {
      const mine = turn
      opening = load(mine)
      opening.catch((error: unknown) => {
        if (turn === mine) log.warn('memory.notRead', { error: error instanceof Error ? error.name : typeof error })
      })
    }
    return opening
  }
  /** For looking alone: a large memory that is still being read answers with what there is of it. */
  const ready = async (): Promise<void> => {
    const all = opened()
    if (whole) return
    const patience = new AbortController()
    const waited = clock.sleep(PATIENCE_MS, patience.signal).catch(() => undefined)
    try {
      await Promise.race([all, waited])
    } finally {
      patience.abort()
    }
  }
  const changed = (terms = false) => {
    version += 1
    if (terms) glossaryVersion += 1
    needs.emit({ type: 'memory' })
  }
  const newId = (): string => Buffer.from(needs.random.bytes(15)).toString('base64url')
  const unitId = () => MemoryUnitId.parse(newId())

  const writeUnits = async ({ units }: Open, changes: ReadonlyMap<string, Change<MemoryUnit>>) => {
    if (changes.size === 0) return
    const added = [...changes].filter(([id, change]) => change && 'thing' in change && !living.get(id)).length
    if (living.size + added > mostUnits) throw new MemoryError('tooLarge')
    try {
      await units.write(changes)
    } finally {
      changed()
    }
    if (living.wantsRebuild) await rebuild()
  }
  /** Without the dead; what is looked up meanwhile is looked up in the old one. Runs inside `oneByOne`. */
  const rebuild = async () => {
    const rest = restful()
    const next = new Units()
    const from = living
    for (const slot of from.slots({ layer: null, from: null, to: null, noted: null })) {
      const unit = from.unitAt(slot)
      next.set(unit, from.shelfOf(unit.id) ?? 0)
      await rest()
    }
    if (living === from) living = next
    version += 1
  }
  const layersOf = (shopId: ShopId): MemoryLayer[] => [shopId, 'shared']
  const placeOf = (pair: { before: string; behind: string }, known: KnownFacts) => ({
    before: fingerprint(numberedForm(pair.before, known).text),
    behind: fingerprint(numberedForm(pair.behind, known).text),
  })

  const inside: Inside = {
    clock,
    oneByOne,
    opened,
    ready,
    restful,
    units: () => living,
    glossary: () => glossary,
    writeUnits,
    changed,
  }
  const memory: Memory = {
    async look({ shopId, from, to, text, before, behind, known, least, limit }) {
      await ready()
      const { text: plain, values } = numberedForm(text, known)
      const hits = living.look({
        layers: layersOf(shopId),
        from,
        to,
        text: plain,
        before: numberedForm(before, known).text,
        behind: numberedForm(behind, known).text,
        least,
        limit,
      })
      return {
        matches: hits.map(
          ({ unit, score }): MemoryMatch => ({
            unitId: unit.id,
            layer: unit.layer,
            source: unit.source,
            target: fillNumbered(unit.target, values),
            score,
            updatedAt: unit.updatedAt,
          }),
        ),
      }
    },
    learn: ({ shopId, from, to, pairs, known }) =>
      oneByOne(async () => {
        const open = await opened()
        const now = clock.now()
        const changes = new Map<string, Change<MemoryUnit>>()
        for (const pair of pairs) {
          const plain = numberedPair(pair.source, pair.target, known)
          if (!plain || surfaceOf(plain.source) === '' || surfaceOf(plain.target) === '') continue
          const place = placeOf(pair, known)
          const by = pair.edited ? ('edited' as const) : ('accepted' as const)
          const there =
            [...changes.values()]
              .flatMap((one) =>
                one && 'thing' in one && one.thing.before === place.before && one.thing.behind === place.behind ? [one.thing] : [],
              )
              .find((one) => surfaceOf(one.source) === surfaceOf(plain.source)) ?? living.same(shopId, from, to, plain.source, place)
          const same = there?.target === plain.target
          const unit: MemoryUnit = there
            ? {
                ...there,
                source: plain.source,
                target: plain.target,
                by: same ? there.by : by,
                engine: pair.engine ?? (same ? there.engine : null),
                note: same ? there.note : null,
                uses: there.uses + 1,
                updatedAt: Math.max(now, there.updatedAt + 1),
              }
            : {
                id: unitId(),
                layer: shopId,
                from,
                to,
                ...plain,
                ...place,
                by,
                engine: pair.engine,
                note: null,
                uses: 1,
                createdAt: now,
                updatedAt: now,
              }
          changes.set(unit.id, { thing: unit })
        }
        await writeUnits(open, changes)
        return { ids: [...changes.keys()].map((id) => MemoryUnitId.parse(id)) }
      }),
    note: ({ id, verdict, why }) =>
      oneByOne(async () => {
        const open = await opened()
        const unit = living.get(id)
        if (!unit) throw new MemoryError('notFound')
        const note = verdict === null ? null : { verdict, why: numberedForm(why, { names: [], numbers: [] }).text.slice(0, 500) }
        await writeUnits(open, new Map([[id, { thing: { ...unit, note, updatedAt: Math.max(clock.now(), unit.updatedAt + 1) } }]]))
      }),
    async list({ text, layer, from, to, noted, limit, offset }) {
      await ready()
      const slots = await found({ text, layer, from, to, noted })
      const of = living
      const units = [...slots.subarray(offset, offset + limit)].flatMap((slot) => (of.isAlive(slot) ? [of.unitAt(slot)] : []))
      return { units, total: slots.length }
    },
    save: (unit) =>
      oneByOne(async () => {
        const open = await opened()
        const there = living.get(unit.id)
        if (there && there.updatedAt !== unit.updatedAt) throw new MemoryError('changedMeanwhile')
        // Typed by hand: whatever of it is a fact must not stay.
        const plain = numberedPair(unit.source, unit.target, { names: [], numbers: [] })
        if (!plain) throw new MemoryError('factsAltered')
        const updatedAt = Math.max(clock.now(), (there?.updatedAt ?? 0) + 1)
        await writeUnits(open, new Map([[unit.id, { thing: { ...unit, ...plain, updatedAt } }]]))
      }),
    remove: ({ ids, undo }) =>
      oneByOne(async () => {
        const open = await opened()
        const changes = new Map<string, Change<MemoryUnit>>()
        for (const id of ids) {
          const unit = undo ? open.units.removed(id) : living.get(id)
          if (unit)
            changes.set(
              id,
              undo ? { thing: { ...unit, updatedAt: Math.max(clock.now(), unit.updatedAt + 1) } } : { removed: unit, at: clock.now() },
            )
        }
        if (changes.size === 0) throw new MemoryError('notFound')
        await writeUnits(open, changes)
      }),
    async report() {
      await ready()
      const { pairs, notes } = living.counts()
      return { pairs: pairs.map((pair) => ({ ...pair, layer: pair.layer as MemoryLayer })), notes }
    },

    ...termsOf(inside),
    ...transferOf(inside, { log, newId, emit: needs.emit }),

    async glossary(shopId) {
      await ready()
      return glossary.all().filter((term) => term.layer === shopId || term.layer === 'shared')
    },
    glossaryVersion: () => glossaryVersion,
    forgetShop: (shopId) =>
      oneByOne(async () => {
        const open = await opened()
        const units = new Map<string, null>()
        for (const slot of living.slots({ layer: shopId, from: null, to: null, noted: null })) units.set(living.unitAt(slot).id, null)
        for (const unit of open.units.allRemoved()) if (unit.layer === shopId) units.set(unit.id, null)
        const terms = new Map<string, null>()
        for (const term of [...glossary.all(), ...open.terms.allRemoved()]) if (term.layer === shopId) terms.set(term.id, null)
        await open.units.write(units)
        await open.terms.write(terms)
        // Nothing of the shop stays in the tail either.
        await open.units.fold()
        await open.terms.fold()
        changed(true)
        log.info('memory.shopForgotten', { units: units.size, terms: terms.size })
      }),
  }

  /** Kept until something changes, for the list's other pages. */
  const found = async (asked: ListQuery): Promise<Float64Array> => {
    const key = JSON.stringify([asked.text, asked.layer, asked.from, asked.to, asked.noted])
    if (listed?.key === key && listed.version === version) return listed.slots
    const began = version
    const slots = await slotsOf(living, asked, restful())
    if (whole) listed = { key, version: began, slots }
    return slots
  }

  return {
    ...memory,
    /** What the team space and this desk have to say to each other. */
    shared: sharedOf(inside),
    /** Another number after each change. */
    version: () => version,
    /** A profile was opened or unlocked: read a little later, or as soon as somebody asks. */
    open() {
      isOpen = true
      stop = new AbortController()
      clock.sleep(FIRST_MS, stop.signal).then(
        () => void opened().catch(() => undefined),
        () => undefined,
      )
    },
    /** On lock and sign-out: nothing of it stays in memory. */
    lock() {
      isOpen = false
      turn += 1
      stop.abort()
      opening = null
      whole = false
      listed = null
      living = new Units()
      glossary = new FewThings()
    },
  }
}
export type MemoryService = ReturnType<typeof createMemory>
