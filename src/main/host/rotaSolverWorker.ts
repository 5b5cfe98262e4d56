/** A thread of its own for the rota generator: HiGHS blocks the thread it runs in. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'
import { NoPlan } from '../../shared/domain/rota/solve/compile'
import { GraphTooLarge } from '../../shared/domain/rota/solve/graph'
import { solveModel, solveOnePiece } from '../services/rota/solver'
import type { SolveJob, SolveWord } from './rotaSolver'

const tell = (word: SolveWord) => parentPort?.postMessage(word)

async function run({ model, seconds, seed, start, stop, onePiece }: SolveJob): Promise<SolveWord> {
  try {
    // Read here, so that it comes out of the packed program as well.
    const highs = await loadHighs({ wasmBinary: await readFile(join(__dirname, 'highs.wasm')) })
    const flag = new Int32Array(stop)
    const result = (onePiece ? solveOnePiece : solveModel)(highs, model, {
      seconds,
      seed,
      start,
      now: () => performance.now(),
      stopped: () => Atomics.load(flag, 0) !== 0,
      onBetter: (better) => tell({ kind: 'better', result: better }),
    })
    return { kind: 'done', result }
  } catch (error) {
    const reason = error instanceof NoPlan ? 'noPlan' : error instanceof GraphTooLarge ? 'tooLarge' : 'broken'
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', reason, message, people: error instanceof NoPlan ? error.people : [] }
  }
}
void run(workerData as SolveJob).then(tell)
