/** Rows, a scripted backend and an engine over an in-memory IndexedDB. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { type Cache, openCache } from '../../src/renderer/data/openCache'
import type { IdbParts } from '../../src/renderer/data/schema'
import { tableNames } from '../../src/renderer/data/schema'
import { Sealer } from '../../src/renderer/data/sealing'
import { prefixOf } from '../../src/renderer/data/viewKeys'
import { CaseBook, type Policies } from '../../src/renderer/engine/cases/book'
import { Engine } from '../../src/renderer/engine/engine'
import type { EngineSource, KeepingSource, Timers } from '../../src/renderer/engine/source'
import type { CaseAlert, CaseMarks } from '../../src/shared/contract/cases'
import type { TranslateRequest } from '../../src/shared/contract/translation'
import type { Backend, Shop } from '../../src/shared/domain/backend/types'
import type { Conversation, Customer, Message } from '../../src/shared/domain/conversation/types'
import { type BackendId, type ConversationId, type CustomerId, localId, type MessageId, type ShopId } from '../../src/shared/domain/ids'
import type { Order, Parcel } from '../../src/shared/domain/order/types'
import type { OutboxItem } from '../../src/shared/domain/outbox/types'
import { type EngineTask, emptyRows, type Page, type Rows } from '../../src/shared/domain/sync/types'
import type { TranslatedSegment } from '../../src/shared/domain/translation/types'

export const one = 'backend1' as BackendId
export const two = 'backend2' as BackendId
export const shop = 'shop1' as ShopId
export const cid = (n: number, backend = one): ConversationId => localId(backend, 'c', n)
export const mid = (n: number, backend = one): MessageId => localId(backend, 'm', n)
export const uid = (n: number, backend = one): CustomerId => localId(backend, 'u', n)
/** A Monday noon, UTC. */
export const start = 1_795_000_000_000

export const conversation = (n: number, more: Partial<Conversation> = {}, backend = one): Conversation => ({
  id: cid(n, backend),
  backendId: backend,
  shopId: shop,
  remoteId: String(n),
  channel: 'email',
  inboxId: null,
  subject: `Subject ${n}`,
  customerId: uid(n, backend),
  customerName: `Customer ${n}`,
  status: 'open',
  priority: null,
  assigneeId: null,
  teamId: null,
  labels: [],
  unreadCount: 0,
  waitingSinceAt: start + n * 1000,
  snoozedUntilAt: null,
  createdAt: start,
  lastActivityAt: start + n * 1000,
  updatedAt: 1,
  canReply: true,
  replyWindowEndsAt: null,
  language: 'de',
  preview: null,
  lastMessageId: null,
  lastIncomingAt: null,
  mergedIntoId: null,
  url: null,
  ...more,
})

export const message = (n: number, of: number, more: Partial<Message> = {}, backend = one): Message => ({
  id: mid(n, backend),
  backendId: backend,
  conversationId: cid(of, backend),
  remoteId: String(n),
  kind: 'incoming',
  author: { kind: 'customer', id: null, name: 'C' },
  at: start + n,
  updatedAt: 1,
  text: `Text ${n}`,
  quotedText: null,
  html: null,
  language: 'de',
  attachments: [],
  delivery: null,
  deliveryError: null,
  outboxKey: null,
  mail: null,
  deleted: false,
  ...more,
})

export const customer = (n: number, more: Partial<Customer> = {}, backend = one): Customer => ({
  id: uid(n, backend),
  backendId: backend,
  shopId: shop,
  remoteId: String(n),
  name: `Customer ${n}`,
  email: null,
  phone: null,
  language: null,
  city: null,
  country: null,
  zone: null,
  blocked: false,
  createdAt: null,
  updatedAt: 1,
  facts: [],
  ...more,
})

const money = { minor: 1000, currency: 'EUR' }
export const order = (n: number, more: Partial<Order> = {}, backend = one): Order => ({
  id: localId(backend, 'o', n),
  backendId: backend,
  shopId: shop,
  remoteId: String(n),
  number: `NL-${n}`,
  buyer: { email: null, phone: null, name: null },
  state: 'paid',
  total: money,
  refunded: null,
  lines: [],
  country: null,
  createdAt: start,
  paidAt: null,
  shippedAt: null,
  updatedAt: 1,
  trackingNumbers: [],
  url: null,
  ...more,
})
export const parcel = (n: number, more: Partial<Parcel> = {}, backend = one): Parcel => ({
  id: localId(backend, 'p', n),
  backendId: backend,
  shopId: shop,
  remoteId: String(n),
  trackingNumber: `T${n}`,
  carrier: 'DHL',
  orderNumber: null,
  buyer: { email: null, phone: null, name: null },
  state: 'inTransit',
  scans: [],
  expectedAt: null,
  deliveredAt: null,
  updatedAt: 1,
  ...more,
})

