/** Entry of the engine page, the window that is never shown: connects, opens the cache while the desk is open, and follows the events. */
import type { DeskEvent } from '../../shared/contract'
import type { Problem } from '../../shared/domain/outbox/types'
import { type Bridge, connect, problemOf } from '../bridge/client'
import { addKeys, type Cache, closeCache, openCache } from '../data/openCache'
import { Sealer } from '../data/sealing'
import { noteReading, watchRest } from '../state/rest'
import type { Policies } from './cases/book'
import { loadDetector } from './detector'
import { Engine } from './engine'
import { type EngineSource, realTimers } from './source'
import type { Reading } from './translate/lane'

/** How far this computer's clock is ahead of the servers', ms; what is kept is timed by theirs. */
let clockAheadMs = 0

interface Open {
  profileId: string
  cache: Cache
  engine: Engine
}

const sourceOf = ({ call }: Bridge): EngineSource => ({
  pull: (input) => call.sync.pull(input),
  pullConversation: (input) => call.sync.pullConversation(input),
  taskDone: (task) => call.sync.taskDone(task),
  counts: (counts) => call.sync.counts(counts),
  alert: (told) => call.cases.alert(told),
  apply: (told) => call.cases.apply(told),
  keeping: {
    erased: (done) => call.keeping.erased(done),
    round: (done) => call.keeping.round(done),
    space: (told) => call.keeping.space(told),
    removed: (done) => call.keeping.removed(done),
    estimate: async () => {
      const { usage = null, quota = null } = await navigator.storage.estimate()
      return { usage, quota }
    },
  },
  translate: (request, signal) => call.translation.translate(request, { signal }),
  problemOf: (error) => problemOf(error) as Problem,
})

const open = async (bridge: Bridge, profileId: string): Promise<Open | null> => {
  const keys = await bridge.call.desk.keys()
  // Each row is read here once or twice; what stays open on a screen is another page's.
  const sealer = new Sealer({ cacheBytes: 4_000_000 })
  const opened = await openCache({ database: keys.database, keys, sealer })
  // A newer cache is left alone; the visible windows say so.
  if (opened.type === 'newer') return null
  if (opened.type === 'failed') throw new Error(opened.why)
  const { demoClockAt } = await bridge.call.desk.info()
  const { cache } = opened
  const engine = new Engine({
    cache,
    source: sourceOf(bridge),
    clock: { now: () => demoClockAt ?? Date.now() - clockAheadMs, monotonic: () => performance.now() },
    timers: realTimers,
    detector: loadDetector,
  })
  return { profileId, cache, engine }
}

const policiesOf = async ({ call }: Bridge): Promise<Policies> => {
  const [{ plans, rules, words }, { shops }, team] = await Promise.all([call.cases.policies(), call.backends.list(), call.desk.team()])
  return { plans, rules, words, shops, team }
}
const readingOf = async ({ call }: Bridge): Promise<Reading | null> => {
  const [state, { policies }, { engines }] = await Promise.all([call.desk.state(), call.translation.policies(), call.translation.engines()])
  if (state.type !== 'open') return null
  const standing = JSON.stringify(
    engines.map(({ engine, trouble, abilities }) => [engine, trouble?.code ?? null, abilities?.pairs?.length ?? null]),
  )
  return { settings: state.settings, policies, engines: standing }
}

/** Shifts are told for some days ahead, so they are asked for again. */
const teamEvery = 3_600_000

/** Reads the desk's whole state into an engine: at the start, and again after the stream was cut. */
const fill = async (bridge: Bridge, { cache, engine }: Open): Promise<void> => {
  const [{ backends }, { drafts, items }, lamps] = await Promise.all([
    bridge.call.backends.list(),
    bridge.call.outbox.list(),
    bridge.call.backends.lamps(),
  ])
  clockAheadMs = lamps.clockAheadMs ?? 0
  await addKeys(cache, await bridge.call.desk.keys())
  // Before anything is pulled: what was erased must not come back, and what is held must not go.
  await engine.setOrders(await bridge.call.keeping.orders())
  await engine.setOutbox(drafts, items)
  await engine.setPolicies(await policiesOf(bridge))
  await engine.setBackends(backends)
  await read(bridge, engine)
}

