/** The composition root: services and connectors wired to a host's ports, started and stopped in order. */
import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { Contract } from '../../shared/contract'
import { type DeskState, type Settings, UiLanguage } from '../../shared/domain/desk/types'
import { personOf, whoAmI } from '../../shared/domain/desk/whoAmI'
import type { System } from '../connectors/connector'
import type { Clock, Files, Ports } from '../ports'
import type { ScryptCost } from '../ports/crypto'
import { createAttachments } from '../services/attachments/attachments'
import { createAttachmentCache } from '../services/attachments/cache'
import { createBackends } from '../services/backends/backends'
import { createDesk, pinCost } from '../services/desk/desk'
import { createGuard } from '../services/guard/guard'
import { createKeeping } from '../services/keeping/keeping'
import { createMemory } from '../services/memory/memory'
import { createQuick } from '../services/quick/quick'
import { createSignIns } from '../services/signIn'
import { createTeam } from '../services/team/team'
import { createBadge } from './badge'
import { createCaseSide } from './cases'
import { checkedPort, type PagePort } from './checkedPort'
import { createCrypto } from './crypto'
import { createDemo } from './demo'
import type { CallContext } from './door'
import { createEventHub, type Page, type Role } from './eventHub'
import { createLeaving } from './leaving'
import { createRemoval } from './removal'
import { createRotaSide } from './rota'
import { createRouter } from './router'
import { createServerClock } from './serverClock'
import { createSession } from './session'
import { createTemplateSide } from './templates'
import { createTranslationSide } from './translation'
import { createWanted } from './wanted'
import { watchHost } from './watchHost'

const cacheLimit = 200 * 1024 * 1024

export interface AppOptions {
  /** live: the demo's customers write and answer by themselves. */
  demoMode: 'live' | 'quiet'
  /** Epoch ms at which the demo's clock starts, for pictures and tests; null: the real time. */
  demoClockAt: number | null
  /** Folder of the program's resources. */
  resources: string
  /** The same, to be read: the starter library. Missing: there is none. */
  resourceFiles?: Files
  /** The host's word on the network; only «false» proves anything. */
  online(): boolean
  /** Language of the system, for the first start. */
  language?: string
  /** Where caches go that must not roam with the profile; default: beside it. */
  cacheFiles?: Files
  /** Ms before each look-up of a try whose answer was lost; default: the domain's. */
  lookGapsMs?: readonly number[]
  /** Tests: other systems, a cheaper scrypt. */
  systems?: readonly System[]
  pinCost?: ScryptCost
}

