/** One call to one engine, counted before and set right after, recorded, and ended by its deadline. */
import type { TranslateRequest } from '../../../shared/contract/translation'
import type { Problem } from '../../../shared/domain/outbox/types'
import { guessUnits } from '../../../shared/domain/translation/routes'
import type { FactKind } from '../../../shared/domain/translation/types'
import type { TranslatorAnswer, TranslatorRequest } from '../../connectors/translator'
import type { Clock, Log } from '../../ports'
import type { Ready } from './engines'
import type { Forgotten } from './forgotten'
import type { Meter } from './meter'
import { problemOf, refusal } from './problem'
import type { TranslationRecord } from './record'

/** Said by the engine before it did anything: nothing was used. */
const free = new Set<Problem['code']>([
  'offline',
  'unreachable',
  'tls',
  'portal',
  'proxy',
  'signIn',
  'forbidden',
  'notFound',
  'rejected',
  'tooLarge',
  'rateLimited',
  'unsupported',
  'accountUsed',
])

export interface Batch {
  request: Pick<TranslateRequest, 'shopId' | 'conversationId' | 'purpose' | 'urgency'>
  /** `Forgotten.turn` when it was asked for. */
  since: number
  /** Most units of this engine a month for this shop; null: no limit. */
  budget: number | null
  /** Ms until the answer must be there. */
  callMs: number
  /** Epoch ms at which nobody waits any longer. */
  byAt: number
  ask: TranslatorRequest
  hidden: Partial<Record<FactKind, number>>
}

/** `work` with an end of its own: aborted and failed with `timeout` after `ms`. */
const within = async <T>(clock: Clock, ms: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const late = new AbortController()
  const done = new AbortController()
  const ended = AbortSignal.any([signal, late.signal])
  const timer = clock.sleep(ms, done.signal).then(
    () => late.abort(refusal('timeout')),
    () => undefined,
  )
  try {
    return await Promise.race([
      work(ended),
      // An adapter that does not end with its signal must not hold anybody.
      new Promise<never>((_resolve, reject) => {
        const end = () => reject(ended.reason)
        if (ended.aborted) end()
        else ended.addEventListener('abort', end, { once: true })
      }),
    ])
  } finally {
    done.abort()
    await timer
  }
}

interface CallNeeds {
  clock: Clock
  log: Log
  meter: Meter
  record: TranslationRecord
  forgotten: Forgotten
}

export const createCall = ({ clock, log, meter, record, forgotten }: CallNeeds) => {
  const note = async (ready: Ready, { request, since, ask, hidden }: Batch, units: number, problem: Problem | null) => {
    const gone = forgotten.has(since, request.shopId, request.conversationId)
    if (gone === 'shop') return
    try {
      await record.add({
        at: clock.now(),
        shopId: request.shopId,
        conversationId: gone ? null : request.conversationId,
        purpose: request.purpose,
        engine: ready.engine.name,
        from: ask.from,
        to: ask.to,
        segments: ask.segments.length,
        units,
        hidden,
        problem,
      })
    } catch (error) {
      // A full disk must not keep anybody from reading.
      log.warn('translation.unrecorded', { error: String((error as Error).name) })
    }
  }
  /** Throws ConnectorError: what the engine said, `timeout`, `budgetUsed`, or what the line says while it rests. */
  return (ready: Ready, batch: Batch, signal: AbortSignal): Promise<TranslatorAnswer> =>
    ready.line.run(batch.request.urgency, batch.byAt, signal, async () => {
      const { engine, abilities, translator } = ready
      const guess = guessUnits(batch.ask.segments, abilities.costUnit)
      const reserved = await meter.reserve(engine.id, batch.request.shopId, guess, batch.budget)
      if (!reserved) throw refusal('budgetUsed', { engine: engine.name })
      try {
        const answer = await within(clock, batch.callMs, signal, (ended) => translator.translate(batch.ask, ended))
        if (answer.segments.length !== batch.ask.segments.length) throw refusal('badAnswer')
        await reserved.settle(abilities.costUnit === 'none' ? 0 : answer.units)
        await note(ready, batch, answer.units, null)
        return answer
      } catch (error) {
        const problem = signal.aborted ? ({ code: 'cancelled', params: {} } as const) : problemOf(error)
        // Where it may have been done all the same it stays counted: also where the line broke once the text was out.
        const perhaps = (error as { done?: unknown } | null)?.done === 'perhaps'
        const units = free.has(problem.code) && !perhaps ? 0 : guess
        await reserved.settle(units)
        await note(ready, batch, units, problem)
        throw error
      }
    })
}
export type Call = ReturnType<typeof createCall>
