import type { Problem } from '../../../shared/domain/outbox/problem'

/** Thrown with a cause in our words. */
export class MemoryError extends Error {
  readonly problem: Problem
  constructor(code: Problem['code'], params: Problem['params'] = {}) {
    super(code)
    this.name = 'MemoryError'
    this.problem = { code, params }
  }
}
