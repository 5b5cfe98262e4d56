/** One running line per active backend, its lamp, and the pulls that its knocks ask for. */
import { type LineFacts, networkAfter, wantsProbe } from '../../../shared/domain/backend/network'
import type { Lamps } from '../../../shared/domain/backend/types'
import type { BackendId, ConversationId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Page } from '../../../shared/domain/sync/types'
import { type Connector, ConnectorError, type Knock } from '../../connectors/connector'
import type { Clock, Http, Log, Random } from '../../ports'
import type { EngineTasks } from './engineTasks'
import { afterCall, afterLive, afterPause, type Lamp, newLamp, unanswered, worthTelling } from './lamps'
import { type Line, spreadMs, startLine } from './line'
import { createProbe } from './probe'

const firstRetryMs = 2_000
const longestRetryMs = 60_000
/** A refused sign-in is tried again rarely: some servers lock an account that knocks too often. A new sign-in tries at once. */
const refusedRetryMs = 5 * 60_000
/** After sleep a network takes a moment to come up; until then silence says nothing of anybody. */
const graceMs = 10_000
/** A suspend that was not followed by a resume after all. */
const longestSuspendMs = 60_000

interface KeeperNeeds {
  clock: Clock
  random: Random
  http: Http
  log: Log
  tasks: EngineTasks
  hostOnline(): boolean
  lampsChanged(lamps: Lamps): void
  typing(backendId: BackendId, knock: Extract<Knock, { type: 'typing' }>): void
  /** A line came up: what waits for it may go. */
  lineUp(backendId: BackendId): void
}

interface Kept {
  line: Line | null
  /** A plain address of its server, for probes; null where none is known. */
  home: string | null
  /** Monotonic ms until which knocks do not pull, as the sign-in was refused. */
  refusedUntil: number
  lamp: Lamp
  told: Lamp
  failures: number
}

