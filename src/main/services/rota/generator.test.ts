import { describe, expect, it } from 'vitest'
import type { RotaDeed } from '../../../shared/contract/rota'
import { PersonId } from '../../../shared/domain/ids'
import { emptyRota } from '../../../shared/domain/rota/deeds'
import { modelOf } from '../../../shared/domain/rota/generate/model'
import { proposalOf } from '../../../shared/domain/rota/generate/proposal'
import { RotaPerson } from '../../../shared/domain/rota/person'
import { type Rota, usualSettings } from '../../../shared/domain/rota/plan'
import type { SolveResult } from '../../../shared/domain/rota/solve/types'
import { type PlannerRequest, type RotaPlanner, SolveFailed } from '../../ports/rotaSolver'
import { createGenerator } from './generator'

const person = RotaPerson.parse({
  id: 'a',
  name: 'Ana',
  email: null,
  region: 'eu',
  zone: 'Europe/Bucharest',
  city: '',
  role: 'agent',
  languages: [{ code: 'en', level: 'fluent' }],
  week: [],
})
const rota: Rota = {
  ...emptyRota,
  people: [person],
  types: [{ id: 'day', name: 'Day', start: '09:00', end: '17:00', zone: null, breaks: [], work: 'service', colour: 'iris' }],
}
const asked = { mode: 'plan' as const, from: '2026-10-19', days: 2, people: null, needs: [], weights: usualSettings.weights, seconds: 30 }

function stage(now = rota) {
  let solving: { request: PlannerRequest; answer: (result: SolveResult) => void; fail: (error: Error) => void } | null = null
  const plan: RotaPlanner = (task, request) =>
    new Promise((done, fail) => {
      const answer = ({ plan, objective, bound }: SolveResult) =>
        done({ ...proposalOf(task, modelOf(task, request.eased), plan, request.ids), objective, bound })
      solving = { request, answer, fail }
    })
  const changed: RotaDeed[][] = []
  let told = 0
  let ids = 0
  const state = { rota: now }
  const generator = createGenerator({
    plan,
    clock: { now: () => 0, monotonic: () => 0 },
    log: { info: () => undefined, warn: () => undefined },
    newId: () => `id${ids++}`,
    read: async () => ({ rota: state.rota, drafts: [] }),
    change: async ({ deeds }) => {
      changed.push(deeds)
      return { undo: [] }
    },
    emit: () => {
      told++
    },
  })
  const settled = () => new Promise((done) => setTimeout(done, 0))
  return { generator, state, changed, settled, told: () => told, solving: () => solving as NonNullable<typeof solving> }
}
const result: SolveResult = { plan: [[0, null]], objective: 12, bound: 10 }

