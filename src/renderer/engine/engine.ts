/** The engine of one open profile: a loop per backend, one writer, the slow lane and the ticker. */
import type { Backend } from '../../shared/domain/backend/types'
import type { BackendId } from '../../shared/domain/ids'
import type { KeepingOrders } from '../../shared/domain/keeping/types'
import type { Draft, OutboxItem } from '../../shared/domain/outbox/types'
import type { EngineTask } from '../../shared/domain/sync/types'
import type { Cache } from '../data/openCache'
import { unreadCount, viewCount } from '../data/read/list'
import { BackendLoop } from './backendLoop'
import { CardLane } from './cards/lane'
import { CaseBook, type Policies } from './cases/book'
import { CaseLane } from './cases/lane'
import { CaseWatch } from './cases/watch'
import type { Detect } from './detector'
import { KeepingGuard } from './keeping/guard'
import { KeepingLane } from './keeping/lane'
import { RoomWatch } from './keeping/room'
import { LanguageLane } from './lane'
import { IndexLane } from './search/lane'
import { removeFromIndex } from './search/remove'
import type { EngineSource, Timers } from './source'
import { Ticker } from './ticker'
import { type Reading, TranslateLane } from './translate/lane'
import { Written } from './translate/written'
import { Desk, type EngineClock, revisions } from './write/context'
import { Newcomers } from './write/newcomers'
import { Writer } from './write/writer'

export interface EngineParts {
  cache: Cache
  source: EngineSource
  clock: EngineClock
  timers: Timers
  detector: () => Promise<Detect>
}

/** One load for all; one that failed is tried again. */
const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | null = null
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}

/** Ms between two figures told to the tray. */
const countsEvery = 1000

export class Engine {
  readonly writer: Writer
  readonly lane: LanguageLane
  readonly index: IndexLane
  readonly cases: CaseLane
  readonly watch: CaseWatch
  readonly ticker: Ticker
  readonly cards: CardLane
  readonly keeping: KeepingLane
  readonly room: RoomWatch
  readonly translate: TranslateLane
  readonly written: Written
  readonly #desk = new Desk()
  readonly #loops = new Map<BackendId, BackendLoop>()
  readonly #parts: EngineParts
  #countsTimer: unknown = null
  #told = ''
  #over = false

