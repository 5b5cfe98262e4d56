/** One running line per active backend, its lamp, and the pulls that its knocks ask for. */
import type { Lamps } from '../../../shared/domain/backend/types'
import type { BackendId, ConversationId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Page } from '../../../shared/domain/sync/types'
import { type Connector, ConnectorError, type Knock } from '../../connectors/connector'
import type { Clock, Log, Random } from '../../ports'
import type { EngineTasks } from './engineTasks'
import { afterCall, afterLive, afterPause, type Lamp, networkAfter, newLamp, worthTelling } from './lamps'
import { type Line, startLine } from './line'

const firstRetryMs = 2_000
const longestRetryMs = 60_000

interface KeeperNeeds {
  clock: Clock
  random: Random
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
  lamp: Lamp
  told: Lamp
  failures: number
}

export const createLineKeeper = (needs: KeeperNeeds) => {
  const { clock, random, log, tasks } = needs
  const kept = new Map<BackendId, Kept>()
  let network: Lamps['network'] = { state: 'unknown', since: clock.now() }
  let life = new AbortController()

  const lamps = (): Lamps => ({ network, backends: [...kept.values()].map(({ lamp }) => lamp) })
  const consider = () => {
    const before = network
    network = networkAfter(
      network,
      [...kept.values()].map(({ lamp }) => lamp),
      needs.hostOnline(),
      clock.now(),
    )
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
    if (before !== 'up' && one.lamp.state === 'up') needs.lineUp(backendId)
  }
  const heard = (backendId: BackendId) => (problem: Problem | null) => setLamp(backendId, (lamp) => afterCall(lamp, problem, clock.now()))
  const knocked = (backendId: BackendId) => (knock: Knock) => {
    if (!kept.get(backendId)?.line) return
    if (knock.type === 'changed') tasks.want(backendId)
    else if (knock.type === 'typing') needs.typing(backendId, knock)
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
  const retryLater = (backendId: BackendId, one: Kept, retryAt: number | null) => {
    one.failures += 1
    const step = Math.min(firstRetryMs * 2 ** Math.min(one.failures - 1, 10), longestRetryMs) * (0.75 + random.number() / 2)
    const wait = Math.max(step, retryAt === null ? 0 : retryAt - clock.now())
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
      kept.set(backendId, { line: null, lamp, told: lamp, failures: 0 })
      needs.lampsChanged(lamps())
    },
    start(backendId: BackendId, connector: Connector) {
      const one = kept.get(backendId)
      if (!one) return
      if (one.lamp.state === 'paused') one.lamp = afterPause(one.lamp, false, clock.now())
      one.failures = 0
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
      network = { state: 'unknown', since: clock.now() }
      await Promise.allSettled(lines)
    },
    /** The guarded connector of a running line; throws ConnectorError paused or notFound. */
    connectorOf,
    /** The same, or null. */
    running: (backendId: BackendId): Connector | null => kept.get(backendId)?.line?.connector ?? null,
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
        if (one && kept.get(backendId) === one) retryLater(backendId, one, error instanceof ConnectorError ? error.retryAt : null)
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
    /** After sleep, or when the network came back: nobody waits out an old pause. */
    wake() {
      for (const { line } of kept.values()) line?.wake()
      consider()
      this.wantAll()
    },
  }
}
