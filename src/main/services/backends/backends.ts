/** Shops and their backends: connecting, pausing, removing; and the running lines behind them. */
import type { Backend, Lamps, Shop, SystemInfo, TestReport } from '../../../shared/domain/backend/types'
import { BackendId, backendOf, type ConversationId, localId, MessageId, ShopId } from '../../../shared/domain/ids'
import type { EngineTask, Page } from '../../../shared/domain/sync/types'
import { serial } from '../../../shared/serial'
import { type Connector, ConnectorError, type ConnectorStore, type Knock, type System, type Tokens } from '../../connectors/connector'
import type { Clock, Files, Http, Log, Random, Route } from '../../ports'
import { base64, type Crypto } from '../../ports/crypto'
import type { SignIns } from '../signIn'
import { connectorFile, createConnectorStore, createPassingStore } from './connectorStore'
import { createEngineTasks } from './engineTasks'
import { completeValues, homeOf, settingsOf } from './form'
import { problemOf } from './guarded'
import { createLineKeeper } from './lineKeeper'
import { createBackendStore, publicOf, type SealedDocuments, type StoredBackend } from './store'
import { createTokenKeeper } from './tokenKeeper'

/** Conversations that one search at a backend brings; a page of most systems. */
const searchMost = 25

const testMs = 60_000
const forgetMs = 10_000

export interface BackendsNeeds {
  clock: Clock
  random: Random
  http: Http
  route?: Route
  log: Log
  crypto: Crypto
  signIns: SignIns
  /** Every system that a backend can be of. Asked when a profile opens: the first screen does without their text. */
  systems(): Promise<readonly System[]>
  documents: SealedDocuments
  keys: { add(id: BackendId): Promise<void>; destroy(id: BackendId): Promise<void>; connectorKey(id: BackendId): Uint8Array }
  hostOnline(): boolean
  changed(shops: Shop[], backends: Backend[]): void
  lampsChanged(lamps: Lamps): void
  typing(knock: Extract<Knock, { type: 'typing' }>): void
  task(task: EngineTask): void
  lineUp(backendId: BackendId): void
  /** Files and journal records of a removed backend; called while its keys still stand. */
  forget(backendId: BackendId): Promise<void>
}

export type Backends = ReturnType<typeof createBackends>

