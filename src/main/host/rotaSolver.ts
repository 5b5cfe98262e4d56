import { Worker } from 'node:worker_threads'
import { modelOf } from '../../shared/domain/rota/generate/model'
import { type PersonConflict, type Proposal, proposalOf } from '../../shared/domain/rota/generate/proposal'
import type { GenerateTask } from '../../shared/domain/rota/generate/task'
import type { SolveModel, SolvePlan, SolveResult } from '../../shared/domain/rota/solve/types'
import { type PlanRequest, type RotaPlanner, type RotaSolver, SolveFailed } from '../ports/rotaSolver'

/** A model to be solved, or a rota to be translated, solved and told in its own words. */
export type SolveAsked =
  | { readonly is: 'model'; readonly model: SolveModel; readonly start: SolvePlan | null; readonly onePiece: boolean }
  | { readonly is: 'rota'; readonly task: GenerateTask; readonly eased: ReadonlySet<string>; readonly ids: string }
export interface SolveJob {
  readonly asked: SolveAsked
  readonly seconds: number
  readonly seed: number
  /** One 32-bit number: not zero means stop. */
  readonly stop: SharedArrayBuffer
}
export type SolveWord =
  | { readonly kind: 'better'; readonly result: SolveResult }
  | { readonly kind: 'done'; readonly result: SolveResult; readonly proposal: Proposal | null }
  | {
      readonly kind: 'failed'
      readonly reason: SolveFailed['reason']
      readonly message: string
      readonly people: readonly number[]
      readonly conflicts: readonly PersonConflict[]
    }
interface Answer {
  readonly result: SolveResult
  /** Null: a model was asked for, or the thread ended before it could tell. */
  readonly proposal: Proposal | null
}

/** The solver looks at its clock between steps; after this long beyond its time its thread is ended and its best plan taken. */
const GRACE_MS = 15_000

const inThread = (file: string, asked: SolveAsked, { seconds, seed = 1, onBetter, onTrouble, signal }: PlanRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new SolveFailed('aborted', 'stopped before it began'))
      return
    }
    const stop = new SharedArrayBuffer(4)
    const job: SolveJob = { asked, seconds, seed, stop }
    const worker = new Worker(file, { workerData: job })
    let best: Answer | null = null
    let timer = setTimeout(() => finish('late', 'the solver did not end in time'), seconds * 1000 + GRACE_MS)
    const abort = () => {
      Atomics.store(new Int32Array(stop), 0, 1)
      clearTimeout(timer)
      timer = setTimeout(() => finish('aborted', 'stopped before a plan was found'), GRACE_MS)
    }
    let ended = false
    const finish = (
      reason: SolveFailed['reason'],
      message: string,
      people: readonly number[] = [],
      conflicts: readonly PersonConflict[] = [],
    ) => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      void worker.terminate()
      if (best) {
        if (message && !signal?.aborted) onTrouble?.(message)
        resolve(best)
      } else reject(new SolveFailed(reason, message, people, conflicts))
    }
    signal?.addEventListener('abort', abort)
    worker.on('message', (word: SolveWord) => {
      if (word.kind === 'failed') finish(signal?.aborted ? 'aborted' : word.reason, word.message, word.people, word.conflicts)
      else if (word.kind === 'done') {
        best = word
        finish('broken', '')
      } else {
        best = { result: word.result, proposal: null }
        onBetter?.(word.result)
      }
    })
    worker.once('error', (error: unknown) => finish('broken', error instanceof Error ? error.message : String(error)))
    worker.once('exit', () => finish('broken', 'the solver ended without an answer'))
  })

/**
 * The rota generator in a thread of its own, which ends with each answer.
 * @param file of the built thread, `highs.wasm` beside it
 * @param onePiece the whole model in one piece, for comparison
 */
export const createRotaSolver =
  (file: string, { onePiece = false } = {}): RotaSolver =>
  (model, { start = null, ...request }) =>
    inThread(file, { is: 'model', model, start, onePiece }, request).then(({ result }) => result)

/**
 * The same for a whole rota: its translation and the proposal take a second of sixty people's four weeks, which no window should wait for.
 * @param file of the built thread, `highs.wasm` beside it
 */
export const createRotaPlanner =
  (file: string): RotaPlanner =>
  async (task, { eased, ids, ...request }) => {
    const { result, proposal } = await inThread(file, { is: 'rota', task, eased, ids }, request)
    // Only where its thread died after a plan was found: told here, from the same translation made once more.
    const told = proposal ?? proposalOf(task, modelOf(task, eased), result.plan, ids)
    return { ...told, objective: result.objective, bound: result.bound }
  }
