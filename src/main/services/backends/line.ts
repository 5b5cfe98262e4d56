/** One running connector: its knocks, its poll clock as a safety net, its budget. */
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Connector, Knock } from '../../connectors/connector'
import type { Clock, Log, Random } from '../../ports'
import { createGate } from './gate'
import { guardConnector } from './guarded'

/** Even a live feed that says nothing is doubted once a minute. */
const pollMs = 60_000
const longestPauseMs = 60_000

export interface Line {
  readonly connector: Connector
  /** Begins the listening anew at once, without waiting out a pause. */
  wake(): void
  /** The backend said «too many» to one of the connector's own calls, whichever its failure tells of. */
  limited(until: number | null): void
  /** Epoch ms until which the server asked for silence. */
  quietUntil(): number
  stop(): Promise<void>
}

interface LineNeeds {
  backendId: string
  connector: Connector
  clock: Clock
  random: Random
  log: Log
  heard(problem: Problem | null): void
  knocked(knock: Knock): void
}

/** A whole office comes back in the same second when its network does: each desk asks within so long, by chance. */
export const spreadMs = 1_500

export const startLine = ({ backendId, connector, clock, random, log, heard, knocked }: LineNeeds): Line => {
  const life = new AbortController()
  const gate = createGate(clock, () => random.number())
  let round = new AbortController()

  const pause = (ms: number) => clock.sleep(ms, AbortSignal.any([life.signal, round.signal])).catch(() => undefined)
  const listen = async () => {
    let failures = 0
    while (!life.signal.aborted) {
      round = new AbortController()
      const startedAt = clock.monotonic()
      try {
        await connector.knocks((knock) => !life.signal.aborted && knocked(knock), AbortSignal.any([life.signal, round.signal]))
      } catch (error) {
        if (!life.signal.aborted && !round.signal.aborted) {
          log.warn('line.knocksEnded', { backend: backendId, error: error instanceof Error ? error.name : 'unknown' })
        }
      }
      if (life.signal.aborted) return
      if (!round.signal.aborted) {
        failures = clock.monotonic() - startedAt > longestPauseMs ? 0 : failures + 1
        knocked({ type: 'live', state: 'polling' })
        await pause(Math.min(1_000 * 2 ** failures, longestPauseMs) * (0.75 + random.number() / 2))
      }
      if (round.signal.aborted) {
        failures = 0
        await clock.sleep(spreadMs * random.number(), life.signal).catch(() => undefined)
      }
    }
  }
  const poll = async () => {
    while (!life.signal.aborted) {
      await clock.sleep(pollMs * (0.9 + random.number() / 5), life.signal).catch(() => undefined)
      if (!life.signal.aborted) knocked({ type: 'changed' })
    }
  }
  void listen()
  void poll()

  return {
    connector: guardConnector(connector, gate, heard),
    wake: () => round.abort(),
    limited: (until) => gate.limited(until),
    quietUntil: () => gate.quietUntil(),
    async stop() {
      life.abort()
      gate.shut()
      await connector.close().catch((error: unknown) => {
        log.warn('line.closeFailed', { backend: backendId, error: error instanceof Error ? error.name : 'unknown' })
      })
    },
  }
}