describe('the generator’s job', () => {
  it('is one at a time, tells how it goes, and its proposal becomes drafts', async () => {
    const { generator, changed, settled, solving, told } = stage()
    const { id } = await generator.generate(asked)
    await expect(generator.generate(asked)).rejects.toMatchObject({ problem: { code: 'busy' } })
    await expect(generator.settle({ id, take: true })).rejects.toMatchObject({ problem: { code: 'notFound' } })
    solving().request.onBetter?.(result)
    expect(await generator.job()).toMatchObject({ state: 'running', objective: 12, bound: 10, changes: [] })
    solving().answer(result)
    await settled()
    const job = await generator.job()
    expect(job).toMatchObject({ state: 'done', changes: [{ before: null, after: { personId: 'a', date: '2026-10-19', start: '09:00' } }] })
    expect(told()).toBeGreaterThan(2)
    await generator.settle({ id, take: true })
    expect(changed).toEqual([[{ do: 'draft', shiftId: job?.changes[0]?.after?.id, after: job?.changes[0]?.after }]])
    expect(await generator.job()).toBeNull()
    await expect(generator.generate(asked)).resolves.toMatchObject({})
  })

  it('ends at a word, with its best, and thrown away it leaves nothing', async () => {
    const { generator, changed, settled, solving } = stage()
    const { id } = await generator.generate(asked)
    await generator.stop()
    expect(solving().request.signal?.aborted).toBe(true)
    solving().answer(result)
    await settled()
    expect(await generator.job()).toMatchObject({ state: 'stopped', objective: 12 })
    await generator.settle({ id, take: false })
    expect(changed).toEqual([])
  })

  it('is not taken over what somebody changed meanwhile', async () => {
    const shift = {
      id: 's1',
      personId: person.id,
      typeId: 'day',
      date: '2026-10-20',
      start: '09:00',
      end: '17:00',
      zone: person.zone,
      breaks: [],
      work: 'service' as const,
      note: '',
      override: null,
    }
    const { generator, state, settled, solving } = stage({ ...rota, shifts: [shift] })
    const { id } = await generator.generate(asked)
    solving().answer({ plan: [[null, null]], objective: 0, bound: 0 })
    await settled()
    state.rota = { ...state.rota, shifts: [{ ...shift, note: 'her own' }] }
    await expect(generator.settle({ id, take: true })).rejects.toMatchObject({ problem: { code: 'changedMeanwhile' } })
    await expect(generator.settle({ id, take: false })).resolves.toEqual({ undo: [] })
  })

  it('says what failed, and tells nothing more once the profile is closed', async () => {
    const { generator, settled, solving } = stage()
    await generator.generate(asked)
    solving().fail(new SolveFailed('tooLarge', ''))
    await settled()
    expect(await generator.job()).toMatchObject({ state: 'failed', trouble: 'tooLarge' })
    await generator.generate(asked)
    generator.end()
    solving().answer(result)
    await settled()
    expect(await generator.job()).toBeNull()
  })

  it.each([
    [new SolveFailed('late', ''), 'failed', 'late'],
    [new SolveFailed('tooLarge', ''), 'failed', 'tooLarge'],
    [new SolveFailed('noPlan', '', [0], [{ personId: person.id, rules: [{ code: 'rest', params: {} }] }]), 'failed', 'conflicts'],
    [new SolveFailed('broken', ''), 'failed', 'broken'],
    [new TypeError('x'), 'failed', 'broken'],
    [new SolveFailed('aborted', ''), 'stopped', 'stopped'],
  ] as const)('a plan that ends with %s says so and changes nothing', async (error, state, trouble) => {
    const { generator, settled, solving } = stage()
    await generator.generate(asked)
    solving().fail(error)
    await settled()
    expect(await generator.job()).toMatchObject({ state, trouble, simple: false, changes: [] })
  })

  it.each(['late', 'tooLarge', 'broken', 'noPlan'] as const)(
    'a repair whose search ends with %s stands in by the rules alone',
    async (reason) => {
      const other = { ...person, id: PersonId.parse('b'), name: 'Bo' }
      const shift = {
        id: 's1',
        personId: person.id,
        typeId: 'day',
        date: '2026-10-20',
        start: '09:00',
        end: '17:00',
        zone: person.zone,
        breaks: [{ kind: 'lunch' as const, afterMinutes: 240, minutes: 30, paid: false }],
        work: 'service' as const,
        note: '',
        override: null,
      }
      const ill = {
        id: 'l',
        personId: person.id,
        kind: 'sick' as const,
        startDate: shift.date,
        endDate: shift.date,
        startTime: null,
        endTime: null,
        zone: person.zone,
        note: '',
      }
      const needs = [7, 8, 9, 10].map((hour) => {
        return { at: Date.UTC(2026, 9, 20, hour), language: 'en', shop: null, people: 1, low: 1, high: 1, why: {} }
      })
      const { generator, changed, settled, solving } = stage({ ...rota, people: [person, other], shifts: [shift], leave: [ill] })
      const { id } = await generator.generate({ ...asked, mode: 'repair', needs })
      solving().fail(new SolveFailed(reason, ''))
      await settled()
      await settled()
      const job = await generator.job()
      expect(job).toMatchObject({ state: 'done', simple: true, trouble: reason === 'noPlan' ? 'conflicts' : reason })
      expect(job?.changes).toMatchObject([{ before: { id: 's1' }, after: { id: 's1', personId: 'b', override: { why: 'sick' } } }])
      await generator.settle({ id, take: true })
      expect(changed).toMatchObject([[{ do: 'draft', shiftId: 's1', after: { personId: 'b' } }]])
    },
  )
})