export const item = (key: string, more: Partial<OutboxItem> = {}): OutboxItem => ({
  key: key.padEnd(16, '0') as OutboxItem['key'],
  backendId: one,
  conversationId: cid(1),
  effects: [{ type: 'note', text: 'hello', files: [] }],
  done: 0,
  basis: null,
  committedAt: start,
  attempts: 0,
  state: { type: 'queued' },
  draftId: null,
  ...more,
})

export const backend = (id: BackendId, more: Partial<Backend> = {}): Backend => ({
  id,
  shopId: shop,
  system: 'chatwoot',
  name: 'Help desk',
  paused: false,
  fetchDays: 30,
  me: null,
  settings: {},
  capabilities: {} as Backend['capabilities'],
  addedAt: start,
  ...more,
})

export const rows = (more: Partial<Omit<Rows, 'gone'>> & { gone?: Partial<Rows['gone']> } = {}): Rows => {
  const none = emptyRows()
  return { ...none, ...more, gone: { ...none.gone, ...more.gone } }
}

/** A backend whose changes are a list; a cursor is a place in it. */
export class ScriptedBackend {
  readonly changes: Rows[] = []
  calls = 0
  /** Fails the calls whose number it answers true for. */
  fail: (call: number) => boolean = () => false
  /** Called before each answer. */
  before: (call: number) => void | Promise<void> = () => undefined
  older: Rows = emptyRows()

  async pull(cursor: string | null, epoch: string): Promise<Page> {
    this.calls += 1
    const call = this.calls
    await this.before(call)
    if (this.fail(call)) throw new Error('cut')
    const [of, text] = (cursor ?? '').split(':')
    const at = of === epoch ? Number(text) : 0
    const page = this.changes[at]
    const next = page ? at + 1 : at
    return {
      rows: page ?? emptyRows(),
      cursor: `${epoch}:${next}`,
      more: next < this.changes.length,
      progress: { phase: next < this.changes.length ? 'catchUp' : 'live', done: next, total: this.changes.length },
      bad: [],
    }
  }
}

