/**
 * The desk's templates: kept sealed, searched in memory, shown to whoever asks once they are read. The agent's own can be
 * changed here; the team's by who may; a backend's and the starter's are theirs, and a copy of them is the agent's.
 */
import type { DeskEvent } from '../../../shared/contract'
import type { ImportReport, Pins, TemplateConflict, TemplateQuery, UnsavedTemplate } from '../../../shared/contract/library'
import { fold } from '../../../shared/domain/conversation/fold'
import { type BackendId, TemplateId } from '../../../shared/domain/ids'
import { sameTemplate } from '../../../shared/domain/template/merge'
import { nestedNames } from '../../../shared/domain/template/nested'
import type { Template, TemplateHit, TemplateOwner } from '../../../shared/domain/template/types'
import { serial } from '../../../shared/serial'
import type { Clock, Log, Random } from '../../ports'
import { type BackendNeeds, createBackendSide } from './backendSide'
import { type Catalog, createCatalog } from './catalog'
import { exportText, readImport } from './exchange'
import { createPins } from './pins'
import { LibraryError } from './problem'
import { settled } from './settle'
import { type Kept, loadShelves, type SealedDocuments, type Shelves } from './shelves'
import { createUnsaved } from './unsaved'

/** How long a search waits for the library to be read whole (ms). */
const PATIENCE_MS = 1_000
/** How long a stretch of work may hold the main process (ms). */
const STRETCH_MS = 6
/** How long what was removed can come back (ms). */
const REMOVED_KEPT_MS = 30 * 86_400_000
/** Uses are written together, so long after the first (ms): what a power cut takes is a count. */
const USES_GATHER_MS = 3_000

export interface LibraryNeeds extends BackendNeeds {
  clock: Clock
  random: Random
  log: Log
  documents: SealedDocuments
  shopLanguages(shopId: string | null): readonly string[]
  /** The starter library; read once a profile is open. */
  starter(): Promise<Template[]>
  emit(event: DeskEvent): void
}

