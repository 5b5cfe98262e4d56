/** A thread of its own for the rota generator: HiGHS blocks the thread it runs in, and a rota's translation takes its time as well. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'
import { modelOf, type Translated } from '../../shared/domain/rota/generate/model'
import { conflictsIn, proposalOf } from '../../shared/domain/rota/generate/proposal'
import { NoPlan } from '../../shared/domain/rota/solve/compile'
import { GraphTooLarge } from '../../shared/domain/rota/solve/graph'
import { solveModel, solveOnePiece } from '../services/rota/solver'
import type { SolveJob, SolveWord } from './rotaSolver'

const tell = (word: SolveWord) => parentPort?.postMessage(word)

async function run({ asked, seconds, seed, stop }: SolveJob): Promise<SolveWord> {
  const until = performance.now() + seconds * 1000
  const translated = asked.is === 'rota' ? modelOf(asked.task, asked.eased) : null
  const { model, start } = asked.is === 'rota' ? (translated as Translated) : asked
  try {
    // Read here, so that it comes out of the packed program as well.
    const highs = await loadHighs({ wasmBinary: await readFile(join(__dirname, 'highs.wasm')) })
    const flag = new Int32Array(stop)
    const solve = asked.is === 'model' && asked.onePiece ? solveOnePiece : solveModel
    const result = solve(highs, model, {
      // What the translation took is part of the time that was asked for.
      seconds: asked.is === 'model' ? seconds : Math.max(1, (until - performance.now()) / 1000),
      seed,
      start,
      now: () => performance.now(),
      stopped: () => Atomics.load(flag, 0) !== 0,
      onBetter: (better) => tell({ kind: 'better', result: better }),
    })
    const proposal = asked.is === 'rota' && translated ? proposalOf(asked.task, translated, result.plan, asked.ids) : null
    return { kind: 'done', result, proposal }
  } catch (error) {
    const reason = error instanceof NoPlan ? 'noPlan' : error instanceof GraphTooLarge ? 'tooLarge' : 'broken'
    const message = error instanceof Error ? error.message : String(error)
    const people = error instanceof NoPlan ? error.people : []
    return { kind: 'failed', reason, message, people, conflicts: translated ? conflictsIn(translated, people) : [] }
  }
}
void run(workerData as SolveJob).then(tell)
