import type { Problem } from '../../../shared/domain/outbox/types'

/** Why keeping refused, in words the screens have. */
export class KeepingError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code)
    this.name = 'KeepingError'
  }
}