interface Open {
  shelves: Shelves
  catalog: Catalog
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

export const createLibrary = (needs: LibraryNeeds) => {
  const { clock, log } = needs
  const pins = createPins(needs.documents)
  const unsaved = createUnsaved(needs.documents, () => clock.now())
  const oneByOne = serial()
  let opening: Promise<Open> | null = null
  /** Goes up at each lock, so that what is still being read knows that nobody waits for it. */
  let turn = 0
  let uses = new Map<TemplateId, { count: number; at: number }>()
  let usesDue = false

  /** Awaited after each piece of work: goes on at once until the stretch is over. */
  const restful = () => {
    let since = clock.monotonic()
    return async () => {
      if (clock.monotonic() - since < STRETCH_MS) return
      await nextTurn()
      since = clock.monotonic()
    }
  }

  /** What is read so far; null once all is. */
  let partial: Catalog | null = null

  const load = async (mine: number): Promise<Open> => {
    const rest = restful()
    const began = clock.monotonic()
    const catalog = createCatalog({ now: () => clock.now(), shopLanguages: needs.shopLanguages })
    partial = catalog
    for (const template of await needs.starter()) {
      catalog.set(template)
      await rest()
    }
    const shelves = await loadShelves(needs.documents, {
      rest,
      each(id, { template, use }) {
        if (template) catalog.set(template, use)
        else if (use) catalog.setUse(id, use)
      },
      onBad: (what, count) => log.warn('library.unreadable', { what, count }),
      stopped: () => turn !== mine,
    })
    if (turn !== mine) throw new LibraryError('locked')
    partial = null
    // Whoever was shown a part asks again.
    if (clock.monotonic() - began > PATIENCE_MS) changed()
    return { shelves, catalog }
  }
  const opened = (): Promise<Open> => opening ?? Promise.reject(new LibraryError('locked'))
  /** For looking alone: a large library that is still being read shows what there is of it. */
  const shown = async (): Promise<Catalog> => {
    if (!partial) return (await opened()).catalog
    const patience = new AbortController()
    const waited = clock.sleep(PATIENCE_MS, patience.signal).then(
      () => null,
      () => null,
    )
    try {
      const open = await Promise.race([opened(), waited])
      return open?.catalog ?? partial ?? (await opened()).catalog
    } finally {
      patience.abort()
    }
  }

  const newId = (): TemplateId => TemplateId.parse(Buffer.from(needs.random.bytes(15)).toString('base64url'))
  const changed = () => needs.emit({ type: 'library' })
  /** Writes and shows; what is shown is what stands. */
  const write = async ({ shelves, catalog }: Open, changes: ReadonlyMap<string, Kept | null>): Promise<void> => {
    try {
      await shelves.write(changes)
    } finally {
      const rest = restful()
      for (const id of changes.keys()) {
        const kept = shelves.get(id)
        if (!kept?.template) catalog.drop(id)
        else if (catalog.get(id) !== kept.template) catalog.set(kept.template, kept.use)
        await rest()
      }
    }
    if (catalog.wantsRebuild()) void catalog.rebuild(restful())
  }
  const without = (kept: Kept | undefined, ...names: (keyof Kept)[]): Kept => {
    const rest: Kept = { ...kept }
    for (const name of names) delete rest[name]
    return rest
  }

  const writeUses = () =>
    oneByOne(async () => {
      const open = await opened()
      const gathered = uses
      uses = new Map()
      const changes = new Map<string, Kept>()
      for (const [id, use] of gathered) changes.set(id, { ...open.shelves.get(id), use })
      if (changes.size > 0) await open.shelves.write(changes)
    })

  const taken = (catalog: Catalog, template: Template): Template | undefined =>
    template.shortcut === ''
      ? undefined
      : catalog.byShortcut(fold(template.shortcut)).find((one) => one.id !== template.id && one.owner === template.owner)

  const side = createBackendSide(needs, (work) =>
    oneByOne(async () => {
      const open = await opened()
      let wrote = false
      const answer = await work({
        all: open.catalog.all,
        get: open.catalog.get,
        kept: open.shelves.get,
        async write(changes) {
          await write(open, changes)
          wrote = true
        },
      })
      if (wrote) changed()
      return answer
    }),
  )

  return {
    /** A profile was opened or unlocked; reading goes on beside everything else. */
    open() {
      turn += 1
      uses = new Map()
      const mine = turn
      opening = load(mine)
      opening.catch((error: unknown) => {
        if (turn === mine) log.warn('library.notRead', { error: error instanceof Error ? error.name : typeof error })
      })
    },
    /** On lock and sign-out; counts that wait are written first. */
    async lock() {
      if (opening && uses.size > 0) await writeUses().catch(() => undefined)
      turn += 1
      opening = null
      partial = null
      side.lock()
    },

    async search(query: TemplateQuery): Promise<{ hits: TemplateHit[]; total: number }> {
      return (await shown()).search(query)
    },
    async get(ids: readonly TemplateId[]): Promise<{ templates: Template[]; nested: Template[] }> {
      const soon = await shown()
      // One that is not read yet is waited for.
      const catalog = ids.every((id) => soon.get(id)) ? soon : (await opened()).catalog
      const templates = ids.flatMap((id) => catalog.get(id) ?? [])
      return { templates, nested: catalog.nestedOf(templates, nestedNames) }
    },
    tags: async () => ({ tags: (await shown()).tags() }),

    /** Durable when it answers. Throws `changedMeanwhile`, `shortcutTaken`, `notYours`. */
    save: (template: Template, basedOn: number | null): Promise<Template> =>
      oneByOne(async () => {
        const open = await opened()
        const { catalog, shelves } = open
        const there = catalog.get(template.id)
        // The agent may give hers to the team, and take the team's: nobody else's changes hands.
        if (![there?.owner, template.owner].every((owner) => owner === undefined || owner === 'personal' || owner === 'team'))
          throw new LibraryError('notYours')
        if ((there?.updatedAt ?? null) !== basedOn) throw new LibraryError('changedMeanwhile')
        const other = taken(catalog, template)
        if (other) throw new LibraryError('shortcutTaken', { shortcut: `;${other.shortcut}`, title: other.title })
        // Two saves of one millisecond must not look like one.
        const updatedAt = Math.max(clock.now(), (there?.updatedAt ?? 0) + 1)
        const bodies = template.bodies.map((body) => {
          const was = there?.bodies.find(({ locale, variant }) => locale === body.locale && variant === body.variant)
          return was && was.text === body.text && was.register === body.register
            ? { ...body, updatedAt: was.updatedAt }
            : { ...body, updatedAt }
        })
        // What the editor says a body was checked against is an instant of before this save; a source changed with it counts.
        const source = bodies.find(({ locale }) => locale === template.sourceLocale)
        const saved: Template = {
          ...template,
          updatedAt,
          bodies: bodies.map((body) => {
            if (body.locale === template.sourceLocale) return { ...body, basedOn: null }
            return body.updatedAt === updatedAt ? { ...body, basedOn: source?.updatedAt ?? null } : body
          }),
        }
        await write(open, new Map([[saved.id, { ...without(shelves.get(saved.id), 'removed'), template: saved }]]))
        log.info('library.saved', { owner: saved.owner })
        changed()
        return saved
      }),

    /** `undo` brings it back, for thirty days. Throws `notYours`, `notFound`. */
    remove: (id: TemplateId, undo: boolean): Promise<void> =>
      oneByOne(async () => {
        const open = await opened()
        const kept = open.shelves.get(id)
        if (undo) {
          if (!kept?.removed) throw new LibraryError('notFound')
          const other = taken(open.catalog, kept.removed.template)
          // Its shortcut went to another meanwhile: it comes back without.
          const template = other ? { ...kept.removed.template, shortcut: '' } : kept.removed.template
          await write(open, new Map([[id, { ...without(kept, 'removed'), template }]]))
        } else {
          const template = open.catalog.get(id)
          if (!template) throw new LibraryError('notFound')
          if (template.owner === 'backend' || template.owner === 'starter') throw new LibraryError('notYours')
          const now = clock.now()
          const changes = new Map<string, Kept | null>([[id, { ...without(kept, 'template'), removed: { template, at: now } }]])
          for (const [old, { removed }] of open.shelves.entries()) if (removed && removed.at < now - REMOVED_KEPT_MS) changes.set(old, null)
          await write(open, changes)
        }
        log.info('library.removed', { undo })
        changed()
      }),

    /** Counted at once, written with others a moment later. */
    async used(id: TemplateId, at: number): Promise<void> {
      const { catalog, shelves } = await opened()
      if (!catalog.get(id)) return
      const was = uses.get(id) ?? shelves.get(id)?.use
      const use = { count: (was?.count ?? 0) + 1, at: Math.max(at, was?.at ?? 0) }
      uses.set(id, use)
      catalog.setUse(id, use)
      if (usesDue) return
      usesDue = true
      void clock.sleep(USES_GATHER_MS).then(async () => {
        usesDue = false
        if (opening)
          await writeUses().catch((error: unknown) => log.warn('library.usesNotWritten', { error: String((error as Error).name) }))
      })
    },

    sync: (backendId: BackendId, send: readonly TemplateId[], remove: readonly TemplateId[]) => side.sync(backendId, { send, remove }),
    /** A backend's line came up. */
    refresh: async (backendId: BackendId): Promise<void> => {
      if (opening) await side.refresh(backendId)
    },
    async conflicts(): Promise<TemplateConflict[]> {
      const { shelves } = await opened()
      return [...shelves.entries()].flatMap(([, kept]) => kept.conflict ?? []).sort((a, b) => a.at - b.at)
    },
    /** Throws `notFound` where nothing is to be settled. */
    settle: (id: TemplateId, keep: 'mine' | 'theirs' | 'both'): Promise<void> =>
      oneByOne(async () => {
        const open = await opened()
        const kept = open.shelves.get(id)
        if (!kept?.conflict) throw new LibraryError('notFound')
        await write(open, settled(kept, kept.conflict, keep, clock.now()))
        log.info('library.settled', { keep })
        changed()
      }),
    /** A backend leaves the desk: what is its own goes, what was taken from it is the agent's alone. */
    forgetBackend: (backendId: BackendId): Promise<void> =>
      oneByOne(async () => {
        const open = await opened()
        const changes = new Map<string, Kept | null>()
        for (const [id, kept] of open.shelves.entries()) {
          const { template, conflict: _conflict, ...rest } = kept
          if (template?.backendId !== backendId) continue
          changes.set(id, template.owner === 'backend' ? null : { ...rest, template: { ...template, backendId: null, remote: null } })
        }
        if (changes.size > 0) await write(open, changes)
        changed()
      }),

    /** `look`: says what it would do and does nothing. Bad items are named, the rest goes in together. */
    importText: (format: 'json' | 'csv', text: string, owner: TemplateOwner, look: boolean): Promise<ImportReport> =>
      oneByOne(async () => {
        if (owner === 'backend' || owner === 'starter') throw new LibraryError('notYours')
        const open = await opened()
        const { report, changes } = await readImport(format, text, {
          owner,
          now: clock.now(),
          fallbackLocale: needs.shopLanguages(null)[0] ?? 'en',
          get: open.catalog.get,
          byShortcut: open.catalog.byShortcut,
          newId,
          rest: restful(),
        })
        if (look || changes.size === 0) return report
        await write(open, new Map([...changes].map(([id, template]) => [id, { ...without(open.shelves.get(id), 'removed'), template }])))
        log.info('library.imported', { added: report.added, changed: report.changed, bad: report.problems.length })
        changed()
        return report
      }),
    /** `ids`: only these, in the library's own order. */
    async exportText(format: 'json' | 'csv', owner: TemplateOwner | null, ids?: readonly TemplateId[]): Promise<string> {
      const all = (await opened()).catalog.all()
      const wanted = ids && new Set(ids)
      return exportText(
        format,
        all.filter((one) => (owner === null || one.owner === owner) && (!wanted || wanted.has(one.id))),
      )
    },

    async unsaved(): Promise<UnsavedTemplate[]> {
      await opened()
      return unsaved.read()
    },
    async keepUnsaved(id: TemplateId, text: Omit<UnsavedTemplate, 'at'> | null): Promise<void> {
      await opened()
      await unsaved.keep(id, text)
    },

    async pins(): Promise<Pins> {
      const { catalog } = await opened()
      return (await pins.read()).filter(({ templateId }) => catalog.get(templateId))
    },
    async pin(slot: number, templateId: TemplateId | null): Promise<void> {
      if (templateId && !(await opened()).catalog.get(templateId)) throw new LibraryError('notFound')
      await pins.set(slot, templateId)
      changed()
    },

    /** For the team space, which keeps the team's templates in step with other desks. */
    team: {
      all: async (): Promise<Template[]> =>
        [...(await opened()).shelves.entries()].flatMap(([, { template }]) => (template?.owner === 'team' ? [template] : [])),
      /** Ids that were taken away here and can still come back. */
      takenAway: async (): Promise<ReadonlySet<string>> =>
        new Set([...(await opened()).shelves.entries()].flatMap(([id, { template, removed }]) => (removed && !template ? [id] : []))),
      /** As others have it. @returns ids of those that still stood as `was` says; the others were changed here meanwhile */
      apply: (wanted: ReadonlyMap<string, { was: Template | null; now: Template | null }>): Promise<ReadonlySet<string>> =>
        oneByOne(async () => {
          const open = await opened()
          const changes = new Map<string, Kept | null>()
          for (const [id, { was, now }] of wanted) {
            const kept = open.shelves.get(id)
            const stands = kept?.template ?? null
            if (stands && stands.owner !== 'team') continue
            if ((stands?.updatedAt ?? null) !== (was?.updatedAt ?? null)) continue
            if (now) {
              // Whoever has it open in an editor must see that it is another one; at which backend this desk keeps it stays.
              const updatedAt = now.updatedAt === stands?.updatedAt ? now.updatedAt + 1 : now.updatedAt
              const link = { backendId: stands?.backendId ?? null, remote: stands?.remote ?? null }
              const template = stands && sameTemplate(stands, now) ? stands : { ...now, updatedAt, ...link }
              changes.set(id, { ...without(kept, 'removed'), template })
            } else if (stands) changes.set(id, { ...without(kept, 'template'), removed: { template: stands, at: clock.now() } })
            else changes.set(id, kept ?? null)
          }
          await write(open, changes)
          if (changes.size > 0) changed()
          return new Set(changes.keys())
        }),
    },
  }
}
export type Library = ReturnType<typeof createLibrary>
