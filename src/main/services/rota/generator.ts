/** The generator's job: one at a time, its best plan so far, and what becomes of it. */
import type { RotaDeed, RotaJob } from '../../../shared/contract/rota'
import type { Problem } from '../../../shared/domain/outbox/types'
import { sameThing } from '../../../shared/domain/rota/deeds'
import { withChanges } from '../../../shared/domain/rota/generate/changes'
import { reasonsOf } from '../../../shared/domain/rota/generate/reasons'
import { standIns } from '../../../shared/domain/rota/generate/standIns'
import type { GenerateTask } from '../../../shared/domain/rota/generate/task'
import { leaveThatCounts } from '../../../shared/domain/rota/onShift'
import type { Rota, ShiftChange } from '../../../shared/domain/rota/plan'
import { planned } from '../../../shared/domain/rota/planned'
import type { Clock, Log } from '../../ports'
import { type RotaPlanner, SolveFailed } from '../../ports/rotaSolver'
import type { RotaService } from './types'

export interface GeneratorNeeds {
  readonly plan: RotaPlanner
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly log: Log
  readonly newId: () => string
  /** The rota that counts and this desk's drafts, as they are now. */
  readonly read: () => Promise<{ rota: Rota; drafts: readonly ShiftChange[] }>
  /** As `rota.change`. */
  readonly change: (asked: { deeds: RotaDeed[] }) => Promise<{ undo: RotaDeed[] }>
  /** The job went on: pages ask `job` again. */
  readonly emit: () => void
}
export type Generator = Pick<RotaService, 'generate' | 'job' | 'stop' | 'settle'> & {
  /** The profile closes: what runs ends, and nothing of it is told any more. */
  end(): void
}

/** Carries its cause in the words of the contract. */
export class GenerateError extends Error {
  override readonly name = 'GenerateError'
  constructor(readonly problem: Problem) {
    super(problem.code)
  }
}

/** Told no more often: each better plan would wake every window. */
const TOLD_EVERY_MS = 400
/** A repair is to be there at once; what more time would find is not worth the wait. */
const REPAIR_SECONDS = 3

/** Between two shifts of the stand-ins windows are answered. */
const breathe = () => new Promise<void>((done) => setTimeout(done, 0))

export function createGenerator({ plan, clock, log, newId, read, change, emit }: GeneratorNeeds): Generator {
  let current: RotaJob | null = null
  let running: AbortController | null = null

  const tell = (id: string, part: Partial<RotaJob>) => {
    if (current?.id !== id) return
    current = { ...current, ...part }
    emit()
  }

  async function search(id: string, task: GenerateTask, seconds: number, stop: AbortSignal): Promise<void> {
    const until = clock.monotonic() + seconds * 1000
    const eased = new Set<string>()
    const conflicts: RotaJob['conflicts'] = []
    let toldAt = Number.NEGATIVE_INFINITY
    // Those whose agreed hours cannot be reached are told and planned without them; anything else that conflicts ends it.
    for (;;) {
      try {
        const { objective, bound, changes, reasons } = await plan(task, {
          seconds: Math.max(1, (until - clock.monotonic()) / 1000),
          eased,
          ids: newId(),
          signal: stop,
          onBetter: (better) => {
            const now = clock.monotonic()
            if (now - toldAt < TOLD_EVERY_MS) return
            toldAt = now
            tell(id, { objective: better.objective, bound: better.bound })
          },
          onTrouble: () => log.warn('rota.generator.endedEarly'),
        })
        return tell(id, { state: stop.aborted ? 'stopped' : 'done', objective, bound, changes, reasons, conflicts })
      } catch (error) {
        if (!(error instanceof SolveFailed)) {
          log.warn('rota.generator.failed', { error: error instanceof Error ? error.name : typeof error })
          return withoutPlan(id, task, 'broken', conflicts)
        }
        if (error.reason === 'aborted') return tell(id, { state: 'stopped', trouble: 'stopped' })
        if (error.reason !== 'noPlan') return withoutPlan(id, task, error.reason, conflicts)
        let helped = false
        for (const { personId, rules } of error.conflicts) {
          conflicts.push({ personId, rules: [...rules] })
          if (!rules.some(({ code }) => code === 'agreed') || eased.has(personId)) continue
          eased.add(personId)
          helped = true
        }
        if (!helped) return withoutPlan(id, task, 'conflicts', conflicts)
      }
    }
  }

  /** Whoever is ill is missing all the same: a repair falls back on the rules alone. A plan leaves the rota as it is. */
  async function withoutPlan(
    id: string,
    task: GenerateTask,
    trouble: NonNullable<RotaJob['trouble']>,
    conflicts: RotaJob['conflicts'],
  ): Promise<void> {
    log.warn('rota.generator.noPlan', { trouble })
    if (task.mode === 'plan') return tell(id, { state: 'failed', trouble, conflicts })
    const changes = await standIns(task, breathe)
    const reasons = reasonsOf(task, withChanges(task.shifts, changes))
    tell(id, { state: 'done', trouble, simple: true, objective: null, bound: null, changes, reasons, conflicts })
  }

  return {
    async generate({ mode, from, days, people, needs, weights, seconds }) {
      if (running) throw new GenerateError({ code: 'busy', params: {} })
      const id = newId()
      const stop = new AbortController()
      // Taken before anything is waited for, so that two windows cannot both begin.
      running = stop
      const release = () => {
        running = null
      }
      try {
        const { rota, drafts } = await read()
        current = {
          id,
          mode,
          state: 'running',
          startedAt: clock.now(),
          seconds,
          objective: null,
          bound: null,
          trouble: null,
          simple: false,
          conflicts: [],
          changes: [],
          reasons: [],
        }
        emit()
        const task = {
          mode,
          rota: { ...rota, leave: leaveThatCounts(rota) },
          shifts: planned(rota, drafts),
          from,
          days,
          people,
          needs,
          weights,
          now: clock.now(),
        }
        void search(id, task, mode === 'repair' ? Math.min(seconds, REPAIR_SECONDS) : seconds, stop.signal)
          .catch((error: unknown) => {
            log.warn('rota.generator.failed', { error: error instanceof Error ? error.name : typeof error })
            tell(id, { state: 'failed', trouble: 'broken' })
          })
          .finally(() => {
            release()
            emit()
          })
      } catch (error) {
        release()
        throw error
      }
      return { id }
    },
    job: async () => current,
    async stop() {
      running?.abort()
    },
    async settle({ id, take }) {
      if (current?.id !== id || current.state === 'running') throw new GenerateError({ code: 'notFound', params: {} })
      const { changes } = current
      const { rota, drafts } = await read()
      const now = new Map(planned(rota, drafts).map((shift) => [shift.id, shift]))
      const stale = changes.some(({ before }) => before !== null && !sameThing(now.get(before.id) ?? null, before))
      if (take && stale) throw new GenerateError({ code: 'changedMeanwhile', params: {} })
      const deeds = changes.flatMap(({ before, after }): RotaDeed[] => {
        const shiftId = after?.id ?? before?.id
        return shiftId === undefined ? [] : [{ do: 'draft', shiftId, after }]
      })
      const done = take && deeds.length ? await change({ deeds }) : { undo: [] }
      current = null
      emit()
      return done
    },
    end() {
      running?.abort()
      current = null
    },
  }
}
