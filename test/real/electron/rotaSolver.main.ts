/** A program that plans a small rota and says how: shows that the thread and its WebAssembly come out of the packed program. */
import { join } from 'node:path'
import { app } from 'electron'
import { createRotaSolver } from '../../../src/main/host/rotaSolver'
import { randomOf } from '../../../src/main/services/rota/solver/work'
import { modelOfBench } from '../../../src/shared/domain/rota/bench/model'
import { generateBench } from '../../bench/rota/generate'

void app.whenReady().then(async () => {
  const solve = createRotaSolver(join(__dirname, 'rotaSolverWorker.cjs'))
  const answer = await solve(modelOfBench(generateBench({ staff: 8, days: 14, shifts: 1 }, randomOf(1))), { seconds: 20 }).then(
    ({ objective, bound }) => ({ objective, bound }),
    (error: unknown) => ({ failed: String(error) }),
  )
  console.log(`RESULT ${JSON.stringify({ ...answer, from: __dirname })}`)
  app.exit(0)
})
