import { Worker } from 'node:worker_threads'
import type { SolveModel, SolvePlan, SolveResult } from '../../shared/domain/rota/solve/types'
import { type RotaSolver, SolveFailed } from '../ports/rotaSolver'

export interface SolveJob {
  readonly model: SolveModel
  readonly seconds: number
  readonly seed: number
  readonly start: SolvePlan | null
  /** One 32-bit number: not zero means stop. */
  readonly stop: SharedArrayBuffer
  readonly onePiece: boolean
}
export type SolveWord =
  | { readonly kind: 'better'; readonly result: SolveResult }
  | { readonly kind: 'done'; readonly result: SolveResult }
  | { readonly kind: 'failed'; readonly reason: SolveFailed['reason']; readonly message: string; readonly people: readonly number[] }

/** The solver looks at its clock between steps; after this long beyond its time its thread is ended and its best plan taken. */
const GRACE_MS = 15_000

/**
 * The rota generator in a thread of its own, which ends with each answer.
 * @param file of the built thread, `highs.wasm` beside it
 * @param onePiece the whole model in one piece, for comparison
 */
export const createRotaSolver =
  (file: string, { onePiece = false } = {}): RotaSolver =>
  (model, { seconds, seed = 1, start = null, onBetter, onTrouble, signal }) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new SolveFailed('aborted', 'stopped before it began'))
        return
      }
      const stop = new SharedArrayBuffer(4)
      const job: SolveJob = { model, seconds, seed, start, stop, onePiece }
      const worker = new Worker(file, { workerData: job })
      let best: SolveResult | null = null
      let timer = setTimeout(() => finish('broken', 'the solver did not end in time'), seconds * 1000 + GRACE_MS)
      const abort = () => {
        Atomics.store(new Int32Array(stop), 0, 1)
        clearTimeout(timer)
        timer = setTimeout(() => finish('aborted', 'stopped before a plan was found'), GRACE_MS)
      }
      let ended = false
      const finish = (reason: SolveFailed['reason'], message: string, people: readonly number[] = []) => {
        if (ended) return
        ended = true
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        void worker.terminate()
        if (best) {
          if (message && !signal?.aborted) onTrouble?.(message)
          resolve(best)
        } else reject(new SolveFailed(reason, message, people))
      }
      signal?.addEventListener('abort', abort)
      worker.on('message', (word: SolveWord) => {
        if (word.kind === 'failed') finish(signal?.aborted ? 'aborted' : word.reason, word.message, word.people)
        else {
          best = word.result
          if (word.kind === 'done') finish('broken', '')
          else onBetter?.(word.result)
        }
      })
      worker.once('error', (error: unknown) => finish('broken', error instanceof Error ? error.message : String(error)))
      worker.once('exit', () => finish('broken', 'the solver ended without an answer'))
    })
