/** The only hand that writes the cache. One thing at a time, so that what was read for a plan still holds when it is written. */
import type { KeepingCounts } from '../../../shared/domain/keeping/types'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import type { SyncState } from '../../../shared/domain/sync/types'
import type { CursorSecret } from '../../data/read/outbox'
import type { BodyRow, BodySecret, ConversationRow, Database, ProjectionRow } from '../../data/schema'
import { maskedRows } from '../cards/mask'
import { type Ahead, sealAhead } from './ahead'
import { type Known, knownOf } from './assessments'
import { Bodies, sealBodies } from './bodies'
import { type Batch, commitBatch } from './commit'
import type { WriteContext } from './context'
import { type Effective, effectiveOf, sealRows } from './effective'
import { type ListChange, writeList } from './list'
import { type MessagePlan, settleNewest } from './messages'
import { presentRows } from './present'
import { cachedBackends, forgetBackend, sweepBackend } from './removal'

export interface CursorState {
  cursor: string | null
  state: SyncState
  generation: number
  sweeping: boolean
}

/** Most conversations of one transaction: as long as that is written, whoever reads waits. */
const atOnce = 400
/** Of which so many are read at a time. */
const readAtOnce = 100

export class Writer {
  #lane: Promise<unknown> = Promise.resolve()
  #forgotten = new Set<string>()
  #committedAt = Number.NEGATIVE_INFINITY
  /** As the cursor rows have them: only this hand writes those, and to ask would wait for the write under way. */
  #generations = new Map<string, number>()

  constructor(
    readonly context: WriteContext,
    /** Called after every write that windows may show. */
    private readonly onWritten: () => void = () => undefined,
    /** Called when a commit ended: with what it failed of, or null. */
    private readonly onEnded: (error: unknown) => void = () => undefined,
  ) {}

  /** Others wrote in their own turn. */
  written(): void {
    this.onWritten()
  }

  /** Ms since the last commit of any backend: the pace of waking windows. */
  sinceCommit(): number {
    return this.context.clock.monotonic() - this.#committedAt
  }