/** Whatever is wrong there, all else goes on. */
const read = async (bridge: Bridge, engine: Engine): Promise<void> => {
  const reading = await readingOf(bridge).catch(() => null)
  if (reading) engine.setReading(reading)
}

const run = (bridge: Bridge): void => {
  let current: Open | null = null
  /** Events are carried out one after another; long tasks go beside them. */
  let lane: Promise<void> = Promise.resolve()
  let retry: ReturnType<typeof setTimeout> | null = null

  const close = () => {
    const was = current
    current = null
    if (!was) return
    // Keys go first; what still runs then fails and writes nothing.
    was.engine.stop()
    closeCache(was.cache)
  }
  const begin = async () => {
    if (retry) clearTimeout(retry)
    retry = null
    const state = await bridge.call.desk.state()
    if (state.type !== 'open') return close()
    if (current && current.profileId !== state.profile.id) close()
    if (current) {
      await fill(bridge, current)
      void current.engine.pullAll().catch(() => undefined)
      return
    }
    current = await open(bridge, state.profile.id)
    if (current) await fill(bridge, current)
  }
  const inLane = (work: () => unknown) => {
    lane = lane.then(work).then(
      () => undefined,
      () => {
        // What failed half-way is done again from the desk's whole state.
        retry ??= setTimeout(() => inLane(begin), 2000)
      },
    )
  }

  const askPolicies = async () => {
    if (current) await current.engine.setPolicies(await policiesOf(bridge))
  }
  setInterval(() => inLane(askPolicies), teamEvery)
  /** The rota knocks for drafts too, and often: only another team is another reckoning. */
  let teamSeen = ''
  let teamDue = false
  const askTeam = () => {
    if (teamDue) return
    teamDue = true
    inLane(async () => {
      teamDue = false
      const now = current && JSON.stringify(await bridge.call.desk.team())
      if (!now || now === teamSeen) return
      teamSeen = now
      await askPolicies()
    })
  }

  const onEvent = (event: DeskEvent) => {
    noteReading()
    switch (event.type) {
      case 'hello':
        return inLane(begin)
      case 'desk': {
        const { state } = event
        // At once, not behind what is under way: after a lock no key stays.
        if (state.type !== 'open') close()
        else if (current?.profileId === state.profile.id) return
        return inLane(begin)
      }
      case 'backends':
        return inLane(async () => {
          if (!current) return
          await addKeys(current.cache, await bridge.call.desk.keys())
          // A new shop brings its plan.
          await current.engine.setPolicies(await policiesOf(bridge))
          await current.engine.setBackends(event.backends)
          await read(bridge, current.engine)
        })
      case 'cases':
        return inLane(askPolicies)
      case 'rota':
        return askTeam()
      case 'settings':
      case 'translation':
        return inLane(async () => (current ? read(bridge, current.engine) : undefined))
      case 'lamps':
        clockAheadMs = event.lamps.clockAheadMs ?? 0
        return undefined
      case 'outbox':
        return inLane(async () => current?.engine.putItem(event.item))
      case 'outboxGone':
        return inLane(async () => current?.engine.dropItem(event.key))
      case 'draft':
        return inLane(async () => current?.engine.putDraft(event.draft))
      case 'draftGone':
        return inLane(async () => current?.engine.dropDraft(event.draftId))
      case 'keeping':
        // Beside the events: an erasure waits for nothing but the writer.
        void bridge.call.keeping
          .orders()
          .then((orders) => current?.engine.setOrders(orders))
          .catch(() => inLane(begin))
        return undefined
      case 'task':
        return inLane(async () => {
          // While the desk is shut nothing is done: at the next opening, what was removed is forgotten and all is pulled.
          void current?.engine.task(event.task).catch(() => undefined)
        })
      default:
        return undefined
    }
  }
  // A stream that begins anew says hello again, so a gap needs no word of its own.
  bridge.events(onEvent)
}

watchRest()
void connect().then(run)
