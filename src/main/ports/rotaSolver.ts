import type { SolveModel, SolvePlan, SolveResult } from '../../shared/domain/rota/solve/types'

export interface SolveRequest {
  /** At most so long; the best plan until then is the answer. */
  readonly seconds: number
  /** The same seed searches in the same order. */
  readonly seed?: number
  /** A plan to start from (a repair); rows that break a hard rule are planned anew. */
  readonly start?: SolvePlan | null
  /** Each better plan, as it is found. */
  readonly onBetter?: (better: SolveResult) => void
  /** What went wrong although there is a plan: the search ended before its time. */
  readonly onTrouble?: (message: string) => void
  /** Ends the search early; the best plan until then is the answer. */
  readonly signal?: AbortSignal
}

/** Why there is no answer. `people` (indexes) have no lawful plan; `conflictsOf` names the rules. */
export class SolveFailed extends Error {
  override readonly name = 'SolveFailed'
  constructor(
    readonly reason: 'noPlan' | 'tooLarge' | 'aborted' | 'broken',
    message: string,
    readonly people: readonly number[] = [],
  ) {
    super(message)
  }
}

/** Plans a rota in a thread of its own. Rejects with SolveFailed. */
export type RotaSolver = (model: SolveModel, request: SolveRequest) => Promise<SolveResult>
