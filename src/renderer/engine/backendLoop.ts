/**
 * Pulls one backend until there is no more. A knock during a run causes one more run, however many come. While a backlog
 * streams, pages are gathered so that windows wake at most about four times a second; the next page is asked for while
 * the last one is written.
 */
import type { BackendId, ConversationId, MessageId } from '../../shared/domain/ids'
import { type Cursor, emptyRows, type Page, type Rows, type SyncState } from '../../shared/domain/sync/types'
import { isNoRoom } from './keeping/room'
import type { EngineSource, Timers } from './source'
import type { Batch } from './write/commit'
import type { CursorState, Writer } from './write/writer'

const pageLimit = 200
/** Ms between two wakes of the windows in a backlog. */
const pace = 250
/** Rows after which a backlog is written even before its pace. */
const mostRows = 2000
/** Ms after which a quiet backend's age is written again. */
const ageEvery = 60_000
const firstWait = 1000
const longestWait = 60_000

/** A backend that says «more» but does not move on. */
class StuckCursor extends Error {}
class Stopped extends Error {}
/** What is pulled now could not be written. */
class NoRoom extends Error {}
interface Place {
  cursor: Cursor | null
  state: SyncState
}

const sizeOf = (rows: Rows): number =>
  rows.conversations.length + rows.messages.length + rows.customers.length + rows.orders.length + rows.parcels.length + rows.disputes.length
const goneIn = ({ gone }: Rows): boolean => Object.values(gone).some((ids) => ids.length > 0)
const setsIn = (rows: Rows): boolean => rows.agents !== null || rows.teams !== null || rows.inboxes !== null || rows.labels !== null

/** Lays a later page over an earlier one. What is gone in the later is no longer in the earlier, and the other way round. */
export const joinRows = (a: Rows, b: Rows): Rows => {
  const joined = emptyRows()
  const tables = ['conversations', 'messages', 'customers', 'orders', 'parcels', 'disputes'] as const
  for (const table of tables) {
    const gone = new Set<string>(b.gone[table])
    const here = new Set<string>(b[table].map((row) => row.id))
    const rows: { id: string }[] = [...a[table].filter((row) => !gone.has(row.id)), ...b[table]]
    joined[table] = rows as never
    joined.gone[table] = [...new Set([...(a.gone[table] as string[]).filter((id) => !here.has(id)), ...b.gone[table]])] as never
  }
  return {
    ...joined,
    agents: b.agents ?? a.agents,
    teams: b.teams ?? a.teams,
    inboxes: b.inboxes ?? a.inboxes,
    labels: b.labels ?? a.labels,
  }
}

export class BackendLoop {
  #again = false
  #running: Promise<void> | null = null
  #stopped = false
  #failures = 0
  #timer: unknown = null

  constructor(
    readonly backendId: BackendId,
    private readonly source: EngineSource,
    private readonly writer: Writer,
    private readonly timers: Timers,
    /** Whether the disk has no room for what would come. */
    private readonly resting: () => boolean = () => false,
  ) {}

  /** A pull is under way. */
  get busy(): boolean {
    return this.#running !== null
  }