  constructor(parts: EngineParts) {
    this.#parts = parts
    const { cache, clock, timers } = parts
    const detector = once(parts.detector)
    const context = {
      cache,
      desk: this.#desk,
      clock,
      book: new CaseBook(),
      revision: revisions(clock),
      detector,
      newcomers: new Newcomers(),
      guard: new KeepingGuard(),
    }
    this.writer = new Writer(
      context,
      () => this.#written(),
      (error) => (error ? this.room.failed(error) : this.room.succeeded()),
    )
    this.lane = new LanguageLane(this.writer, detector, timers)
    const fetching = () => [...this.#loops.values()].some((loop) => loop.busy)
    this.index = new IndexLane(this.writer, timers, fetching)
    this.cases = new CaseLane(
      this.writer,
      timers,
      fetching,
      () => void this.watch.plan(),
      (told) => parts.source.apply(told),
    )
    this.watch = new CaseWatch(this.writer, this.cases, timers, (told) => parts.source.alert(told))
    this.ticker = new Ticker(this.writer, timers)
    this.written = new Written(this.writer)
    this.translate = new TranslateLane(this.writer, timers, fetching, parts.source)
    this.cards = new CardLane(this.writer, timers, fetching)
    this.keeping = new KeepingLane(this.writer, parts.source.keeping, timers, (ids) => removeFromIndex(context, ids))
    this.room = new RoomWatch(this.writer, parts.source.keeping, timers, () => void this.pullAll())
  }

  /** The desk's backends, whole: at the start and whenever they change. New ones are pulled, missing ones forgotten. */
  async setBackends(backends: readonly Backend[]): Promise<void> {
    const present = new Set<string>(backends.map((backend) => backend.id))
    for (const backendId of [...this.#loops.keys()]) if (!present.has(backendId)) this.#stop(backendId)
    await this.writer.forgetAllBut(present)
    await this.cards.setBackends(backends.map(({ id }) => id))
    this.keeping.setBackends(backends)
    await this.cases.setBackends(backends)
    for (const backend of backends) {
      await this.writer.setMe(backend.id, backend.me?.agentId ?? null)
      if (backend.paused) this.#stop(backend.id)
      else if (!this.#loops.has(backend.id)) void this.#start(backend.id).knock()
    }
  }

  /** Plans, rules, words and people, whole: before the first pull, and whenever they change. */
  async setPolicies(policies: Policies): Promise<void> {
    this.translate.touch(await this.cases.setPolicies(policies))
    void this.watch.plan()
  }

  /** What the agent reads, and what shops want of translation: at the start, and whenever it changes. */
  setReading(reading: Reading): void {
    this.translate.setReading(reading)
  }

  /** Main's whole word on keeping and forgetting; erasures that wait are carried out. */
  setOrders(orders: KeepingOrders): Promise<void> {
    this.room.start()
    return this.keeping.setOrders(orders)
  }

  /** The journal's whole word. */
  async setOutbox(drafts: readonly Draft[], items: readonly OutboxItem[]): Promise<void> {
    await this.writer.setProjections(drafts, items)
    for (const item of items) {
      this.ticker.sent(item)
      this.written.saw(item)
    }
  }

  putDraft(draft: Draft): Promise<void> {
    return this.writer.putDraft(draft)
  }
  dropDraft(draftId: string): Promise<void> {
    return this.writer.dropDraft(draftId)
  }
  async putItem(item: OutboxItem): Promise<void> {
    await this.writer.putItem(item)
    this.ticker.sent(item)
    this.written.saw(item)
    if (item.conversationId !== null) this.cases.touch([item.conversationId])
  }
  dropItem(key: string): Promise<void> {
    return this.writer.dropItem(key)
  }

  /** Looks at every backend again: after a gap in the events nobody knows what was missed. */
  pullAll(): Promise<unknown> {
    return Promise.all([...this.#loops.values()].map((loop) => loop.knock()))
  }

  async task(task: EngineTask): Promise<void> {
    const { backendId } = task
    if (task.type === 'pull') {
      await this.#loops.get(backendId)?.knock()
      return
    }
    if (task.type === 'deepen') {
      const loop = this.#loops.get(backendId) ?? new BackendLoop(backendId, this.#parts.source, this.writer, this.#parts.timers)
      try {
        await loop.deepen(task.conversationId, task.before)
      } catch (error) {
        const problem = this.#parts.source.problemOf(error)
        await this.writer.setCursor(backendId, (was) => ({ ...was, state: { ...was.state, problem } }))
      }
    }
    // Beside all others: it may take as long as an engine takes.
    if (task.type === 'translate') {
      await this.translate.ask(task.conversationId, task.messageId)
      return
    }
    if (task.type === 'resync') {
      const ran = this.#loops.has(backendId)
      this.#stop(backendId)
      await this.writer.startResync(backendId)
      if (ran) void this.#start(backendId).knock()
    }
    if (task.type === 'forget') {
      this.#stop(backendId)
      const counts = await this.writer.forget(backendId)
      if (!this.#over) await this.#parts.source.keeping.removed({ backendId, counts }).catch(() => undefined)
    }
    if (!this.#over) await this.#parts.source.taskDone(task)
  }

  /** Ends everything under way; the cache may be shut afterwards. */
  stop(): void {
    this.#over = true
    this.lane.stop()
    this.index.stop()
    this.cases.stop()
    this.watch.stop()
    this.ticker.stop()
    this.cards.stop()
    this.keeping.stop()
    this.room.stop()
    this.translate.stop()
    if (this.#countsTimer !== null) this.#parts.timers.clear(this.#countsTimer)
    for (const backendId of [...this.#loops.keys()]) this.#stop(backendId)
  }

  #start(backendId: BackendId): BackendLoop {
    this.#stop(backendId)
    const loop = new BackendLoop(backendId, this.#parts.source, this.writer, this.#parts.timers, () => this.room.resting())
    this.#loops.set(backendId, loop)
    return loop
  }

  #stop(backendId: BackendId): void {
    this.#loops.get(backendId)?.stop()
    this.#loops.delete(backendId)
  }

  #written(): void {
    if (this.#over) return
    this.lane.wake()
    this.index.wake()
    this.cases.wake()
    this.translate.wake()
    void this.written.step()
    void this.ticker.plan()
    this.#countsTimer ??= this.#parts.timers.set(() => {
      this.#countsTimer = null
      void this.#tellCounts()
    }, countsEvery)
  }

  async #tellCounts(): Promise<void> {
    try {
      const { cache, source } = this.#parts
      const [unread, open] = await Promise.all([unreadCount(cache), viewCount(cache, { kind: 'due' })])
      const told = `${unread} ${open}`
      if (this.#over || told === this.#told) return
      await source.counts({ unread, open })
      this.#told = told
    } catch {
      // Told again after the next write.
    }
  }
}
