import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateBench } from '../../../test/bench/rota/generate'
import { modelOfBench, namedPlan } from '../../shared/domain/rota/bench/model'
import { emptyRota } from '../../shared/domain/rota/deeds'
import { findingsOf } from '../../shared/domain/rota/findings'
import { withChanges } from '../../shared/domain/rota/generate/changes'
import type { GenerateTask } from '../../shared/domain/rota/generate/task'
import { judgeBench } from '../../shared/domain/rota/judge/judge'
import { RotaPerson } from '../../shared/domain/rota/person'
import { usualSettings } from '../../shared/domain/rota/plan'
import type { SolveResult } from '../../shared/domain/rota/solve/types'
import type { SolveFailed } from '../ports/rotaSolver'
import { randomOf } from '../services/rota/solver/work'
import { createRotaPlanner, createRotaSolver } from './rotaSolver'

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

const person = (id: string) =>
  RotaPerson.parse({
    id,
    name: id,
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: '',
    role: 'agent',
    languages: [{ code: 'en', level: 'fluent' }],
    week: [],
  })
const FROM = '2026-10-19'
const people: RotaPerson[] = ['a', 'b', 'c'].map(person)
const task: GenerateTask = {
  mode: 'plan',
  rota: {
    ...emptyRota,
    people,
    types: [{ id: 'day', name: 'Day', start: '09:00', end: '17:00', zone: null, breaks: [], work: 'service', colour: 'iris' }],
  },
  shifts: [],
  from: FROM,
  days: 7,
  people: null,
  needs: [],
  weights: usualSettings.weights,
  now: 0,
}
const planner = () => createRotaPlanner(join(folder, 'worker.cjs'))

describe('the rota’s planner in its thread', () => {
  it('translates, searches and answers in the rota’s words: lawful shifts with the ids it was given', async () => {
    const told: SolveResult[] = []
    const answer = await planner()(task, { seconds: 3, eased: new Set(), ids: 'new', onBetter: (better) => told.push(better) })
    expect(answer.changes.length).toBeGreaterThan(people.length)
    expect(new Set(answer.changes.map(({ after }) => after?.id)).size).toBe(answer.changes.length)
    expect(answer.changes.every(({ before, after }) => before === null && after?.id.startsWith('new'))).toBe(true)
    expect(answer.objective).toBe(told.at(-1)?.objective)
    const shifts = withChanges([], answer.changes)
    const at = Date.parse(FROM)
    const findings = findingsOf({ people, shifts, leave: [], from: at - 864e5, to: at + 9 * 864e5 })
    expect(findings.filter(({ weight }) => weight === 'hard')).toEqual([])
  }, 30_000)

  it('names whose rules conflict, and plans without her agreed hours once they are eased', async () => {
    const leave = [
      {
        id: 'l',
        personId: (people[1] as RotaPerson).id,
        kind: 'holiday' as const,
        startDate: FROM,
        endDate: '2026-10-24',
        startTime: null,
        endTime: null,
        zone: 'Europe/Bucharest',
        note: '',
      },
    ]
    const away = { ...task, rota: { ...task.rota, leave } }
    const failed = await planner()(away, { seconds: 3, eased: new Set(), ids: 'new' }).then(
      () => null,
      (error: SolveFailed) => error,
    )
    expect(failed?.reason ?? 'planned').toMatch(/noPlan|planned/)
    if (failed) expect(failed.conflicts.map(({ personId }) => personId)).toEqual(['b'])
    const eased = await planner()(away, { seconds: 3, eased: new Set(['b']), ids: 'new' })
    expect(eased.changes.some(({ after }) => after?.personId === 'b' && after.date < '2026-10-25')).toBe(false)
  }, 30_000)

  it('says so where its thread is not there', async () => {
    const gone = createRotaPlanner(join(folder, 'none.cjs'))(task, { seconds: 5, eased: new Set(), ids: 'new' })
    expect(await failureOf(gone)).toBe('broken')
  })
})
