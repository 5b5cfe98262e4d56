import type { Problem } from '../../../shared/domain/outbox/types'

/** Thrown with a cause in our words. */
export class RotaError extends Error {
  readonly problem: Problem
  constructor(code: Problem['code'], params: Problem['params'] = {}) {
    super(code)
    this.name = 'RotaError'
    this.problem = { code, params }
  }
}