export const createBackends = (needs: BackendsNeeds) => {
  const { clock, random, http, route, log, crypto, keys, signIns } = needs
  let systems: readonly System[] = []
  /** What a mailbox or a help desk can do was learned from that very server; of all others the program knows it. */
  const today = (backend: StoredBackend): StoredBackend => {
    const known = systems.find((one) => one.system === backend.system)?.capabilities
    if (!known) return backend
    if (!known.kinds.includes('conversations')) return { ...backend, capabilities: known }
    return known.templates ? { ...backend, capabilities: { ...backend.capabilities, templates: true } } : backend
  }
  const store = createBackendStore(needs.documents, today)
  const tasks = createEngineTasks(clock, needs.task)
  const lines = createLineKeeper({ ...needs, tasks, typing: (_backendId, knock) => needs.typing(knock) })
  const oneByOne = serial()
  let files: Files | null = null

  const tell = () => needs.changed(store.shops(), store.backends())
  const systemOf = (name: string): System => {
    const system = systems.find((one) => one.system === name)
    if (!system) throw new ConnectorError({ code: 'unsupported', params: { system: name } })
    return system
  }
  const newId = (): BackendId => BackendId.parse([...random.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
  const tokens = createTokenKeeper({
    http,
    clock,
    log,
    crypto,
    signIns,
    systemOf,
    connectorKey: (id) => keys.connectorKey(id),
    files: () => files,
  })
  const make = (
    backend: Pick<StoredBackend, 'id' | 'shopId' | 'system' | 'values' | 'fetchDays'>,
    kept: ConnectorStore,
    key: Uint8Array,
    own: Tokens | null,
  ) => {
    const idKey = crypto.hmac(key, 'ids')
    return systemOf(backend.system).create({
      backendId: backend.id,
      shopId: backend.shopId,
      values: backend.values,
      fetchDays: backend.fetchDays,
      clock,
      random,
      http,
      ...(route && { route }),
      ...(own && { tokens: own }),
      log,
      onLimited: (until) => lines.limited(backend.id, until),
      quietUntil: () => lines.quietUntil(backend.id),
      store: kept,
      hmac: (text) => base64(crypto.hmac(idKey, text)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    })
  }
  const makeKept = (backend: StoredBackend): Connector => {
    if (!files) throw new ConnectorError({ code: 'locked', params: {} })
    const key = () => keys.connectorKey(backend.id)
    return make(backend, createConnectorStore(backend.id, files, crypto, key, log), key(), tokens.kept(backend))
  }
  /** Tests with what was typed, beside any running line. Never throws for what the remote does. */
  const tryOut = async (backend: Pick<StoredBackend, 'id' | 'shopId' | 'system' | 'values' | 'fetchDays'>, own: Tokens | null) => {
    const limit = new AbortController()
    const timer = new AbortController()
    clock.sleep(testMs, timer.signal).then(
      () => limit.abort(new ConnectorError({ code: 'timeout', params: { seconds: testMs / 1000 } })),
      () => undefined,
    )
    let connector: Connector | null = null
    try {
      connector = make(backend, createPassingStore(), random.bytes(32), own)
      const { capabilities } = connector
      return { capabilities, report: await connector.test(limit.signal) }
    } catch (error) {
      log.warn('backend.testThrew', { system: backend.system, error: error instanceof Error ? error.name : 'unknown' })
      const report: TestReport = {
        ok: false,
        steps: [{ step: 'reach', ok: false, why: problemOf(error), detail: '' }],
        me: null,
        found: [],
      }
      return { capabilities: systemOf(backend.system).capabilities, report }
    } finally {
      timer.abort()
      await connector?.close().catch(() => undefined)
    }
  }
  const refuse = (report: TestReport): never => {
    throw new ConnectorError(report.steps.find(({ ok }) => !ok)?.why ?? { code: 'unexpected', params: {} })
  }
  const meOf = (id: BackendId, report: TestReport): Backend['me'] =>
    report.me && { agentId: localId(id, 'a', report.me.remoteId), name: report.me.name, email: report.me.email }
  const startLine = (backend: StoredBackend) => {
    try {
      lines.start(backend.id, makeKept(backend), homeOf(systemOf(backend.system), backend.values))
    } catch (error) {
      // One backend whose system this build lacks must not keep the others from starting.
      log.warn('backend.cannotStart', { backend: backend.id, code: problemOf(error).code })
      lines.heard(backend.id)(problemOf(error))
    }
  }
  const finishForgetting = async (id: BackendId) => {
    if (await tasks.forget(id, forgetMs)) await store.dropForgotten(id)
    else log.warn('backend.forgetPending', { backend: id })
  }
  const clean = async (id: BackendId) => {
    try {
      await needs.forget(id)
      await files?.remove(connectorFile(id))
      await tokens.forget(id)
    } finally {
      // A full disk may keep files from being rewritten; without their key nobody reads them, and the next start tries again.
      await keys.destroy(id)
    }
  }

  return {
    /** Reads the open profile's backends. */
    async open(profileFiles: Files) {
      files = profileFiles
      systems = await needs.systems()
      await store.load()
    },
    /** Starts what is not paused; before that, what a stop left half removed is finished and `before` is done. */
    async startLines(before: () => Promise<void>) {
      for (const id of store.forgotten()) await clean(id)
      await before()
      for (const backend of store.stored()) {
        if (lines.knows(backend.id)) continue
        lines.add(backend.id, backend.paused)
        if (!backend.paused) startLine(backend)
      }
      tell()
    },
    lock() {
      signIns.drop()
      store.lock()
    },
    unlock: () => store.load(),
    async close() {
      signIns.drop()
      await lines.stopAll()
      tokens.close()
      store.drop()
      files = null
    },
    stop: () => tasks.stop(),

    systems: (): SystemInfo[] =>
      systems.map(({ system, name, fields, capabilities }) => ({
        system,
        name,
        kinds: capabilities.kinds,
        fields: [...fields],
        capabilities,
      })),
    list: () => ({ shops: store.shops(), backends: store.backends() }),
    backend: (id: BackendId): Backend | null => {
      const found = store.find(id)
      return found && publicOf(found)
    },
    shopOf: (id: BackendId): Shop | null => store.shops().find((shop) => shop.id === store.find(id)?.shopId) ?? null,
    async saveShop(shop: Omit<Shop, 'id'> & { id: ShopId | null }): Promise<Shop> {
      if (shop.id) store.takeShop(shop.id)
      const saved: Shop = { ...shop, id: shop.id ?? ShopId.parse(`shop-${newId()}`) }
      await store.putShop(saved)
      tell()
      return saved
    },
    async test(system: string, typed: Record<string, string>, ticket?: string): Promise<TestReport> {
      const values = completeValues(systemOf(system), typed)
      const backend = { id: newId(), shopId: ShopId.parse('-'), system, values, fetchDays: 30 as const }
      return (await tryOut(backend, (await tokens.tried(backend, ticket, false)).tokens)).report
    },
    /** Opens the provider's page in the browser; answers a ticket for `test`, `connect` and `update`. */
    async signIn(asked: { attempt: string; system: string; values: Record<string, string>; backendId: BackendId | null }) {
      const system = systemOf(asked.system)
      const before = asked.backendId === null ? null : store.take(asked.backendId)
      const ask = system.signIn?.(completeValues(system, asked.values, before?.system === asked.system ? before.values : {})) ?? null
      if (!ask) throw new ConnectorError({ code: 'unsupported', params: { system: asked.system } })
      return signIns.begin(asked.attempt, ask)
    },
    cancelSignIn: (attempt: string) => signIns.cancel(attempt),
    /** Tests first and refuses with the first failed step's problem. */
    connect: ({
      ticket,
      ...asked
    }: {
      shopId: ShopId
      system: string
      name: string
      values: Record<string, string>
      fetchDays: Backend['fetchDays']
      ticket?: string | undefined
    }) =>
      oneByOne(async (): Promise<Backend> => {
        store.takeShop(asked.shopId)
        const system = systemOf(asked.system)
        const values = completeValues(system, asked.values)
        const id = newId()
        const tried = await tokens.tried({ ...asked, id, values }, ticket, false)
        const { report, capabilities } = await tryOut({ ...asked, id, values }, tried.tokens)
        if (!report.ok) refuse(report)
        await keys.add(id)
        const backend: StoredBackend = {
          ...asked,
          id,
          values,
          paused: false,
          me: meOf(id, report),
          settings: settingsOf(system, values),
          capabilities,
          addedAt: clock.now(),
        }
        await tried.keep(id)
        await store.putBackend(backend)
        lines.add(id, false)
        tell()
        startLine(backend)
        log.info('backend.connected', { backend: id, system: asked.system })
        return publicOf(backend)
      }),
    /** Signs in again or changes settings; what does not pass the test is not kept. */
    update: (asked: {
      backendId: BackendId
      name?: string | undefined
      values?: Record<string, string> | undefined
      fetchDays?: Backend['fetchDays'] | undefined
      ticket?: string | undefined
    }) =>
      oneByOne(async (): Promise<Backend> => {
        const before = store.take(asked.backendId)
        const next = { ...before, name: asked.name ?? before.name, fetchDays: asked.fetchDays ?? before.fetchDays }
        if (asked.values) {
          const system = systemOf(before.system)
          next.values = completeValues(system, asked.values, before.values)
          const tried = await tokens.tried(next, asked.ticket, true)
          const { report, capabilities } = await tryOut(next, tried.tokens)
          if (!report.ok) refuse(report)
          await tried.keep(next.id)
          next.settings = settingsOf(system, next.values)
          next.me = meOf(next.id, report) ?? before.me
          next.capabilities = capabilities
        }
        await store.putBackend(next)
        tell()
        if ((asked.values || asked.fetchDays) && !next.paused) {
          await lines.halt(next.id, false)
          startLine(next)
        }
        return publicOf(next)
      }),
    async retest(id: BackendId): Promise<TestReport> {
      const backend = store.take(id)
      const { report } = await tryOut(backend, (await tokens.tried(backend, undefined, true)).tokens)
      if (!backend.paused) lines.heard(id)(report.ok ? null : (report.steps.find(({ ok }) => !ok)?.why ?? null))
      const me = meOf(id, report)
      if (me && JSON.stringify(me) !== JSON.stringify(backend.me)) {
        await store.putBackend({ ...store.take(id), me })
        tell()
      }
      return report
    },
    pause: (id: BackendId, paused: boolean) =>
      oneByOne(async (): Promise<Backend> => {
        const before = store.take(id)
        if (before.paused === paused) return publicOf(before)
        const next = { ...before, paused }
        await store.putBackend(next)
        if (paused) await lines.halt(id, true)
        else startLine(next)
        tell()
        return publicOf(next)
      }),
    /** The engine drops the backend's rows and cursor and fetches anew; the connector's own state goes too. */
    resync: (id: BackendId) =>
      oneByOne(async () => {
        const backend = store.take(id)
        await lines.halt(id, backend.paused)
        await files?.remove(connectorFile(id))
        tasks.give({ type: 'resync', backendId: id })
        if (!backend.paused) startLine(backend)
      }),
    /** Gone when it answers: credentials, keys, files; the engine's rows at once, or when it next comes. */
    remove: (id: BackendId) =>
      oneByOne(async () => {
        store.take(id)
        await lines.forget(id)
        await store.removeBackend(id)
        tell()
        await clean(id)
        await finishForgetting(id)
        log.info('backend.removed', { backend: id })
      }),
    lamps: () => lines.lamps(),
    deepen(conversationId: ConversationId, before: string | null) {
      const backendId = backendOf(conversationId)
      if (!backendId || !store.find(backendId)) throw new ConnectorError({ code: 'notFound', params: {} })
      tasks.give({ type: 'deepen', backendId, conversationId, before: before === null ? null : MessageId.parse(before) })
    },
    /** A person waits for this in her language; see the contract's `translation.askReading`. */
    translate(conversationId: ConversationId, messageId: MessageId | null) {
      const backendId = backendOf(conversationId)
      if (!backendId || !store.find(backendId)) throw new ConnectorError({ code: 'notFound', params: {} })
      tasks.give({ type: 'translate', backendId, conversationId, messageId })
    },
    /** Asks the backend itself, and the engine to fetch what it names. Throws ConnectorError. */
    async search(backendId: BackendId, text: string): Promise<{ conversationIds: ConversationId[]; more: boolean }> {
      const { search } = lines.connectorOf(backendId)
      if (!search) throw new ConnectorError({ code: 'unsupported', params: {} })
      const found = await search(text, searchMost, new AbortController().signal)
      for (const conversationId of found.conversationIds) tasks.give({ type: 'deepen', backendId, conversationId, before: null })
      return found
    },
    /** A hint to others: its failing is no one's problem, the lamps hear of it. */
    async typing(conversationId: ConversationId, on: boolean) {
      const backendId = backendOf(conversationId)
      if (backendId) await lines.typing(backendId, conversationId, on).catch(() => undefined)
    },
    pull: (id: BackendId, cursor: string | null, limit: number): Promise<Page> =>
      lines.pull(id, (connector, signal) => connector.pull(cursor, limit, signal)),
    pullConversation: (
      id: BackendId,
      conversationId: ConversationId,
      before: MessageId | null,
      limit: number,
      signal: AbortSignal = new AbortController().signal,
    ): Promise<Page> => lines.connectorOf(id).pullConversation(conversationId, before, limit, signal),
    /** The guarded connector of a running line, or null while paused or unknown. */
    running: (id: BackendId) => lines.running(id),
    connectorOf: (id: BackendId) => lines.connectorOf(id),
    /** A new engine page listens: it gets all that an earlier one may have missed. */
    engineCame() {
      lines.wantAll()
      for (const id of store.forgotten()) void finishForgetting(id).catch(() => undefined)
    },
    /** Asks the engine to fetch: something was learned of the backend that the cache cannot know yet. */
    fetchNow: (id: BackendId) => tasks.give({ type: 'pull', backendId: id }),
    taskDone: (task: EngineTask) => tasks.done(task),
    /** The host lost the network. */
    look: () => lines.look(),
    /** How far this computer's clock is ahead of the servers', ms; null while it is right. */
    setClock: (aheadMs: number | null) => lines.setClock(aheadMs),
    /** The machine goes to sleep. */
    sleep: () => lines.sleep(),
    /** After sleep, or when the network came back. */
    wake: () => lines.wake(),
  }
}