  /** Runs when everything asked before is done. Others use it for their own writes (slow lane). */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#lane.then(work)
    this.#lane = run.catch(() => undefined)
    return run
  }

  /**
   * Begins with what needs no turn, while others write. Of a first fetch only: later most of a page may be known already.
   * @returns null where it failed; the commit then meets the cause itself
   */
  prepare({ rows, cursor }: Batch): Promise<Ahead | null> {
    if (cursor?.state.phase !== 'first' || cursor.sweeping) return Promise.resolve(null)
    return sealAhead(this.context, maskedRows(rows)).catch(() => null)
  }

  /**
   * Resolves when it is written. Others have their turn as soon as its transaction exists: IndexedDB lets their reads wait.
   * @param after nothing is written where this failed
   */
  commit(
    batch: Batch,
    { prepared = Promise.resolve(null), after = Promise.resolve() }: { prepared?: Promise<Ahead | null>; after?: Promise<unknown> } = {},
  ): Promise<void> {
    // It may fail long before the commit comes to look at it, or never be looked at.
    after.catch(() => undefined)
    let committed: Promise<void> = Promise.resolve()
    const turn = this.alone(async () => {
      if (this.#forgotten.has(batch.backendId)) return
      // Pulled before a resync began: its cursor belongs to rows that are being replaced.
      if ((await this.#generationOf(batch.backendId)) !== batch.generation) return
      const done = await prepared
      const rows = await this.context.guard.admit(this.context.cache, maskedRows(batch.rows))
      await new Promise<void>((begun) => {
        committed = commitBatch(this.context, rows === batch.rows ? batch : { ...batch, rows }, { done, after, onBegun: begun }).then(
          () => {
            this.#committedAt = this.context.clock.monotonic()
            this.onEnded(null)
            this.onWritten()
          },
        )
        // One that fails before it begins ends the turn too.
        committed.then(begun, begun)
      })
    })
    const ended = turn.then(() => committed)
    ended.catch((error: unknown) => this.onEnded(error))
    return ended
  }

  async #generationOf(backendId: string): Promise<number> {
    const known = this.#generations.get(backendId)
    if (known !== undefined) return known
    const generation = (await this.context.cache.db.cursors.get(backendId))?.generation ?? 1
    this.#generations.set(backendId, generation)
    return generation
  }

  /** Where a backend stands; the beginning where nothing is known or its row cannot be read. */
  async cursorOf(backendId: string): Promise<CursorState> {
    const { cache, clock } = this.context
    const row = await cache.db.cursors.get(backendId)
    const secret = row ? await cache.sealer.open<CursorSecret>('cursors', row, backendId) : null
    const state = (secret?.state ?? {
      backendId,
      phase: 'first',
      done: 0,
      total: null,
      startedAt: clock.now(),
      committedAt: 0,
      bad: [],
      problem: null,
    }) as SyncState
    return { cursor: secret?.cursor ?? null, state, generation: row?.generation ?? 1, sweeping: row?.sweeping === 1 }
  }

  /** Changes cursor or state without rows. */
  setCursor(backendId: string, change: (was: CursorState) => CursorState): Promise<void> {
    return this.alone(() => this.#setCursor(backendId, change))
  }

  async #setCursor(backendId: string, change: (was: CursorState) => CursorState): Promise<void> {
    const { cache, desk } = this.context
    if (this.#forgotten.has(backendId)) return
    const { cursor, state, generation, sweeping } = change(await this.cursorOf(backendId))
    const value: CursorSecret = { cursor, state }
    const blob = await cache.sealer.seal('cursors', { id: backendId, backendId, value })
    await cache.db.cursors.put({ id: backendId, generation, sweeping: sweeping ? 1 : 0, me: desk.me(backendId), blob })
    this.#generations.set(backendId, generation)
  }

  /** The rows stay usable; those of older generations go when the fetch is whole. */
  startResync(backendId: string): Promise<void> {
    const now = this.context.clock.now()
    return this.setCursor(backendId, ({ generation, state }) => ({
      cursor: null,
      generation: generation + 1,
      sweeping: true,
      state: { ...state, phase: 'first', done: 0, total: null, startedAt: now, bad: [], problem: null },
    }))
  }

  /** Drops what the resync of that generation has not seen; nothing where another has begun since. */
  endResync(backendId: string, generation: number): Promise<void> {
    return this.alone(async () => {
      const at = await this.cursorOf(backendId)
      if (!at.sweeping || at.generation !== generation) return
      const poorer = await sweepBackend(this.context, backendId, generation)
      await this.#refresh(poorer, null, true)
      await this.#setCursor(backendId, (was) => ({ ...was, sweeping: false }))
    })
  }

  /** Answers how many rows went. */
  forget(backendId: string): Promise<KeepingCounts> {
    this.#forgotten.add(backendId)
    this.context.newcomers.end(backendId)
    return this.alone(async () => {
      const { cache, desk } = this.context
      for (const [id, draft] of desk.drafts) if (draft.backendId === backendId) desk.drafts.delete(id)
      for (const [key, item] of desk.items) if (item.backendId === backendId) desk.items.delete(key)
      this.#generations.delete(backendId)
      const counts = await forgetBackend(this.context, backendId)
      cache.sealer.dropKey(backendId)
      this.onWritten()
      return counts
    })
  }

  /** Rows of backends that the desk no longer has: their removal was missed. */
  async forgetAllBut(backendIds: ReadonlySet<string>): Promise<void> {
    for (const backendId of await cachedBackends(this.context)) if (!backendIds.has(backendId)) await this.forget(backendId)
  }

  /** Works the list rows of these conversations out again. */
  refresh(ids: readonly string[]): Promise<void> {
    return this.alone(() => this.#refresh(ids, null, false))
  }

  /** Who the agent is there. Where that changed, «mine» of the whole backend is worked out again. */
  setMe(backendId: string, agentId: string | null): Promise<void> {
    return this.alone(async () => {
      const { desk, cache } = this.context
      const before = (await cache.db.cursors.get(backendId))?.me
      desk.setMe(backendId, agentId)
      if (before === undefined || before === agentId) return
      const ids = await cache.db.conversations.where('id').startsWith(`${backendId}~`).primaryKeys()
      await this.#refresh(ids, null, false)
      await cache.db.cursors.update(backendId, { me: agentId })
    })
  }

  /** The journal's whole word, at every start of the stream. */
  setProjections(drafts: readonly Draft[], items: readonly OutboxItem[]): Promise<void> {
    return this.alone(async () => {
      const { cache, desk } = this.context
      const { db } = cache
      const before = [...(await db.drafts.toArray()), ...(await db.outbox.toArray())].map((row) => row.conversationId)
      desk.drafts.clear()
      desk.items.clear()
      for (const draft of drafts) desk.drafts.set(draft.id, draft)
      for (const item of items) desk.items.set(item.key, item)
      const [draftRows, itemRows] = await Promise.all([this.#seal('drafts', drafts), this.#seal('outbox', items)])
      const touched = [...new Set([...before, ...draftRows.map((row) => row.conversationId), ...itemRows.map((row) => row.conversationId)])]
      const write = () => Promise.all([db.drafts.clear(), db.outbox.clear(), db.drafts.bulkPut(draftRows), db.outbox.bulkPut(itemRows)])
      await this.#refresh(
        touched.filter((id) => id !== ''),
        write,
        false,
      )
    })
  }

  putDraft(draft: Draft): Promise<void> {
    return this.#project(async ({ db }) => {
      const before = this.context.desk.drafts.get(draft.id)?.conversationId
      this.context.desk.drafts.set(draft.id, draft)
      const rows = await this.#seal('drafts', [draft])
      return { ids: [before, draft.conversationId], write: () => db.drafts.bulkPut(rows) }
    })
  }
  dropDraft(draftId: string): Promise<void> {
    return this.#project(async ({ db }) => {
      const before = this.context.desk.drafts.get(draftId)?.conversationId
      this.context.desk.drafts.delete(draftId)
      return { ids: [before], write: () => db.drafts.delete(draftId) }
    })
  }
  putItem(item: OutboxItem): Promise<void> {
    return this.#project(async ({ db }) => {
      const before = this.context.desk.items.get(item.key)?.conversationId
      this.context.desk.items.set(item.key, item)
      const rows = await this.#seal('outbox', [item])
      return { ids: [before, item.conversationId], write: () => db.outbox.bulkPut(rows) }
    })
  }
  dropItem(key: string): Promise<void> {
    return this.#project(async ({ db }) => {
      const before = this.context.desk.items.get(key)?.conversationId
      this.context.desk.items.delete(key)
      return { ids: [before], write: () => db.outbox.delete(key) }
    })
  }

  #project(
    work: (cache: { db: Database }) => Promise<{ ids: (string | null | undefined)[]; write: () => PromiseLike<unknown> }>,
  ): Promise<void> {
    return this.alone(async () => {
      const { ids, write } = await work(this.context.cache)
      await this.#refresh([...new Set(ids.filter((id) => typeof id === 'string'))], write, false)
    })
  }

  /** Those of backends without a key here (removed meanwhile) are left out: the journal has them, the mirror need not. */
  async #seal(table: 'drafts' | 'outbox', values: readonly (Draft | OutboxItem)[]): Promise<ProjectionRow[]> {
    const { sealer } = this.context.cache
    const known = values.filter((value) => sealer.has(value.backendId) && !this.#forgotten.has(value.backendId))
    return Promise.all(
      known.map(async (value) => {
        const id = 'key' in value && 'effects' in value ? value.key : value.id
        const { backendId } = value
        return { id, backendId, conversationId: value.conversationId ?? '', blob: await sealer.seal(table, { id, backendId, value }) }
      }),
    )
  }

  /** Rows and `also` in one transaction, in portions where there are many; `also` goes with the first. Windows wake once for each. */
  async #refresh(ids: readonly string[], also: (() => PromiseLike<unknown>) | null, rescan: boolean): Promise<void> {
    const { db } = this.context.cache
    const all = [...new Set(ids)]
    for (let from = 0; from === 0 || from < all.length; from += atOnce) {
      const { listRows, bodyRows } = await this.#workOut(all.slice(from, from + atOnce), rescan)
      const extra = from === 0 ? also : null
      if (listRows.length === 0 && bodyRows.length === 0 && !extra) continue
      const tables = extra ? [db.bodies, db.drafts, db.outbox] : bodyRows.length > 0 ? [db.bodies] : []
      await db.transaction('rw', [db.conversations, db.counts, ...tables], () =>
        Promise.all([writeList(db, listRows), bodyRows.length > 0 ? db.bodies.bulkPut(bodyRows) : null, extra?.()]),
      )
    }
    this.onWritten()
  }

  /** What of these has to be written: the next are read while those before them are opened, looked at and sealed. */
  async #workOut(ids: readonly string[], rescan: boolean): Promise<{ listRows: ListChange[]; bodyRows: BodyRow[] }> {
    const listRows: ListChange[] = []
    const bodyRows: BodyRow[] = []
    let reading = this.#read(ids.slice(0, readAtOnce))
    for (let from = 0; from < ids.length; from += readAtOnce) {
      const part = ids.slice(from, from + readAtOnce)
      const { bodies, known, rows } = await reading
      reading = this.#read(ids.slice(from + readAtOnce, from + 2 * readAtOnce))
      // Its turn may not come, where this part fails.
      reading.catch(() => undefined)
      if (rescan) {
        const plan: MessagePlan = {
          accepted: new Map(),
          known: new Map(),
          touched: new Map(),
          gone: new Set(),
          retold: new Set(),
          rescan: new Set(part),
        }
        await settleNewest(this.context, bodies, plan, null)
      }
      const here = new Set(part)
      const present = [...bodies.all()].filter((body) => body.old !== null && here.has(body.id))
      const wakeAt = new Map<string, number | null>()
      const effective: Effective[] = []
      for (const body of present) {
        const digest = known.get(body.id)?.secret ?? null
        const row = effectiveOf(this.context, body, body.secret satisfies BodySecret, { type: 'quick', digest, came: [] })
        wakeAt.set(body.id, row?.wakeAt ?? null)
        if (row) effective.push(row)
      }
      const now = effective.map(({ columns }) => rows.get(columns.id))
      const [list, changed] = await Promise.all([sealRows(this.context, effective, now), sealBodies(this.context, present, wakeAt)])
      listRows.push(...list)
      bodyRows.push(...changed)
    }
    return { listRows, bodyRows }
  }

  /** All that the list rows of these hang on. */
  async #read(ids: readonly string[]): Promise<{ bodies: Bodies; known: Known; rows: ReadonlyMap<string, ConversationRow> }> {
    const bodies = new Bodies(this.context, 'each')
    const [known, rows] = await Promise.all([
      knownOf(this.context, ids, 'run'),
      presentRows(this.context.cache.db.conversations, ids, 'each'),
      bodies.load(ids),
    ])
    return { bodies, known, rows: new Map(rows.flatMap((row) => (row ? [[row.id, row]] : []))) }
  }
}