/** Timers that fire only when told. */
export class ManualTimers implements Timers {
  waiting = new Map<number, { run: () => void; ms: number }>()
  #next = 0
  set(run: () => void, ms: number): number {
    this.#next += 1
    this.waiting.set(this.#next, { run, ms })
    return this.#next
  }
  clear(timer: unknown): void {
    this.waiting.delete(timer as number)
  }
  random(): number {
    return 0.5
  }
  fire(): void {
    const due = [...this.waiting.values()]
    this.waiting.clear()
    for (const { run } of due) run()
  }
}

export const aShop: Shop = {
  id: shop,
  name: 'Nordlicht',
  code: 'NL',
  colour: 'teal',
  currency: 'EUR',
  languages: ['de'],
  policy: { returnDays: 30, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
  senderName: 'Nordlicht',
  signatures: {},
  undoSeconds: { mail: 0, chat: 0 },
}
/** What cases are judged by where a test says nothing else: the starter's plan, no rules, nobody on the rota. */
export const policies = (more: Partial<Policies> = {}): Policies => ({
  plans: [],
  rules: [],
  words: [],
  team: { people: [], shifts: [] },
  shops: [aShop],
  ...more,
})
export const caseBook = (more: Partial<Policies> = {}): CaseBook => {
  const book = new CaseBook()
  book.set(policies(more))
  return book
}

const key = (fill: number): string => btoa(String.fromCharCode(...new Uint8Array(32).fill(fill)))
export const keys = { matchKey: key(9), backends: [one, two].map((backendId, at) => ({ backendId, key: key(at + 1) })) }

export interface Stage {
  idb: IdbParts
  cache: Cache
  engine: Engine
  timers: ManualTimers
  backends: Map<string, ScriptedBackend>
  done: EngineTask[]
  counts: { unread: number; open: number }[]
  alerts: CaseAlert[]
  applied: CaseMarks[]
  /** What the engine told of keeping, and what it is told of the disk. */
  keeping: {
    erased: Parameters<KeepingSource['erased']>[0][]
    rounds: Parameters<KeepingSource['round']>[0][]
    spaces: Parameters<KeepingSource['space']>[0][]
    removed: Parameters<KeepingSource['removed']>[0][]
    freeBytes: number | null
    estimate: { usage: number | null; quota: number | null }
  }
  time: { now: number; mono?: number }
  /** The same disk, a new page. */
  restart(): Promise<Stage>
}

export const newIdb = (): IdbParts => ({ indexedDB: new IDBFactory(), IDBKeyRange })

export const openAt = async (idb: IdbParts, plain = false): Promise<Cache> => {
  const opened = await openCache({ database: 'test', keys, idb, sealer: new Sealer({ plain }) })
  if (opened.type !== 'open') throw new Error(opened.type)
  return opened.cache
}

export const stage = async (
  options: {
    plain?: boolean
    idb?: IdbParts
    backends?: Map<string, ScriptedBackend>
    time?: { now: number; mono?: number }
    translate?: (request: TranslateRequest) => Promise<{ segments: TranslatedSegment[] }>
  } = {},
): Promise<Stage> => {
  const idb = options.idb ?? newIdb()
  const cache = await openAt(idb, options.plain)
  const backends =
    options.backends ??
    new Map([
      [one, new ScriptedBackend()],
      [two, new ScriptedBackend()],
    ])
  const time: Stage['time'] = options.time ?? { now: start }
  const timers = new ManualTimers()
  const done: EngineTask[] = []
  const counts: { unread: number; open: number }[] = []
  const alerts: CaseAlert[] = []
  const applied: CaseMarks[] = []
  const keeping: Stage['keeping'] = {
    erased: [],
    rounds: [],
    spaces: [],
    removed: [],
    freeBytes: 100e9,
    estimate: { usage: 1, quota: 100e9 },
  }
  const source: EngineSource = {
    pull: async ({ backendId, cursor }) => {
      const scripted = backends.get(backendId)
      if (!scripted) throw new Error('no such backend')
      return scripted.pull(cursor, 'a')
    },
    pullConversation: async ({ backendId }) => ({
      rows: backends.get(backendId)?.older ?? emptyRows(),
      cursor: '',
      more: false,
      progress: { phase: 'live', done: 0, total: null },
      bad: [],
    }),
    alert: async (told) => {
      alerts.push(...told.alerts)
      return { held: told.alerts.flatMap(({ handler }, place) => (handler ? place : [])) }
    },
    apply: async (told) => applied.push(...told.marks),
    taskDone: async (task) => done.push(task),
    counts: async (told) => counts.push(told),
    keeping: {
      erased: async (told) => keeping.erased.push(told),
      round: async (told) => keeping.rounds.push(told),
      space: async (told) => {
        keeping.spaces.push(told)
        return { freeBytes: keeping.freeBytes }
      },
      removed: async (told) => keeping.removed.push(told),
      estimate: async () => keeping.estimate,
    },
    translate: async (request) => options.translate?.(request) ?? { segments: [] },
    problemOf: () => ({ code: 'unreachable', params: {} }),
  }
  const engine = new Engine({
    cache,
    source,
    clock: { now: () => time.now, monotonic: () => time.mono ?? performance.now() },
    timers,
    detector: async () => (text) => (text.includes('Paket') ? 'de' : null),
  })
  await engine.setPolicies(policies())
  return {
    idb,
    cache,
    engine,
    timers,
    backends,
    done,
    counts,
    alerts,
    applied,
    keeping,
    time,
    restart: () => {
      engine.stop()
      cache.db.close()
      return stage({ ...options, idb, backends, time })
    },
  }
}

/** The counts of views, and what they must be. */
export const counted = async ({ db }: Cache): Promise<{ told: Record<string, number>; real: Record<string, number> }> => {
  const told: Record<string, number> = {}
  for (const row of await db.counts.toArray()) if (row.count !== 0) told[row.prefix] = (told[row.prefix] ?? 0) + row.count
  const real: Record<string, number> = {}
  for (const row of await db.conversations.toArray()) {
    for (const key of row.keys) real[prefixOf(key)] = (real[prefixOf(key)] ?? 0) + 1
  }
  return { told, real }
}

/** All rows of all tables. */
export const dump = async (cache: Cache): Promise<Record<string, unknown[]>> => {
  const out: Record<string, unknown[]> = {}
  for (const name of tableNames) out[name] = await cache.db[name].toArray()
  return out
}
