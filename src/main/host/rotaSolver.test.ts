import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateBench } from '../../../test/bench/rota/generate'
import { modelOfBench, namedPlan } from '../../shared/domain/rota/bench/model'
import { judgeBench } from '../../shared/domain/rota/judge/judge'
import type { SolveResult } from '../../shared/domain/rota/solve/types'
import type { SolveFailed } from '../ports/rotaSolver'
import { randomOf } from '../services/rota/solver/work'
import { createRotaSolver } from './rotaSolver'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dragoman-rota-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: {
        input: { worker: join(import.meta.dirname, 'rotaSolverWorker.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  })
  await copyFile(createRequire(import.meta.url).resolve('highs/runtime'), join(folder, 'highs.wasm'))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const solver = () => createRotaSolver(join(folder, 'worker.cjs'))
const instance = generateBench({ staff: 10, days: 28, shifts: 2 }, randomOf(4))
const model = modelOfBench(instance)
const failureOf = (promise: Promise<unknown>): Promise<SolveFailed['reason']> =>
  promise.then(
    () => {
      throw new Error('it answered')
    },
    (error: SolveFailed) => error.reason,
  )

describe('the rota solver in its thread', () => {
  it('answers within its time with a lawful plan, an honest bound, and what it told last', async () => {
    const told: SolveResult[] = []
    const began = performance.now()
    const result = await solver()(model, { seconds: 3, onBetter: (better) => told.push(better) })
    expect((performance.now() - began) / 1000).toBeLessThan(15)
    expect(judgeBench(instance, namedPlan(instance, result.plan))).toEqual({ objective: result.objective, breaches: [] })
    expect(result.bound).toBeLessThanOrEqual(result.objective)
    expect(told.at(-1)?.objective).toBe(result.objective)
  }, 30_000)

  it('stops at the word of the asker, with the best so far', async () => {
    const stop = new AbortController()
    const began = performance.now()
    const result = await solver()(model, { seconds: 600, signal: stop.signal, onBetter: () => stop.abort() })
    expect((performance.now() - began) / 1000).toBeLessThan(30)
    expect(judgeBench(instance, namedPlan(instance, result.plan)).breaches).toEqual([])
  }, 60_000)

  it('does not begin what was stopped before', async () => {
    expect(await failureOf(solver()(model, { seconds: 5, signal: AbortSignal.abort() }))).toBe('aborted')
  })

  it('says who has no lawful plan', async () => {
    const people = model.people.map((person, index) => (index === 2 ? { ...person, minMinutes: person.maxMinutes + 1 } : person))
    await expect(solver()({ ...model, people }, { seconds: 5 })).rejects.toMatchObject({ reason: 'noPlan', people: [2] })
  })

  it('says so where its thread is not there', async () => {
    expect(await failureOf(createRotaSolver(join(folder, 'none.cjs'))(model, { seconds: 5 }))).toBe('broken')
  })
})
