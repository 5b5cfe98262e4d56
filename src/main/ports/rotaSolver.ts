import type { PersonConflict, Proposal } from '../../shared/domain/rota/generate/proposal'
import type { GenerateTask } from '../../shared/domain/rota/generate/task'
import type { SolveModel, SolvePlan, SolveResult } from '../../shared/domain/rota/solve/types'

export interface PlanRequest {
  /** At most so long; the best plan until then is the answer. */
  readonly seconds: number
  /** The same seed searches in the same order. */
  readonly seed?: number
  /** Each better plan, as it is found. */
  readonly onBetter?: (better: SolveResult) => void
  /** What went wrong although there is a plan: the search ended before its time. */
  readonly onTrouble?: (message: string) => void
  /** Ends the search early; the best plan until then is the answer. */
  readonly signal?: AbortSignal
}
export interface SolveRequest extends PlanRequest {
  /** A plan to start from (a repair); rows that break a hard rule are planned anew. */
  readonly start?: SolvePlan | null
}

/** Why there is no answer; `late`: time was over before the first plan. `people` (indexes) have no lawful plan; `conflicts` names their rules where a rota was asked for. */
export class SolveFailed extends Error {
  override readonly name = 'SolveFailed'
  constructor(
    readonly reason: 'noPlan' | 'late' | 'tooLarge' | 'aborted' | 'broken',
    message: string,
    readonly people: readonly number[] = [],
    readonly conflicts: readonly PersonConflict[] = [],
  ) {
    super(message)
  }
}

/** Plans a rota's model in a thread of its own. Rejects with SolveFailed. */
export type RotaSolver = (model: SolveModel, request: SolveRequest) => Promise<SolveResult>

export interface PlannerRequest extends PlanRequest {
  /** People who need not reach their agreed hours. */
  readonly eased: ReadonlySet<string>
  /** What new shifts' ids begin with; a number follows. */
  readonly ids: string
}
/** Plans a rota: its translation, the search and the proposal, all in a thread of its own. Rejects with SolveFailed. */
export type RotaPlanner = (task: GenerateTask, request: PlannerRequest) => Promise<Proposal & Pick<SolveResult, 'objective' | 'bound'>>