export const createLineKeeper = (needs: KeeperNeeds) => {
  const { clock, random, log, tasks } = needs
  const kept = new Map<BackendId, Kept>()
  const unknown = (): Lamps['network'] => ({ state: 'unknown', since: clock.now(), why: null })
  let network = unknown()
  let clockAheadMs: number | null = null
  let life = new AbortController()
  /** Monotonic ms until which unanswered calls say nothing: the machine sleeps, or has just woken. */
  let deafUntil = Number.NEGATIVE_INFINITY
  /** Backends that have not answered since the machine woke: their waiting replies are told when they do. */
  const woken = new Set<BackendId>()

  const lamps = (): Lamps => ({ network, clockAheadMs, backends: [...kept.values()].map(({ lamp }) => lamp) })
  const facts = (): LineFacts[] => [...kept].map(([id, { lamp, home }]) => ({ state: lamp.state, why: lamp.why, host: home ?? id }))
  const homes = () => [...new Set([...kept.values()].flatMap(({ home, lamp }) => (home && lamp.state === 'down' ? [home] : [])))]
  const probe = createProbe({
    http: needs.http,
    clock,
    wanted: () => (wantsProbe(facts(), needs.hostOnline()) ? homes() : []),
    learned(answer, before) {
      consider()
      // The way is open again (somebody signed in to the network): nobody waits out an old pause.
      if (answer === 'answered' && before !== 'answered') for (const id of kept.keys()) wantSoon(id)
    },
  })
  const consider = () => {
    const before = network
    const lines = facts()
    const online = needs.hostOnline()
    if (!wantsProbe(lines, online)) probe.forget()
    network = networkAfter(network, lines, online, probe.last(), clock.now())
    probe.look(life.signal)
    const changed = [...kept.values()].filter(({ told, lamp }) => worthTelling(told, lamp))
    for (const one of changed) one.told = one.lamp
    if (changed.length > 0 || before !== network) needs.lampsChanged(lamps())
  }
  const setLamp = (backendId: BackendId, next: (lamp: Lamp) => Lamp) => {
    const one = kept.get(backendId)
    if (!one) return
    const before = one.lamp.state
    one.lamp = next(one.lamp)
    consider()
    const answered = one.lamp.state === 'up' || one.lamp.state === 'limited'
    if ((before !== 'up' && one.lamp.state === 'up') || (answered && woken.delete(backendId))) needs.lineUp(backendId)
  }
  const heard = (backendId: BackendId) => (problem: Problem | null) => {
    if (unanswered(problem) && clock.monotonic() < deafUntil) return
    const one = kept.get(backendId)
    if (one) one.refusedUntil = problem?.code === 'signIn' ? clock.monotonic() + refusedRetryMs : Number.NEGATIVE_INFINITY
    setLamp(backendId, (lamp) => afterCall(lamp, problem, clock.now()))
  }
  const knocked = (backendId: BackendId) => (knock: Knock) => {
    const one = kept.get(backendId)
    if (!one?.line) return
    if (knock.type === 'changed') {
      if (clock.monotonic() >= one.refusedUntil) tasks.want(backendId)
    } else if (knock.type === 'typing') needs.typing(backendId, knock)
    else {
      const wasUp = kept.get(backendId)?.lamp.live === 'up'
      setLamp(backendId, (lamp) => afterLive(lamp, knock.state, clock.now()))
      // What was said while the feed was away was not heard.
      if (knock.state === 'up' && !wasUp) tasks.want(backendId)
    }
  }
  const connectorOf = (backendId: BackendId): Connector => {
    const one = kept.get(backendId)
    if (!one) throw new ConnectorError({ code: 'notFound', params: {} })
    if (!one.line) throw new ConnectorError({ code: 'paused', params: {} })
    return one.line.connector
  }
  const wantSoon = (backendId: BackendId) => {
    clock.sleep(spreadMs * random.number(), life.signal).then(
      () => kept.get(backendId)?.line && tasks.want(backendId),
      () => undefined,
    )
  }
  const retryLater = (backendId: BackendId, one: Kept, retryAt: number | null, refused: boolean) => {
    one.failures += 1
    const step = Math.min(firstRetryMs * 2 ** Math.min(one.failures - 1, 10), longestRetryMs) * (0.75 + random.number() / 2)
    const wait = Math.max(step, retryAt === null ? 0 : retryAt - clock.now(), refused ? refusedRetryMs : 0)
    clock.sleep(wait, life.signal).then(
      () => kept.get(backendId) === one && one.line && tasks.want(backendId),
      () => undefined,
    )
  }

  return {
    lamps,
    knows: (backendId: BackendId) => kept.has(backendId),
    /** Knows a backend; its line starts with `start`. */
    add(backendId: BackendId, paused: boolean) {
      const lamp = newLamp(backendId, paused, clock.now())
      kept.set(backendId, { line: null, home: null, refusedUntil: Number.NEGATIVE_INFINITY, lamp, told: lamp, failures: 0 })
      needs.lampsChanged(lamps())
    },
    /** @param home a plain address of its server, which a probe may call; null where none is known */
    start(backendId: BackendId, connector: Connector, home: string | null) {
      const one = kept.get(backendId)
      if (!one) return
      if (one.lamp.state === 'paused') one.lamp = afterPause(one.lamp, false, clock.now())
      one.failures = 0
      one.home = home
      one.refusedUntil = Number.NEGATIVE_INFINITY
      one.line = startLine({ backendId, connector, clock, random, log, heard: heard(backendId), knocked: knocked(backendId) })
      consider()
      tasks.want(backendId)
    },
    /** Stops a line; it stays known, as paused or about to start again. */
    async halt(backendId: BackendId, paused: boolean) {
      const one = kept.get(backendId)
      if (!one) return
      const line = one.line
      one.line = null
      tasks.stopped(backendId)
      if (paused) one.lamp = afterPause(one.lamp, true, clock.now())
      consider()
      await line?.stop()
    },
    async forget(backendId: BackendId) {
      await this.halt(backendId, true)
      kept.delete(backendId)
      needs.lampsChanged(lamps())
    },
    async stopAll() {
      life.abort()
      life = new AbortController()
      const lines = [...kept.values()].map(({ line }) => line?.stop())
      for (const backendId of kept.keys()) tasks.stopped(backendId)
      kept.clear()
      probe.forget()
      woken.clear()
      network = unknown()
      await Promise.allSettled(lines)
    },
    /** The guarded connector of a running line; throws ConnectorError paused or notFound. */
    connectorOf,
    /** The same, or null. */
    running: (backendId: BackendId): Connector | null => kept.get(backendId)?.line?.connector ?? null,
    /** The backend said «too many»; `until` (epoch ms) where it named a time. */
    limited: (backendId: BackendId, until: number | null): void => kept.get(backendId)?.line?.limited(until),
    quietUntil: (backendId: BackendId): number => kept.get(backendId)?.line?.quietUntil() ?? 0,
    /** What a test outside the line learned. */
    heard,
    async pull(backendId: BackendId, call: (connector: Connector, signal: AbortSignal) => Promise<Page>): Promise<Page> {
      const connector = connectorOf(backendId)
      const one = kept.get(backendId)
      tasks.pullBegan(backendId)
      try {
        const page = await call(connector, life.signal)
        if (one) one.failures = 0
        return page
      } catch (error) {
        if (one && kept.get(backendId) === one) {
          const known = error instanceof ConnectorError ? error : null
          retryLater(backendId, one, known?.retryAt ?? null, known?.problem.code === 'signIn')
        }
        throw error
      } finally {
        tasks.pullEnded(backendId)
      }
    },
    async typing(backendId: BackendId, conversationId: ConversationId, on: boolean) {
      await connectorOf(backendId).typing?.(conversationId, on)
    },
    /** A new engine page: it is asked to look at everything. */
    wantAll() {
      for (const [backendId, { line }] of kept) {
        if (!line) continue
        tasks.done({ type: 'pull', backendId })
        tasks.want(backendId)
      }
    },
    /** The host's word on the network has changed. */
    look: consider,
    /** The machine goes to sleep: what fails from here on says nothing of anybody. */
    sleep() {
      deafUntil = clock.monotonic() + longestSuspendMs
    },
    /** After sleep, or when the network came back: kept connections are dropped, all is looked at, nobody waits out an old pause. */
    wake() {
      deafUntil = clock.monotonic() + graceMs
      needs.http.dropConnections?.()
      for (const [id, { line }] of kept) {
        if (!line) continue
        woken.add(id)
        line.connector.drop?.()
        line.wake()
        // A pull under way hangs on a connection that is gone.
        tasks.done({ type: 'pull', backendId: id })
        wantSoon(id)
      }
      probe.forget()
      consider()
    },
    /** This computer's clock against the servers'; null while it is right. */
    setClock(aheadMs: number | null) {
      if (aheadMs === clockAheadMs) return
      clockAheadMs = aheadMs
      needs.lampsChanged(lamps())
      // What waits does so by the clock: it is looked at anew.
      for (const [id, { line }] of kept) if (line) needs.lineUp(id)
    },
  }
}