export const createApp = (ports: Ports, options: AppOptions) => {
  const { clock, random, http, log, secrets, files } = ports
  const crypto = createCrypto(random, ports.scrypt, log)
  /** A third of main's text: read while a person types the PIN, and at the latest when a profile opens. */
  const systems = async () => options.systems ?? (await import('../connectors/registry')).systems
  const stateListeners = new Set<(state: DeskState) => void>()
  const quitListeners = new Set<() => void>()
  let told = ''
  let engineFailingSince: number | null = null

  const badge = createBadge({
    standing: () => session.running()?.standing() ?? { leaving: 0, asks: 0 },
    show: (unread) => ports.notify.badge({ unread, queued: session.hooks.queued() }),
  })
  // Whoever times work with servers goes by their clock; the desk's own locks and waits by the computer's.
  const served = createServerClock(clock, (aheadMs) => backends.setClock(aheadMs))
  const session = createSession({
    ports: { ...ports, clock: served.clock },
    hub: () => hub,
    desk: () => desk,
    backends: () => backends,
    cache: () => cache,
    keeping: () => keeping,
    cases: () => cases,
    guard: () => guard,
    library: () => library,
    memory: () => memory,
    rota: () => rota,
    teamSpace: () => teamSpace,
    translation: () => translation,
    ...(options.lookGapsMs ? { lookGapsMs: options.lookGapsMs } : {}),
    standingAt: options.demoClockAt,
    queueChanged: badge.look,
    cacheFiles: (profile, id) => options.cacheFiles?.within(id) ?? profile.within('cache'),
    openDemo: (profile) => demo.open(profile),
    closeDemo: () => demo.close(),
    learned: () => findPerson(),
  })
  const desk = createDesk({
    clock,
    random,
    files,
    secrets,
    log,
    crypto,
    cost: options.pinCost ?? pinCost,
    hooks: {
      ...session.hooks,
      stateChanged(state) {
        hub.emit({ type: 'desk', state })
        badge.look()
        quick.follow(state)
        // Hosts reload pages on this: they hear only of another state or profile, not of another colour.
        const now = `${state.type} ${state.type === 'closed' ? '' : state.profile.id}`
        if (now === told) return
        told = now
        for (const listener of stateListeners) listener(state)
      },
      settingsChanged(settings) {
        hub.emit({ type: 'settings', settings })
        quick.follow(desk.state())
      },
    },
  })
  const hub = createEventHub(
    () => desk.isOpen(),
    () => desk.isOpen() && backends.engineCame(),
    () => (engineFailingSince === null ? [] : [{ type: 'engine', failingSince: engineFailingSince }]),
  )
  const leaving = createLeaving({ clock, log, desk, hub })
  const cache = createAttachmentCache({ clock, crypto, log, limit: cacheLimit, dataKey: (backendId) => desk.ring.key(backendId, 'data') })
  const backends = createBackends({
    clock: served.clock,
    random,
    http: served.watch(http),
    ...(ports.route && { route: ports.route }),
    signIns: createSignIns({
      clock,
      random,
      http,
      log,
      loopback: ports.loopback,
      openLink: ports.openLink,
      language: () => desk.settings().language,
    }),
    log,
    crypto,
    systems,
    documents: desk,
    keys: {
      add: (id) => desk.addKeys(id),
      destroy: (id) => desk.ring.destroy(id),
      connectorKey: (id) => desk.ring.key(id, 'connector'),
    },
    hostOnline: options.online,
    changed: (shops, all) => hub.emit({ type: 'backends', shops, backends: all }),
    lampsChanged: (lamps) => hub.emit({ type: 'lamps', lamps }),
    typing: ({ type, conversationId, name, agent, on }) => hub.emit({ type, conversationId, name, agent, on }),
    task: (task) => hub.emit({ type: 'task', task }),
    lineUp(id) {
      session.running()?.wake(id)
      translation.wake()
      rota.wake()
      void library.refresh(id)
    },
    async forget(id) {
      quick.forgetBackend(id)
      await cache.forget(id)
      await session.running()?.forgetBackend(id)
    },
  })
  const keeping = createKeeping({
    clock,
    random,
    log,
    disk: ports.disk,
    documents: desk,
    backends: () => backends.list().backends,
    outbox: () => session.running(),
    cache,
    async forget(conversationIds, customerIds) {
      quick.forget(conversationIds, customerIds)
      await cases.forget(conversationIds, customerIds)
      await guard.forget(conversationIds)
      await translation.forget(conversationIds)
    },
    async aged(daysOf, isHeld) {
      await guard.age(daysOf, isHeld)
      await translation.age(daysOf)
    },
    emit: (event) => hub.emit(event),
  })
  // Pictures and tests stand at a fixed instant; the rota must stand there too.
  const standing = options.demoClockAt
  const still = (of: Clock): Clock => (standing === null ? of : { ...clock, now: () => standing })
  const workClock = still(served.clock)
  const rota = createRotaSide({
    ports: { ...ports, clock: still(clock) },
    documents: desk,
    me: async () => personOf(desk.settings(), backends.list().backends, rota.rota().people),
    idleMs: leaving.idleMs,
    waiting: () => session.running()?.waiting() ?? { count: 0, oldestAt: null },
    emit: (event) => hub.emit(event),
  })
  const team = createTeam({ clock: still(clock), rota: () => rota.rota() })
  const agentName = () => {
    const state = desk.state()
    return state.type === 'open' ? state.profile.name : ''
  }
  const profileNow = () => {
    const state = desk.state()
    return state.type === 'closed' ? null : state.profile.id
  }
  const wanted = createWanted({ clock, windows: ports.windows, profileId: profileNow, emit: (event) => hub.emit(event) })
  const cases = createCaseSide({
    ports: { ...ports, clock: workClock },
    desk,
    backends,
    team,
    show: wanted.show,
    profileNow,
    outbox: session.outbox,
    emit: (event) => hub.emit(event),
  })
  const guard = createGuard({
    clock: workClock,
    log,
    documents: desk,
    shops: () => backends.list().shops,
    agent: agentName,
    emit: (event) => hub.emit(event),
  })
  const memory = createMemory({
    clock,
    random,
    log,
    documents: desk,
    emit(event) {
      hub.emit(event)
      if (event.type === 'memory') teamSpace.touchedBeside()
    },
  })
  const { library, teamSpace } = createTemplateSide({
    memory,
    ports: { ...ports, clock: workClock },
    // The team's server is compared by the real time, also where pictures stand still.
    realClock: clock,
    desk,
    backends,
    ...(options.resourceFiles ? { resourceFiles: options.resourceFiles } : {}),
    emit: (event) => hub.emit(event),
  })
  const translation = createTranslationSide({
    memory,
    ports: { ...ports, clock: served.clock },
    crypto,
    desk,
    backends,
    outbox: () => session.running(),
    online: options.online,
    emit: (event) => hub.emit(event),
  })
  const quick = createQuick({
    clock: workClock,
    log,
    host: ports.quick,
    platform: ports.info.platform,
    shops: () => backends.list().shops,
    agent: agentName,
    save: async (choice) => void (await desk.saveSettings({ quick: choice })),
    emit: (event) => hub.emit(event),
  })
  const attachments = createAttachments({ cache, connectorOf: (id) => backends.connectorOf(id), saveDialog: ports.saveDialog, log })
  const demo = createDemo({
    ports,
    crypto,
    desk,
    backends,
    rota: rota.book,
    translation,
    mode: options.demoMode,
    clockAt: options.demoClockAt,
    resources: options.resources,
  })
  /** The rota person is found by e-mail once; a choice in settings is never overruled. */
  const findPerson = async (): Promise<Partial<Settings>> => {
    const settings = desk.settings()
    const personId = settings.personId ? null : personOf(settings, backends.list().backends, await team.people())
    return personId ? { personId } : {}
  }
  const router = createRouter({
    warnOthers: leaving.warnOthers,
    ports,
    desk,
    backends,
    outbox: session.outbox,
    attachments,
    removeBackend: createRemoval({ clock, backends, outbox: session.outbox, keeping, cases, guard, library, memory, translation }),
    team,
    keeping,
    cases,
    guard,
    library,
    teamSpace,
    translation,
    memory,
    quick,
    rota,
    hub,
    wanted: wanted.take,
    demoClockAt: options.demoClockAt,
    counts: ({ unread }) => badge.unread(unread),
    quit() {
      for (const listener of quitListeners) listener()
    },
  })
  const host = watchHost(clock, options.online, (news) => {
    if (news === 'offline') return backends.look()
    backends.wake()
    translation.wake()
    rota.wake()
  })

  const handler = new RPCHandler<CallContext>(router as Router<Contract, CallContext>)
  /** One page's place at the wall; `close` when its port closes. */
  const openPage = (role: Role): { context: { page: Page }; close(): void } => {
    const page: Page = { role, end: null }
    return { context: { page }, close: () => page.end?.() }
  }

  return {
    router,
    openPage,
    /** Serves a page through its port until that closes; a page that breaks the protocol loses the port. */
    serve(port: PagePort, role: Role) {
      const page = openPage(role)
      const checked = checkedPort(port, log)
      checked.on('close', page.close)
      handler.upgrade(checked, { context: page.context })
    },
    state: () => desk.state(),
    /** The open profile's agent to each backend and to the rota; LOCKED otherwise. */
    whoAmI: async () => whoAmI(desk.profileId(), desk.settings(), backends.list().backends, await team.people()),
    /** Called when the desk opens, locks or closes, or another profile comes. */
    onState(listener: (state: DeskState) => void) {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    onQuit(listener: () => void) {
      quitListeners.add(listener)
      return () => quitListeners.delete(listener)
    },
    /** The engine page ends again and again since then (epoch ms), or stands (null). */
    engineFailing(since: number | null) {
      engineFailingSince = since
      hub.emit({ type: 'engine', failingSince: since })
    },
    /** Unread, what will leave by itself, and what waits for the agent's word; for tray and quitting. */
    counts: badge.counts,
    onCounts: badge.onCounts,
    lock: () => desk.lock(),
    /** The quick palette, from tray, menu or command line. */
    openQuick: () => quick.open(),
    /** A command chosen in the system's menu or tray. */
    command: (id: string) => hub.emit({ type: 'command', id }),
    idle: leaving.idle,
    /** Reads what an opening desk will need; called once the first screen stands. */
    readAhead: async () => void (await systems()),
    /** Before sleep. */
    sleep: () => backends.sleep(),
    hostLeaves: leaving.hostLeaves,
    /** After sleep. */
    wake: () => backends.wake(),
    demoServers: () => demo.servers(),
    async start(begin: { openDemo: boolean }) {
      const language = UiLanguage.safeParse(options.language)
      await desk.start(language.success ? language.data : 'en')
      if (begin.openDemo) await desk.openDemo(language.success ? language.data : 'en')
      host.start()
    },
    /** Lets running tries end or be journalled, stops connectors, closes files. */
    async stop() {
      host.stop()
      hub.endAll()
      try {
        await desk.signOut()
      } finally {
        backends.stop()
      }
    },
  }
}