  /** Look again. Resolves when that look, or the run it joined, is over. */
  knock(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    this.#clearTimer()
    this.#again = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** From here on nothing is written any more, whatever the call under way answers. */
  stop(): void {
    this.#stopped = true
    this.#clearTimer()
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false
      try {
        await this.#pullAll()
        this.#failures = 0
      } catch (error) {
        if (this.#stopped || error instanceof Stopped) return
        await this.#failed(error)
      }
    }
  }

  async #failed(error: unknown): Promise<void> {
    const problem =
      error instanceof StuckCursor
        ? { code: 'badAnswer' as const, params: {} }
        : error instanceof NoRoom || isNoRoom(error)
          ? { code: 'diskFull' as const, params: {} }
          : this.source.problemOf(error)
    this.#failures += 1
    // Knocks before the failure were answered by it; one that comes from here on tries again at once.
    this.#again = false
    const wait = Math.min(longestWait, firstWait * 2 ** Math.min(10, this.#failures - 1)) * (0.5 + this.timers.random() / 2)
    if (!this.#stopped) this.#timer = this.timers.set(() => void this.knock(), wait)
    try {
      await this.writer.setCursor(this.backendId, (was) => ({ ...was, state: { ...was.state, problem } }))
    } catch {
      // The cache is being shut, or the key is gone: there is nobody left to tell.
    }
  }

  async #pullAll(): Promise<void> {
    if (this.resting()) throw new NoRoom()
    const at = await this.writer.cursorOf(this.backendId)
    let { cursor, state } = at
    let gathered: Rows | null = null
    let written = { cursor, state }
    let writing: Promise<void> = Promise.resolve()
    let busy = false
    for (;;) {
      let page: Page
      try {
        page = await this.source.pull({ backendId: this.backendId, cursor, limit: pageLimit })
      } catch (error) {
        // What has come is kept, or a line that drops every few pages would never get on.
        await writing
        if (gathered && !this.#stopped) await this.writer.commit(this.#batch(at, gathered, cursor, state))
        throw error
      }
      if (this.#stopped) throw new Stopped()
      if (page.more && page.cursor === cursor) throw new StuckCursor()
      cursor = page.cursor
      state = this.#stateAfter(state, page)
      gathered = gathered ? joinRows(gathered, page.rows) : page.rows
      const hold = page.more && (busy || this.writer.sinceCommit() < pace) && sizeOf(gathered) < mostRows
      if (!hold) {
        const batch = this.#batch(at, gathered, cursor, state)
        if (this.#worthWriting(gathered, written, { cursor, state })) {
          // Planned while the one ahead of it is on its way, and written only after: a cursor must not pass unwritten rows.
          const after = writing.then(() => {
            if (this.#stopped) throw new Stopped()
          })
          const next = this.writer.commit(batch, { prepared: this.writer.prepare(batch), after })
          next.catch(() => undefined)
          await writing
          if (this.#stopped) throw new Stopped()
          busy = true
          writing = next.finally(() => {
            busy = false
          })
          written = { cursor, state }
        }
        writing.catch(() => undefined)
        gathered = null
      }
      if (!page.more) break
    }
    await writing
    if (at.sweeping && !this.#stopped) await this.writer.endResync(this.backendId, at.generation)
  }

  #batch(at: CursorState, rows: Rows, cursor: Cursor | null, state: SyncState): Batch {
    const { generation, sweeping } = at
    return { backendId: this.backendId, rows, generation, cursor: { cursor, state, sweeping } }
  }

  #stateAfter(state: SyncState, { progress, bad }: Page): SyncState {
    // What a fetch brought stays known after its end: it is counted with those of other backends that still run.
    const before = state.total ?? state.done
    const brought = state.phase === 'first' ? Math.max(before, progress.done) : before
    const count = progress.phase === 'live' ? { done: brought, total: brought } : { done: progress.done, total: progress.total }
    return {
      ...state,
      phase: progress.phase,
      ...count,
      committedAt: this.writer.context.clock.now(),
      bad: [...bad, ...state.bad].slice(0, 50),
      problem: null,
    }
  }

  /** A look that found nothing new wakes no window, but its age is kept now and then. */
  #worthWriting(rows: Rows, was: Place, is: Place): boolean {
    if (sizeOf(rows) > 0 || goneIn(rows) || setsIn(rows) || was.cursor !== is.cursor) return true
    if (was.state.problem !== null || was.state.phase !== is.state.phase || is.state.bad.length !== was.state.bad.length) return true
    return is.state.committedAt - was.state.committedAt >= ageEvery
  }

  /** Older messages of one conversation (`before` null: its newest again). */
  async deepen(conversationId: ConversationId, before: MessageId | null): Promise<void> {
    const page = await this.source.pullConversation({ backendId: this.backendId, conversationId, before, limit: pageLimit })
    if (this.#stopped) return
    const { generation } = await this.writer.cursorOf(this.backendId)
    await this.writer.commit({ backendId: this.backendId, rows: page.rows, generation, cursor: null })
  }

  #clearTimer(): void {
    if (this.#timer !== null) this.timers.clear(this.#timer)
    this.#timer = null
  }
}
