/**
 * The line to one engine: few calls at a time, a waiting person before work ahead of need, silence where the engine asked for
 * it, and a rest after failures so that a dead engine does not cost every sentence its deadline.
 */
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Clock, Random } from '../../ports'
import { problemOf, refusal, retryAtOf } from './problem'

const atOnce = 3
/** Work ahead of need leaves room for a person who comes. */
const aheadAtOnce = 1
const restFirstMs = 5_000
const restMostMs = 5 * 60_000
/** Where «too many» came without a time. */
const limitedMs = 20_000
/** The engine itself is at fault or out of reach, whatever was asked of it. */
const wearing = new Set<Problem['code']>([
  'offline',
  'unreachable',
  'timeout',
  'tls',
  'portal',
  'proxy',
  'signIn',
  'forbidden',
  'notFound',
  'serverError',
  'badAnswer',
  'rateLimited',
])

interface Waiting {
  urgency: 0 | 1
  go(): void
}

export interface LineNeeds {
  clock: Clock
  random: Random
  /** It is in trouble, or in another. */
  fell(): void
  /** It answers again. */
  rose(): void
}

export const createLine = ({ clock, random, fell, rose }: LineNeeds) => {
  let running = 0
  let runningAhead = 0
  let waiting: Waiting[] = []
  let quietUntil = 0
  let restUntil = 0
  let failures = 0
  let trouble: Problem | null = null

  const next = () => {
    for (;;) {
      const one =
        waiting.find(({ urgency }) => urgency === 1) ??
        (runningAhead < aheadAtOnce ? waiting.find(({ urgency }) => urgency === 0) : undefined)
      if (!one || running >= atOnce) return
      waiting = waiting.filter((other) => other !== one)
      one.go()
    }
  }
  const turn = (urgency: 0 | 1, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const onAbort = () => {
        waiting = waiting.filter((other) => other !== one)
        reject(signal.reason)
      }
      const one: Waiting = {
        urgency,
        go() {
          signal.removeEventListener('abort', onAbort)
          running += 1
          if (urgency === 0) runningAhead += 1
          resolve()
        },
      }
      signal.addEventListener('abort', onAbort, { once: true })
      waiting.push(one)
      next()
    })

  const went = () => {
    const was = trouble
    failures = 0
    restUntil = 0
    trouble = null
    if (was) rose()
  }
  const failed = (error: unknown) => {
    const problem = problemOf(error)
    if (problem.code === 'cancelled' || !wearing.has(problem.code)) return
    const now = clock.now()
    if (problem.code === 'rateLimited') quietUntil = Math.max(quietUntil, retryAtOf(error) ?? now + limitedMs)
    else {
      failures += 1
      restUntil = now + Math.min(restMostMs, restFirstMs * 2 ** (failures - 1)) * (0.75 + random.number() / 2)
    }
    const before = trouble
    trouble = problem
    if (before?.code !== problem.code) fell()
  }

  return {
    trouble: () => trouble,
    /** Failed a moment ago: others are asked first. */
    rests: () => clock.now() < Math.max(restUntil, quietUntil),
    /** Epoch ms from which it may be asked again without being asked for. */
    awakeAt: () => Math.max(restUntil, quietUntil),
    /** Somebody says that it may be well again. */
    wake() {
      restUntil = 0
    },
    went,
    failed,
    /**
     * Waits for its turn, then runs. Throws what `work` throws; `rateLimited` at once where the engine asked for silence longer
     * than `byAt` (epoch ms), and what it failed with while it rests and nobody waits.
     */
    async run<T>(urgency: 0 | 1, byAt: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
      const quiet = () => refusal('rateLimited', { seconds: Math.ceil((quietUntil - clock.now()) / 1000) })
      if (quietUntil > byAt) throw quiet()
      if (urgency === 0 && trouble && clock.now() < restUntil) throw refusal(trouble.code, trouble.params)
      while (quietUntil > clock.now()) await clock.sleep(quietUntil - clock.now(), signal)
      await turn(urgency, signal)
      try {
        if (quietUntil > clock.now()) throw quiet()
        const answer = await work()
        went()
        return answer
      } catch (error) {
        if (!signal.aborted) failed(error)
        throw error
      } finally {
        running -= 1
        if (urgency === 0) runningAhead -= 1
        next()
      }
    },
  }
}
export type Line = ReturnType<typeof createLine>
